"""`summarizer batch` as its user meets it: lines, resuming, exit codes, and what stops it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import CallSummary, Summarizer
from summarizer.batch import Batch, Inputs
from summarizer.errors import BudgetExceeded, EngineError, OutputError
from tests.engine_samples import TEXT, reply
from tests.interrupts import hear_interrupts
from tests.loopback import Loopback, completion, ok, raw, status
from tests.test_cli import ROOT, run

if TYPE_CHECKING:
    from tests.loopback import Call


def articles(path: Path, number: int, *, mark: str = "") -> Path:
    with path.open("w") as file:
        for n in range(number):
            file.write(json.dumps({"id": f"a{n}", "text": f"{TEXT} Article {n}{mark} ends here.", "tag": n}) + "\n")
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def results(path: Path) -> dict[str, Any]:
    """Records by id, without what differs from run to run; each id once."""
    there = lines(path)
    assert max(Counter(line["id"] for line in there).values()) == 1
    for line in there:
        for name in ("run_id", "seconds", "seconds_queued"):
            line.get("summary", {"provenance": {name: 0}})["provenance"].pop(name)
    return {line["id"]: line for line in there}


def batch(source: Path | str, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return run("batch", str(source), "--out", str(out), "--model", "extractive", *more)


def in_python(source: Path, out: Path, url: str = "", **more: Any) -> Batch:
    options = {
        "model": "openai/x",
        "base_url": url,
        "concurrency": 4,
        "max_reasks": 0,
        "deadline": 20.0,
        **more.pop("options", {}),
    }
    return Batch(Inputs([str(source)], out), out, Summarizer(**options), options, **more)


def test_one_line_per_article_and_none_for_a_second_run(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in.jsonl", 30), tmp_path / "out.jsonl"
    done = batch(source, out, "--processes", "2")
    assert (done.returncode, done.stdout) == (0, "")
    assert "30 read" in done.stderr
    assert {line["id"]: line["tag"] for line in lines(out)} == {f"a{n}": n for n in range(30)}
    for line in lines(out):
        assert CallSummary.model_validate(line["summary"]).claims
    before = out.read_bytes()
    again = batch(source, out)
    assert again.returncode == 0
    assert "0 read" in again.stderr
    assert "30 kept" in again.stderr
    assert out.read_bytes() == before


def test_a_changed_article_is_read_again_and_its_old_line_goes(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in.jsonl", 5), tmp_path / "out.jsonl"
    batch(source, out, "--processes", "1")
    before = results(out)
    rows = source.read_text().replace("Article 3 ends", "Article 3 really ends")
    source.write_text(rows)
    done = batch(source, out, "--processes", "1")
    assert "1 read" in done.stderr
    after = results(out)
    assert after.keys() == before.keys()
    assert [id for id in after if after[id] != before[id]] == ["a3"]


def test_bad_input_is_error_lines_and_exit_1(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [
        {"id": "a", "text": TEXT},
        {"id": "a", "text": "Another."},
        {"id": "a", "text": TEXT},
        {"id": "e", "text": " "},
    ]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "bad.txt").write_bytes(b"\xff\xff")
    done = run("batch", str(source), str(tmp_path / "bad.txt"), "--out", str(out), "--model", "extractive")
    assert done.returncode == 1
    assert "3 error lines" in done.stderr
    assert "1 given twice" in done.stderr
    assert {line["id"]: line.get("error", {}).get("type") for line in lines(out)} == {
        "a": None, "a#2": "InputError", "e": "ArticleError", str(tmp_path / "bad.txt"): "ArticleError",
    }  # fmt: skip
    kept = batch(source, out, str(tmp_path / "bad.txt"))
    assert (kept.returncode, len(lines(out))) == (1, 4)
    (tmp_path / "bad.txt").write_text(TEXT)
    mended = batch(source, out, str(tmp_path / "bad.txt"))
    assert "1 read" in mended.stderr
    assert [line["id"] for line in lines(out) if "error" in line] == ["a#2", "e"]


def test_standard_input(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    stdin = articles(tmp_path / "in.jsonl", 3).read_text()
    assert run("batch", "-", "--out", str(out), "--model", "extractive", stdin=stdin).returncode == 0
    assert results(out).keys() == {"a0", "a1", "a2"}


def test_usage_errors_touch_nothing(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in.jsonl", 2), tmp_path / "out.jsonl"
    before = source.read_bytes()
    table = [
        ([str(tmp_path / "none"), "--out", str(out)], "nothing to read"),
        ([str(source), "--out", str(source)], "not of a batch's output"),
        ([str(source), "--out", str(tmp_path)], "is a directory"),
        ([str(source), "--out", str(tmp_path / "no" / "out.jsonl")], "does not exist"),
        ([str(source), "--out", str(out), "--model", "gpt"], "unknown"),
        ([str(source), "--out", str(out), "--concurrency", "0"], "concurrency"),
    ]
    for arguments, message in table:
        done = run("batch", *arguments, *(() if "--model" in arguments else ("--model", "extractive")))
        assert (done.returncode, done.stdout) == (2, ""), (arguments, done.stderr)
        assert message in done.stderr
    assert source.read_bytes() == before
    assert not out.exists()


def test_the_output_of_another_run_is_not_added_to_unasked(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in.jsonl", 3), tmp_path / "out.jsonl"
    batch(source, out)
    before = out.read_bytes()
    (tmp_path / "other.txt").write_text(TEXT)
    refused = batch(tmp_path / "other.txt", out)
    assert (refused.returncode, out.read_bytes()) == (2, before)
    assert "belongs to another run" in refused.stderr
    assert batch(tmp_path / "other.txt", out, "--append").returncode == 0
    assert results(out).keys() == {"a0", "a1", "a2", str(tmp_path / "other.txt")}


def fails_for(numbers: set[int], http: int, **error: Any) -> Any:
    def answer(call: Call) -> Any:
        text = call.body["messages"][1]["content"]
        failing = any(f"Article {n} ends" in text for n in numbers)
        return status(http, **error) if failing else ok(json.dumps(reply()))

    return answer


def test_errors_are_kept_until_they_are_to_be_retried(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in.jsonl", 6), tmp_path / "out.jsonl"
    with Loopback(fails_for({2, 4}, 400, message="no", code="content_policy_violation")) as server:
        tally = in_python(source, out, server.url).run()
        calls = server.calls
        assert (tally.done, tally.failed) == (6, 2)
        again = in_python(source, out, server.url).run()
        assert (again.done, again.kept, again.failed, server.calls) == (0, 6, 2, calls)
        server.script = [ok(json.dumps(reply()))]
        mended = in_python(source, out, server.url, retry_errors=True).run()
    assert (mended.done, mended.kept, mended.failed) == (2, 4, 0)
    assert results(out).keys() == {f"a{n}" for n in range(6)}
    assert tally.usage.input_tokens >= 4 * 100


@pytest.mark.parametrize(
    ("http", "code"), [(401, "invalid_api_key"), (429, "insufficient_quota"), (404, "model_not_found")]
)
def test_what_would_fail_every_article_stops_the_batch_without_a_line(tmp_path: Path, http: int, code: str) -> None:
    source, out = articles(tmp_path / "in.jsonl", 50), tmp_path / "out.jsonl"
    with Loopback([status(http, message="no", code=code)]) as server, pytest.raises(EngineError):
        in_python(source, out, server.url).run()
    assert out.read_bytes() == b""
    assert server.calls < 20


def test_a_spent_budget_stops_the_batch_and_more_of_it_goes_on(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in.jsonl", 20), tmp_path / "out.jsonl"
    dear = completion(json.dumps(reply())) | {
        "usage": {"prompt_tokens": 5000, "completion_tokens": 0, "total_tokens": 5000}
    }
    with Loopback([raw(json.dumps(dear).encode())]) as server:
        with pytest.raises(BudgetExceeded):
            in_python(source, out, server.url, options={"max_tokens": 50_000, "concurrency": 1}).run()
        some = len(lines(out))
        assert 0 < some < 20
        assert in_python(source, out, server.url).run().kept == some
    assert results(out).keys() == {f"a{n}" for n in range(20)}


def test_an_endpoint_that_is_down_stops_the_batch(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in.jsonl", 200), tmp_path / "out.jsonl"
    with Loopback([status(503)]) as server, pytest.raises(EngineError, match="in a row failed"):
        in_python(source, out, server.url, options={"deadline": 0.2, "concurrency": 10}).run()
    assert 20 <= len(lines(out)) < 60


def test_a_full_disk_stops_the_batch_with_its_journal_whole(tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in.jsonl", 30), tmp_path / "out.jsonl"
    code = (
        "import resource, sys\nfrom summarizer.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "sys.argv[0] = 'summarizer'\nmain()"
    )
    command = [
        sys.executable,
        "-c",
        code,
        "batch",
        str(source),
        "--out",
        str(out),
        "--model",
        "extractive",
        "--processes",
        "1",
    ]
    full = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert full.returncode == OutputError.exit_code
    assert "the lines before are whole" in full.stderr
    some = len(lines(out))
    assert 0 < some < 30
    assert f"{some} kept" in batch(source, out).stderr
    assert results(out).keys() == {f"a{n}" for n in range(30)}


def started(source: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "summarizer",
        "batch",
        str(source),
        "--out",
        str(out),
        "--model",
        "extractive",
        *more,
    ]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=hear_interrupts)


def wait_for_lines(out: Path, process: subprocess.Popen[str], size: int) -> None:
    while process.poll() is None and (not out.exists() or out.stat().st_size <= size):
        time.sleep(0.002)


@pytest.mark.parametrize("processes", ["1", "2"])
def test_an_interrupt_keeps_what_is_done_and_says_how_to_go_on(tmp_path: Path, processes: str) -> None:
    source, out = articles(tmp_path / "in.jsonl", 3000), tmp_path / "out.jsonl"
    process = started(source, out, "--processes", processes)
    wait_for_lines(out, process, 0)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "the same command goes on from there" in told
    assert "Traceback" not in told
    assert 0 < len(lines(out)) < 3000


def children(pid: int) -> list[int]:
    """Whatever any of its threads has started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in tasks if path.exists() for child in path.read_text().split()]


