"""A claim in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.engines.extractive.syntax import Cue


@dataclass
class Said:
    """A claim in the making: `tokens[start:end]` of a sentence are what is said."""

    sentence: int
    speaker: tuple[str, ...]
    act: str
    start: int
    end: int
    cue: Cue | None = None
    via: tuple[str, ...] = ()
    explicit: bool = False
    in_call: bool = True
    rules: list[str] = field(default_factory=list)
    doubtful: bool = False
    holes: list[tuple[int, int]] = field(default_factory=list)
    content: int | None = None  # where the proposition starts, if not where its cue says
    told_of: tuple[str, ...] = ()  # whom the text is about, where that is not the speaker
    also: tuple[int, ...] = ()  # sentences of what it answers
    borrowed: tuple[int, int] | None = None  # the subject it shares with the clause before
    verb_kept: bool = False  # its text names the speaker and keeps his verb: "Kolt rejected ..."
    owner: str | None = None  # whose account stands beside it: the frame's source
