"""How far a batch is: a bar on a terminal, a line now and then elsewhere. On stderr."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import TaskID

    from summarizer.batch.tally import Tally

SECONDS_BETWEEN_LINES = 10.0


class Lines:
    """A plain line every ten seconds."""

    def __init__(self) -> None:
        self._next = time.monotonic() + SECONDS_BETWEEN_LINES

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def show(self, tally: Tally) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + SECONDS_BETWEEN_LINES
            print(f"batch: {tally.so_far()}", file=sys.stderr, flush=True)


class Bar:
    """A bar by bytes of input; without a length, one that only moves."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        self._progress = Progress(
            BarColumn(), TextColumn("{task.fields[told]}"), console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self._task: TaskID = self._progress.add_task("", total=None, told="starting")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def show(self, tally: Tally) -> None:
        share = tally.share
        total = None if share is None else 1.0
        self._progress.update(self._task, total=total, completed=share or 0.0, told=tally.so_far())


def progress() -> Lines | Bar:
    """Whichever fits where stderr goes."""
    return Bar() if sys.stderr.isatty() else Lines()
