"""Numbers, dates and spans of time in a text, in figures and in words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarizer.grounding.lexicon import Lexicon, lexicon
from summarizer.grounding.words import Words, words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from summarizer.grounding.words import Token

_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")
_CLOCK = r"(\d{1,2})[:.h](\d{2})"
_CLOCK_RANGE = re.compile(
    rf"\b{_CLOCK}\s?(?:[ap]\.?m\.?|uhr|h)?\s?(?:[-–—]|to|until|till|bis|à|a|até|до)\s?(?:las\s)?{_CLOCK}\b", re.I
)
_NUMERIC_DATE = re.compile(r"\b(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\b")


class Number(NamedTuple):
    value: float
    text: str
    token: int  # index of its first word
    after: int  # index of the word after it


class Day(NamedTuple):
    """A date as far as the text gives it."""

    year: int | None
    month: int
    day: int

    def fits(self, date: datetime.date) -> bool:
        return (self.month, self.day) == (date.month, date.day) and self.year in (None, date.year)


class Span(NamedTuple):
    minutes: float
    about: bool
    over: bool
    under: bool


@lru_cache(maxsize=4096)
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text: "1,200" and "fifty-two" and "1.5 million". A bare "one" is no number."""
    return tuple(_numbers(words(text, language), lexicon(language)))


def _numbers(text: Words, lex: Lexicon) -> Iterator[Number]:
    tokens, i = text.tokens, 0
    while i < len(tokens):
        value, after = _number_at(tokens, i, lex)
        if value is None:
            i += 1
            continue
        yield Number(value, text.text[tokens[i].start : tokens[after - 1].end], i, after)
        i = after


def _number_at(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[float | None, int]:
    """The value of the number that starts at word `i`, and the word after it."""
    if tokens[i].text[0].isdecimal():
        value, i = _figure(tokens[i].text), i + 1
    else:
        total, after = _spelled(tokens, i, lex)
        if total is None:
            return None, i
        value, i = float(total), after
    while i < len(tokens) and (scale := lex.scales.get(tokens[i].form)):
        value, i = value * scale, i + 1
    return value, i


def _spelled(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[int | None, int]:
    """Tens and ones in words ("fifty two"), or a scale alone ("a hundred")."""
    value = lex.numbers.get(tokens[i].form)
    if value is None:
        return (1, i) if tokens[i].form in lex.scales and i and tokens[i - 1].form in ("a", "one") else (None, i)
    i += 1
    if value >= 20 and value % 10 == 0 and i < len(tokens):
        joined = i + 1 if tokens[i].form in ("et", "y") and i + 1 < len(tokens) else i
        ones = 1 if tokens[joined].form in lex.one else lex.numbers.get(tokens[joined].form, 0)
        if 0 < ones < 10:
            return value + ones, joined + 1
    return value, i


def _figure(text: str) -> float:
    if _GROUPED.fullmatch(text):
        return float(re.sub(r"\D", "", text))
    plain = re.sub(r"[\u00a0\u202f]", "", text).replace(",", ".")
    whole, _, rest = plain.partition(".")
    return float(f"{whole}.{rest.replace('.', '') or 0}")


@lru_cache(maxsize=4096)
def days(text: str, language: str) -> tuple[Day, ...]:
    """The dates of a text: ISO, numeric in both orders, and a month's name beside a day, with or without a year."""
    return (*_numeric_days(text), *_named_days(words(text, language), lexicon(language)))


def _numeric_days(text: str) -> Iterator[Day]:
    for match in _NUMERIC_DATE.finditer(text):
        a, b, c = (int(part) for part in match.groups())
        if a > 31:
            readings = [(a, b, c)]
        else:
            year = c + 2000 if c < 100 else c
            readings = [(year, b, a), (year, a, b)]
        yield from (Day(y, m, d) for y, m, d in readings if 1 <= m <= 12 and 1 <= d <= 31)


def _named_days(text: Words, lex: Lexicon) -> Iterator[Day]:
    tokens = text.tokens
    for i, token in enumerate(tokens):
        month = lex.months.get(token.form)
        if month is None:
            continue
        for j in (i - 1, i + 1, i - 2):  # 14 June, June 14, 3rd of March
            day = _small(tokens, j)
            if day and day <= 31:
                year = next((y for k in (i + 1, i + 2, i + 3) if (y := _small(tokens, k)) and y > 1900), None)
                yield Day(year, month, day)
                break


def _small(tokens: Sequence[Token], i: int) -> int | None:
    if not 0 <= i < len(tokens) or not tokens[i].text[0].isdecimal():
        return None
    digits = re.match(r"\d+", tokens[i].form)
    return int(digits.group()) if digits else None


@lru_cache(maxsize=1024)
def spans(text: str, language: str) -> tuple[Span, ...]:
    """The spans of time of a text, in minutes: "50-minute", "an hour and a half", "1 h 20", "from 10:20 to 11:05"."""
    return (*_spans(words(text, language), lexicon(language)), *_clock_ranges(text))


def _clock_ranges(text: str) -> Iterator[Span]:
    for match in _CLOCK_RANGE.finditer(text):
        hour, minute, last_hour, last_minute = (int(part) for part in match.groups())
        lasted = (last_hour - hour) * 60 + last_minute - minute
        yield Span(lasted % (12 * 60), about=False, over=False, under=False)


def _spans(text: Words, lex: Lexicon) -> Iterator[Span]:
    tokens = text.tokens
    for i, token in enumerate(tokens):
        unit = _unit(token.form, lex)
        if unit is None:
            continue
        amounts = _amounts(tokens, i, lex)
        around = [t.form for t in tokens[max(0, i - 6) : i]]
        flat = " ".join(around)
        marks = bool(lex.about.intersection(around)), bool(re.search(lex.over, flat)), bool(re.search(lex.under, flat))
        for amount in amounts:
            base = amount * unit
            yield Span(base, *marks)
            if unit == 60:
                yield from (Span(base + more, *marks) for more in _remainders(tokens, i, lex))


def _unit(form: str, lex: Lexicon) -> int | None:
    if form in lex.units:
        return lex.units[form]
    return next((n for start, n in lex.units.items() if len(start) > 2 and form.startswith(start)), None)


def _amounts(tokens: Sequence[Token], i: int, lex: Lexicon) -> list[float]:
    """How many of the unit at word `i`: a number, a half, a quarter, both, or one."""
    before = [t.form for t in tokens[max(0, i - 4) : i]]
    found: list[float] = []
    for start in range(max(0, i - 3), i):
        value, after = _number_at(tokens, start, lex)
        if value is not None and after == i:
            found = [value]
            break
        if value is not None and set(before) & lex.half:
            found = [value + 0.5, value]
            break
    halves = [0.5, 1.5] if set(before) & lex.half or tokens[i].form in lex.half else []
    quarters = [0.25, 0.75, 1.25] if set(before) & lex.quarter or tokens[i].form in lex.quarter else []
    special = [1.5] if set(before) & {"anderthalb", "полтора", "полторы"} else []
    return found or halves + quarters + special or [1.0]


def _remainders(tokens: Sequence[Token], i: int, lex: Lexicon) -> Iterator[float]:
    """Minutes after the hours at word `i`: "and a half", "and ten minutes", "20"."""
    after = tokens[i + 1 : i + 5]
    if {t.form for t in after} & lex.half:
        yield 30
    if {t.form for t in after} & lex.quarter:
        yield from (15, 45)
    for k in range(i + 1, min(i + 4, len(tokens))):
        value, _ = _number_at(tokens, k, lex)
        if value is not None and value < 60:
            yield value
            break
