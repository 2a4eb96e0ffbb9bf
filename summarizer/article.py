"""An article as engines and checks see it: numbered sentences and numbered quotations, with exact offsets.

Offsets are character offsets into the text the caller passed in, which is kept as it came:
`article.text[s.start:s.end] == s.text` for every sentence and quotation. Every character that is not white space
lies in exactly one sentence. How a text is cut is the business of `sentences`, `quotations`, `dateline`, `language`.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.dateline import find_dateline
from summarizer.errors import ArticleError
from summarizer.language import detect_language
from summarizer.quotations import quotation_pairs
from summarizer.sentences import blocks, sentence_spans

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

MAX_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Sentence:
    number: int  # from 1
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks; `start`, `end` and `text` exclude the marks. `parent` is the enclosing quotation."""

    number: int  # from 1, by where it starts
    start: int
    end: int
    text: str
    sentences: tuple[int, ...]  # the numbers of those it lies in
    parent: int | None = None


@dataclass(frozen=True)
class Article:
    text: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    dateline: datetime.date | None  # the date its head gives, not `published`
    language: str  # ISO 639-1
    published: datetime.date | None = None
    outlet: str | None = None

    @classmethod
    def parse(cls, text: str, *, published: datetime.date | None = None, outlet: str | None = None) -> Article:
        """The article in `text`. Raises ArticleError when there is nothing to read or far too much."""
        if not text.strip():
            raise ArticleError("the article is empty: nothing but white space in it")
        if len(text) > MAX_CHARACTERS:
            raise ArticleError(f"the article has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}")
        stretches = blocks(text)
        sentences = tuple(
            Sentence(number, start, end, text[start:end])
            for number, (start, end) in enumerate(sentence_spans(text, stretches), 1)
        )
        return cls(
            text=text,
            sentences=sentences,
            quotations=_quotations(text, stretches, sentences),
            dateline=find_dateline(text, stretches, published),
            language=detect_language(text),
            published=published,
            outlet=outlet,
        )

    @cached_property
    def sha256(self) -> str:
        """Of the text in UTF-8; lone surrogates, which UTF-8 lacks, count as their code points."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def sentence(self, number: int) -> Sentence | None:
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None

    def quotation(self, number: int) -> Quotation | None:
        return self.quotations[number - 1] if 1 <= number <= len(self.quotations) else None


def _quotations(
    text: str, stretches: Sequence[tuple[int, int]], sentences: Sequence[Sentence]
) -> tuple[Quotation, ...]:
    starts = [sentence.start for sentence in sentences]
    ends = [sentence.end for sentence in sentences]
    return tuple(
        Quotation(
            number=number,
            start=pair.start,
            end=pair.end,
            text=text[pair.start : pair.end],
            sentences=tuple(range(bisect_right(ends, pair.start) + 1, bisect_left(starts, pair.end) + 1)),
            parent=None if pair.parent is None else pair.parent + 1,
        )
        for number, pair in enumerate(quotation_pairs(text, stretches), 1)
    )
