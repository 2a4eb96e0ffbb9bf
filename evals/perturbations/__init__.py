"""Perturbations with known answers: a case changed by code in one respect, and the record that the change calls for.

    perturb(case, seed)                        variants of a case, at most one of each kind
    score_variant(variant, before, after)      was the required change made, and did nothing else change
    perturbation_table(verdicts)               per kind, over the variants that the engine could be asked about

A kind that doesn't apply to a case, or can't be done so that the text still reads as written by somebody, yields
nothing there. Expected records are derived by the edit itself and pass `ground`.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from . import accounts, anonymity, headers, intruders, people, statuses, wording
from .scoring import Row, Verdict, perturbation_table, score_variant
from .subject import Subject
from .variant import Point, Skipped, Variant, realise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..cases import Case
    from .variant import Sketch

KINDS: dict[str, Callable[[Subject], Iterator[Sketch]]] = {
    **people.KINDS, **wording.KINDS, **headers.KINDS, **accounts.KINDS, **anonymity.KINDS, **statuses.KINDS,
    **intruders.KINDS,
}  # fmt: skip
CANDIDATES = 12  # of one kind in one case that are tried before giving up


def perturb(case: Case, seed: int) -> list[Variant]:
    """Variants of a case, at most one of each kind; the same for the same seed."""
    return [made for kind in KINDS for made in attempts(case, kind, seed) if isinstance(made, Variant)]


def attempts(case: Case, kind: str, seed: int) -> Iterator[Variant | Skipped]:
    """The changes of one kind that were tried, up to the first that can be done cleanly."""
    rng = random.Random(f"{seed} {kind} {case.name}")  # noqa: S311
    sketches = list(KINDS[kind](Subject(case, rng)))
    for sketch in rng.sample(sketches, min(CANDIDATES, len(sketches))):
        made = realise(kind, case, sketch)
        yield made
        if isinstance(made, Variant):
            return


__all__ = [
    "KINDS", "Point", "Row", "Skipped", "Subject", "Variant", "Verdict", "attempts", "perturb", "perturbation_table",
    "score_variant",
]  # fmt: skip
