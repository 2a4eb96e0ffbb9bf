"""How long the call lasted, in figures or words, and how sure the text is.

"a 50-minute phone call" "lasted an hour and a half" "nearly two hours" "more than 40 minutes" "1 hour 20 minutes"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import combinations
from typing import TYPE_CHECKING

from summarizer.engines.extractive.lexicon import for_small_letters
from summarizer.engines.extractive.phrases import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.phrases import Phrases
    from summarizer.record import DurationQualifier

_OPENING = 5  # words in which a verbless sentence gives a length
_ROUNDING = 1.25  # how much longer than another an approximate length may be, and mean the same
_NEAR = 4  # words between a length and the call it is of
_QUALIFIERS: tuple[DurationQualifier, ...] = ("exact", "at_least", "at_most", "approximate")
_GAP = re.compile(r"[\s-]*(?:an?\s+|une?\s+|de\s+|d[’']|eine[rn]?\s+|una?\s+|los\s+|las\s+)?")  # an article between
_HALF_DAY = r"\s?(?:[ap]\.?m\.?(?!\w)|hrs|Uhr|h(?!\w))"
_CLOCK = rf"(\d{{1,2}})(?:(?:[:.h]|\sh\s?|\sUhr\s)(\d{{2}})(?!\d)(?:{_HALF_DAY})?|{_HALF_DAY})"
_PHRASES = ("one_hour", "hour_and_half", "half_hour", "quarter_hour")
Measure = tuple["re.Pattern[str] | Phrases", "Callable[[re.Match[str]], int | None]"]  # what to look for, its minutes
_RANGE = re.compile(r"([\w-]+?)\s*(?:[-–]|\b(?:to|or|à|ou|bis|oder|a|o|до|или)\b)\s*$")  # "ten to fifteen minutes"
_LOOK_BACK = 24  # characters before a duration in which "nearly", "more than" count


@dataclass(frozen=True, slots=True)
class Duration:
    minutes: int | None
    qualifier: DurationQualifier
    attached: bool = field(default=False, compare=False)  # to a call's word: "a 40-minute call", "lasted an hour"


def durations(text: str, lexicon: Lexicon) -> list[Duration]:
    """Every length of time in `text` that is of a call's size (two minutes to twelve hours)."""
    found: list[tuple[int, Duration]] = []
    taken: list[tuple[int, int]] = []
    if not _gate(lexicon).search(text.lower()):
        return []
    for pattern, minutes in _patterns(lexicon):
        for m in pattern.finditer(text):
            if any(a < m.end() and m.start() < b for a, b in taken):
                continue
            length = minutes(m)
            taken.append(m.span())
            if length is not None and 2 <= length <= 720 and not _elsewhere(text, m.start(), m.end(), lexicon):
                qualifier = _qualifier(text, m.start(), m.end(), lexicon)
                found.append((m.start(), Duration(length, qualifier, _attached(text, m.start(), m.end(), lexicon))))
    return [duration for _, duration in sorted(found, key=lambda item: item[0])]


def opens_with_length(text: str, lexicon: Lexicon) -> bool:
    """ "Forty minutes exactly, nearly all of it about fish": behind a sentence on the call, its length."""
    opening = " ".join(text.split()[:_OPENING])
    return bool(durations(opening, lexicon)) and not _elsewhere(text, 0, len(opening), lexicon)


def told_by_accounts(text: str, lexicon: Lexicon) -> bool:
    """ "Ankara put it at 55 minutes", "London says 40 minutes": a length as somebody gives it."""
    units = lexicon.either("numbers.minute", "numbers.hour", "numbers.quarter")
    return not units.isdisjoint(words_in(text)) and lexicon.says("numbers.told", text)


