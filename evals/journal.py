"""Runs on disk: JSON lines, one per reading, addressed by what they are a reading of.

A line is written whole when its reading is done, so an interrupted run loses nothing finished and a repeated one
pays only for what is missing. A corrupt line is named and passed over; it is never overwritten.

A journal keeps every reading ever made under a contender's name. The run it stands for is that of its last line:
all lines of the same basis (engine version, prompt, schema, parameters).
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, BinaryIO

from pydantic import ValidationError

from summarizer import CallSummary, Usage
from summarizer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .cases import Case


@dataclass(frozen=True)
class Line:
    """One reading of one case, or the error that came instead."""

    key: str  # hash of article, prompt, schema, model, parameters, repeat
    basis: str  # hash of the same without article and repeat
    case: str
    call: str
    article: str  # sha256
    model: str
    prompt: str | None
    repeat: int
    record: CallSummary | None = None
    error: dict[str, str] | None = None  # type, message
    usage: Usage = field(default_factory=Usage)
    seconds: float = 0.0
    attempts: int = 0

    def finished(self, started: float, usage: Usage, attempts: int, **outcome: Any) -> Line:
        """This line with what came of it: `record` or `error`. `started` is of `time.perf_counter`."""
        seconds = round(time.perf_counter() - started, 4)
        return replace(self, usage=usage, attempts=attempts, seconds=seconds, **outcome)

    def of(self, case: Case) -> Line:
        """This reading under the name of a case with the same article, be it renamed or a second one."""
        return replace(self, case=case.name, call=case.call)

    def to_json(self) -> str:
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        values["record"] = self.record.model_dump(mode="json") if self.record else None
        values["usage"] = self.usage.model_dump(mode="json")
        return json.dumps(values, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Line:
        """Raises ValueError for what is no line of a run."""
        try:
            data = json.loads(text)
        except json.JSONDecodeError as error:
            raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
        names = {f.name for f in fields(cls)}
        if not isinstance(data, dict) or data.keys() != names:
            raise ValueError("not a line of a run")
        record, usage = data.pop("record"), data.pop("usage")
        try:
            return cls(
                **data,
                record=CallSummary.model_validate(record) if record else None,
                usage=Usage.model_validate(usage),
            )
        except ValidationError as error:
            raise ValueError(f"no record of this schema: {error.errors(include_input=False)[0]['msg']}") from None


@dataclass(frozen=True)
class Damaged:
    """A line of a journal that can't be read, by number from 1."""

    number: int
    reason: str


@dataclass(frozen=True)
class Run:
    """The readings in a journal, the last of each key; lines that could not be read are `damaged`."""

    path: Path
    lines: tuple[Line, ...]
    damaged: tuple[Damaged, ...] = ()

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def current(self) -> Run:
        """The lines of the last one's basis."""
        return self.where(lambda line: line.basis == self.lines[-1].basis)

    @property
    def cases(self) -> frozenset[str]:
        return frozenset(line.case for line in self.lines)

    def where(self, wanted: Callable[[Line], bool]) -> Run:
        return replace(self, lines=tuple(line for line in self.lines if wanted(line)))


def read_run(path: Path) -> Run:
    """The run in a file. Raises InputError if there is no such file."""
    if not path.is_file():
        raise InputError(f"{path}: no such run; `summarizer eval run` makes them")
    lines: dict[str, Line] = {}
    damaged = []
    for number, text in _rows(path):
        try:
            line = Line.from_json(text)
        except ValueError as error:
            damaged.append(Damaged(number, str(error)))
        else:
            lines.pop(line.key, None)  # the order is that of the last writing
            lines[line.key] = line
    return Run(path, tuple(lines.values()), tuple(damaged))


def append(path: Path, line: Line) -> None:
    """Add a line; a torn last line of an earlier run stays as it is, on a line of its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        torn = file.tell() and _last_byte(file) != b"\n"
        file.write((b"\n" if torn else b"") + line.to_json().encode() + b"\n")


def _rows(path: Path) -> Iterator[tuple[int, str]]:
    with path.open("rb") as file:
        for number, row in enumerate(file, 1):
            if row.strip():
                yield number, row.decode("utf-8", errors="replace")


def _last_byte(file: BinaryIO | Any) -> bytes:
    file.seek(-1, os.SEEK_END)
    return bytes(file.read(1))
