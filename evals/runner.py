"""Runs engines and prompts over cases: what is missing is read, what is there is kept.

    Dataset x contenders x repeats -> one journal per contender -> Run
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from summarizer import Provenance, Summarizer, Usage, resolve
from summarizer.errors import BudgetExceeded, EngineError, SummarizerError

from . import trivial
from .journal import Line, Run, append, read_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from summarizer import Article, CallSummary

    from .cases import Case, Dataset

CHARACTERS_PER_TOKEN = 4  # for estimates before a run only


class Reader(Protocol):
    """What the runner needs of a summarizer."""

    async def read(self, case: Case) -> CallSummary: ...

    def key(self, case: Case) -> str: ...

    async def aclose(self) -> None: ...


@dataclass(frozen=True)
class Contender:
    """An engine with a prompt: what a run is a run of. `options` are those of Summarizer."""

    model: str
    prompt: str | None = None
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """As a file name: the model and, where it reads one, the prompt."""
        parts = [self.model, *([self.prompt] if self.prompt else [])]
        return "@".join("".join(c if c.isalnum() or c in "-._" else "-" for c in part.strip("/.")) for part in parts)


class _Package:
    """The package's own pipeline as a Reader."""

    def __init__(self, contender: Contender) -> None:
        self._summarizer = Summarizer(contender.model, contender.prompt, **contender.options)
        self.prompt = self._summarizer.prompt.name if self._summarizer.prompt else None

    async def read(self, case: Case) -> CallSummary:
        return await self._summarizer.asummarize(case.article.text, **self._context(case))

    def key(self, case: Case) -> str:
        return self._summarizer.key(case.article.text, **self._context(case))

    async def aclose(self) -> None:
        await self._summarizer.aclose()

    @staticmethod
    def _context(case: Case) -> dict[str, Any]:
        return {"published": case.article.published, "outlet": case.article.outlet}


class _Trivial:
    """The floor as a Reader."""

    prompt = None

    async def read(self, case: Case) -> CallSummary:
        return record_of(trivial.read(case.article), case.article, trivial.NAME)

    def key(self, case: Case) -> str:
        return hashlib.sha256(f"{trivial.NAME} {case.article.sha256}".encode()).hexdigest()

    async def aclose(self) -> None:
        """Nothing to close."""


def record_of(draft: Any, article: Article, engine: str) -> CallSummary:
    """The record of a draft that no engine of the package made: the floor's, a gold's."""
    provenance = Provenance(engine=engine, package_version="", article_sha256=article.sha256, run_id="")
    return resolve(draft, article, (), provenance)


def open_reader(contender: Contender) -> _Package | _Trivial:
    """Raises SettingsError or PromptError before any case is read."""
    return _Trivial() if contender.model == trivial.NAME else _Package(contender)


@dataclass(frozen=True)
class Plan:
    """What a run would do: readings missing, and about how many tokens of articles they'd send."""

    contender: Contender
    path: Path
    missing: tuple[tuple[Case, int, str], ...]  # case, repeat, key
    kept: int

    @property
    def input_tokens(self) -> int:
        return sum(len(case.article.text) for case, _, _ in self.missing) // CHARACTERS_PER_TOKEN


def plan(dataset: Dataset, contender: Contender, folder: Path, repeats: int = 1, *, retry_errors: bool = True) -> Plan:
    """What is missing in a contender's journal; a failed reading is missing too unless told otherwise."""
    path = folder / f"{contender.name}.jsonl"
    there = read_run(path).lines if path.is_file() else ()
    done = {line.key for line in there if line.record or not retry_errors}
    reader = open_reader(contender)
    wanted = [(case, n, _repeat_key(reader.key(case), n)) for case in dataset.cases for n in range(repeats)]
    missing = tuple(item for item in wanted if item[2] not in done)
    return Plan(contender, path, missing, len(wanted) - len(missing))


async def execute(plan: Plan, concurrency: int, progress: Callable[[Line], None] = lambda _: None) -> None:
    """Read what is missing, a line at a time into the journal; errors are lines too. A spent budget ends it."""
    reader = open_reader(plan.contender)
    gate = asyncio.Semaphore(concurrency)

    async def one(case: Case, repeat: int, key: str) -> None:
        async with gate:
            line = await _line(reader, plan.contender, case, repeat, key)
        append(plan.path, line)
        progress(line)
        if line.error and line.error["type"] == BudgetExceeded.__name__:
            raise BudgetExceeded(f"{line.error['message']}; what is done is kept in {plan.path}")

    try:
        async with asyncio.TaskGroup() as tasks:
            for item in plan.missing:
                tasks.create_task(one(*item))
    except ExceptionGroup as group:
        raise group.exceptions[0] from None
    finally:
        await reader.aclose()


def readings(plan: Plan, dataset: Dataset, repeats: int = 1) -> Run:
    """The journal's lines that answer for these cases as they and the contender are now."""
    reader = open_reader(plan.contender)
    keys = {_repeat_key(reader.key(case), n) for case in dataset.cases for n in range(repeats)}
    run = read_run(plan.path)
    return Run(run.path, tuple(line for line in run.lines if line.key in keys), run.damaged)


async def _line(reader: Any, contender: Contender, case: Case, repeat: int, key: str) -> Line:
    started = time.perf_counter()
    common: dict[str, Any] = {
        "key": key, "case": case.name, "call": case.call, "model": contender.model, "prompt": reader.prompt, "repeat": repeat,
    }  # fmt: skip
    try:
        record = await reader.read(case)
    except SummarizerError as error:
        cost: dict[str, Any] = {"usage": error.usage or Usage(), "attempts": error.attempts} if isinstance(error, EngineError) else {}
        reason = {"type": type(error).__name__, "message": str(error)}
        return Line(**common, error=reason, seconds=time.perf_counter() - started, **cost)
    facts = record.provenance
    return Line(**common, record=record, usage=facts.usage, seconds=time.perf_counter() - started, attempts=facts.attempts)


def _repeat_key(key: str, repeat: int) -> str:
    return key if repeat == 0 else hashlib.sha256(f"{key} {repeat}".encode()).hexdigest()


def contenders(models: Iterable[str], prompts: Iterable[str], options: dict[str, Any]) -> list[Contender]:
    """Every model with every prompt; a model that reads none once."""
    found = []
    for model in models:
        reads = model not in (trivial.NAME, "extractive")
        found += [Contender(model, prompt, options) for prompt in (list(prompts) or [None] if reads else [None])]
    return found
