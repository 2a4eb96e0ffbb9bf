"""A blocking iterator, read by a thread of its own, for an event loop that must not wait on a disk or a pipe."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable

T = TypeVar("T")


class Feed(Generic[T]):
    """What an iterable has, read no more than `depth` ahead.

    The thread is a daemon: one that waits for a pipe doesn't keep the program from ending.
    """

    def __init__(self, items: Iterable[T], depth: int = 64) -> None:
        self._items = items
        self._read: deque[T] = deque()
        self._room = threading.Semaphore(depth)
        self._portion = max(1, depth // 2)
        self._news = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._failure: BaseException | None = None
        self._ended = self._stopped = False
        threading.Thread(target=self._run, daemon=True, name="batch input").start()

    def stop(self) -> None:
        self._stopped = True
        self._room.release()

    def _run(self) -> None:
        try:
            for item in self._items:
                self._room.acquire()
                if self._stopped:
                    return
                self._read.append(item)
                self._wake()
        except BaseException as error:
            self._failure = error
        self._ended = True
        self._wake()

    def _wake(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._news.set)

    async def items(self) -> AsyncGenerator[T]:
        while True:
            self._news.clear()
            while portion := min(len(self._read), self._portion):
                for _ in range(portion):
                    yield self._read.popleft()
                self._room.release(portion)  # all at once: each release may hand the interpreter to the thread
            if not self._ended:
                await self._news.wait()
            elif not self._read:
                break
        if self._failure is not None:
            raise self._failure
