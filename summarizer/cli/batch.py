"""`summarizer batch`: many articles in, one file of lines out; goes on by itself where it was stopped."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from summarizer.batch import Batch, Inputs
from summarizer.batch.progress import progress
from summarizer.batch.provider_state import state_path
from summarizer.cli import options
from summarizer.errors import SettingsError
from summarizer.settings import FALLBACK_MODEL

if TYPE_CHECKING:
    from summarizer.batch import Tally
    from summarizer.pipeline import Summarizer

ADDRESS = re.compile(r"auto|local|(ray://)?[\w.-]+:\d+")


def command(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders, globs; JSONL, CSV, Parquet with id and text; -"),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE.jsonl", help="A line per article; an earlier run goes on.")
    ],
    model: options.Model = None,
    prompt: options.Prompt = None,
    base_url: options.BaseUrl = None,
    concurrency: Annotated[int | None, typer.Option("--concurrency", metavar="N", help="Requests under way.")] = None,
    processes: Annotated[
        int | None,
        typer.Option("--processes", metavar="N", min=1, help="For extractive or --ray; else as many as fit."),
    ] = None,
    ray: Annotated[
        str | None,
        typer.Option("--ray", metavar="[ADDRESS]", help="On a Ray cluster: host:port, auto; else a local one."),
    ] = None,
    deadline: options.Deadline = None,
    on_ungrounded: options.OnUngrounded = None,
    max_cost: Annotated[float | None, typer.Option("--max-cost", metavar="X", help="US dollars, this run.")] = None,
    retry_errors: Annotated[bool, typer.Option("--retry-errors", help="Read again what has an error line.")] = False,
    append: Annotated[bool, typer.Option("--append", help="FILE may hold other articles' lines; add to them.")] = False,
    record: options.Record = None,
    provider_batch: Annotated[
        bool, typer.Option("--provider-batch", help="By OpenAI's batch API: half the price, within a day.")
    ] = False,
    cancel: Annotated[bool, typer.Option("--cancel", help="End the provider's batches; keep what they have.")] = False,
) -> None:
    """Summarize many articles into FILE.jsonl, in completion order. Stopped at any moment, the same command goes on."""
    from summarizer.pipeline import Summarizer

    settings: dict[str, Any] = {
        "model": model, "prompt": prompt, "base_url": base_url, "concurrency": concurrency, "deadline": deadline,
        "on_ungrounded": on_ungrounded, "max_cost": max_cost, "record": record,
    }  # fmt: skip
    summarizer = Summarizer(**settings)
    if cancel and not provider_batch:
        raise SettingsError("--cancel is for --provider-batch; any other batch ends with Ctrl-C")
    if provider_batch:
        live = {"--ray": ray, "--processes": processes, "--concurrency": concurrency, "--deadline": deadline}
        if given := [name for name, value in live.items() if value is not None]:
            raise SettingsError(f"--provider-batch leaves the pace to the provider; it takes no {' or '.join(given)}")
        _by_provider(summarizer, settings, Inputs(inputs, out), retry_errors=retry_errors, append=append, cancel=cancel)
        return
    if state_path(out).exists():
        raise SettingsError(
            f"{state_path(out)} says that a provider has articles of this output; go on with --provider-batch, "
            "end it with --provider-batch --cancel, or delete that file"
        )
    extractive = summarizer.engine.name == FALLBACK_MODEL
    if extractive and not summarizer.settings.model:
        print("summarizer: no model named and no OPENAI_API_KEY: using the extractive engine", file=sys.stderr)
    if not ray:
        processes = (processes or _cores()) if extractive else 1
    batch = Batch(
        Inputs(inputs, out), out, summarizer, settings, processes=processes, ray=ray, retry_errors=retry_errors,
        append=append,
    )  # fmt: skip
    tally = _run(batch)
    if tally.failed:
        raise typer.Exit(1)


def _by_provider(summarizer: Summarizer, settings: dict[str, Any], inputs: Inputs, **how: Any) -> None:
    from summarizer.batch.provider import ProviderBatch

    assert inputs.output is not None
    batch = ProviderBatch(
        inputs, inputs.output, summarizer, settings, **how,
        tell=lambda line: print(f"batch: {line}", file=sys.stderr, flush=True),
    )  # fmt: skip
    try:
        tally = _run(batch)
    except BaseException:
        if batch.waiting:
            print(
                f"batch: {', '.join(batch.waiting)} run on at the provider; the same command collects what they "
                "answer, and with --cancel ends them",
                file=sys.stderr,
            )
        raise
    if batch.unanswered:
        print(f"batch: cancelled; {batch.unanswered:,} articles have no line", file=sys.stderr)
    if tally.failed:
        raise typer.Exit(1)


class Command(TyperCommand):
    """Lets `--ray` stand alone, which typer can't: what follows it is an address only if it looks like one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if "--ray" in args:
            place = args.index("--ray")
            if not (args[place + 1 :] and ADDRESS.fullmatch(args[place + 1])):
                args = [*args[: place + 1], "local", *args[place + 1 :]]
        return super().parse_args(ctx, args)


def _run(batch: Batch) -> Tally:
    """Runs it with its progress shown, and says at the end, whatever the end, where things stand."""
    try:
        with progress() as shown:
            batch.show = shown.show
            return batch.run()
    except BaseException:
        if batch.tally.done:
            print("batch: stopped; what is done is kept, and the same command goes on from there", file=sys.stderr)
        raise
    finally:
        if batch.tally.done or batch.tally.kept:
            print(batch.tally.summary(batch.out), file=sys.stderr)
        if batch.inputs.passed_over:
            print(f"batch: {batch.inputs.passed_over:,} files that are no text or table passed over", file=sys.stderr)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
