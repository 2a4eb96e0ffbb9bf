from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.engines import endpoint, make_engine
from summarizer.engines.schema import strict_schema
from summarizer.errors import RejectedError, ReplyError
from summarizer.settings import Settings
from tests.engine_samples import reply, task
from tests.loopback import Call, Loopback, completion, ok, raw, status

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.engines.base import Engine
    from tests.loopback import Answer

GOOD = json.dumps(reply())


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    endpoint.forget()


def engine(server: Loopback, **settings: Any) -> Engine:
    return make_engine("openai/scripted", Settings(base_url=server.url, **settings))


def rung(body: dict[str, Any]) -> str:
    form = body.get("response_format", {})
    if form.get("type") == "json_schema":
        return "strict" if form["json_schema"].get("strict") else "schema"
    if "tools" in body:
        return "tools"
    return "json" if form.get("type") == "json_object" else "text"


def has(*rungs: str) -> Callable[[Call], Answer]:
    """An endpoint that can only do `rungs`, and says no to others as such endpoints do."""
    words = {
        "strict": "'strict' is not supported", "schema": "response_format.type json_schema is not supported",
        "tools": "tools are not supported by this model", "json": "json_object is not supported",
    }  # fmt: skip

    def answer(call: Call) -> Answer:
        asked = rung(call.body)
        if asked not in rungs:
            return status(400, message=words[asked])
        if asked == "tools":
            tool = {"id": "1", "type": "function", "function": {"name": "call_record", "arguments": GOOD}}
            return raw(json.dumps(completion(None, finish="tool_calls", tool_calls=[tool])).encode())
        return ok(GOOD)

    return answer


@pytest.mark.parametrize("best", endpoint.LADDER)
async def test_the_best_rung_is_found_without_paying_and_remembered(best: str) -> None:
    with Loopback(has(best)) as server:
        first = await engine(server).read(task())
        asked = [rung(call.body) for call in server.seen]
        await engine(server).read(task())
    assert asked[-1] == best
    assert len(asked) == len(set(asked))
    assert asked == [name for name in endpoint.LADDER if name in asked]  # only ever downwards
    assert first.attempts == len(asked)
    assert first.usage.input_tokens == 100  # one paid call
    assert rung(server.seen[-1].body) == best
    assert server.calls == len(asked) + 1


@pytest.mark.parametrize("best", ["json", "text"])
async def test_where_no_schema_is_taken_the_prompt_brings_it(best: str) -> None:
    with Loopback(has(best)) as server:
        await engine(server).read(task())
    system = server.seen[-1].body["messages"][0]["content"]
    assert json.dumps(strict_schema(), separators=(",", ":")) in system
    assert system.startswith("Fill in the record.")


async def test_many_at_once_don_t_push_each_other_down_the_ladder() -> None:
    with Loopback(has("schema", "tools", "json")) as server:
        shared = engine(server)
        await asyncio.gather(*(shared.read(task()) for _ in range(8)))
    assert {rung(call.body) for call in server.seen} == {"strict", "schema"}


async def test_an_endpoint_that_ignores_the_schema_is_told_it_with_the_reask() -> None:
    def ignorant(call: Call) -> Answer:
        told = "JSON Schema" in call.body["messages"][0]["content"]
        return ok(GOOD if told else "The call went well, I think.")

    with Loopback(ignorant) as server:
        reading = await engine(server).read(task())
        assert [rung(call.body) for call in server.seen] == ["strict", "json"]
        assert "Not one JSON object" in server.seen[1].body["messages"][-1]["content"]
        await engine(server).read(task())
    assert server.calls == 3
    assert reading.attempts == 2


async def test_one_bad_reply_of_a_proven_endpoint_does_not_demote_it() -> None:
    with Loopback([ok(GOOD), ok("prose"), ok(GOOD)]) as server:
        await engine(server).read(task())
        await engine(server).read(task())
    assert [rung(call.body) for call in server.seen] == ["strict"] * 3


async def test_a_refusal_that_names_nothing_of_ours_is_final() -> None:
    with Loopback([status(400, message="no such thing")]) as server, pytest.raises(RejectedError):
        await engine(server).read(task())
    assert server.calls == 1


async def test_an_unsupported_parameter_is_left_out_from_then_on() -> None:
    def picky(call: Call) -> Answer:
        if "temperature" in call.body:
            return status(400, param="temperature", message="Unsupported value: 'temperature'")
        return ok(GOOD)

    with Loopback(picky) as server:
        for _ in range(2):
            await engine(server).read(task(parameters={"temperature": 0.0, "seed": 1}))
    assert server.calls == 3
    assert server.seen[-1].body["seed"] == 1


@pytest.mark.parametrize(("taken", "other"), [("max_completion_tokens", "max_tokens")])
async def test_the_cap_has_the_name_the_endpoint_knows(taken: str, other: str) -> None:
    def picky(call: Call) -> Answer:
        if other in call.body:
            return status(400, param=other, message=f"Unsupported parameter: '{other}'. Use '{taken}' instead.")
        return ok(GOOD)

    with Loopback(picky) as server:
        await engine(server).read(task())
    assert server.calls == 2
    assert server.seen[1].body[taken] == server.seen[0].body[other]


async def test_a_cap_beyond_the_model_s_is_lowered_to_it() -> None:
    def small(call: Call) -> Answer:
        if call.body["max_tokens"] > 4096:
            return status(400, param="max_tokens", message="max_tokens is too large: it supports at most 4096")
        return ok(GOOD[:50], finish="length")

    with Loopback(small) as server, pytest.raises(ReplyError, match="own limit"):
        await engine(server).read(task())
    assert [call.body["max_tokens"] for call in server.seen] == [16384, 4096]  # and no third, no larger is to be had


async def test_an_endpoint_that_knows_no_cap_gets_none() -> None:
    def picky(call: Call) -> Answer:
        for name in ("max_tokens", "max_completion_tokens"):
            if name in call.body:
                return status(422, param=name, message=f"extra field {name}")
        return ok(GOOD)

    with Loopback(picky) as server:
        await engine(server).read(task())
    assert server.calls == 3


async def test_the_article_comes_last_so_that_what_stands_before_it_can_be_cached() -> None:
    with Loopback([ok(GOOD)]) as server:
        await engine(server).read(task())
    roles = [message["role"] for message in server.seen[0].body["messages"]]
    assert roles == ["system", "user"]
    assert "[1] President Ana Voss" in server.seen[0].body["messages"][1]["content"]
