"""`summarizer show`: saved records, with their articles where those are at hand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer import files
from summarizer.cli import options
from summarizer.cli.saved import read_records
from summarizer.errors import RecordError
from summarizer.render import FORMATS, check_format, render_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.record import CallSummary


def command(
    records: Annotated[list[Path], typer.Argument(metavar="RECORD...", help="Records as JSON, or a batch's JSONL.")],
    article: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="FILE", help="An article a record was read from; repeatable."),
    ] = None,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS))] = "text",
    out: options.Out = None,
) -> None:
    """Show saved records: in the terminal, as Markdown, or as a page beside their articles."""
    check_format(format)
    if out:
        files.check_writable(out)
    found = [record for path in records for record in read_records(path)]
    emit(with_articles(found, article or []), format, out)


def with_articles(records: Sequence[CallSummary], articles: Sequence[str]) -> list[tuple[CallSummary, str | None]]:
    """Each record with the article whose hash it names, or None. Raises RecordError for an article of no record."""
    from summarizer.render.marking import check, digest

    texts: dict[str, str] = {}
    wanted = {record.provenance.article_sha256 for record in records}
    for source in articles:
        text = files.read_text(source)
        if digest(text) not in wanted:
            known = ", ".join(sorted(hash[:12] for hash in wanted))
            raise RecordError(
                f"{source}: no record here was read from this article (its sha256 starts with {digest(text)[:12]}; "
                f"the records name {known})"
            )
        texts[digest(text)] = text
    paired = [(record, texts.get(record.provenance.article_sha256)) for record in records]
    for record, found in paired:
        if found is not None:
            check(record, found)
    return paired


def emit(records: Sequence[tuple[CallSummary, str | None]], format: str, out: Path | None) -> None:
    """Write records where asked: to a file whole, to a terminal with its width and colours."""
    if out:
        files.write_text(out, render_all(records, format))
    elif format == "text":
        from rich.console import Group

        from summarizer.render.terminal import View, put

        put(Group(*(Group(*([""] * (2 if n else 0)), View(record)) for n, (record, _) in enumerate(records))))
    else:
        sys.stdout.write(render_all(records, format))
