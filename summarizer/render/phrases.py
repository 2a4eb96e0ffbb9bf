"""The words every view shares: how a fact of the record is said to a person. Views add layout, never words."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.record import CallSummary, Claim, Issue, Quote

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
    "inform": ("says", "say"),
    "assess": ("finds", "find"),
    "reaffirm": ("reaffirms", "reaffirm"),
    "concern": ("voices concern", "voice concern"),
    "warn": ("warns", "warn"),
    "condemn": ("condemns", "condemn"),
    "accuse": ("accuses", "accuse"),
    "propose": ("proposes", "propose"),
    "offer": ("offers", "offer"),
    "commit": ("commits", "commit"),
    "request": ("requests", "request"),
    "threaten": ("threatens", "threaten"),
    "agree": ("agrees", "agree"),
    "reject": ("rejects", "reject"),
    "open_to": ("leaves open", "leave open"),
    "support": ("supports", "support"),
    "thank": ("thanks", "thank"),
    "courtesy": ("pays respects", "pay respects"),
    "other": ("says", "say"),
}
FLAG = {
    "embedded_instruction": "the article holds instructions to its reader; they were not followed",
    "conflicting_accounts": "accounts conflict",
    "contradiction": "the article contradicts itself",
    "truncated": "the reading is incomplete",
    "ungrounded": "something here could not be grounded in the article",
    "low_confidence": "parts are uncertain",
}
CLAIM_FLAG = {"ungrounded": "not grounded in the article", "low_confidence": "uncertain"}
OTHER_TOPIC = "Other"
LEGEND = "Numbers in [ ] are sentences of the article."


def names(record: CallSummary, ids: Iterable[str]) -> str:
    """Short names of parties, joined: "Putin and Trump"."""
    short = [short_name(record, id) for id in ids]
    return short[0] if len(short) == 1 else ", ".join(short[:-1]) + " and " + short[-1] if short else ""


def short_name(record: CallSummary, id: str) -> str:
    """The one word of a person's name by which the evidence calls him ("Putin" of "Vladimir Putin", "Chea" of
    "Chea Sovann"); the name whole where it does not, or where the word could be someone else."""
    party = next((party for party in record.parties if party.id == id), None)
    if party is None:
        return id
    words = party.name.split()
    if not 1 < len(words) <= 3 or not all(word[0].isupper() and word.isalpha() for word in words):
        return party.name
    text = "\n".join({e.text for claim in record.claims for e in claim.evidence})
    if f"the {party.name}" in text or f"The {party.name}" in text:  # an office
        return party.name
    text = text.replace(party.name, "")
    before = "".join(rf"(?<!\b{word} )" for word in ("the", "The", *words))
    alone = {word: len(re.findall(rf"{before}(?<!\w){word}(?!\w)(?! [^\W\d_a-z])", text)) for word in words}
    word = max(reversed(words), key=lambda word: alone[word])
    shared = sum(word in other.name.split() for other in record.parties)
    return word if alone[word] and shared == 1 else party.name


def voices(record: CallSummary) -> list[str]:
    """Party ids in the order in which voices get their colours: principals, then sources, then who else is heard."""
    heard = {id for claim in record.claims for id in (*claim.speaker, *claim.via, *(q.voice for q in claim.quotes))}
    heard |= {source.party for source in record.sources}
    principals = [party.id for party in record.parties if party.role == "principal"]
    return principals + [party.id for party in record.parties if party.id in heard and party.id not in principals]


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
        known.append(f"at {short_name(record, record.initiator)}’s initiative")
    return known


def reported_by(record: CallSummary) -> str:
    """Who vouches for the record: "Yuri Ushakov (remarks to the press): one side's account"."""
    who = []
    for source in record.sources:
        name = next((party.name for party in record.parties if party.id == source.party), source.party)
        who.append(f"{name} ({CHANNEL[source.channel]})")
    return f"{'; '.join(who)}: {SOURCING[record.sourcing]}" if who else SOURCING[record.sourcing]


def outlet(record: CallSummary) -> str:
    """The outlet by name where the caller told it."""
    return record.provenance.outlet or "the outlet"


def speaker(record: CallSummary, claim: Claim) -> str:
    """Who says it; the outlet where nobody else does."""
    return names(record, claim.speaker) or outlet(record)


def deed(record: CallSummary, claim: Claim) -> str:
    """What follows the speaker's name: "condemns, per Ushakov"."""
    return ", ".join(part for part in (act(claim), addressee(record, claim), relay(record, claim)) if part)


def act(claim: Claim) -> str:
    """What the speakers do, in the number that fits them: "warns", "warn"."""
    return ACT[claim.act][len(claim.speaker) > 1]


def addressee(record: CallSummary, claim: Claim) -> str:
    """“to Trump”, where it is not plainly the other of two principals."""
    principals = [party.id for party in record.parties if party.role == "principal"]
    other = tuple(id for id in principals if id not in claim.speaker)
    plain = len(principals) == 2 and claim.addressee == other
    return "" if plain or not claim.addressee else f"to {names(record, claim.addressee)}"


def relay(record: CallSummary, claim: Claim) -> str:
    """How a claim reached the reader: "per Ushakov", or "" where its speaker said it in public."""
    return "per " + ", via ".join(short_name(record, id) for id in claim.via) if claim.via else ""


def notes(record: CallSummary, claim: Claim) -> list[str]:
    """What a reader must know of a claim besides its words and relay: standing, strength, conflicts, doubts."""
    said = [
        "in the outlet’s voice" if claim.attribution == "outlet" and claim.speaker else "",
        "" if claim.in_call else "about the call",
        "" if claim.modality == "asserted" else claim.modality,
        conflicts(record, claim),
        *(CLAIM_FLAG[flag] for flag in claim.flags),
    ]
    return [note for note in said if note]


