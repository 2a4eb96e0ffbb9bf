"""On a local Ray with two workers: Parquet in and out, a worker killed in the middle, and `summarizer batch --ray`."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import CallSummary, Summarizer
from summarizer.batch import Batch, Inputs
from summarizer.cli.batch import ADDRESS
from summarizer.errors import SettingsError
from tests.engine_samples import TEXT, reply
from tests.loopback import Call, Loopback, ok
from tests.test_batch import articles, children, results

if TYPE_CHECKING:
    from collections.abc import Iterator

if find_spec("ray") is None:
    pytest.skip("Ray is not installed", allow_module_level=True)

pytestmark = pytest.mark.ray


@pytest.fixture(scope="module")
def data() -> Iterator[Any]:
    from summarizer.ray import ray_data

    module = ray_data()  # before any other import of Ray, whose settings it makes
    import ray

    ray.init("local", num_cpus=3, include_dashboard=False, log_to_driver=False)
    module.DataContext.get_current().enable_progress_bars = False
    yield module
    ray.shutdown()


@pytest.fixture
def slow() -> Iterator[Loopback]:
    """An endpoint that takes its time, so that there is a middle to be killed in."""

    async def late(call: Call, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.3)
        await ok(json.dumps(reply()))(call, writer)

    with Loopback([late]) as server:
        yield server


def workers_of(pid: int) -> list[int]:
    """Processes below this one that Ray runs our workers in, as their titles say at this moment: between two steps
    of a call a worker is titled idle."""
    below = [child for one in children(pid) for child in (one, *workers_of(one))]
    return [one for one in below if b"MapWorker" in Path(f"/proc/{one}/cmdline").read_bytes()]


def kill_one_worker(server: Loopback, killed: list[int]) -> None:
    while server.calls < 40:
        time.sleep(0.02)
    while not (victims := workers_of(os.getpid())):
        time.sleep(0.02)
    os.kill(victims[0], signal.SIGKILL)
    killed.append(victims[0])


def test_a_dataset_in_and_out_though_a_worker_is_killed(data: Any, slow: Loopback, tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    from summarizer.ray import summarize_dataset

    number = 200
    texts = [*(f"{TEXT} Article {n} ends here." for n in range(number - 1)), None]
    table = pyarrow.table({"id": list(range(number)), "text": texts, "tag": [[str(n)] for n in range(number)]})
    (tmp_path / "in").mkdir()
    pyarrow.parquet.write_table(table, tmp_path / "in" / "articles.parquet")
    killed: list[int] = []
    threading.Thread(target=kill_one_worker, args=(slow, killed), daemon=True).start()
    dataset = summarize_dataset(
        data.read_parquet(str(tmp_path / "in")), model="openai/x", base_url=slow.url, concurrency=4, workers=2
    )
    dataset.write_parquet(str(tmp_path / "out"))
    assert len(killed) == 1
    rows = pyarrow.parquet.read_table(tmp_path / "out").sort_by("id").to_pylist()
    assert [row["id"] for row in rows] == list(range(number))
    assert [row["tag"] for row in rows] == [[str(n)] for n in range(number)]
    assert (rows[-1]["summary"], rows[-1]["error_type"]) == (None, "InputError")
    for row in rows[:-1]:
        assert CallSummary.model_validate_json(row["summary"]).headline == reply()["headline"]
        assert row["key"] is not None
    assert slow.calls < 1.5 * number
    assert 4 < slow.most_under_way <= 2 * 4


def test_a_batch_on_ray_writes_and_resumes_like_any_other(data: Any, tmp_path: Path) -> None:
    source, out = articles(tmp_path / "in.jsonl", 40), tmp_path / "out.jsonl"
    with source.open("a") as file:
        file.write('{"id": "e", "text": " "}\nnonsense\n')
    alone = tmp_path / "alone.jsonl"
    assert on_ray(source, out).run().failed == 2
    again = on_ray(source, out).run()
    assert (again.done, again.kept) == (0, 42)
    Batch(Inputs([str(source)], alone), alone, Summarizer("extractive"), {"model": "extractive"}).run()
    assert results(out) == results(alone)


def on_ray(source: Path, out: Path) -> Batch:
    return Batch(
        Inputs([str(source)], out), out, Summarizer("extractive"), {"model": "extractive"}, processes=2, ray="local"
    )


def test_a_bad_setting_fails_before_any_worker_starts(data: Any) -> None:
    from summarizer.ray import summarize_dataset

    with pytest.raises(SettingsError, match="unknown"):
        summarize_dataset(data.from_items([{"id": 1, "text": TEXT}]), model="gpt")


def test_what_looks_like_an_address() -> None:
    assert all(ADDRESS.fullmatch(text) for text in ("auto", "local", "10.0.0.1:6379", "ray://head.example:10001"))
    assert not any(ADDRESS.fullmatch(text) for text in ("in.jsonl", "articles/", "-", "--out"))
