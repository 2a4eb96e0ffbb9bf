"""Cost against quality, as positions in an SVG drawing; the report's template draws it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .scorers import PRIMARY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .evaluation import Evaluation

WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 48, 24, 14, 44  # room for the scales
LABEL = 18  # least distance of two labels
DECADES = 20  # from this ratio on, a logarithmic scale shows more than an even one


@dataclass(frozen=True)
class Point:
    name: str
    x: float
    y: float
    low: float
    high: float
    label_y: float

    @property
    def leftward(self) -> bool:
        """Whether its label stands left of it, to stay within the drawing."""
        return self.x > WIDTH / 2


@dataclass(frozen=True)
class Plot:
    points: tuple[Point, ...]
    lines: tuple[tuple[str, float], ...]  # name and height of floor and ceiling
    x_label: str
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    left_out: tuple[str, ...]  # no price is known
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def plot(runs: Sequence[Evaluation], lines: Sequence[Evaluation]) -> Plot | None:
    """Runs by what an article costs and the primary metric; `lines` are levels without a cost. None without runs."""
    priced = any(run.totals["cost"] for run in runs)
    prices = {run.name: _price(run) if priced else _seconds(run) for run in runs}
    shown = [run for run in runs if prices[run.name] is not None and run.mean(PRIMARY) is not None]
    if not shown:
        return None
    scale = _Scale([prices[run.name] or 0.0 for run in shown])
    points = [_point(run, scale.x(prices[run.name] or 0.0)) for run in shown]
    return Plot(
        points=tuple(_spread(points)),
        lines=tuple((line.name, _y(mean)) for line in lines if (mean := line.mean(PRIMARY)) is not None),
        x_label=("US dollars" if priced else "seconds") + " per article" + (", logarithmic" if scale.log else ""),
        x_ticks=tuple((scale.x(tick), f"{tick:.3g}") for tick in scale.ticks()),
        y_ticks=tuple((_y(n / 4), f"{n / 4:.2f}") for n in range(5)),
        left_out=tuple(run.name for run in runs if prices[run.name] is None),
    )


def _price(run: Evaluation) -> float | None:
    """Dollars per reading; nothing where no model was called, None where no price is known."""
    totals = run.totals
    if totals["cost"] is None and totals["input_tokens"]:
        return None
    return (totals["cost"] or 0.0) / (totals["readings"] or 1)


def _seconds(run: Evaluation) -> float:
    return (run.totals["seconds"] or 0.0) / (run.totals["readings"] or 1)


class _Scale:
    """Even from 0, or logarithmic where all are above 0 and far apart."""

    def __init__(self, values: Sequence[float]) -> None:
        self.low, self.high = min(values), max(values)
        self.log = self.low > 0 and self.high / self.low > DECADES

    def x(self, value: float) -> float:
        span = WIDTH - LEFT - RIGHT
        if self.log:
            low, high = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
            return LEFT + span * (math.log10(value) - low) / (high - low)
        return LEFT + span * value / (self.high * 1.1 or 1.0)

    def ticks(self) -> list[float]:
        if self.log:
            return [10.0**n for n in range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)]
        return [0.0, *(self.high * n / 2 for n in (1, 2) if self.high)]


def _point(run: Evaluation, x: float) -> Point:
    mean, interval = run.mean(PRIMARY) or 0.0, run.interval(PRIMARY)
    low, high = (interval.low, interval.high) if interval else (mean, mean)
    return Point(run.name, x, _y(mean), _y(low), _y(high), _y(mean))


def _spread(points: Sequence[Point]) -> list[Point]:
    """Labels moved down until none covers another."""
    placed: list[Point] = []
    for point in sorted(points, key=lambda p: p.y):
        floor = placed[-1].label_y + LABEL if placed else -math.inf
        placed.append(Point(**{**point.__dict__, "label_y": max(point.y, floor)}))
    return placed


def _y(score: float) -> float:
    return HEIGHT - BOTTOM - score * (HEIGHT - BOTTOM - TOP)
