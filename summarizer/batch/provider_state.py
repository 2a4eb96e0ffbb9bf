"""What has been submitted to a provider, in a small file beside the output: `.<output>.batches`.

    {"shard": "<name>", "requests": ["<id>", ...], "where": "<address>"}    before anything is sent
    {"shard": "<name>", "batch": "batch_..."}                               once the provider has it
    {"shard": "<name>", "void": true}                                       it never got there

A shard is the requests of one batch. Its name travels as the batch's metadata, so that one the provider made, and of
which the second line was never written, is found again in the list of batches. Lines are only ever added; a torn last
one is dropped. The file goes when nothing is under way any more.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass
class Shard:
    """The requests of one batch. `batch` is the provider's name for it, None as long as that is not known."""

    name: str
    requests: frozenset[str]
    batch: str | None = None


def state_path(out: Path) -> Path:
    return out.with_name(f".{out.name}.batches")


class State:
    """The file, read and added to by whoever holds the output's lock. `shards` are those sent to `where`."""

    def __init__(self, out: Path, where: str) -> None:
        """Raises OutputError for a file that is none of ours."""
        self.path, self._where = state_path(out), where
        self.shards: dict[str, Shard] = {}
        self._elsewhere: set[str] = set()
        whole = self._load()
        if whole is not None:
            self._cut(whole)

    def intend(self, requests: Iterable[str]) -> Shard:
        """A new shard, written down before anything of it is sent."""
        shard = Shard(uuid.uuid4().hex, frozenset(requests))
        self._add({"shard": shard.name, "requests": sorted(shard.requests), "where": self._where})
        self.shards[shard.name] = shard
        return shard

    def submitted(self, shard: Shard, batch: str) -> None:
        shard.batch = batch
        self._add({"shard": shard.name, "batch": batch})

    def void(self, shard: Shard) -> None:
        """Forgets a shard of which the provider knows nothing; with the last one the file goes."""
        del self.shards[shard.name]
        self._add({"shard": shard.name, "void": True})
        if not self.shards:
            self.remove()

    def remove(self) -> None:
        """Ends the file, unless it tells of batches at another address."""
        if not self._elsewhere:
            self.path.unlink(missing_ok=True)

    def _load(self) -> int | None:
        """Reads the lines; bytes of whole ones where the last is torn."""
        end = 0
        try:
            with self.path.open("rb") as file:
                for line in file:
                    if not line.endswith(b"\n"):
                        return end
                    self._take(json.loads(line))
                    end += len(line)
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise OutputError(f"{self.path}: not a list of a provider's batches ({type(error).__name__})") from None
        return None

    def _take(self, line: dict[str, Any]) -> None:
        name = line["shard"]
        if "requests" in line:
            if line["where"] == self._where:
                self.shards[name] = Shard(name, frozenset(line["requests"]))
            else:
                self._elsewhere.add(name)
        elif name in self._elsewhere:
            if "void" in line:
                self._elsewhere.discard(name)
        elif "void" in line:
            del self.shards[name]
        else:
            self.shards[name].batch = line["batch"]

    def _cut(self, size: int) -> None:
        with self.path.open("r+b") as file:
            file.truncate(size)

    def _add(self, line: dict[str, Any]) -> None:
        try:
            with self.path.open("ab") as file:
                file.write(json.dumps(line).encode() + b"\n")
        except OSError as error:
            raise OutputError(f"{self.path}: {error.strerror}; make room and run the same command again") from None
