"""What a batch reads: files, folders, globs, tables and standard input, as one lazy stream of items.

What can't be read is an item too, one with an error: it gets its line, and the rest goes on.
"""

from __future__ import annotations

import csv
import glob
import json
import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from summarizer import files
from summarizer.errors import ArticleError, InputError, SettingsError
from summarizer.many import Item, is_unicode, item_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

TEXTS = (".txt", ".md")
TABLES = (".jsonl", ".ndjson", ".csv", ".parquet")
STANDARD_INPUT = "-"


@dataclass
class Inputs:
    """The articles behind names on a command line. `passed_over` counts a folder's files of other kinds."""

    names: Sequence[str]
    output: Path | None = None  # never read, though it may lie in a folder that is
    passed_over: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        """Raises InputError where there is nothing behind any of the names."""
        if not any(name == STANDARD_INPUT or Path(name).exists() or _matches(name) for name in self.names):
            raise InputError(f"nothing to read: no file, folder or match for {', '.join(self.names) or 'no name'}")
        if any(Path(name).suffix.lower() == ".parquet" for name in self.names):
            _parquet()

    def __iter__(self) -> Iterator[Item]:
        for path in self._paths():
            yield from _items(path)

    def size(self) -> int | None:
        """Bytes of all inputs; None for standard input, which doesn't say."""
        total = 0
        for path in self._paths():
            if path == STANDARD_INPUT:
                return None
            total += Path(path).stat().st_size if Path(path).is_file() else 0
        return total

    def _paths(self) -> Iterator[str]:
        self.passed_over = 0
        own = self.output.resolve() if self.output else None
        for name in self.names:
            for path in self._behind(name):
                if path == STANDARD_INPUT or Path(path).resolve() != own:
                    yield path

    def _behind(self, name: str) -> Iterator[str]:
        """A name that matches nothing stands for itself: it becomes an error line."""
        if name == STANDARD_INPUT or Path(name).is_file():
            yield name
        elif Path(name).is_dir():
            yield from self._inside(name)
        else:
            for match in _matches(name) or [name]:
                yield from self._inside(match) if Path(match).is_dir() else (match,)

    def _inside(self, folder: str) -> Iterator[str]:
        for path in sorted(Path(folder).rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if hidden or not path.is_file():
                continue
            if path.suffix.lower() in (*TEXTS, *TABLES):
                yield path.as_posix()
            else:
                self.passed_over += 1


def _matches(name: str) -> list[str]:
    return sorted(glob.glob(name, recursive=True)) if glob.has_magic(name) else []  # noqa: PTH207 (absolute ones too)


def _items(path: str) -> Iterator[Item]:
    kind = ".jsonl" if path == STANDARD_INPUT else Path(path).suffix.lower()
    read: Callable[[str], Iterator[Item]] = {
        ".jsonl": _json_lines, ".ndjson": _json_lines, ".csv": _csv_rows, ".parquet": _parquet_rows,
    }.get(kind, _text_file)  # fmt: skip
    try:
        yield from read(path)
    except (InputError, OSError, csv.Error) as error:
        yield Item(path, error=_article_error(path, error))


def _text_file(path: str) -> Iterator[Item]:
    text = files.read_text(path)
    yield Item(path, text, size=len(text))


def _json_lines(path: str) -> Iterator[Item]:
    with _bytes_of(path) as file:
        number = 0
        while line := file.readline(files.MAX_BYTES + 1):
            number += 1
            if line.strip():
                yield _json_line(f"{path}:{number}", line)


def _bytes_of(path: str) -> BinaryIO:
    # Standard input gets a reader of its own: the interpreter's, at its end, would wait for a thread that reads.
    return os.fdopen(os.dup(sys.stdin.fileno()), "rb") if path == STANDARD_INPUT else Path(path).open("rb")


def _json_line(place: str, line: bytes) -> Item:
    try:
        return _row(place, len(line), json.loads(files.decode(line, "the line")))
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at column {error.colno}"
    except (ArticleError, RecursionError) as error:
        reason = str(error)
    return _unusable(place, place, reason, len(line))


def _csv_rows(path: str) -> Iterator[Item]:
    csv.field_size_limit(files.MAX_BYTES)
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        try:
            _check_columns(path, rows.fieldnames or ())
            before = 0
            for row in rows:
                after = os.lseek(file.fileno(), 0, os.SEEK_CUR)
                yield _csv_row(f"{path}:{rows.line_num}", after - before, row)
                before = after
        except UnicodeDecodeError:
            raise ArticleError(f"{path}: not UTF-8 after line {rows.line_num}; convert it, e.g. with iconv") from None


def _csv_row(place: str, size: int, row: dict[str | Any, Any]) -> Item:
    if None in row:
        return _unusable(place, place, "more fields than columns", size)
    return _row(place, size, row)


def _parquet_rows(path: str) -> Iterator[Item]:
    parquet = _parquet()
    import pyarrow

    try:
        with parquet.ParquetFile(path) as file:
            _check_columns(path, file.schema_arrow.names)
            size = Path(path).stat().st_size // max(1, file.metadata.num_rows)
            number = 0
            for batch in file.iter_batches(batch_size=64):
                for row in batch.to_pylist():
                    number += 1
                    yield _row(f"{path}:{number}", size, row)
    except pyarrow.ArrowException as error:
        raise ArticleError(f"{path}: no Parquet file that can be read ({type(error).__name__})") from None


def _parquet() -> Any:
    try:
        import pyarrow.parquet
    except ModuleNotFoundError:
        raise SettingsError("Parquet needs pyarrow: pip install 'call-summarizer[tables]'") from None
    return pyarrow.parquet


def _check_columns(path: str, names: Sequence[str]) -> None:
    if missing := {"id", "text"} - set(names):
        raise ArticleError(f"{path}: no column {' or '.join(sorted(missing))}; it has {', '.join(names) or 'none'}")


def _row(place: str, size: int, row: Any) -> Item:
    """The item of a row; `place` is its id where it has none to be known by."""
    if not isinstance(row, dict):
        return _unusable(place, place, "not an object with `id` and `text`", size)
    id = row.get("id")
    if isinstance(id, bool) or not isinstance(id, str | int) or id == "" or not is_unicode(str(id)):
        return _unusable(place, place, "`id` is missing, or neither text nor a whole number", size)
    item = item_of(row, size)
    return replace(item, error=ArticleError(f"{place}: {item.error}")) if item.error else item


def _unusable(id: str | int, place: str, reason: str, size: int) -> Item:
    return Item(id, error=ArticleError(f"{place}: {reason}"), size=size)


def _article_error(path: str, error: Exception) -> ArticleError:
    if isinstance(error, ArticleError):
        return error
    return ArticleError(f"{path}: {error.strerror if isinstance(error, OSError) else error}")
