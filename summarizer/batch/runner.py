"""A batch: inputs -> selection -> readers -> journal, with a tally shown on the way."""

from __future__ import annotations

import asyncio
import gc
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from summarizer import errors
from summarizer.batch import readers
from summarizer.batch.feed import Feed
from summarizer.batch.journal import Journal, line_of
from summarizer.batch.over_ray import over_ray
from summarizer.batch.selection import Selection
from summarizer.batch.tally import Tally
from summarizer.errors import (
    AuthenticationFailed,
    BudgetExceeded,
    EngineError,
    ModelNotFound,
    QuotaExceeded,
    TransportError,
)

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterator
    from pathlib import Path

    from summarizer.batch.inputs import Inputs
    from summarizer.batch.readers import Done
    from summarizer.many import Item
    from summarizer.pipeline import Summarizer

# What fails one article like this fails all: no error line, as it says nothing about the article.
HOPELESS = (AuthenticationFailed, QuotaExceeded, ModelNotFound, BudgetExceeded)
DOWN_AFTER = 20  # failures of transport in a row, or as many as are under way if that is more


@dataclass
class Batch:
    """One run over `inputs`, into `out`. `options` are those of Summarizer.

    `processes` > 1: each has its own; `ray`: they are on the cluster at that address ("local": one made for the run).
    """

    inputs: Inputs
    out: Path
    summarizer: Summarizer
    options: dict[str, Any]
    processes: int | None = 1
    ray: str | None = None
    retry_errors: bool = False
    append: bool = False
    show: Callable[[Tally], None] = lambda _: None
    tally: Tally = field(default_factory=Tally)

    def run(self) -> Tally:
        """Reads what is missing. What is done when something ends the run is kept, and the next run goes on from there.

        Raises OutputError (the file can't be written, is in use, or another's), EngineError where going on makes no
        sense (no access, no credit, a spent budget, an endpoint that is down), and KeyboardInterrupt.
        """
        with Journal(self.out) as journal:
            self.tally.total = self.inputs.size()
            with _rare_collections():
                asyncio.run(self._run(journal))
        return self.tally

    async def _run(self, journal: Journal) -> None:
        selection = Selection(journal, self._key, self.tally, retry_errors=self.retry_errors, append=self.append)
        fresh = selection.fresh(self.inputs)
        feed: Feed[Any] = Feed(over_ray(self.ray, self.processes, self.options, fresh) if self.ray else fresh)
        down = _Down(max(DOWN_AFTER, 2 * self.summarizer.settings.concurrency))
        try:
            async with self.summarizer, aclosing(self._read(feed.items())) as readings:
                async for done in readings:
                    down.judge(done)
                    journal.append(self._line(done))
                    self.tally.add(done.item, done.usage, done.reason["type"] if done.reason else None)
                    self.show(self.tally)
        finally:
            feed.stop()

    def _read(self, items: AsyncGenerator[Any]) -> AsyncGenerator[Done]:
        if self.ray:
            return items  # read already
        if self.processes and self.processes > 1:
            return readers.in_processes(self.processes, self.options, items)
        return readers.in_process(self.summarizer, items)

    def _key(self, item: Item) -> str | None:
        if item.error is not None:
            return None
        return self.summarizer.key(item.text, published=item.published, outlet=item.outlet)

    def _line(self, done: Done) -> bytes:
        outcome = done.summary if done.reason is None else done.reason
        assert outcome is not None
        return line_of(done.item.id, self._key(done.item), outcome, done.item.fields)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Collects garbage every ten thousands of objects instead of every 700: a tenth of what an article costs."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Down:
    """Tells an endpoint that is down from articles that fail."""

    def __init__(self, patience: int) -> None:
        self._patience = patience
        self._in_a_row = 0

    def judge(self, done: Done) -> None:
        """Raises the error where it makes no sense to go on."""
        kind = getattr(errors, done.reason["type"], Exception) if done.reason else None
        message = done.reason["message"] if done.reason else ""
        if kind in HOPELESS:
            raise kind(message)
        self._in_a_row = self._in_a_row + 1 if kind and issubclass(kind, TransportError) else 0
        if self._in_a_row > self._patience:
            raise EngineError(f"{self._in_a_row} articles in a row failed on the way to the endpoint: {message}")
