"""What a claim's text says, in the form two texts are compared in: content words, numbers, negation.

The evaluation suite decides with it whether two claims are the same one, so there is a single notion of a word,
a number and a "not" in the project.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from summarizer.grounding.figures import numbers
from summarizer.grounding.polarity import signed
from summarizer.grounding.words import stem, words


class Proposition(NamedTuple):
    content: tuple[tuple[str, str], ...]  # content words in order: folded form, stem
    numbers: frozenset[float]  # figures and number words alike, days and years of dates too
    negated: bool  # an odd number of negations; "did not rule out" is none


@lru_cache(maxsize=4096)
def proposition(text: str, language: str) -> Proposition:
    """The proposition of a text in a language (ISO 639-1)."""
    content = tuple((token.form, stem(token.form, language)) for token in words(text, language).content)
    values = frozenset(number.value for number in numbers(text, language))
    return Proposition(content, values, signed(text, language).cues % 2 == 1)
