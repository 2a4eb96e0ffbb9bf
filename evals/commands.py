"""What the command line's `eval` commands do. Results go to stdout, everything else to stderr; they return the
exit code (0 done, 1 regression, 4 inconclusive) and raise errors of `summarizer.errors` for 2 and 3."""

from __future__ import annotations

import datetime
import json
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from summarizer.errors import EngineError, InputError

from . import baseline, perturbed, table
from .cases import load_suite, named
from .comparison import contest
from .contenders import open_contenders
from .data import as_data, contest_data
from .evaluation import ceiling, evaluate, of_journal
from .goldfile import CaseError
from .journal import read_run
from .runner import Session, plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cases import Dataset, Split
    from .contenders import Contender
    from .evaluation import Evaluation
    from .journal import Line, Run
    from .perturbations import Variant, Verdict
    from .runner import Plan

DONE, REGRESSION, INCONCLUSIVE = 0, 1, 4
FIXTURES = Path(__file__).parent.parent / "fixtures"  # beside the suite, in a checkout and in an installed package
stderr = Console(stderr=True, highlight=False)


def load(folder: Path | None, split: Split | None = None, tag: str | None = None) -> Dataset:
    """The cases asked for. Raises CaseError where that leaves none."""
    return _chosen(load_suite(folder or FIXTURES), split, tag)


def _chosen(suite: Dataset, split: Split | None, tag: str | None) -> Dataset:
    chosen = suite.subset(split=split, tag=tag)
    if not chosen.cases:
        wanted = " and ".join(part for part in (split and f"split {split}", tag and f"tag {tag!r}") if part)
        raise CaseError(f"{suite.folder}: none of its {len(suite.cases)} cases is of {wanted}")
    return chosen


def load_runs(
    paths: Sequence[Path], folder: Path | None, split: Split | None = None, tag: str | None = None
) -> tuple[Dataset, list[Evaluation]]:
    """Cases, and the scores of runs over them. Raises InputError for what `of_journal` does."""
    runs = [read_run(path) for path in paths]
    _complain(runs)
    suite = load_suite(folder or FIXTURES)
    chosen = _chosen(suite, split, tag)
    evaluations = [evaluate(of_journal(run, suite, chosen), chosen) for run in runs]
    if len({evaluation.name for evaluation in evaluations}) < len(evaluations):
        evaluations = [replace(e, name=str(path.with_suffix(""))) for e, path in zip(evaluations, paths, strict=True)]
    return chosen, evaluations


def plans(
    dataset: Dataset,
    models: Sequence[str] | None,
    prompts: Sequence[str] | None,
    options: dict[str, Any],
    out: Path,
    *,
    repeats: int = 1,
    retry_errors: bool = True,
) -> list[Plan]:
    """What is to be read, contender by contender, the floor among them. Raises SettingsError or PromptError."""
    contenders = open_contenders(models or [None], prompts or [None], options)
    return [plan(dataset, contender, out, repeats, retry_errors=retry_errors) for contender in contenders]


@dataclass(frozen=True)
class Perturbations:
    """Variants of the cases, and what is to be read of them, by the same contenders in the same order."""

    variants: list[Variant]
    plans: list[Plan]

    def verdicts(self, before: Sequence[Run]) -> list[tuple[str, list[Verdict]]]:
        """By contender, given the runs over the unperturbed cases."""
        runs = [one.run() for one in self.plans]
        _complain(runs)
        return [(old.name, perturbed.judge(self.variants, old, new)) for old, new in zip(before, runs, strict=True)]


def perturbations(
    dataset: Dataset,
    models: Sequence[str] | None,
    prompts: Sequence[str] | None,
    options: dict[str, Any],
    out: Path,
    *,
    seed: int,
    **reading: Any,
) -> Perturbations:
    """Variants of every case and plans to read them; options as for `plans`."""
    variants, changed = perturbed.variants_of(dataset, seed)
    return Perturbations(variants, plans(changed, models, prompts, options, out / perturbed.FOLDER, **reading))


def announce(plans: Sequence[Plan]) -> None:
    """Say what would be read, and about how many tokens it would take."""
    for one in plans:
        tokens = f", about {one.input_tokens:,} tokens in" if one.input_tokens else ", no model call"
        print(f"{one.contender.name}: {len(one.missing)} readings to make{tokens}; {len(one.kept)} kept in {one.path}")


