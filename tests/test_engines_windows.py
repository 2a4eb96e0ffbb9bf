from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article, Sentence
from summarizer.draft import Draft
from summarizer.engines import endpoint, make_engine, windows
from summarizer.engines.base import Reading
from summarizer.settings import Settings
from tests.engine_samples import reply, task
from tests.loopback import Call, Loopback, ok, status, stream

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.engines.base import Task
    from tests.loopback import Answer

WINDOW = 4096
DAYS = 910  # paragraphs of 22 words


def long_article() -> Article:
    """20,000 words: a claim of its own in every paragraph."""
    said = (
        "Voss told Maron that shipment number {n} of the long winter convoy "
        "would leave the northern harbour on day {n}, Lund said."
    )
    text = "\n\n".join(said.format(n=n) for n in range(1, DAYS + 1))
    assert len(text.split()) >= 20_000
    return Article.parse(text)


def reader(call: Call) -> Answer:
    """A model that reads what it is shown: a claim for each sentence; it refuses what is beyond its window."""
    shown = call.body["messages"][1]["content"]
    asked = windows.tokens(shown) + windows.tokens(call.body["messages"][0]["content"])
    numbers = [int(n) for n in re.findall(r"^\[(\d+)\]", shown, re.M)]
    claims = [
        {"speaker": ["V"], "act": "inform", "text": f"Shipment number {n} would leave on day {n}", "topic": 1,
         "modality": "future", "evidence": [n]}
        for n in numbers
    ]  # fmt: skip
    if asked + call.body["max_tokens"] > WINDOW:
        return status(400, code="context_length_exceeded", message=f"maximum context length is {WINDOW} tokens")
    account = {"via": ["L"], "in_call": True, "attribution": "explicit", "claims": claims}
    return ok(reply(accounts=[account], topics=["The winter convoy"]))


def windowed_task(article: Article) -> Task:
    job = task(of=article, deadline=120)

    def messages(sentences: Any, parties: Any) -> list[dict[str, str]]:
        shown = "\n".join(f"[{s.number}] {s.text}" for s in sentences)
        return [
            {"role": "system", "content": f"Read. Known: {'; '.join(parties)}"},
            {"role": "user", "content": shown},
        ]

    return type(job)(job.article, messages, job.check, job.run_id, job.deadline)


async def test_twenty_thousand_words_are_read_in_a_4k_window_without_loss_or_repetition() -> None:
    endpoint.forget()
    article = long_article()
    with Loopback(reader) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, context_tokens=WINDOW))
        reading = await engine.read(windowed_task(article))
        await engine.aclose()
    evidence = [claim.evidence for claim in reading.draft.claims]
    assert evidence == [(n,) for n in range(1, DAYS + 1)]
    assert [claim.id for claim in reading.draft.claims] == [f"c{n}" for n in range(1, DAYS + 1)]
    assert [party.id for party in reading.draft.parties] == ["voss", "maron", "lund"]
    assert [topic.label for topic in reading.draft.topics] == ["The winter convoy"]
    assert all("Ana Voss, President" in call.body["messages"][0]["content"] for call in server.seen[1:])
    assert reading.attempts == server.calls > 10


async def test_a_window_nobody_told_of_is_learnt_from_the_endpoint_s_refusal() -> None:
    endpoint.forget()
    article = Article.parse("\n\n".join(long_article().text.split("\n\n")[:120]))
    with Loopback(reader) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url))
        reading = await engine.read(windowed_task(article))
        first = server.calls
        await engine.read(windowed_task(article))
        await engine.aclose()
    assert len(reading.draft.claims) == 120
    assert server.calls == first + (first - 1)  # the refusal comes once


async def test_a_window_of_unknown_size_is_halved_until_it_fits() -> None:
    def narrow(call: Call) -> Answer:
        numbers = re.findall(r"^\[(\d+)\]", call.body["messages"][1]["content"], re.M)
        return status(413) if len(numbers) > 20 else reader(call)

    endpoint.forget()
    article = Article.parse("\n\n".join(long_article().text.split("\n\n")[:60]))
    with Loopback(narrow) as server:
        settings = Settings(base_url=server.url, reply_tokens=1000)
        engine = make_engine("openai/scripted", settings)
        reading = await engine.read(windowed_task(article))
        await engine.aclose()
    assert [claim.evidence for claim in reading.draft.claims] == [(n,) for n in range(1, 61)]


async def test_a_part_that_can_t_be_read_is_missed_in_the_open() -> None:
    def picky(call: Call) -> Answer:
        shown = call.body["messages"][1]["content"]
        return ok("no JSON here") if "[100]" in shown else reader(call)

    endpoint.forget()
    article = Article.parse("\n\n".join(long_article().text.split("\n\n")[:200]))
    with Loopback(picky) as server:
        settings = Settings(base_url=server.url, context_tokens=WINDOW, max_reasks=0)
        engine = make_engine("openai/scripted", settings)
        reading = await engine.read(windowed_task(article))
        await engine.aclose()
    assert "truncated" in reading.draft.flags
    assert 100 < len(reading.draft.claims) < 200


