"""What a batch reads: every kind of input as items, and every kind of fault as an item with an error."""

from __future__ import annotations

import csv
import datetime
import json
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.batch import Inputs
from summarizer.errors import ArticleError, InputError

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.many import Item


def read(*names: Any, output: Path | None = None) -> list[Item]:
    return list(Inputs([str(name) for name in names], output))


def ids(items: list[Item]) -> list[str | int]:
    return [item.id for item in items]


def lines(path: Path, *rows: Any) -> Path:
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    return path


def test_files_folders_and_globs(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/c.md", ".hidden/d.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"text of {name}")
    lines(tmp_path / "rows.jsonl", {"id": "row", "text": "text"})
    inputs = Inputs([str(tmp_path)])
    there = [tmp_path / name for name in ("a.txt", "b.txt", "deep/c.md")]
    assert ids(list(inputs)) == [*(path.as_posix() for path in there), "row"]
    assert inputs.passed_over == 1
    assert ids(read(tmp_path / "*.txt")) == [str(path) for path in there[:2]]
    assert [item.text for item in read(tmp_path / "b.txt")] == ["text of b.txt"]


def test_the_output_is_not_an_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    out = lines(tmp_path / "out.jsonl", {"id": "a", "summary": {}})
    assert ids(read(tmp_path, output=out)) == [str(tmp_path / "a.txt")]


def test_rows_carry_what_else_they_have(tmp_path: Path) -> None:
    row = {"id": 7, "text": "x", "outlet": "Vistula News", "published": "2026-03-04T10:00:00", "url": "u", "n": None}
    (item,) = read(lines(tmp_path / "in.jsonl", row))
    assert (item.id, item.outlet, item.published) == (7, "Vistula News", datetime.date(2026, 3, 4))
    assert item.fields == {name: value for name, value in row.items() if name not in ("id", "text")}


@pytest.mark.parametrize(
    ("row", "id", "reason"),
    [
        ("nonsense", "PATH:2", "not JSON"),
        ("[1, 2]", "PATH:2", "not an object"),
        ({"text": "x"}, "PATH:2", "`id` is missing"),
        ({"id": True, "text": "x"}, "PATH:2", "`id` is missing"),
        ({"id": "", "text": "x"}, "PATH:2", "`id` is missing"),
        ({"id": "b"}, "b", "`text` is missing"),
        ({"id": "b", "text": 3}, "b", "`text` is missing"),
        ('{"id": "b", "text": "\\ud800"}', "b", "no valid text"),
        ('{"id": "\\ud800", "text": "b"}', "PATH:2", "`id` is missing"),
        ({"id": "b", "text": "Voss rang.", "published": "soon"}, "b", "no date"),
        ("[" * 100_000, "PATH:2", "recursion"),
    ],
)
def test_a_bad_row_is_its_own_error_and_the_rest_goes_on(tmp_path: Path, row: Any, id: str, reason: str) -> None:
    path = lines(tmp_path / "in.jsonl", {"id": "a", "text": "Voss rang."}, row, {"id": "c", "text": "Voss rang."})
    first, bad, last = read(path)
    assert (first.id, bad.id, last.id) == ("a", id.replace("PATH", str(path)), "c")
    assert isinstance(bad.error, ArticleError)
    assert reason in str(bad.error)
    assert "Voss" not in str(bad.error)
    assert first.error is last.error is None


def test_unreadable_files_among_many(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "b.txt").write_bytes(b"\x7fELF\0")
    (tmp_path / "c.csv").write_text("name,body\nx,y\n")
    (tmp_path / "d.csv").write_bytes("id,text\n1,café\n".encode("latin-1"))
    (tmp_path / "e.parquet").write_bytes(b"PAR?")
    (tmp_path / "z.txt").write_text("text")
    items = read(tmp_path, tmp_path / "missing.txt")
    assert [bool(item.error) for item in items] == [False, True, True, True, True, False, True]
    reasons = [str(item.error) for item in items if item.error]
    for told, reason in zip(
        reasons, ("binary", "no column id or text", "not UTF-8", "no Parquet", "no such"), strict=True
    ):
        assert reason in told.lower() or reason in told


def test_csv_with_newlines_and_quotes(tmp_path: Path) -> None:
    text = 'First line, "quoted".\n\nSecond “paragraph”.'
    with (tmp_path / "in.csv").open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([["id", "text", "outlet"], ["007", text, ""], ["8", "x", "News", "too many"]])
    good, bad = read(tmp_path / "in.csv")
    assert (good.id, good.text, good.outlet) == ("007", text, None)
    assert "more fields" in str(bad.error)


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    days = [datetime.datetime(2026, 3, 4, 10), None, None]
    table = pyarrow.table({"id": [1, 2, None], "text": ["x", None, "y"], "published": days, "tag": [["a"], [], None]})
    parquet.write_table(table, tmp_path / "in.parquet")
    first, second, third = read(tmp_path / "in.parquet")
    assert (first.id, first.published, first.fields["tag"]) == (1, datetime.date(2026, 3, 4), ["a"])
    assert second.error is not None
    assert third.id == f"{tmp_path / 'in.parquet'}:3"


def test_nothing_to_read_is_said_at_once(tmp_path: Path) -> None:
    for name in (tmp_path / "none.txt", tmp_path / "*.txt"):
        with pytest.raises(InputError, match="nothing to read"):
            Inputs([str(name)])


def test_sizes_add_up_to_about_the_whole(tmp_path: Path) -> None:
    lines(tmp_path / "in.jsonl", *({"id": n, "text": "x" * 500} for n in range(100)))
    with (tmp_path / "in.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["id", "text"], *([n, "x" * 500] for n in range(1000))])
    inputs = Inputs([str(tmp_path)])
    whole = inputs.size()
    assert whole is not None
    assert 0.9 * whole <= sum(item.size for item in inputs) <= whole
    assert Inputs(["-"]).size() is None
