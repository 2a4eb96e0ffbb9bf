"""A run, scored: per case, then averaged over real-world calls.

Scoring reads the journal only, so it costs nothing and can be repeated when a metric changes. A failed reading gets
the worst value of every metric that applies to its case and is never dropped.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean
from typing import TYPE_CHECKING

from markupsafe import Markup

from summarizer.errors import InputError

from . import statistics, trivial
from .alignment import Comparison, compare
from .cases import named
from .contenders import record_of
from .journal import Run
from .score import Score
from .scorers import METRICS, PRIMARY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer import CallSummary

    from .cases import Case, Dataset, Split
    from .journal import Line

RESAMPLES = 1_999  # for the intervals of single means, of which a table has hundreds
SECOND_READER = "second reader"
STRICT = "_strict"  # the same metric with gold's optional claims required and its alternatives gone
NAMES = (PRIMARY, PRIMARY + STRICT, *(metric.name for metric in METRICS if metric.name != PRIMARY))


@dataclass(frozen=True)
class CaseResult:
    """What one contender made of one case: its readings, and scores averaged over them."""

    case: Case
    lines: tuple[Line, ...]
    comparisons: tuple[Comparison, ...]  # of the readings that gave a record
    scores: dict[str, Score]

    @property
    def errors(self) -> list[str]:
        return [f"{line.error['type']}: {line.error['message']}" for line in self.lines if line.error]


@dataclass(frozen=True)
class Evaluation:
    """A contender's results over a dataset."""

    name: str
    results: tuple[CaseResult, ...]

    @cached_property
    def cases(self) -> frozenset[str]:
        return frozenset(result.case.name for result in self.results)

    def clusters(self, metric: str) -> dict[str, float]:
        """Mean by real-world call, of those where the metric applies."""
        return statistics.cluster_means((r.case.call, r.scores[metric].value) for r in self.results)

    def mean(self, metric: str) -> float | None:
        values = self.clusters(metric).values()
        return fmean(values) if values else None

    def interval(self, metric: str) -> statistics.Interval | None:
        """Of the mean over calls, kept within the metric's range; None for fewer calls than a test needs."""
        found = statistics.sign_flip_interval(list(self.clusters(metric).values()), RESAMPLES)
        return found and statistics.Interval(max(0.0, found.low), min(1.0, found.high))

    def _repr_html_(self) -> str:
        """The scores, as a notebook shows them."""
        row = Markup("<tr><th style='text-align: left'>{}</th><td>{}</td><td>{}</td><td>{}</td></tr>")
        rows = [row.format("mean over calls", self.name, "95 % interval", "calls")]
        for name in NAMES:
            mean, interval = self.mean(name), self.interval(name)
            spread = f"{interval.low:.2f} – {interval.high:.2f}" if interval else ""
            rows.append(row.format(name, "–" if mean is None else f"{mean:.3f}", spread, len(self.clusters(name))))
        return str(Markup("<table>{}</table>").format(Markup("").join(rows)))

    def split(self, name: Split | None) -> Evaluation:
        """Over the cases of a split; over all for None."""
        return self.where(lambda case: name in (None, case.split))

    def tagged(self, tag: str) -> Evaluation:
        return self.where(lambda case: tag in case.tags)

    def of_kind(self, kind: str) -> Evaluation:
        return self.where(lambda case: case.kind == kind)

    def where(self, wanted: Callable[[Case], bool]) -> Evaluation:
        """The same over some of the cases."""
        return Evaluation(self.name, tuple(result for result in self.results if wanted(result.case)))

    @cached_property
    def totals(self) -> dict[str, float | None]:
        """Tokens, cost (US dollars; None where unknown), seconds, re-asks and failures, in sum."""
        lines = [line for result in self.results for line in result.lines]
        costs = [line.usage.cost for line in lines if line.usage.cost is not None]
        return {
            "readings": len(lines),
            "input_tokens": sum(line.usage.input_tokens for line in lines),
            "output_tokens": sum(line.usage.output_tokens for line in lines),
            "cost": sum(costs) if costs else None,
            "seconds": sum(line.seconds for line in lines),
            "extra_attempts": sum(max(line.attempts - 1, 0) for line in lines),
            "failures": sum(line.error is not None for line in lines),
        }


