"""Two evaluations over the same cases: which is better, and on what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.errors import InputError

from . import statistics
from .cases import named
from .scorers import METRICS, PRIMARY

if TYPE_CHECKING:
    from .evaluation import Evaluation
    from .statistics import Difference


@dataclass(frozen=True)
class Contest:
    """B against A, metric by metric; the primary metric first, the others with Holm's correction."""

    a: Evaluation
    b: Evaluation
    differences: tuple[Difference, ...]

    @property
    def primary(self) -> Difference:
        return self.differences[0]

    @property
    def decided(self) -> bool:
        return self.primary.verdict != "cannot tell"

    @property
    def sentence(self) -> str:
        """The verdict in words."""
        d = self.primary
        return f"{self.b.name} against {self.a.name} on {PRIMARY}: {d.sentence}; {record(d)}"


def contest(a: Evaluation, b: Evaluation) -> Contest:
    """Raises InputError naming the cases that only one of them has."""
    only_a, only_b = a.cases - b.cases, b.cases - a.cases
    if only_a or only_b:
        apart = [f"only {e.name} has {named(cases)}" for e, cases in ((a, only_a), (b, only_b)) if cases]
        raise InputError(f"the two runs are over different cases: {'; '.join(apart)}")
    found = {
        metric.name: statistics.compare(
            metric.name, a.clusters(metric.name), b.clusters(metric.name), higher_is_better=metric.higher_is_better
        )
        for metric in METRICS
    }
    others = [difference for name, difference in found.items() if name != PRIMARY and difference.clusters]
    return Contest(a, b, tuple(statistics.adjusted(found[PRIMARY], others)))


def record(difference: Difference) -> str:
    """Wins, ties and losses."""
    d = difference
    return f"{d.wins} won, {d.ties} tied, {d.losses} lost of {statistics.calls(d.clusters)}"
