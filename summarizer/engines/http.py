"""The wire over HTTP: the openai client, one request at the endpoint's rung, its answer as a Completion."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import httpx2
import openai
import pydantic_core
from openai.types.chat import ChatCompletion

from summarizer.engines import tracing, transport
from summarizer.engines.accounting import usage_of
from summarizer.engines.failures import BrokenError, Failure, TooLargeError, body_of, failure_of, of_status, window_in
from summarizer.engines.wire import Completion, Finish, Request
from summarizer.errors import ContextTooLong, ReplyError
from summarizer.record import Usage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from summarizer.engines.accounting import Budget, Ledger
    from summarizer.engines.endpoint import Endpoint, Rung
    from summarizer.engines.transport import Deadline, Limiter
    from summarizer.settings import Price

log = logging.getLogger(__name__)
MAX_BODY = 8 * 1024 * 1024  # bytes; a reply of 16,000 tokens is about 100 kB
CONNECT_SECONDS = 5.0
_OPTIONS: openai.RequestOptions = {"security": {"bearer_auth": True}}  # never an admin key of the environment
POOL = 10  # connections in one; a pool looks at each of its own twice a request


def make_client(base_url: str, key: str, concurrency: int) -> openai.AsyncOpenAI:
    """The vendor's client, its retries off: transport.py has them. TLS is always verified."""
    return openai.AsyncOpenAI(
        base_url=base_url,
        api_key=key,
        max_retries=0,
        timeout=httpx2.Timeout(None, connect=CONNECT_SECONDS),
        http_client=openai.DefaultAsyncHttpxClient(transport=_Connections(concurrency), timeout=None),
    )


@dataclass(eq=False, slots=True)
class _Pool:
    transport: httpx2.AsyncHTTPTransport
    under_way: int = 0


