"""`summarizer schema`: JSON Schemas of what goes in and out."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from pydantic import BaseModel

KINDS = ("record", "draft", "gold")


def command(kind: Annotated[str, typer.Argument(metavar="[record|draft|gold]")] = "record") -> None:
    """Print the JSON Schema of a record, of the draft an engine fills, or of a gold file."""
    schema = _model(kind).model_json_schema(mode="serialization" if kind == "record" else "validation")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    sys.stdout.write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")


def _model(kind: str) -> type[BaseModel]:
    if kind == "record":
        from summarizer.record import CallSummary

        return CallSummary
    if kind == "draft":
        from summarizer.draft import Draft

        return Draft
    if kind == "gold":
        from summarizer.cli.suite import suite

        return suite("gold").Gold  # type: ignore[no-any-return]
    raise SettingsError(f"unknown schema {kind!r}: there are {', '.join(KINDS)}")
