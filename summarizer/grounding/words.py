"""Words of a text as the checks compare them: folded, stemmed, with where they stand.

"Russia’s", "Russian" and "RUSSIA" are the same word here; "Iran" and "Iraq" are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from summarizer.grounding.lexicon import IRREGULAR_DEMONYMS, fold, lexicon

_STEMMERS = {"en": "english", "fr": "french", "de": "german", "es": "spanish", "ru": "russian"}
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu)['’]", re.I)  # French l’accord, d'accord
_OPENS = "“”«»\"'‘’„([—–-* \t\n\r"

START = 4  # letters that two forms of one word share at least


class Token(NamedTuple):
    text: str
    form: str  # folded
    start: int
    end: int
    initial: bool  # first of a sentence, so a capital says nothing

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, eq=False)
class Words:
    """A text and its words. `language` decides about stems. Equal to itself alone, so that it is a cheap key."""

    text: str
    language: str
    tokens: tuple[Token, ...]

    @cached_property
    def forms(self) -> frozenset[str]:
        return frozenset(token.form for token in self.tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(form, self.language) for form in self.forms)

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """The words that carry meaning: no stop words, no numbers."""
        stop = lexicon(self.language).stop
        return tuple(t for t in self.tokens if t.form not in stop and not t.form[0].isdigit() and len(t.form) > 1)

    @cached_property
    def _by_start(self) -> dict[str, list[str]]:
        """The words by their first letters, which all forms of one word share."""
        found: dict[str, list[str]] = {}
        for form in self.forms:
            found.setdefault(form[:START], []).append(form)
        return found

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(IRREGULAR_DEMONYMS[form] for form in self.forms if form in IRREGULAR_DEMONYMS)

    def has(self, form: str) -> bool:
        """Whether this word stands in the text, in any inflection."""
        if self.stands(form) or IRREGULAR_DEMONYMS.get(form) in self._places:
            return True
        return any(related(form, other) for other in self._by_start.get(form[:START], ()))

    def stands(self, form: str) -> bool:
        """Whether this very word stands in the text, if inflected: Russia for Russia, not for Russian."""
        return form in self.forms or stem(form, self.language) in self.stems


@lru_cache(maxsize=512)
def words(text: str, language: str) -> Words:
    """The words of a text. Cached: the sentences of an article are looked at once per claim."""
    return Words(text, language, tuple(_tokens(text, language)))


def _tokens(text: str, language: str) -> list[Token]:
    found: list[Token] = []
    flat = _INITIALS.sub(lambda m: m.group().replace(".", "").ljust(len(m.group())), text)
    end = 0
    for match in _WORD.finditer(flat):
        between = flat[end : match.start()].strip(_OPENS)
        initial = not found or between.endswith((".", "!", "?", ":", "…"))
        word, start = match.group(), match.start()
        if language == "fr" and (elided := _ELISION.match(word)):
            found.append(Token(elided.group(), fold(elided.group()).rstrip("'"), start, start + elided.end(), initial))
            word, start = word[elided.end() :], start + elided.end()
        word = _POSSESSIVE.sub("", word) or word
        found.append(Token(word, fold(word), start, match.end(), initial))
        end = match.end()
    return found


@lru_cache(maxsize=65536)
def stem(form: str, language: str) -> str:
    """The Snowball stem of a folded word; the word itself in a language Snowball doesn't know."""
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(form)) if stemmer else form


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Any:
    # Imported here: it costs more than the rest of the package together.
    import snowballstemmer

    name = _STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None


@lru_cache(maxsize=65536)
def related(a: str, b: str) -> bool:
    """Whether two folded words are forms of one: Ukraine and Ukrainian, ready and readiness, Poland and Polish.

    Either all but the last letter of the shorter one begins the longer one (four letters at least), or a
    country and its adjective are irregular.
    """
    short, long = sorted((a, b), key=len)
    if len(short) >= START and not short[0].isdigit() and long.startswith(short[: max(START, len(short) - 1)]):
        return True
    return IRREGULAR_DEMONYMS.get(short, short) == IRREGULAR_DEMONYMS.get(long, long)
