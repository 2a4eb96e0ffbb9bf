from __future__ import annotations

import logging
import os
import subprocess
import sys
import warnings
from contextlib import suppress

import pytest

from summarizer.engines import endpoint, make_engine
from summarizer.engines.naming import first_mention, surname_slug
from summarizer.engines.openai import is_loopback
from summarizer.errors import EngineError, SettingsError
from summarizer.settings import Settings
from tests.engine_samples import article, reply, task
from tests.loopback import Loopback, ok, status


@pytest.mark.parametrize("model", ["gpt-5", "openai/", "openai", "local/", "anthropic/x", "extractive/x", ""])
def test_an_unknown_engine_is_refused_with_those_there_are(model: str) -> None:
    with pytest.raises(SettingsError, match=r"openai/NAME, local/PATH\.gguf, replay/DIR, extractive"):
        make_engine(model, Settings())


def test_without_key_and_endpoint_there_is_nothing_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(SettingsError, match="no API key"):
        make_engine("openai/gpt-5-mini", Settings())


async def test_an_endpoint_of_one_s_own_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    endpoint.forget()
    with Loopback([ok(reply())]) as server:
        await make_engine("openai/scripted", Settings(base_url=server.url)).read(task())
    assert server.seen[0].headers["authorization"] == "Bearer none"


@pytest.mark.parametrize("url", ["ftp://host/v1", "localhost:8000", "http://", "http://me:secret@host/v1"])
def test_what_is_no_address_is_refused_without_repeating_a_password(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        make_engine("openai/x", Settings(base_url=url))
    assert "secret" not in str(caught.value)


def test_an_address_without_tls_beyond_this_machine_warns() -> None:
    with pytest.warns(UserWarning, match="without TLS"):
        make_engine("openai/x", Settings(base_url="http://models.example/v1"))


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/v1", "http://localhost:1/v1", "http://[::1]:1/v1", "https://a.example/v1"]
)
def test_a_loopback_or_tls_address_does_not(url: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        make_engine("openai/x", Settings(base_url=url))


@pytest.mark.parametrize(
    ("host", "is_one"), [("127.8.9.1", True), ("::1", True), ("127.example.org", False), ("10.0.0.1", False)]
)
def test_a_loopback_host_is_told_from_one_that_looks_like_it(host: str, is_one: bool) -> None:
    assert is_loopback(host) is is_one


async def test_even_debugging_logs_hold_neither_article_nor_key(caplog: pytest.LogCaptureFixture) -> None:
    endpoint.forget()
    caplog.set_level(logging.DEBUG)
    settings = Settings(api_key="sk-test-secret")  # type: ignore[arg-type]
    for script in ([ok(reply())], [ok(reply(status="Maron"))], [status(401)]):
        with Loopback(script) as server:
            engine = make_engine("openai/x", settings.model_copy(update={"base_url": server.url}))
            with suppress(EngineError):
                await engine.read(task())
    assert "run test: 2 claims after 1 calls" in caplog.text
    assert "sk-test-secret" not in caplog.text
    assert "Maron" not in caplog.text


def test_neither_the_client_nor_instructor_is_imported_before_a_model_is_asked_for() -> None:
    code = (
        "import sys, summarizer.engines, summarizer.engines.reply, summarizer.pipeline;"
        "print([m for m in ('openai', 'instructor', 'xllamacpp', 'httpx2') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Volodymyr Zelenskyy", "zelenskyy"),
        ("João da Silva", "silva"),
        ("Martin King Jr.", "king"),
        ("习近平", ""),
        ("", ""),
    ],
)
def test_a_surname_in_plain_letters(name: str, slug: str) -> None:
    assert surname_slug(name) == slug


def test_a_first_mention_is_of_the_whole_name_else_of_the_surname() -> None:
    assert first_mention(article(), "Ana Voss") == (1,)
    assert first_mention(article(), "Minister Lund") == (1,)
    assert first_mention(article(), "Vos") == ()
