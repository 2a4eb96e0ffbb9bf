"""`summarizer compare`: two accounts of one call, claim by claim."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarizer import files
from summarizer.cli import options
from summarizer.cli.saved import read_records
from summarizer.cli.suite import suite
from summarizer.errors import RecordError, SettingsError

if TYPE_CHECKING:
    from summarizer.record import CallSummary
    from summarizer.render.beside import Beside

FORMATS = ("text", "html")


def command(
    a: Annotated[Path, typer.Argument(metavar="A.json", help="A record, as `summarize --format json` writes it.")],
    b: Annotated[Path, typer.Argument(metavar="B.json", help="A record of another account of the same call.")],
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS))] = "text",
    out: options.Out = None,
) -> None:
    """Two accounts of a call side by side: where they conflict, what both say, what only one says."""
    if format not in FORMATS:
        raise SettingsError(f"unknown format {format!r}: there are {', '.join(FORMATS)}")
    if out:
        files.check_writable(out)
    both = compared(_one(a), _one(b))
    from summarizer.render import beside, terminal

    if out:
        files.write_text(out, beside.as_html(both) if format == "html" else beside.as_text(both))
    elif format == "html":
        sys.stdout.write(beside.as_html(both))
    else:
        terminal.put(beside.view(both))


def _one(path: Path) -> CallSummary:
    records = read_records(path)
    if len(records) > 1:
        raise RecordError(f"{path}: {len(records)} records; compare takes one from each file")
    return records[0]


def compared(a: CallSummary, b: CallSummary) -> Beside:
    """The two records with their claims matched. Raises SettingsError where the eval extra is not installed."""
    from summarizer.render.beside import Beside, Row

    try:
        accounts = suite("accounts").side_by_side(a, b)
    except ModuleNotFoundError as error:
        missing = (error.name or "").split(".")[0]
        if missing not in ("scipy", "numpy"):
            raise
        raise SettingsError(f"compare: needs {missing}: pip install 'call-summarizer[eval]'") from None
    rows = tuple(Row(_section(match), match.a, match.b, match.differences) for match in accounts.matches)
    return Beside(a, b, rows, accounts.facts, accounts.parties)


def _section(match: Any) -> str:
    if match.conflict:
        return "conflict"
    return "both" if match.a and match.b else "a" if match.a else "b"
