"""What all language-model engines share: an article in, a conversation (or one for each window), a Reading out."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from typing import TYPE_CHECKING, TypeVar

from summarizer.engines import windows
from summarizer.engines.accounting import Ledger
from summarizer.engines.base import Reading
from summarizer.engines.conversation import Conversation
from summarizer.engines.reading import partial_draft
from summarizer.engines.recording import RecordingWire, open_recording
from summarizer.engines.schema import schema_hash
from summarizer.engines.transport import Deadline
from summarizer.errors import ContextTooLong, EngineError, Refused, ReplyError, Truncated

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from summarizer.article import Sentence
    from summarizer.draft import Draft
    from summarizer.engines.base import Message, Task
    from summarizer.engines.wire import Wire
    from summarizer.settings import Settings

    Growth = Callable[[list[Draft], str], None]  # the drafts of earlier windows, and the text of this one so far

log = logging.getLogger(__name__)
T = TypeVar("T")
REPLY_TOKENS = 16_384  # room for a long article's claims and for a reasoning model's thoughts
LEAST_REPLY = 256


class LanguageModel:
    """An engine that asks a model. Subclasses give the wire."""

    reads_prompt = True

    def __init__(self, name: str, settings: Settings) -> None:
        self.name = name
        self.settings = settings
        self.window = settings.context_tokens  # tokens; None until an endpoint tells
        if settings.record is not None:
            open_recording(settings.record, name)

    @property
    def version(self) -> str:
        """What a reading depends on besides model and prompt: the wire format, and where the model is."""
        return f"{schema_hash()} {self.origin()}".strip()

    def origin(self) -> str:
        """What tells two models of this name apart; "" where the name does."""
        return ""

    def wire(self, ledger: Ledger, deadline: Deadline) -> Wire:
        raise NotImplementedError

    def cap(self) -> int:
        """The most tokens a reply may take, at first."""
        return self.settings.reply_tokens or REPLY_TOKENS

    async def read(self, task: Task) -> Reading:
        """A draft of the article and what it took. Raises EngineError, with what the attempts took."""
        return await self._read(task, None)

    async def stream(self, task: Task) -> AsyncIterator[Draft | Reading]:
        """Drafts as they grow, then the Reading. Raises EngineError."""
        heard: asyncio.Queue[tuple[list[Draft], str] | None] = asyncio.Queue()
        reading = asyncio.create_task(self._read(task, lambda done, text: heard.put_nowait((done, text))))
        reading.add_done_callback(lambda _: heard.put_nowait(None))
        shown: Draft | None = None
        try:
            while (latest := await _latest(heard)) is not None:
                done, text = latest
                growing = partial_draft(text, task.article)
                draft = windows.join([*done, growing]) if growing and done else growing
                if draft is not None and draft != shown:
                    shown = draft
                    yield draft
            yield await reading
        finally:
            reading.cancel()

    async def _read(self, task: Task, on_growth: Growth | None) -> Reading:
        ledger = Ledger(task.run_id)
        wire = self.wire(ledger, Deadline(task.deadline, task.started))
        if self.settings.record is not None:
            wire = RecordingWire(wire, self.settings.record)
        try:
            draft = await self._draft(task, wire, on_growth)
        except EngineError as error:
            error.usage, error.attempts = ledger.usage, ledger.attempts
            log.info("run %s: %s after %d calls", task.run_id, type(error).__name__, ledger.attempts)
            raise
        log.info(
            "run %s: %d claims after %d calls, %d tokens in, %d out",
            task.run_id, len(draft.claims), ledger.attempts, ledger.usage.input_tokens, ledger.usage.output_tokens,
        )  # fmt: skip
        return Reading(
            draft=draft,
            model=ledger.model,
            usage=ledger.usage,
            attempts=ledger.attempts,
            seconds_queued=ledger.seconds_queued,
            seconds_waited=ledger.seconds_waited,
            seconds_generating=ledger.seconds_generating,
        )

    async def _draft(self, task: Task, wire: Wire, on_growth: Growth | None) -> Draft:
        """The article's draft: of one conversation where it fits the model's window, else of several, joined."""
        waiting = deque(self._cut(task, task.article.sentences))
        done: list[Draft] = []
        lost: EngineError | None = None
        while waiting:
            part = waiting.popleft()
            try:
                done.append(await self._converse(task, wire, part, done, on_growth))
            except (ContextTooLong, ReplyError, Refused) as error:
                smaller = self._smaller(task, part, error)
                if smaller:
                    waiting.extendleft(reversed(smaller))
                elif isinstance(error, ContextTooLong) or not (done or waiting):
                    raise
                else:
                    lost = error
                    log.warning("run %s: a part can't be read (%s)", task.run_id, type(error).__name__)
        if not done:
            raise lost or ReplyError("nothing in the article to read")
        draft = done[0] if len(done) == 1 else windows.join(done)
        # What a part held is missing: the record says so rather than look whole.
        return draft.model_copy(update={"flags": (*draft.flags, "truncated")}) if lost else draft

    async def _converse(
        self, task: Task, wire: Wire, part: Sequence[Sentence], done: list[Draft], on_growth: Growth | None
    ) -> Draft:
        messages = task.messages(part, windows.party_table(done))
        earlier = list(done)
        conversation = Conversation(
            wire, task.article, task.check, self.settings.max_reasks,
            run_id=task.run_id, cap=self._cap(messages), parameters=dict(task.parameters),
            on_text=None if on_growth is None else lambda text: on_growth(earlier, text),
        )  # fmt: skip
        return await conversation.draft(list(messages))

    def _cap(self, messages: Sequence[Message]) -> int:
        """The first cap of a reply: what the window leaves, so that no endpoint refuses a cap beyond it."""
        if self.window is None:
            return self.cap()
        asked = sum(windows.tokens(message["content"]) for message in messages)
        return min(self.cap(), max(LEAST_REPLY, self.window - asked))

    def _cut(self, task: Task, sentences: Sequence[Sentence]) -> list[Sequence[Sentence]]:
        if self.window is None:
            return [sentences]
        prompt = sum(windows.tokens(message["content"]) for message in task.messages((), ()))
        return windows.cut(sentences, windows.Plan(self.window, prompt))

    def _smaller(self, task: Task, part: Sequence[Sentence], error: EngineError) -> list[Sequence[Sentence]] | None:
        """What to read instead of a part that was too long, or whose reply was; None when nothing smaller helps."""
        told = error.window if isinstance(error, ContextTooLong) else None
        if told is not None and (self.window is None or told < self.window):
            log.info("run %s: the model's window is %d tokens", task.run_id, told)
            self.window = told
            return self._cut(task, part)
        if isinstance(error, ContextTooLong) or (isinstance(error, Truncated) and self.window is not None):
            return windows.halves(part)
        return None

    async def aclose(self) -> None:
        """Closes connections."""


async def _latest(heard: asyncio.Queue[T | None]) -> T | None:
    """What was heard last, skipping what came before it; None once all is said."""
    latest = await heard.get()
    while latest is not None and not heard.empty():
        newer = heard.get_nowait()
        if newer is None:
            heard.put_nowait(None)
            break
        latest = newer
    return latest
