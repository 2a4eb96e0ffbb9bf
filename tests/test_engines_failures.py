from __future__ import annotations

import email.utils
import time

import pytest

from summarizer.engines.failures import of_status, retry_after
from summarizer.errors import ContextTooLong, QuotaExceeded, RateLimited, RejectedError, TransportError


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "-3"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
    ],
)
def test_retry_after_is_read_in_all_its_forms(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


def test_retry_after_as_a_date_to_come() -> None:
    found = retry_after({"retry-after": email.utils.formatdate(time.time() + 30, usegmt=True)})
    assert found is not None
    assert 25 < found <= 30


@pytest.mark.parametrize("status", [400, 404, 422, 429, 500])
def test_a_message_of_the_endpoint_s_is_not_repeated(status: int) -> None:
    failure = of_status(status, {"message": "you sent: President Voss ..."}, {}, "openai/x at http://h")
    assert "Voss" not in str(failure.error)


def test_codes_and_parameters_of_a_refusal_are_named() -> None:
    error = of_status(400, {"code": "invalid_value", "param": "messages[0].role"}, {}, "x").error
    assert type(error) is RejectedError
    assert "invalid_value" in str(error)
    assert "messages[0].role" in str(error)


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (429, {"type": "insufficient_quota"}, QuotaExceeded),
        (429, {"code": "rate_limit_exceeded"}, RateLimited),
        (400, {"message": "This model's maximum context length is 8192 tokens"}, ContextTooLong),
        (400, {"type": "exceed_context_size_error", "n_ctx": 4096}, ContextTooLong),
        (503, {"message": "the context window is loading"}, TransportError),
    ],
)
def test_the_code_tells_what_the_status_does_not(status: int, body: dict[str, object], error: type) -> None:
    assert type(of_status(status, body, {}, "x").error) is error
