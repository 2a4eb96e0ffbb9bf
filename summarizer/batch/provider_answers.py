"""What came back from a provider: the answers of batches that have ended, and why some requests have none."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from summarizer.batch.provider_files import nameless
from summarizer.engines.deferred import EXPIRED, unanswered_because

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from openai.types import Batch as Remote

    from summarizer.batch.provider_api import Provider
    from summarizer.batch.provider_state import Shard

QUEUE_FULL = "token_limit_exceeded"  # more tokens are queued than the account may have; tried again, smaller
# The line of a request that has none: the batch expired before it, or lost it.
WINDOW_OVER = b'{"error": {"code": "%s"}}' % EXPIRED.encode()
LOST = b'{"error": {"code": "no_answer"}}'


class Answers:
    """Answers by the id of the question: on disk, but for where. `reasons` counts the requests that have none."""

    def __init__(self, folder: Path, engine: str) -> None:
        self.file = nameless(folder)
        self.reasons: Counter[str] = Counter()
        self._folder, self._engine = folder, engine
        self._places: dict[str, tuple[int, int]] = {}

    def get(self, id: str) -> dict[str, Any] | None:
        if id not in self._places:
            return None
        place, size = self._places[id]
        self.file.seek(place)
        answer: dict[str, Any] = json.loads(self.file.read(size))
        return answer

    def put(self, id: str, line: bytes) -> None:
        self._places[id] = (self.file.seek(0, 2), len(line))
        self.file.write(line)

    def __contains__(self, id: str) -> bool:
        return id in self._places

    async def collect(self, shard: Shard, remote: Remote, provider: Provider) -> list[str]:
        """Keeps the answers of a batch that has ended; the requests it has none for, which may be asked again."""
        stopped: set[str] = set()
        for file_id in (remote.output_file_id, remote.error_file_id):
            if file_id:
                with await provider.fetch(file_id, self._folder) as file:
                    stopped |= self._keep(lines_of(file, shard.requests))
        missing = [id for id in shard.requests if id not in self]
        if remote.status in ("completed", "expired"):
            for id in missing:
                if id not in stopped:
                    self.put(id, WINDOW_OVER if remote.status == "expired" else LOST)
            return [id for id in missing if id in stopped]
        if missing and not queue_full(remote):
            self.reasons[_why(remote)] += len(missing)
        return missing

    def _keep(self, answers: Iterable[tuple[str, bytes, dict[str, Any]]]) -> set[str]:
        """Keeps answers; the requests among them that came back for a reason that is none of their article's."""
        stopped = set()
        for id, line, answer in answers:
            reason = unanswered_because(answer, self._engine)
            if reason is not None:
                stopped.add(id)
                self.reasons[str(reason)] += 1
            elif id not in self:
                self.put(id, line)
        return stopped


def lines_of(file: IO[bytes], among: Iterable[str]) -> Iterable[tuple[str, bytes, dict[str, Any]]]:
    """The answers in a downloaded file to requests that are `among` ours, in its order: id, line, and what it says."""
    wanted = frozenset(among)
    file.seek(0)
    for line in file:
        with suppress(ValueError, RecursionError):
            answer = json.loads(line)
            if isinstance(answer, dict) and answer.get("custom_id") in wanted:
                yield answer["custom_id"], line, answer


def queue_full(remote: Remote) -> bool:
    return remote.status == "failed" and QUEUE_FULL in _codes(remote)


def _codes(remote: Remote) -> list[str]:
    errors = remote.errors.data if remote.errors and remote.errors.data else []
    return [error.code for error in errors if error.code]


def _why(remote: Remote) -> str:
    """Why a batch answered nothing: codes of the API, never its messages, which may quote a request."""
    codes = ", ".join(sorted(set(_codes(remote)))[:3])
    return f"{remote.id} was cancelled" if remote.status == "cancelled" else f"{remote.id} failed: {codes or 'no code'}"
