"""Floors, margins, and what neither shows: a gate passes, fails, or says that nobody can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evals import baseline
from evals.cases import load_suite
from evals.evaluation import Evaluation, evaluate
from evals.scorers import PRIMARY
from summarizer import Article, Draft
from summarizer.errors import InputError, Refused
from tests.scripted import DRAFT
from tests.suites import GOLD, Scripted, claims, run_of, write_suite

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from evals.baseline import Blessed, Check

WRONG = Draft.model_validate({**GOLD, "claims": claims({"speaker": ["kertes"]}, {}, {})})


def run(folder: Path, cases: int, wrong_in: Collection[int] = (), name: str = "scripted") -> Evaluation:
    """A run that is right but for one speaker in some cases."""
    dataset = load_suite(folder / "suite") if (folder / "suite").exists() else write_suite(folder / "suite", cases)

    def answer(article: Article) -> Draft:
        return WRONG if any(f"Note {n}." in article.text for n in wrong_in) else DRAFT

    return evaluate(run_of(dataset, folder / f"runs-{len(wrong_in)}", Scripted(answer, model=name)), dataset)


def blessed(evaluation: Evaluation, **changes: float) -> Blessed:
    found = baseline.bless(evaluation, "2026-11-22")
    return found.model_copy(update={"floors": found.floors | changes})


def outcome(checks: list[Check], metric: str = PRIMARY) -> str:
    return next(check.outcome for check in checks if check.metric == metric)


def test_the_same_run_passes(tmp_path: Path) -> None:
    evaluation = run(tmp_path, 8)
    checks = baseline.gate(evaluation, blessed(evaluation))
    assert {check.outcome for check in checks} == {"pass"}
    assert {check.metric for check in checks} == set(baseline.GATED) - {"abstention"}
    assert checks[0].sentence == (
        f"{PRIMARY}: pass: 1.000, floor 0.950; against the blessed 0.000 [0.000, 0.000], margin 0.030"
    )


def test_under_a_floor_it_fails(tmp_path: Path) -> None:
    evaluation = run(tmp_path, 8, range(8))
    assert outcome(baseline.gate(evaluation, blessed(run(tmp_path, 8)))) == "regression"
    assert (
        outcome(baseline.gate(evaluation, blessed(evaluation, unsupported_rate=-0.1)), "unsupported_rate")
        == "regression"
    )


def test_worse_beyond_chance_and_margin_it_fails_above_its_floor(tmp_path: Path) -> None:
    low_floor = blessed(run(tmp_path, 8), **{PRIMARY: 0.1, "speaker_accuracy": 0.1})
    checks = baseline.gate(run(tmp_path, 8, range(8)), low_floor)
    assert outcome(checks) == "regression"
    assert outcome(checks, "claim_f1") == "pass"


def test_worse_in_a_few_calls_nobody_can_tell(tmp_path: Path) -> None:
    low_floor = blessed(run(tmp_path, 8), **{PRIMARY: 0.1, "speaker_accuracy": 0.1})
    assert outcome(baseline.gate(run(tmp_path, 8, [0, 3]), low_floor)) == "inconclusive"


def test_within_the_margin_it_passes(tmp_path: Path) -> None:
    before = blessed(run(tmp_path, 8), **{PRIMARY: 0.1})
    wide = before.model_copy(update={"margins": {**before.margins, PRIMARY: 0.4}})
    assert outcome(baseline.gate(run(tmp_path, 8, [0, 3]), wide)) == "pass"


def test_under_six_calls_floors_alone_decide(tmp_path: Path) -> None:
    before = blessed(run(tmp_path, 5), **{PRIMARY: 0.5})
    checks = baseline.gate(run(tmp_path, 5, range(5)), before)
    assert outcome(checks) == "pass"
    assert "too few calls to compare" in checks[0].sentence
    assert outcome(baseline.gate(run(tmp_path, 5, range(5)), blessed(run(tmp_path, 5)))) == "regression"


def test_better_passes(tmp_path: Path) -> None:
    assert outcome(baseline.gate(run(tmp_path, 8), blessed(run(tmp_path, 8, range(8))))) == "pass"


def test_a_case_that_changed_is_named_and_not_compared(tmp_path: Path) -> None:
    before = blessed(run(tmp_path, 8))
    gold = tmp_path / "suite" / "case-1" / "gold.yaml"
    gold.write_text("# a second thought\n" + gold.read_text(encoding="utf-8"), encoding="utf-8")
    after = run(tmp_path, 8)
    assert baseline.changed(after, before) == ["case-1"]
    difference = baseline.gate(after, before)[0].difference
    assert difference is not None
    assert difference.clusters == 7


def test_a_case_that_was_not_read_is_an_error_that_names_it(tmp_path: Path) -> None:
    evaluation = run(tmp_path, 8)
    few = evaluation.where(lambda case: case.name not in ("case-1", "case-6"))
    with pytest.raises(InputError, match="has not read case-1, case-6, which the baseline has"):
        baseline.gate(few, blessed(evaluation))


def test_a_new_case_is_no_matter(tmp_path: Path) -> None:
    evaluation = run(tmp_path, 8)
    few = blessed(evaluation.where(lambda case: case.name != "case-7"))
    assert {check.outcome for check in baseline.gate(evaluation, few)} == {"pass"}


def test_a_file_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "baseline.toml"
    entries = {"scripted@v1": blessed(run(tmp_path, 8)), "trivial": blessed(run(tmp_path, 8, [1]))}
    baseline.write(entries, path)
    assert baseline.read(path) == entries


def test_floors_rise_and_never_fall_by_themselves(tmp_path: Path) -> None:
    good, bad = run(tmp_path, 8), run(tmp_path, 8, range(8))
    low = baseline.bless(bad, "2026-11-22")
    raised = baseline.bless(good, "2026-11-23", low)
    assert raised.floors[PRIMARY] == 0.95 > low.floors[PRIMARY]
    edited = low.model_copy(update={"floors": low.floors | {PRIMARY: 0.66}, "margins": low.margins | {PRIMARY: 0.1}})
    again = baseline.bless(bad, "2026-11-24", edited)
    assert (again.floors[PRIMARY], again.margins[PRIMARY]) == (0.66, 0.1)
    with pytest.raises(InputError, match=rf"{PRIMARY}: 0\.667 is beyond the floor of 0\.95; edit the baseline file"):
        baseline.bless(bad, "2026-11-24", raised)


def test_a_run_with_failures_is_not_blessed(tmp_path: Path) -> None:
    def answer(article: Article) -> Draft:
        raise Refused("declined")

    dataset = write_suite(tmp_path / "suite", 2)
    with pytest.raises(InputError, match="scripted: 2 readings failed"):
        baseline.bless(evaluate(run_of(dataset, tmp_path, Scripted(answer)), dataset), "2026-11-22")


@pytest.mark.parametrize(
    ("text", "named"),
    [(None, "no such baseline file"), ("[a", "baseline.toml: "), ('[a]\nblessed = "x"\n', "floors: Field required")],
)
def test_a_broken_file_is_named(text: str | None, named: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=named):
        baseline.read(path)
