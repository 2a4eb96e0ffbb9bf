"""What an engine is: something that reads one article and fills a draft."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from summarizer.record import Usage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, Sequence

    from summarizer.article import Article, Sentence
    from summarizer.draft import Draft
    from summarizer.record import Issue

Message = dict[str, str]  # {"role": ..., "content": ...}


@dataclass(frozen=True, slots=True)
class Task:
    """One article to read. `messages` renders a prompt over some of its sentences (all, or a window of a long
    article, with the parties found so far); `check` is `ground` bound to the article."""

    article: Article
    messages: Callable[[Sequence[Sentence], Sequence[str]], list[Message]]
    check: Callable[[Draft], list[Issue]]
    run_id: str
    deadline: float  # seconds from `started` for everything: queueing, attempts, re-asks
    started: float = field(default_factory=time.perf_counter)
    parameters: Mapping[str, Any] = field(default_factory=dict)  # the prompt's sampling parameters


@dataclass(frozen=True, slots=True)
class Reading:
    """What an engine made of a task, and what it took. Times are seconds."""

    draft: Draft
    model: str | None = None  # as the endpoint names it
    usage: Usage = field(default_factory=Usage)
    attempts: int = 1  # calls made, failed ones included
    seconds_queued: float = 0.0  # for a turn among concurrent calls
    seconds_waited: float = 0.0  # between attempts
    seconds_generating: float = 0.0  # for the model


class Engine(Protocol):
    name: str  # as in `model=`, e.g. "openai/gpt-5-mini"
    reads_prompt: bool

    @property
    def version(self) -> str:
        """What else its readings depend on: its own rules, the endpoint; "" where the name says it all."""
        ...

    async def read(self, task: Task) -> Reading:
        """A draft of the article. Raises EngineError."""
        ...

    def stream(self, task: Task) -> AsyncIterator[Draft | Reading]:
        """Drafts as they grow, then the Reading. An engine that answers at once yields only that."""
        ...

    async def aclose(self) -> None: ...