def _attached(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "a 40-minute, at times tense, call", "a call of 40 minutes", "lasted 40 minutes"."""
    back = max(0, start - _LOOK_BACK)
    if lexicon.phrases("numbers.planned").search_within(text, back, start):
        return False  # "scheduled for 30 minutes, it ran to 50"
    if lexicon.phrases("numbers.lasting").search_within(text, back, start) or told_by_accounts(text, lexicon):
        return True
    if lexicon.phrases("numbers.length_nouns").search_within(text, 0, start):
        return True  # "they differ on its length: 50 minutes for the one, 15 for the other"
    near = [*re.findall(r"[^\W\d_]+", text[:start])[-_NEAR:], *re.findall(r"[^\W\d_]+", text[end:])[:_NEAR]]
    return any(w.casefold() in lexicon.words(key) for w in near for key in ("call.nouns", "call.strong_nouns"))


def _elsewhere(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """A distance in time, not a length: "an hour before it", "within two hours"; but "spoke for an hour before it"."""
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(" -")
    if lexicon.phrases("numbers.other_lengths").match(text[end:].lstrip(" -")):
        return True  # "a 30-minute press conference"
    if "-" in text[start:end] or lexicon.phrases("numbers.length_before").search(before):
        return False
    opener = any(m.end() == len(before) for m in lexicon.phrases("numbers.not_length_before").finditer(before))
    return opener or bool(lexicon.phrases("numbers.not_length_after").match(text[end : end + _LOOK_BACK].lstrip()))


@lru_cache(maxsize=8)
def _gate(lexicon: Lexicon) -> re.Pattern[str]:
    """What every length of time has one of: a figure, a unit, a phrase for one. Most texts have none."""
    units = [_any(lexicon, f"numbers.{unit}") for unit in ("hour", "minute", "quarter")]
    phrases = [lexicon.phrases(f"numbers.{key}").pattern for key in _PHRASES]
    return for_small_letters("|".join([r"\d", *units, *phrases, *lexicon.data["numbers"].get("lengths", {})]))


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[Measure, ...]:
    """A language's patterns, compiled once: they cost more than the search."""
    return tuple(_compiled(lexicon))


def _compiled(lexicon: Lexicon) -> Iterator[Measure]:
    number = _number_pattern(lexicon)
    hour = _any(lexicon, "numbers.hour")
    minute = _any(lexicon, "numbers.minute")
    joint = _any(lexicon, "numbers.and")
    half = _any(lexicon, "numbers.half")
    quarter = _any(lexicon, "numbers.quarter")
    flags = re.IGNORECASE

    def value(word: str) -> float | None:
        return number_value(word, lexicon)

    def hours_minutes(m: re.Match[str]) -> int | None:
        return _total(value(m[1]), value(m[2]))

    yield from _clock_ranges(lexicon)
    yield (
        re.compile(rf"(?<!\w){number}[\s-]+(?:{joint}[\s-]+)(?:an?[\s-]+)?{half}[\s-]+{hour}(?!\w)", flags),
        lambda m: _total(value(m[1]), 30),
    )
    for phrase, length in lexicon.data["numbers"].get("lengths", {}).items():
        yield re.compile(rf"(?<!\w){phrase}(?!\w)", flags), partial(_fixed, length)
    yield (  # "1h20"
        re.compile(rf"(?<!\w)(?<!à )(?<!vers )(?<!dès )(\d+)\s?{hour}\s?(\d{{2}})(?!\w|\s?{minute})", flags),
        hours_minutes,
    )
    yield (
        re.compile(rf"(?<!\w){number}[\s-]+{hour}\s+{joint}\s+(?:an?\s+|une?\s+)?{quarter}(?!\w)", flags),
        lambda m: _total(value(m[1]), 15),
    )
    one_hour = lexicon.phrases("numbers.one_hour").pattern
    yield (
        re.compile(rf"{one_hour}\s+(?:{joint}\s+)?{number}[\s-]+{minute}(?!\w)", flags),
        lambda m: _total(1, value(m[1])),
    )
    yield lexicon.phrases("numbers.hour_and_half"), lambda _: 90
    yield lexicon.phrases("numbers.half_hour"), lambda _: 30
    yield lexicon.phrases("numbers.quarter_hour"), lambda _: 15
    yield (
        re.compile(rf"(?<!\w){number}[\s-]*{hour},?[\s-]+(?:{joint}\s+)?{number}[\s-]*{minute}(?!\w)", flags),
        hours_minutes,
    )
    yield (
        re.compile(rf"(?<!\w){number}[\s-]+{hour}\s+(?:{joint}\s+)(?:an?\s+|une?\s+)?{half}(?!\w)", flags),
        lambda m: _total(value(m[1]), 30),
    )
    yield (
        re.compile(rf"(?<!\w){number}[\s-]+{quarter}\s+(?:of\s+an\s+|d[’']\s?|de\s+)?{hour}(?!\w)", flags),
        lambda m: round(15 * v) if (v := value(m[1])) else None,
    )
    yield lexicon.phrases("numbers.one_hour"), lambda _: 60
    yield re.compile(rf"(?<!\w){number}[\s-]*(?:de\s+|odd\s+)?{minute}(?!\w)", flags), lambda m: _total(0, value(m[1]))
    full = _any(lexicon, "numbers.full")  # "a full hour", "une petite heure"
    yield re.compile(rf"(?<!\w){number}[\s-]+(?:{full}\s+)?{hour}(?!\w)", flags), lambda m: _total(value(m[1]), 0)


def _clock_ranges(lexicon: Lexicon) -> Iterator[Measure]:
    """ "from 10:20 to 11:05", "began at 8.15 p.m. and ended at 9.02 p.m."."""
    for pattern in lexicon.data["numbers"].get("clock_ranges", ()):
        yield re.compile(pattern.replace("CLOCK", _CLOCK), re.IGNORECASE), _between_clocks


def _between_clocks(m: re.Match[str]) -> int | None:
    hour, minute, later, last = (int(part or 0) for part in m.groups())
    return (60 * later + last - 60 * hour - minute) % 720 if hour < 25 and later < 25 else None


def _fixed(minutes: int, _: re.Match[str]) -> int:
    return minutes


def _total(hours: float | None, minutes: float | None) -> int | None:
    return None if hours is None or minutes is None else round(60 * hours + minutes)


def _any(lexicon: Lexicon, key: str) -> str:
    words = sorted(lexicon.words(key), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w) for w in words) + ")" if words else r"(?!)"


