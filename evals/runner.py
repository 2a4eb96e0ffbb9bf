"""Runs contenders over cases: what is missing is read, what is there is kept.

Dataset x contenders x repeats -> one journal per contender -> Run
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer import Usage
from summarizer.errors import (
    AuthenticationFailed,
    BudgetExceeded,
    EngineError,
    ModelNotFound,
    QuotaExceeded,
    SummarizerError,
    TransportError,
)  # fmt: skip

from .journal import Line, Run, append, read_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .cases import Case, Dataset
    from .contenders import Contender

# What fails one reading would fail all: going on would score the endpoint, not the engine.
HOPELESS = (AuthenticationFailed, QuotaExceeded, ModelNotFound, BudgetExceeded)
UNREACHABLE_AFTER = 3  # transport failures, before anything has succeeded


@dataclass(frozen=True)
class Wanted:
    """A reading to be made."""

    case: Case
    repeat: int
    key: str


@dataclass(frozen=True)
class Plan:
    """What a run of a contender would do: `missing` readings, beside those kept in the journal at `path`."""

    contender: Contender
    path: Path
    wanted: tuple[Wanted, ...]
    missing: tuple[Wanted, ...]
    kept: tuple[Line, ...]

    @property
    def input_tokens(self) -> int:
        """About how many tokens the missing readings send, at one attempt each."""
        return sum(self.contender.reader.input_tokens(item.case.article) for item in self.missing)

    def run(self) -> Run:
        """The journal's lines that answer for these cases as they and the contender are now."""
        run = read_run(self.path) if self.path.is_file() else Run(self.path, ())
        there = {line.key: line for line in run.lines}
        lines = tuple(there[item.key].of(item.case) for item in self.wanted if item.key in there)
        return replace(run, lines=lines)


def plan(dataset: Dataset, contender: Contender, folder: Path, repeats: int = 1, *, retry_errors: bool = True) -> Plan:
    """What is missing in a contender's journal; a failed reading is missing too unless told otherwise."""
    path = folder / f"{contender.name}.jsonl"
    there = {line.key: line for line in read_run(path).lines} if path.is_file() else {}
    wanted = tuple(
        Wanted(case, repeat, _key(contender, case, repeat)) for case in dataset.cases for repeat in range(repeats)
    )
    kept = {w.key: there[w.key] for w in wanted if w.key in there and (there[w.key].record or not retry_errors)}
    missing = tuple({item.key: item for item in wanted if item.key not in kept}.values())
    return Plan(contender, path, wanted, missing, tuple(kept.values()))


@dataclass
class Session:
    """One go at the missing readings of some plans. `max_cost` (US dollars) is over all of them."""

    concurrency: int = 8
    max_cost: float | None = None
    progress: Callable[[Contender, Line], None] = lambda *_: None
    spent: float = field(default=0.0, init=False)

    def execute(self, plans: list[Plan]) -> None:
        """Read what is missing, each line into its journal as it comes; errors are lines too.

        Raises EngineError where going on makes no sense: no access, no such endpoint, a spent budget. What is done
        by then, or when the user interrupts, is kept.
        """
        asyncio.run(self._execute(plans))

    async def _execute(self, plans: list[Plan]) -> None:
        for plan in plans:
            try:
                await _Pool(self, plan).drain()
            finally:
                await plan.contender.reader.aclose()


class _Pool:
    """Workers over one plan's missing readings."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self.session = session
        self.plan = plan
        self.todo: Iterator[Wanted] = iter(plan.missing)
        self.succeeded = bool(plan.kept)
        self.unreachable = 0
        self.over: EngineError | None = None

    async def drain(self) -> None:
        if self.plan.kept and not self.plan.missing:
            self._mark_current()
        try:
            async with asyncio.TaskGroup() as tasks:
                for _ in range(self.session.concurrency):
                    tasks.create_task(self._work())
        except ExceptionGroup as group:  # a bug, not a failed reading: shown as what it is
            raise group.exceptions[0] from None
        if self.over is not None:
            raise self.over

    def _mark_current(self) -> None:
        """Make the journal's last line one of this basis: an engine changed and changed back wrote others since."""
        last = read_run(self.plan.path).lines[-1]
        if last.basis != self.plan.kept[-1].basis:
            append(self.plan.path, self.plan.kept[-1])

    async def _work(self) -> None:
        for item in self.todo:
            self._check_budget()
            if self.over is not None:
                return
            try:
                line, error = await self._read(item)
            except Exception as bug:
                bug.add_note(f"while {self.plan.contender.name} read case {item.case.name}")
                raise
            self._judge(error)
            if self.over is None or line.record:
                append(self.plan.path, line)
                self.session.spent += line.usage.cost or 0.0
                self.session.progress(self.plan.contender, line)

    def _check_budget(self) -> None:
        limit = self.session.max_cost
        if limit is not None and self.session.spent >= limit:
            self.over = BudgetExceeded(
                f"{self.session.spent:.4f} of {limit} dollars are spent; what is done is kept in {self.plan.path}"
            )

    def _judge(self, error: SummarizerError | None) -> None:
        """Whether there is any sense in going on."""
        if error is None:
            self.succeeded = True
        elif isinstance(error, HOPELESS):
            self.over = error
        elif isinstance(error, TransportError) and not self.succeeded:
            self.unreachable += 1
            self.over = error if self.unreachable >= UNREACHABLE_AFTER else self.over

    async def _read(self, item: Wanted) -> tuple[Line, SummarizerError | None]:
        started = time.perf_counter()
        reader, case = self.plan.contender.reader, item.case
        line = Line(
            key=item.key, basis=reader.basis(), case=case.name, call=case.call, article=case.article.sha256,
            model=reader.model, prompt=reader.prompt, repeat=item.repeat,
        )  # fmt: skip
        try:
            record = await reader.read(case.article)
        except SummarizerError as error:
            usage, attempts = (error.usage, error.attempts) if isinstance(error, EngineError) else (None, 0)
            reason = {"type": type(error).__name__, "message": str(error)}
            return line.finished(started, usage or Usage(), attempts, error=reason), error
        made = record.provenance
        return line.finished(started, made.usage, made.attempts, record=record), None


def _key(contender: Contender, case: Case, repeat: int) -> str:
    key = contender.reader.key(case.article)
    return key if repeat == 0 else hashlib.sha256(f"{key} {repeat}".encode()).hexdigest()
