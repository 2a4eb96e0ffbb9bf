"""What an endpoint can do to us, against a real server: calls made, seconds it may take, and the outcome.

Each row runs twice: through the asynchronous face and through the synchronous one.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import ssl
import subprocess
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
import tenacity

from summarizer import CallSummary, Summarizer
from summarizer.engines import endpoint, transport
from summarizer.errors import (
    AuthenticationFailed,
    ContextTooLong,
    DeadlineExceeded,
    EngineError,
    ModelNotFound,
    QuotaExceeded,
    RateLimited,
    Refused,
    RejectedError,
    ReplyError,
    TransportError,
    Truncated,
)
from tests.engine_samples import TEXT, reply
from tests.loopback import Answer, Loopback, completion, ok, raw, reset, silence, status, trickle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = json.dumps(reply())
DOWN = transport.MAX_ATTEMPTS


@dataclass
class Row:
    name: str
    script: list[Answer]
    outcome: type[Exception] | None  # None: a record
    calls: int
    seconds: float = 10.0  # no more than this, on a busy machine
    settings: dict[str, Any] = field(default_factory=dict)


def then_good(*answers: Answer) -> list[Answer]:
    return [*answers, ok(GOOD)]


def content(text: str | None, **more: Any) -> Answer:
    return ok(text, **more)


def body(**changes: Any) -> Answer:
    return raw(json.dumps({**completion(GOOD), **changes}).encode())


ROWS = [
    Row("a good reply", [ok(GOOD)], None, 1),
    # what the model wrote
    Row("schema violation, mended", then_good(ok(reply(status="perhaps"))), None, 2),
    Row("schema violation, for good", [ok(reply(status="perhaps"))], ReplyError, 3),
    Row("malformed JSON, mended", then_good(content(GOOD[:-5])), None, 2),
    Row("malformed JSON, for good", [content(GOOD[:-5])], ReplyError, 3),
    Row("plain text instead of JSON, mended", then_good(content("I think the call went well.")), None, 2),
    Row("plain text instead of JSON, for good", [content("I think the call went well.")], ReplyError, 3),
    Row("empty content, mended", then_good(content("")), None, 2),
    Row("no content", [content(None)], ReplyError, 3),
    Row("reasoning alone", [content(None, reasoning_content="Let me think...")], ReplyError, 3),
    Row("the same JSON twice", [content(f"{GOOD}\n{GOOD}")], None, 1),
    Row("two different JSON objects", then_good(content(f"{GOOD}\n{json.dumps(reply(headline='x'))}")), None, 2),
    Row("trailing prose", [content(f"{GOOD}\n\nI hope this helps!")], None, 1),
    Row("a fenced block", [content(f"Here it is:\n```json\n{GOOD}\n```")], None, 1),
    Row("NaN", then_good(content(GOOD.replace('"duration_minutes": null', '"duration_minutes": NaN'))), None, 2),
    Row("braces without end", then_good(content("{" * 50_000)), None, 2),
    Row("a null byte and control characters", then_good(content('{"status": "\x00\x01"}')), None, 2),
    Row("cut once", then_good(content(GOOD[:80], finish="length")), None, 2),
    Row("cut twice", [content(GOOD[:80], finish="length")], Truncated, 2),
    Row("content filter", [content("", finish="content_filter")], Refused, 1),
    Row("refusal", [content(None, refusal="I can't help with that.")], Refused, 1),
    # what stands around it
    Row("HTML behind a 200", [raw(b"<html>Welcome</html>", type="text/html")], TransportError, 1),
    Row("HTML that says it is JSON, once", then_good(raw(b"<html>oops</html>")), None, 2),
    Row("HTML that says it is JSON, for good", [raw(b"<html>oops</html>")], TransportError, DOWN),
    Row("choices: []", [body(choices=[])], ReplyError, 1),
    Row("no choices at all", [raw(b'{"id": "x"}')], ReplyError, 1),
    Row("a JSON list", [raw(b"[1, 2]")], TransportError, 1),
    Row("an error behind a 200", then_good(body(choices=[], error={"code": 502, "message": "x"})), None, 2),
    Row("no usage", [body(usage=None)], None, 1),
    Row("10 MB", [content("x" * 10_000_000)], TransportError, 1),
    Row("UTF-8 called Latin-1", [raw(json.dumps(completion(GOOD)).encode(), type="application/json; charset=latin-1")],
        None, 1),
    Row("Latin-1 called UTF-8, once", then_good(raw(b'{"model": "caf\xe9"}')), None, 2),
    # refusals
    Row("400", [status(400)], RejectedError, 1),
    Row("401", [status(401)], AuthenticationFailed, 1),
    Row("402", [status(402)], QuotaExceeded, 1),
    Row("403", [status(403)], AuthenticationFailed, 1),
    Row("404", [status(404, code="model_not_found")], ModelNotFound, 1),
    Row("413", [status(413)], ContextTooLong, 1),
    Row("418", [status(418)], RejectedError, 1),
    Row("context length", [status(400, code="context_length_exceeded")], ContextTooLong, 1),
    Row("insufficient quota", [status(429, code="insufficient_quota")], QuotaExceeded, 1),
    # failures that pass
    Row("408, once", then_good(status(408)), None, 2),
    Row("429 with Retry-After, once", then_good(status(429, headers={"Retry-After": "0.2"})), None, 2),
    Row("429 that asks for more than there is", [status(429, headers={"Retry-After": "60"})], RateLimited, 1,
        settings={"deadline": 5.0}),
    Row("500, once", then_good(status(500)), None, 2),
    Row("500, for good", [status(500)], TransportError, DOWN),
    Row("503 with Retry-After, twice", then_good(*[status(503, headers={"Retry-After": "0.1"})] * 2), None, 3),
    Row("529, once", then_good(status(529)), None, 2),
    Row("a page instead of an error", [raw(b"<html>Bad gateway</html>", status=502, type="text/html")],
        TransportError, DOWN),
    Row("a reset before the answer, once", then_good(reset()), None, 2),
    Row("a reset in mid-body, once", then_good(reset(after=b'{"id":')), None, 2),
    Row("resets, for good", [reset()], TransportError, DOWN),
    Row("a body that trickles", [trickle()], DeadlineExceeded, 1, settings={"deadline": 1.0}),
    Row("silence", [silence()], DeadlineExceeded, 1, settings={"deadline": 1.0}),
]  # fmt: skip


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing learnt, and short pauses: their length is transport's test."""
    endpoint.forget()
    monkeypatch.setattr(transport, "_jitter", tenacity.wait_random_exponential(multiplier=0.01, max=0.1))
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test-secret")


