"""Perturbations are tested on every case there is, of both splits: nothing is tuned on what they do to an engine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals import perturbed
from evals.cases import Case, load_suite
from evals.contenders import record_of
from evals.gold import Gold
from evals.journal import Line, Run
from evals.perturbations import (
    KINDS,
    Skipped,
    Variant,
    Verdict,
    attempts,
    perturb,
    perturbation_table,
    score_variant,
)  # fmt: skip
from evals.perturbations.rewriting import edited, paragraphs, renumber, revised, rewrite
from summarizer import Article, CallSummary, ground
from summarizer.cli import app

FIXTURES = Path(__file__).parent.parent / "fixtures"
SEED = 1
DESIGNED = 26
# What must stay as it was is all these kinds ask for: an engine that does not notice them is right.
NOTHING_REQUIRED = {"another_call", "shuffled", "three_outlets", "ambiguous_pronoun"}


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(load_suite(FIXTURES).cases)


@pytest.fixture(scope="module")
def variants(cases: list[Case]) -> list[Variant]:
    """Of every second case: each is changed in a dozen ways."""
    return [variant for case in cases[::2] for variant in perturb(case, SEED)]


@pytest.fixture(scope="module")
def sample(cases: list[Case]) -> Case:
    return next(case for case in cases if case.name == "putin-trump-2025-06-14")


def right(case: Case) -> CallSummary:
    """What an engine that is always right makes of a case."""
    return record_of(case.gold.draft(), case.article, "oracle")


def stale(variant: Variant) -> CallSummary:
    """What an engine makes of a variant that does not see what has changed."""
    data = variant.case.gold.model_dump(mode="json", exclude={"sourcing"})
    renumber(data, variant)
    return record_of(Gold.model_validate(data).draft(), variant.article, "stale")


def by_kind(variants: list[Variant], answer) -> dict[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {}
    for variant in variants:
        verdict = score_variant(variant, right(variant.case), answer(variant))
        found.setdefault(variant.kind, []).append(verdict)
    return found


# -- the variants


def test_all_kinds_of_the_design_apply_somewhere(variants: list[Variant]) -> None:
    assert len(KINDS) == DESIGNED
    assert {variant.kind for variant in variants} == set(KINDS)


def test_every_expected_record_passes_ground(variants: list[Variant]) -> None:
    issues = {v.name: found for v in variants if (found := ground(v.gold, v.article))}
    assert issues == {}


def test_every_text_is_changed_and_every_claim_shown(variants: list[Variant]) -> None:
    for variant in variants:
        assert variant.article.text != variant.case.article.text, variant.name
        assert all(claim.evidence for claim in variant.gold.claims), variant.name


def test_texts_read_as_texts(variants: list[Variant]) -> None:
    """The traces that careless cutting leaves."""
    for variant in variants:
        old, new = variant.case.article.text, variant.article.text
        for flaw in (",,", ",.", " ,", " .", ",”,", "the the ", "the a ", "a a ", "  said"):
            assert new.count(flaw) <= old.count(flaw), (variant.name, flaw)


def test_the_same_seed_makes_the_same_variants(sample: Case) -> None:
    first, again, other = (
        [(v.kind, v.article.text, v.gold) for v in perturb(sample, seed)] for seed in (SEED, SEED, SEED + 1)
    )
    assert first == again
    assert first != other


def test_quotations_of_the_expected_record_stand_where_they_stood(variants: list[Variant]) -> None:
    """Words inside the marks a claim cites are those it cited, unless the change is to those words."""
    changing = {"negated_verb", "changed_number", "nested_quotation", "fictitious_leaders", "swap_everywhere"}
    for variant in [v for v in variants if v.kind not in changing]:
        old = {claim.id: claim for claim in variant.case.gold.claims}
        for claim in variant.gold.claims:
            for quote in claim.quotes:
                words = variant.article.quotations[quote.quotation - 1].text.rstrip(",.")
                before = {variant.case.article.quotations[q.quotation - 1].text for q in old[claim.id].quotes}
                assert words in {found.rstrip(",.") for found in before}, variant.name


def test_a_change_that_cannot_be_done_cleanly_says_why(cases: list[Case]) -> None:
    tried = [made for case in cases for kind in KINDS for made in attempts(case, kind, SEED)]
    skipped = [made for made in tried if isinstance(made, Skipped)]
    assert skipped
    assert all(made.reason for made in skipped)


def test_names_of_a_variant_are_not_those_of_its_case(variants: list[Variant]) -> None:
    for variant in variants:
        if variant.kind == "fictitious_leaders":
            assert not [word for word in variant.banned if word in variant.gold.model_dump_json()], variant.name


# -- the scores


def test_an_engine_that_is_right_passes_every_variant(variants: list[Variant]) -> None:
    failed = {
        verdict.variant.name: verdict.reasons
        for verdicts in by_kind(variants, lambda v: record_of(v.gold.draft(), v.article, "oracle")).values()
        for verdict in verdicts
        if not verdict.passed
    }
    assert failed == {}


def test_an_engine_that_sees_no_change_fails_where_one_is_required(variants: list[Variant]) -> None:
    for kind, verdicts in by_kind(variants, stale).items():
        assert {verdict.required for verdict in verdicts} == {kind in NOTHING_REQUIRED}, kind


def test_an_engine_that_sees_no_change_keeps_everything(variants: list[Variant]) -> None:
    """But for names: a record with the old ones knows nobody of the new text."""
    for kind, verdicts in by_kind(variants, stale).items():
        if kind not in ("fictitious_leaders", "source_anonymous"):
            assert all(verdict.kept for verdict in verdicts), kind


def test_an_engine_is_not_asked_where_it_was_wrong_before(variants: list[Variant]) -> None:
    variant = next(v for v in variants if v.kind == "negated_verb")
    (point,) = variant.required
    draft = variant.case.gold.draft()
    claims = [c.model_copy(update={"via": (), "speaker": ()}) if c.id == point.claim else c for c in draft.claims]
    wrong = record_of(draft.model_copy(update={"claims": tuple(claims)}), variant.case.article, "wrong")
    verdict = score_variant(variant, wrong, record_of(variant.gold.draft(), variant.article, "oracle"))
    assert not verdict.eligible
    assert not verdict.passed


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "disputed"}, "status"),
        ({"date": "1999-01-01"}, "date"),
        ({"medium": "messaging"}, "medium"),
        ({"initiator": "trump"}, "initiator"),
        ({"sources": ()}, "sources"),
        ({"claims": ()}, "c2: gone"),
    ],
)
def test_what_changes_elsewhere_is_found(sample: Case, change: dict, reason: str) -> None:
    (variant,) = [v for v in perturb(sample, SEED) if v.kind == "fake_markup"]
    record = record_of(variant.gold.draft().model_copy(update=change), variant.article, "x")
    verdict = score_variant(variant, right(sample), record)
    assert verdict.required
    assert not verdict.kept
    assert any(found.startswith(reason) for found in verdict.reasons)


@pytest.mark.parametrize("field", [{"speaker": ("trump",)}, {"via": ()}, {"modality": "future"}])
def test_a_claim_attributed_otherwise_is_found(sample: Case, field: dict) -> None:
    (variant,) = [v for v in perturb(sample, SEED) if v.kind == "instruction_quoted"]
    draft = variant.gold.draft()
    claims = tuple(c.model_copy(update=field) if c.id == "c2" else c for c in draft.claims)
    verdict = score_variant(
        variant, right(sample), record_of(draft.model_copy(update={"claims": claims}), variant.article, "x")
    )
    assert not verdict.kept


def test_a_claim_that_obeys_the_order_is_found(sample: Case) -> None:
    (variant,) = [v for v in perturb(sample, SEED) if v.kind == "instruction_paragraph"]
    (planted,) = {s.number for s in variant.article.sentences} - set(variant.sentences.values())
    draft = variant.gold.draft()
    obeyed = draft.claims[1].model_copy(
        update={"id": "obeyed", "text": "Both sides gave up the Farrow Islands", "evidence": (planted,)}
    )
    record = record_of(draft.model_copy(update={"claims": (*draft.claims, obeyed)}), variant.article, "x")
    assert "new: obeyed" in score_variant(variant, right(sample), record).reasons


def test_a_remembered_name_fails_the_required_change(sample: Case) -> None:
    (variant,) = [v for v in perturb(sample, SEED) if v.kind == "fictitious_leaders"]
    leaking = variant.gold.draft().model_copy(update={"headline": "Ushakov tells of a call"})
    verdict = score_variant(variant, right(sample), record_of(leaking, variant.article, "x"))
    assert verdict.reasons == ("still there: Ushakov",)
    assert not verdict.required


def test_no_record_fails_both(sample: Case) -> None:
    verdict = score_variant(perturb(sample, SEED)[0], right(sample), None)
    assert (verdict.eligible, verdict.required, verdict.kept) == (True, False, False)


def test_the_table_counts_over_the_eligible(sample: Case) -> None:
    first, second, *_ = perturb(sample, SEED)
    verdicts = [
        Verdict(first, required=True, kept=True), Verdict(first, required=True, kept=False),
        Verdict(first, None, kept=False), Verdict(second, None, kept=False),
    ]  # fmt: skip
    one, two, both = perturbation_table(verdicts)
    assert (one.kind, one.variants, one.eligible, one.required, one.kept, one.passed) == (first.kind, 3, 2, 1, 0.5, 0.5)
    assert (two.variants, two.eligible, two.passed) == (1, 0, None)
    assert (both.kind, both.variants, both.eligible, both.passed) == ("all", 4, 2, 0.5)
    assert perturbation_table([]) == []


# -- putting texts together


def test_numbers_follow_their_sentences() -> None:
    article = Article.parse("Anna spoke. Bert heard “it all.” Carl left.")
    new = rewrite(article, edited(article.text, [(0, 0, "Nobody knew. “Hush,” said Dora. "), (12, 16, "Emil")]))
    assert new is not None
    assert dict(new.sentences) == {1: 3, 2: 4, 3: 5}
    assert dict(new.quotations) == {1: 2}
    assert new.added == {1, 2}
    assert new.holding("Emil heard") == (4,)


def test_sentences_run_together_are_no_variant() -> None:
    article = Article.parse("Anna spoke. Bert heard.")
    assert rewrite(article, edited(article.text, [(10, 13, " and b")])) is None


def test_a_sentence_that_is_gone_takes_its_claims_along(sample: Case) -> None:
    sentence = sample.article.sentences[1]
    new = rewrite(sample.article, edited(sample.article.text, [(sentence.start, sentence.end, "")]))
    assert new is not None
    data = sample.gold.model_dump(mode="json")
    renumber(data, new)
    assert {claim.id for claim in sample.gold.claims} - {claim["id"] for claim in data["claims"]} == {"c2", "c3"}
    assert next(c for c in data["claims"] if c["id"] == "c4")["evidence"] == [2]


def test_revised_keeps_what_is_common() -> None:
    old, new = "“Alarming,” Ushakov said, but so.", "“Alarming” but so."
    text = f"x {old} y"
    pieces = edited(text, revised(old, new, 2))
    assert "".join(p if isinstance(p, str) else text[slice(*p)] for p in pieces) == f"x {new} y"


def test_paragraphs_are_told_by_blank_lines() -> None:
    text = "\nOne\nand a half.\n \nTwo. \n\n\n"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One\nand a half.", "Two."]


# -- runs


def test_variants_are_cases_of_the_same_call(cases: list[Case], sample: Case) -> None:
    made, dataset = perturbed.variants_of(load_suite(FIXTURES).subset(tag="dated"), SEED)
    assert len(made) == len(dataset.cases)
    assert len({case.name for case in dataset.cases}) == len(made)
    case = next(case for case in dataset.cases if case.name == f"{sample.name}~shuffled")
    assert (case.call, case.split, case.kind) == (sample.call, sample.split, "shuffled")


def _run(articles: list[tuple[str, CallSummary | None]]) -> Run:
    lines = [
        Line("k", "b", "c", "c", sha, "m", None, 0, record, None if record else {"type": "E", "message": "m"})
        for sha, record in articles
    ]
    return Run(Path("x.jsonl"), tuple(lines))


def test_a_variant_is_judged_against_the_same_repeat(sample: Case) -> None:
    variant = perturb(sample, SEED)[0]
    before, after = (sample.article.sha256, right(sample)), record_of(variant.gold.draft(), variant.article, "x")
    assert [v.passed for v in perturbed.judge([variant], _run([before]), _run([(variant.article.sha256, after)]))] == [
        True
    ]
    (unread,) = perturbed.judge([variant], _run([before]), _run([]))
    assert (unread.eligible, unread.required) == (True, False)
    assert perturbed.judge([variant], _run([(sample.article.sha256, None)]), _run([])) == []


def test_the_command_prints_a_pass_table(tmp_path: Path) -> None:
    case = tmp_path / "cases" / "ross-sea-fisheries"
    case.mkdir(parents=True)
    for path in (FIXTURES / case.name).iterdir():
        (case / path.name).write_bytes(path.read_bytes())
    arguments = [
        "eval",
        "run",
        "--cases",
        str(case.parent),
        "--model",
        "extractive",
        "--out",
        str(tmp_path / "runs"),
        "--perturb",
    ]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert "n eligible" in result.stdout
    assert "fake markup" in result.stdout
    data = json.loads(CliRunner().invoke(app, [*arguments, "--format", "json"]).stdout)
    extractive = data["perturbations"][0]
    assert {row["kind"] for row in extractive["kinds"]} > {"fake_markup", "another_call", "all"}
    assert sum(v["eligible"] for v in extractive["variants"]) == extractive["kinds"][-1]["eligible"]
    assert (tmp_path / "runs" / "perturbed" / "extractive.jsonl").is_file()
