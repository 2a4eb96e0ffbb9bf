"""Lists of phrases to look for in a text, as whole words and in any case."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_RECENT = 1 << 8  # texts; many lists are looked for in the same sentence


@lru_cache(maxsize=_RECENT)
def words_in(text: str) -> frozenset[str]:
    """The words of a text, in whatever case."""
    return frozenset(_WORD.findall(text.casefold()))


class Phrases:
    """Any phrase of a list. Most texts have no word of most lists: a set tells that much sooner than a pattern."""

    def __init__(self, phrases: Iterable[str]) -> None:
        listed = [phrase for phrase in phrases if phrase]
        self.pattern = rf"(?<!\w)(?:{_any_of(listed)})(?!\w)" if listed else r"(?!)"
        self._compiled = re.compile(self.pattern, re.IGNORECASE)
        self._telling = frozenset(_telling(phrase) for phrase in listed)  # of each phrase one word

    def may_be_in(self, text: str) -> bool:
        """False only where no phrase is in the text."""
        return not self._telling.isdisjoint(words_in(text))

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first phrase behind `start`."""
        return self._compiled.search(text, start) if self.may_be_in(text) else None

    def search_within(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first phrase in `text[start:end]`."""
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The phrase that stands at `start`."""
        return self._compiled.match(text, start) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every phrase, in order."""
        return self._compiled.finditer(text) if self.may_be_in(text) else iter(())

    def sub(self, by: str, text: str) -> str:
        """The text with something else for each phrase."""
        return self._compiled.sub(by, text) if self.may_be_in(text) else text


def _telling(phrase: str) -> str:
    """The longest word of a phrase: the one that fewest texts have."""
    words: list[str] = _WORD.findall(phrase.casefold())
    return max(words, key=len)


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern for the phrases, the longest first; those that begin alike share their first letter, so that most
    places of a text are passed over at once."""
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_letter.setdefault(phrase[0].casefold(), []).append(_spelt(phrase[1:]))
    return "|".join(f"{_spelt(letter)}(?:{'|'.join(ends)})" for letter, ends in by_letter.items())


def _spelt(phrase: str) -> str:
    """A pattern for a phrase: a text may set either apostrophe, and the Swiss write no ß."""
    pattern = re.escape(phrase).replace(r"\ ", r"\s+")
    return re.sub("['’]", "['’]", pattern).replace("ß", "(?:ß|ss)")
