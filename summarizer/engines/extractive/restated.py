"""One thing told twice is one claim, with both tellings as evidence; told against each other, it is a conflict.

"Chea said the leaders agreed to ...", later "Prasit, too, said that the leaders agreed to ..."    one claim
"... said Zerafa agreed to ...", later "... said that Zerafa did not agree to ..."                in conflict
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.said import Said
    from summarizer.record import Modality

SAME, OPPOSED = 0.75, 0.6  # F1 of content words from which two texts tell the same; words differ more in a denial
_LEAST = 4  # content words of what another account tells again in short
_STEM = 6  # letters: "released" and "releasing" are one word
_WORD = re.compile(r"[^\W_]+")


@dataclass
class Proposition:
    """What is said, with every other telling of it and whatever is said against it."""

    said: Said
    text: str
    modality: Modality
    again: list[Said] = field(default_factory=list)
    against: list[Proposition] = field(default_factory=list)

    @property
    def tellings(self) -> list[Said]:
        return [self.said, *self.again]

    @property
    def account(self) -> tuple[str, ...]:
        """Who vouches for it."""
        return self.said.via or self.said.speaker


def settled(told: Sequence[Proposition], lexicon: Lexicon) -> list[Proposition]:
    """The propositions without their repetitions, each in the place where it was told first."""
    kept: list[tuple[Proposition, frozenset[str]]] = []
    for new in told:
        words = _content(new.text, lexicon)
        first = next((old for old, known in kept if _same(old, new, known, words)), None)
        if first is not None:
            first.again += new.tellings
            continue
        for old, known in kept:
            if _opposed(old, new, known, words):
                old.against.append(new)
                new.against.append(old)
        kept.append((new, words))
    return [one for one, _ in kept]


def _same(old: Proposition, new: Proposition, known: frozenset[str], words: frozenset[str]) -> bool:
    if old.said.sentence == new.said.sentence or old.said.speaker != new.said.speaker:
        return False
    alike = old.said.in_call == new.said.in_call and _denies(old) == _denies(new)
    return alike and _f1(known, words) >= SAME and _figures(old.text) == _figures(new.text)


def _opposed(old: Proposition, new: Proposition, known: frozenset[str], words: frozenset[str]) -> bool:
    """Two accounts of it, of which one has a "not"."""
    if old.account == new.account or set(old.said.speaker).isdisjoint({*new.said.speaker, *new.account}):
        return False
    return _denies(old) != _denies(new) and _f1(known, words) >= OPPOSED


def _denies(one: Proposition) -> bool:
    return one.modality == "negated"


def _figures(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:[.,]\d+)*", text))


def _content(text: str, lexicon: Lexicon) -> frozenset[str]:
    idle = lexicon.either("grammar.stop", "grammar.negations", "grammar.auxiliaries")
    words = [word for word in _WORD.findall(text.casefold()) if len(word) > 2 and word not in idle]
    return frozenset(word[:_STEM] for word in words)


def _f1(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0
