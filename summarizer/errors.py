"""Every error this package raises on purpose, in one tree.

    SummarizerError                    exit  what happened
      InputError                        2    what the caller gave can't be used
        ArticleError                         empty, binary, wrong encoding, too long
        SettingsError                        unknown engine, bad option, missing key
        PromptError                          unknown version, bad template, broken prompt.toml
        RecordError                          a file that is no record, or not of this article
      OutputError                       2    the result can't be written where it was asked for
      EngineError                       3    the engine gave no usable reading
        TransportError                       the endpoint can't be reached or keeps failing
          DeadlineExceeded                   the total deadline ran out
          RateLimited                        429 until the deadline
        RejectedError                        the endpoint says no, and will say no again
          AuthenticationFailed               401, 403
          QuotaExceeded                      the account is out of credit
          ModelNotFound                      404
          ContextTooLong                     413, context length
          Refused                            the model or its filter declines
        ReplyError                           a reply that is no draft, after the last re-ask
          Truncated                          cut at the token limit, after the one larger retry
        BudgetExceeded                       max_cost or max_tokens reached
      UngroundedError                   1    on_ungrounded="raise", and issues remain

Messages say what happened, where, and what to do; they never hold a key or the article's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


class SummarizerError(Exception):
    """Base of all errors raised on purpose. `exit_code` is what the command line returns."""

    exit_code = 1


class InputError(SummarizerError):
    exit_code = 2


class ArticleError(InputError):
    pass


class SettingsError(InputError):
    pass


class PromptError(InputError):
    pass


class RecordError(InputError):
    pass


class OutputError(SummarizerError):
    exit_code = 2


class EngineError(SummarizerError):
    """An engine gave no usable reading. `usage` is what the failed attempts cost all the same."""

    exit_code = 3

    def __init__(self, message: str, *, usage: Any = None, attempts: int = 0) -> None:
        super().__init__(message)
        self.usage = usage
        self.attempts = attempts


class TransportError(EngineError):
    pass


class DeadlineExceeded(TransportError):
    pass


class RateLimited(TransportError):
    pass


class RejectedError(EngineError):
    pass


class AuthenticationFailed(RejectedError):
    pass


class QuotaExceeded(RejectedError):
    pass


class ModelNotFound(RejectedError):
    pass


class ContextTooLong(RejectedError):
    """`window` is the model's, in tokens, where the endpoint tells it."""

    window: int | None = None


class Refused(RejectedError):
    pass


class ReplyError(EngineError):
    pass


class Truncated(ReplyError):
    pass


class BudgetExceeded(EngineError):
    pass


class UngroundedError(SummarizerError):
    """Issues remain and the caller asked for none. `record` is the flagged record, `issues` what is wrong."""

    def __init__(self, message: str, *, record: Any, issues: Sequence[Any]) -> None:
        super().__init__(message)
        self.record = record
        self.issues = issues
