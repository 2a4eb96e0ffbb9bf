"""A text put together from pieces of an article and new words, and where everything of the article has gone.

A piece is a stretch of the old text (start, end) or words of our own. Sentence and quotation numbers of the new text
are `Article`'s; the old ones are followed by their characters, so a gold record can be renumbered and no number is
ever guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Protocol

from summarizer import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Piece = str | tuple[int, int]
Edit = tuple[int, int, str]  # what replaces [start, end)


@dataclass(frozen=True)
class Rewritten:
    """A new article; `sentences` and `quotations` say what the old numbers have become, where they still stand."""

    article: Article
    sentences: Mapping[int, int]
    quotations: Mapping[int, int]

    @property
    def added(self) -> frozenset[int]:
        """Sentences with nothing of the old text in them."""
        return frozenset(s.number for s in self.article.sentences) - frozenset(self.sentences.values())

    def holding(self, words: str) -> tuple[int, ...]:
        """The sentences of the new article that hold these words, whatever the white space."""
        wanted = " ".join(words.split())
        return tuple(s.number for s in self.article.sentences if wanted in " ".join(s.text.split()))


def edited(text: str, edits: Iterable[Edit]) -> list[Piece]:
    """The pieces of a text in which some stretches, none overlapping another, are replaced."""
    pieces: list[Piece] = []
    at = 0
    for start, end, new in sorted(edits):
        pieces += [(at, start), new]
        at = end
    return [*pieces, (at, len(text))]


def substituted(text: str, pattern: str, new: Any, start: int = 0, end: int | None = None) -> list[Edit]:
    """Edits for every match of a pattern in a stretch of the text; `new` is a template or a function of the match."""
    found = re.compile(pattern).finditer(text, start, len(text) if end is None else end)
    return [(m.start(), m.end(), new(m) if callable(new) else m.expand(new)) for m in found]


class Moved(Protocol):
    """Where old sentence and quotation numbers have gone."""

    @property
    def sentences(self) -> Mapping[int, int]: ...

    @property
    def quotations(self) -> Mapping[int, int]: ...


def revised(old: str, new: str, at: int) -> list[Edit]:
    """Edits that make one stretch of text, which starts at `at`, into another and keep what the two have in common."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(at + a, at + b, new[c:d]) for tag, a, b, c, d in codes if tag != "equal"]


def rewrite(article: Article, pieces: Sequence[Piece]) -> Rewritten | None:
    """The article the pieces make; None where a sentence would be torn apart or run together with another."""
    where: dict[int, int] = {}
    text = ""
    for piece in pieces:
        if isinstance(piece, tuple):
            where.update(zip(range(*piece), range(len(text), len(text) + piece[1] - piece[0]), strict=True))
            piece = article.text[slice(*piece)]  # noqa: PLW2901
        text += piece
    new = Article.parse(text, published=article.published, outlet=article.outlet)
    sentences = _sentences(article, new, where)
    if sentences is None:
        return None
    return Rewritten(new, sentences, _quotations(article, new, where))


def _sentences(old: Article, new: Article, where: Mapping[int, int]) -> dict[int, int] | None:
    owner = {at: s.number for s in new.sentences for at in range(s.start, s.end)}
    found: dict[int, int] = {}
    for sentence in old.sentences:
        letters = (at for at in range(sentence.start, sentence.end) if old.text[at].isalnum() and at in where)
        numbers = {owner[where[at]] for at in letters}
        if len(numbers) > 1:
            return None
        if numbers:
            found[sentence.number] = numbers.pop()
    return found if len(set(found.values())) == len(found) else None


def _quotations(old: Article, new: Article, where: Mapping[int, int]) -> dict[int, int]:
    """Each old quotation is the innermost new one around its first character that is still there."""
    found: dict[int, int] = {}
    for quotation in old.quotations:
        kept = [where[at] for at in range(quotation.start, quotation.end) if at in where]
        around = [q for q in new.quotations if kept and q.start <= kept[0] < q.end and q.number not in found.values()]
        if around:
            starts = [q for q in around if q.start == kept[0]] or around
            found[quotation.number] = max(starts, key=lambda q: (q.start, -q.end)).number
    return found


def renumber(data: dict[str, Any], new: Moved) -> None:
    """Evidence and quotations of a gold record, as plain data, by the new article's numbers; claims that have lost
    all evidence go, and with them what refers to them."""
    for item in (*data["parties"], *data["sources"], *data["claims"]):
        item["evidence"] = _moved(item["evidence"], new.sentences)
    data["claims"] = [claim for claim in data["claims"] if claim["evidence"]]
    left = {claim["id"] for claim in data["claims"]}
    for claim in data["claims"]:
        other = defaultdict(list, claim["alternatives"])
        other["evidence"] = [moved for numbers in other["evidence"] if (moved := _moved(numbers, new.sentences))]
        claim["quotes"] = _requoted(claim["quotes"], new.quotations)
        other["quotes"] = [_requoted(quotes, new.quotations) for quotes in other["quotes"]]
        claim["conflicts_with"] = [id for id in claim["conflicts_with"] if id in left]
        other["conflicts_with"] = [[id for id in ids if id in left] for ids in other["conflicts_with"]]
        claim["alternatives"] = {name: values for name, values in other.items() if values}


def _moved(numbers: Iterable[int], to: Mapping[int, int]) -> list[int]:
    return [to[n] for n in numbers if n in to]


def _requoted(quotes: Iterable[dict[str, Any]], to: Mapping[int, int]) -> list[dict[str, Any]]:
    return [{**quote, "quotation": to[quote["quotation"]]} for quote in quotes if quote["quotation"] in to]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs stand, white space around them left out."""
    found = []
    at = 0
    for gap in [*re.finditer(r"\n[ \t]*\n\s*", text), None]:
        end = gap.start() if gap else len(text)
        block = text[at:end]
        if block.strip():
            found.append((at + len(block) - len(block.lstrip()), at + len(block.rstrip())))
        at = gap.end() if gap else end
    return found
