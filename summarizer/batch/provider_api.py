"""A provider's files and batches: uploaded, created once, found again, watched, fetched, cancelled."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import openai
import tenacity

from summarizer.batch.provider_files import nameless
from summarizer.engines.deferred import failure_at
from summarizer.engines.transport import FailedError
from summarizer.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path
    from typing import IO

    from openai.types import Batch

    from summarizer.batch.provider_files import Upload
    from summarizer.batch.provider_state import Shard

log = logging.getLogger(__name__)
T = TypeVar("T")

ENDED = ("completed", "failed", "expired", "cancelled")
MARK = "summarizer_shard"  # the key of a batch's metadata that holds its shard's name
MAX_ATTEMPTS = 6


@dataclass(frozen=True)
class Pace:
    """Seconds. `settle`: for how long a batch that was just made may be missing from the provider's list."""

    first: float = 2.0  # between two looks, at first
    longest: float = 60.0  # between two looks, in the end
    settle: float = 20.0
    outage: float = 3600.0  # of a provider that does not answer, while its batches run


class Provider:
    """The batch API at one address. Everything raises EngineError, after what is worth trying again was."""

    def __init__(self, client: openai.AsyncOpenAI, where: str, pace: Pace) -> None:
        self._client, self._where, self._pace = client, where, pace

    async def upload(self, shard: Shard, upload: Upload) -> str:
        """The id of the file the provider made of it."""
        return await self._persist(lambda: self._upload(shard, upload))

    async def create(self, shard: Shard, file_id: str) -> str:
        """Makes one batch of the file, and no second one, whatever happens on the way: its id."""
        tried = False

        async def make() -> str:
            nonlocal tried
            # An attempt that failed on the way may have arrived all the same.
            made = await self._listed(shard) if tried else None
            tried = True
            return made or await self._create(shard, file_id)

        return await self._persist(make)

    async def find(self, shard: Shard) -> str | None:
        """The batch that was made of a shard, if one was."""
        return await self._persist(lambda: self._listed(shard))

    async def look(self, batch: str) -> Batch:
        return await self._persist(lambda: self._client.batches.retrieve(batch))

    async def cancel(self, batch: str) -> None:
        """Asks for the batch's end, which takes up to ten minutes; nothing for one that has ended meanwhile."""

        async def ask() -> None:
            with suppress(openai.ConflictError, openai.BadRequestError):
                await self._client.batches.cancel(batch)

        await self._persist(ask)

    async def fetch(self, file_id: str, folder: Path) -> IO[bytes]:
        """A file of the provider's, whole, as a nameless one here."""
        file = nameless(folder)
        await self._persist(lambda: self._fetch(file_id, file))
        return file

    async def _upload(self, shard: Shard, upload: Upload) -> str:
        upload.file.seek(0)
        name = f"summarizer-{shard.name}.jsonl"
        made = await self._client.files.create(file=(name, upload.file, "application/jsonl"), purpose="batch")
        return made.id

    async def _create(self, shard: Shard, file_id: str) -> str:
        made = await self._client.batches.create(
            input_file_id=file_id, endpoint="/v1/chat/completions", completion_window="24h",
            metadata={MARK: shard.name},
        )  # fmt: skip
        return made.id

    async def _listed(self, shard: Shard) -> str | None:
        """The shard's batch; one that was made just now may take a moment to be listed."""
        found = await self._find(shard)
        if found is None:
            await asyncio.sleep(self._pace.settle)
            found = await self._find(shard)
        return found

    async def _find(self, shard: Shard) -> str | None:
        # All pages: nothing says in which order they are listed.
        async for batch in self._client.batches.list(limit=100):
            if (batch.metadata or {}).get(MARK) == shard.name:
                return batch.id
        return None

    async def _fetch(self, file_id: str, file: IO[bytes]) -> None:
        file.seek(0)
        file.truncate()
        async with self._client.files.with_streaming_response.content(file_id) as response:
            async for chunk in response.iter_bytes(1 << 16):
                try:
                    file.write(chunk)
                except OSError as error:
                    raise OutputError(f"answers can't be kept: {error.strerror}; make room for them") from None

    async def _persist(self, call: Callable[[], Awaitable[T]]) -> T:
        began = time.monotonic()
        retrying = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, FailedError) and error.failure.again),
            wait=_wait,
            stop=lambda state: _enough(state, time.monotonic() - began),
            reraise=True,
        )
        try:
            return await retrying(self._attempt, call)
        except FailedError as failed:
            error = failed.failure.error
        # Outside the handler, so that a traceback doesn't lead back to the vendor's exception.
        raise error

    async def _attempt(self, call: Callable[[], Awaitable[T]]) -> T:
        try:
            return await call()
        except Exception as error:
            failure = failure_at(error, self._where)
            if failure is None:
                raise
        raise FailedError(failure)


_jitter = tenacity.wait_random_exponential(multiplier=0.5, max=20)


def _failed(state: tenacity.RetryCallState) -> FailedError:
    error = state.outcome.exception() if state.outcome else None
    assert isinstance(error, FailedError)
    return error


def _wait(state: tenacity.RetryCallState) -> float:
    after = _failed(state).failure.after
    return _jitter(state) if after is None else after


def _enough(state: tenacity.RetryCallState, elapsed: float) -> bool:
    failure = _failed(state).failure
    return state.attempt_number >= MAX_ATTEMPTS or elapsed + state.upcoming_sleep > failure.patience
