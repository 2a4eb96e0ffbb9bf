"""What a scorer returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Score:
    """A value in [0, 1], or None where the metric does not apply; and why, for a person."""

    value: float | None
    reason: str = ""


def share(right: Iterable[bool], reason: str = "") -> Score:
    """The share of true ones; unscored where there are none."""
    marks = list(right)
    return Score(sum(marks) / len(marks), reason) if marks else Score(None, "does not apply")


def f1(hits: float, found: float, wanted: float) -> float | None:
    """Harmonic mean of precision (hits/found) and recall (hits/wanted); None where nothing was found or wanted."""
    return 2 * hits / (found + wanted) if found + wanted else None
