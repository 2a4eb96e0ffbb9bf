"""`summarizer summarize`: one article in, one record out."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarizer import files
from summarizer.cli import options
from summarizer.cli.show import emit
from summarizer.errors import UngroundedError
from summarizer.render import FORMATS, check_format

if TYPE_CHECKING:
    from summarizer.pipeline import Summarizer
    from summarizer.record import CallSummary


def command(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="A text file, or - for standard input.")],
    model: options.Model = None,
    prompt: options.Prompt = None,
    base_url: options.BaseUrl = None,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS))] = "text",
    out: options.Out = None,
    published: options.Published = None,
    outlet: options.Outlet = None,
    deadline: options.Deadline = None,
    on_ungrounded: options.OnUngrounded = None,
    record: options.Record = None,
) -> None:
    """Summarize one article into a checked record."""
    check_format(format)
    if out:
        files.check_writable(out)
    text = files.read_text(article)
    settings: dict[str, Any] = {
        "model": model, "prompt": prompt, "base_url": base_url, "deadline": deadline,
        "on_ungrounded": on_ungrounded, "record": record,
    }  # fmt: skip
    watched = format == "text" and not out and sys.stdout.isatty() and sys.stderr.isatty()
    try:
        summary = _summarize(text, settings, published, outlet, watched=watched)
    except UngroundedError as error:
        emit([(error.record, text)], format, out)
        raise
    emit([(summary, text)], format, out)


def _summarize(
    text: str, settings: dict[str, Any], published: str | None, outlet: str | None, *, watched: bool
) -> CallSummary:
    from summarizer.pipeline import Summarizer
    from summarizer.settings import FALLBACK_MODEL

    summarizer = Summarizer(**settings)
    if summarizer.engine.name == FALLBACK_MODEL and not summarizer.settings.model:
        print("summarizer: no model named and no OPENAI_API_KEY: using the extractive engine", file=sys.stderr)
    if watched and summarizer.engine.reads_prompt:
        return asyncio.run(_watch(summarizer, text, published, outlet))
    with summarizer:
        return summarizer.summarize(text, published=published, outlet=outlet)


async def _watch(summarizer: Summarizer, text: str, published: str | None, outlet: str | None) -> CallSummary:
    """The final record; while it grows it is shown, and wiped away before the final one is printed."""
    from rich.console import Console
    from rich.live import Live

    from summarizer.render.terminal import View

    async with summarizer:
        with Live(console=Console(stderr=True), transient=True) as live:
            async for summary in summarizer.stream(text, published=published, outlet=outlet):
                live.update(View(summary))
    return summary
