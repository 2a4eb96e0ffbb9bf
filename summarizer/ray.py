"""Past one machine: a Ray Data transform, with one configured Summarizer in each of its workers.

    >>> import ray
    >>> from summarizer.ray import summarize_dataset
    >>> articles = ray.data.read_parquet("articles/")  # columns id, text; perhaps published and outlet
    >>> summarize_dataset(articles, model="openai/x", base_url="http://vllm:8000/v1").write_parquet("records/")

Scheduling, retries of lost workers, and backpressure are Ray's. Needs `pip install 'call-summarizer[ray]'`.
"""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any, Unpack

from summarizer.errors import SettingsError
from summarizer.many import item_of
from summarizer.pipeline import Summarizer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import pyarrow
    from ray.data import Dataset

    from summarizer.settings import Options

ROWS = 16  # articles in a task: what is read again where a worker is lost
RESULTS = ("summary", "error_type", "error_message", "key")


def summarize_dataset(
    dataset: Dataset,
    *,
    model: str | None = None,
    prompt: str | None = None,
    workers: int | None = None,
    **options: Unpack[Options],
) -> Dataset:
    """`dataset` with four more columns: `summary` (a record as JSON, or null), `error_type` and `error_message`, `key`.

    It has columns `id` and `text`; `published` and `outlet` are used where they are. One row comes back for each: an
    article that fails has its error. `workers` are processes (None: as Ray sees fit), and `concurrency` counts in
    each. Settings are made out here, so that a bad one fails here. Raises SettingsError, PromptError.
    """
    data = ray_data()
    settings: dict[str, Any] = {"model": model, "prompt": prompt, **options}
    with Summarizer(**settings) as summarizer:
        settings = summarizer.settings.model_dump(exclude_defaults=True)
        settings |= {"model": summarizer.settings.chosen_model()}
        width = summarizer.settings.concurrency
    tasks = max(2, -(-2 * width // ROWS))
    # A task is a block, whatever the batches in it: large ones would keep one worker busy and the others idle.
    return dataset.repartition(target_num_rows_per_block=ROWS).map_batches(
        _Worker,
        fn_constructor_kwargs={"options": settings},
        batch_format="pyarrow",
        batch_size=ROWS,
        compute=data.ActorPoolStrategy(
            size=workers, max_tasks_in_flight_per_actor=2 * tasks, max_concurrent_calls_per_actor=tasks
        ),
    )


def ray_data() -> Any:
    """Ray's data module. Raises SettingsError where it isn't installed."""
    # Started by `uv run`, Ray would send the whole project to each worker, and build it there.
    os.environ.setdefault("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    try:
        import ray.data
    except ModuleNotFoundError:
        raise SettingsError("Ray is not installed: pip install 'call-summarizer[ray]'") from None
    return ray.data


class _Worker:
    """Reads tables of articles, several at once, with one Summarizer."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._summarizer = Summarizer(**options)
        self._room = asyncio.Semaphore(self._summarizer.settings.concurrency)

    async def __call__(self, table: pyarrow.Table) -> AsyncIterator[pyarrow.Table]:
        import pyarrow

        rows = await asyncio.gather(*(self._row(row) for row in table.to_pylist()))
        for place, name in enumerate(RESULTS):
            table = table.append_column(name, pyarrow.array([row[place] for row in rows], pyarrow.string()))
        yield table

    async def _row(self, row: dict[str, Any]) -> tuple[str | None, ...]:
        item = item_of(row)
        async with self._room:
            outcome = await self._summarizer.outcome(item)
        key = None if item.error else self._summarizer.key(item.text, published=item.published, outlet=item.outlet)
        if outcome.reason is not None:
            return None, outcome.reason["type"], outcome.reason["message"], key
        assert outcome.summary is not None
        return outcome.summary.model_dump_json(), None, None, key
