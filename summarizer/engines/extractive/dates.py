"""Calendar dates in running text, and the day of the call.

"2025-06-14", "June 14, 2025", "14 June 2025", "14/06/2025", "28 марта 2025 года"   explicit
"on Saturday", "yesterday", "Tuesday, June 3"                                        relative to the dateline
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.record import DateBasis

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)")
_HEAD = re.compile(r"\W*(?:date\W+|[^\W\d_]*[A-ZА-Я\W][^a-zа-я]*[\w.’'-]*\W+){0,5}\W*(?:le|den)?\s*$")
_ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    day: datetime.date
    basis: DateBasis
    weekday: int | None = None  # as written, where it is


@dataclass(frozen=True, slots=True)
class Day:
    date: datetime.date | None
    basis: DateBasis
    conflict: bool = False


def explicit_dates(text: str, lexicon: Lexicon, year: int | None) -> list[Found]:
    """Every date written out in `text`; one without a year takes `year` or is left out."""
    found = [Found(m.start(), m.end(), day, "explicit") for m in _ISO.finditer(text) if (day := _day(*m.groups()))]
    for m in _NUMERIC.finditer(text):
        first, _, second, y = m.groups()
        day = _day(y, second, first) or _day(y, first, second)
        if day:
            found.append(Found(m.start(), m.end(), day, "explicit"))
    found += _month_dates(text, lexicon, year)
    return sorted(found, key=lambda f: f.start)


def _month_dates(text: str, lexicon: Lexicon, year: int | None) -> Iterator[Found]:
    months = _months(lexicon)
    names = "|".join(sorted((re.escape(m) for m in months), key=len, reverse=True))
    of = r"(?:\s+de|\s+del)?"
    day_first = rf"(?<![\d])(\d{{1,2}}){_ORDINAL}{of}\s+({names})\.?(?:{of},?\s+(\d{{4}}))?(?!\w)"
    month_first = rf"(?<!\w)({names})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d)(?:,?\s+(\d{{4}}))?"
    for m in re.finditer(day_first, text, re.IGNORECASE):
        if day := _day(m[3] or year, months[m[2].casefold()], m[1]):
            yield Found(m.start(), m.end(), day, "explicit" if m[3] else "relative")
    if lexicon.language != "en":
        return
    for m in re.finditer(month_first, text, re.IGNORECASE):
        if day := _day(m[3] or year, months[m[1].casefold()], m[2]):
            yield Found(m.start(), m.end(), day, "explicit" if m[3] else "relative")


def _months(lexicon: Lexicon) -> dict[str, int]:
    long = {name: n for n, name in enumerate(lexicon.ordered("dates.months"), 1)}
    return long | {name: n for n, name in enumerate(lexicon.ordered("dates.short_months"), 1)}


def _day(year: object, month: object, day: object) -> datetime.date | None:
    try:
        return datetime.date(int(str(year)), int(str(month)), int(str(day)))
    except ValueError:
        return None


def relative_day(text: str, lexicon: Lexicon, anchor: datetime.date, *, future: bool) -> Found | None:
    """The first day named against `anchor`: "today", "yesterday", "on Saturday" (the latest one)."""
    found = []
    for key, days in (("dates.yesterday", -1), ("dates.tomorrow", 1), ("dates.today", 0)):
        if m := lexicon.phrases(key).search(text):
            found.append(Found(m.start(), m.end(), anchor + datetime.timedelta(days=days), "relative"))
    if weekday := _weekday(text, lexicon, anchor, future=future):
        found.append(weekday)
    return min(found, key=lambda f: f.start, default=None)


def _weekday(text: str, lexicon: Lexicon, anchor: datetime.date, *, future: bool) -> Found | None:
    forms = [entry.split("/") for entry in lexicon.ordered("dates.weekdays")]
    for m in re.finditer(r"[^\W\d_]+", text):
        for number, names in enumerate(forms):
            if m.group().casefold() in names:
                back = (anchor.weekday() - number) % 7
                delta = ((number - anchor.weekday()) % 7 or 7) if future else -back
                return Found(m.start(), m.end(), anchor + datetime.timedelta(days=delta), "relative", number)
    return None


def call_day(article: Article, sentences: Sequence[int], lexicon: Lexicon, *, future: bool) -> Day:
    """The day of the call, as the sentences about it (by number, best first) give it.

    A date with its year wins over a weekday; where both stand and disagree the conflict is told (reading rule 8).
    """
    dateline = article.dateline
    head = _head_date(article, lexicon)
    dateline = dateline or head
    anchor = dateline or article.published
    explicit: list[Found] = []
    relative: list[Found] = []
    for number in sentences:
        sentence = article.sentences[number - 1]
        for found in explicit_dates(sentence.text, lexicon, anchor.year if anchor else None):
            if found.day in (dateline, anchor) and _HEAD.match(sentence.text[: found.start]):
                continue
            (explicit if found.basis == "explicit" else relative).append(found)
        if anchor and (found_day := relative_day(sentence.text, lexicon, anchor, future=future)):
            relative.append(found_day)
        if explicit or relative:
            break
    return _choose(explicit, relative, dateline)


def _head_date(article: Article, lexicon: Lexicon) -> datetime.date | None:
    """The date a text opens or closes with: "Paris, le 3 mars 2026 (...)", "Lima, 21 de mayo de 2026"."""
    for sentence in (*article.sentences[:3], article.sentences[-1]):
        for found in explicit_dates(sentence.text, lexicon, None):
            if found.start < 60 and _HEAD.match(sentence.text[: found.start]):
                return found.day
    return None


def _choose(explicit: Sequence[Found], relative: Sequence[Found], dateline: datetime.date | None) -> Day:
    if explicit:
        chosen = explicit[0].day
        days = [r for r in relative if r.weekday is not None]
        return Day(chosen, "explicit", any(r.weekday != chosen.weekday() for r in days))
    if relative:
        chosen = relative[0].day
        weekdays = [r for r in relative if r.weekday is not None]
        return Day(chosen, "relative", any(w.weekday != chosen.weekday() for w in weekdays))
    if dateline:
        return Day(dateline, "dateline")
    return Day(None, "unknown")
