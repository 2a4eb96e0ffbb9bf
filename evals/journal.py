"""Runs on disk: JSON lines, one per reading, addressed by what they are a reading of.

A line is written whole when its reading is done, so an interrupted run loses nothing finished and a repeated one
pays only for what is missing. A corrupt line is named and passed over; it is never overwritten.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from summarizer import CallSummary, Usage
from summarizer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Line:
    """One reading of one case, or the error that came instead."""

    key: str  # of article, prompt, schema, model, parameters, repeat
    case: str
    call: str
    model: str
    prompt: str | None
    repeat: int
    record: CallSummary | None = None
    error: dict[str, str] | None = None  # type, message
    usage: Usage = field(default_factory=Usage)
    seconds: float = 0.0
    attempts: int = 0

    def to_json(self) -> str:
        fields = {name: getattr(self, name) for name in self.__dataclass_fields__}
        fields["record"] = self.record.model_dump(mode="json") if self.record else None
        fields["usage"] = self.usage.model_dump(mode="json")
        return json.dumps(fields, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Line:
        """Raises ValueError for what is no line of a run."""
        data = json.loads(text)
        if not isinstance(data, dict) or not data.keys() <= set(cls.__dataclass_fields__):
            raise ValueError("not a line of a run")
        record, usage = data.pop("record", None), data.pop("usage", {})
        try:
            return cls(
                **data,
                record=CallSummary.model_validate(record) if record else None,
                usage=Usage.model_validate(usage),
            )
        except (ValidationError, TypeError) as error:
            raise ValueError(f"not a line of a run: {type(error).__name__}") from None


@dataclass(frozen=True)
class Run:
    """The readings in a file; `damaged` are the numbers of lines that could not be read."""

    path: Path
    lines: tuple[Line, ...]
    damaged: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return self.path.stem


def read_run(path: Path) -> Run:
    """The run in a file; the last line of a key counts. Raises InputError if there is no such file."""
    if not path.is_file():
        raise InputError(f"{path}: no such run; `summarizer eval run` makes them")
    lines: dict[str, Line] = {}
    damaged = []
    for number, text in _rows(path):
        try:
            line = Line.from_json(text)
        except ValueError:
            damaged.append(number)
        else:
            lines[line.key] = line
    return Run(path, tuple(lines.values()), tuple(damaged))


def append(path: Path, line: Line) -> None:
    """Add a line; a torn last line of an earlier run stays as it is, on a line of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if file.tell() and _last_byte(file) != b"\n":
            file.write(b"\n")
        file.write(line.to_json().encode() + b"\n")


def _rows(path: Path) -> Iterator[tuple[int, str]]:
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, text in enumerate(file, 1):
            if text.strip():
                yield number, text


def _last_byte(file: Any) -> bytes:
    file.seek(-1, os.SEEK_END)
    return bytes(file.read(1))
