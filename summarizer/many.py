"""Many articles at once: a stream of items in, a stream of outcomes out, no more under way than asked for."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from summarizer.errors import EngineError, InputError, SummarizerError
from summarizer.record import Usage

if TYPE_CHECKING:
    from summarizer.record import CallSummary

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Item:
    """An article to read, or the error that came instead of its text. `fields` are carried to the outcome."""

    id: str | int
    text: str = ""
    published: datetime.date | str | None = None
    outlet: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    error: Exception | None = None
    size: int = 0  # bytes of input it took, for estimates


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an item: its record, or the error that came instead."""

    item: Item
    summary: CallSummary | None = None
    error: Exception | None = None

    @property
    def id(self) -> str | int:
        return self.item.id

    @property
    def reason(self) -> dict[str, str] | None:
        """The error as {"type", "message"}, None where there is a record.

        One that nobody foresaw tells where it was: its own words may be the article's.
        """
        if self.error is None:
            return None
        if isinstance(self.error, SummarizerError):
            return {"type": type(self.error).__name__, "message": str(self.error)}
        trace = self.error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else ""
        return {"type": type(self.error).__name__, "message": f"unforeseen{where}; please report it"}

    @property
    def usage(self) -> Usage:
        """What it took, whatever came of it."""
        if self.summary is not None:
            return self.summary.provenance.usage
        return (isinstance(self.error, EngineError) and self.error.usage) or Usage()


Given = Item | str | tuple[str | int, str] | Mapping[str, Any]


async def as_items(given: Iterable[Given] | AsyncIterable[Given]) -> AsyncIterator[Item]:
    """Items as they are; a pair is (id, text), a mapping has them as keys, and a bare text's id is its place, from 0.

    Raises InputError for anything else.
    """
    place = 0
    async for one in _each(given):
        if isinstance(one, Item):
            yield one
        elif isinstance(one, str):
            yield Item(place, one)
        elif isinstance(one, tuple) and len(one) == 2:
            yield Item(*one)
        elif isinstance(one, Mapping) and {"id", "text"} <= one.keys():
            yield item_of(one)
        else:
            raise InputError(f"item {place}: give a text, (id, text), a mapping with id and text, or an Item")
        place += 1


def item_of(row: Mapping[str, Any], size: int = 0) -> Item:
    """The item in a row with `id`, `text`, perhaps `published` and `outlet`; all but id and text is carried.

    What is wrong with text or day is the item's error, an InputError.
    """
    text = row.get("text")
    fields = {name: value for name, value in row.items() if name not in ("id", "text")}
    try:
        if not isinstance(text, str) or not is_unicode(text):
            raise InputError("`text` is missing, or no valid text")
        return Item(row["id"], text, _day(fields.get("published")), fields.get("outlet") or None, fields, size=size)
    except InputError as error:
        return Item(row["id"], fields=fields, error=error, size=size)


def is_unicode(text: str) -> bool:
    """JSON can name half a character (`\\ud800`), which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _day(value: Any) -> datetime.date | None:
    """A day from what tables have: dates, times, ISO text of either. Raises InputError."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.datetime.fromisoformat(value).date()
    except (TypeError, ValueError):
        raise InputError("`published` is no date; write it like 2025-06-14") from None


async def in_completion_order(
    items: Iterable[T] | AsyncIterable[T], work: Callable[[T], Awaitable[R]], width: int
) -> AsyncGenerator[R]:
    """What `work` makes of each item, as it is done, `width` of them at once.

    An item is taken only when a worker is free for it, and a worker waits while `width` results lie unread: neither
    a long input nor a slow reader fills the memory. What `work` or `items` raises ends the stream, after the
    results that were there before it.
    """
    pool = _Pool(_each(items), work, width)
    try:
        while (result := await pool.results.get()) is not None:
            yield result.value
        if pool.failure is not None:
            raise pool.failure
    finally:
        await pool.stop()


@dataclass(frozen=True, slots=True)
class _Result(Generic[R]):
    value: R


class _Pool(Generic[T, R]):
    """Workers that share one source. None in `results` means that the last of them has ended."""

    def __init__(self, source: AsyncIterator[T], work: Callable[[T], Awaitable[R]], width: int) -> None:
        self.results: asyncio.Queue[_Result[R] | None] = asyncio.Queue(width)
        self.failure: BaseException | None = None
        self._source, self._work = source, work
        self._turn = asyncio.Lock()
        self._exhausted = False
        self._tasks = [asyncio.create_task(self._run()) for _ in range(width)]
        self._end = asyncio.create_task(self._announce_end())

    async def _run(self) -> None:
        try:
            while True:
                async with self._turn:
                    if self._exhausted:
                        return
                    try:
                        item = await anext(self._source)
                    except StopAsyncIteration:
                        self._exhausted = True
                        return
                await self.results.put(_Result(await self._work(item)))
        except Exception as error:
            self.failure = self.failure or error
            self._exhausted = True

    async def _announce_end(self) -> None:
        await asyncio.gather(*self._tasks)
        await self.results.put(None)

    async def stop(self) -> None:
        for task in (self._end, *self._tasks):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(self._end, *self._tasks, return_exceptions=True)


async def _each(items: Iterable[T] | AsyncIterable[T]) -> AsyncIterator[T]:
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item
