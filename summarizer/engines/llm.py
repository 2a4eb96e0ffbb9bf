"""What all language-model engines share: an article in, a conversation (or one for each window), a Reading out."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from summarizer.engines.accounting import Ledger
from summarizer.engines.base import Reading
from summarizer.engines.conversation import Conversation
from summarizer.engines.reading import partial_draft
from summarizer.engines.recording import RecordingWire, open_recording
from summarizer.engines.schema import schema_hash
from summarizer.engines.transport import Deadline
from summarizer.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from summarizer.draft import Draft
    from summarizer.engines.base import Task
    from summarizer.engines.wire import Wire
    from summarizer.settings import Settings

log = logging.getLogger(__name__)
REPLY_TOKENS = 16_384  # room for a long article's claims and for a reasoning model's thoughts


class LanguageModel:
    """An engine that asks a model. Subclasses give the wire."""

    reads_prompt = True

    def __init__(self, name: str, settings: Settings) -> None:
        self.name = name
        self.settings = settings
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

    async def _read(self, task: Task, on_text: Callable[[str], None] | None) -> Reading:
        ledger = Ledger()
        wire = self.wire(ledger, Deadline(task.deadline, task.started))
        if self.settings.record is not None:
            wire = RecordingWire(wire, self.settings.record)
        try:
            draft = await self._draft(task, wire, on_text)
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

    async def _draft(self, task: Task, wire: Wire, on_text: Callable[[str], None] | None) -> Draft:
        conversation = Conversation(
            wire, task.article, task.check, self.settings.max_reasks, cap=self.cap(), parameters=self.parameters(task),
            on_text=on_text,
        )  # fmt: skip
        return await conversation.draft(task.messages(task.article.sentences, ()))

    def parameters(self, task: Task) -> dict[str, Any]:
        return dict(task.parameters)

    async def stream(self, task: Task) -> AsyncIterator[Draft | Reading]:
        """Drafts as they grow, then the Reading. Raises EngineError."""
        texts: asyncio.Queue[str | None] = asyncio.Queue()
        reading = asyncio.create_task(self._read(task, texts.put_nowait))
        reading.add_done_callback(lambda _: texts.put_nowait(None))
        try:
            shown: Draft | None = None
            while (text := await texts.get()) is not None:
                while not texts.empty() and (newer := texts.get_nowait()) is not None:
                    text = newer
                draft = partial_draft(text, task.article)
                if draft is not None and draft != shown:
                    shown = draft
                    yield draft
                if reading.done():
                    break
            yield await reading
        finally:
            reading.cancel()

    async def aclose(self) -> None:
        """Closes connections."""
