from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarizer.article import Article
from summarizer.engines import make_engine
from summarizer.errors import EngineError, SettingsError
from summarizer.settings import Settings
from tests.engine_samples import issue, reply, task
from tests.loopback import Loopback, ok

if TYPE_CHECKING:
    from pathlib import Path


async def record(folder: Path, **changes: object) -> None:
    with Loopback([ok(reply(**changes))]) as server:
        await make_engine("openai/scripted", Settings(base_url=server.url, record=folder)).read(task())


async def test_what_was_recorded_is_read_back_without_a_call(tmp_path: Path) -> None:
    await record(tmp_path)
    reading = await make_engine(f"replay/{tmp_path}", Settings()).read(task())
    assert [claim.text for claim in reading.draft.claims] == ["The blockade is condemned", "The talks were frank"]
    assert reading.model == "scripted"
    assert reading.usage.input_tokens == 100
    assert reading.usage.cost == 0.0


async def test_reasks_are_recorded_and_a_changed_wording_of_a_check_still_finds_them(tmp_path: Path) -> None:
    complaints = [[issue(message="first wording")], []]
    second = reply(headline="Another headline")
    with Loopback([ok(reply()), ok(second)]) as server:
        engine = make_engine("openai/scripted", Settings(base_url=server.url, record=tmp_path))
        await engine.read(task(check=lambda draft: complaints.pop(0)))
    reworded = [[issue(message="second wording")], []]
    reading = await make_engine(f"replay/{tmp_path}", Settings()).read(task(check=lambda draft: reworded.pop(0)))
    assert reading.draft.headline == "Another headline"


async def test_a_request_that_was_not_recorded_is_named_by_its_hash(tmp_path: Path) -> None:
    await record(tmp_path)
    with pytest.raises(EngineError, match=r"no reply recorded for request [0-9a-f]{32}"):
        await make_engine(f"replay/{tmp_path}", Settings()).read(task(of=Article.parse("Another text altogether.")))


def test_a_folder_that_is_no_recording_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"recording\.json is missing"):
        make_engine(f"replay/{tmp_path}", Settings())


async def test_a_folder_holds_one_model_s_replies(tmp_path: Path) -> None:
    await record(tmp_path)
    with pytest.raises(SettingsError, match="holds replies of openai/scripted"):
        make_engine("openai/other", Settings(base_url="http://127.0.0.1:1/v1", record=tmp_path))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"text": "x", "usage": {"tokens": 1}}'])
async def test_a_damaged_recording_is_said_to_be_one(tmp_path: Path, content: str) -> None:
    await record(tmp_path)
    for path in tmp_path.glob("[0-9a-f]*.json"):
        path.write_text(content)
    with pytest.raises(EngineError, match="not a recorded reply"):
        await make_engine(f"replay/{tmp_path}", Settings()).read(task())


async def test_a_recording_holds_neither_key_nor_article(tmp_path: Path) -> None:
    with Loopback([ok(reply())]) as server:
        settings = Settings(base_url=server.url, record=tmp_path, api_key="sk-secret")  # type: ignore[arg-type]
        await make_engine("openai/scripted", settings).read(task())
    kept = [json.loads(path.read_text()) for path in tmp_path.glob("*.json")]
    assert "sk-secret" not in json.dumps(kept)
    assert "spokesman Ivo Lund said. Voss" not in json.dumps(kept)
