"""Rules on form: what a draft refers to exists, and its fields fit together by the reading rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.grounding.reading import Finding, Reading, sentence_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.draft import DraftClaim


def references(reading: Reading) -> Iterator[Finding]:
    """Every id and number that a draft uses stands for something."""
    draft, parties = reading.draft, reading.parties
    if draft.initiator is not None and draft.initiator not in parties:
        yield Finding("initiator", f"{draft.initiator!r} is no party of the record")
    for i, source in enumerate(draft.sources):
        if source.party not in parties:
            yield Finding(f"sources[{i}].party", f"{source.party!r} is no party of the record")
    for path, numbers in _cited(reading):
        if missing := tuple(n for n in numbers if reading.article.sentence(n) is None):
            last = len(reading.article.sentences)
            yield Finding(path, f"there is no {sentence_list(missing)}; the last one is {last}", missing)
    for i, claim in enumerate(draft.claims):
        yield from _claim_references(reading, i, claim)


def _cited(reading: Reading) -> Iterator[tuple[str, tuple[int, ...]]]:
    for name in ("parties", "sources", "claims"):
        for i, item in enumerate(getattr(reading.draft, name)):
            yield f"{name}[{i}].evidence", item.evidence


def _claim_references(reading: Reading, i: int, claim: DraftClaim) -> Iterator[Finding]:
    draft = reading.draft
    for name in ("speaker", "addressee", "via"):
        for id in getattr(claim, name):
            if id not in reading.parties:
                yield Finding(f"claims[{i}].{name}", f"{id!r} is no party of the record")
    if claim.topic is not None and claim.topic not in {topic.id for topic in draft.topics}:
        yield Finding(f"claims[{i}].topic", f"{claim.topic!r} is no topic of the record")
    for id in claim.conflicts_with:
        if id == claim.id or id not in {other.id for other in draft.claims}:
            yield Finding(f"claims[{i}].conflicts_with", f"{id!r} is no other claim of the record")
    for quote in claim.quotes:
        if reading.article.quotation(quote.quotation) is None:
            last = len(reading.article.quotations)
            yield Finding(f"claims[{i}].quotes", f"there is no quotation {quote.quotation}; the last one is {last}")
        if quote.voice not in reading.parties:
            yield Finding(f"claims[{i}].quotes", f"the voice {quote.voice!r} is no party of the record")


def has_evidence(reading: Reading) -> Iterator[Finding]:
    """Every claim cites a sentence."""
    for i, claim in enumerate(reading.draft.claims):
        if not claim.evidence:
            yield Finding(f"claims[{i}].evidence", "cites no sentence: give the number of each sentence that shows it")


def repeated(reading: Reading) -> Iterator[Finding]:
    """No claim is made twice."""
    seen: dict[object, int] = {}
    for i, claim in enumerate(reading.draft.claims):
        key = (claim.text.casefold().strip(" ."), claim.speaker, claim.via, claim.in_call)
        if key in seen:
            yield Finding(f"claims[{i}]", f"says the same as claims[{seen[key]}]: keep one", claim.evidence)
        seen.setdefault(key, i)


def status(reading: Reading) -> Iterator[Finding]:
    """Reading rule 10: a call that did not take place has no past; what is no call has no parts."""
    draft = reading.draft
    if draft.status == "not_a_call":
        for name in ("parties", "sources", "topics", "claims"):
            if getattr(draft, name):
                yield Finding(name, "the article is not about a call (status not_a_call): leave this empty")
        for name in ("date", "duration_minutes", "initiator"):
            if getattr(draft, name) is not None:
                yield Finding(name, "the article is not about a call (status not_a_call): must be null")
    if draft.status in ("planned", "not_held"):
        for i, claim in enumerate(draft.claims):
            if claim.in_call and claim.modality not in ("future", "conditional", "possible"):
                yield Finding(
                    f"claims[{i}].in_call",
                    f"nothing was said in a call with status {draft.status}: in_call must be false",
                    claim.evidence,
                )


def relays(reading: Reading) -> Iterator[Finding]:
    """`via` names those between speaker and outlet, `attribution` says how the text shows it (rules 4, 13, 16)."""
    for i, claim in enumerate(reading.draft.claims):
        for id in set(claim.via) & set(claim.speaker):
            yield Finding(f"claims[{i}].via", f"{id} is the speaker and can't be the relay too", claim.evidence)
        if len(set(claim.via)) < len(claim.via):
            yield Finding(f"claims[{i}].via", "names the same relay twice", claim.evidence)
        if claim.attribution == "outlet" and claim.via:
            yield Finding(
                f"claims[{i}].attribution", "outlet means that nobody relays it, but via names somebody", claim.evidence
            )
        if not claim.speaker and not claim.via and claim.attribution != "outlet":
            yield Finding(
                f"claims[{i}].attribution", "with no speaker and no relay the attribution is outlet", claim.evidence
            )
        if not claim.speaker and claim.in_call:
            yield Finding(f"claims[{i}].in_call", "a remark without a speaker was not made in the call", claim.evidence)
