"""With a real model in the process. What it writes is not our business: only what must hold whatever it writes."""

from __future__ import annotations

import json
import socket
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from summarizer.draft import Draft
from summarizer.engines import make_engine
from summarizer.engines.local import LocalEngine
from summarizer.engines.reply import Reply
from summarizer.errors import EngineError, SettingsError, Truncated
from summarizer.settings import Settings
from tests.engine_samples import article, issue, task

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SAMPLE_REPLY = Path(__file__).parent / "data" / "sample_reply.json"
MOST_TOKENS = 1300  # for the 17 claims of the sample article


@pytest.fixture
async def local(weights: str) -> AsyncIterator[LocalEngine]:
    engine = make_engine(f"local/{weights}", Settings(context_tokens=2048, reply_tokens=1000, max_reasks=0))
    assert isinstance(engine, LocalEngine)
    yield engine
    await engine.aclose()


@pytest.mark.model
async def test_a_local_model_s_reply_is_a_draft_or_a_typed_error_and_its_server_ends(local: LocalEngine) -> None:
    job = task(deadline=300, parameters={"temperature": 0.0}, check=lambda draft: [issue()])
    try:
        reading = await local.read(job)
    except Truncated as error:
        usage, attempts = error.usage, error.attempts
        assert attempts == 2
    else:
        usage = reading.usage
        assert isinstance(reading.draft, Draft)
        assert reading.model is not None
        assert "/" not in reading.model  # the name, not the path
    assert usage.input_tokens > 0
    assert usage.output_tokens > 0
    assert local.address is not None
    host = urlsplit(local.address)
    await local.aclose()
    assert local.address is None
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((str(host.hostname), int(host.port or 0)), timeout=5)


@pytest.mark.model
async def test_a_cut_reply_is_asked_for_once_more_with_a_larger_cap(weights: str) -> None:
    engine = make_engine(f"local/{weights}", Settings(context_tokens=1024, reply_tokens=16))
    try:
        with pytest.raises(Truncated) as caught:
            await engine.read(task(deadline=120))
    finally:
        await engine.aclose()
    assert caught.value.attempts == 2
    assert caught.value.usage.output_tokens == 16 + 32


@pytest.mark.model
async def test_a_reply_of_the_sample_is_lean(local: LocalEngine) -> None:
    """Seventeen claims in at most 1,300 tokens, as SmolLM2 counts them."""
    text = json.dumps(json.loads(SAMPLE_REPLY.read_text(encoding="utf-8")), ensure_ascii=False, separators=(",", ":"))
    reply = Reply.model_validate_json(text)
    assert sum(len(account.claims) for account in reply.accounts) == 17
    local._start()
    assert _tokens(local, text) <= MOST_TOKENS


def _tokens(local: LocalEngine, text: str) -> int:
    assert local._served is not None
    request = urllib.request.Request(
        f"{local.address}/tokenize",
        json.dumps({"content": text}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {local._served._key}"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        answer: dict[str, Any] = json.load(response)
    return len(answer["tokens"])


@pytest.mark.model
async def test_others_on_the_machine_can_t_use_the_server(local: LocalEngine) -> None:
    local._start()
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(f"{local.address}/v1/models", timeout=10)


def test_a_path_without_a_file_is_said_at_once() -> None:
    with pytest.raises(SettingsError, match="no such file"):
        make_engine("local/none.gguf", Settings())


async def test_a_file_that_is_no_model_is_a_typed_error(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    junk = tmp_path / "junk.gguf"
    junk.write_bytes(b"not a model")
    engine = make_engine(f"local/{junk}", Settings())
    with pytest.raises(EngineError, match="can't load"):
        await engine.read(task(of=article()))


def test_a_missing_extra_is_said_with_the_command_that_mends_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xllamacpp", None)
    (tmp_path / "m.gguf").write_bytes(b"")
    with pytest.raises(SettingsError, match=r"pip install 'call-summarizer\[local\]'"):
        make_engine(f"local/{tmp_path / 'm.gguf'}", Settings())
