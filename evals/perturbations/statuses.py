"""Changes to whether: a meeting instead of a call; a call cancelled, denied, planned."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from .rewriting import Piece, edited, substituted
from .subject import TITLES, is_person
from .variant import Point, Sketch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer import DraftParty

    from .rewriting import Edit, Rewritten
    from .subject import Subject

PHONE = r"(?:tele)?phone"
# From a call to a meeting: what says how they spoke, first the longest.
TO_MEETING: tuple[tuple[str, str], ...] = (
    (rf"(?i)\b{PHONE} (?:call|conversation|talk)\b|\bvideo (?:call|conference|conversation)\b", "meeting"),
    (
        rf"(?i)\bby (?:{PHONE}|video(?: link)?)\b|\bon the {PHONE}\b|\bover (?:the {PHONE}|a (?:secure )?video link)\b",
        "in person",
    ),
    (r"(?i)(?:(?<=\bthe )|(?<=\bthis )|(?<=\ba )|(?<=\btheir )|(?<=\bgood )|(?<=[’']s ))call\b", "meeting"),
)
STILL_A_CALL = (
    rf"(?i)\b(?:{PHONE}d?|video|calls?|rang|ring|hung up|hang up|line|switchboard|call(?:ed)? (?:him|her|back))\b"
    r"|\bcalled (?!the|for|on|it|upon|what|an?)"
)
BY = {"phone": "by telephone", "video": "by video link"}
CALL = {"phone": "A telephone call", "video": "A video call"}


EMPTIED = frozenset({"status", "date", "duration", "initiator", "flags", "sources", "claims"})


def not_a_call(subject: Subject) -> Iterator[Sketch]:
    """The two met in person: wherever the text says how they spoke, it says so now."""
    if not (subject.english and subject.held):
        return
    edits: list[Edit] = []
    for pattern, new in TO_MEETING:
        found = substituted(subject.text, pattern, partial(_cased, new))
        edits += [e for e in found if not any(e[0] < b and a < e[1] for a, b, _ in edits)]
    pieces = edited(subject.text, edits)
    text = "".join(p if isinstance(p, str) else subject.text[slice(*p)] for p in pieces)
    if not edits or re.search(STILL_A_CALL, text):
        return

    def revise(data: dict[str, Any], _: Rewritten) -> None:
        data.update(
            status="not_a_call", headline="A meeting, not a call", abstract="The text is about a meeting in person.",
            date=None, date_basis="unknown", duration_minutes=None, duration_qualifier="unknown", medium="unspecified",
            initiator=None, parties=[], sources=[], topics=[], claims=[], flags=[],
        )  # fmt: skip

    yield Sketch(
        pieces,
        "a meeting in person",
        revise,
        (Point("status_accuracy"), Point("abstention")),
        header=frozenset({*EMPTIED, "medium", "principals"}),
    )


def _cased(new: str, old: re.Match[str]) -> str:
    """With capitals where the old words had them: titles."""
    return new.title() if old.group()[0].isupper() else new


@dataclass(frozen=True)
class _News:
    """What is told instead; `text` names the principals as {a} and {b}."""

    status: str
    text: str
    act: str
    modality: str
    remark: str  # a second sentence of the source
    date: datetime.date | None = None


def cancelled(subject: Subject) -> Iterator[Sketch]:
    line = subject.article.dateline if _dateline(subject) else None
    day = _weekday(line)
    call = f"{CALL.get(subject.gold.medium, 'A call')} planned{f' for {day}' if day else ''}"
    news = f"{call} between {{a}} and {{b}} was cancelled"
    yield from _status(subject, _News("not_held", news, "inform", "asserted", "No new date has been set", line))


def planned(subject: Subject) -> Iterator[Sketch]:
    line = subject.article.dateline if _dateline(subject) else None
    date = line + datetime.timedelta(days=2) if line else None
    day = f" on {_weekday(date)}" if date else ""
    how = f"speak {BY[subject.gold.medium]}" if subject.gold.medium in BY else "hold a call"
    news, remark = f"{{a}} and {{b}} will {how}{day}", "It would be the first conversation between the two this year"
    yield from _status(subject, _News("planned", news, "inform", "future", remark, date))


def denied(subject: Subject) -> Iterator[Sketch]:
    how = f"speak {BY[subject.gold.medium]}" if subject.gold.medium in BY else "hold a call"
    news = f"{{a}} and {{b}} did not {how}"
    yield from _status(subject, _News("not_held", news, "reject", "negated", "Reports of a conversation were invented"))


def _status(subject: Subject, news: _News) -> Iterator[Sketch]:
    """The article as it would have been: its dateline, its people, its source, and this news."""
    source = subject.sources[0] if subject.sources else None
    if (
        not (subject.english and subject.held and len(subject.principals) == 2)
        or source is None
        or source.role == "principal"
    ):
        return
    a, b = (_introduced(party) for party in subject.principals)
    first = f"{news.text.format(a=a, b=b)}, {_introduced_source(subject, source)} said."
    second = f"{news.remark}, {subject.named(source)} added."
    text = news.text.format(a=subject.principals[0].name, b=subject.principals[1].name)
    head = _dateline(subject)
    pieces: list[Piece] = [head, f"{first}\n\n{second}\n"] if head else [f"{first}\n\n{second}\n"]

    def revise(data: dict[str, Any], new: Rewritten) -> None:
        (lead,), (after,) = new.holding(first), new.holding(second)
        told = {"speaker": [source.id], "in_call": False, "attribution": "explicit", "act": news.act}
        data.update(
            status=news.status, headline=f"{text}, {source.name} says", abstract=f"{text}, {source.name} said.",
            date=news.date.isoformat() if news.date else None, date_basis="relative" if news.date else "unknown",
            duration_minutes=None, duration_qualifier="unknown", initiator=None, topics=[], flags=[],
            parties=[
                p.model_dump(mode="json") | {"evidence": [lead]} for p in (*subject.principals, source)
            ],
            sources=[{"party": source.id, "channel": subject.gold.sources[0].channel, "evidence": [lead]}],
            claims=[
                {**told, "id": "news", "text": text, "modality": news.modality, "evidence": [lead],
                 "alternatives": {"act": ["reject", "inform"]}},
                {**told, "id": "remark", "text": news.remark, "evidence": [after], "optional": True,
                 "modality": "negated" if news.remark.startswith("No ") else "asserted",
                 "alternatives": {"act": ["reject", "assess", "inform"], "evidence": [[lead, after]],
                                  "modality": ["possible", "conditional", "asserted"]}},
            ],
        )  # fmt: skip

    yield Sketch(
        pieces, first, revise, (Point("status_accuracy"),),
        header=EMPTIED,
    )  # fmt: skip


def _dateline(subject: Subject) -> tuple[int, int] | None:
    start, end = subject.paragraphs[subject.paragraph_of(subject.lead)]
    found = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ' ]{2,}.{0,70}?\s(?:[—–-]|--)\s").match(subject.text, start, end)
    return found.span() if found else None


def _weekday(date: datetime.date | None) -> str:
    return f"{date:%A}" if date else ""


def _introduced(party: DraftParty) -> str:
    """A principal as news introduces one: office, name, country."""
    title, side = party.title or "", party.side or ""
    if not title:
        return f"{party.name} of {side}" if side else party.name
    if " of " in title or " for " in title:
        return f"{party.name}, the {title},"
    plain = not re.search(rf"\b(?!(?:{TITLES})\b)[A-Z]", title)
    words = title if not title[0].islower() else " ".join(w[0].upper() + w[1:] for w in title.split())
    the = "the " if re.match(r"United|Republic|Netherlands", side) else ""
    return f"{words} {party.name}" + (f" of {the}{side}" if plain and side else "")


def _introduced_source(subject: Subject, source: DraftParty) -> str:
    if not is_person(source):
        return source.name if source.name.startswith(("a ", "an ")) else subject.named(source)
    within = re.search(r" (?:to|of|for) ", source.title or "")
    return f"{source.name}, {source.title}," if within else f"{source.title} {source.name}"


KINDS = {"not_a_call": not_a_call, "cancelled": cancelled, "denied": denied, "planned": planned}
