"""A batch through a provider's batch API: half the price, an answer within a day.

    inputs -> selection -> questions -> shards -> (the provider) -> answers -> journal

The lines are those of any batch. An article is read as far as there are answers (engines/deferred.py); its next
question goes into a shard, and the article waits in a spool. A re-ask is a question of the next shard. Killed at any
moment, the next run asks the provider what became of the shards, and submits no question a second time.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import aclosing
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from summarizer.batch.feed import Feed
from summarizer.batch.journal import digest
from summarizer.batch.provider_answers import Answers, queue_full
from summarizer.batch.provider_api import ENDED, Pace, Provider
from summarizer.batch.provider_files import Limits, Spool, Upload
from summarizer.batch.provider_state import State
from summarizer.batch.readers import done_of
from summarizer.batch.runner import Batch
from summarizer.batch.selection import Selection
from summarizer.engines.deferred import DeferredEngine, NotThereError, Unanswered
from summarizer.errors import EngineError, OutputError, SettingsError, TransportError, UngroundedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openai.types import Batch as Remote

    from summarizer.batch.journal import Journal
    from summarizer.batch.provider_state import Shard
    from summarizer.many import Item, Outcome


@dataclass
class ProviderBatch(Batch):
    """One run over `inputs`, into `out`. `cancel`: nothing new is submitted, what runs is ended and collected."""

    cancel: bool = False
    limits: Limits = field(default_factory=Limits)
    pace: Pace = field(default_factory=Pace)
    tell: Callable[[str], None] = lambda _: None
    waiting: dict[str, Shard] = field(default_factory=dict)  # by batch id: under way at the provider
    unanswered: int = 0  # articles, as the run is over

    def __post_init__(self) -> None:
        """Raises SettingsError for what a provider's batch can't do."""
        settings, name = self.summarizer.settings, self.summarizer.engine.name
        if not name.startswith("openai/"):
            raise SettingsError(f"a provider's batch needs a model openai/NAME, not {name}")
        if settings.max_cost is not None or settings.max_tokens is not None:
            raise SettingsError("max_cost and max_tokens can't stop a provider's batch once it is submitted")

    async def _run(self, journal: Journal) -> None:
        self._start(journal)
        try:
            with self._answers.file, self._spool.file:
                await self._ask_all()
        except OSError as error:
            raise OutputError(
                f"{self.out.parent}: {error.strerror}; make room and run the same command again"
            ) from None
        self._finish()

    async def _ask_all(self) -> None:
        async with self.summarizer, self._engine.file_client() as client:
            self._provider = Provider(client, f"{self._engine.name} at {self._engine.base_url}", self.pace)
            await self._resume()
            await self._read_inputs()
            await self._submit()
            self._let_go()
            while self.waiting or self._held:
                await self._next()

    def _start(self, journal: Journal) -> None:
        folder = self.out.parent
        self._journal = journal
        self._answers = Answers(folder, self.summarizer.engine.name)
        self._spool, self._upload = Spool(folder), Upload(folder)
        name = self.summarizer.engine.name.removeprefix("openai/")
        self._engine = DeferredEngine(name, self.summarizer.settings, self._answers.get)
        self.summarizer.engine = self._engine
        self._state = State(self.out, self._engine.base_url)
        self._room = self.limits  # what the provider's queue has room for
        self._held: deque[str] = deque()  # questions it had no room for
        self._told: dict[str, tuple[str, int]] = {}
        self._probed = self._others = False

    async def _resume(self) -> None:
        """Takes up what earlier runs submitted: fetches what has ended, waits for the rest."""
        for shard in list(self._state.shards.values()):
            if shard.batch is None and (found := await self._provider.find(shard)):
                self._state.submitted(shard, found)
            if shard.batch is None:
                self._state.void(shard)
            else:
                await self._take_up(shard, shard.batch)
        if self.waiting:
            self.tell(f"{len(self.waiting)} batches of an earlier run are under way at the provider")
        self._answers.reasons.clear()  # what ended badly before is asked again

    async def _take_up(self, shard: Shard, batch: str) -> None:
        try:
            remote = await self._provider.look(batch)
            if remote.status in ENDED:
                await self._answers.collect(shard, remote, self._provider)
                return
        except NotThereError as error:
            raise EngineError(
                f"{error}; use the key {batch} was submitted with, or delete {self._state.path} to submit anew"
            ) from None
        self.waiting[batch] = shard
        if self.cancel and remote.status != "cancelling":
            await self._provider.cancel(batch)

    async def _read_inputs(self) -> None:
        selection = Selection(self._journal, self._key, self.tally, retry_errors=self.retry_errors, append=self.append)
        feed: Feed[Item] = Feed(selection.fresh(self.inputs))
        try:
            async with aclosing(feed.items()) as items:
                async for item in items:
                    await self._take(item)
        finally:
            feed.stop()

    async def _take(self, item: Item) -> None:
        """Takes up an article; one whose answers so far come to an error is asked for anew where that is wanted."""
        name = digest([item.id, self._key(item)]).hex()
        for times in count(1):
            outcome = await self._outcome(item, asking := f"{name} {times}")
            if not self.retry_errors or not isinstance(outcome.error, EngineError | UngroundedError):
                break
        await self._go_on(outcome, asking)

    async def _advance(self, id: str) -> None:
        """Reads an article that waits for this answer as far as there are answers."""
        item, asking = self._spool.take(id)
        await self._go_on(await self._outcome(item, asking), asking)

    async def _outcome(self, item: Item, asking: str) -> Outcome:
        self._engine.asking = asking
        return await self.summarizer.outcome(item)

    async def _go_on(self, outcome: Outcome, asking: str) -> None:
        """To an article's line, or to its next question."""
        question = outcome.error
        if not isinstance(question, Unanswered):
            self._write(outcome)
            return
        under_way = any(question.id in shard.requests for shard in self.waiting.values())
        if not under_way and self.cancel:
            self.unanswered += 1
            return
        if not under_way and not self._probed:
            await self._probe()
            await self._go_on(await self._outcome(outcome.item, asking), asking)
            return
        self._spool.put(question.id, outcome.item, asking)
        if not under_way:
            await self._ask(question)

    async def _probe(self) -> None:
        self._probed = True
        prompt = self.summarizer.prompt
        self.tally.usage += await self._engine.probe(prompt.about.parameters if prompt else {})

    def _write(self, outcome: Outcome) -> None:
        done = done_of(outcome)
        self._journal.append(self._line(done))
        self.tally.add(done.item, done.usage, done.reason["type"] if done.reason else None)
        self.show(self.tally)

    async def _ask(self, question: Unanswered) -> None:
        if not self._upload.add(question.id, question.body, self._room):
            await self._submit()
            self._upload.add(question.id, question.body, self._room)

    async def _submit(self) -> None:
        upload, self._upload = self._upload, Upload(self.out.parent)
        if not upload.requests:
            return
        shard = self._state.intend(upload.requests)
        try:
            with upload.file:
                file_id = await self._provider.upload(shard, upload)
        except EngineError:
            self._state.void(shard)
            raise
        batch = await self._provider.create(shard, file_id)
        self._state.submitted(shard, batch)
        self.waiting[batch] = shard
        self.tell(f"{batch}: {len(shard.requests):,} requests submitted")

    def _let_go(self) -> None:
        """Does not wait for batches that no article waits for."""
        for batch, shard in list(self.waiting.items()):
            if not self.cancel and not any(id in self._spool for id in shard.requests):
                del self.waiting[batch]
                self._others = True
                self.tell(f"{batch} runs on, for articles, a prompt or a model not asked for now; --cancel ends it")

    async def _next(self) -> None:
        """Waits for a batch to end, and goes on with its articles."""
        if not self.waiting:
            await self._ask_held()
            return
        batch, remote = await self._ended()
        shard = self.waiting.pop(batch)
        missing = [id for id in await self._answers.collect(shard, remote, self._provider) if id in self._spool]
        for id in self._answered(shard):
            await self._advance(id)
        if queue_full(remote) and not self.cancel:
            self._hold(missing)
        else:
            self.unanswered += len(missing)
            for id in missing:
                self._spool.take(id)
        await self._submit()
        if not queue_full(remote):
            await self._ask_held()

    def _answered(self, shard: Shard) -> Iterator[str]:
        return (id for id in sorted(shard.requests) if id in self._spool and id in self._answers)

    def _hold(self, ids: list[str]) -> None:
        """The provider's queue is full: fewer at a time, and, while others run, only as those end."""
        if not self.waiting:
            if len(ids) == 1:
                self._answers.reasons["more tokens are queued than the account may have"] += 1
                self.unanswered += 1
                self._spool.take(ids.pop())
            self._room = Limits(max(1, len(ids) // 2), self._room.bytes)
        self._held.extend(ids)

    async def _ask_held(self) -> None:
        """One shard of what the queue had no room for."""
        for _ in range(min(self._room.requests, len(self._held))):
            await self._advance(self._held.popleft())
        await self._submit()

    async def _ended(self) -> tuple[str, Remote]:
        """The next batch that has ended; looks less and less often, and bears with a provider that is away."""
        pause, answered, away = self.pace.first, time.monotonic(), False
        while True:
            for batch in list(self.waiting):
                try:
                    remote = await self._provider.look(batch)
                except TransportError as error:
                    if time.monotonic() - answered > self.pace.outage:
                        raise
                    if not away:
                        self.tell(f"{error}; looking again")
                    away = True
                    break
                answered, away = time.monotonic(), False
                self._tell_of(remote)
                if remote.status in ENDED:
                    return batch, remote
            await asyncio.sleep(pause)
            pause = min(1.5 * pause, self.pace.longest)

    def _tell_of(self, remote: Remote) -> None:
        """A line when something has changed: the status, or a tenth of the requests."""
        self.show(self.tally)
        counts = remote.request_counts
        done, total = (counts.completed + counts.failed, counts.total) if counts else (0, 0)
        news = (remote.status, 10 * done // total if total else 0)
        if self._told.get(remote.id) != news:
            self._told[remote.id] = news
            self.tell(f"{remote.id}: {remote.status}" + (f", {done:,} of {total:,} answered" if total else ""))

    def _finish(self) -> None:
        """Ends the list of batches where nothing is left to come. Raises EngineError where articles have no answer."""
        if self.unanswered and not self.cancel:
            reasons = "; ".join(reason for reason, _ in self._answers.reasons.most_common(3))
            raise EngineError(f"{self.unanswered:,} articles have no answer ({reasons}); the same command asks again")
        if not self._others:
            self._state.remove()
