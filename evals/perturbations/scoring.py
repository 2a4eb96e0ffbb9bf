"""Did the record change where the article did, and nowhere else?

A variant is asked of an engine only where it had the unperturbed case right: an engine that misreads a claim anyway
would fail there for another reason. What is the same claim, and what is right about one, is `alignment`'s and
`scorers`' business here too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer import as_draft, proposition

from ..alignment import align, compare, name_stems
from ..gold import GoldClaim
from ..scorers import CHECKS, METRICS
from .rewriting import renumber
from .variant import ATTRIBUTION, OTHERS, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from summarizer import CallSummary, Claim

    from ..alignment import Comparison, Pair
    from .variant import Point, Variant

CONTENT_FLAGS = frozenset({"embedded_instruction", "conflicting_accounts", "contradiction"})
METRIC = {metric.name: metric for metric in METRICS}


@dataclass(frozen=True)
class Verdict:
    """What an engine made of a variant. `required` is None where nothing was asked of it: not eligible."""

    variant: Variant
    required: bool | None
    kept: bool
    reasons: tuple[str, ...] = ()

    @property
    def eligible(self) -> bool:
        return self.required is not None

    @property
    def passed(self) -> bool:
        return bool(self.required) and self.kept


@dataclass(frozen=True)
class Row:
    """A kind's variants, over those eligible: shares are None where there are none."""

    kind: str
    variants: int
    eligible: int
    required: float | None
    kept: float | None
    passed: float | None


def score_variant(variant: Variant, before: CallSummary, after: CallSummary | None) -> Verdict:
    """The verdict on a record of the variant, given the same engine's record of the unperturbed case. `after` is
    None where the engine gave no record: that fails both."""
    old = compare(before, variant.case.gold, variant.case.article)
    asked = [point for point in variant.required if _was_right(point, old)]
    if len(asked) < len(variant.required) and not (variant.each and asked):
        return Verdict(variant, None, kept=False)
    if after is None:
        return Verdict(variant, required=False, kept=False, reasons=("no record",))
    new = compare(after, variant.gold, variant.article)
    missed = [f"{p.claim or 'record'}: {p.field}" for p in asked if not _is_right(p, p.claim, new)]
    missed += [f"still there: {word}" for word in _banned(variant, after)]
    strayed = [*_header_changes(variant, old, new), *_claim_changes(variant, old, new)]
    return Verdict(variant, not missed, not strayed, (*missed, *strayed))


def perturbation_table(verdicts: Iterable[Verdict]) -> list[Row]:
    """Per kind, in the order of the verdicts, and all together at the end."""
    by_kind: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_kind[verdict.variant.kind].append(verdict)
    everything = [verdict for group in by_kind.values() for verdict in group]
    return [_row(kind, group) for kind, group in by_kind.items()] + ([_row("all", everything)] if everything else [])


def _row(kind: str, verdicts: list[Verdict]) -> Row:
    asked = [v for v in verdicts if v.eligible]

    def share(marks: Iterable[bool]) -> float | None:
        return sum(marks) / len(asked) if asked else None

    return Row(
        kind, len(verdicts), len(asked), share(bool(v.required) for v in asked), share(v.kept for v in asked),
        share(v.passed for v in asked),
    )  # fmt: skip


def _was_right(point: Point, old: Comparison) -> bool:
    """Whether the unperturbed record was right there; at a new point, in the attribution of what it is about."""
    if point.field in METRIC:
        return _is_right(point, None, old)
    if point.basis is None or point.basis not in {claim.id for claim in old.gold.claims}:
        return True
    return all(_field_right(name, _pair(point.basis, old), old) for name in ATTRIBUTION)


def _is_right(point: Point, claim: str | None, c: Comparison) -> bool:
    if point.field in METRIC:
        metric = METRIC[point.field]
        value = metric.score(c).value
        return value is None or value == 1.0
    if point.field == "channel":
        wanted = {(source.party, source.channel) for source in c.gold.sources}
        return wanted <= {(c.as_gold([source.party])[0], source.channel) for source in c.record.sources}
    pair = _pair(claim, c)
    if point.field == "voice":
        return pair is not None and _voice_right(pair, c)
    return _field_right(point.field, pair, c)


def _pair(claim: str | None, c: Comparison) -> Pair | None:
    return next((pair for pair in c.pairs if pair.gold.id == claim), None)


def _field_right(name: str, pair: Pair | None, c: Comparison) -> bool:
    if pair is None:
        return False
    if name == "number":  # alignment lets a claim leave its number out: here it has to be there
        language = c.article.language
        return proposition(pair.gold.text, language).numbers <= proposition(pair.claim.text, language).numbers
    return CHECKS[name](c, pair)


def _voice_right(pair: Pair, c: Comparison) -> bool:
    """Whether the last quotation of the gold claim, the inner one, has its voice and no other, wherever it is cited."""
    wanted = pair.gold.quotes[-1]
    voices = {v.voice for claim in c.record.claims for v in claim.quotes if v.quotation == wanted.quotation}
    return set(c.as_gold(voices)) == {wanted.voice}


