"""The terminal's table: metrics down, contenders across; and what it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from .evaluation import STRICT
from .scorers import METRICS, PRIMARY
from .statistics import p_value, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, RenderableType

    from .cases import Split
    from .comparison import Contest
    from .evaluation import Evaluation

NONE = "–"
TOO_WIDE = 10_000  # characters: to measure what a table would take


def fitting(splits: Sequence[Split | None], evaluations: Sequence[Evaluation], console: Console) -> RenderableType:
    """Dev and test side by side where that fits the console, else one below the other."""
    rows = [[(_heading(e, split), e.split(split)) for split in splits] for e in evaluations]
    beside = view([column for row in rows for column in row])
    if Measurement.get(console, console.options.update(width=TOO_WIDE), beside).maximum <= console.width:
        return beside
    return Group(*(view([row[n] for row in rows]) for n in range(len(splits))))


def _heading(evaluation: Evaluation, split: Split | None) -> str:
    return f"{evaluation.name} {split}" if split else evaluation.name


def view(columns: Sequence[tuple[str, Evaluation]]) -> RenderableType:
    """Scores of evaluations under their headings, then their sums."""
    return Group(_scores(columns), Text(), _kinds(columns), Text(), _totals(columns))


def _scores(columns: Sequence[tuple[str, Evaluation]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("mean over calls, 95 % interval, calls", no_wrap=True)
    for heading, _ in columns:
        table.add_column(heading, justify="right")
    rows = [(PRIMARY, "attributed_claim_f1"), (PRIMARY + STRICT, "  without gold's licence")]
    rows += [(metric.name, metric.name + ("" if metric.higher_is_better else " ↓")) for metric in METRICS[1:]]
    for name, label in rows:
        style = "bold" if name == PRIMARY else ""
        table.add_row(label, *(_cell(evaluation, name) for _, evaluation in columns), style=style)
    return table


def _cell(evaluation: Evaluation, metric: str) -> str:
    mean, interval = evaluation.mean(metric), evaluation.interval(metric)
    if mean is None:
        return NONE
    spread = f"  {interval.low:.2f}–{interval.high:.2f}" if interval else ""
    return f"{mean:.3f}{spread} {len(evaluation.clusters(metric)):>3}"


def _kinds(columns: Sequence[tuple[str, Evaluation]]) -> Table:
    """The primary metric by kind of text (a case's first tag)."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(f"{PRIMARY} by kind, calls", no_wrap=True)
    for heading, _ in columns:
        table.add_column(heading, justify="right")
    kinds = sorted({result.case.kind for _, evaluation in columns for result in evaluation.results})
    for kind in kinds:
        parts = [evaluation.of_kind(kind) for _, evaluation in columns]
        table.add_row(kind, *(_kind_cell(part) for part in parts))
    return table


def _kind_cell(part: Evaluation) -> str:
    mean = part.mean(PRIMARY)
    return NONE if mean is None else f"{mean:.3f} {len(part.clusters(PRIMARY)):>3}"


def _totals(columns: Sequence[tuple[str, Evaluation]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("in sum", no_wrap=True)
    for heading, _ in columns:
        table.add_column(heading, justify="right")
    readers = [evaluation for _, evaluation in columns]
    for name in ("readings", "failures", "extra_attempts", "input_tokens", "output_tokens"):
        table.add_row(name, *(f"{e.totals[name] or 0:,.0f}" for e in readers))
    table.add_row("cost, US dollars", *(NONE if (c := e.totals["cost"]) is None else f"{c:.4f}" for e in readers))
    table.add_row("seconds", *(f"{e.totals['seconds'] or 0:.1f}" for e in readers))
    return table


def contest_view(contest: Contest) -> RenderableType:
    """Two runs side by side; a difference is positive where B is better."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("metric", no_wrap=True)
    for heading in (contest.a.name, contest.b.name, "better by", "95 % interval", "p", "won/tied/lost", "verdict"):
        table.add_column(heading, justify="right")
    for d in contest.differences:
        interval = f"{signed(d.interval.low)} to {signed(d.interval.high)}" if d.interval else NONE
        p = p_value(d.p_holm).removeprefix("p ").removeprefix("= ")
        means = (f"{e.mean(d.metric) or 0:.3f}" for e in (contest.a, contest.b))
        row = (*means, signed(d.mean), interval, p, f"{d.wins}/{d.ties}/{d.losses}", d.verdict)
        table.add_row(d.metric, *row, style="bold" if d.metric == PRIMARY else "")
    return Group(table, Text("p of all but the first are Holm's over the rest; unit: the real-world call", style="dim"))
