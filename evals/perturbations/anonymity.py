"""The source unnamed: "a senior official" at first, "the official" from then on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .accounts import reworded
from .rewriting import edited
from .subject import is_person, map_texts
from .variant import Point, Sketch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer import DraftParty

    from .rewriting import Edit, Rewritten
    from .subject import Subject

OF_ROLE = "foreign|policy|affairs|government|chief|senior|press|national|security"
ROLE = r"(?:spokes(?:man|woman|person)|aide|adviser|advisor|director|secretary|minister|envoy|ambassador|official)"
FIRST, THEN = "a senior official", "the official"


def source_anonymous(subject: Subject) -> Iterator[Sketch]:
    """Every name and description of the only source goes."""
    if not (subject.english and subject.held and subject.source and is_person(subject.source)):
        return
    source, edits = subject.source, _edits(subject, subject.source)
    if source.role == "principal" or not edits:
        return

    def plain(text: str) -> str:
        names = "|".join(map(re.escape, subject.forms(source)))
        return re.sub(rf"\b(?:(?:Mr|Ms|Mrs)\. )?(?:{names})\b", THEN, text)

    def revise(data: dict[str, Any], new: Rewritten) -> None:
        map_texts(data, plain)
        reworded(subject, data, FIRST)
        party = next(p for p in data["parties"] if p["id"] == source.id)
        where = list(new.holding(FIRST) or new.holding(FIRST.capitalize()))
        party.update(name=FIRST, title=None, side=None, evidence=where)
        data["sources"] = [{"party": source.id, "channel": "anonymous", "evidence": where}]

    yield Sketch(
        edited(subject.text, edits),
        f"{source.name} is {FIRST}",
        revise,
        (Point("source_f1"), Point("channel")),
        header=frozenset({"channel"}),
        banned=tuple(word for word in source.name.split() if len(word) > 3),
    )


def _edits(subject: Subject, source: DraftParty) -> list[Edit]:
    """What to replace; nothing where a name or a description would be left standing."""
    names = "|".join(map(re.escape, subject.forms(source)))
    head = re.search(rf"(?i)\b{ROLE}\b", source.title or "")
    if head is None or "general" in str(source.title):
        return []
    role = rf"\b(?:(?:Mr|Ms|Mrs)\. )?(?:[\w’'.]+ )?(?:(?:{OF_ROLE}) )*{head.group()}\b"
    named = rf"(?:(?:Mr|Ms|Mrs)\. )?(?:{names})"
    whose = r"(?: (?:to|for) (?:(?:Mr|Ms|Mrs)\. )?[\w’']+)?"
    pattern = rf"{role}{whose}, {named},|{role}{whose} {named}|{named}, {role}{whose},|{role}{whose}|\b{named}"
    found = list(re.finditer(pattern, subject.text))
    if any(not _whole(match, subject.text) for match in found):
        return []
    begins = [_determined(subject.text, match.start()) for match in found]
    if any(re.search(r"(?:\b(?:the|an?) \w+|\b[A-Z][\w’'-]*) $", subject.text[:at]) for at in begins):
        return []  # "the Polish [minister]", "National Security [Adviser]": half a description would be left standing
    edits = [(at, m.end(), _phrase(subject.text, at, n)) for n, (at, m) in enumerate(zip(begins, found, strict=True))]
    left = subject.text
    for start, end, _ in reversed(edits):
        left = left[:start] + left[end:]
    return [] if re.search(rf"\b(?:{names})\b", left) else edits


def _determined(text: str, at: int) -> int:
    """Where "the Kremlin aide" begins, of which "Kremlin aide" was found."""
    article = re.search(r"\b(?:the|an?) $", text[:at], re.IGNORECASE)
    return article.start() if article else at


def _whole(match: re.Match[str], text: str) -> bool:
    """Whether what was found begins with a determiner, a possessor or a name, or stands where a noun phrase starts."""
    first = match.group().split()[0]
    begins = first[0].isupper() or first in ("the", "a", "an", "his", "her", "its") or first.endswith(("’s", "'s"))
    alone = (
        re.search(r"(?:^|[.!?”\"]\s|\n|[,—–:] |\b(?:said|to|by|and|that|from) )$", text[: match.start()]) is not None
    )
    return begins or alone


def _phrase(text: str, at: int, n: int) -> str:
    phrase = THEN if n else FIRST
    opening = re.search(r"(?:^|[.!?][”\"]?\s+|[—–] |\n\s*)$", text[:at]) is not None
    return phrase[0].upper() + phrase[1:] if opening else phrase


KINDS = {"source_anonymous": source_anonymous}
