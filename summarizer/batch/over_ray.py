"""A batch on a Ray cluster: this process reads the input and writes the lines, Ray's workers read the articles."""

from __future__ import annotations

import logging
from itertools import islice
from typing import TYPE_CHECKING, Any

import pydantic_core

from summarizer.batch.readers import Done
from summarizer.errors import SettingsError
from summarizer.many import Outcome
from summarizer.ray import ray_data, summarize_dataset
from summarizer.record import Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.many import Item

# Articles in the object store at once. Each such load has its own workers, so it is to last much longer than they
# take to start.
LOAD = 20_000


def over_ray(address: str, workers: int | None, options: dict[str, Any], items: Iterator[Item]) -> Iterator[Done]:
    """What comes of `items`, as Ray has it done. Raises SettingsError: no Ray, or none at the address."""
    data = ray_data()
    _connect(address)
    data.DataContext.get_current().enable_progress_bars = False
    while load := list(islice(items, LOAD)):
        yield from (Done(item, reason=Outcome(item, error=item.error).reason) for item in load if item.error)
        there = [item for item in load if not item.error]
        if there:
            yield from _read(data, there, workers, options)


def _connect(address: str) -> None:
    import ray

    if not ray.is_initialized():
        try:
            ray.init(address, logging_level=logging.ERROR, log_to_driver=False)
        except ConnectionError:
            raise SettingsError(f"no Ray cluster at {address}") from None


def _read(data: Any, items: list[Item], workers: int | None, options: dict[str, Any]) -> Iterator[Done]:
    rows = [
        {"place": place, "id": str(item.id), "text": item.text, "published": _iso(item), "outlet": item.outlet}
        for place, item in enumerate(items)
    ]
    for row in summarize_dataset(data.from_items(rows), workers=workers, **options).iter_rows():
        item = items[row["place"]]
        if row["summary"] is None:
            yield Done(item, reason={"type": row["error_type"], "message": row["error_message"]})
        else:
            usage = pydantic_core.from_json(row["summary"])["provenance"]["usage"]
            yield Done(item, row["summary"].encode(), usage=Usage.model_validate(usage))


def _iso(item: Item) -> str | None:
    return str(item.published) if item.published else None
