"""A record as text for people and for machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.record import CallSummary

FORMATS = ("text", "json", "markdown", "html")


def check_format(format: str) -> None:
    """Raises SettingsError for an unknown format: asked before work that costs time or money."""
    if format not in FORMATS:
        raise SettingsError(f"unknown format {format!r}: there are {', '.join(FORMATS)}")


def render(record: CallSummary, format: str, *, article: str | None = None) -> str:
    """The record in one of FORMATS, ending in a line end. `article` is the text it was read from (for html).

    Raises SettingsError for an unknown format, RecordError for an article that is another one.
    """
    check_format(format)
    if format == "json":
        return record.model_dump_json(indent=2) + "\n"
    if format == "text":
        from summarizer.render.terminal import as_text

        return as_text(record)
    if format == "markdown":
        from summarizer.render.markdown import as_markdown

        return as_markdown(record)
    from summarizer.render.page import as_html

    return as_html([(record, article)])


def render_all(records: Sequence[tuple[CallSummary, str | None]], format: str) -> str:
    """Several records, each with its article or None: one page with an index, a JSON list, or one after another."""
    if len(records) == 1:
        return render(records[0][0], format, article=records[0][1])
    check_format(format)
    if format == "json":
        return json.dumps([record.to_dict() for record, _ in records], indent=2, ensure_ascii=False) + "\n"
    if format == "html":
        from summarizer.render.page import as_html

        return as_html(records)
    between = "\n---\n\n" if format == "markdown" else "\n\n"
    return between.join(render(record, format) for record, _ in records)
