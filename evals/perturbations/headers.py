"""Changes to when and how long: the duration blurred, the dateline moved, a weekday that its date contradicts."""

from __future__ import annotations

import datetime
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from .rewriting import edited, rewrite, substituted
from .subject import map_texts
from .variant import WHOLE, Point, Sketch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .rewriting import Rewritten
    from .subject import Subject

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ABOUT = r"(?:(?:about|around|exactly|roughly|just over|more than|over|at least|some|almost|nearly) )?"
HEAD = 400  # characters in which a dateline stands


def nearly_an_hour(subject: Subject) -> Iterator[Sketch]:
    """So many minutes become "nearly an hour": about 60, and no longer what the text said."""
    minutes = subject.gold.duration_minutes
    if not subject.english or minutes in (None, 60):
        return
    rules = (
        (rf"\b([Aa])n? (?:{ABOUT})?{minutes}-minute(?= )", r"\1 nearly hour-long"),
        (rf"\b((?:lasted|lasting|for|took) ){ABOUT}{minutes} minutes\b", r"\1nearly an hour"),
    )  # fmt: skip

    def blurred(text: str) -> str:
        for pattern, new in rules:
            text = re.sub(pattern, new, text)
        return text

    edits = [edit for pattern, new in rules for edit in substituted(subject.text, pattern, new)]
    if not edits or re.search(
        rf"\b{minutes}[ -]minute|\bhalf an hour|\ban hour", blurred(subject.text).replace("nearly an hour", "")
    ):
        return

    def revise(data: dict[str, Any], _: Rewritten) -> None:
        map_texts(data, lambda text: re.sub(rf"\b{minutes} minutes\b", "nearly an hour", blurred(text)))
        data.update(duration_minutes=60, duration_qualifier="approximate")

    yield Sketch(
        edited(subject.text, edits),
        f"{minutes} minutes -> nearly an hour",
        revise,
        (Point("duration_accuracy"),),
        {c.id: frozenset({WHOLE}) for c in subject.gold.claims if str(minutes) in c.text},
        header=frozenset({"duration"}),
    )


def dateline_moved(subject: Subject) -> Iterator[Sketch]:
    """The dateline moves by a week or two within its month; a day told by weekday moves with it."""
    line, date = subject.article.dateline, subject.gold.date
    if line is None or date is None or subject.gold.date_basis not in ("relative", "dateline"):
        return
    days = list(re.finditer(rf"(?<!\d)0?{line.day}(?!\d)", subject.text[:HEAD]))
    for weeks in (1, 2, -1, -2):
        new = line + datetime.timedelta(weeks=weeks)
        if new.month != line.month or _another_day_between(subject, line, new):
            continue
        moved = (datetime.date.fromisoformat(date) + datetime.timedelta(weeks=weeks)).isoformat()
        for match in days[:3]:
            padded = match.group().startswith("0") or subject.text[match.start() - 1 : match.start()] == "-"
            form = f"{new.day:02d}" if padded else str(new.day)
            pieces = edited(subject.text, [(match.start(), match.end(), form)])
            written = rewrite(subject.article, pieces)
            if written is None or written.article.dateline != new:
                continue  # that figure was no part of it
            yield Sketch(
                pieces,
                f"dateline {line} -> {new}",
                partial(_move, moved),
                (Point("date_accuracy"),),
                header=frozenset({"date"}),
            )


def _move(date: str, data: dict[str, Any], _: Rewritten) -> None:
    data["date"] = date


def _another_day_between(subject: Subject, line: datetime.date, new: datetime.date) -> bool:
    """Whether the text names a day of the month on the way, which would end up on the wrong side of the present."""
    near = range(min(line, new).day, max(line, new).day + 1)
    month = line.strftime("%B")
    named = re.findall(rf"{month} (\d\d?)\b|\b(\d\d?) {month}", subject.text)
    return any(int(a or b) in near and int(a or b) != line.day for a, b in named)


def weekday_contradicts(subject: Subject) -> Iterator[Sketch]:
    """The weekday of the call and its date no longer agree: the date holds, and the record says so."""
    if not (subject.english and subject.gold.date) or "contradiction" in subject.gold.flags:
        return
    date = datetime.date.fromisoformat(subject.gold.date)
    wrong = WEEKDAYS[(date.weekday() + subject.rng.choice((2, 3, 4))) % 7]
    written = rf"(?:{date:%B} {date.day}|{date.day} {date:%B})(?:,? {date.year})?"
    if subject.gold.date_basis == "explicit":
        yield from _contradicting(subject, date, rf"\b(on|On) (?:\w+day, )?({written})", rf"\1 {wrong}, \2")
    elif subject.gold.date_basis == "relative" and subject.article.dateline:
        other = date - datetime.timedelta(days=subject.rng.choice((1, 2)))
        if other.year == subject.article.dateline.year:
            day = f"{other:%B} {other.day}"
            weekday = rf"\b(on {WEEKDAYS[date.weekday()]})(?: (?:morning|evening|afternoon))?(?= [a-z])"
            yield from _contradicting(subject, other, weekday, rf"\1, {day},")


def _contradicting(subject: Subject, date: datetime.date, pattern: str, new: str) -> Iterator[Sketch]:
    edits = substituted(subject.text, pattern, new, *subject.span(subject.lead))
    if len(edits) == 1 and not any(re.search(pattern, claim.text) for claim in subject.gold.claims):
        yield Sketch(
            edited(subject.text, edits),
            edits[0][2],
            lambda data, _: data.update(
                date=date.isoformat(), date_basis="explicit", flags=[*data["flags"], "contradiction"]
            ),
            (Point("date_accuracy"), Point("flag_f1")),
            header=frozenset({"date", "flags"}),
        )


KINDS = {
    "nearly_an_hour": nearly_an_hour,
    "dateline_moved": dateline_moved,
    "weekday_contradicts": weekday_contradicts,
}