def evaluate(run: Run, dataset: Dataset) -> Evaluation:
    """Scores of a run's lines against the primary gold of each case it read."""
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in run.lines:
        lines[line.case].append(line)
    results = [_result(case, lines[case.name]) for case in dataset.cases if case.name in lines]
    return Evaluation(run.name, tuple(results))


def of_journal(run: Run, suite: Dataset, chosen: Dataset) -> Run:
    """The run a journal stands for, over the chosen cases of its suite.

    Raises InputError naming cases that the suite lacks, or that are not what they were when they were read.
    """
    current = run.current
    articles = {case.article.sha256 for case in suite.cases}
    found = {
        (case.name, line.repeat): line.of(case)
        for case in chosen.cases
        for line in current.lines
        if line.article == case.article.sha256
    }
    gone = {line.case for line in current.lines if line.article not in articles}
    if unknown := gone - {case.name for case in suite.cases}:
        raise InputError(f"{run.path}: it has read {named(unknown)}, which {suite.folder} lacks; give its --cases")
    if stale := gone & {case.name for case in chosen.cases} - {name for name, _ in found}:
        raise InputError(f"{run.path}: {named(stale)} changed since they were read; `summarizer eval run` again")
    if not found:
        raise InputError(f"{run.path}: no reading of these cases in it")
    return Run(run.path, tuple(found.values()), run.damaged)


def floor(dataset: Dataset) -> Evaluation:
    """What the trivial engine scores."""
    records = [(case, record_of(trivial.read(case.article), case.article, trivial.NAME)) for case in dataset.cases]
    return Evaluation(trivial.NAME, tuple(_of_records(case, [record]) for case, record in records))


def ceiling(dataset: Dataset) -> Evaluation:
    """What a second human reader scores against the first: the same scorers, gold against gold."""
    read_twice = [(case, [gold for name, gold in case.golds.items() if name != "gold"]) for case in dataset.cases]
    results = [
        _of_records(case, [record_of(other.draft(), case.article, "human") for other in others])
        for case, others in read_twice
        if others
    ]
    return Evaluation(SECOND_READER, tuple(results))


def _of_records(case: Case, records: Sequence[CallSummary]) -> CaseResult:
    comparisons = tuple(compare(record, case.gold, case.article) for record in records)
    return CaseResult(case, (), comparisons, _averaged([_scores(c) for c in comparisons]))


def _result(case: Case, lines: Sequence[Line]) -> CaseResult:
    comparisons = tuple(compare(line.record, case.gold, case.article) for line in lines if line.record)
    scored = [_scores(comparison) for comparison in comparisons]
    scored += [_worst(case) for line in lines if line.error]
    return CaseResult(case, tuple(lines), comparisons, _averaged(scored))


def _scores(c: Comparison) -> dict[str, Score]:
    scores = {metric.name: metric.score(c) for metric in METRICS}
    strict = compare(c.record, c.gold.strict(), c.article)
    return scores | {PRIMARY + STRICT: METRICS[0].score(strict)}


def _worst(case: Case) -> dict[str, Score]:
    """The worst of each metric that applies: those that the gold itself is scored on."""
    perfect = _scores(compare(record_of(case.gold.draft(), case.article, "gold"), case.gold, case.article))
    worst = {metric.name: metric.worst for metric in METRICS} | {PRIMARY + STRICT: 0.0}
    return {name: score if score.value is None else Score(worst[name], "no record") for name, score in perfect.items()}


def _averaged(scored: Sequence[dict[str, Score]]) -> dict[str, Score]:
    if len(scored) == 1:
        return scored[0]
    averaged = {}
    for name in scored[0]:
        values = [score[name].value for score in scored]
        known = [value for value in values if value is not None]
        averaged[name] = Score(fmean(known) if known else None, scored[0][name].reason)
    return averaged