def execute(plans: list[Plan], concurrency: int, max_cost: float | None = None) -> None:
    """Read what is missing, with a progress bar on a terminal. Raises EngineError where going on makes no sense."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*parts, TextColumn("{task.fields[spent]}"), console=stderr, disable=not stderr.is_terminal) as bars:
        tasks = {
            one.contender: bars.add_task(one.contender.name, total=len(one.wanted), completed=len(one.kept), spent="")
            for one in plans
        }

        def progress(contender: Contender, _: Line) -> None:
            bars.update(tasks[contender], advance=1, spent=f"${session.spent:.4f}" if session.spent else "")

        session = Session(concurrency, max_cost, progress)
        try:
            session.execute(plans)
        except KeyboardInterrupt:
            print("interrupted: what was read is kept, the same command reads the rest", file=sys.stderr)
            raise
    kept, made = (sum(map(len, group)) for group in ([p.kept for p in plans], [p.missing for p in plans]))
    print(f"{made} readings made, {kept} kept", file=sys.stderr)


def show(dataset: Dataset, plans: Sequence[Plan], format: str, perturbations: Perturbations | None = None) -> int:
    """Score what there is and print it: 0, or 3 where a contender gave no reading at all."""
    runs = [one.run() for one in plans]
    _complain(runs)
    evaluations = [evaluate(run, dataset) for run in runs]
    verdicts = perturbations.verdicts(runs) if perturbations else []
    _print(dataset, [*evaluations, ceiling(dataset)], format, verdicts)
    _list_failures(evaluations)
    return _nothing_read(evaluations)


def _complain(runs: Sequence[Run]) -> None:
    for run in runs:
        for line in run.damaged:
            print(f"{run.path}, line {line.number}: {line.reason}; passed over, the rest counts", file=sys.stderr)


def _print(
    dataset: Dataset,
    evaluations: Sequence[Evaluation],
    format: str,
    verdicts: Sequence[tuple[str, list[Verdict]]] = (),
) -> None:
    if format == "json":
        extra = {"perturbations": perturbed.as_data(verdicts)} if verdicts else {}
        _print_json(as_data(dataset, evaluations) | extra)
    else:
        console = _console()
        console.print(table.fitting(_splits(dataset), evaluations, console), perturbed.view(verdicts))


def _print_json(data: Any) -> None:
    print(json.dumps(data, indent=2, ensure_ascii=False))


def _console() -> Console:
    """Standard output; as wide as a table needs where nobody looks at a terminal."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 400)


def _splits(dataset: Dataset) -> list[Split | None]:
    """The splits to show apart; [None] where the cases are not of several."""
    splits = sorted({case.split for case in dataset.cases if case.split})
    return [*splits] if len(splits) > 1 else [None]


def _list_failures(evaluations: Sequence[Evaluation]) -> None:
    for evaluation in evaluations:
        for result in evaluation.results:
            for error in result.errors:
                print(f"failed: {evaluation.name}, {result.case.name}: {error}", file=sys.stderr)


def _nothing_read(evaluations: Sequence[Evaluation]) -> int:
    """3 where a contender gave no reading at all: that is an engine's failure, not a score."""
    silent = [e for e in evaluations if e.totals["readings"] and e.totals["failures"] == e.totals["readings"]]
    return EngineError.exit_code if silent else 0


def compare(
    paths: tuple[Path, Path], format: str, cases: Path | None, split: Split | None = None, tag: str | None = None
) -> int:
    """Whether B is better than A: 0 with a verdict, 4 without one."""
    _, (a, b) = load_runs(paths, cases, split, tag)
    found = contest(a, b)
    if format == "json":
        _print_json(contest_data(found))
    else:
        print(found.sentence)
        _console().print(table.contest_view(found))
    return DONE if found.decided else INCONCLUSIVE


def gate(path: Path, baseline_file: Path | None, format: str, cases: Path | None, split: Split | None = None) -> int:
    """Whether a run still reaches its baseline: 0 it does, 1 it does not, 4 nobody can tell."""
    _, (evaluation,) = load_runs([path], cases, split)
    baselines = baseline.read(baseline_file or baseline.PATH)
    if evaluation.name not in baselines:
        raise InputError(f"no baseline for {evaluation.name}; bless a run of it: summarizer eval bless {path}")
    blessed = baselines[evaluation.name]
    checks = baseline.gate(evaluation, blessed)
    if gone := baseline.changed(evaluation, blessed):
        print(f"changed since they were blessed, so not compared: {named(gone)}", file=sys.stderr)
    if format == "json":
        _print_json([asdict(check) for check in checks])
    else:
        print("\n".join(check.sentence for check in checks))
    outcomes = {check.outcome for check in checks}
    return REGRESSION if "regression" in outcomes else INCONCLUSIVE if "inconclusive" in outcomes else DONE


def bless(path: Path, baseline_file: Path | None, cases: Path | None, split: Split | None = None) -> int:
    """Make a run's scores the baseline of its contender."""
    _, (evaluation,) = load_runs([path], cases, split)
    target = baseline_file or baseline.PATH
    baselines = baseline.read(target) if target.exists() else {}
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    entry = baseline.bless(evaluation, today, baselines.get(evaluation.name))
    baseline.write(baselines | {evaluation.name: entry}, target)
    print(f"{target}: {evaluation.name} blessed on {len(entry.cases)} cases", file=sys.stderr)
    return DONE


def report(
    paths: Sequence[Path], out: Path, cases: Path | None, split: Split | None = None, tag: str | None = None
) -> int:
    """Write one HTML file about these runs."""
    from .report import page

    dataset, evaluations = load_runs(paths, cases, split, tag)
    out.write_text(page(dataset, evaluations), encoding="utf-8")
    print(f"{out}: {len(dataset.cases)} cases, {named(e.name for e in evaluations)}", file=sys.stderr)
    return DONE


def selfcheck(folder: Path | None) -> int:
    """Hold the scorers to golds made wrong on purpose: 0 if every metric moved as it must and none else, else 1."""
    from . import selfcheck as checks

    cases = load(folder).cases
    rows = checks.check(cases)
    print(checks.table(rows))
    wrong = [f"gold against itself: {line}" for line in checks.imperfect(cases)]
    wrong += [f"junk: {line}" for line in checks.unmoved_by_junk(cases)]
    wrong += [f"principals swapped: {line}" for line in checks.unequal_swaps(cases)]
    wrong += [example for row in rows for example in row.examples]
    print("\n".join(wrong) or "gold against itself perfect, junk at 0, swapped principals as computed", file=sys.stderr)
    return REGRESSION if wrong else DONE
