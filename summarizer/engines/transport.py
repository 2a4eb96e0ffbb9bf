"""Getting one answer over an unreliable line: retries with full jitter, one deadline, one limiter for all.

Retries are tenacity's, one object per call (shared by tasks, some of them fail). The openai client's own are off:
two layers multiply. Full jitter: Brooker, "Exponential Backoff And Jitter", AWS 2015.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

import tenacity

from summarizer.errors import DeadlineExceeded, EngineError, RateLimited

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from summarizer.engines.accounting import Ledger
    from summarizer.engines.failures import Failure

log = logging.getLogger(__name__)
T = TypeVar("T")

# A 429 is tried until the deadline; anything else that fails this often in a row is down.
MAX_ATTEMPTS = 6
_jitter = tenacity.wait_random_exponential(multiplier=0.5, max=20)


class FailedError(Exception):
    """Carries a Failure through tenacity."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(type(failure.error).__name__)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class _Turns:
    """Those of one event loop: semaphores and locks belong to theirs."""

    free: asyncio.Semaphore
    leaving: asyncio.Lock = field(default_factory=asyncio.Lock)


class Limiter:
    """At most `concurrency` calls under way, and none while an endpoint has asked everyone to wait.

    One per engine; the hold is common to all its event loops.
    """

    def __init__(self, concurrency: int) -> None:
        self._concurrency = concurrency
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, _Turns] = WeakKeyDictionary()
        self._held_until = 0.0

    def hold(self, seconds: float) -> None:
        """Nobody starts a call in the next `seconds`."""
        self._held_until = max(self._held_until, time.monotonic() + seconds)

    @asynccontextmanager
    async def turn(self, ledger: Ledger) -> AsyncIterator[None]:
        """A place among the calls under way; the wait for it is booked as queued.

        Calls whose answers come together leave one by one, each with a pause in which whoever waits for the place
        can send his own. Else all that is made of a hundred answers is made before the next request leaves, and the
        endpoint, idle meanwhile, answers the next hundred together again.
        """
        began = time.monotonic()
        turns = self._turns_here()
        async with turns.free:
            while (wait := self._held_until - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            ledger.seconds_queued += time.monotonic() - began
            yield
            async with turns.leaving:
                await asyncio.sleep(0)

    def _turns_here(self) -> _Turns:
        loop = asyncio.get_running_loop()
        if loop not in self._turns:
            self._turns[loop] = _Turns(asyncio.Semaphore(self._concurrency))
        return self._turns[loop]


class Deadline:
    """A moment, `seconds` after `started` (of time.perf_counter), by which everything is over."""

    def __init__(self, seconds: float, started: float) -> None:
        self.seconds = seconds
        self._ends = started + seconds

    def left(self) -> float:
        return max(0.0, self._ends - time.perf_counter())

    @asynccontextmanager
    async def enforced(self, where: str) -> AsyncIterator[None]:
        """Ends what runs inside at the deadline. Raises DeadlineExceeded."""
        try:
            async with asyncio.timeout(self.left()):
                yield
        except TimeoutError:
            raise DeadlineExceeded(f"{where}: no reply within {self.seconds:g} seconds") from None


async def persist(
    attempt: Callable[[], Awaitable[T]], *, limiter: Limiter, ledger: Ledger, deadline: Deadline, where: str
) -> T:
    """The first answer of `attempt` that is one. It raises FailedError; what can't be mended is raised as its error.

    Raises EngineError: the failure's own once trying again can't help, RateLimited or DeadlineExceeded in the end.
    """
    began = time.monotonic()
    retrying = tenacity.AsyncRetrying(
        retry=tenacity.retry_if_exception(_worth_retrying),
        wait=_wait,
        stop=_Stop(began, deadline),
        before_sleep=_Between(limiter, ledger),
        reraise=True,
    )
    outcome: EngineError | None = None
    async with deadline.enforced(where):
        try:
            return await retrying(_one, attempt, limiter, ledger)
        except FailedError as failed:
            outcome = failed.failure.error
    # Outside the handler, so that a traceback doesn't lead back to the vendor's exception.
    raise outcome or RateLimited(where)


async def _one(attempt: Callable[[], Awaitable[T]], limiter: Limiter, ledger: Ledger) -> T:
    async with limiter.turn(ledger):
        began = time.monotonic()
        ledger.attempts += 1
        try:
            return await attempt()
        finally:
            ledger.seconds_generating += time.monotonic() - began


def _failure(state: tenacity.RetryCallState) -> Failure:
    error = state.outcome.exception() if state.outcome else None
    assert isinstance(error, FailedError)
    return error.failure


def _worth_retrying(error: BaseException) -> bool:
    return isinstance(error, FailedError) and error.failure.again


def _wait(state: tenacity.RetryCallState) -> float:
    """What the endpoint asks for, and a little more so that not everyone comes back at once; else full jitter."""
    asked = _failure(state).after
    return _jitter(state) if asked is None else asked + min(_jitter(state), 0.1 * asked + 0.05)


class _Stop:
    """Enough tried: by count, by the failure's own patience, or as the next attempt would start too late."""

    def __init__(self, began: float, deadline: Deadline) -> None:
        self._began, self._deadline = began, deadline

    def __call__(self, state: tenacity.RetryCallState) -> bool:
        failure = _failure(state)
        if state.upcoming_sleep >= self._deadline.left():
            return True
        if time.monotonic() - self._began + state.upcoming_sleep > failure.patience:
            return True
        return not failure.limited and state.attempt_number >= MAX_ATTEMPTS


class _Between:
    def __init__(self, limiter: Limiter, ledger: Ledger) -> None:
        self._limiter, self._ledger = limiter, ledger

    def __call__(self, state: tenacity.RetryCallState) -> None:
        failure = _failure(state)
        if failure.limited and failure.after:
            self._limiter.hold(failure.after)
        self._ledger.seconds_waited += state.upcoming_sleep
        log.info(
            "run %s: attempt %d failed (%s); next in %.2f s",
            self._ledger.run_id, state.attempt_number, failure.error, state.upcoming_sleep,
        )  # fmt: skip
