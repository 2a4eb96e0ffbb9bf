"""Which claim of a record is which claim of the gold: one-to-one, of maximum total similarity.

Similarity is 0.5 Jaccard of evidence sentences + 0.5 F1 of content words with party names removed. Speaker and
relay are not in it, or every attribution error would hide as an omission. A pair may align only if its evidence
overlaps and its content-word F1 is at least 0.3, and never when the two differ in negation, number or date.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from summarizer import Proposition, proposition

from .score import f1

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer import Article, CallSummary, Claim

    from .gold import Gold, GoldClaim

MINIMUM_WORD_F1 = 0.3
MINIMUM_ACROSS_ARTICLES = 0.5


@dataclass(frozen=True)
class Pair:
    """A record's claim and the gold claim it is. `word_f1` is that of their texts."""

    claim: Claim
    gold: GoldClaim
    word_f1: float


@dataclass(frozen=True)
class Comparison:
    """A record beside its gold: what every scorer looks at."""

    record: CallSummary
    gold: Gold
    article: Article
    parties: dict[str, str]  # the record's party ids to the gold's
    pairs: tuple[Pair, ...]

    @cached_property
    def aligned(self) -> frozenset[str]:
        """Ids of the gold claims that have a counterpart."""
        return frozenset(pair.gold.id for pair in self.pairs)

    def as_gold(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Party ids of the record as the gold calls them; a party unknown to the gold stays apart from all."""
        return tuple(self.parties.get(id, f"?{id}") for id in ids)


def compare(record: CallSummary, gold: Gold, article: Article) -> Comparison:
    """Parties matched, claims aligned."""
    parties = match_parties(record.parties, gold.parties, article.language)
    names = name_stems([*record.parties, *gold.parties], article.language)
    pairs = align(record.claims, gold.claims, names, article.language)
    return Comparison(record, gold, article, parties, tuple(pairs))


def match_parties(found: Sequence[Any], wanted: Sequence[Any], language: str) -> dict[str, str]:
    """Ids of `found` to ids of `wanted`, one-to-one, the surest first: same name, a name within the other
    ("Putin", "Vladimir Putin"), then a name that is the other's title and side ("the Russian president").

    Names are compared by the stems of their words, so that a case ending or an accent doesn't part them.
    """
    matched: dict[str, str] = {}
    for same in (_same_name, _name_within, _name_is_title):
        for party in found:
            if party.id in matched:
                continue
            free = [other for other in wanted if other.id not in matched.values() and same(party, other, language)]
            if len(free) == 1:
                matched[party.id] = free[0].id
    return matched


def align(
    claims: Sequence[Claim],
    golds: Sequence[GoldClaim],
    names: frozenset[str],
    language: str,
    *,
    one_article: bool = True,
    differing: bool = False,
) -> list[Pair]:
    """The pairs of the best one-to-one alignment, in the record's order.

    Across two articles sentence numbers say nothing: then the words alone decide, and have to agree more. `differing`
    pairs those instead that would be the same claim but for a negation, number or date.
    """
    if not claims or not golds:
        return []
    import numpy
    from scipy.optimize import linear_sum_assignment

    said = [proposition(claim.text, language) for claim in claims]
    similarity = numpy.zeros((len(claims), len(golds)))
    word_f1 = numpy.zeros_like(similarity)
    for column, gold in enumerate(golds):
        readings = [proposition(text, language) for text in gold.readings("text")]
        cited = [set(numbers) for numbers in gold.readings("evidence")]
        for row, claim in enumerate(claims):
            overlap = max(_jaccard({e.sentence for e in claim.evidence}, numbers) for numbers in cited)
            words = max(
                (_word_f1(said[row], text, names) for text in readings if contradict(said[row], text) == differing),
                default=0.0,
            )
            overlap = overlap if one_article else words
            if overlap > 0 and words >= (MINIMUM_WORD_F1 if one_article else MINIMUM_ACROSS_ARTICLES):
                similarity[row, column], word_f1[row, column] = (overlap + words) / 2, words
    rows, columns = linear_sum_assignment(similarity, maximize=True)
    return [
        Pair(claims[row], golds[column], float(word_f1[row, column]))
        for row, column in zip(rows, columns, strict=True)
        if similarity[row, column] > 0
    ]


def name_stems(parties: Iterable[Any], language: str) -> frozenset[str]:
    """The stems of parties' names: they don't count as content."""
    return frozenset(stem for party in parties for stem in stems(party.name, language))


def stems(text: str | None, language: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(stem for _, stem in proposition(text, language).content) if text else frozenset()


def _word_f1(a: Proposition, b: Proposition, names: frozenset[str]) -> float:
    left, right = (Counter(stem for _, stem in p.content if stem not in names) for p in (a, b))
    return f1((left & right).total(), left.total(), right.total()) or 0.0


def contradict(a: Proposition, b: Proposition) -> bool:
    """In negation, or in a number or date that the other replaces (leaving one out is no difference)."""
    return a.negated != b.negated or bool(a.numbers - b.numbers and b.numbers - a.numbers)


def _jaccard(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _same_name(a: Any, b: Any, language: str) -> bool:
    left, right = stems(a.name, language), stems(b.name, language)
    return a.name.casefold() == b.name.casefold() or bool(left and left == right)


def _name_within(a: Any, b: Any, language: str) -> bool:
    left, right = stems(a.name, language), stems(b.name, language)
    return bool(left and right) and (left <= right or right <= left)


def _name_is_title(a: Any, b: Any, language: str) -> bool:
    return _is_title_of(a, b, language) or _is_title_of(b, a, language)


def _is_title_of(name: Any, party: Any, language: str) -> bool:
    words, title = stems(name.name, language), stems(party.title, language)
    return bool(words & title) and words <= title | stems(party.side, language)
