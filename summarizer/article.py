"""An article as engines and checks see it: numbered sentences and numbered quotations, with exact offsets.

Offsets are character offsets into the text the caller passed in, which is kept as it came:
`article.text[s.start:s.end] == s.text` for every sentence and quotation.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from summarizer.errors import ArticleError

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
    dateline: datetime.date | None
    language: str
    published: datetime.date | None = None
    outlet: str | None = None

    @classmethod
    def parse(cls, text: str, *, published: datetime.date | None = None, outlet: str | None = None) -> Article:
        """The article in `text`. Raises ArticleError when there is nothing to read or far too much."""
        if not text.strip():
            raise ArticleError("the article is empty: nothing but white space in it")
        if len(text) > MAX_CHARACTERS:
            raise ArticleError(f"the article has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}")
        sentences = tuple(
            Sentence(n, m.start(), m.end(), m.group())
            for n, m in enumerate(re.finditer(r"[^\s].*?(?:(?<![A-Z])[.?!][”\"]?(?=\s)|$|(?=\n))", text, re.M), 1)
        )
        quotations = tuple(
            Quotation(
                n, m.start(1), m.end(1), m.group(1),
                tuple(s.number for s in sentences if s.start < m.end(1) and m.start(1) < s.end),
            )
            for n, m in enumerate(re.finditer(r"“([^”]*)”", text), 1)
        )  # fmt: skip
        dated = re.match(r"\s*date (\d{4}-\d{2}-\d{2})", text)
        dateline = datetime.date.fromisoformat(dated.group(1)) if dated else None
        return cls(text, sentences, quotations, dateline, "en", published, outlet)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    def sentence(self, number: int) -> Sentence | None:
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None

    def quotation(self, number: int) -> Quotation | None:
        return self.quotations[number - 1] if 1 <= number <= len(self.quotations) else None
