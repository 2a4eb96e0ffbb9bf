"""The output file, which is also the journal: one line per article, written whole as its reading is done.

    {"id": ..., "summary": {...}, "key": "...", ...}      or      {"id": ..., "error": {"type", "message"}, "key": ...}

`key` says what the line answers: article, prompt, model, schema. What else stands there was carried from the input.
Killed at any moment, the file holds whole lines and at most one torn one, at its end, which the next run cuts off.
A line that a newer one answers for anew stays until the run ends; then the file is rewritten without it, at once.
"""

from __future__ import annotations

import errno
import fcntl
import os
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Self

import pydantic_core

from summarizer import files
from summarizer.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

OURS = ("id", "summary", "error", "key")  # a carried field of such a name is written as input_<name>
START = b'{"id":'


class Journal:
    """An output file, held against a second batch. `known` has 17 bytes for each article in it, see `standing`."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file, repairs its end. Raises OutputError: not writable, in use, or no batch's output."""
        files.check_writable(path)
        self.path = path
        self.known: dict[bytes, bytes] = {}
        self.superseded = False  # some lines answer for others, which are to be dropped
        self._fd = _open_locked(path)
        try:
            self._scan()
        except BaseException:
            os.close(self._fd)
            raise
        self._rewritten.unlink(missing_ok=True)  # of a run that was killed while it rewrote

    @property
    def _rewritten(self) -> Path:
        return self.path.with_name(f".{self.path.name}.rewriting")

    def _scan(self) -> None:
        end = 0
        for number, line in enumerate(_lines(self._fd), 1):
            parsed = _parse(line)
            if parsed is not None:
                id = digest(parsed["id"])
                self.superseded |= id in self.known
                self.known[id] = standing(parsed.get("key"), failed="error" in parsed)
            elif line.endswith(b"\n") or not _torn(line):
                raise OutputError(
                    f"{self.path}: line {number} is not of a batch's output; choose another --out (nothing was changed)"
                )
            else:
                os.ftruncate(self._fd, end)
                return
            end += len(line)
        if end and not line.endswith(b"\n"):  # whole, but for its end
            self.append(b"\n")

    def append(self, data: bytes) -> None:
        """Adds a whole line, in one go. Raises OutputError, and leaves no part of it in the file."""
        before = os.fstat(self._fd).st_size
        try:
            written = os.write(self._fd, data)
            while written < len(data):  # a disk that fills up takes a part, and refuses the rest
                written += os.write(self._fd, data[written:])
        except OSError as error:
            os.ftruncate(self._fd, before)
            more = "; make room and run the same command again" if error.errno in (errno.ENOSPC, errno.EDQUOT) else ""
            raise OutputError(f"{self.path}: {error.strerror}; the lines before are whole{more}") from None

    def close(self) -> None:
        """Drops lines that newer ones answer for, and lets go of the file."""
        try:
            if self.superseded:
                self._rewrite()
        finally:
            os.close(self._fd)

    def _rewrite(self) -> None:
        last = {digest(_parsed(line)["id"]): number for number, line in enumerate(_lines(self._fd))}
        try:
            with self._rewritten.open("wb") as file:
                fcntl.flock(file, fcntl.LOCK_EX)  # whoever opens the new file meets the lock
                for number, line in enumerate(_lines(self._fd)):
                    if last[digest(_parsed(line)["id"])] == number:
                        file.write(line)
                file.flush()
                os.fchmod(file.fileno(), os.fstat(self._fd).st_mode & 0o777)
                os.fsync(file.fileno())
                self._rewritten.replace(self.path)
        except OSError as error:
            self._rewritten.unlink(missing_ok=True)
            raise OutputError(f"{self.path}: {error.strerror}; outdated lines are still in it") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def digest(value: Any) -> bytes:
    return blake2b(pydantic_core.to_json(value), digest_size=16).digest()


def standing(key: str | None, *, failed: bool) -> bytes:
    """What a line stands for: the same where it would be a line of the same question and of the same kind."""
    return digest(key) + (b"-" if failed else b"+")


def line_of(id: str | int, key: str | None, outcome: Mapping[str, Any] | bytes, fields: Mapping[str, Any]) -> bytes:
    """A line: `outcome` is a record's JSON, or what went wrong as {"type", "message"}."""
    summary = isinstance(outcome, bytes)
    carried = {f"input_{name}" if name in OURS else name: value for name, value in fields.items()}
    tail = _json({"key": key, **carried})
    return b"".join((
        START, b" ", _json(id), b', "summary": ' if summary else b', "error": ',
        outcome if isinstance(outcome, bytes) else _json(outcome), b", ", tail[1:], b"\n",
    ))  # fmt: skip


def _json(value: Any) -> bytes:
    return pydantic_core.to_json(value, inf_nan_mode="null", fallback=str, bytes_mode="base64")


def _open_locked(path: Path) -> int:
    while True:
        try:
            fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise OutputError(f"{path}: {error.strerror}") from None
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(fd)
            raise OutputError(
                f"{path}: another batch is writing it; wait for that one, or choose another --out"
            ) from None
        if path.exists() and os.path.samestat(os.fstat(fd), path.stat()):
            return fd
        os.close(fd)  # the batch before us rewrote it just now


def _lines(fd: int) -> Iterator[bytes]:
    with os.fdopen(os.dup(fd), "rb") as file:
        file.seek(0)
        yield from file


def _parse(line: bytes) -> dict[str, Any] | None:
    """A line of a batch's output, or None for anything else."""
    try:
        line_ = pydantic_core.from_json(line)
    except ValueError:
        return None
    ours = isinstance(line_, dict) and "id" in line_ and ("summary" in line_) != ("error" in line_)
    return line_ if ours else None


def _parsed(line: bytes) -> dict[str, Any]:
    parsed = _parse(line)
    assert parsed is not None
    return parsed


def _torn(line: bytes) -> bool:
    """Whether this may be the beginning of a line of ours, cut off."""
    return line.startswith(START) or START.startswith(line)
