"""The day of the call, of all the days that its article names.

"said on Thursday that they had spoken on Wednesday"    Wednesday, against the dateline
"planned for Monday, was moved to Thursday"             Thursday
"spoke on Wednesday, March 1" of a Sunday               March 1, in conflict
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.engines.extractive.days import Found, explicit_dates, relative_days, weekdays
from summarizer.engines.extractive.occasion import (
    after_an_event,
    from_call,
    of_a_briefing,
    of_a_plan,
    of_a_report,
    of_another_event,
    of_earlier_call,
    of_the_report,
    of_what_is_told,
    vague_time,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.record import DateBasis, Status

_LINE = re.compile(
    r"\W*(?:(?:[A-ZÀ-ÞА-ЯЁ][\w.’'-]*|date|de|le|la|den|del|el|the|at|on|of|for|am)\W+){0,6}$"
)  # of no sentence
_HEAD = re.compile(r"\W*(?:date\W+|[^\W\d_]*[A-ZА-Я\W][^a-zа-я]*[\w.’'-]*\W+){0,5}\W*(?:le|den)?\s*$")
_SMALL = re.compile(r"[a-zа-я]\S*")
_MOST_SMALL = 11  # words with small letters that a head can have
_DAYS = datetime.timedelta
_TITLES = 2  # first lines that can be titles: "Post by the Prime Minister, 17 August 2026"
_BESIDE = 3  # characters between a weekday and its date
_LEAD = 2  # sentences whose day is the call's where nothing else tells it
_HEAD_SENTENCES = 5  # in which a text without a dateline says when its news was told


@dataclass(frozen=True, slots=True)
class Day:
    date: datetime.date | None
    basis: DateBasis
    conflict: bool = False


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
        return _choose(_together(reported))
    heads = [s for s in article.sentences[:_LEAD] if not of_earlier_call(s.text, lexicon)]
    lead = [
        [found for found in days if not of_a_plan(s.text, found.start, lexicon)]
        for s in heads
        for days in calendar.days(s.number, dateline)
    ]
    if status == "held" and any(lead):
        return _choose(_together(next(found for found in lead if found)))
    if dateline and not any(lexicon.phrases("dates.vague").search(text) for text in texts):
        return Day(dateline, "dateline")
    return Day(None, "unknown")


def _together(found: Sequence[Found]) -> list[Found]:
    """The first, with what is written right beside it: "on Wednesday, October 13"."""
    near = sorted(found, key=lambda f: f.start)
    return [f for f in near if f.start - _BESIDE <= found[0].end and found[0].start <= f.end + _BESIDE]


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
            where = text, found.start, found.end, self.lexicon
            if late or of_another_event(*where) or of_what_is_told(*where):
                continue
            told = of_the_report(*where) or of_a_briefing(text, found.start, self.lexicon)
            (reported if told else own).append(found)
        return self._after_moving(text, own) if self.status == "planned" else self._nearest(text, own), reported

    def _nearest(self, text: str, own: list[Found]) -> list[Found]:
        """Of several days the one that stands nearest to a word of the call, behind no "after a call on June 2"."""
        if len(own) < 2:
            return own
        later = [found for found in own if not after_an_event(text, found.start, self.lexicon)] or own
        near = min(later, key=lambda f: from_call(text, f.start, f.end, self.lexicon))
        return sorted(_together([near, *later]), key=lambda f: f.start)

    def _after_moving(self, text: str, own: list[Found]) -> list[Found]:
        """ "planned for Monday, was moved to Thursday": the day that it was moved to, alone."""
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
    head = max((f.end for f in every if f.day in (dateline, anchor) and _heads(text[: f.start], lexicon)), default=0)
    written = [found for found in every if found.start >= head]
    if anchor:
        return [*written, *(day for day in relative_days(text, lexicon, anchor, status) if day.start >= head)]
    return [*written, *(weekdays(text, lexicon, written[0].day, status) if written else ())]


def _heads(text: str, lexicon: Lexicon) -> bool:
    """What stands before the date of a head: a place, an agency; "On Monday, 12 May" opens a sentence like any other.

    Many words are none, which is soon told.
    """
    words = re.findall(r"[^\W\d_]+", text)
    narrating = lexicon.words("dates.narrating")
    if any(word[0].isupper() and word.casefold() in narrating for word in (*words[:1], *words[-1:])):
        return False  # "Ottawa - On 3 May, ..."
    return len(_SMALL.findall(text)) <= _MOST_SMALL and _HEAD.match(text) is not None


def _head_date(article: Article, lexicon: Lexicon) -> datetime.date | None:
    """The date a text opens or closes with: "Paris, le 3 mars 2026 (...)", "Lima, 21 de mayo de 2026"."""
    for sentence in (*article.sentences[:3], article.sentences[-1]):
        for found in explicit_dates(sentence.text, lexicon, None):
            title = sentence.number <= _TITLES and sentence.text.rstrip()[-1:] not in ".!?:"
            before = sentence.text[: found.start]
            if title or (found.start < 60 and _LINE.match(before) and _heads(before, lexicon)):
                return found.day
    return None


def _choose(found: Sequence[Found]) -> Day:
    """The first date with its year, else the first date, else the first weekday; whether a weekday disagrees."""
    explicit = [f for f in found if f.basis == "explicit"]
    numbered = [f for f in found if f.weekday is None]
    chosen = (explicit or numbered or list(found))[0]
    weekdays = [f.weekday for f in found if f.weekday is not None and chosen.written]
    return Day(chosen.day, chosen.basis, any(weekday != chosen.day.weekday() for weekday in weekdays))
