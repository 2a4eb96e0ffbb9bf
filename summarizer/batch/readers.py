"""Who reads: one process with many requests under way, or, for an engine that computes, a process for each core."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summarizer.errors import EngineError
from summarizer.many import Item, in_completion_order
from summarizer.record import Usage

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator

    from summarizer.many import Outcome
    from summarizer.pipeline import Summarizer

CHUNK = 8  # articles a process gets at a time: long enough that handing over costs little


@dataclass(frozen=True, slots=True)
class Done:
    """An item with its record as JSON, or with what went wrong: an outcome that travels between processes."""

    item: Item
    summary: bytes | None = None
    reason: dict[str, str] | None = None
    usage: Usage = field(default_factory=Usage)


async def in_process(summarizer: Summarizer, items: AsyncIterator[Item]) -> AsyncGenerator[Done]:
    """Reads `items` with as many under way as the summarizer's `concurrency` says."""
    async with aclosing(summarizer.summarize_many(items)) as outcomes:
        async for outcome in outcomes:
            yield done_of(outcome)


async def in_processes(number: int, options: dict[str, Any], items: AsyncIterator[Item]) -> AsyncGenerator[Done]:
    """Reads `items` with `number` processes, a summarizer in each. Raises EngineError if one dies."""
    pool = ProcessPoolExecutor(number, multiprocessing.get_context("spawn"), _start, (options,))
    loop = asyncio.get_running_loop()

    async def read(chunk: list[Item]) -> list[Done]:
        return await loop.run_in_executor(pool, _read, chunk)

    try:
        async with aclosing(in_completion_order(_chunks(items), read, 2 * number)) as chunks:
            async for chunk in chunks:
                for done in chunk:
                    yield done
    except BrokenProcessPool:
        raise EngineError(
            "a process that was reading died (killed, or out of memory); run the same command again"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def done_of(outcome: Outcome) -> Done:
    """The outcome, its record as JSON."""
    summary = outcome.summary.model_dump_json().encode() if outcome.summary else None
    return Done(outcome.item, summary, outcome.reason, outcome.usage)


async def _chunks(items: AsyncIterator[Item]) -> AsyncIterator[list[Item]]:
    chunk: list[Item] = []
    async for item in items:
        chunk.append(item)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


# In each process: one summarizer, made once.
_summarizer: Summarizer | None = None


def _start(options: dict[str, Any]) -> None:
    from summarizer.pipeline import Summarizer

    global _summarizer  # noqa: PLW0603
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and tells us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _summarizer = Summarizer(**options)


def _end_with_parent() -> None:
    """A parent that is killed can't say goodbye; its processes would wait for work for ever."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _read(chunk: list[Item]) -> list[Done]:
    assert _summarizer is not None
    return asyncio.run(_read_all(_summarizer, chunk))


async def _read_all(summarizer: Summarizer, chunk: list[Item]) -> list[Done]:
    return [done_of(await summarizer.outcome(item)) for item in chunk]
