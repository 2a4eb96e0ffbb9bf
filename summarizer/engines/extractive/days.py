"""Days named in running text, written out or against another day.

"2025-06-14", "June 14, 2025", "14 June 2025", "14/06/2025", "28 марта 2025 года"   explicit
"on Saturday", "yesterday", "Tuesday, June 3", "two days ago", "el martes próximo"   relative to the dateline
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.duration import number_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.record import DateBasis, Status

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|-го|\.)?"
_DAYS = datetime.timedelta


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    day: datetime.date
    basis: DateBasis
    weekday: int | None = None  # as written, where it is
    written: bool = False  # with its month: "June 14", not "yesterday"


def explicit_dates(text: str, lexicon: Lexicon, anchor: datetime.date | None) -> list[Found]:
    """Every date written out in `text`; one without a year takes that nearest to `anchor`, or is left out."""
    found = [
        Found(m.start(), m.end(), day, "explicit", written=True)
        for m in _ISO.finditer(text)
        if (day := _day(*m.groups()))
    ]
    for m in _NUMERIC.finditer(text):
        first, _, second, year = m.groups()
        days = [day for day in (_day(year, second, first), _day(year, first, second)) if day]
        if days:
            nearest = min(days, key=lambda d: abs(d - anchor)) if anchor else days[0]
            found.append(Found(m.start(), m.end(), nearest, "explicit", written=True))
    found += _month_dates(text, lexicon, anchor)
    return sorted(found, key=lambda f: f.start)


def _month_dates(text: str, lexicon: Lexicon, anchor: datetime.date | None) -> Iterator[Found]:
    months = _months(lexicon)
    if not _DIGIT.search(text):
        return
    day_first, month_first = _month_patterns(lexicon)
    found = [(m, m[3], m[2], m[1]) for m in day_first.finditer(text)]
    if lexicon.language in ("en", "es"):
        found += [(m, m[3], m[1], m[2]) for m in month_first.finditer(text)]
    for m, year, month, number in found:
        if any(o is not m and o.start() < m.end() and m.start() < o.end() and len(o[0]) > len(m[0]) for o, *_ in found):
            continue
        day = (
            _day(year, months[month.casefold()], number) if year else _nearest(months[month.casefold()], number, anchor)
        )
        if day:
            yield Found(m.start(), m.end(), day, "explicit" if year else "relative", written=True)


@cache
def _month_patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "14 June 2025", "June 14, 2025"."""
    names = "|".join(sorted((re.escape(m) for m in _months(lexicon)), key=len, reverse=True))
    of = r"(?:\s+de|\s+del|\s+of)?"
    day_first = rf"(?<![\d])(\d{{1,2}}){_ORDINAL}{of}\s+({names})\.?(?:{of},?\s+(\d{{4}}))?(?!\w)"
    month_first = rf"(?<!\w)({names})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d)(?:,?\s+(?:de\s+)?(\d{{4}}))?"
    return re.compile(day_first, re.IGNORECASE), re.compile(month_first, re.IGNORECASE)


def _nearest(month: int, number: str, anchor: datetime.date | None) -> datetime.date | None:
    """ "December 30" in an article of January 2: last year's."""
    if anchor is None:
        return None
    days = [day for year in (-1, 0, 1) if (day := _day(anchor.year + year, month, number))]
    return min(days, key=lambda day: abs(day - anchor), default=None)


@cache
def _months(lexicon: Lexicon) -> dict[str, int]:
    long = {name: n for n, name in enumerate(lexicon.ordered("dates.months"), 1)}
    short = {name: n for n, name in enumerate(lexicon.ordered("dates.short_months"), 1)}
    return long | short | {name: int(n) for name, n in lexicon.pairs("dates.other_months").items()}


def _day(year: object, month: object, day: object) -> datetime.date | None:
    try:
        return datetime.date(int(str(year)), int(str(month)), int(str(day)))
    except ValueError:
        return None


def relative_days(text: str, lexicon: Lexicon, anchor: datetime.date, status: Status = "held") -> list[Found]:
    """Every day named against `anchor`: "today", "yesterday", "three days ago", "on Saturday"."""
    found: list[Found] = []
    for key, days in (
        ("dates.before_yesterday", -2),
        ("dates.yesterday", -1),
        ("dates.tomorrow", 1),
        ("dates.today", 0),
    ):
        for m in lexicon.phrases(key).finditer(text):
            if not any(f.start <= m.start() < f.end for f in found):
                found.append(Found(m.start(), m.end(), anchor + _DAYS(days), "relative"))
    found += _days_ago(text, lexicon, anchor)
    found += weekdays(text, lexicon, anchor, status)
    return sorted(found, key=lambda f: f.start)


def _days_ago(text: str, lexicon: Lexicon, anchor: datetime.date) -> Iterator[Found]:
    """ "two days ago", "il y a trois jours", "vor zwei Tagen"."""
    for pattern in lexicon.data["dates"].get("days_ago", ()):
        for m in re.finditer(pattern, text, re.IGNORECASE):
            if number := number_value(m[1], lexicon):
                yield Found(m.start(), m.end(), anchor - _DAYS(int(number)), "relative")


def weekdays(text: str, lexicon: Lexicon, anchor: datetime.date, status: Status) -> Iterator[Found]:
    numbers = _weekday_numbers(lexicon)
    for m in _LETTERS.finditer(text):
        for number in numbers.get(m[0].casefold(), ()):
            around = text[max(0, m.start() - 16) : m.start()], text[m.end() : m.end() + 16]
            days = _to_weekday((number - anchor.weekday()) % 7, around, lexicon, status)
            yield Found(m.start(), m.end(), anchor + _DAYS(days), "relative", number)


@cache
def _weekday_numbers(lexicon: Lexicon) -> dict[str, list[int]]:
    """From 0 for Monday, by any form of a weekday's name."""
    numbers: dict[str, list[int]] = {}
    for number, entry in enumerate(lexicon.ordered("dates.weekdays")):
        for name in dict.fromkeys(entry.split("/")):
            numbers.setdefault(name, []).append(number)
    return numbers


def _to_weekday(ahead: int, around: tuple[str, str], lexicon: Lexicon, status: Status) -> int:
    """Days from the anchor to a weekday that comes in `ahead` days.

    "on Saturday": the latest one, the anchor's day included; the coming one of a call that is planned; the nearer one
    of a call that was to be. "last Saturday", "next Saturday" are never the anchor's own day.
    """
    back = (ahead - 7) if ahead else 0
    if any(lexicon.phrases("dates.next").search(side) for side in around):
        return ahead or 7
    if any(lexicon.phrases("dates.last").search(side) for side in around):
        return back or -7
    if status == "planned":
        return ahead
    if status == "not_held":
        return ahead if ahead <= -back else back
    return back
