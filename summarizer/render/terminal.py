"""The text view: what a person wants to read in a terminal, narrow or wide, with colours where there are any."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from summarizer.render import phrases

if TYPE_CHECKING:
    from rich.console import RenderableType

    from summarizer.record import CallSummary, Claim

VOICE_STYLES = ("cyan", "magenta", "yellow", "green", "blue", "bright_red")


def as_text(record: CallSummary, *, width: int = 100) -> str:
    """The view without colours, for a file or a pipe."""
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, legacy_windows=False).print(view(record))
    return out.getvalue()


def view(record: CallSummary) -> RenderableType:
    """The view as a rich renderable: headline, facts, who reports it, claims by topic, what is wrong with it."""
    blocks: list[RenderableType] = [
        Text(record.headline, style="bold"),
        Text(" · ".join(phrases.facts(record)), style="dim"),
        Text.assemble(("Reported by ", "dim"), phrases.reported_by(record)),
        Text(),
        Text(record.abstract),
    ]
    for label, claims in phrases.by_topic(record):
        blocks += [Text(), Text(label, style="bold underline")]
        blocks += [_claim(record, claim) for claim in claims]
    blocks += _warnings(record)
    return Group(*blocks)


def _claim(record: CallSummary, claim: Claim) -> RenderableType:
    text = Text()
    speaker = phrases.names(record, claim.speaker) or "(the outlet)"
    text.append(speaker, style=f"bold {_style(record, claim.speaker)}")
    text.append(f" {phrases.ACT[claim.act]}: ", style="dim")
    text.append(claim.text)
    for quote in claim.quotes:
        text.append(f" “{quote.text}”", style=_style(record, (quote.voice,)))
        if owner := phrases.owner(record, claim, quote):
            text.append(f" ({owner})", style="dim")
    if notes := phrases.notes(record, claim):
        text.append(f"  {notes}", style="italic")
    text.append(f" [{', '.join(str(e.sentence) for e in claim.evidence)}]", style="dim")
    return Padding(text, (0, 0, 0, 2))


def _warnings(record: CallSummary) -> list[RenderableType]:
    lines: list[RenderableType] = [Text(f"! {phrases.FLAG[flag]}", style="bold red") for flag in record.flags]
    for issue in record.issues:
        where = f" (sentence {', '.join(map(str, issue.sentences))})" if issue.sentences else ""
        lines.append(Padding(Text(f"{issue.path}: {issue.message}{where}", style="red"), (0, 0, 0, 2)))
    return [Text(), *lines] if lines else []


def _style(record: CallSummary, ids: tuple[str, ...]) -> str:
    order = [party.id for party in record.parties]
    return VOICE_STYLES[order.index(ids[0]) % len(VOICE_STYLES)] if ids and ids[0] in order else "default"
