"""What a batch has done so far, and what it took."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.record import Usage

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.many import Item


@dataclass
class Tally:
    """Counts of articles, and bytes of input for an estimate of the time left. `total` bytes: None if unknown."""

    total: int | None = None
    done: int = 0
    kept: int = 0  # lines of an earlier run that still hold
    kept_errors: int = 0  # errors among them
    repeated: int = 0  # the same article under the same id once more
    errors: Counter[str] = field(default_factory=Counter)  # of this run, by type
    usage: Usage = field(default_factory=Usage)
    started: float = field(default_factory=time.monotonic)
    _read: int = 0
    _passed: int = 0

    def keep(self, *, failed: bool) -> None:
        self.kept += 1
        self.kept_errors += failed

    def passed(self, item: Item) -> None:
        """An item that needed no reading."""
        self._passed += item.size

    def add(self, item: Item, usage: Usage, error: str | None) -> None:
        self.done += 1
        self._read += item.size
        self.usage += usage
        if error:
            self.errors[error] += 1

    @property
    def failed(self) -> int:
        """Error lines in the output."""
        return self.errors.total() + self.kept_errors

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    @property
    def rate(self) -> float:
        """Articles a minute."""
        return 60 * self.done / max(self.seconds, 1e-9)

    @property
    def share(self) -> float | None:
        """Of the input, by bytes; None where the input doesn't say how long it is."""
        return min(1.0, (self._read + self._passed) / self.total) if self.total else None

    @property
    def seconds_left(self) -> float | None:
        """At the pace of this run; None before there is one."""
        if self.total is None or not self._read:
            return None
        return max(0.0, self.total - self._read - self._passed) * self.seconds / self._read

    def so_far(self) -> str:
        """One line: `1,200 articles, 3 errors, 240 a minute, 1,000 tokens, $0.12, 40 %, 0:12:00 left`."""
        parts = [f"{self.done:,} read", f"{self.failed:,} errors", f"{self.rate:,.0f} a minute", *self._spent()]
        if self.share is not None:
            parts.append(f"{self.share:.0%}")
        if self.seconds_left is not None:
            parts.append(f"{clock(self.seconds_left)} left")
        return ", ".join(parts)

    def summary(self, path: Path) -> str:
        """What there is to say at the end, in a line or two."""
        parts = [f"{self.done:,} read in {clock(self.seconds)} ({self.rate:,.0f} a minute)"]
        if self.kept:
            parts.append(f"{self.kept:,} kept of an earlier run")
        if self.repeated:
            parts.append(f"{self.repeated:,} given twice and read once")
        parts += self._spent()
        lines = [f"{path}: {', '.join(parts)}"]
        if self.failed:
            kinds = ", ".join(f"{count:,} {name}" for name, count in self.errors.most_common())
            earlier = f"{self.kept_errors:,} of an earlier run" if self.kept_errors else ""
            told = "; ".join(part for part in (kinds, earlier) if part)
            lines.append(f"{self.failed:,} error lines ({told}); --retry-errors reads those again")
        return "\n".join(lines)

    def _spent(self) -> list[str]:
        tokens = self.usage.input_tokens + self.usage.output_tokens
        spent = [f"{tokens:,} tokens"] if tokens else []
        return [*spent, f"${self.usage.cost:,.4f}"] if self.usage.cost is not None else spent


def clock(seconds: float) -> str:
    """`0:01:05`"""
    minutes, second = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"
