"""A batch through a provider's batch API: every end a batch can have, and a process killed at any moment on the way."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import Summarizer
from summarizer.batch import Batch, Inputs
from summarizer.batch.provider import ProviderBatch
from summarizer.batch.provider_api import Pace
from summarizer.batch.provider_files import Limits
from summarizer.batch.provider_state import state_path
from summarizer.engines import endpoint
from summarizer.errors import EngineError, SettingsError
from tests.batch_api import BatchApi, Fate, good
from tests.interrupts import hear_interrupts
from tests.loopback import completion
from tests.test_batch import articles, lines, results
from tests.test_cli import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUICK = Pace(first=0.01, longest=0.05, settle=0.3)
UNGROUNDED = good(headline="Voss and Kowalski speak by phone, Lund says")


@pytest.fixture(autouse=True)
def nothing_known_of_endpoints() -> None:
    endpoint.forget()


def batch(source: Path, out: Path, api: BatchApi, **more: Any) -> ProviderBatch:
    options = {"model": "openai/x", "base_url": api.url, **more.pop("options", {})}
    given = {"pace": QUICK, **more}
    return ProviderBatch(Inputs([str(source)], out), out, Summarizer(**options), options, **given)


def paths(folder: Path, number: int) -> tuple[Path, Path]:
    return articles(folder / "in.jsonl", number), folder / "out.jsonl"


def number_of(body: dict[str, Any]) -> int:
    """Which article a request is about."""
    return int(body["messages"][1]["content"].split("Article ")[1].split()[0])


def ids(number: int) -> set[str]:
    return {f"a{n}" for n in range(number)}


def test_the_lines_are_those_of_a_live_batch_at_half_the_price(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 12)
    options = {"models": {"x": {"input": 2.0, "output": 8.0, "cached": 1.0}}, "max_reasks": 0}
    with BatchApi() as api:
        tally = batch(source, out, api, options=options).run()
        assert (tally.done, tally.failed, api.live) == (12, 0, 1)
        assert api.asked.total() == 12
        live_options = {"model": "openai/x", "base_url": api.url, **options}
        live_out = tmp_path / "live.jsonl"
        live = Batch(Inputs([str(source)], live_out), live_out, Summarizer(**live_options), live_options).run()
    ours, theirs = results(out), results(live_out)
    for id, line in ours.items():
        cost = line["summary"]["provenance"]["usage"].pop("cost")
        live_cost = theirs[id]["summary"]["provenance"]["usage"].pop("cost")
        assert cost == pytest.approx(live_cost / 2)
    assert live.usage.cost is not None
    for line in (*ours.values(), *theirs.values()):
        for name in ("seconds_waited", "seconds_generating"):
            line["summary"]["provenance"].pop(name)
    assert ours == theirs
    assert not state_path(out).exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "live.jsonl", "out.jsonl"]


def test_a_second_run_asks_nothing(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 3)
    with BatchApi() as api:
        batch(source, out, api).run()
        calls = api.calls.total()
        again = batch(source, out, api).run()
        assert (again.done, again.kept, api.calls.total()) == (0, 3, calls)


def test_what_does_not_hold_is_asked_again_in_the_next_batch(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 6)
    conversations: list[list[dict[str, Any]]] = []

    def answer(body: dict[str, Any], before: int) -> Any:
        conversations.append(body["messages"])
        return 200, UNGROUNDED if number_of(body) < 2 and before == 0 else good()

    with BatchApi(answer) as api:
        tally = batch(source, out, api).run()
        assert (len(api.batches), api.asked.total()) == (2, 8)
    reasked = [messages for messages in conversations if len(messages) > 2]
    assert len(reasked) == 2
    for messages in reasked:
        assert "Kowalski" in messages[2]["content"]
        assert "headline" in messages[-1]["content"]
    records = {line["id"]: line["summary"] for line in lines(out)}
    assert {id: record["provenance"]["attempts"] for id, record in records.items()} == {
        id: 2 if id in ("a0", "a1") else 1 for id in ids(6)
    }
    assert not any(record["issues"] for record in records.values())
    assert tally.usage.input_tokens == 9 * 100  # eight readings and the question to learn by


@pytest.mark.parametrize("mode", ["flag", "raise"])
def test_what_never_holds_is_flagged_or_failed_after_the_last_reask(tmp_path: Path, mode: str) -> None:
    source, out = paths(tmp_path, 2)
    with BatchApi(lambda body, before: (200, UNGROUNDED)) as api:
        batch(source, out, api, options={"max_reasks": 2, "on_ungrounded": mode}).run()
        assert (len(api.batches), set(api.asked.values())) == (3, {1})
    for line in lines(out):
        if mode == "raise":
            assert line["error"]["type"] == "UngroundedError"
        else:
            assert "ungrounded" in line["summary"]["flags"]


def test_a_cut_reply_is_asked_again_with_a_larger_cap(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 2)
    caps: list[int] = []

    def answer(body: dict[str, Any], before: int) -> Any:
        caps.append(body["max_tokens"])
        return 200, completion('{"sta', finish="length") if before == 0 else good()

    with BatchApi(answer) as api:
        tally = batch(source, out, api, options={"reply_tokens": 500}).run()
    assert (tally.done, tally.failed, caps) == (2, 0, [500, 500, 1000, 1000])


@pytest.mark.parametrize(
    ("outcome", "times", "error"),
    [
        ((400, {"error": {"message": "no", "code": "content_policy_violation"}}), 1, "RejectedError"),
        ((200, completion(None, refusal="I can't")), 1, "Refused"),
        ((200, {"unlike": "a completion"}), 1, "ReplyError"),
        ((429, {"error": {"message": "slow down", "code": "rate_limit_exceeded"}}), 3, "RateLimited"),
        ((500, {"error": {"message": "oops"}}), 3, "TransportError"),
        ("request_timeout", 3, "TransportError"),
    ],
)
def test_requests_that_fail_are_lines_of_their_own(tmp_path: Path, outcome: Any, times: int, error: str) -> None:
    source, out = paths(tmp_path, 5)
    with BatchApi(lambda body, before: outcome if number_of(body) == 3 else (200, good())) as api:
        tally = batch(source, out, api).run()
        assert api.asked.total() == 4 + times
    assert (tally.done, dict(tally.errors)) == (5, {error: 1})
    assert {line["id"]: line.get("error", {}).get("type") for line in lines(out)}["a3"] == error
    assert set(results(out)) == ids(5)


def test_errors_are_asked_again_when_told_to(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 5)
    declined = (400, {"error": {"message": "no", "code": "content_policy_violation"}})
    with BatchApi(lambda body, before: declined if number_of(body) == 3 and before == 0 else (200, good())) as api:
        assert batch(source, out, api).run().failed == 1
        assert (batch(source, out, api).run().done, len(api.batches)) == (0, 1)
        mended = batch(source, out, api, retry_errors=True).run()
    assert (mended.done, mended.kept, mended.failed) == (1, 4, 0)
    assert set(results(out)) == ids(5)


def test_errors_of_a_run_that_is_not_over_are_asked_again_too(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 6)
    declined = (400, {"error": {"message": "no", "code": "content_policy_violation"}})
    with BatchApi(
        lambda body, before: declined if number_of(body) == 0 and before < 2 else (200, good()),
        lambda number: Fate("cancelled", 0.5) if number == 0 else Fate(),
    ) as api:
        with pytest.raises(EngineError):
            batch(source, out, api).run()
        assert Counter("error" in line for line in lines(out)) == {False: 2, True: 1}
        assert batch(source, out, api, retry_errors=True, limits=Limits(requests=2)).run().failed == 1
        assert api.asked.total() == 3 + 3 + 1
        assert batch(source, out, api, retry_errors=True).run().failed == 0
    assert set(results(out)) == ids(6)


def test_a_failure_that_passes_costs_another_batch_and_no_line(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 4)
    with BatchApi(lambda body, before: (503, {}) if before == 0 else (200, good())) as api:
        tally = batch(source, out, api).run()
    assert (tally.done, tally.failed, len(api.batches)) == (4, 0, 2)


@pytest.mark.parametrize("silent", [False, True])
def test_what_an_expired_batch_did_not_come_to_is_submitted_again(tmp_path: Path, silent: bool) -> None:
    source, out = paths(tmp_path, 10)
    with BatchApi(fate=lambda number: Fate("expired", 0.4, silent=silent) if number == 0 else Fate()) as api:
        tally = batch(source, out, api).run()
        sizes = [batch["request_counts"]["total"] for batch in api.batches.values()]
    assert (tally.done, tally.failed, sizes, set(api.asked.values())) == (10, 0, [10, 6], {1})


def test_what_expires_every_time_is_an_error(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 2)
    with BatchApi(fate=lambda number: Fate("expired", 0.0)) as api:
        tally = batch(source, out, api).run()
    assert (len(api.batches), dict(tally.errors)) == (3, {"DeadlineExceeded": 2})


def test_a_batch_that_someone_cancelled_stops_the_run_and_the_next_one_goes_on(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 8)
    with BatchApi(fate=lambda number: Fate("cancelled", 0.5) if number == 0 else Fate()) as api:
        with pytest.raises(EngineError, match=r"4 articles have no answer.*cancelled"):
            batch(source, out, api).run()
        assert len(lines(out)) == 4
        tally = batch(source, out, api).run()
    assert (tally.done, tally.kept, set(api.asked.values())) == (4, 4, {1})
    assert set(results(out)) == ids(8)
    assert not state_path(out).exists()


def test_a_batch_that_fails_validation_stops_the_run_without_a_line(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 3)
    with BatchApi(fate=lambda number: Fate("failed", code="model_not_found") if number == 0 else Fate()) as api:
        with pytest.raises(EngineError, match="batch_0 failed: model_not_found"):
            batch(source, out, api).run()
        assert out.read_bytes() == b""
        assert batch(source, out, api).run().done == 3


def test_credit_that_runs_out_is_no_articles_error(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 6)
    spent = (429, {"error": {"message": "no", "code": "insufficient_quota"}})
    with BatchApi(
        lambda body, before: spent if number_of(body) > 3 and len(api.batches) == 1 else (200, good())
    ) as api:
        with pytest.raises(EngineError, match=r"2 articles have no answer.*out of credit"):
            batch(source, out, api).run()
        assert len(lines(out)) == 4
        assert batch(source, out, api).run().done == 2
    assert set(results(out)) == ids(6)


def test_a_batch_that_ends_as_it_is_cancelled_is_collected(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 3)
    with BatchApi(stays="in_progress") as api:
        with pytest.raises(KeyboardInterrupt):
            batch(source, out, api, tell=lambda line: interrupt(line, "in_progress")).run()
        api.stays, api.faults["cancel"] = "", [(409, "")]
        tally = batch(source, out, api, cancel=True).run()
    assert (tally.done, api.calls["cancel"]) == (3, 1)


def test_replies_are_recorded_as_live_ones_are(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 2)
    with BatchApi() as api:
        batch(source, out, api, options={"record": tmp_path / "replies"}).run()
    options = {"model": f"replay/{tmp_path / 'replies'}"}
    again = tmp_path / "again.jsonl"
    assert Batch(Inputs([str(source)], again), again, Summarizer(**options), options).run().failed == 0


def test_a_queue_that_is_full_gets_less_at_a_time(tmp_path: Path) -> None:
    """As the API does: a batch whose tokens find no room in the queue fails at once."""
    source, out = paths(tmp_path, 20)

    def fate(number: int) -> Fate:
        sizes = {id: len(api.files[batch["input_file_id"]].splitlines()) for id, batch in api.batches.items()}
        running = sum(sizes[id] for id, b in api.batches.items() if b["status"] in ("in_progress", "finalizing"))
        own = list(api.batches)[number]
        in_queue = running + (sizes[own] if api.batches[own]["status"] == "validating" else 0)
        return Fate("failed", code="token_limit_exceeded") if in_queue > 6 else Fate()

    with BatchApi(fate=fate) as api:
        tally = batch(source, out, api, limits=Limits(requests=10)).run()
    assert (tally.done, tally.failed, set(api.asked.values())) == (20, 0, {1})
    assert set(results(out)) == ids(20)


def test_no_batch_is_larger_than_allowed(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 10)
    with BatchApi() as api:
        batch(source, out, api, limits=Limits(requests=4)).run()
        assert [b["request_counts"]["total"] for b in api.batches.values()] == [4, 4, 2]
        largest = max(len(api.files[b["input_file_id"]]) for b in api.batches.values())
    other = tmp_path / "other.jsonl"
    with BatchApi() as api:
        batch(source, other, api, limits=Limits(bytes=largest // 2)).run()
        assert all(len(api.files[b["input_file_id"]]) <= largest // 2 for b in api.batches.values())
        assert api.asked.total() == 10


def test_a_parameter_the_model_refuses_is_learnt_before_a_day_is_lost(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 3)
    with BatchApi(refuses="temperature") as api:
        assert batch(source, out, api).run().failed == 0
        assert (len(api.batches), api.live) == (1, 2)


def test_or_from_the_batch_itself_where_nothing_else_answers(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 3)
    with BatchApi(refuses="temperature", faults={"completions": [(404, "")]}) as api:
        assert batch(source, out, api).run().failed == 0
        assert len(api.batches) == 2


def test_a_key_that_is_refused_stops_before_anything_is_sent(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 3)
    with BatchApi(faults={"completions": [(401, "")]}) as api, pytest.raises(EngineError, match="refuses the key"):
        batch(source, out, api).run()
    assert not api.files
    assert not state_path(out).exists()


def test_a_long_article_is_read_in_windows_a_batch_each(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    text = " ".join(f"{json.loads(articles(source, 1).read_text())['text']} Part {n}." for n in range(40))
    source.write_text(json.dumps({"id": "long", "text": text}) + "\n")
    whole = (400, {"error": {"message": "maximum context length is 9000 tokens", "code": "context_length_exceeded"}})

    def answer(body: dict[str, Any], before: int) -> Any:
        sentences = body["messages"][1]["content"]
        return whole if "Part 0." in sentences and "Part 39." in sentences else (200, good())

    with BatchApi(answer) as api:
        tally = batch(source, out, api, options={"max_reasks": 0}).run()
    assert (tally.done, tally.failed) == (1, 0)
    assert len(api.batches) >= 3
    assert lines(out)[0]["summary"]["provenance"]["attempts"] == len(api.batches)


def test_calls_that_fail_on_the_way_are_tried_again(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 4)
    faults = {
        "upload": [(503, "")], "create": [(500, ""), (404, "input_file_id")], "look": [(502, "")],
        "content": [(503, ""), (200, "cut")],
    }  # fmt: skip
    with BatchApi(faults=faults) as api:
        assert batch(source, out, api).run().done == 4
        assert len(api.batches) == 1


def test_a_provider_that_takes_no_files_leaves_nothing_behind(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 4)
    with BatchApi(faults={"upload": [(400, "")]}) as api:
        with pytest.raises(EngineError):
            batch(source, out, api).run()
        assert not state_path(out).exists()
        assert batch(source, out, api).run().done == 4


def test_a_batch_that_was_made_though_the_answer_was_lost_is_not_made_twice(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 4)

    def lose(kind: str) -> None:
        if kind == "create" and api.calls["create"] == 1:
            raise ConnectionError("the answer is lost")

    with BatchApi(on=lose) as api:
        assert batch(source, out, api).run().done == 4
        assert (len(api.batches), set(api.asked.values())) == (1, {1})


def test_a_batch_that_is_not_there_is_not_submitted_again_unasked(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 2)
    with BatchApi(stays="in_progress") as api:
        with pytest.raises(KeyboardInterrupt):
            batch(source, out, api, tell=lambda line: interrupt(line, "in_progress")).run()
        api.batches.clear()
        with pytest.raises(EngineError, match=r"use the key batch_0 was submitted with"):
            batch(source, out, api).run()
        assert not api.batches


def test_a_changed_prompt_does_not_wait_for_what_was_asked_before(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 3)
    told: list[str] = []
    with BatchApi(stays="in_progress") as api:
        running = batch(source, out, api, tell=lambda line: interrupt(line, "in_progress"))
        with pytest.raises(KeyboardInterrupt):
            running.run()
        api.stays = ""
        api.fate = lambda number: Fate()
        tally = batch(source, out, api, options={"prompt": "v1"}, tell=told.append).run()
    assert tally.done == 3
    assert any("batch_0 runs on" in line for line in told)
    assert state_path(out).exists()


def interrupt(line: str, word: str) -> None:
    if word in line:
        raise KeyboardInterrupt


def test_usage_errors(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 1)
    table = [
        (["--model", "extractive"], "openai/NAME"),
        (["--model", "openai/x", "--ray"], "takes no --ray"),
        (["--model", "openai/x", "--processes", "2"], "takes no --processes"),
        (["--model", "openai/x", "--max-cost", "1"], "max_cost"),
    ]
    for arguments, message in table:
        done = command(source, out, "http://127.0.0.1:9/v1", *arguments)
        assert (done.wait(30), out.exists()) == (2, False)
        assert done.stderr is not None
        assert message in done.stderr.read()
    with pytest.raises(SettingsError, match="max_tokens"), BatchApi() as api:
        batch(source, out, api, options={"max_tokens": 100})


# As the command line does it, but that it looks more often.
COMMAND = (
    "import sys\nfrom summarizer.batch import provider_api\nfrom summarizer.cli import main\n"
    "provider_api.Pace.__init__.__defaults__ = (0.02, 0.05, 0.3, 60.0)\n"
    "sys.argv[0] = 'summarizer'\nmain()"
)


def command(source: Path, out: Path, url: str, *more: str, code: str = COMMAND) -> subprocess.Popen[str]:
    model = () if "--model" in more else ("--model", "openai/x")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_"))}
    return subprocess.Popen(
        [sys.executable, "-c", code, "batch", str(source), "--out", str(out), "--provider-batch",
         "--base-url", url, *model, *more],
        cwd=ROOT, env=kept, stderr=subprocess.PIPE, text=True, preexec_fn=hear_interrupts,
    )  # fmt: skip


@contextmanager
def under_way(source: Path, out: Path) -> Iterator[tuple[BatchApi, subprocess.Popen[str]]]:
    """A provider whose batch stays in progress, and the command that has looked at it."""
    seen = threading.Event()
    with BatchApi(stays="in_progress", on=lambda kind: seen.set() if kind == "look" else None) as api:
        process = command(source, out, api.url)
        assert seen.wait(30)
        yield api, process


def test_a_full_disk_stops_it_and_the_next_run_goes_on(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 20)
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
    with BatchApi() as api:
        full = command(source, out, api.url, code=limit + COMMAND)
        _, told = full.communicate(timeout=60)
        assert (full.returncode, "make room" in told, "Traceback" in told) == (2, True, False), told
        assert command(source, out, api.url).wait(60) == 0
        assert set(api.asked.values()) == {1}
    assert set(results(out)) == ids(20)


def test_an_interrupt_leaves_the_batch_running_and_says_how_to_go_on(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 4)
    with under_way(source, out) as (api, process):
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "batch_0 run on at the provider; the same command collects" in told
        assert "--cancel" in told
        assert api.batches["batch_0"]["status"] == "in_progress"

        live = subprocess.run(
            [sys.executable, "-m", "summarizer", "batch", str(source), "--out", str(out), "--model", "extractive"],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert live.returncode == 2
        assert "a provider has articles of this output" in live.stderr

        api.stays = ""
        again = command(source, out, api.url)
        assert again.wait(60) == 0
        assert (len(api.batches), set(api.asked.values())) == (1, {1})
    assert set(results(out)) == ids(4)


def test_cancel_ends_what_runs_and_keeps_what_it_had_finished(tmp_path: Path) -> None:
    source, out = paths(tmp_path, 6)
    with under_way(source, out) as (api, process):
        process.kill()
        process.wait()
        api.faults["cancel"] = [(500, "")]
        cancelled = command(source, out, api.url, "--cancel")
        _, told = cancelled.communicate(timeout=60)
        assert cancelled.returncode == 0
        assert "3 articles have no line" in told
        assert len(lines(out)) == 3
        api.stays = ""
        assert command(source, out, api.url).wait(60) == 0
        assert set(api.asked.values()) == {1}
    assert set(results(out)) == ids(6)


@pytest.mark.parametrize("moment", ["completions", "upload", "create", "look", "content", "list"])
def test_killed_within_each_call_it_loses_nothing_and_asks_nothing_twice(tmp_path: Path, moment: str) -> None:
    """At the first and the second such call, as the provider has done what was asked and has not said so."""
    source, out = paths(tmp_path, 8)
    killed: list[int] = []

    def kill(kind: str) -> None:
        if kind == (moment if moment != "list" or killed else "create") and len(killed) < 2:
            killed.append(api.calls[kind])
            process.kill()
            process.wait()

    def answer(body: dict[str, Any], before: int) -> Any:
        return 200, UNGROUNDED if number_of(body) % 3 == 0 and before == 0 else good()

    with BatchApi(answer, on=kill) as api:
        for _ in range(3):
            process = command(source, out, api.url)
            process.communicate(timeout=60)
        assert (process.returncode, len(killed)) == (0, 2)
        assert set(api.asked.values()) == {1}
        assert api.asked.total() == 8 + 3
    assert set(results(out)) == ids(8)


@pytest.mark.slow
def test_killed_at_random_moments_it_ends_with_one_line_per_article(tmp_path: Path) -> None:
    """Twelve times, within several batches, re-asks, an expiry and a failure that passes."""
    source, out = paths(tmp_path, 60)
    chance = random.Random(os.getpid())

    def answer(body: dict[str, Any], before: int) -> Any:
        if number_of(body) % 7 == 0 and before == 0:
            return 200, UNGROUNDED
        return (503, {}) if number_of(body) % 11 == 0 and before == 0 else (200, good())

    calls = threading.Semaphore(0)
    fate = {0: Fate("expired", 0.5)}
    with BatchApi(answer, lambda number: fate.get(number, Fate()), lambda kind: calls.release(), looks=25) as api:
        kills = 0
        while kills < 12:
            process = command(source, out, api.url)
            for _ in range(chance.randrange(1, 6)):
                calls.acquire(timeout=2)
            time.sleep(chance.random() * 0.05)
            process.kill()
            if process.wait() != -signal.SIGKILL:
                break
            kills += 1
        assert kills == 12, "the run was over before the last kill: give it more to do"
        process = command(source, out, api.url)
        _, told = process.communicate(timeout=120)
        assert process.returncode == 0, told
        assert set(api.asked.values()) == {1}
    assert set(results(out)) == ids(60)
    assert Counter(line["summary"]["provenance"]["attempts"] for line in lines(out))[1] > 0
    assert not state_path(out).exists()
