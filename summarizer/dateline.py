"""The date that an article's head gives for the article, never one that its body speaks of.

The head's ways to give it: a `date 2025-06-14` marker, a date on a line of its own (with a weekday, a place, an hour,
or after a byline), an agency's dateline ("WARSAW, March 3 (Vistula News) —"). Month names: English, French, German,
Spanish, Russian, and those of Italian, Portuguese, Ukrainian, Polish and Turkish.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

_HEAD_LINES = 8
_LONGEST_LINE = 100  # characters in a line that does nothing but date the article
_LONGEST_DATELINE = 120

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv januar jänner jän enero ene января янв gennaio gen janeiro січня stycznia ocak",
            "february feb février févr fév februar febrero febr февраля фев febbraio fevereiro лютого lutego şubat",
            "march mar mars märz mär mrz marzo марта мар março березня marca mart",
            "april apr avril avr abril abr апреля апр aprile квітня kwietnia nisan",
            "may mai mayo мая maggio mag maio травня maja mayıs",
            "june jun juin juni junio июня июн giugno giu junho червня czerwca haziran",
            "july jul juillet juil juli julio июля июл luglio lug julho липня lipca temmuz",
            "august aug août agosto ago августа авг серпня sierpnia ağustos",
            "september sept sep septembre septiembre set сентября сен сент settembre setembro вересня września eylül",
            "october oct octobre oktober okt octubre октября окт ottobre ott outubro жовтня października ekim",
            "november nov novembre noviembre ноября ноя нояб novembro листопада listopada kasım",
            "december dec décembre déc dezember dez diciembre dic декабря дек dicembre dezembro грудня grudnia aralık",
        ),
        1,
    )
    for name in names.split()
}

_NAME = r"(?P<name>[^\W\d_]+)"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?:\s(?:года|г\.|року|р\.))?"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)\b(?!\.\d)",
        r"\b(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?" + _YEAR,
        r"\b(?P<first>\d\d?)[/-](?P<second>\d\d?)[/-]" + _YEAR,
        rf"\b{_NAME}\.?\s(?P<day>\d\d?)(?:st|nd|rd|th)?\b(?![.:]\d)(?:,?\s{_YEAR})?",
        r"\b(?P<day>\d\d?)(?:\.|er|re|st|nd|rd|th|º|°|-го)?\s(?:(?:de|of)\s)?"
        rf"{_NAME}\b\.?(?:,?\s(?:del?\s)?{_YEAR})?",
    )
)
_MARKER = re.compile(r"\W*(?:date|dated|published|updated|posted|datum|fecha|дата)\b:?\s*(?:on\s)?", re.I)
_AGENCY = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/)"
_PLACE = re.compile(
    rf"\W*(?:[^\W\d_a-z][\w.'’-]*(?:[ ,/]+(?:(?:de|of|am|la|el|sur|do)\s)?[^\W\d_a-z][\w.'’-]*){{0,6}})?"
    rf"[ ,.]*{_AGENCY}?[,.]?\s*"
)
_AFTER_DATELINE = re.compile(rf"[,.]?\s*(?:{_AGENCY}|(?=[-–—]))\s*\.?\s*[-–—]*")
_TELLING = frozenset(("on", "in", "of", "at", "to", "for", "and", "with", "im", "en"))  # no word beside a bare date
_SENTENCE_END = re.compile(r"[.!?…][\"”’»]?\Z")
_BYLINE = re.compile(r"(?:by|par|von|por|da|автор)\s|[^|·•]*[|·•]", re.I)


def find_dateline(text: str, blocks: Sequence[Span], published: datetime.date | None) -> datetime.date | None:
    """The date that the first lines give; a missing year is the one that brings it nearest to `published`."""
    bodies = 0
    for index, (start, end) in enumerate(blocks[:_HEAD_LINES]):
        line = unicodedata.normalize("NFC", text[start : min(end, start + 4 * _LONGEST_DATELINE)])
        if found := _given(line, published, is_first=index == 0):
            return found
        bodies += _is_body(line, is_first=index == 0)
        if bodies > 1:
            break
    return None


def _is_body(line: str, *, is_first: bool) -> bool:
    """A sentence of the story; the first line may be a title that ends with a mark."""
    return len(line) > 2 * _LONGEST_LINE or (not is_first and _SENTENCE_END.search(line) is not None)


def _given(line: str, published: datetime.date | None, *, is_first: bool) -> datetime.date | None:
    """The date of the article that this line of its head gives, if it gives one."""
    for match in _dates(line[:_LONGEST_DATELINE]):
        before, after = line[: match.start()], line[match.end() :]
        if (
            _MARKER.fullmatch(before)
            or (_PLACE.fullmatch(before) and _AFTER_DATELINE.match(after))
            or (len(line) <= _LONGEST_LINE and _dates_only(before, after, match, is_first=is_first))
        ):
            return _read(match, published)
    return None


def _dates_only(before: str, after: str, match: re.Match[str], *, is_first: bool) -> bool:
    """Whether the rest of the line is a weekday, a place, an hour, a byline: nothing that tells a story."""
    if _SENTENCE_END.search(after.strip()):
        return False
    if not is_first and _BYLINE.match(before):
        return True
    others = re.findall(r"[^\W\d_]{2,}", f"{before} {after}")
    if is_first and others:
        return len(others) <= 2 and match.groupdict().get("year") is not None
    return len(others) <= 4 and not any(word in _TELLING for word in others)


def _dates(line: str) -> list[re.Match[str]]:
    """Everything in the line that has the form of a date and names a real month, from left to right."""
    found = [match for pattern in _DATES for match in pattern.finditer(line)]
    return sorted((match for match in found if _month(match) is not None), key=lambda match: match.start())


def _month(match: re.Match[str]) -> int | None:
    """Also None for 07/09/2017, which is one day here and another there."""
    parts = match.groupdict()
    if "name" in parts:
        return _MONTHS.get(parts["name"].casefold())
    if "month" in parts:
        return int(parts["month"])
    first, second = int(parts["first"]), int(parts["second"])
    if first > 12 or first == second:
        return second
    return first if second > 12 else None


def _day(match: re.Match[str]) -> int:
    parts = match.groupdict()
    if "first" not in parts:
        return int(parts["day"])
    return max(int(parts["first"]), int(parts["second"]))


def _read(match: re.Match[str], published: datetime.date | None) -> datetime.date | None:
    month, day = _month(match), _day(match)
    if month is None:
        return None
    if year := match["year"]:
        return _calendar_date(int(year), month, day)
    if published is None:
        return None
    years = (published.year + shift for shift in (0, -1, 1))
    near = [date for year in years if (date := _calendar_date(year, month, day))]
    return min(near, key=lambda date: abs(date - published), default=None)


def _calendar_date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
