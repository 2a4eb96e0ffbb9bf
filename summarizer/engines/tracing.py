"""OpenTelemetry spans of model calls, where its API package is installed; nothing where it is not.

Names are those of the GenAI semantic conventions. No message and no reply is ever an attribute.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.engines.wire import Completion


class Call:
    """One call to a model; `answered` notes what came back."""

    def __init__(self, span: Any = None) -> None:
        self._span = span

    def answered(self, completion: Completion) -> None:
        if self._span is None:
            return
        self._span.set_attribute("gen_ai.usage.input_tokens", completion.usage.input_tokens)
        self._span.set_attribute("gen_ai.usage.output_tokens", completion.usage.output_tokens)
        self._span.set_attribute("gen_ai.response.finish_reasons", (completion.finish,))
        if completion.model:
            self._span.set_attribute("gen_ai.response.model", completion.model)


@contextmanager
def call(model: str, run_id: str) -> Iterator[Call]:
    """A client span around one call, attempts and pauses included. An error's type is noted, never its text."""
    tracer = _tracer()
    if tracer is None:
        yield Call()
        return
    attributes = {"gen_ai.operation.name": "chat", "gen_ai.request.model": model, "summarizer.run_id": run_id}
    with tracer.start_as_current_span(
        f"chat {model}", kind=_client(), attributes=attributes, record_exception=False, set_status_on_exception=False
    ) as span:
        try:
            yield Call(span)
        except Exception as error:
            span.set_attribute("error.type", type(error).__name__)
            raise


@cache
def _tracer() -> Any:
    try:
        from opentelemetry import trace
    except ImportError:
        return None
    return trace.get_tracer("summarizer")


def _client() -> Any:
    from opentelemetry.trace import SpanKind

    return SpanKind.CLIENT
