"""Calendar dates in running text, and the day of the call.

"2025-06-14", "June 14, 2025", "14 June 2025", "14/06/2025", "28 марта 2025 года"   explicit
"on Saturday", "yesterday", "Tuesday, June 3", "two days ago", "el martes próximo"   relative to the dateline
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.duration import number_value
from summarizer.engines.extractive.occasion import of_a_report, of_another_event, of_the_report, vague_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.record import DateBasis, Status

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)")
_LINE = re.compile(
    r"\W*(?:(?:[A-ZÀ-ÞА-ЯЁ][\w.’'-]*|date|de|le|la|den|del|el|the|at|on|of|for|am)\W+){0,6}$"
)  # of no sentence
_HEAD = re.compile(r"\W*(?:date\W+|[^\W\d_]*[A-ZА-Я\W][^a-zа-я]*[\w.’'-]*\W+){0,5}\W*(?:le|den)?\s*$")
_SMALL = re.compile(r"[a-zа-я]\S*")
_MOST_SMALL = 11  # words with small letters that a head can have
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|-го|\.)?"
_DAYS = datetime.timedelta
_TITLES = 2  # first lines that can be titles: "Post by the Prime Minister, 17 August 2026"
_HEAD_SENTENCES = 5  # in which a text without a dateline says when its news was told


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    end: int
    day: datetime.date
    basis: DateBasis
    weekday: int | None = None  # as written, where it is
    written: bool = False  # with its month: "June 14", not "yesterday"


@dataclass(frozen=True, slots=True)
class Day:
    date: datetime.date | None
    basis: DateBasis
    conflict: bool = False


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
    return long | {name: n for n, name in enumerate(lexicon.ordered("dates.short_months"), 1)}


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
    found += _weekdays(text, lexicon, anchor, status)
    return sorted(found, key=lambda f: f.start)


def _days_ago(text: str, lexicon: Lexicon, anchor: datetime.date) -> Iterator[Found]:
    """ "two days ago", "il y a trois jours", "vor zwei Tagen"."""
    for pattern in lexicon.data["dates"].get("days_ago", ()):
        for m in re.finditer(pattern, text, re.IGNORECASE):
            if number := number_value(m[1], lexicon):
                yield Found(m.start(), m.end(), anchor - _DAYS(int(number)), "relative")


def _weekdays(text: str, lexicon: Lexicon, anchor: datetime.date, status: Status) -> Iterator[Found]:
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


def call_day(
    article: Article, sentences: Sequence[int], lexicon: Lexicon, *, status: Status = "held", denied: bool = False
) -> Day:
    """The day of the call, as the sentences about it (by number, best first) give it.

    A date with its year wins over a weekday; where both stand and disagree the conflict is told (reading rule 8).
    What dates the report ("said on Thursday") counts only where nothing dates the call, and never for a denied one,
    which has no day of its own.
    """
    dateline = article.dateline or _head_date(article, lexicon)
    calendar = Calendar(article, lexicon, dateline or article.published or _report_date(article, lexicon), status)
    reported: list[Found] = []
    for number in sentences:
        own, of_report = calendar.days(number, dateline)
        reported += of_report
        if (nearer := calendar.same_day(number)) and all(found.end <= nearer[0].start for found in own):
            own = nearer
        if own and not (denied and all(found.basis != "explicit" for found in own)):
            return _choose(own)
    texts = [article.sentences[n - 1].text for n in sentences]
    if denied or status in ("planned", "disputed") or any(vague_time(text, lexicon) for text in texts):
        return Day(None, "unknown")  # the day of the report is neither's
    if reported:
        return _choose(reported[:1])
    if dateline and not any(lexicon.phrases("dates.vague").search(text) for text in texts):
        return Day(dateline, "dateline")
    return Day(None, "unknown")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that an article's sentences name, against its own day."""

    article: Article
    lexicon: Lexicon
    anchor: datetime.date | None
    status: Status

    def days(self, number: int, dateline: datetime.date | None) -> tuple[list[Found], list[Found]]:
        """The days of sentence `number`: those of the call, those of the report."""
        own: list[Found] = []
        reported: list[Found] = []
        text = self.article.sentences[number - 1].text
        for found in _dates(text, self.lexicon, self.anchor, dateline, self.status):
            late = self.status == "held" and self.anchor and found.day > self.anchor
            if late or of_another_event(text, found.start, found.end, self.lexicon):
                continue
            (reported if of_the_report(text, found.start, found.end, self.lexicon) else own).append(found)
        return self._after_moving(text, own), reported

    def _after_moving(self, text: str, own: list[Found]) -> list[Found]:
        """ "planned for Monday, was moved to Thursday": the day that it was moved to, alone."""
        if self.status != "planned":
            return own
        moved = [m for form in self.lexicon.regexes("status.moved") if (m := form.search(text))]
        return [found for m in moved for found in own if m.start() <= found.start < m.end()][-1:] or own

    def same_day(self, number: int) -> list[Found]:
        """ "They had talked that morning", "the day before": against the day that the text named last."""
        text = self.article.sentences[number - 1].text
        for key, days in (("dates.same_day", 0), ("dates.day_before", -1)):
            m = self.lexicon.phrases(key).search(text)
            if m and _goes_on(text[m.end() :], self.lexicon):
                continue
            named = self._named_last(number, m.start()) if m else None
            if m and named:
                return [replace(named, start=m.start(), end=m.end(), day=named.day + _DAYS(days), weekday=None)]
        return []

    def _named_last(self, number: int, start: int) -> Found | None:
        """The last day that stands before character `start` of sentence `number`; else the article's own."""
        for n in range(number, 0, -1):
            text = self.article.sentences[n - 1].text
            found = _dates(text, self.lexicon, self.anchor, None, self.status)
            found = [f for f in found if n < number or f.end <= start]
            if found:
                return found[-1]
        return Found(0, 0, self.anchor, "relative") if self.anchor else None


