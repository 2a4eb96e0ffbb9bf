"""Two thousand articles at once against an endpoint that fails one call in nine."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.article import Article
from summarizer.engines import endpoint, make_engine
from summarizer.errors import EngineError
from summarizer.settings import Settings
from tests.engine_samples import reply, task
from tests.loopback import Call, Loopback, ok, reset, status

if TYPE_CHECKING:
    from summarizer.engines.base import Engine
    from tests.loopback import Answer

ARTICLES = 2000
CONCURRENCY = 64
FAULTS = (
    (0.05, status(429, headers={"retry-after-ms": "20"})),
    (0.03, status(500)),
    (0.02, reset()),
    (0.01, ok('{"status": "held", "headline": ')),
)


def flaky(seed: int) -> Any:
    """Faults at their rates, and else a reply whose headline repeats the article's own number."""
    chance = random.Random(seed)

    def answer(call: Call) -> Answer:
        draw = chance.random()
        for share, fault in FAULTS:
            if draw < share:
                return fault
            draw -= share
        number = call.body["messages"][1]["content"].split("#")[1].split(" ")[0]
        return ok(json.dumps(reply(headline=f"Article {number}")))

    return answer


@pytest.mark.slow
async def test_none_is_lost_none_is_counted_twice_and_few_calls_are_wasted() -> None:
    endpoint.forget()
    with Loopback(flaky(seed=7)) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, concurrency=CONCURRENCY))
        outcomes = await asyncio.gather(*(one(engine, n) for n in range(ARTICLES)))
        await engine.aclose()
    assert Counter(n for n, _, _ in outcomes) == Counter(range(ARTICLES))
    told = [headline for _, headline, _ in outcomes if headline is not None]
    assert all(headline == f"Article {n}" for n, headline, _ in outcomes if headline is not None)
    assert len(told) > 0.99 * ARTICLES
    assert sum(attempts for _, _, attempts in outcomes) == server.calls
    assert server.calls <= 1.25 * ARTICLES
    assert server.most_under_way <= CONCURRENCY


async def one(engine: Engine, number: int) -> tuple[int, str | None, int]:
    """The number, the headline (None: a typed error) and the calls it took."""
    article = Article.parse(f"Article #{number} says that Voss spoke to Maron by phone, Lund said.")
    try:
        reading = await engine.read(task(of=article, deadline=300))
    except EngineError as error:
        return number, None, error.attempts
    return number, reading.draft.headline, reading.attempts