async def run_async(url: str, **settings: Any) -> CallSummary:
    async with Summarizer("openai/scripted", base_url=url, **settings) as summarizer:
        return await summarizer.asummarize(TEXT)


async def run_sync(url: str, **settings: Any) -> CallSummary:
    def call() -> CallSummary:
        with Summarizer("openai/scripted", base_url=url, **settings) as summarizer:
            return summarizer.summarize(TEXT)

    return await asyncio.to_thread(call)


FACES = [run_async, run_sync]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_every_fault_has_its_outcome_and_its_number_of_calls(
    row: Row, face: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    began = time.monotonic()
    with Loopback(row.script) as server:
        if row.outcome is None:
            record = await face(server.url, **row.settings)
            assert record.issues == ()
            assert len(record.claims) == 2
            assert record.provenance.attempts == row.calls
        else:
            with pytest.raises(EngineError) as caught:
                await face(server.url, **row.settings)
            assert type(caught.value) is row.outcome
            assert caught.value.attempts == row.calls
            keeps_secrets(str(caught.value))
    assert server.calls == row.calls
    assert time.monotonic() - began < row.seconds
    keeps_secrets(caplog.text)


def keeps_secrets(text: str) -> None:
    assert "sk-test" not in text
    assert "Maron" not in text


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://127.0.0.1:9/v1", "can't connect"),
        ("https://no-such-host.invalid/v1", "no such host"),
    ],
)
async def test_nobody_there_is_said_within_ten_seconds(face: Callable[..., Any], url: str, says: str) -> None:
    began = time.monotonic()
    with pytest.raises(TransportError, match=says):
        await face(url)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("face", FACES)
async def test_a_certificate_nobody_vouches_for_is_refused_at_once(face: Callable[..., Any], tmp_path: Path) -> None:
    with (
        Loopback([ok(GOOD)], tls=self_signed(tmp_path)) as server,
        pytest.raises(TransportError, match="TLS failed") as caught,
    ):
        await face(server.url)
    assert caught.value.attempts == 1
    assert server.calls == 0


def self_signed(folder: Path) -> ssl.SSLContext:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    options = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    subprocess.run([openssl, *options.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


@pytest.mark.parametrize("fault", [status(500), status(401), reset(), content("prose"), content(GOOD[:-5])])
async def test_a_traceback_holds_neither_key_nor_article(fault: Answer) -> None:
    import traceback

    with Loopback([fault]) as server, pytest.raises(EngineError) as caught:
        await run_async(server.url)
    keeps_secrets("".join(traceback.format_exception(caught.value)))
    seen: BaseException | None = caught.value
    while seen is not None:
        keeps_secrets(repr(seen))
        seen = seen.__cause__ or seen.__context__


async def test_usage_of_failed_attempts_is_on_the_error() -> None:
    with Loopback([content("prose")]) as server, pytest.raises(ReplyError) as caught:
        await run_async(server.url)
    assert caught.value.usage.input_tokens == 300
    assert caught.value.usage.output_tokens == 30


async def test_a_stump_is_not_sent_back() -> None:
    with Loopback([content(GOOD[:80], finish="length"), ok(GOOD)]) as server:
        await run_async(server.url)
    first, second = server.seen
    assert first.body["messages"] == second.body["messages"]
    assert second.body["max_tokens"] == 2 * first.body["max_tokens"]
