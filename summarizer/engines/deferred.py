"""A model asked through a provider's batch: readings go as far as there are answers, then say what is to be asked.

A reading is a function of the answers so far. So it is simply read again once there is one more: first question,
re-asks with the issues found, a larger cap after a cut, windows of a long article are all the same code as a live
reading's, and nothing but the answers has to be kept between two rounds that may lie a day apart.

An answer is a line of a batch's output or error file: `{"custom_id", "response": {"status_code", "body"}, "error"}`.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import httpx2
import openai
from openai.types.chat import ChatCompletion

from summarizer.engines.accounting import Ledger
from summarizer.engines.failures import Failure, body_of, failure_of, of_status, window_in
from summarizer.engines.http import CONNECT_SECONDS, HttpWire
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.recording import request_hash
from summarizer.engines.transport import Deadline, FailedError
from summarizer.engines.wire import Completion, Request
from summarizer.errors import (
    AuthenticationFailed,
    ContextTooLong,
    DeadlineExceeded,
    EngineError,
    ModelNotFound,
    QuotaExceeded,
)  # fmt: skip
from summarizer.settings import Price

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from summarizer.engines.base import Reading, Task
    from summarizer.engines.wire import Wire
    from summarizer.record import Usage
    from summarizer.settings import Settings

Answer = dict[str, Any]

TRIES = 3  # times a request is put into a batch that comes back with a 429, a 5xx or expired
EXPIRED = "batch_expired"
CANCELLED = "batch_cancelled"
TRANSFER_SECONDS = 600.0  # without a byte, while files of 200 MB go up and down
STOPS_ALL = (AuthenticationFailed, QuotaExceeded, ModelNotFound)


class Unanswered(Exception):
    """The question a reading waits for: `id` to know its answer by, `body` to send."""

    def __init__(self, id: str, body: Mapping[str, Any]) -> None:
        super().__init__(id)
        self.id, self.body = id, body


class DeferredEngine(OpenAIEngine):
    """Reads from `answered`, one article at a time: `asking` names the one that is being read. Raises Unanswered."""

    def __init__(self, name: str, settings: Settings, answered: Callable[[str], Answer | None]) -> None:
        super().__init__(name, settings)
        self.asking = ""
        self._answered = answered
        self._full_price = self._price
        self._price = self._price and _share(self._price)

    async def read(self, task: Task) -> Reading:
        # What an answer taught about the window is learnt again from it each time: a reading depends on nothing else.
        self.window = self.settings.context_tokens
        return await super().read(task)

    def wire(self, ledger: Ledger, deadline: Deadline) -> Wire:
        return DeferredWire(
            self._client(), self.model, replace(self._endpoint, unsupported=set(self._endpoint.unsupported)),
            ledger=ledger, deadline=deadline, limiter=self._limiter, budget=self._budget, price=self._price,
            where=f"{self.name} at {self.base_url}", asking=self.asking, answered=self._answered,
        )  # fmt: skip

    async def probe(self, parameters: Mapping[str, Any]) -> Usage:
        """Learns what the model takes by one short question, live, with no article in it; what that took.

        A parameter a model refuses would fail a whole batch, and cost a day. Raises an EngineError that would fail
        every article; any other failure only means that nothing was learnt.
        """
        ledger = Ledger("probe")
        wire = HttpWire(
            self._client(), self.model, self._endpoint, ledger=ledger, limiter=self._limiter, budget=self._budget,
            deadline=Deadline(self.settings.deadline, time.perf_counter()), price=self._full_price,
            where=f"{self.name} at {self.base_url}",
        )  # fmt: skip
        asked = [
            {"role": "system", "content": "Fill in the record of this text. It reports no call."},
            {"role": "user", "content": "[1] The weather is fine."},
        ]
        try:
            await wire.send(Request(asked, self.cap(), dict(parameters)))
        except (AuthenticationFailed, QuotaExceeded):
            raise
        except EngineError:
            pass
        return ledger.usage

    def file_client(self) -> openai.AsyncOpenAI:
        """A client for files of any size; the one for replies bounds what it takes."""
        return openai.AsyncOpenAI(
            base_url=self.base_url, api_key=self._key, max_retries=0,
            timeout=httpx2.Timeout(TRANSFER_SECONDS, connect=CONNECT_SECONDS),
        )  # fmt: skip


def _share(price: Price) -> Price:
    cached = None if price.cached is None else price.cached * price.batch
    return Price(input=price.input * price.batch, output=price.output * price.batch, cached=cached)


@dataclass(slots=True)
class DeferredWire(HttpWire):
    """Answers what has been answered, and counts it as the live wire does."""

    asking: str = ""
    answered: Callable[[str], Answer | None] = field(default=lambda _: None)
    _times: Counter[str] = field(default_factory=Counter)

    async def send(self, request: Request) -> Completion:
        """Raises Unanswered, or the EngineError that the answer is."""
        tries = 0
        while True:
            state, self.rung = self.endpoint.state(), self.endpoint.rung
            answer = self._next_answer(request)
            self.ledger.attempts += 1
            status, body = _http(answer)
            if self.endpoint.learn(status, _error(body), state):
                continue
            failure = failure_in(answer, self.where)
            if failure is None:
                completion = self._completion_in(body)
                self.ledger.book(completion.usage, completion.model)
                return completion
            tries += 1
            if not failure.again or tries == TRIES:
                raise failure.error

    def _next_answer(self, request: Request) -> Answer:
        """What came back the n-th time this was asked; asking twice is two questions."""
        asked = request_hash(request)
        self._times[asked] += 1
        id = hashlib.sha256(f"{self.asking} {asked} {self._times[asked]}".encode()).hexdigest()[:32]
        answer = self.answered(id)
        if answer is None:
            body = self.endpoint.arguments(request.messages, request.cap, request.parameters)
            raise Unanswered(id, {"model": self.model, **body})
        return answer

    def _completion_in(self, body: Mapping[str, Any]) -> Completion:
        try:
            return self._completion(ChatCompletion.construct(**body))
        except FailedError as failed:
            error = failed.failure.error
        raise error


def failure_in(answer: Answer, where: str) -> Failure | None:
    """What went wrong with a request of a batch; None where nothing did."""
    status, body = _http(answer)
    if status == 200:
        return None
    if _error(body).get("code") == EXPIRED:
        return Failure(DeadlineExceeded(f"{where}: the batch expired before it came to this article"), again=True)
    failure = of_status(status, _error(body), {}, where)
    if isinstance(failure.error, ContextTooLong):
        failure.error.window = window_in(SimpleNamespace(body=body))
    return failure


def unanswered_because(answer: Answer, where: str) -> EngineError | None:
    """Why an answer says nothing about its article: access, credit, no such model, a batch cancelled before it."""
    if _error(_http(answer)[1]).get("code") == CANCELLED:
        return EngineError(f"{where}: the batch was cancelled")
    failure = failure_in(answer, where)
    return failure.error if failure and isinstance(failure.error, STOPS_ALL) else None


class NotThereError(EngineError):
    """The provider knows no such batch or file."""


def failure_at(error: Exception, where: str) -> Failure | None:
    """What an exception of the vendor's client means for files and batches, where a 404 is of no model."""
    if isinstance(error, openai.APIStatusError) and body_of(error).get("param") in ("file_id", "input_file_id"):
        # https://github.com/bespokelabsai/curator/issues/116: a file just uploaded may not be known yet.
        return Failure(NotThereError(f"{where}: the file that was uploaded is not there"), again=True)
    failure = failure_of(error, where)
    if failure is not None and isinstance(failure.error, ModelNotFound):
        return Failure(NotThereError(f"{where}: no such batch or file, or no batch API at this address (404)"))
    return failure


def _http(answer: Answer) -> tuple[int, Mapping[str, Any]]:
    """Status and body of an answer; a line without a response is a failure of the provider's that may pass."""
    response = answer.get("response")
    if not isinstance(response, dict):
        return 500, {"error": answer.get("error")}
    body = response.get("body")
    status = response.get("status_code")
    return (status if isinstance(status, int) else 500), (body if isinstance(body, dict) else {})


def _error(body: Mapping[str, Any]) -> Mapping[str, Any]:
    error = body.get("error")
    return error if isinstance(error, dict) else {}
