"""Answers as they lie in a downloaded file, and as they are found again."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from openai.types import Batch as Remote

from summarizer.batch.provider_answers import Answers, lines_of, queue_full

if TYPE_CHECKING:
    from pathlib import Path


def test_lines_that_are_no_answers_of_ours_are_passed_over(tmp_path: Path) -> None:
    good = b'{"custom_id": "a", "response": null}\n'
    file = io.BytesIO(b"garbage\n[]\n\n" + good + b'{"custom_id": "another run\'s"}\n{"custom_id": "b"')
    found = list(lines_of(file, {"a", "b"}))
    assert [(id, line) for id, line, _ in found] == [("a", good)]
    answers = Answers(tmp_path, "openai/x")
    answers.put("a", good)
    answers.put("b", b'{"n": 2}\n')
    assert (answers.get("a"), answers.get("b"), answers.get("c")) == (json.loads(good), {"n": 2}, None)


@pytest.mark.parametrize(
    ("status", "errors", "full"),
    [
        ("failed", [{"code": "token_limit_exceeded"}], True),
        ("failed", [{"code": "invalid_json_line"}], False),
        ("failed", None, False),
        ("cancelled", [{"code": "token_limit_exceeded"}], False),
    ],
)
def test_a_full_queue_is_told_from_other_failures(status: str, errors: Any, full: bool) -> None:
    remote = {
        "id": "b", "object": "batch", "endpoint": "/v1/chat/completions", "completion_window": "24h", "created_at": 0,
        "input_file_id": "f", "status": status, "errors": {"data": errors},
    }  # fmt: skip
    assert queue_full(Remote.model_validate(remote)) is full
