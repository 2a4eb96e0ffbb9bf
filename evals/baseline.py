"""Blessed scores, and whether a run still reaches them.

    blessed runs -> baseline.toml          by model and prompt: floors, margins, scores of named cases and their digests
    gate(run, baseline) -> Check per metric

A metric fails when its mean is beyond its floor. It fails, too, when it is not shown to be within its margin of the
blessed scores (non-inferiority: paired, per real-world call, interval of `statistics`) and is worse beyond chance;
where it is neither shown to be within the margin nor worse, nobody can tell. Under 6 calls floors alone decide.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import InputError

from . import statistics
from .cases import named
from .scorers import METRICS, PRIMARY
from .statistics import signed

if TYPE_CHECKING:
    from .cases import Case
    from .evaluation import CaseResult, Evaluation
    from .statistics import Difference

PATH = Path(__file__).parent / "baseline.toml"
GATED = (
    PRIMARY, "claim_f1", "speaker_accuracy", "via_accuracy", "quote_voice_accuracy", "status_accuracy", "abstention",
    "unsupported_rate",
)  # fmt: skip
MARGIN = 0.03
SLACK = 0.05  # of a new floor below the blessed mean
ROUNDING = 1e-6

Outcome = Literal["pass", "regression", "inconclusive"]


class Blessed(BaseModel):
    """What a contender was once found to reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    blessed: str  # the day, ISO
    floors: dict[str, float]
    margins: dict[str, float]
    cases: dict[str, dict[str, str | float]]  # digest and scores, by case

    def clusters(self, metric: str, cases: dict[str, Case]) -> dict[str, float]:
        """Blessed means by call, over these cases."""
        scores = ((case.call, self.cases[name].get(metric)) for name, case in cases.items())
        return statistics.cluster_means((call, float(value)) for call, value in scores if value is not None)


@dataclass(frozen=True)
class Check:
    """A metric of a run against its baseline. `difference` (positive is better) is None where floors alone decide."""

    metric: str
    mean: float
    floor: float
    margin: float
    difference: Difference | None
    outcome: Outcome

    @property
    def sentence(self) -> str:
        floor = f"{self.mean:.3f}, floor {self.floor:.3f}"
        if self.difference is None or self.difference.interval is None:
            return f"{self.metric}: {self.outcome}: {floor} (too few calls to compare)"
        d, interval = self.difference, self.difference.interval
        spread = f"{signed(d.mean)} [{signed(interval.low)}, {signed(interval.high)}]"
        return f"{self.metric}: {self.outcome}: {floor}; against the blessed {spread}, margin {self.margin:.3f}"


def gate(evaluation: Evaluation, blessed: Blessed) -> list[Check]:
    """One check for each gated metric. Raises InputError when the run lacks a case that was blessed."""
    if missing := blessed.cases.keys() - evaluation.cases:
        raise InputError(f"{evaluation.name} has not read {named(missing)}, which the baseline has: run them too")
    there = evaluation.where(lambda case: case.name in blessed.cases)
    same = {r.case.name: r.case for r in there.results if r.case.digest == blessed.cases[r.case.name]["digest"]}
    return [_check(metric, there, same, blessed) for metric in blessed.floors]


def changed(evaluation: Evaluation, blessed: Blessed) -> list[str]:
    """Cases whose article or gold is not what it was when blessed: their scores can't be compared."""
    by_name = {result.case.name: result.case for result in evaluation.results}
    return sorted(n for n, entry in blessed.cases.items() if n in by_name and by_name[n].digest != entry["digest"])


def _check(name: str, evaluation: Evaluation, same: dict[str, Case], blessed: Blessed) -> Check:
    higher = next(metric.higher_is_better for metric in METRICS if metric.name == name)
    mean, floor, margin = evaluation.mean(name) or 0.0, blessed.floors[name], blessed.margins.get(name, MARGIN)
    now = evaluation.where(lambda case: case.name in same).clusters(name)
    difference = statistics.compare(name, blessed.clusters(name, same), now, higher_is_better=higher)
    fell = mean < floor - ROUNDING if higher else mean > floor + ROUNDING
    outcome: Outcome = "regression" if fell else _inferiority(difference, margin)
    return Check(name, mean, floor, margin, difference if difference.interval else None, outcome)


def _inferiority(difference: Difference, margin: float) -> Outcome:
    interval = difference.interval
    if interval is None or interval.low >= -margin - ROUNDING:
        return "pass"
    return "regression" if difference.verdict == "worse" else "inconclusive"


def bless(evaluation: Evaluation, day: str, before: Blessed | None = None) -> Blessed:
    """The evaluation as a baseline. Floors only rise: lowering one is an edit that a reviewer sees.

    Raises InputError: readings failed, or a mean is beyond a floor that stands.
    """
    if failures := evaluation.totals["failures"]:
        raise InputError(f"{evaluation.name}: {failures:.0f} readings failed; bless a run without failures")
    floors, margins = {}, {}
    for metric in METRICS:
        mean = evaluation.mean(metric.name)
        if metric.name not in GATED or mean is None:
            continue
        stands = before.floors.get(metric.name) if before else None
        floors[metric.name] = _floor(metric.name, mean, stands, higher=metric.higher_is_better)
        margins[metric.name] = before.margins.get(metric.name, MARGIN) if before else MARGIN
    cases = {result.case.name: {"digest": result.case.digest, **_scores(result)} for result in evaluation.results}
    return Blessed(blessed=day, floors=floors, margins=margins, cases=cases)


def _floor(name: str, mean: float, stands: float | None, *, higher: bool) -> float:
    new = round(max(0.0, mean - SLACK) if higher else min(1.0, mean + SLACK), 3)
    if stands is None:
        return new
    if mean < stands - ROUNDING if higher else mean > stands + ROUNDING:
        raise InputError(f"{name}: {mean:.3f} is beyond the floor of {stands}; edit the baseline file if that is meant")
    return max(new, stands) if higher else min(new, stands)


def _scores(result: CaseResult) -> dict[str, float]:
    scores = {name: result.scores[name].value for name in GATED}
    return {name: round(value, 6) for name, value in scores.items() if value is not None}


def read(path: Path = PATH) -> dict[str, Blessed]:
    """Baselines by contender. Raises InputError: no such file, or not a baseline file."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: Blessed.model_validate(entry) for name, entry in data.items()}
    except FileNotFoundError:
        raise InputError(f"{path}: no such baseline file; `summarizer eval bless RUN` makes it") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise InputError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def write(baselines: dict[str, Blessed], path: Path = PATH) -> None:
    """All baselines, by name."""
    lines = ["# Blessed by `summarizer eval bless RUN`. Floors and margins may be edited; floors rise by themselves."]
    for name, entry in sorted(baselines.items()):
        key = json.dumps(name)
        lines += ["", f"[{key}]", f"blessed = {json.dumps(entry.blessed)}"]
        for part in ("floors", "margins"):
            lines += ["", f"[{key}.{part}]", *(f"{k} = {_toml(v)}" for k, v in getattr(entry, part).items())]
        lines += ["", f"[{key}.cases]", *(f"{json.dumps(case)} = {_table(row)}" for case, row in entry.cases.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(row: dict[str, Any]) -> str:
    return "{ " + ", ".join(f"{key} = {_toml(value)}" for key, value in row.items()) + " }"


def _toml(value: str | float) -> str:
    return json.dumps(value if isinstance(value, str) else float(value))
