"""One self-contained HTML file about runs: scores, verdicts, and every case beside its gold, the worst first.

It opens from disk and loads nothing. Whatever comes from an article, a gold or a model is escaped by the templates;
style and script are ours, stand inline and are admitted by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import trivial
from .casebook import CaseView
from .comparison import contest
from .evaluation import NAMES, STRICT, ceiling, floor
from .plot import plot
from .scorers import METRICS, PRIMARY
from .statistics import p_value, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cases import Dataset, Split
    from .comparison import Contest
    from .evaluation import Evaluation

TEMPLATES = Path(__file__).parent / "templates"


def page(dataset: Dataset, runs: Sequence[Evaluation]) -> str:
    """The report on runs over the same cases. The floor and the second reader come with it."""
    css, js = (Markup((TEMPLATES / name).read_text(encoding="utf-8")) for name in ("report.css", "report.js"))  # noqa: S704
    others = [e for e in (_floor(dataset, runs), ceiling(dataset)) if e is not None and e.results]
    contenders = [run for run in runs if run.name != trivial.NAME]
    return templates().get_template("report.html").render(
        dataset=dataset,
        runs=runs,
        parts=_parts(dataset, [*runs, *others]),
        contests=contests(runs, others),
        plot=plot(contenders, [e for e in [*runs, *others] if e not in contenders]),
        cases=_worst_first(dataset, runs),
        primary=PRIMARY,
        css=css,
        js=js,
        policy=f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(js)}; base-uri 'none'",
    )  # fmt: skip


def contests(runs: Sequence[Evaluation], others: Sequence[Evaluation]) -> list[Contest]:
    """Later runs against the first; a single run against the floor."""
    contenders = [run for run in runs if run.name != trivial.NAME]
    if len(contenders) > 1:
        return [contest(contenders[0], run) for run in contenders[1:]]
    return [contest(other, run) for run in contenders for other in (*runs, *others) if other.name == trivial.NAME]


def _floor(dataset: Dataset, runs: Sequence[Evaluation]) -> Evaluation | None:
    return None if any(run.name == trivial.NAME for run in runs) else floor(dataset)


class Part:
    """The scores over some of the cases: all, dev or test."""

    def __init__(self, name: str, evaluations: Sequence[Evaluation]) -> None:
        self.name = name
        self.evaluations = evaluations
        self.kinds = sorted({result.case.kind for e in evaluations for result in e.results})
        self.metrics = [MetricRow(metric, evaluations) for metric in NAMES]

    def of_kind(self, kind: str) -> list[Evaluation]:
        return [evaluation.of_kind(kind) for evaluation in self.evaluations]


class MetricRow:
    """A metric across evaluations; `about` says what it measures."""

    def __init__(self, name: str, evaluations: Sequence[Evaluation]) -> None:
        metric = next(metric for metric in METRICS if metric.name == name.removesuffix(STRICT))
        self.name = name
        self.lower = not metric.higher_is_better
        self.label = "without gold's licence" if name.endswith(STRICT) else name.replace("_", " ")
        self.about = metric.about
        self.cells = [(e.mean(name), e.interval(name), len(e.clusters(name))) for e in evaluations]


def _parts(dataset: Dataset, evaluations: Sequence[Evaluation]) -> list[Part]:
    splits: list[Split] = sorted({case.split for case in dataset.cases if case.split})
    found = [Part("all", evaluations)]
    if len(splits) > 1:
        found += [Part(split, [e.split(split) for e in evaluations]) for split in splits]
    return found


def _worst_first(dataset: Dataset, runs: Sequence[Evaluation]) -> list[CaseView]:
    views = [CaseView(case, runs) for case in dataset.cases if all(case.name in run.cases for run in runs)]
    return sorted(views, key=lambda view: (fmean(view.values) if view.values else 1.0, view.case.name))


@cache
def templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"signed": signed, "p_value": p_value, "slug": lambda text: re.sub(r"\W+", "-", text)}
    return environment


def _hash(text: str) -> str:
    """What a content security policy admits an inline element by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
