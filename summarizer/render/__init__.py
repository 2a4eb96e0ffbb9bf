"""A record as text for people and for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from summarizer.record import CallSummary

FORMATS = ("text", "json", "markdown", "html")


def render(record: CallSummary, format: str, *, article: str | None = None) -> str:
    """The record in one of FORMATS, ending in a line end. `article` is the text it was read from (for html).

    Raises SettingsError for an unknown format.
    """
    if format == "json":
        return record.model_dump_json(indent=2) + "\n"
    if format == "text":
        from summarizer.render.terminal import as_text

        return as_text(record)
    if format == "markdown":
        from summarizer.render.markdown import as_markdown

        return as_markdown(record)
    raise SettingsError(f"unknown format {format!r}: there are {', '.join(FORMATS)}")
