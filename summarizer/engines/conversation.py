"""Asking until a reply is a draft that holds: instructor's re-ask, with what is wrong as the message.

Below this stands a wire (HTTP, a recording). instructor is handed a function that asks it, and a response model
that judges: schema first, then `check` (the pipeline's `ground`, bound to the article). What instructor would do on its
own and we don't want: render messages as templates (never pass it `context`), count API errors as attempts, log
replies.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import tenacity
from pydantic import ValidationError

from summarizer.engines.reading import NotOneObjectError, problems, the_object
from summarizer.engines.reply import Reply
from summarizer.engines.wire import Completion, Request, Wire
from summarizer.errors import EngineError, Refused, ReplyError, Truncated

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.article import Article
    from summarizer.draft import Draft
    from summarizer.record import Issue

log = logging.getLogger(__name__)
LARGER = 2  # how much larger the cap is after a truncation
MAX_ISSUES = 12  # told at once; more than a model can mend in one go


@dataclass(slots=True)
class Conversation:
    """One draft asked for. `best` is the draft with the fewest issues so far."""

    wire: Wire
    article: Article
    check: Callable[[Draft], list[Issue]]
    max_reasks: int
    run_id: str = ""
    cap: int | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    on_text: Callable[[str], None] | None = None
    best: Draft | None = None
    _fewest: int = 0
    _judged: int = 0
    _complaint: str = ""

    async def draft(self, messages: list[dict[str, Any]]) -> Draft:
        """A draft, with as few issues as could be had. Raises EngineError when there is none at all."""
        failure = await self._converse(messages)
        if self.best is not None:
            if failure is not None:
                log.warning(
                    "run %s: a re-ask failed (%s); the reply before it stands", self.run_id, type(failure).__name__
                )
            return self.best
        if failure is None:
            failure = ReplyError(f"no reply is a draft, {self._judged} asked for; the last: {self._complaint}")
        raise failure

    async def _converse(self, messages: list[dict[str, Any]]) -> EngineError | None:
        import instructor
        from instructor.core.exceptions import InstructorRetryException
        from instructor.core.exceptions import ResponseParsingError as Unfit

        create: Any = instructor.patch(create=self._ask, mode=instructor.Mode.JSON_SCHEMA)
        retrying = tenacity.AsyncRetrying(
            stop=tenacity.stop_after_attempt(self.max_reasks + 1),
            retry=tenacity.retry_if_exception_type(Unfit),
            reraise=True,
        )
        token = _current.set(self)
        try:
            await create(response_model=_answer(), messages=messages, max_retries=retrying)
            return None
        except InstructorRetryException as wrapped:
            cause = wrapped.__cause__
        finally:
            _current.reset(token)
        if isinstance(cause, Unfit):
            return None
        if isinstance(cause, EngineError):
            return cause
        raise cause or ReplyError("instructor gave up without a cause")

    async def _ask(self, *, messages: list[dict[str, Any]], **_: Any) -> Any:
        """One question, as instructor asks it: its schema and modes are the wire's business."""
        completion = await self._whole(messages)
        if completion.refused or completion.finish == "filter":
            raise Refused("the model or its provider's filter declines to read this article")
        return _as_instructor_reads(completion)

    async def _whole(self, messages: list[dict[str, Any]]) -> Completion:
        """A completion that was not cut; after a first cut, asked again with a larger cap and without the stump."""
        completion = await self.wire.send(Request(messages, self.cap, self.parameters, self.on_text))
        if completion.finish != "length":
            return completion
        if self.cap is None or (self.wire.largest_cap or self.cap + 1) <= self.cap:
            raise Truncated("the reply was cut at the model's own limit")
        self.cap *= LARGER
        log.info("run %s: the reply was cut at the cap; asking once more with a larger one", self.run_id)
        completion = await self.wire.send(Request(messages, self.cap, self.parameters, self.on_text))
        if completion.finish == "length":
            raise Truncated("the reply was cut at the token limit, and again at the larger one")
        return completion

    def judge(self, text: str) -> tuple[Reply | None, str]:
        """The reply in `text` if it is one, and what to complain of, "" for nothing."""
        self._judged += 1
        try:
            reply = Reply.model_validate_json(the_object(text))
            draft = reply.to_draft(self.article)
        except NotOneObjectError as error:
            self.wire.not_json()
            self._complaint = "The reply was empty." if not text.strip() else f"Not one JSON object: {error}."
            return None, self._complaint
        except ValidationError as error:
            self._complaint = "; ".join(problems(error))
            return None, "The reply does not fit the schema:\n" + "\n".join(f"- {line}" for line in problems(error))
        issues = self.check(draft)
        if self.best is None or len(issues) <= self._fewest:
            self.best, self._fewest = draft, len(issues)
        return reply, "\n".join(f"- {line}" for line in list(reply.in_own_terms(issues, self.article))[:MAX_ISSUES])

    @property
    def over(self) -> bool:
        """Whether there is no re-ask left."""
        return self._judged > self.max_reasks


_current: ContextVar[Conversation] = ContextVar("conversation")


@cache
def _answer() -> Any:
    """What instructor takes for the response model. Built once, for it would wrap a plain one anew for every call; and
    without fields, for it walks through them four times a call, a third of what the call costs."""
    from instructor.core.exceptions import ResponseParsingError
    from instructor.function_calls import ResponseSchema

    class UnfitError(ResponseParsingError):
        """What is wrong with a reply, in the words the model is told."""

        def __init__(self, complaint: str) -> None:
            super().__init__(complaint, mode="JSON_SCHEMA")

        def __str__(self) -> str:
            return str(self.args[0])

    class Answer(ResponseSchema):
        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return {}  # the wire sends the schema in the form its endpoint takes

        @classmethod
        def model_validate_json(cls, json_data: Any, **_: Any) -> Any:
            conversation = _current.get()
            reply, complaint = conversation.judge(json_data)
            if complaint and not (conversation.over and reply is not None):
                raise UnfitError(complaint)
            return cls()  # `best` has the draft

    return Answer


def _as_instructor_reads(completion: Completion) -> Any:
    """A completion in the shape instructor's handlers read; usage stays out of it, it would be changed in place."""
    from openai.types.chat import ChatCompletion, ChatCompletionMessage
    from openai.types.chat.chat_completion import Choice

    message = ChatCompletionMessage.model_construct(role="assistant", content=completion.text)
    choice = Choice.model_construct(index=0, finish_reason="stop", message=message)
    return ChatCompletion.model_construct(
        id="", created=0, object="chat.completion", choices=[choice], usage=None, model=completion.model or ""
    )
