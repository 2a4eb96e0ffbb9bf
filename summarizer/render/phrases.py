"""The words every view shares: how a fact of the record is said to a person."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.record import CallSummary, Claim, Quote

STATUS = {
    "held": "call held",
    "planned": "call planned",
    "not_held": "call not held",
    "disputed": "disputed whether the call took place",
    "not_a_call": "not about a call",
}
DURATION = {
    "exact": "{} minutes",
    "approximate": "about {} minutes",
    "at_least": "at least {} minutes",
    "at_most": "at most {} minutes",
}
MEDIUM = {"phone": "by phone", "video": "by video", "in_person": "in person", "messaging": "by message"}
SOURCING = {
    "single_side": "one side's account",
    "multi_side": "accounts of more than one side",
    "third_party": "a third party's account",
    "mixed": "accounts of a side and of a third party",
    "unsourced": "no source named",
}
CHANNEL = {
    "press_remarks": "remarks to the press",
    "official_readout": "official readout",
    "social_media": "social media",
    "interview": "interview",
    "anonymous": "not named",
    "other": "other",
}
ACT = {
    "inform": "informs", "assess": "assesses", "reaffirm": "reaffirms", "concern": "is concerned", "warn": "warns",
    "condemn": "condemns", "accuse": "accuses", "propose": "proposes", "offer": "offers", "commit": "commits",
    "request": "requests", "threaten": "threatens", "agree": "agrees", "reject": "rejects", "open_to": "is open to",
    "support": "supports", "thank": "thanks", "courtesy": "courtesy", "other": "says",
}  # fmt: skip
FLAG = {
    "embedded_instruction": "the article holds instructions to its reader; they were not followed",
    "conflicting_accounts": "accounts conflict",
    "contradiction": "the article contradicts itself",
    "truncated": "the reading is incomplete",
    "ungrounded": "something here could not be grounded in the article",
    "low_confidence": "parts are uncertain",
}


def names(record: CallSummary, ids: Iterable[str]) -> str:
    """Short names of parties, joined: "Putin and Trump"."""
    short = [short_name(record, id) for id in ids]
    return short[0] if len(short) == 1 else ", ".join(short[:-1]) + " and " + short[-1] if short else ""


def short_name(record: CallSummary, id: str) -> str:
    """The last word of a person's name where no other party shares it, else the name whole."""
    try:
        party = record.party(id)
    except KeyError:
        return id
    if party.role not in ("principal", "source", "attendee") or not party.name[:1].isupper():
        return party.name
    last = party.name.split()[-1]
    shared = sum(other.name.split()[-1] == last for other in record.parties if other.name)
    return last if shared == 1 and len(party.name.split()) <= 3 else party.name


def facts(record: CallSummary) -> list[str]:
    """Status, date, duration and medium, those that are known."""
    known = [STATUS[record.status]]
    if record.date:
        day = datetime.date.fromisoformat(record.date)
        known.append(f"{day.day} {day:%B %Y}")
    if record.duration_minutes is not None:
        known.append(DURATION.get(record.duration_qualifier, "{} minutes").format(record.duration_minutes))
    elif record.duration_qualifier == "conflicting":
        known.append("accounts differ on how long")
    if record.medium in MEDIUM:
        known.append(MEDIUM[record.medium])
    if record.initiator:
        known.append(f"at {short_name(record, record.initiator)}'s initiative")
    return known


def reported_by(record: CallSummary) -> str:
    """Who vouches for the record: "Yuri Ushakov (remarks to the press): one side's account"."""
    who = []
    for source in record.sources:
        name = next((party.name for party in record.parties if party.id == source.party), source.party)
        who.append(f"{name} ({CHANNEL[source.channel]})")
    return f"{'; '.join(who)}: {SOURCING[record.sourcing]}" if who else SOURCING[record.sourcing]


def relay(record: CallSummary, claim: Claim) -> str:
    """How a claim reached the reader: "per Ushakov", or "" where its speaker said it in public."""
    if claim.via:
        chain = ", via ".join(names(record, [id]) for id in claim.via)
        return f"per {chain}"
    return "in the outlet's voice" if claim.attribution == "outlet" else ""


def notes(record: CallSummary, claim: Claim) -> str:
    """What a reader must know of a claim besides its words: relay, strength, doubts."""
    said = [
        relay(record, claim),
        "" if claim.in_call else "about the call",
        "" if claim.modality == "asserted" else claim.modality,
        *(flag.replace("_", " ") for flag in claim.flags),
        f"conflicts with {', '.join(claim.conflicts_with)}" if claim.conflicts_with else "",
    ]
    return ", ".join(note for note in said if note)


def owner(record: CallSummary, claim: Claim, quote: Quote) -> str:
    """“Ushakov’s words” for a quotation in another voice than the speaker's, else nothing."""
    return "" if (quote.voice,) == claim.speaker else f"{short_name(record, quote.voice)}’s words"


def by_topic(record: CallSummary) -> list[tuple[str, list[Claim]]]:
    """Claims under their topics' labels, in the record's order; those without a topic last."""
    groups = [(topic.label, [claim for claim in record.claims if claim.topic == topic.id]) for topic in record.topics]
    known = {topic.id for topic in record.topics}
    rest = [claim for claim in record.claims if claim.topic not in known]
    return [(label, claims) for label, claims in [*groups, ("Other", rest)] if claims]
