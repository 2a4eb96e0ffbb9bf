from __future__ import annotations

import json

import pytest

from summarizer.engines import make_engine
from summarizer.engines.base import Engine, Reading
from summarizer.settings import Settings
from tests.engine_samples import issue, reply, task
from tests.loopback import Loopback, ok, stream


def engine(server: Loopback, **settings: object) -> Engine:
    return make_engine("openai/scripted", Settings(base_url=server.url, **settings))  # type: ignore[arg-type]


async def test_a_reply_becomes_a_draft_with_what_it_took() -> None:
    with Loopback([ok(reply())]) as server:
        reading = await engine(server).read(task())
    assert [claim.speaker for claim in reading.draft.claims] == [("voss",), ("lund",)]
    assert reading.model == "scripted"
    assert reading.attempts == server.calls == 1
    assert (reading.usage.input_tokens, reading.usage.output_tokens) == (100, 10)
    assert (reading.usage.cached_tokens, reading.usage.reasoning_tokens) == (40, 3)


async def test_issues_are_sent_back_in_the_reply_s_own_terms() -> None:
    complaints = [[issue()], []]
    with Loopback([ok(reply())]) as server:
        reading = await engine(server).read(task(check=lambda draft: complaints.pop(0)))
    assert reading.attempts == server.calls == 2
    assert reading.usage.input_tokens == 200
    *_, before, after = server.seen[1].body["messages"]
    assert json.loads(before["content"]) == reply()
    assert "accounts[1].claims[0].via (“The blockade is condemned”): the relay is not" in after["content"]
    assert "[sentence 2]" in after["content"]


async def test_what_remains_after_the_last_reask_is_returned_as_it_is() -> None:
    with Loopback([ok(reply())]) as server:
        reading = await engine(server, max_reasks=1).read(task(check=lambda draft: [issue()]))
    assert server.calls == 2
    assert len(reading.draft.claims) == 2


async def test_a_stream_yields_drafts_as_they_grow_and_then_the_reading() -> None:
    text = json.dumps(reply())
    with Loopback([stream([text[n : n + 20] for n in range(0, len(text), 20)])]) as server:
        steps = [step async for step in engine(server).stream(task())]
    *drafts, reading = steps
    assert isinstance(reading, Reading)
    assert reading.draft.claims[0].target == "the blockade"
    counts = [len(draft.claims) for draft in drafts if not isinstance(draft, Reading)]
    assert counts == sorted(counts)
    assert counts[0] == 0
    assert reading.usage.input_tokens == 100


@pytest.mark.parametrize("braces", ["{{ secret }}", "{% raw", "{{ 7 * 7 }}", "</article>"])
async def test_an_article_is_never_a_template(braces: str) -> None:
    from summarizer.article import Article

    text = f"Voss spoke to Maron, Lund said: {braces}."
    with Loopback([ok(reply())]) as server:
        await engine(server).read(task(of=Article.parse(text)))
    assert braces in server.seen[0].body["messages"][1]["content"]
