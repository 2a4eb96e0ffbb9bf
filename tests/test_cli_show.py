"""`summarizer show`: saved records come back, articles are theirs or refused, and what is no record is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer import CallSummary, resolve
from summarizer.cli.saved import read_records
from summarizer.cli.show import with_articles
from summarizer.errors import ArticleError, RecordError
from tests.scripted import DRAFT, TEXT, article, provenance
from tests.test_cli import run

RECORD = resolve(DRAFT, article(), (), provenance())


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "record.json").write_text(RECORD.model_dump_json(indent=2), encoding="utf-8")
    lines = [
        {"id": "a", "summary": RECORD.to_dict()},
        {"id": "b", "error": {"type": "Refused", "message": "no"}},
        {"id": "c", "summary": RECORD.to_dict()},
    ]
    (tmp_path / "batch.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return tmp_path


def test_a_record_and_a_batch_come_back_as_they_were(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read_records(saved / "record.json") == [RECORD]
    assert read_records(saved / "batch.jsonl") == [RECORD, RECORD]
    assert "1 of 3 lines hold an error" in capsys.readouterr().err
    (saved / "list.json").write_text(json.dumps([RECORD.to_dict()] * 3), encoding="utf-8")
    assert len(read_records(saved / "list.json")) == 3


def test_articles_find_their_records_by_hash(saved: Path) -> None:
    other = RECORD.model_copy(update={"provenance": provenance(article_sha256="0" * 64)})
    assert with_articles([RECORD, other], [str(saved / "article.txt")]) == [(RECORD, TEXT), (other, None)]


def test_an_article_of_no_record_is_refused(saved: Path) -> None:
    (saved / "other.txt").write_text(TEXT + "\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"other\.txt: no record here was read from this article"):
        with_articles([RECORD], [str(saved / "other.txt")])
    with pytest.raises(ArticleError, match="no such file"):
        with_articles([RECORD], [str(saved / "missing.txt")])


def test_a_record_with_tampered_offsets_is_refused(saved: Path) -> None:
    data = RECORD.to_dict()
    data["claims"][0]["evidence"][0]["start"] += 2
    with pytest.raises(RecordError, match="offsets"):
        with_articles([CallSummary.model_validate(data)], [str(saved / "article.txt")])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no record in it"),
        ("not json", "not JSON"),
        ("[]", "no record in it"),
        ("17", "not a record"),
        ('{"a": 1}', "not a record"),
        ('{"id": "x", "error": {"type": "Refused", "message": "no"}}', "no record in it"),
        (json.dumps({**RECORD.to_dict(), "status": "maybe"}), "not a record: status"),
        (json.dumps({**RECORD.to_dict(), "extra": 1}), "not a record: extra"),
        (
            json.dumps({**RECORD.to_dict(), "provenance": {**RECORD.to_dict()["provenance"], "schema_version": "0"}}),
            "a record of schema version '0'; this is version",
        ),
        (json.dumps({"summary": RECORD.to_dict()}) + "\n{broken\n", ":2: not JSON"),
    ],
)
def test_what_is_no_record_is_a_clear_error(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "it.json").write_text(content, encoding="utf-8")
    with pytest.raises(RecordError, match=said) as caught:
        read_records(tmp_path / "it.json")
    assert "\n" not in str(caught.value) and "Danube" not in str(caught.value)


def test_a_missing_or_binary_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "it.json").write_bytes(b"\0\1")
    for name in ("it.json", "missing.json"):
        with pytest.raises(RecordError, match=name):
            read_records(tmp_path / name)


def test_the_command_writes_a_page_or_one_line_of_error(saved: Path) -> None:
    page = saved / "page.html"
    done = run(
        "show", "record.json", "batch.jsonl", "--article", "article.txt", "--format", "html", "--out", "page.html",
        cwd=saved, PYTHONPATH=str(Path(__file__).parent.parent),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
    assert "<h1>3 calls</h1>" in page.read_text(encoding="utf-8")
    (saved / "record.json").write_text("{}", encoding="utf-8")
    done = run("show", str(saved / "record.json"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "not a record" in done.stderr


def test_several_records_follow_one_another_in_the_terminal(saved: Path) -> None:
    done = run("show", str(saved / "record.json"), str(saved / "record.json"))
    assert done.returncode == 0 and done.stdout.count("Reported by Pavol Hruska") == 2
    assert "\x1b" not in done.stdout
