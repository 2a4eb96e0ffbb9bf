"""Two accounts of one call side by side: what both say, what one alone says, and where they cannot both be right.

Built on the alignment that scoring uses, so that there is one notion of the same claim. Nothing is adjudicated: two
claims conflict when they are the same but for a negation, number or date, or when they name different speakers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer import as_draft
from summarizer.errors import InputError

from .alignment import align, match_parties, name_stems
from .gold import Gold

if TYPE_CHECKING:
    from summarizer import CallSummary, Claim

FACTS = ("status", "date", "duration_minutes", "medium", "initiator")
UNKNOWN = (None, "unspecified")


@dataclass(frozen=True)
class Match:
    """A claim of each account, or of one. `differences` are fields in which the two claims are not alike."""

    a: Claim | None
    b: Claim | None
    conflict: bool = False
    differences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Accounts:
    """What comparing gives. `facts` are header fields on which both speak and differ."""

    matches: tuple[Match, ...]  # in the order of a's claims, then b's own
    parties: dict[str, str]  # b's party ids to a's
    facts: tuple[str, ...]


def side_by_side(a: CallSummary, b: CallSummary) -> Accounts:
    """The two accounts claim by claim. Raises InputError where they are in two languages: words can't be compared."""
    if a.language != b.language:
        raise InputError(
            f"claims are compared by their words: one account is in {a.language}, the other in {b.language}"
        )
    parties = match_parties(b.parties, a.parties, a.language)
    names = name_stems([*a.parties, *b.parties], a.language)
    one_article = a.provenance.article_sha256 == b.provenance.article_sha256
    golds = {claim.id: claim for claim in Gold.model_validate(as_draft(b).model_dump()).claims}
    originals = {claim.id: claim for claim in b.claims}
    found: dict[str, Match] = {}
    for differing in (False, True):
        left = [claim for claim in a.claims if claim.id not in found]
        taken = {match.b.id for match in found.values() if match.b}
        right = [gold for id, gold in golds.items() if id not in taken]
        for pair in align(left, right, names, a.language, one_article=one_article, differing=differing):
            found[pair.claim.id] = _match(pair.claim, originals[pair.gold.id], parties, differing)
    taken = {match.b.id for match in found.values() if match.b}
    both = [found.get(claim.id, Match(claim, None)) for claim in a.claims]
    return Accounts(
        (*both, *(Match(None, claim) for claim in b.claims if claim.id not in taken)), parties, _facts(a, b, parties)
    )


def _match(a: Claim, b: Claim, parties: dict[str, str], differing: bool) -> Match:
    speakers = {parties.get(id, f"?{id}") for id in b.speaker}
    unlike = {
        "wording": differing,
        "speaker": set(a.speaker) != speakers,
        "modality": a.modality != b.modality,
        "act": a.act != b.act,
    }
    apart = bool(a.speaker and b.speaker) and not speakers & set(a.speaker)
    return Match(a, b, differing or apart, tuple(name for name, differs in unlike.items() if differs))


def _facts(a: CallSummary, b: CallSummary, parties: dict[str, str]) -> tuple[str, ...]:
    found = []
    for field in FACTS:
        left, right = getattr(a, field), getattr(b, field)
        right = parties.get(right, right) if field == "initiator" else right
        if left not in UNKNOWN and right not in UNKNOWN and left != right:
            found.append(field)
    return tuple(found)
