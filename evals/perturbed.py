"""Perturbed cases as a run reads them: variants are cases of their own, in a folder of journals of their own, and an
engine's reading of one is held beside its reading of the case it came from.

    variants_of(dataset, seed)      every variant, and a dataset of them for the runner
    judge(variants, before, after)  a verdict for every reading of every variant
    view, as_data                   the pass table, for a person and for a program
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from .perturbations import perturb, perturbation_table, score_variant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from .cases import Dataset
    from .journal import Run
    from .perturbations import Row, Variant, Verdict

FOLDER = "perturbed"  # of a run's folder: where the variants' journals are
NONE = "–"


def variants_of(dataset: Dataset, seed: int) -> tuple[list[Variant], Dataset]:
    """Variants of all cases, by kind and then case, and the same as a dataset."""
    made = [variant for case in dataset.cases for variant in perturb(case, seed)]
    return made, replace(dataset, cases=tuple(variant.as_case() for variant in made))


def judge(variants: Sequence[Variant], before: Run, after: Run) -> list[Verdict]:
    """Verdicts on a contender's readings, repeat by repeat. A variant whose case has no reading was not asked; one
    that has none itself has failed."""
    old = {(line.article, line.repeat): line for line in before.lines}
    new = {(line.article, line.repeat): line for line in after.lines}
    verdicts = []
    for variant in variants:
        article, changed = variant.case.article.sha256, variant.article.sha256
        for repeat in sorted({repeat for sha, repeat in old if sha == article}):
            first, then = old[article, repeat].record, new.get((changed, repeat))
            if first is not None:
                verdicts.append(score_variant(variant, first, then.record if then else None))
    return verdicts


def view(columns: Iterable[tuple[str, Sequence[Verdict]]]) -> RenderableType:
    """A pass table for each contender."""
    return Group(*(part for name, verdicts in columns for part in (Text(), _table(name, verdicts))))


def _table(name: str, verdicts: Sequence[Verdict]) -> Table:
    """Kinds down. Shares are of the eligible; where cases are of both splits, pass is shown for each of them too."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(f"perturbations, {name}", no_wrap=True)
    splits = _splits(verdicts)
    for heading in (
        "variants",
        "n eligible",
        "required %",
        "nothing else %",
        "pass %",
        *(f"pass % {s} n" for s in splits),
    ):
        table.add_column(heading, justify="right", no_wrap=True)
    parts = {split: {row.kind: row for row in _of_split(verdicts, split)} for split in splits}
    for row in perturbation_table(verdicts):
        shares = (_percent(share) for share in (row.required, row.kept, row.passed))
        cells = (str(row.variants), str(row.eligible), *shares, *(_split_cell(parts[s].get(row.kind)) for s in splits))
        table.add_row(row.kind.replace("_", " "), *cells, style="bold" if row.kind == "all" else "")
    return table


def _splits(verdicts: Sequence[Verdict]) -> list[str]:
    splits = sorted({verdict.variant.case.split for verdict in verdicts if verdict.variant.case.split})
    return [*splits] if len(splits) > 1 else []


def _of_split(verdicts: Sequence[Verdict], split: str) -> list[Row]:
    return perturbation_table(verdict for verdict in verdicts if verdict.variant.case.split == split)


def _split_cell(row: Row | None) -> str:
    return f"{_percent(row.passed)} {row.eligible:>3}" if row else NONE


def _percent(share: float | None) -> str:
    return NONE if share is None else f"{100 * share:.0f}"


def as_data(columns: Iterable[tuple[str, Sequence[Verdict]]]) -> list[dict[str, Any]]:
    """The same as plain data, with what went wrong variant by variant."""
    return [
        {
            "name": name,
            "kinds": [asdict(row) for row in perturbation_table(verdicts)],
            "splits": {split: [asdict(row) for row in _of_split(verdicts, split)] for split in _splits(verdicts)},
            "variants": [_verdict(verdict) for verdict in verdicts],
        }
        for name, verdicts in columns
    ]


def _verdict(verdict: Verdict) -> dict[str, Any]:
    variant = verdict.variant
    return {
        "case": variant.case.name,
        "kind": variant.kind,
        "what": variant.what,
        "eligible": verdict.eligible,
        "required": verdict.required,
        "kept": verdict.kept,
        "reasons": list(verdict.reasons),
    }
