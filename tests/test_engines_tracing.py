from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.engines import endpoint, make_engine, tracing
from summarizer.errors import AuthenticationFailed
from summarizer.settings import Settings
from tests.engine_samples import reply, task
from tests.loopback import Loopback, ok, status

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    pytest.importorskip("opentelemetry.sdk")
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(tracing, "_tracer", lambda: provider.get_tracer("summarizer"))
    endpoint.forget()
    yield exporter
    provider.shutdown()


async def test_a_call_is_a_span_without_a_word_of_the_article(spans: Any) -> None:
    with Loopback([ok(reply())]) as server:
        await make_engine("openai/scripted", Settings(base_url=server.url)).read(task())
    (span,) = spans.get_finished_spans()
    assert span.name == "chat scripted"
    assert span.attributes["gen_ai.usage.input_tokens"] == 100
    assert span.attributes["gen_ai.response.model"] == "scripted"
    assert span.attributes["summarizer.run_id"] == "test"
    assert "Maron" not in span.to_json()


async def test_a_failed_call_s_span_names_the_error(spans: Any) -> None:
    with Loopback([status(401)]) as server, pytest.raises(AuthenticationFailed):
        await make_engine("openai/scripted", Settings(base_url=server.url)).read(task())
    (span,) = spans.get_finished_spans()
    assert span.attributes["error.type"] == "AuthenticationFailed"
    assert not span.events


async def test_without_the_api_package_there_is_nothing_to_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    tracing._tracer.cache_clear()
    endpoint.forget()
    with Loopback([ok(reply())]) as server:
        reading = await make_engine("openai/scripted", Settings(base_url=server.url)).read(task())
    tracing._tracer.cache_clear()
    assert reading.attempts == 1
