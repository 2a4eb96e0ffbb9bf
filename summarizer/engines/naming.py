"""Party ids from names, and where an article first gives a name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article

# What stands after a surname without being one.
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


class Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


def slugs(parties: Sequence[Named]) -> dict[str, str]:
    """A unique id for each party by the one it has: its surname in plain letters, "party3" where it has none."""
    found: dict[str, str] = {}
    for n, party in enumerate(parties, 1):
        wish = slug = surname_slug(party.name) or f"party{n}"
        count = 2
        while slug in found.values():
            slug, count = f"{wish}{count}", count + 1
        found[party.id] = slug
    return found


def surname_slug(name: str) -> str:
    """`zelenskyy` for "Volodymyr Zelenskyy"; "" where a name has no Latin letter."""
    words = [_plain(word) for word in name.split()]
    words = [word for word in words if word and word not in SUFFIXES]
    return words[-1][:40] if words else ""


def _plain(word: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", ascii_only)


def first_mention(article: Article, name: str) -> tuple[int, ...]:
    """The first sentence that holds the whole name, else its last word; empty where none does."""
    wanted = " ".join(name.split())
    for form in (wanted, wanted.rsplit(" ", 1)[-1]):
        pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)
        for sentence in article.sentences:
            if pattern.search(" ".join(sentence.text.split())):
                return (sentence.number,)
    return ()
