"""Words of an article with offsets, and which quotation each stands in. No meaning yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article, Quotation, Sentence

_TOKEN = re.compile(
    r"""(?:[^\W\d_]\.){2,}                          # U.S., a.m.
      | (?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Rep|St|Jr|Sr|Lt|Col|Adm|Prof|Hr|Fr|Mme|M|Sr|Sra|No
         |Hon|Maj|Brig|Capt|Cdr|Rev|Msgr|Amb|Smt|Ing|Lic|Drs)\.(?=\s+[^\W\d_])
      | [^\W\d_]\.(?=\s+[^\W\d_])                    # J. in a name
      | @\w+                                          # a handle
      | [’']s\b(?![^\W\d_])                          # possessive, on its own
      | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|er)?(?![^\W\d_])
      | (?:[dlnsjmcDLNSJMC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)[’'](?=[^\W\d_])  # d’, qu’ (French elision)
      | (?<![^\W_])(?!(?:t|a|ont|est|sont|avait|avaient|était|aura)-)[a-zà-ÿœ]+(?=-(?:t-)?(?:il|elle)s?\b)  # -elle
      | [^\W_](?:[^\W_]|[’'](?!s\b)(?=[^\W\d_])|-(?=[^\W_]))*
      | (?!(?<=[a-zà-ÿœ])-(?:t-)?(?:il|elle)s?\b)[^\s]""",
    re.VERBOSE,
)
_JOINED_PARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|bin|ben|ould)-[^\W\d_a-z]")  # "Salim al-Janabi"
_CONTRACTED = re.compile(  # "did|n't", "they|'ll": two words each
    r"(do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should|must|sha|might|need)(?=n[’']t$)"
    r"|(i|you|he|she|it|we|they|who|that|there|what|this)(?=[’'](?:ll|ve|re|d|m)$)",
    re.IGNORECASE,
)
_WHOLE = {
    "wo": "will",
    "ca": "can",
    "sha": "shall",
    "n't": "not",
    "'ll": "will",
    "'ve": "have",
    "'re": "are",
    "'m": "am",
}
_HAD = re.compile(r"\s+(?:\w+(?:ed|en)|told|made|had|said|sent|heard|left|met|found|gone|got|put|kept|done)\b")
_BEING = frozenset(("it", "he", "she", "that", "there", "what", "who", "this", "here"))  # "it's" is no possessive
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
QUOTE_MARKS = frozenset('“”"«»„‟‘‹›')


@dataclass(slots=True, unsafe_hash=True)  # nobody changes one; frozen, it would take three times as long to make
class Token:
    text: str
    low: str
    start: int  # in the article
    end: int
    quotation: int | None  # number of the innermost quotation it stands in
    word: bool
    capital: bool
    mark: bool  # a quotation mark


def token_of(text: str, start: int = 0, end: int = 0, quotation: int | None = None) -> Token:
    """A token with what it is told apart by: every rule asks for it."""
    low, word, capital, mark = _traits(text)
    return Token(text, low, start, end, quotation, word, capital, mark)


@lru_cache(maxsize=1 << 14)
def _traits(text: str) -> tuple[str, bool, bool, bool]:
    """In small letters; whether it is a word, has a capital, is a quotation mark. Remembered, as most words recur."""
    word = text[0].isalnum()
    capital = text[0].isupper() or (word and bool(_JOINED_PARTICLE.match(text)))
    return text.casefold(), word, capital, text in QUOTE_MARKS


def tokenize(article: Article) -> list[list[Token]]:
    """The tokens of each sentence, in order."""
    return [tokenize_sentence(article, sentence) for sentence in article.sentences]


def tokenize_sentence(article: Article, sentence: Sentence) -> list[Token]:
    inside = [q for q in article.quotations if q.start < sentence.end and sentence.start < q.end]
    tokens: list[Token] = []
    for match in _TOKEN.finditer(article.text, sentence.start, sentence.end):
        text, (start, end) = match[0], match.span()
        number = _innermost(inside, start, end) if inside else None
        if "’" in text or "'" in text:
            tokens += _contracted(article.text, text, start, number, tokens[-1] if tokens else None)
        else:
            tokens.append(token_of(text, start, end, number))
    return tokens


def _innermost(quotations: Sequence[Quotation], start: int, end: int) -> int | None:
    """The number of the shortest quotation that holds `start:end`."""
    holders = [q for q in quotations if q.start <= start and end <= q.end]
    if len(holders) < 2:
        return holders[0].number if holders else None
    return min(holders, key=lambda q: q.end - q.start).number


def _contracted(whole: str, text: str, start: int, quotation: int | None, before: Token | None) -> list[Token]:
    """ "didn't" as "did" and "not", "they’ll" as "they" and "will", the "'s" of "it's" as "is"."""
    end = start + len(text)
    if text in ("'s", "’s") and before and before.end == start and before.low in _BEING:
        return [Token(text, "is", start, end, quotation, word=True, capital=False, mark=False)]
    found = _CONTRACTED.match(text)
    if found is None:
        return [token_of(text, start, end, quotation)]
    stem, tail = text[: found.end()], text[found.end() :]
    first = token_of(stem, start, start + len(stem), quotation)
    first.low = _WHOLE.get(first.low, first.low)
    low = _WHOLE.get(tail.replace("’", "'").casefold()) or ("had" if _HAD.match(whole, end) else "would")
    return [first, Token(tail, low, start + len(stem), end, quotation, word=True, capital=False, mark=False)]
