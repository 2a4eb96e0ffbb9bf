"""Records from files: one as JSON, or many as the lines that `summarizer batch` writes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from summarizer.errors import RecordError
from summarizer.record import SCHEMA_VERSION, CallSummary


def read_records(path: Path) -> list[CallSummary]:
    """The records in a file, in its order. Lines of a batch that hold an error are counted on stderr and left out.

    Raises RecordError: no such file, not JSON, no record in it, or written with another schema version.
    """
    found = _objects(_text(path), path)
    failed = [item for _, item in found if isinstance(item, dict) and "error" in item]
    if failed:
        print(f"summarizer: {path}: {len(failed)} of {len(found)} lines hold an error, not a record", file=sys.stderr)
    records = [_record(item, place) for place, item in found if item not in failed]
    if not records:
        raise RecordError(f"{path}: no record in it")
    return records


def _text(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RecordError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise RecordError(f"{path}: not UTF-8 text (byte {error.start:,})") from None


def _objects(text: str, path: Path) -> list[tuple[str, Any]]:
    """What stands in the file, each with its place for error messages: a value, a list's items, or lines' values."""
    try:
        whole = json.loads(text)
    except ValueError:
        pass
    else:
        return (
            [(f"{path}[{n}]", item) for n, item in enumerate(whole)]
            if isinstance(whole, list)
            else [(f"{path}", whole)]
        )
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                found.append((f"{path}:{number}", json.loads(line)))
            except ValueError as error:
                raise RecordError(f"{path}:{number}: not JSON ({error})") from None
    return found


def _record(item: Any, place: str) -> CallSummary:
    data = item.get("summary", item) if isinstance(item, dict) else item
    if not isinstance(data, dict) or not isinstance(data.get("provenance"), dict):
        raise RecordError(
            f"{place}: not a record: `summarizer summarize --format json` and `summarizer batch` write them"
        )
    version = data["provenance"].get("schema_version")
    if version != SCHEMA_VERSION:
        raise RecordError(
            f"{place}: a record of schema version {version!r}; this is version {SCHEMA_VERSION!r}: "
            "summarize the article again"
        )
    try:
        return CallSummary.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RecordError(f"{place}: not a record: {where}: {first['msg']}") from None
