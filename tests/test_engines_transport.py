from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from summarizer.engines import endpoint, failures, make_engine, transport
from summarizer.engines.accounting import Ledger
from summarizer.engines.transport import Deadline, Limiter
from summarizer.errors import DeadlineExceeded, TransportError
from summarizer.settings import Settings
from tests.engine_samples import reply, task
from tests.loopback import Call, Loopback, ok, status


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    endpoint.forget()


async def test_no_more_calls_are_under_way_than_allowed() -> None:
    with Loopback([ok(reply())]) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, concurrency=3))
        await asyncio.gather(*(engine.read(task()) for _ in range(30)))
        await engine.aclose()
    assert server.most_under_way <= 3
    assert server.calls == 30


async def test_answers_that_come_together_leave_one_by_one_and_let_the_next_requests_go() -> None:
    limiter, came, order = Limiter(2), asyncio.Event(), []

    async def under_way() -> None:
        async with limiter.turn(Ledger()):
            await came.wait()
        order.append("left")

    async def waiting() -> None:
        async with limiter.turn(Ledger()):
            order.append("went")

    calls = [asyncio.create_task(call()) for call in (under_way, under_way, waiting, waiting)]
    await asyncio.sleep(0.01)
    came.set()
    await asyncio.gather(*calls)

    assert order == ["left", "went", "left", "went"]


@pytest.mark.parametrize(("at_once", "most"), [(1, 1), (25, 25)])
async def test_connections_are_used_again(at_once: int, most: int) -> None:
    connections = set()

    async def answer(call: Call, writer: asyncio.StreamWriter) -> None:
        connections.add(writer.get_extra_info("peername"))
        await asyncio.sleep(0.02)
        await ok(reply())(call, writer)

    with Loopback(lambda _: answer) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, concurrency=25))
        for _ in range(3):
            await asyncio.gather(*(engine.read(task()) for _ in range(at_once)))
        await engine.aclose()

    assert server.calls == 3 * at_once
    assert len(connections) <= most


async def test_a_429_holds_everyone_back_for_its_retry_after() -> None:
    came: list[float] = []

    def answer(call: Call) -> Any:
        came.append(time.monotonic())
        return status(429, headers={"retry-after-ms": "400"}) if call.number == 1 else ok(reply())

    with Loopback(answer) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, concurrency=1))
        readings = await asyncio.gather(*(engine.read(task()) for _ in range(4)))
        await engine.aclose()
    assert min(came[1:]) - came[0] >= 0.4
    assert server.calls == 5
    assert sum(reading.seconds_queued for reading in readings) > 0.4
    assert max(reading.seconds_waited for reading in readings) >= 0.4


async def test_waiting_for_a_turn_is_inside_the_deadline() -> None:
    limiter, ledger = Limiter(1), Ledger()
    limiter.hold(30)

    async def attempt() -> None:
        raise AssertionError("held back")

    with pytest.raises(DeadlineExceeded, match=r"within 0\.2 seconds"):
        await transport.persist(
            attempt, limiter=limiter, ledger=ledger, deadline=Deadline(0.2, time.perf_counter()), where="here"
        )
    assert ledger.attempts == 0


async def test_a_caller_s_own_cancellation_is_not_mistaken_for_the_deadline() -> None:
    limiter = Limiter(1)

    async def attempt() -> None:
        await asyncio.sleep(30)

    running = asyncio.create_task(
        transport.persist(
            attempt, limiter=limiter, ledger=Ledger(), deadline=Deadline(20, time.perf_counter()), where="here"
        )
    )
    await asyncio.sleep(0.05)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_no_attempt_is_begun_that_the_deadline_would_end_while_waiting() -> None:
    calls = 0

    async def attempt() -> None:
        nonlocal calls
        calls += 1
        raise transport.FailedError(failures.Failure(TransportError("down"), again=True, after=5.0))

    began = time.monotonic()
    with pytest.raises(TransportError, match="down"):
        await transport.persist(
            attempt, limiter=Limiter(1), ledger=Ledger(), deadline=Deadline(3, time.perf_counter()), where="here"
        )
    assert calls == 1
    assert time.monotonic() - began < 2


async def test_engines_can_be_used_from_several_event_loops() -> None:
    with Loopback([ok(reply())]) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, concurrency=2))

        def elsewhere() -> int:
            async def several() -> list[Any]:
                readings = await asyncio.gather(*(engine.read(task()) for _ in range(5)))
                await engine.aclose()
                return readings

            return len(asyncio.run(several()))

        done = await asyncio.gather(*(asyncio.to_thread(elsewhere) for _ in range(3)))
    assert done == [5, 5, 5]


def test_pauses_have_full_jitter_and_grow() -> None:
    import tenacity

    assert isinstance(transport._jitter, tenacity.wait_random_exponential)  # uniform between 0 and the bound
    state = tenacity.RetryCallState(tenacity.AsyncRetrying(), None, (), {})
    drawn = []
    for state.attempt_number in (1, 2, 3):
        drawn.append(max(transport._jitter(state) for _ in range(300)))
    assert drawn == sorted(drawn)
    assert drawn[0] <= 0.5 < drawn[1] <= 1.0 < drawn[2] <= 2.0
