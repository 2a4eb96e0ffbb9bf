"""The output file as a journal: what a torn, foreign, locked or full file does to a run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.batch import Journal
from summarizer.batch.journal import digest, line_of, standing
from summarizer.errors import OutputError

ROOT = Path(__file__).parent.parent
GOOD = line_of("a", "k1", b'{"status":"held"}', {"tag": 1})
FAILED = line_of(2, None, {"type": "ArticleError", "message": "empty"}, {})


def test_lines_are_what_the_contract_says() -> None:
    assert json.loads(GOOD) == {"id": "a", "summary": {"status": "held"}, "key": "k1", "tag": 1}
    assert json.loads(FAILED) == {"id": 2, "error": {"type": "ArticleError", "message": "empty"}, "key": None}
    fields = {"summary": "a reference", "key": 3, "score": float("nan"), "text": "kept"}
    line = json.loads(line_of("a", "k", b"{}", fields))
    assert line == {
        "id": "a",
        "summary": {},
        "key": "k",
        "input_summary": "a reference",
        "input_key": 3,
        "score": None,
        "text": "kept",
    }


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"]))
    ),
)
def test_a_line_is_one_line_whatever_is_in_it(id: str, fields: dict[str, str]) -> None:
    line = line_of(id, "k", b"{}", fields)
    assert line.count(b"\n") == 1
    assert json.loads(line)["id"] == id


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_cut_anywhere_the_whole_lines_stay(tmp_path: Path, data: st.DataObject) -> None:
    whole = GOOD + FAILED + line_of("c", "k3", b"{}", {})
    cut = data.draw(st.integers(0, len(whole)))
    path = tmp_path / "out.jsonl"
    path.write_bytes(whole[:cut])
    with Journal(path) as journal:
        known = len(journal.known)
    complete = [line for line in whole[:cut].splitlines(keepends=True) if json_or_none(line) is not None]
    assert known == len(complete)
    assert path.read_bytes() == b"".join(line if line.endswith(b"\n") else line + b"\n" for line in complete)


def json_or_none(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None


@pytest.mark.parametrize(
    "foreign",
    [
        b"notes of mine\n",
        b"notes",
        b'{"id": "a", "text": "an article"}\n',
        GOOD + b"\n" + GOOD,
        GOOD + b"{}\n",
        b"\0\0",
        GOOD + b"[1",
    ],
)
def test_a_file_that_is_no_output_of_a_batch_is_left_alone(tmp_path: Path, foreign: bytes) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(foreign)
    with pytest.raises(OutputError, match="not of a batch's output"):
        Journal(path)
    assert path.read_bytes() == foreign


def test_a_second_batch_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with Journal(path) as journal:
        journal.append(GOOD)
        with pytest.raises(OutputError, match="another batch is writing it"):
            Journal(path)
    with Journal(path) as journal:
        assert journal.known == {digest("a"): standing("k1", failed=False)}


def test_newer_lines_replace_older_ones_when_the_run_ends(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(GOOD + FAILED)
    path.chmod(0o640)
    anew = line_of("a", "k2", b"{}", {})
    with Journal(path) as journal:
        journal.superseded = True
        journal.append(anew)
        assert path.read_bytes() == GOOD + FAILED + anew
    assert path.read_bytes() == FAILED + anew
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["out.jsonl"]


def test_lines_doubled_by_a_killed_run_are_found_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    anew = line_of("a", "k2", b"{}", {})
    path.write_bytes(GOOD + FAILED + anew + b'{"id": "to')
    (tmp_path / ".out.jsonl.rewriting").write_bytes(FAILED)
    with Journal(path) as journal:
        assert journal.known[digest("a")] == standing("k2", failed=False)
    assert path.read_bytes() == FAILED + anew
    assert [file.name for file in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_disk_that_fills_up_leaves_whole_lines(tmp_path: Path) -> None:
    """A limit on the size of a file does what a full disk does: it takes a part of a write and refuses the next."""
    path = tmp_path / "out.jsonl"
    limit = 10 * len(GOOD) + 5
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom summarizer.batch import Journal\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        f"journal = Journal(Path({str(path)!r}))\n"
        f"while True: journal.append({GOOD!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "OutputError" in done.stderr
    assert "the lines before are whole" in done.stderr
    assert path.read_bytes() == 10 * GOOD


def test_where_nothing_can_be_written_it_is_said_at_once(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "out.jsonl"):
        with pytest.raises(OutputError):
            Journal(path)
