"""Evaluations as plain data: what `--format json` prints and the HTML report is made of."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from .evaluation import NAMES
from .scorers import PRIMARY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cases import Dataset
    from .comparison import Contest
    from .evaluation import CaseResult, Evaluation


def as_data(dataset: Dataset, evaluations: Sequence[Evaluation]) -> dict[str, Any]:
    """Everything there is to know about evaluations over a dataset."""
    return {
        "suite": {
            "folder": str(dataset.folder),
            "digest": dataset.digest,
            "cases": len(dataset.cases),
            "calls": len({case.call for case in dataset.cases}),
        },
        "primary": PRIMARY,
        "evaluations": [_evaluation(evaluation) for evaluation in evaluations],
    }


def _evaluation(evaluation: Evaluation) -> dict[str, Any]:
    splits = sorted({result.case.split for result in evaluation.results if result.case.split})
    tags = sorted({tag for result in evaluation.results for tag in result.case.tags})
    return {
        "name": evaluation.name,
        "metrics": summary(evaluation),
        "splits": {split: summary(evaluation.split(split)) for split in splits},
        "tags": {tag: _metric(evaluation.tagged(tag), PRIMARY) for tag in tags},
        "totals": evaluation.totals,
        "cases": [_case(result) for result in evaluation.results],
    }


def summary(evaluation: Evaluation) -> dict[str, Any]:
    """Mean, interval and number of calls of every metric."""
    return {name: _metric(evaluation, name) for name in NAMES}


def _metric(evaluation: Evaluation, name: str) -> dict[str, Any]:
    interval = evaluation.interval(name)
    return {
        "mean": evaluation.mean(name),
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
        "calls": len(evaluation.clusters(name)),
    }


def _case(result: CaseResult) -> dict[str, Any]:
    return {
        "case": result.case.name,
        "call": result.case.call,
        "split": result.case.split,
        "tags": list(result.case.about.tags),
        "errors": result.errors,
        "scores": {name: {"value": score.value, "reason": score.reason} for name, score in result.scores.items()},
    }


def contest_data(contest: Contest) -> dict[str, Any]:
    """A comparison of two runs; differences are B minus A, positive where B is better."""
    return {
        "a": contest.a.name,
        "b": contest.b.name,
        "verdict": contest.primary.verdict,
        "sentence": contest.sentence,
        "differences": [asdict(difference) for difference in contest.differences],
    }
