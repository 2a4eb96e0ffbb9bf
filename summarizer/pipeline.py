"""The path of the data, on one screen.

str -> Article -> messages -> Draft -> ground -> CallSummary
"""

from __future__ import annotations

import datetime
import hashlib
import json
import time
import uuid
from contextlib import aclosing
from functools import cache, partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Self, Unpack

from summarizer import prompting
from summarizer.article import Article
from summarizer.draft import resolve
from summarizer.embedded import embedded_instructions
from summarizer.engines import make_engine
from summarizer.engines.base import Reading, Task
from summarizer.errors import InputError, PromptError, UngroundedError
from summarizer.grounding import ground
from summarizer.many import Item, Outcome, as_items, in_completion_order
from summarizer.record import SCHEMA_VERSION, CallSummary, Provenance
from summarizer.settings import Options, Settings

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Callable, Iterable

    from anyio.from_thread import BlockingPortal

    from summarizer.draft import Draft
    from summarizer.engines.base import Engine
    from summarizer.many import Given
    from summarizer.prompting import Example, Prompt
    from summarizer.record import Issue

Day = datetime.date | str


class Summarizer:
    """A configured, reusable summarizer: one engine, one connection pool, one limiter for all its calls.

    Use it as a context manager, or call `close` when done. Safe to share between threads and tasks.
    """

    def __init__(self, model: str | None = None, prompt: str | None = None, **options: Unpack[Options]) -> None:
        """Raises SettingsError or PromptError at once, before any article is read."""
        self.settings = Settings.load(model=model, prompt=prompt, **options)
        self.engine: Engine = make_engine(self.settings.chosen_model(), self.settings)
        self.prompt = _checked(prompting.load(self.settings.prompt)) if self.engine.reads_prompt else None
        self._portal: BlockingPortal | None = None
        self._portal_context: Any = None

    async def asummarize(self, text: str, *, published: Day | None = None, outlet: str | None = None) -> CallSummary:
        """The record of one article. Raises ArticleError, EngineError, and UngroundedError where asked to."""
        task = self._task(text, published, outlet)
        record = self._record(task, await self.engine.read(task))
        return self._as_asked(record)

    async def stream(
        self, text: str, *, published: Day | None = None, outlet: str | None = None
    ) -> AsyncIterator[CallSummary]:
        """Records as they grow, each checked; the last is the one `asummarize` would return."""
        task = self._task(text, published, outlet)
        async for step in self.engine.stream(task):
            if isinstance(step, Reading):
                yield self._as_asked(self._record(task, step))
            else:
                yield self._record(task, Reading(step))

    async def summarize_many(self, items: Iterable[Given] | AsyncIterable[Given]) -> AsyncGenerator[Outcome]:
        """What comes of each item (Item, text, (id, text), or a mapping with both) as it is done, in that order.

        No more calls are under way at once than `concurrency`, and no more items are taken than are read. One that
        fails comes with its error; none is lost.
        """
        # Engines hold their calls to `concurrency`; a few more articles are in hand, so that one is always ready to go.
        width = self.settings.concurrency + self.settings.concurrency // 4
        async with aclosing(in_completion_order(as_items(items), self.outcome, width)) as outcomes:
            async for outcome in outcomes:
                yield outcome

    async def outcome(self, item: Item) -> Outcome:
        """The record of an item, or the error that came instead; raises nothing, so that one can't end a batch."""
        if item.error is not None:
            return Outcome(item, error=item.error)
        try:
            record = await self.asummarize(item.text, published=item.published, outlet=item.outlet)
        except Exception as error:
            return Outcome(item, error=error)
        return Outcome(item, record)

    def summarize(self, text: str, *, published: Day | None = None, outlet: str | None = None) -> CallSummary:
        """`asummarize` for callers without an event loop, or inside one they may block."""
        return self._loop().call(partial(self.asummarize, text, published=published, outlet=outlet))

    def key(self, text: str, *, published: Day | None = None, outlet: str | None = None) -> str:
        """What a reading of this text would be a reading of: same key, same question, no need to ask again."""
        day = _day(published)
        asked = [
            text, day and day.isoformat(), outlet, self.engine.name, self.engine.version, self.settings.base_url,
            self.prompt and self.prompt.hash, SCHEMA_VERSION, self.settings.max_reasks, self.settings.context_tokens,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()

    def _task(self, text: str, published: Day | None, outlet: str | None) -> Task:
        article = Article.parse(text, published=_day(published), outlet=outlet)
        return Task(
            article=article,
            messages=partial(self.prompt.render, article) if self.prompt else _no_messages,
            check=_once(partial(ground, article=article, leaks=self.prompt.leaks if self.prompt else ())),
            run_id=uuid.uuid4().hex,
            deadline=self.settings.deadline,
            parameters=self.prompt.about.parameters if self.prompt else {},
        )

    def _record(self, task: Task, reading: Reading) -> CallSummary:
        draft = _flag_embedded(reading.draft, task.article)
        return resolve(draft, task.article, task.check(draft), self._provenance(task, reading))

    def _as_asked(self, record: CallSummary) -> CallSummary:
        if record.issues and self.settings.on_ungrounded == "raise":
            first = record.issues[0]
            raise UngroundedError(
                f"{len(record.issues)} issues remain; the first: {first.path}: {first.rule}",
                record=record, issues=record.issues,
            )  # fmt: skip
        return record

    def _provenance(self, task: Task, reading: Reading) -> Provenance:
        article = task.article
        return Provenance(
            engine=self.engine.name,
            model=reading.model,
            prompt=self.prompt.name if self.prompt else None,
            prompt_hash=self.prompt.hash if self.prompt else None,
            package_version=_package_version(),
            article_sha256=article.sha256,
            outlet=article.outlet,
            published=article.published.isoformat() if article.published else None,
            run_id=task.run_id,
            attempts=reading.attempts,
            usage=reading.usage,
            seconds=round(time.perf_counter() - task.started, 4),
            seconds_queued=round(reading.seconds_queued, 4),
            seconds_waited=round(reading.seconds_waited, 4),
            seconds_generating=round(reading.seconds_generating, 4),
        )

    def _loop(self) -> BlockingPortal:
        """One background event loop for all synchronous calls, so that connections are reused."""
        if self._portal is None:
            from anyio.from_thread import start_blocking_portal

            self._portal_context = start_blocking_portal()
            self._portal = self._portal_context.__enter__()
        return self._portal

    async def aclose(self) -> None:
        await self.engine.aclose()

    def close(self) -> None:
        """Closes connections, and stops a local model's server."""
        self._loop().call(self.aclose)
        self._portal_context.__exit__(None, None, None)
        self._portal = self._portal_context = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


def summarize(
    text: str,
    *,
    model: str | None = None,
    prompt: str | None = None,
    published: Day | None = None,
    outlet: str | None = None,
    **options: Unpack[Options],
) -> CallSummary:
    """The record of one article.

    `published` (a date, or ISO text) resolves relative days; with `outlet` it is kept in provenance and never
    becomes a claim. `options` are those of Settings. Raises errors of summarizer.errors only.
    """
    with Summarizer(model, prompt, **options) as summarizer:
        return summarizer.summarize(text, published=published, outlet=outlet)


async def asummarize(
    text: str,
    *,
    model: str | None = None,
    prompt: str | None = None,
    published: Day | None = None,
    outlet: str | None = None,
    **options: Unpack[Options],
) -> CallSummary:
    """`summarize` for asynchronous callers."""
    async with Summarizer(model, prompt, **options) as summarizer:
        return await summarizer.asummarize(text, published=published, outlet=outlet)


@cache
def _package_version() -> str:
    """Asked once: the answer is read from files."""
    return version("call-summarizer")


def _once(check: Callable[[Draft], list[Issue]]) -> Callable[[Draft], list[Issue]]:
    """`check`, which is not repeated for the draft it saw last: an engine's last one is the record's."""
    last: tuple[Draft, list[Issue]] | None = None

    def remembered(draft: Draft) -> list[Issue]:
        nonlocal last
        if last is None or last[0] is not draft:
            last = (draft, check(draft))
        return last[1]

    return remembered


def _flag_embedded(draft: Draft, article: Article) -> Draft:
    if "embedded_instruction" in draft.flags or not embedded_instructions(article):
        return draft
    return draft.model_copy(update={"flags": (*draft.flags, "embedded_instruction")})


def _checked(prompt: Prompt) -> Prompt:
    """The prompt, if its examples pass the check its outputs will. Raises PromptError naming the one that fails."""
    for example in prompt.examples:
        if fault := _fault(example):
            raise PromptError(f"{prompt.folder / 'examples' / example.name / 'reply.json'}: {fault}")
    return prompt


def _fault(example: Example) -> str:
    from pydantic import ValidationError

    from summarizer.engines.reading import problems
    from summarizer.engines.reply import Reply

    try:
        issues = ground(Reply.model_validate_json(example.reply).to_draft(example.article), example.article)
    except ValidationError as error:
        return f"is no reply: {problems(error)[0]}"
    return f"{issues[0].path}: {issues[0].message}" if issues else ""


def _day(value: Day | None) -> datetime.date | None:
    if not isinstance(value, str):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise InputError(f"published: {value!r} is no date; write it like 2025-06-14") from None


def _no_messages(*_: Any) -> list[dict[str, str]]:
    return []
