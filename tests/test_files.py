"""Files: clear errors, and all or nothing on the way out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from summarizer import files
from summarizer.errors import ArticleError, OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_line_ends_are_kept_and_a_byte_order_mark_is_not(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.\r\n")
    assert files.read_text(path) == "One.\r\nTwo.\r\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"caf\xe9 society", r"not UTF-8 \(byte 0xe9 at 3\)"),
        (b"PK\x03\x04\x00\x00", r"binary data \(a NUL byte at 4\)"),
        (b"a" * (files.MAX_BYTES + 1), "larger than 16 MiB"),
    ],
)
def test_what_is_no_text_says_where(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=message):
        files.read_text(path)


def test_missing_file_and_directory(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        files.read_text(tmp_path / "none.txt")
    with pytest.raises(ArticleError, match="is a directory"):
        files.read_text(tmp_path)


def test_writing_replaces_whole_files(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    files.write_text(path, "new\r\n“text”")
    assert path.read_bytes().decode() == "new\r\n“text”"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_unwritable_places_are_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        files.check_writable(tmp_path / "none" / "out.json")
    with pytest.raises(OutputError, match="is a directory"):
        files.check_writable(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="no permission"):
        files.check_writable(tmp_path / "out.json")
