"""The text view: what a person wants to read in a terminal, narrow or wide, with colours where there are any."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from summarizer.render import phrases

if TYPE_CHECKING:
    from rich.console import ConsoleOptions, RenderableType, RenderResult

    from summarizer.record import CallSummary, Claim, Issue, Quote

VOICE_STYLES = ("bright_blue", "dark_orange", "cyan", "magenta", "green", "red", "purple", "yellow")
MEASURE = 92  # longer lines are hard to read; a wide terminal gets columns instead
PIPE_WIDTH = 100
WIDE = 144  # what the columns need


def as_text(record: CallSummary, *, width: int = PIPE_WIDTH) -> str:
    """The view without colours, for a file or a pipe."""
    return plain(View(record), width)


def plain(view: RenderableType, width: int) -> str:
    """A renderable as lines of text: no colours, nothing but the words at a line's end."""
    out = io.StringIO()
    Console(file=out, width=width, color_system=None, legacy_windows=False).print(view)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def put(view: RenderableType) -> None:
    """Print a renderable: with colours and to its width on a terminal, as plain lines into a pipe."""
    console = Console(file=sys.stdout, highlight=False)
    if console.is_terminal:
        console.print(view)
    else:
        sys.stdout.write(plain(view, PIPE_WIDTH))


class View:
    """A record as a rich renderable: headline, facts, who reports it, claims by topic, what is wrong with it."""

    def __init__(self, record: CallSummary) -> None:
        self.record = record
        self.styles = {id: VOICE_STYLES[n % len(VOICE_STYLES)] for n, id in enumerate(phrases.voices(record))}
        self.numbers = phrases.numbers(record)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Constrain(self._head(), MEASURE)
        for label, claims in phrases.by_topic(self.record):
            yield Text()
            yield Text(phrases.printable(label), style="bold underline")
            yield self._wide(claims) if options.max_width >= WIDE else self._narrow(claims)
        yield Constrain(self._foot(), MEASURE)

    def _head(self) -> RenderableType:
        record = self.record
        return Group(
            Text(phrases.printable(record.headline), style="bold"),
            Text(phrases.printable(" · ".join(phrases.facts(record))), style="dim"),
            Text.assemble(("Reported by ", "dim"), phrases.printable(phrases.reported_by(record))),
            Text(),
            Text(phrases.printable(record.abstract)),
        )

    def _narrow(self, claims: list[Claim]) -> RenderableType:
        """Number and claim: everything about a claim in one hanging block."""
        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right", style="dim", width=len(str(len(self.numbers))))
        table.add_column(overflow="fold")
        for claim in claims:
            table.add_row(str(self.numbers[claim.id]), self.line(claim))
        return Constrain(table, MEASURE)

    def line(self, claim: Claim) -> Text:
        """A claim as running text: who says what, how it is known, and where it stands."""
        parts = [self._speaker(claim) + ":", self._words(claim), self._notes(claim), self._cited(claim)]
        return Text(" ").join(part for part in parts if part)

    def _wide(self, claims: list[Claim]) -> RenderableType:
        """Number, speaker, words, how known, sentences: aligned, so that the eye can run down a column."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(justify="right", style="dim", width=len(str(len(self.numbers))))
        for width in (28, 70, 24, 12):
            table.add_column(width=width, overflow="fold")
        for claim in claims:
            table.add_row(
                str(self.numbers[claim.id]),
                self._speaker(claim), self._words(claim), self._notes(claim), self._cited(claim),
            )  # fmt: skip
        return table

    def _speaker(self, claim: Claim) -> Text:
        name = phrases.printable(phrases.speaker(self.record, claim))
        deed = phrases.printable(phrases.deed(self.record, claim))
        return Text.assemble((name, f"bold {self._style(*claim.speaker)}"), (f" {deed}", "dim"))

    def _words(self, claim: Claim) -> Text:
        text = Text()
        words, rest = phrases.worded(claim)
        for piece in words:
            text += self._quoted(claim, piece.quote, piece.text) if piece.quote else Text(_clean(piece.text))
        for quote in rest:
            text += Text(" — ", "dim") + self._quoted(claim, quote, phrases.shown(quote))
        return text

    def _quoted(self, claim: Claim, quote: Quote, text: str) -> Text:
        owner = phrases.owner(self.record, claim, quote)
        return Text.assemble(
            (f"“{_clean(text)}”", self._style(quote.voice)),
            (f" ({phrases.printable(owner)})" if owner else "", "dim"),
        )

    def _notes(self, claim: Claim) -> Text:
        said = phrases.printable(", ".join(phrases.notes(self.record, claim)))
        return Text(f"({said})" if said else "", style="bold red" if claim.flags else "italic")

    def _cited(self, claim: Claim) -> Text:
        return Text(f"[{phrases.cited(claim)}]", style="dim")

    def _foot(self) -> RenderableType:
        record = self.record
        lines: list[RenderableType] = []
        if record.flags or record.issues:
            lines += [Text(), *(Text(f"! {phrases.FLAG[flag]}", style="bold red") for flag in record.flags)]
            lines += [_issue(issue) for issue in record.issues]
        if nothing := phrases.no_claims(record):
            lines += [Text(), Text(nothing, style="dim")]
        else:
            lines += [Text(), Text(phrases.LEGEND, style="dim")]
        return Group(*lines)

    def _style(self, *ids: str) -> str:
        return self.styles.get(ids[0], "default") if len(ids) == 1 else "default"


def _clean(text: str) -> str:
    """A stretch of text between others: its spaces at either end are kept."""
    return f"{' ' * text[:1].isspace()}{phrases.printable(text)}{' ' * text[-1:].isspace()}"


def _issue(issue: Issue) -> Text:
    where = f" [{', '.join(map(str, issue.sentences))}]" if issue.sentences else ""
    return Text(phrases.printable(f"{phrases.where(issue)}: {issue.message}{where}"), style="red")