def conflicts(record: CallSummary, claim: Claim) -> str:
    """“conflicts with claims 4 and 7”, or nothing."""
    number = numbers(record)
    others = [str(number.get(id, id)) for id in claim.conflicts_with]
    return f"conflicts with claim{'s' * (len(others) > 1)} {' and '.join(others)}" if others else ""


def numbers(record: CallSummary) -> dict[str, int]:
    """Claims' numbers as views show them, by id: from 1, in the record's order (so `claims[3]` is claim 4)."""
    return {claim.id: number for number, claim in enumerate(record.claims, 1)}


@dataclass(frozen=True)
class Words:
    """A stretch of a claim's text; `quote` where it stands in the article inside quotation marks."""

    text: str
    quote: Quote | None = None


def worded(claim: Claim) -> tuple[list[Words], list[Quote]]:
    """A claim's text cut at the quotations whose words stand in it, and the quotations that don't.

    So a view can set marks inside the text and need not say the same words twice. A quotation counts as
    standing in the text when it does so word for word, but for its closing comma and its first letter's case.
    """
    placed: list[tuple[int, int, Quote]] = []
    rest = []
    for quote in sorted(claim.quotes, key=lambda quote: quote.start - quote.end):
        found = _find(quote.text, claim.text)
        if found and all(found[1] <= start or end <= found[0] for start, end, _ in placed):
            placed.append((*found, quote))
        else:
            rest.append(quote)
    words, at = [], 0
    for start, end, quote in sorted(placed, key=lambda place: place[0]):
        words += [
            Words(claim.text[at:start].removesuffix(_mark(claim.text, start - 1))),
            Words(claim.text[start:end], quote),
        ]
        at = end + len(_mark(claim.text, end))
    words.append(Words(claim.text[at:]))
    return [piece for piece in words if piece.text], sorted(rest, key=lambda quote: quote.start)


def _mark(text: str, at: int) -> str:
    """A quotation mark that the claim's text has there itself: the view sets its own."""
    return text[at] if 0 <= at < len(text) and text[at] in '"“”„«»‘’‹›' else ""


def _find(quoted: str, text: str) -> tuple[int, int] | None:
    core = quoted.strip().rstrip(",.;:")
    if not core:
        return None
    first = f"[{re.escape(core[0].lower())}{re.escape(core[0].upper())}]" if core[0].isalpha() else re.escape(core[0])
    found = re.search(rf"(?<!\w){first}{re.escape(core[1:])}(?!\w)", text)
    return found.span() if found else None


def owner(record: CallSummary, claim: Claim, quote: Quote) -> str:
    """“Ushakov’s words” for a quotation in another voice than the speaker's, else nothing."""
    return "" if (quote.voice,) == claim.speaker else f"{short_name(record, quote.voice)}’s words"


def shown(quote: Quote) -> str:
    """A quotation's words without the comma that only the sentence around it needs."""
    return quote.text.strip().removesuffix(",")


def cited(claim: Claim) -> str:
    """The numbers of the sentences that show a claim: "4, 7"."""
    return ", ".join(str(evidence.sentence) for evidence in claim.evidence) or "no evidence"


def where(issue: Issue) -> str:
    """Where an issue lies, as a person says it: "claim 4, via" for `claims[3].via`."""
    parts = []
    for word in issue.path.split("."):
        at = re.fullmatch(r"(\w+)\[(\d+)\]", word)
        parts.append(f"{SINGULAR.get(at[1], at[1])} {int(at[2]) + 1}" if at else word.replace("_", " "))
    return ", ".join(parts)


SINGULAR = {
    "claims": "claim", "parties": "party", "sources": "source", "topics": "topic", "quotes": "quotation",
    "evidence": "evidence",
}  # fmt: skip


def by_topic(record: CallSummary) -> list[tuple[str, list[Claim]]]:
    """Claims under their topics' labels, in the record's order; those without a topic last."""
    groups = [(topic.label, [claim for claim in record.claims if claim.topic == topic.id]) for topic in record.topics]
    known = {topic.id for topic in record.topics}
    rest = [claim for claim in record.claims if claim.topic not in known]
    return [(label, claims) for label, claims in [*groups, (OTHER_TOPIC, rest)] if claims]


def no_claims(record: CallSummary) -> str:
    """Why there is nothing to list, or "" where there is."""
    if record.claims:
        return ""
    return "No claims: the text is not about a call." if record.status == "not_a_call" else "No claims."


def provenance(record: CallSummary) -> list[tuple[str, str]]:
    """What made the record, as labelled values; what is unknown is left out."""
    made = record.provenance
    used = made.usage
    rows = [
        ("engine", made.engine),
        ("model", made.model),
        ("prompt", made.prompt and f"{made.prompt} ({(made.prompt_hash or '')[:12]})"),
        ("outlet", made.outlet),
        ("published", made.published),
        ("attempts", str(made.attempts)),
        ("tokens", f"{used.input_tokens:,} in, {used.output_tokens:,} out" if used.input_tokens else None),
        ("cost", None if used.cost is None else f"${used.cost:.4f}"),
        ("seconds", f"{made.seconds:.1f}"),
        ("article sha256", made.article_sha256),
        ("package", f"{made.package_version}, schema {made.schema_version}"),
        ("run", made.run_id),
    ]
    return [(label, value) for label, value in rows if value]


def printable(text: str) -> str:
    """On one line, without control characters: text from outside can't steer a terminal or break a layout."""
    return " ".join("".join(" " if c.isspace() else c for c in text if c.isprintable() or c.isspace()).split())