@given(st.lists(st.integers(1, 400), min_size=1, max_size=60), st.integers(600, 5000))
def test_windows_cover_every_sentence_in_order(lengths: list[int], window: int) -> None:
    sentences = [Sentence(n, 0, size, "x" * size) for n, size in enumerate(lengths, 1)]
    found = windows.cut(sentences, windows.Plan(window, 400))
    assert {s.number for part in found for s in part} == {s.number for s in sentences}
    starts = [part[0].number for part in found]
    assert starts == sorted(set(starts))
    assert all(part[-1].number - part[0].number == len(part) - 1 for part in found)


def draft(**changes: Any) -> Draft:
    base: dict[str, Any] = {
        "status": "held", "headline": "h", "abstract": "One is said.",
        "parties": [{"id": "voss", "name": "Ana Voss", "role": "principal", "evidence": [1]}],
    }  # fmt: skip
    return Draft.model_validate(base | changes)


def claim(text: str, evidence: list[int], **more: Any) -> dict[str, Any]:
    return {"speaker": ["voss"], "act": "inform", "text": text, "evidence": evidence, **more}


def test_a_surname_in_a_later_window_is_the_person_met_before() -> None:
    later = draft(parties=[{"id": "voss", "name": "Voss", "title": "President", "role": "mentioned", "evidence": [9]}])
    joined = windows.join([draft(), later])
    assert [(p.id, p.name, p.title, p.role) for p in joined.parties] == [("voss", "Ana Voss", "President", "principal")]


def test_people_of_one_surname_stay_two() -> None:
    other = draft(parties=[{"id": "voss", "name": "Jan Voss", "role": "source", "evidence": [9]}],
                  claims=[claim("Grain is ready", [9])])  # fmt: skip
    joined = windows.join([draft(claims=[claim("Ice is thin", [1])]), other])
    assert [party.id for party in joined.parties] == ["voss", "voss2"]
    assert [c.speaker for c in joined.claims] == [("voss",), ("voss2",)]


def test_a_claim_read_twice_in_an_overlap_is_one_and_a_negated_twin_is_not() -> None:
    one = draft(claims=[claim("The ports will open in May", [5])])
    again = draft(claims=[claim("The ports will open in May.", [5]), claim("The ports will open in May", [6])])
    denied = draft(claims=[claim("The ports will not open in May", [5], modality="negated")])
    joined = windows.join([one, again, denied])
    assert [(c.evidence, c.modality) for c in joined.claims] == [
        ((5,), "asserted"), ((5,), "negated"), ((6,), "asserted"),
    ]  # fmt: skip


def test_conflicts_point_at_the_claims_that_were_kept() -> None:
    hour, two = claim("It took an hour", [1]), claim("It took two", [2])
    one = draft(claims=[hour | {"conflicts_with": ["c2"]}, two | {"conflicts_with": ["c1"]}])
    again = draft(claims=[two | {"conflicts_with": ["c2"]}, hour | {"conflicts_with": ["c1"]}])
    joined = windows.join([one, again])
    assert [(c.id, c.conflicts_with) for c in joined.claims] == [("c1", ("c2",)), ("c2", ("c1",))]


def test_a_header_field_one_window_lacks_is_another_s() -> None:
    dated = draft(date="2031-02-03", date_basis="explicit", duration_minutes=20, duration_qualifier="exact")
    joined = windows.join([draft(claims=[claim("Ice is thin", [1])]), dated])
    assert (joined.date, joined.date_basis, joined.duration_minutes) == ("2031-02-03", "explicit", 20)


def test_a_window_that_is_no_report_of_a_call_adds_nothing() -> None:
    other = draft(status="not_a_call", parties=[], abstract="About fish.")
    joined = windows.join([other, draft()])
    assert joined.status == "held"
    assert "fish" not in joined.abstract


def test_a_join_is_a_draft_that_serialises() -> None:
    joined = windows.join([draft(), draft()])
    assert Draft.model_validate(json.loads(joined.model_dump_json())) == joined


async def test_a_reading_in_windows_can_be_replayed(tmp_path: Path) -> None:
    endpoint.forget()
    article = Article.parse("\n\n".join(long_article().text.split("\n\n")[:120]))
    with Loopback(reader) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, record=tmp_path))
        first = await engine.read(windowed_task(article))
        await engine.aclose()
    again = await make_engine(f"replay/{tmp_path}", Settings()).read(windowed_task(article))
    assert again.draft == first.draft


async def test_a_long_article_streams_and_never_shrinks() -> None:
    endpoint.forget()

    def streaming(call: Call) -> Answer:
        numbers = re.findall(r"^\[(\d+)\]", call.body["messages"][1]["content"], re.M)
        claims = [
            {"speaker": ["V"], "act": "inform", "text": f"Shipment {n} left", "topic": 0, "modality": "asserted",
             "evidence": [int(n)]}
            for n in numbers
        ]  # fmt: skip
        account = {"via": ["L"], "in_call": True, "attribution": "explicit", "claims": claims}
        text = json.dumps(reply(accounts=[account]))
        return stream([text[n : n + 400] for n in range(0, len(text), 400)])

    article = Article.parse("\n\n".join(long_article().text.split("\n\n")[:60]))
    with Loopback(streaming) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, context_tokens=WINDOW))
        steps = [step async for step in engine.stream(windowed_task(article))]
        await engine.aclose()
    *growing, last = steps
    assert isinstance(last, Reading)
    assert len(last.draft.claims) == 60
    counts = [len(step.claims) for step in growing if isinstance(step, Draft)]
    assert counts == sorted(counts)
