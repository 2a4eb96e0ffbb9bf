"""The command line as its user meets it: results on stdout, one line of error on stderr, the right exit code."""

from __future__ import annotations

import json
import os
import pty
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarizer import CallSummary
from tests.loopback import Loopback, stream
from tests.scripted import TEXT

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "fixtures" / "putin-trump-2025-06-14" / "article.txt"


def run(*arguments: str, stdin: str = "", cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))}
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *arguments], input=stdin, cwd=cwd, env={**kept, **env},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_sample_as_json() -> None:
    done = run("summarize", str(SAMPLE), "--model", "extractive", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    record, article = CallSummary.model_validate_json(done.stdout), SAMPLE.read_text(encoding="utf-8")
    assert (record.status, record.date, record.medium, record.sourcing) == (
        "held",
        "2025-06-14",
        "phone",
        "single_side",
    )
    assert (record.duration_minutes, record.duration_qualifier) == (50, "exact")
    assert [p.name for p in record.parties if p.role == "principal"] == ["Vladimir Putin", "Donald Trump"]
    assert [record.party(source.party).name for source in record.sources] == ["Yuri Ushakov"]
    assert len(record.claims) >= 12
    for claim in record.claims:
        assert claim.evidence
        assert all(article[e.start : e.end] == e.text for e in (*claim.evidence, *claim.quotes))
    trumps = [claim for claim in record.claims if [record.party(id).name for id in claim.speaker] == ["Donald Trump"]]
    assert trumps
    assert all([record.party(id).name for id in claim.via] == ["Yuri Ushakov"] for claim in trumps)


def test_standard_input_and_a_word_about_the_engine() -> None:
    done = run("summarize", "-", stdin=TEXT)
    assert done.returncode == 0
    assert "Dvorsky" in done.stdout
    assert done.stderr == "summarizer: no model named and no OPENAI_API_KEY: using the extractive engine\n"


def test_a_terminal_sees_the_record_fill_in() -> None:
    reply = (ROOT / "tests" / "data" / "sample_reply.json").read_text(encoding="utf-8")
    parent, child = pty.openpty()
    with Loopback([stream([reply[n : n + 200] for n in range(0, len(reply), 200)])]) as server:
        started = subprocess.Popen(
            [sys.executable, "-m", "summarizer", "summarize", str(SAMPLE), "--model", "openai/scripted",
             "--base-url", server.url],
            cwd=ROOT, stdout=child, stderr=child, stdin=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm"},
        )  # fmt: skip
        os.close(child)
        shown = b""
        while chunk := _read(parent):
            shown += chunk
    assert started.wait(30) == 0, shown
    assert shown.decode().count("Reported by") > 1  # once in full, and before that as it grew
    assert server.calls == 1


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_a_pipe_gets_no_colours_and_a_file_gets_all_or_nothing(tmp_path: Path) -> None:
    out = tmp_path / "summary.md"
    done = run("summarize", "-", "--model", "extractive", "--format", "markdown", "--out", str(out), stdin=TEXT)
    assert (done.returncode, done.stdout) == (0, "")
    assert out.read_text(encoding="utf-8").startswith("# ")
    assert "\x1b" not in run("summarize", "-", "--model", "extractive", stdin=TEXT).stdout


def test_not_about_a_call_is_no_error() -> None:
    text = "The museum reopened on Monday. Visitors praised the new garden. Entry is free on Sundays."
    done = run("summarize", "-", "--model", "extractive", "--format", "json", stdin=text)
    assert done.returncode == 0
    assert json.loads(done.stdout)["status"] == "not_a_call"


def test_bad_input_is_one_line_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\x7fELF\x00")
    (tmp_path / "latin").write_bytes("café".encode("latin-1"))
    (tmp_path / "article.txt").write_text(TEXT)
    article = str(tmp_path / "article.txt")
    table: list[tuple[list[str], str]] = [
        (["none.txt"], "none.txt: no such file"),
        ([str(tmp_path)], "is a directory"),
        ([str(tmp_path / "binary")], "binary data"),
        ([str(tmp_path / "latin")], "not UTF-8"),
        (["-"], "empty"),
        ([article, "--model", "gpt"], "unknown"),
        ([article, "--model", "openai/gpt-5-mini"], "OPENAI_API_KEY"),
        ([article, "--model", "openai/x", "--prompt", "v99", "--base-url", "http://127.0.0.1:1/v1"], "no prompt 'v99'"),
        ([article, "--model", "local/none.gguf"], "none.gguf"),
        ([article, "--format", "pdf"], "unknown format 'pdf'"),
        ([article, "--out", str(tmp_path / "no" / "folder.json")], "does not exist"),
        ([article, "--published", "soon"], "'soon' is no date"),
        ([article, "--deadline", "-1"], "deadline"),
        ([article, "--on-ungrounded", "repair"], "on_ungrounded"),
    ]
    for arguments, message in table:
        done = run("summarize", *arguments)
        assert done.returncode == 2, (arguments, done.stderr)
        assert done.stdout == ""
        errors = [line for line in done.stderr.splitlines() if "using the extractive engine" not in line]
        assert len(errors) == 1, done.stderr
        assert message in errors[0]


def test_too_long_a_text_is_refused() -> None:
    done = run("summarize", "-", "--model", "extractive", stdin="word " * 500_000)
    assert done.returncode == 2
    assert "the limit is" in done.stderr


def test_an_unreachable_endpoint_is_exit_3_soon() -> None:
    started = time.monotonic()
    url = f"http://127.0.0.1:{closed_port()}/v1"
    done = run("summarize", "-", "--model", "openai/any", "--base-url", url, stdin=TEXT)
    assert done.returncode == 3
    assert time.monotonic() - started < 30  # ten seconds of trying, and a slow machine's start
    assert len(done.stderr.splitlines()) == 1
    assert "Dvorsky" not in done.stderr


@pytest.mark.parametrize("kind", ["record", "draft", "gold"])
def test_schemas(kind: str) -> None:
    schema = json.loads(run("schema", kind).stdout)
    assert {"claims", "parties", "status"} <= set(schema["properties"])


def test_an_unknown_schema_lists_those_there_are() -> None:
    done = run("schema", "minutes")
    assert (done.returncode, done.stdout) == (2, "")
    assert "record, draft, gold" in done.stderr
