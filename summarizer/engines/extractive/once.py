"""What a rule tells of a sentence whatever else has been read: asked once, though an article is read twice."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Reader = TypeVar("Reader", bound=object)
Answer = TypeVar("Answer")


def once(rule: Callable[[Reader, int], Answer]) -> Callable[[Reader, int], Answer]:
    """The rule, its answer for each sentence remembered by the reader of the article."""
    name = f"_once{rule.__name__}"

    @wraps(rule)
    def asked(reader: Reader, index: int) -> Answer:
        known: dict[int, Answer] = reader.__dict__.setdefault(name, {})
        if index not in known:
            known[index] = rule(reader, index)
        return known[index]

    return asked
