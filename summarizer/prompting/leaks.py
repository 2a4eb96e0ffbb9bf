"""What in a prompt's example may not reappear in a record of another article: its names.

Names of parties and sides are known from the example's reply, in any language. Other names, of places and outlets, are
read off capital letters where only names have them; calendar words have them too and are no leak, nor is a word that
the example also writes small.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.article import Article

SHORTEST = 4  # letters in a single word: "Bin", "Al", "Ida" may be anybody's
NOUNS_HAVE_CAPITALS = {"de", "lb"}
# A run of words inside a sentence.
_INSIDE = re.compile(r"(?:(?<=[\w,;:] )|(?<=\())[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*)*")
_POSSESSIVE = re.compile(r"[’']s?$")


def leaks(article: Article, reply: str) -> frozenset[str]:
    """The names that an example's article and reply (JSON) hold."""
    found = {*_party_names(json.loads(reply))}
    if article.language not in NOUNS_HAVE_CAPITALS:
        found |= {*_capitalised(article)}
    return frozenset(found)


def _party_names(reply: Any) -> Iterator[str]:
    """Names and sides of the parties; of persons also each word of the name. A body's words may be anybody's."""
    for party in reply.get("parties", ()) if isinstance(reply, dict) else ():
        yield party["name"]
        if party.get("side"):
            yield party["side"]
        if party.get("title") or party.get("role") == "principal":
            yield from (word for word in party["name"].split() if len(word) >= SHORTEST and word[0].isupper())


def _capitalised(article: Article) -> Iterator[str]:
    """Words with a capital inside a sentence, and runs of them."""
    common = {word for word in re.findall(r"[^\W\d_]+", article.text) if word[0].islower()}
    common |= _calendar(article.language)
    for sentence in article.sentences:
        for stretch in _INSIDE.findall(sentence.text):
            for first, *more in _runs(stretch.split()):
                if more:
                    yield " ".join((first, *more))
                elif len(first) >= SHORTEST and not first.isupper() and first.casefold() not in common:
                    yield first


def _runs(words: list[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for word in words:
        if word[0].isupper():
            run.append(_POSSESSIVE.sub("", word))
        elif run:
            yield run
            run = []
        if run and run[-1] != word:  # a possessive ends a name
            yield run
            run = []
    if run:
        yield run


@cache
def _calendar(language: str) -> frozenset[str]:
    """Months and days of the week in that language (CLDR)."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = [
        name
        for calendar in (locale.months, locale.days)
        for context in calendar.values()
        for name in context.get("wide", {}).values()
    ]
    return frozenset(name.casefold() for name in names)
