"""The scorers, held to golds made wrong on purpose: which metrics must fall, and that no other does.

    gold against itself       every metric that applies is perfect
    junk                      every metric that reads claims is at its worst
    one thing changed         the metrics of its row in FALLS fall, all others stay as they are
    principals swapped        attributed-claim F1 equals the share of claims that the swap leaves right

Golds are taken without their licence (alternatives, optional claims), or a mutant could be licit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from summarizer import proposition

from .alignment import align, compare, contradict, name_stems
from .contenders import record_of
from .mutations import PER_KIND, Mutation, mutate
from .scorers import CHECKS, METRICS, PRIMARY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from summarizer import Article, Draft, DraftClaim

    from .cases import Case
    from .gold import Gold

SEED = 1
JUNK = "Zyzzyva quuxly frobnicates blorbs"
GROUND = "unsupported_rate"  # what `ground` finds in a mutant is measured by `mutations`, so it may change here

READS_CLAIMS = frozenset(
    {PRIMARY, "claim_f1", "text_f1", "evidence_f1", "topic_f1", *(f"{name}_accuracy" for name in CHECKS)}
)
CONTRADICTIONS = ("add_negation", "drop_negation", "change_number")

# What a mutation makes fall. A claim whose proposition is another one aligns with nothing: it is missed and extra.
FALLS: dict[str, frozenset[str]] = {
    "swap_speakers": frozenset({PRIMARY, "speaker_accuracy", "addressee_accuracy"}),
    "drop_via": frozenset({PRIMARY, "via_accuracy"}),
    "promote_to_outlet": frozenset({PRIMARY, "via_accuracy", "attribution_accuracy"}),
    "wrong_via": frozenset({PRIMARY, "via_accuracy"}),
    "change_modality": frozenset({PRIMARY, "modality_accuracy"}),
    "add_negation": frozenset({PRIMARY, "claim_f1"}),
    "drop_negation": frozenset({PRIMARY, "claim_f1"}),
    "change_number": frozenset({PRIMARY, "claim_f1"}),
    "junk_text": frozenset({PRIMARY, "claim_f1"}),
    "shift_evidence": frozenset({PRIMARY, "claim_f1"}),
    "no_evidence": frozenset({PRIMARY, "claim_f1"}),
    "drop_claim": frozenset({PRIMARY, "claim_f1"}),
    "extra_claim": frozenset({PRIMARY, "claim_f1"}),
    "cite_too_much": frozenset({"evidence_f1"}),
    "change_act": frozenset({"act_accuracy"}),
    "change_in_call": frozenset({"in_call_accuracy"}),
    "change_topic": frozenset({"topic_f1"}),
    "wrong_voice": frozenset({"quote_voice_accuracy"}),
    "change_date": frozenset({"date_accuracy"}),
    "change_duration": frozenset({"duration_accuracy"}),
    "change_medium": frozenset({"medium_accuracy"}),
    "change_role": frozenset({"party_f1"}),
    "drop_source": frozenset({"source_f1"}),
    "invent_flag": frozenset({"flag_f1"}),
    "abstract_without_relay": frozenset({"relay_dropped_rate"}),
}


@dataclass
class Row:
    """What came of the mutants of one kind."""

    kind: str
    made: int = 0
    stood: Counter[str] = field(default_factory=Counter)  # metrics that should have fallen and did not
    moved: Counter[str] = field(default_factory=Counter)  # metrics that changed and should not have
    examples: list[str] = field(default_factory=list)

    @property
    def right(self) -> bool:
        return not (self.stood or self.moved)

    def note(self, case: Case, what: str, stood: set[str], moved: set[str]) -> None:
        self.made += 1
        self.stood.update(stood)
        self.moved.update(moved)
        if stood or moved:
            self.examples.append(f"{case.name}: {what}: stood {sorted(stood)}, moved {sorted(moved)}")


def check(cases: Iterable[Case]) -> list[Row]:
    """A row for each kind of mutation, over all golds."""
    rows = {kind: Row(kind) for kind in FALLS}
    for case in cases:
        gold = case.gold.strict()
        before = scores(gold.draft(), gold, case.article, without_ground=True)
        for mutant in _mutants(gold, case.article):
            after = scores(mutant.draft, gold, case.article, without_ground=True)
            changed = {name for name in before if before[name] != after[name]}
            falls = FALLS[mutant.kind]
            applies = {name for name in falls if before[name] is not None}
            rows[mutant.kind].note(case, f"{mutant.path} {mutant.what}", applies - changed, changed - falls)
    return list(rows.values())


def imperfect(cases: Iterable[Case]) -> list[str]:
    """Where a gold, with its licence, does not score perfectly against itself: case, reader, metric, value."""
    perfect = {metric.name: 1.0 - metric.worst for metric in METRICS}
    return [
        f"{case.name}, {reader}: {name} {value:.3f}"
        for case in cases
        for reader, gold in case.golds.items()
        for name, value in scores(gold.draft(), gold, case.article).items()
        if value is not None and abs(value - perfect[name]) > 1e-9
    ]


def unmoved_by_junk(cases: Iterable[Case]) -> list[str]:
    """Where a metric that reads claims is not at 0 for a gold whose every claim says junk."""
    found = []
    for case in cases:
        draft = case.gold.draft()
        claims = tuple(claim.model_copy(update={"text": JUNK}) for claim in draft.claims)
        values = scores(draft.model_copy(update={"claims": claims}), case.gold, case.article, without_ground=True)
        found += [f"{case.name}: {name} {values[name]:.3f}" for name in sorted(READS_CLAIMS) if values[name]]
    return found


def unequal_swaps(cases: Iterable[Case]) -> list[str]:
    """Where attributed-claim F1 of swapped principals is not the share of claims that the swap leaves right."""
    pairs = ((case.name, *swapped(case.gold.strict(), case.article)) for case in cases)
    return [
        f"{name}: {found:.3f}, should be {due:.3f}"
        for name, found, due in pairs
        if found is not None and due is not None and abs(found - due) > 1e-9
    ]


def scores(draft: Draft, gold: Gold, article: Article, *, without_ground: bool = False) -> dict[str, float | None]:
    """Every metric of a draft against a gold; what `ground` finds in mutants is measured by `mutations`."""
    comparison = compare(record_of(draft, article, "selfcheck"), gold, article)
    metrics = [metric for metric in METRICS if not (without_ground and metric.name == GROUND)]
    return {metric.name: metric.score(comparison).value for metric in metrics}


def swapped(gold: Gold, article: Article) -> tuple[float | None, float | None]:
    """With the principals of a call of two swapped in every claim: attributed-claim F1, and what it should be.

    None where there aren't two, or nothing was claimed.
    """
    principals = [party.id for party in gold.parties if party.role == "principal"]
    if len(principals) != 2 or not gold.claims:
        return None, None
    other = dict(zip(principals, reversed(principals), strict=True))
    claims = [
        claim.model_copy(
            update={
                "speaker": tuple(other.get(id, id) for id in claim.speaker),
                "addressee": tuple(other.get(id, id) for id in claim.addressee),
                "via": tuple(other.get(id, id) for id in claim.via),
            }
        )
        for claim in gold.draft().claims
    ]
    same = [
        set(new.speaker) == set(old.speaker) and new.via == old.via
        for new, old in zip(claims, gold.claims, strict=True)
    ]
    found = scores(gold.draft().model_copy(update={"claims": tuple(claims)}), gold, article)[PRIMARY]
    return found, sum(same) / len(same)


def table(rows: Iterable[Row]) -> str:
    """The rows, a line each."""
    lines = [f"{'mutation':24}{'made':>5}  {'held':4}  must fall"]
    for row in rows:
        apart = "".join(f"; {name} moved in {n}" for name, n in row.moved.items())
        apart += "".join(f"; {name} stood in {n}" for name, n in row.stood.items())
        held = "yes" if row.right else "NO"
        lines.append(f"{row.kind:24}{row.made:5}  {held:4}  {', '.join(sorted(FALLS[row.kind]))}{apart}")
    return "\n".join(lines)


def _mutants(gold: Gold, article: Article) -> Iterator[Mutation]:
    draft = gold.draft()
    if len(draft.claims) > 1:  # with a single claim, missing it moves whatever depends on one
        found = [mutation for mutation in mutate(draft, article, SEED) if mutation.kind in FALLS]
        found += [mutation for kind in CLAIM_CHANGES for mutation in _claims_changed(kind, draft, article)]
        yield from (mutation for mutation in found if _is_another(mutation, gold, article))
    if draft.status != "not_a_call":
        for kind, make in DRAFT_CHANGES.items():
            yield from (Mutation(kind, "header", kind, changed) for changed in make(draft))


def _claims_changed(kind: str, draft: Draft, article: Article) -> Iterator[Mutation]:
    random = Random(f"{kind} {article.sha256}")  # noqa: S311
    found = [(n, changed) for n, c in enumerate(draft.claims) for changed in CLAIM_CHANGES[kind](c, draft, article)]
    for n, changed in random.sample(found, min(PER_KIND, len(found))):
        claims = (*draft.claims[:n], *changed, *draft.claims[n + 1 :])
        yield Mutation(kind, f"claims[{n}]", kind, draft.model_copy(update={"claims": claims}))


def _is_another(mutation: Mutation, gold: Gold, article: Article) -> bool:
    """Whether a mutant that should be another proposition is one, and none that the gold has elsewhere.

    "Not just" negates nothing, and a number that stands twice in a claim isn't gone when one of the two changes.
    """
    if "claim_f1" not in FALLS[mutation.kind] or len(mutation.draft.claims) != len(gold.claims):
        return True
    record = record_of(mutation.draft, article, "selfcheck")
    n = next(i for i in range(len(gold.claims)) if mutation.path.startswith(f"claims[{i}]"))
    said, meant = (proposition(claims[n].text, article.language) for claims in (record.claims, gold.claims))
    if mutation.kind in CONTRADICTIONS and not contradict(said, meant):
        return False
    names = name_stems([*record.parties, *gold.parties], article.language)
    others = [claim for claim in gold.claims if claim.id != gold.claims[n].id]
    return not align(record.claims[n : n + 1], others, names, article.language)


_Claims = tuple["DraftClaim", ...]


def _change_modality(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[_Claims]:  # noqa: ARG001
    yield (claim.model_copy(update={"modality": "future" if claim.modality != "future" else "asserted"}),)


def _junk_text(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[_Claims]:  # noqa: ARG001
    yield (claim.model_copy(update={"text": JUNK}),)


def _drop_claim(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[_Claims]:  # noqa: ARG001
    if not claim.quotes:  # else its quotations would lose their voice
        yield ()


def _extra_claim(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[_Claims]:  # noqa: ARG001
    yield claim, claim.model_copy(update={"id": "extra", "text": JUNK})


def _cite_too_much(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[_Claims]:  # noqa: ARG001
    more = next((s.number for s in article.sentences if s.number not in claim.evidence), None)
    if more is not None:
        yield (claim.model_copy(update={"evidence": (*claim.evidence, more)}),)


def _change_act(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[_Claims]:  # noqa: ARG001
    yield (claim.model_copy(update={"act": "other" if claim.act != "other" else "inform"}),)


def _change_in_call(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[_Claims]:  # noqa: ARG001
    if claim.addressee:  # else the addressee is computed from it
        yield (claim.model_copy(update={"in_call": not claim.in_call}),)


def _change_topic(claim: DraftClaim, draft: Draft, article: Article) -> Iterator[_Claims]:  # noqa: ARG001
    if sum(other.topic == claim.topic for other in draft.claims) > 1:
        yield (claim.model_copy(update={"topic": "another"}),)


CLAIM_CHANGES: dict[str, Callable[[DraftClaim, Draft, Article], Iterator[_Claims]]] = {
    "change_modality": _change_modality,
    "junk_text": _junk_text,
    "drop_claim": _drop_claim,
    "extra_claim": _extra_claim,
    "cite_too_much": _cite_too_much,
    "change_act": _change_act,
    "change_in_call": _change_in_call,
    "change_topic": _change_topic,
}


def _change_role(draft: Draft) -> Iterator[Draft]:
    for n, party in enumerate(draft.parties):
        if party.role in ("source", "attendee"):
            changed = party.model_copy(update={"role": "interpreter"})
            yield draft.model_copy(update={"parties": (*draft.parties[:n], changed, *draft.parties[n + 1 :])})


def _drop_source(draft: Draft) -> Iterator[Draft]:
    if draft.sources:
        yield draft.model_copy(update={"sources": draft.sources[1:]})


def _invent_flag(draft: Draft) -> Iterator[Draft]:
    for flag in ("embedded_instruction", "contradiction"):
        if flag not in draft.flags:
            yield draft.model_copy(update={"flags": (*draft.flags, flag)})


DRAFT_CHANGES: dict[str, Callable[[Draft], Iterator[Draft]]] = {
    "change_role": _change_role,
    "drop_source": _drop_source,
    "invent_flag": _invent_flag,
}