def _banned(variant: Variant, record: CallSummary) -> list[str]:
    """Words of the unperturbed article that only memory could have put into the record."""
    parts = [record.headline, record.abstract, *(topic.label for topic in record.topics)]
    parts += [f"{party.name} {party.title or ''} {party.side or ''}" for party in record.parties]
    parts += [f"{claim.text} {claim.target or ''}" for claim in record.claims]
    text = "\n".join(parts)
    return [word for word in variant.banned if re.search(rf"\b{re.escape(word)}\b", text)]


def _header_changes(variant: Variant, old: Comparison, new: Comparison) -> Iterator[str]:
    """The parts of the header that differ and should not."""
    before, after = _header(old), _header(new)
    for name in before.keys() - variant.header:
        if before[name] != after[name]:
            yield f"{name}: {before[name]} -> {after[name]}"


def _header(c: Comparison) -> dict[str, Any]:
    record = c.record
    return {
        "status": record.status,
        "date": record.date,
        "duration": (record.duration_minutes, record.duration_qualifier),
        "medium": record.medium,
        "initiator": _known(c, [record.initiator] if record.initiator else []),
        "principals": _known(c, [party.id for party in record.parties if party.role == "principal"]),
        "sources": _known(c, [source.party for source in record.sources]),
        "flags": CONTENT_FLAGS & set(record.flags),
    }


def _known(c: Comparison, ids: Iterable[str]) -> frozenset[str]:
    """Parties by the gold's ids, which a variant keeps; those the gold has not, by name."""
    names = {party.id: party.name.casefold() for party in c.record.parties}
    return frozenset(c.parties.get(id, f"?{names.get(id, id)}") for id in ids)


def _claim_changes(variant: Variant, old: Comparison, new: Comparison) -> Iterator[str]:
    """Claims that are gone, come or attributed otherwise, though nothing of theirs was changed."""
    if "claims" in variant.header:
        return
    golds = {pair.claim.id: pair.gold.id for pair in old.pairs}
    kept = {claim.id: claim for claim in _carried_over(variant, old.record)}
    pairs = _matched(kept, old, new)
    for id, claim in kept.items():
        changed = variant.changed.get(golds.get(id, OTHERS), frozenset())
        if WHOLE in changed or (id not in golds and _on_changed_ground(claim, variant)):
            continue
        if id not in pairs:
            yield f"{id}: gone"
            continue
        was, now = _attribution(old, _claim(old.record, id)), _attribution(new, pairs[id])
        for name in was.keys() - changed:
            if was[name] != now[name]:
                yield f"{id}: {name} {was[name]} -> {now[name]}"
    yield from _newcomers(variant, new, {claim.id for claim in pairs.values()})


def _matched(kept: Mapping[str, GoldClaim], old: Comparison, new: Comparison) -> dict[str, Claim]:
    """The new record's claim for each old one: word for word the same, else what alignment finds."""
    found: dict[str, Claim] = {}
    for id, claim in kept.items():
        same = (c for c in new.record.claims if c.text == claim.text and _cited(c) == set(claim.evidence))
        if (first := next((c for c in same if c not in found.values()), None)) is not None:
            found[id] = first
    everybody = [*old.record.parties, *new.record.parties, *old.gold.parties, *new.gold.parties]
    names = name_stems(everybody, new.article.language)
    free = [claim for claim in new.record.claims if claim not in found.values()]
    rest = [claim for id, claim in kept.items() if id not in found]
    return found | {pair.gold.id: pair.claim for pair in align(free, rest, names, new.article.language)}


def _cited(claim: Claim) -> set[int]:
    return {evidence.sentence for evidence in claim.evidence}


def _carried_over(variant: Variant, record: CallSummary) -> list[GoldClaim]:
    """The old record's claims by the new article's numbers, those of vanished sentences left out."""
    data = as_draft(record).model_dump(mode="json")
    for claim in data["claims"]:
        claim["alternatives"] = {}
    renumber(data, variant)
    return [GoldClaim.model_validate(claim) for claim in data["claims"]]


def _on_changed_ground(claim: GoldClaim, variant: Variant) -> bool:
    """Whether one of its sentences reads otherwise now: a claim that is no gold claim may go with it."""
    return any(number in variant.touched for number in claim.evidence)


def _newcomers(variant: Variant, new: Comparison, known: set[str]) -> Iterator[str]:
    if "new claims" in variant.header:
        return
    wanted = {pair.claim.id for pair in new.pairs if pair.gold.id in _changed_claims(variant)}
    for claim in new.record.claims:
        if claim.id not in known | wanted and not _cited(claim) & variant.touched:
            yield f"new: {claim.id}"


def _changed_claims(variant: Variant) -> set[str]:
    """Gold claims that the variant added or changed."""
    return {c.id for c in variant.gold.claims} - {c.id for c in variant.case.gold.claims} | set(variant.changed)


def _attribution(c: Comparison, claim: Any) -> Mapping[str, Any]:
    via = tuple(next(iter(_known(c, [id]))) for id in claim.via)
    return {"speaker": _known(c, claim.speaker), "via": via, "modality": claim.modality}


def _claim(record: CallSummary, id: str) -> Any:
    return next(claim for claim in record.claims if claim.id == id)