def _goes_on(text: str, lexicon: Lexicon) -> bool:
    """ "the day before the summit", "la veille du sommet": against an event, not a day."""
    word = re.match(r"\s+([^\W\d_]+[’']?)", text)
    keys = ("grammar.articles", "grammar.possessives", "dates.owning")
    return word is not None and any(word[1].casefold() in lexicon.words(key) for key in keys)


def _report_date(article: Article, lexicon: Lexicon) -> datetime.date | None:
    """The date a text without a dateline gives its news: "told reporters on 3 March 2026"."""
    for sentence in article.sentences[:_HEAD_SENTENCES]:
        for found in explicit_dates(sentence.text, lexicon, None):
            if of_the_report(sentence.text, found.start, found.end, lexicon) or of_a_report(
                sentence.text, found.start, lexicon
            ):
                return found.day
    return None


def _dates(
    text: str, lexicon: Lexicon, anchor: datetime.date | None, dateline: datetime.date | None, status: Status
) -> list[Found]:
    """Those of a text but for its dateline's: "HARROW, Monday 16 June 2025 (Wire) - "."""
    every = explicit_dates(text, lexicon, anchor)
    head = max((f.end for f in every if f.day in (dateline, anchor) and _heads(text[: f.start])), default=0)
    written = [found for found in every if found.start >= head]
    if anchor:
        return [*written, *(day for day in relative_days(text, lexicon, anchor, status) if day.start >= head)]
    return [*written, *(_weekdays(text, lexicon, written[0].day, status) if written else ())]


def _heads(text: str) -> bool:
    """What stands before the date of a head: a place, an agency. Many words are none, which is soon told."""
    return len(_SMALL.findall(text)) <= _MOST_SMALL and _HEAD.match(text) is not None


def _head_date(article: Article, lexicon: Lexicon) -> datetime.date | None:
    """The date a text opens or closes with: "Paris, le 3 mars 2026 (...)", "Lima, 21 de mayo de 2026"."""
    for sentence in (*article.sentences[:3], article.sentences[-1]):
        for found in explicit_dates(sentence.text, lexicon, None):
            title = sentence.number <= _TITLES and sentence.text.rstrip()[-1:] not in ".!?:"
            if title or (found.start < 60 and _LINE.match(sentence.text[: found.start])):
                return found.day
    return None


def _choose(found: Sequence[Found]) -> Day:
    """The first date with its year, else the first date, else the first weekday; whether a weekday disagrees."""
    explicit = [f for f in found if f.basis == "explicit"]
    numbered = [f for f in found if f.weekday is None]
    chosen = (explicit or numbered or list(found))[0]
    weekdays = [f.weekday for f in found if f.weekday is not None and chosen.written]
    return Day(chosen.day, chosen.basis, any(weekday != chosen.day.weekday() for weekday in weekdays))
