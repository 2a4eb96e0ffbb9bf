"""Many items at once: each comes out once, no more under way than asked for, none taken before there is room."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import Summarizer
from summarizer.errors import ArticleError, InputError
from summarizer.many import Item, Outcome, as_items, in_completion_order
from tests.scripted import TEXT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from summarizer.many import Given


async def test_every_item_comes_out_once_and_no_more_are_under_way_than_asked_for() -> None:
    chance, under_way, most = random.Random(5), 0, 0

    async def work(number: int) -> int:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(chance.random() / 1000)
        under_way -= 1
        return number

    results = [result async for result in in_completion_order(range(300), work, 7)]
    assert sorted(results) == list(range(300))
    assert results != list(range(300))
    assert most == 7


async def test_the_first_done_comes_first() -> None:
    async def work(seconds: float) -> float:
        await asyncio.sleep(seconds)
        return seconds

    assert [one async for one in in_completion_order([0.2, 0.1, 0.0], work, 3)] == [0.0, 0.1, 0.2]


async def test_items_are_taken_only_when_there_is_room_for_their_results() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    async def work(number: int) -> int:
        return number

    results = in_completion_order(endless(), work, 4)
    for _ in range(10):
        await anext(results)
        await asyncio.sleep(0)
    await asyncio.sleep(0.01)
    assert taken <= 10 + 2 * 4  # read, lying ready, and in the workers' hands
    await results.aclose()
    before = taken
    await asyncio.sleep(0.01)
    assert taken == before


async def test_what_fails_ends_the_stream_after_what_was_done() -> None:
    async def work(number: int) -> int:
        return number

    def broken() -> Iterator[int]:
        yield 1
        yield 2
        raise OSError("the disk is gone")

    seen = []
    with pytest.raises(OSError, match="the disk is gone"):
        async for result in in_completion_order(broken(), work, 2):
            seen.append(result)
    assert seen == [1, 2]


async def test_leaving_early_stops_the_work() -> None:
    ended = 0

    async def work(number: int) -> int:
        nonlocal ended
        try:
            await asyncio.sleep(3600 if number else 0)
        finally:
            ended += 1
        return number

    results = in_completion_order(range(5), work, 5)
    assert await anext(results) == 0
    await results.aclose()
    assert ended == 5


async def test_what_an_item_may_be_given_as() -> None:
    async def given() -> AsyncIterator[Any]:
        for one in ("bare", ("pair", "text"), {"id": 7, "text": "mapping", "outlet": "Vistula News", "tag": 1}):
            yield one

    items = [item async for item in as_items(given())]
    assert [(item.id, item.text) for item in items] == [(0, "bare"), ("pair", "text"), (7, "mapping")]
    assert (items[2].outlet, items[2].fields) == ("Vistula News", {"outlet": "Vistula News", "tag": 1})
    with pytest.raises(InputError, match="item 0"):
        [item async for item in as_items([3])]  # type: ignore[list-item]


async def test_summarize_many_yields_a_record_or_an_error_for_each() -> None:
    items: list[Given] = [("good", TEXT), ("empty", "  "), Item("lost", error=OSError("unreadable")), ("again", TEXT)]
    async with Summarizer("extractive", concurrency=2) as summarizer:
        outcomes = {outcome.id: outcome async for outcome in summarizer.summarize_many(items)}
    assert outcomes.keys() == {"good", "empty", "lost", "again"}
    assert [p.name for p in outcomes["again"].summary.parties][:1] == ["Marek Dvorsky"]  # type: ignore[union-attr]
    assert isinstance(outcomes["empty"].error, ArticleError)
    assert isinstance(outcomes["lost"].error, OSError)
    assert outcomes["empty"].summary is None


async def test_a_day_that_is_none_is_that_items_error() -> None:
    async with Summarizer("extractive") as summarizer:
        outcomes = [o async for o in summarizer.summarize_many([Item("a", TEXT, published="soon"), Item("b", TEXT)])]
    assert {o.id: type(o.error) for o in outcomes} == {"a": InputError, "b": type(None)}


async def test_the_reason_for_a_foreseen_error_is_its_message_for_another_its_place() -> None:
    foreseen = Outcome(Item("a"), error=ArticleError("the article is empty"))
    assert foreseen.reason == {"type": "ArticleError", "message": "the article is empty"}
    with pytest.raises(KeyError) as raised:
        dict[str, int]()["words of the article"]
    unforeseen = Outcome(Item("b"), error=raised.value).reason
    assert unforeseen is not None
    assert unforeseen["type"] == "KeyError"
    assert "test_many.py, line" in unforeseen["message"]
    assert "article" not in unforeseen["message"]
