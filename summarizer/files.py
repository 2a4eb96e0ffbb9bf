"""Text in from a path, text out to a path: with errors a person can act on, and nothing half-written."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from summarizer.errors import ArticleError, OutputError

MAX_BYTES = 16 * 1024 * 1024


def read_text(source: str | Path) -> str:
    """The text of a UTF-8 file, or of standard input for "-". Line ends are kept as they are.

    Raises ArticleError: missing, a directory, unreadable, too large, binary, or in another encoding.
    """
    if str(source) == "-":
        return decode(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    path = Path(source)
    if path.is_dir():
        raise ArticleError(f"{path} is a directory; give an article's file")
    try:
        with path.open("rb") as file:
            return decode(file.read(MAX_BYTES + 1), str(path))
    except FileNotFoundError:
        raise ArticleError(f"{path}: no such file") from None
    except OSError as error:
        raise ArticleError(f"{path}: {error.strerror}") from None


def decode(data: bytes, name: str) -> str:
    """UTF-8 text (a byte order mark is dropped). Raises ArticleError naming `name` and the offending place."""
    if len(data) > MAX_BYTES:
        raise ArticleError(f"{name}: larger than {MAX_BYTES // 2**20} MiB, which no article is")
    if b"\0" in data:
        raise ArticleError(f"{name}: binary data (a NUL byte at {data.index(0):,}), not text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{name}: not UTF-8 (byte 0x{data[error.start]:02x} at {error.start:,}); convert it, e.g. with iconv"
        ) from None


def check_writable(path: Path) -> None:
    """Raises OutputError if `path` can't be written: asked before work that costs time or money."""
    if path.is_dir():
        raise OutputError(f"{path} is a directory; give a file to write")
    if not path.parent.is_dir():
        raise OutputError(f"{path}: the folder {path.parent} does not exist")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise OutputError(f"{path}: no permission to write there")


def write_text(path: Path, text: str) -> None:
    """Write all of `text` or nothing: readers see the old file or the new one. Raises OutputError."""
    check_writable(path)
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            file.write(text)
        written = Path(file.name)
        written.chmod(0o666 & ~_umask())
        written.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
