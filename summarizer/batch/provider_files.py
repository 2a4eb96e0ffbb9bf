"""What a provider's batch needs on disk for as long as a run lasts: nameless files, gone with the process."""

from __future__ import annotations

import json
import pickle
import tempfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from summarizer.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from summarizer.many import Item

# https://platform.openai.com/docs/guides/batch: what one file may hold.
MAX_REQUESTS = 50_000
MAX_BYTES = 200_000_000


@dataclass(frozen=True)
class Limits:
    """Of one batch's file."""

    requests: int = MAX_REQUESTS
    bytes: int = MAX_BYTES


def nameless(folder: Path) -> IO[bytes]:
    """A file without a name, where the output is: there is room for large files there, or nowhere."""
    try:
        return tempfile.TemporaryFile(dir=folder)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}") from None


class Spool:
    """Articles that wait for an answer, each with the name it is asked for under.

    In memory is only where each is, by the id of its question.
    """

    def __init__(self, folder: Path) -> None:
        self.file = nameless(folder)
        self._places: dict[str, int] = {}

    def put(self, id: str, item: Item, asking: str) -> None:
        place = self.file.seek(0, 2)
        pickle.dump((item, asking), self.file)
        self._places[id] = place

    def take(self, id: str) -> tuple[Item, str]:
        self.file.seek(self._places.pop(id))
        waiting: tuple[Item, str] = pickle.load(self.file)  # noqa: S301 (our own, and nameless)
        return waiting

    def __contains__(self, id: str) -> bool:
        return id in self._places

    def __len__(self) -> int:
        return len(self._places)


class Upload:
    """The file of one batch, as it is filled."""

    def __init__(self, folder: Path) -> None:
        self.file = nameless(folder)
        self.requests: list[str] = []
        self._size = 0

    def add(self, id: str, body: Mapping[str, Any], limits: Limits) -> bool:
        """Adds a request, if there is room for it."""
        asked = {"custom_id": id, "method": "POST", "url": "/v1/chat/completions", "body": body}
        line = json.dumps(asked, separators=(",", ":")).encode() + b"\n"
        full = len(self.requests) >= limits.requests or self._size + len(line) > limits.bytes
        if full and self.requests:
            return False
        self.file.write(line)
        self._size += len(line)
        self.requests.append(id)
        return True