def gone(pid: int) -> bool:
    """Ended, or only waiting to be reaped by whoever adopts it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.slow
def test_killed_thirty_times_it_ends_with_one_line_per_article(tmp_path: Path) -> None:
    """At random moments from before the first line to far into the run, with one process and with two."""
    number, chance = 1200, random.Random(os.getpid())
    source, out = articles(tmp_path / "in.jsonl", number), tmp_path / "out.jsonl"
    kills, orphans = 0, []
    while kills < 30:
        process = started(source, out, "--processes", chance.choice("1112"))
        if chance.random() < 0.8:
            wait_for_lines(out, process, out.stat().st_size if out.exists() else 0)
            time.sleep(chance.random() * 0.05)
        else:
            time.sleep(chance.random() * 0.6)
        orphans += children(process.pid)
        process.kill()
        assert process.wait() == -signal.SIGKILL, "the run was over before the kill: give it more articles"
        kills += 1
    assert 0 < len(out.read_bytes().splitlines()) < number
    assert batch(source, out).returncode == 0
    uninterrupted = tmp_path / "uninterrupted.jsonl"
    assert batch(source, uninterrupted).returncode == 0
    assert results(out) == results(uninterrupted)
    assert len(results(out)) == number
    assert all(gone(pid) for pid in orphans)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    """A record kept for each article would be 60 MB; their ids are 1 MB."""
    few, many = (peak_memory(tmp_path, number) for number in (500, 5000))
    assert many - few < 15e6


def peak_memory(folder: Path, number: int) -> float:
    """Bytes, of a whole run in a process of its own."""
    source, out = articles(folder / f"{number}.jsonl", number), folder / f"{number}-out.jsonl"
    process = started(source, out, "--processes", "1")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    assert len(out.read_bytes().splitlines()) == number
    return usage.ru_maxrss * 1024.0
