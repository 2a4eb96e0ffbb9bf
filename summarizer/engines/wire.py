"""One request and one answer, whatever carries them: HTTP, a recording, a test."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from summarizer.record import Usage

if TYPE_CHECKING:
    from collections.abc import Callable

Finish = Literal["stop", "length", "filter"]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: `cap` is the most tokens of reply, `on_text` hears the reply's text as it grows."""

    messages: list[dict[str, Any]]
    cap: int | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    on_text: Callable[[str], None] | None = None


@dataclass(frozen=True, slots=True)
class Completion:
    """What came back: `text` is the JSON, wherever the endpoint put it."""

    text: str
    finish: Finish = "stop"
    refused: bool = False
    model: str | None = None
    usage: Usage = field(default_factory=Usage)


class Wire(Protocol):
    async def send(self, request: Request) -> Completion:
        """Raises EngineError. Counts what every attempt took in the ledger it was made with."""
        ...

    @property
    def largest_cap(self) -> int | None:
        """The most tokens of reply the endpoint lets anyone ask for, where that is known."""
        ...

    def not_json(self) -> None:
        """Told when an answer held no JSON at all: an endpoint may take a schema and ignore it."""
        ...
