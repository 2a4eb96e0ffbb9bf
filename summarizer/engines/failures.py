"""Vendor errors, mapped: each to one error of ours, and whether trying again can help.

Vendor exceptions hold the request, and with it the article and the key: nothing of them is kept but
their status, their code and a few words of an endpoint's own message that can't be the article's.
"""

from __future__ import annotations

import email.utils
import json
import re
import socket
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.errors import (
    AuthenticationFailed,
    ContextTooLong,
    EngineError,
    ModelNotFound,
    QuotaExceeded,
    RateLimited,
    RejectedError,
    TransportError,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Before a connection stands there is nothing to lose by giving up early, and someone waiting for an answer.
CONNECT_PATIENCE = 5.0
QUOTA_CODES = {"insufficient_quota", "billing_hard_limit_reached", "insufficient_credits", "billing_not_active"}
CONTEXT_CODES = {"context_length_exceeded", "exceed_context_size_error", "string_above_max_length"}
CONTEXT_WORDS = re.compile(
    r"context (length|size|window)|maximum context|too many tokens|prompt is too long|input is too long", re.I
)
TRY_AGAIN = {408, 409, 425, 429}


@dataclass(frozen=True, slots=True)
class Failure:
    """What became of one attempt. `after`: seconds the endpoint asks to wait; `patience`: seconds worth trying for."""

    error: EngineError
    again: bool = False
    after: float | None = None
    patience: float = float("inf")
    limited: bool = False  # a 429: everyone waits, and it is tried until the deadline


class TooLargeError(Exception):
    """A body beyond any reply."""


class BrokenError(Exception):
    """A 200 that is not the API's: `again` where it may have been cut on the way."""

    def __init__(self, message: str, *, again: bool) -> None:
        super().__init__(message)
        self.again = again


def failure_of(error: Exception, where: str) -> Failure | None:
    """What a vendor's exception means; None for one that is a bug of ours. `where` names endpoint and model."""
    import openai

    if isinstance(error, openai.APIStatusError):
        return of_status(error.status_code, body_of(error), error.response.headers, where)
    if isinstance(error, BrokenError):
        return Failure(TransportError(f"{where}: {error}"), again=error.again)
    if isinstance(error, UnicodeDecodeError | json.JSONDecodeError):
        return Failure(TransportError(f"{where}: the answer is no JSON; it was cut or garbled on the way"), again=True)
    if isinstance(error, openai.APIConnectionError) or _is_network(error):
        return _of_connection(error, where)
    if isinstance(error, openai.APIError):  # an error event inside a stream
        return of_status(_status_in(error.body), _mapping(error.body), {}, where)
    return None


def of_status(status: int, body: Mapping[str, Any], headers: Mapping[str, str], where: str) -> Failure:
    """What an HTTP status means, with the code in its body."""
    if refusal := _refusal(status, body, where):
        return Failure(refusal)
    if status == 429:
        limited = RateLimited(f"{where}: too many requests (429), and no room before the deadline")
        return Failure(limited, again=True, after=retry_after(headers), limited=True)
    error = TransportError(f"{where}: the endpoint fails ({status})")
    return Failure(error, again=True, after=retry_after(headers))


def _refusal(status: int, body: Mapping[str, Any], where: str) -> EngineError | None:
    """The error for a status that trying again can't help; None where it may."""
    codes = {str(body.get("code")), str(body.get("type"))}
    if status == 402 or codes & QUOTA_CODES:
        return QuotaExceeded(f"{where}: the account is out of credit ({status}); top it up")
    if (
        status == 413
        or codes & CONTEXT_CODES
        or (status < 500 and CONTEXT_WORDS.search(str(body.get("message") or "")))
    ):
        return ContextTooLong(f"{where}: the article is longer than the model's window ({status})")
    if status in (401, 403):
        return AuthenticationFailed(f"{where}: the endpoint refuses the key ({status}); check OPENAI_API_KEY")
    if status == 404:
        return ModelNotFound(f"{where}: no such model, or no such address (404); check model and base_url")
    if status in TRY_AGAIN or status >= 500:
        return None
    return RejectedError(f"{where}: the endpoint refuses the request ({status}{_named(body)})")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds an endpoint asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110)."""
    milliseconds, value = headers.get("retry-after-ms"), headers.get("retry-after")
    try:
        if milliseconds:
            return max(0.0, float(milliseconds) / 1000)
        return max(0.0, float(value)) if value else None
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value or "").timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def body_of(error: Any) -> Mapping[str, Any]:
    """The error object of an API error's body; {} where there is none."""
    return _mapping(getattr(error, "body", None))


def window_in(error: Any) -> int | None:
    """The model's window in tokens, where an endpoint's complaint gives it."""
    body = body_of(error)
    if isinstance(body.get("n_ctx"), int):
        return int(body["n_ctx"])
    found = re.search(
        r"(?:context length (?:is|of)|context size \(?|window of) ?(\d{3,8})", str(body.get("message") or "")
    )
    return int(found.group(1)) if found else None


def _mapping(body: Any) -> Mapping[str, Any]:
    if isinstance(body, dict):
        inner = body.get("error")
        return inner if isinstance(inner, dict) else body
    return {}


def _status_in(body: Any) -> int:
    code = _mapping(body).get("code")
    return code if isinstance(code, int) and 400 <= code < 600 else 500


def _named(body: Mapping[str, Any]) -> str:
    """The parameter and code of a refusal: words of the API, never of a message."""
    words = [str(body.get(key)) for key in ("code", "param") if isinstance(body.get(key), str)]
    return "".join(f", {word}" for word in words if re.fullmatch(r"[\w.\[\]-]{1,60}", word))


def _of_connection(error: BaseException, where: str) -> Failure:
    causes = list(_causes(error))
    if any(isinstance(cause, TooLargeError) for cause in causes):
        return Failure(TransportError(f"{where}: the answer is larger than any reply"))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return Failure(TransportError(f"{where}: TLS failed; the certificate or the protocol does not hold"))
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return Failure(TransportError(f"{where}: no such host"), again=True, patience=CONNECT_PATIENCE)
    if any(type(cause).__name__ in ("ConnectError", "ConnectTimeout") for cause in causes):
        return Failure(TransportError(f"{where}: can't connect; is it running?"), again=True, patience=CONNECT_PATIENCE)
    if any(type(cause).__name__ == "UnsupportedProtocol" for cause in causes):
        return Failure(TransportError(f"{where}: not an http address"))
    return Failure(TransportError(f"{where}: the connection broke"), again=True)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_network(error: Exception) -> bool:
    import httpx2

    return isinstance(error, httpx2.HTTPError | httpx2.StreamError | OSError | TooLargeError)