class _Connections(httpx2.AsyncBaseTransport):
    """Many connections, in pools of a few. A request takes the first of the pools that have least to do."""

    def __init__(self, concurrency: int) -> None:
        limits = httpx2.Limits(max_connections=None, max_keepalive_connections=POOL)
        tls = httpx2.create_ssl_context()
        self._pools = [
            _Pool(httpx2.AsyncHTTPTransport(verify=tls, limits=limits)) for _ in range(-(-concurrency // POOL))
        ]

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        pool = min(self._pools, key=attrgetter("under_way"))
        pool.under_way += 1
        try:
            response = await pool.transport.handle_async_request(request)
        except BaseException:
            pool.under_way -= 1
            raise
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Body(response.stream, pool)
        return response

    async def aclose(self) -> None:
        for pool in self._pools:
            await pool.transport.aclose()


class _Body(httpx2.AsyncByteStream):
    """An answer's bytes. Ends one that grows beyond any reply, before it fills the memory."""

    def __init__(self, inner: httpx2.AsyncByteStream, pool: _Pool) -> None:
        self._inner = inner
        self._pool: _Pool | None = pool

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._inner:
            size += len(chunk)
            if size > MAX_BODY:
                raise TooLargeError
            yield chunk

    async def aclose(self) -> None:
        if self._pool is not None:
            self._pool.under_way -= 1
            self._pool = None
        await self._inner.aclose()


@dataclass(slots=True)
class HttpWire:
    """Sends requests for one article."""

    client: openai.AsyncOpenAI
    model: str
    endpoint: Endpoint
    ledger: Ledger
    deadline: Deadline
    limiter: Limiter
    budget: Budget
    price: Price | None
    where: str
    rung: Rung = "strict"  # of the last request

    async def send(self, request: Request) -> Completion:
        """Raises EngineError."""
        estimate = Usage(input_tokens=_estimate(request), output_tokens=1000)
        self.budget.reserve(estimate)
        before = self.ledger.usage
        try:
            with tracing.call(self.model, self.ledger.run_id) as span:
                completion = await transport.persist(
                    lambda: self._attempt(request),
                    limiter=self.limiter, ledger=self.ledger, deadline=self.deadline, where=self.where,
                )  # fmt: skip
                span.answered(completion)
                return completion
        finally:
            self.budget.settle(estimate, _difference(self.ledger.usage, before))

    @property
    def largest_cap(self) -> int | None:
        return self.endpoint.cap_limit

    def not_json(self) -> None:
        self.endpoint.not_json(self.rung)

    async def _attempt(self, request: Request) -> Completion:
        """One call; a few more that cost nothing while the endpoint is still being learnt."""
        while True:
            sent_as, self.rung = self.endpoint.state(), self.endpoint.rung
            body = self.endpoint.arguments(request.messages, request.cap, request.parameters)
            failure = None
            try:
                completion = await (self._stream(body, request) if request.on_text else self._call(body))
            except Exception as error:
                if isinstance(error, openai.APIStatusError) and self.endpoint.learn(
                    error.status_code, body_of(error), sent_as
                ):
                    log.info("run %s: part of the request is refused; now %s", self.ledger.run_id, self.endpoint.rung)
                    self.ledger.attempts += 1
                    continue
                failure = failure_of(error, self.where)
                if failure is None:
                    raise
                if isinstance(failure.error, ContextTooLong):
                    failure.error.window = window_in(error)
            if failure is not None:
                raise transport.FailedError(failure)
            self.endpoint.proven = self.endpoint.proven or completion.text.lstrip().startswith("{")
            self.ledger.book(completion.usage, completion.model)
            return completion

    async def _call(self, body: dict[str, Any]) -> Completion:
        # Encoded here, past the client's walk through its arguments and its slow encoder: a fourth of the call's time.
        content = pydantic_core.to_json({"model": self.model, **body})
        answer = await self.client.post("/chat/completions", cast_to=ChatCompletion, content=content, options=_OPTIONS)
        return self._completion(answer)

    def _completion(self, answer: Any) -> Completion:
        """An answer as the vendor's client parsed it. It parses anything: HTML comes back as a string."""
        if isinstance(answer, str) or not hasattr(answer, "choices"):
            raise BrokenError("the answer is not the API's; base_url often ends in /v1", again=False)
        inner = getattr(answer, "error", None)
        if isinstance(inner, dict) and not answer.choices:  # OpenRouter reports a failure behind a 200
            code = inner.get("code")
            status = code if isinstance(code, int) and code >= 400 else 500
            raise transport.FailedError(of_status(status, inner, {}, self.where))
        usage = usage_of(answer.usage, self.price)
        if not answer.choices or not hasattr(answer.choices[0], "message"):
            self.ledger.book(usage, answer.model)
            raise transport.FailedError(Failure(ReplyError(f"{self.where}: an answer without choices")))
        choice = answer.choices[0]
        message = choice.message
        return Completion(
            text=_tool_arguments(message) or message.content or "",
            finish=_finish(choice.finish_reason),
            refused=bool(getattr(message, "refusal", None)),
            model=answer.model,
            usage=usage,
        )

    async def _stream(self, body: dict[str, Any], request: Request) -> Completion:
        """The same call in pieces; `on_text` hears the whole text so far."""
        assert request.on_text is not None
        options = {} if "stream_options" in self.endpoint.unsupported else {"stream_options": {"include_usage": True}}
        pieces: list[str] = []
        finish, model, usage, refused = "", None, None, False
        create = self.client.chat.completions.create
        async with await create(model=self.model, messages=[], stream=True, extra_body={**options, **body}) as events:
            async for event in events:
                model, usage = event.model or model, getattr(event, "usage", None) or usage
                for choice in event.choices[:1]:
                    finish = choice.finish_reason or finish
                    refused = refused or bool(getattr(choice.delta, "refusal", None))
                    piece = _piece(choice.delta)
                    if piece:
                        pieces.append(piece)
                        request.on_text("".join(pieces))
        if not finish:
            raise BrokenError("the stream ended early", again=True)
        return Completion("".join(pieces), _finish(finish), refused, model, usage_of(usage, self.price))


def _tool_arguments(message: Any) -> str:
    calls = getattr(message, "tool_calls", None) or []
    arguments = getattr(getattr(calls[0], "function", None), "arguments", None) if calls else None
    return arguments if isinstance(arguments, str) else ""


def _piece(delta: Any) -> str:
    calls = getattr(delta, "tool_calls", None) or []
    function = getattr(calls[0], "function", None) if calls else None
    return getattr(function, "arguments", None) or getattr(delta, "content", None) or ""


def _finish(reason: str | None) -> Finish:
    if reason == "length":
        return "length"
    return "filter" if reason == "content_filter" else "stop"


def _estimate(request: Request) -> int:
    """Tokens of a request, roughly: four bytes of English to one."""
    return sum(len(str(message.get("content", "")).encode()) for message in request.messages) // 4


def _difference(after: Usage, before: Usage) -> Usage:
    cost = None if after.cost is None else after.cost - (before.cost or 0.0)
    return Usage(
        input_tokens=after.input_tokens - before.input_tokens,
        output_tokens=after.output_tokens - before.output_tokens,
        cost=cost,
    )
