"""`summarizer eval`: prompts and models scored against gold records. The suite itself is loaded when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from summarizer import files
from summarizer.cli import options
from summarizer.cli.suite import suite
from summarizer.errors import SettingsError

app = typer.Typer(help="Score prompts and models against gold records.", no_args_is_help=True)

Cases = Annotated[Path | None, typer.Option("--cases", metavar="DIR", help="A folder of cases; else all of fixtures/.")]
Split = Annotated[str | None, typer.Option("--split", metavar="dev|test", help="Only these, as split.lock has them.")]
Tag = Annotated[str | None, typer.Option("--tag", metavar="T", help="Only cases with this tag.")]
RunFile = Annotated[Path, typer.Argument(metavar="RUN", help="A journal, as `eval run` keeps it: runs/NAME.jsonl.")]
Baseline = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="Else evals/baseline.toml.")]
Format = Annotated[str, typer.Option("--format", metavar="text|json")]


@app.command("run")
def run(
    cases: Cases = None,
    prompt: Annotated[list[str] | None, typer.Option("--prompt", metavar="V", help="May be repeated.")] = None,
    model: Annotated[list[str] | None, typer.Option("--model", metavar="M", help="May be repeated.")] = None,
    base_url: options.BaseUrl = None,
    deadline: options.Deadline = None,
    repeats: Annotated[int, typer.Option("--repeats", metavar="N", min=1, help="Readings of each case.")] = 1,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where runs are kept.")] = Path("runs"),
    format: Format = "text",
    split: Split = None,
    tag: Tag = None,
    concurrency: Annotated[int, typer.Option("--concurrency", metavar="N", min=1)] = 8,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read, and read nothing.")] = False,
    max_cost: Annotated[float | None, typer.Option("--max-cost", metavar="X", help="US dollars, over all.")] = None,
    retry_errors: Annotated[bool, typer.Option(help="Read again what failed in an earlier run.")] = True,
    record: options.Record = None,
    perturb: Annotated[
        bool, typer.Option("--perturb", help="Read variants too, changed by code: who notices?")
    ] = False,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Which variants --perturb makes.")] = 1,
) -> None:
    """Read every case with every model and prompt, and score. Only what is missing in DIR is read."""
    _check_format(format, ("text", "json"))
    settings: dict[str, Any] = {
        "base_url": base_url, "deadline": deadline, "concurrency": concurrency, "max_cost": max_cost, "record": record,
    }  # fmt: skip
    commands = _commands()
    dataset = commands.load(cases, _split(split), tag)
    reading = {"repeats": repeats, "retry_errors": retry_errors}
    plans = commands.plans(dataset, model, prompt, settings, out, **reading)
    changed = commands.perturbations(dataset, model, prompt, settings, out, seed=seed, **reading) if perturb else None
    todo = plans + (changed.plans if changed else [])
    if dry_run:
        commands.announce(todo)
        return
    commands.execute(todo, concurrency, max_cost)
    _done(commands.show(dataset, plans, format, changed))


@app.command("compare")
def compare(
    run_a: RunFile, run_b: RunFile, cases: Cases = None, format: Format = "text", split: Split = None, tag: Tag = None
) -> None:
    """Say whether run B is better than run A: exit 0 with a verdict, 4 where nobody can tell."""
    _check_format(format, ("text", "json"))
    _done(_commands().compare((run_a, run_b), format, cases, _split(split), tag))


@app.command("gate")
def gate(
    run: RunFile, baseline: Baseline = None, cases: Cases = None, format: Format = "text", split: Split = None
) -> None:
    """Hold a run against its baseline: exit 0 it reaches it, 1 it does not, 4 nobody can tell."""
    _check_format(format, ("text", "json"))
    _done(_commands().gate(run, baseline, format, cases, _split(split)))


@app.command("bless")
def bless(run: RunFile, baseline: Baseline = None, cases: Cases = None, split: Split = None) -> None:
    """Make a run the baseline of its model and prompt. Floors only rise."""
    _done(_commands().bless(run, baseline, cases, _split(split)))


@app.command("report")
def report(
    runs: Annotated[list[Path], typer.Argument(metavar="RUN...", help="Journals, as `eval run` keeps them.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.html")],
    cases: Cases = None,
    split: Split = None,
    tag: Tag = None,
) -> None:
    """Write one self-contained HTML file: scores, verdicts, and every case side by side with its gold."""
    files.check_writable(out)
    _done(_commands().report(runs, out, cases, _split(split), tag))


@app.command("selfcheck")
def selfcheck(cases: Cases = None) -> None:
    """Make gold records wrong on purpose and say whether the right metrics fall, and no other."""
    _done(_commands().selfcheck(cases))


def _commands() -> Any:
    try:
        return suite("commands")
    except ModuleNotFoundError as error:
        if error.name not in ("scipy", "yaml", "numpy"):
            raise
        raise SettingsError(f"eval: needs {error.name}: pip install 'call-summarizer[eval]'") from None


def _split(name: str | None) -> str | None:
    if name not in (None, "dev", "test"):
        raise SettingsError(f"unknown split {name!r}: there are dev and test")
    return name


def _check_format(format: str, known: tuple[str, ...]) -> None:
    if format not in known:
        raise SettingsError(f"unknown format {format!r}: there are {', '.join(known)}")


def _done(code: int) -> None:
    if code:
        raise typer.Exit(code)
