"""Readings that go as far as there are answers: the same question each time, and nothing learnt in between."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.engines import endpoint
from summarizer.engines.deferred import Answer, DeferredEngine, Unanswered, failure_in, unanswered_because
from summarizer.errors import DeadlineExceeded, QuotaExceeded, ReplyError
from summarizer.settings import Settings
from tests.engine_samples import issue, reply, task
from tests.loopback import completion


@pytest.fixture(autouse=True)
def nothing_known_of_endpoints() -> None:
    endpoint.forget()


def engine(answers: dict[str, Answer], **settings: Any) -> DeferredEngine:
    made = DeferredEngine("x", Settings(base_url="http://127.0.0.1:9/v1", **settings), answers.get)
    made.asking = "an article"
    return made


def of(body: dict[str, Any], status: int = 200) -> Answer:
    return {"response": {"status_code": status, "body": body}, "error": None}


async def question(reader: DeferredEngine, **more: Any) -> Unanswered:
    with pytest.raises(Unanswered) as waiting:
        await reader.read(task(**more))
    return waiting.value


async def test_the_question_is_the_live_wires_and_always_the_same() -> None:
    first, again = await question(engine({})), await question(engine({}))
    assert first.id == again.id
    assert first.body["model"] == "x"
    assert first.body["response_format"]["json_schema"]["strict"]
    other = engine({})
    other.asking = "another article"
    assert (await question(other)).id != first.id


async def test_an_answer_leads_to_the_draft_or_to_the_next_question() -> None:
    answers: dict[str, Answer] = {}
    reader = engine(answers, max_reasks=1)
    first = await question(reader)
    answers[first.id] = of(completion("no JSON"))
    second = await question(reader)
    assert second.id != first.id
    assert "Not one JSON object" in second.body["messages"][-1]["content"]
    answers[second.id] = of(completion(json.dumps(reply())))
    reading = await reader.read(task())
    assert (reading.attempts, reading.usage.input_tokens, len(reading.draft.claims)) == (2, 200, 2)


async def test_after_the_last_reask_the_best_draft_or_an_error() -> None:
    answers: dict[str, Answer] = {}
    reader = engine(answers, max_reasks=0)
    answers[(await question(reader)).id] = of(completion(json.dumps(reply())))
    assert (await reader.read(task(check=lambda draft: [issue()]))).attempts == 1
    answers.update(dict.fromkeys(answers, of(completion("no JSON"))))
    with pytest.raises(ReplyError) as failed:
        await reader.read(task())
    assert failed.value.usage.input_tokens == 100


async def test_what_one_article_taught_does_not_change_anothers_question() -> None:
    """Or the question that is under way for it would be asked anew."""
    answers: dict[str, Answer] = {}
    reader = engine(answers)
    before = await question(reader)
    reader.asking = "a long article"
    long = await question(reader)
    told = {"message": "This model's maximum context length is 6000 tokens", "code": "context_length_exceeded"}
    answers[long.id] = of({"error": told}, 400)
    assert (await question(reader)).body != long.body
    assert reader.window == 6000
    reader.asking = "an article"
    assert (await question(reader)).body == before.body


async def test_a_share_of_the_price() -> None:
    for share, cost in ((0.5, 0.5e-4), (0.25, 0.25e-4)):
        answers: dict[str, Answer] = {}
        reader = engine(answers, models={"x": {"input": 1.0, "output": 0.0, "batch": share}})
        answers[(await question(reader)).id] = of(completion(json.dumps(reply())))
        assert (await reader.read(task())).usage.cost == pytest.approx(cost)


def test_failures_are_told_apart() -> None:
    assert failure_in(of({}), "x") is None
    expired = failure_in({"response": None, "error": {"code": "batch_expired"}}, "x")
    assert expired is not None
    assert (type(expired.error), expired.again) == (DeadlineExceeded, True)
    nothing = failure_in({}, "x")
    assert nothing is not None
    assert nothing.again
    spent = of({"error": {"code": "insufficient_quota"}}, 429)
    assert isinstance(unanswered_because(spent, "x"), QuotaExceeded)
    assert "cancelled" in str(unanswered_because({"error": {"code": "batch_cancelled"}}, "x"))
    assert unanswered_because(of({"error": {"code": "content_filter"}}, 400), "x") is None
