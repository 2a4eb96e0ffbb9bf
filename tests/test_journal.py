"""Journals lose nothing that was finished, name what they can't read, and overwrite nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from evals.contenders import record_of
from evals.journal import Line, append, read_run
from summarizer import Usage
from summarizer.errors import InputError
from tests.scripted import DRAFT, article

if TYPE_CHECKING:
    from pathlib import Path

LINE = Line(key="k1", basis="b", case="locks", call="locks", article="sha", model="scripted", prompt="v1", repeat=0)
READ = replace(
    LINE,
    record=record_of(DRAFT, article(), "scripted"),
    usage=Usage(input_tokens=7, output_tokens=3, cost=0.01),
    seconds=1.5,
    attempts=2,
)
FAILED = replace(LINE, key="k2", error={"type": "Refused", "message": "the model declines"})


def journal(folder: Path, *lines: Line) -> Path:
    path = folder / "runs" / "scripted@v1.jsonl"
    for line in lines:
        append(path, line)
    return path


def test_lines_come_back_as_they_went(tmp_path: Path) -> None:
    run = read_run(journal(tmp_path, READ, FAILED))
    assert run.lines == (READ, FAILED)
    assert (run.name, run.damaged, run.cases) == ("scripted@v1", (), {"locks"})


def test_the_last_line_of_a_key_counts(tmp_path: Path) -> None:
    again = replace(READ, seconds=9.0)
    assert read_run(journal(tmp_path, READ, FAILED, again)).lines == (FAILED, again)


def test_a_journal_stands_for_the_basis_of_its_last_line(tmp_path: Path) -> None:
    newer = replace(READ, key="k3", basis="b2")
    assert read_run(journal(tmp_path, READ, FAILED, newer)).current.lines == (newer,)
    assert read_run(journal(tmp_path / "other", newer, READ, FAILED)).current.lines == (READ, FAILED)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ('{"key": "k1", "bas', "not JSON"),
        ("null", "not a line of a run"),
        ('{"key": "k1"}', "not a line of a run"),
        (READ.to_json().replace('"status": "held"', '"status": "dreamt"'), "no record of this schema"),
        ("\udcff".encode("utf-8", "surrogateescape").decode("latin-1"), "not JSON"),
    ],
)
def test_a_damaged_line_is_named_and_the_rest_counts(damage: str, reason: str, tmp_path: Path) -> None:
    path = journal(tmp_path, READ)
    with path.open("a", encoding="utf-8") as file:
        file.write(damage + "\n")
    append(path, FAILED)
    before = path.read_bytes()
    run = read_run(path)
    assert run.lines == (READ, FAILED)
    assert [(line.number, reason in line.reason) for line in run.damaged] == [(2, True)]
    assert path.read_bytes() == before


def test_a_torn_line_is_kept_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = journal(tmp_path, READ)
    torn = READ.to_json().encode()[:100]
    with path.open("ab") as file:
        file.write(torn)
    append(path, FAILED)
    assert path.read_bytes().splitlines()[1] == torn
    run = read_run(path)
    assert run.lines == (READ, FAILED)
    assert [line.number for line in run.damaged] == [2]


def test_blank_lines_are_nothing(tmp_path: Path) -> None:
    path = journal(tmp_path, READ)
    path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert read_run(path).damaged == ()


def test_no_such_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.jsonl: no such run; `summarizer eval run` makes them"):
        read_run(tmp_path / "nowhere.jsonl")