def _number_pattern(lexicon: Lexicon) -> str:
    words = [*lexicon.ordered("numbers.units"), *lexicon.ordered("numbers.tens"), *lexicon.words("numbers.one")]
    words += [*lexicon.words("numbers.more"), *_compounds(lexicon)]
    joined = rf"(?:\s{joint})?" if (joint := lexicon.data["numbers"].get("joined")) else ""
    one = "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))
    return rf"(\d+(?:[.,]\d+)?|(?:{one})(?:{joined}[\s-](?:{one}))?)"


def _compounds(lexicon: Lexicon) -> dict[str, int]:
    """ "fünfundvierzig": units before tens in one word, in a language that joins them so."""
    link = lexicon.data["numbers"].get("compound")
    if not link:
        return {}
    units = list(enumerate(lexicon.ordered("numbers.units")))[1:10]
    tens = [(20 + 10 * n, word) for n, word in enumerate(lexicon.ordered("numbers.tens"))]
    return {f"{unit}{link}{ten}": high + low for high, ten in tens for low, unit in units}


def number_value(word: str, lexicon: Lexicon) -> float | None:
    """What a number in figures or words is worth; None for no number."""
    word = word.casefold().strip()
    if re.fullmatch(r"\d+(?:[.,]\d+)?", word):
        return float(word.replace(",", "."))
    more = lexicon.data.get("numbers", {}).get("values", {})
    known = dict.fromkeys(lexicon.words("numbers.one"), 1.0) | more | _compounds(lexicon)
    if word in known:
        return float(known[word])
    units = {w: n for n, w in enumerate(lexicon.ordered("numbers.units"))} | {w: n for w, n in more.items() if n < 20}
    tens = {w: 20 + 10 * n for n, w in enumerate(lexicon.ordered("numbers.tens"))}
    tens |= {w: n for w, n in more.items() if n >= 20}
    parts = [p for p in re.split(r"[\s-]", word) if p != lexicon.data["numbers"].get("joined")]
    if len(parts) > 1 and parts[0] in lexicon.words("numbers.one"):
        return number_value(parts[1], lexicon)  # "une quarantaine"
    if all(p in units or p in tens for p in parts) and (len(parts) == 1 or parts[0] in tens):
        return float(sum(units.get(p, tens.get(p, 0)) for p in parts))
    return None


def _qualifier(text: str, start: int, end: int, lexicon: Lexicon) -> DurationQualifier:
    before = text[max(0, start - _LOOK_BACK) : start]
    if lexicon.phrases("numbers.vague").search(text[start:end]):
        return "approximate"
    found: list[tuple[int, DurationQualifier]] = []
    for key in _QUALIFIERS:
        for m in lexicon.phrases(f"numbers.{key}").finditer(before):
            if _GAP.fullmatch(before[m.end() :]):
                found.append((m.start(), key))
    if found:
        return min(found)[1]  # "no more than" begins before "more than"
    ranges = _RANGE.search(before)
    about = lexicon.phrases("numbers.after_approximate").match(text[end : end + 12].lstrip())
    if about or (ranges and number_value(ranges[1], lexicon)):
        return "approximate"
    return "exact"


def _agree(one: Duration, other: Duration) -> bool:
    """ "about an hour" and "55 minutes" may be one length, as may "more than an hour" and "70 minutes"."""
    if one.minutes is None or other.minutes is None or one.minutes == other.minutes:
        return True
    less, more = sorted((one, other), key=lambda d: d.minutes or 0)
    if "approximate" in (one.qualifier, other.qualifier):
        return (more.minutes or 0) <= _ROUNDING * (less.minutes or 0)
    return less.qualifier == "at_least" or more.qualifier == "at_most"


def settle(found: Sequence[Duration], accounts: int = 2) -> Duration:
    """One duration of several: the first that belongs to a call's word, else the first.

    None and "conflicting" where two such disagree in a text with two `accounts` or more (rule 9).
    """
    if not found:
        return Duration(None, "unknown")
    told = [d for d in found if d.attached] or [d for d in found if d.minutes == found[0].minutes]
    if accounts > 1 and any(not _agree(a, b) for a, b in combinations(told, 2)):
        return Duration(None, "conflicting")
    same = [d for d in told if _agree(told[0], d)]
    return next((d for d in same if d.qualifier == "exact"), told[0])
