"""`summarizer summarize`: one article in, one record out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarizer import files
from summarizer.cli import options
from summarizer.errors import SettingsError, UngroundedError
from summarizer.render import FORMATS, render

if TYPE_CHECKING:
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
    if format not in FORMATS:
        raise SettingsError(f"unknown format {format!r}: there are {', '.join(FORMATS)}")
    if out:
        files.check_writable(out)
    text = files.read_text(article)
    settings: dict[str, Any] = {
        "model": model, "prompt": prompt, "base_url": base_url, "deadline": deadline,
        "on_ungrounded": on_ungrounded, "record": record,
    }  # fmt: skip
    try:
        summary = _summarize(text, settings, published, outlet)
    except UngroundedError as error:
        _show(error.record, format, out, text)
        raise
    _show(summary, format, out, text)


def _summarize(text: str, settings: dict[str, Any], published: str | None, outlet: str | None) -> CallSummary:
    from summarizer.pipeline import Summarizer
    from summarizer.settings import FALLBACK_MODEL

    with Summarizer(**settings) as summarizer:
        if summarizer.engine.name == FALLBACK_MODEL and not summarizer.settings.model:
            print("summarizer: no model named and no OPENAI_API_KEY: using the extractive engine", file=sys.stderr)
        return summarizer.summarize(text, published=published, outlet=outlet)


def _show(summary: CallSummary, format: str, out: Path | None, text: str) -> None:
    if out:
        files.write_text(out, render(summary, format, article=text))
    elif format == "text":
        from rich.console import Console

        from summarizer.render.terminal import view

        Console(file=sys.stdout, highlight=False).print(view(summary))
    else:
        sys.stdout.write(render(summary, format, article=text))
