"""Two accounts of one call side by side: where they conflict, what both say, what one alone says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from summarizer.render import phrases
from summarizer.render.page import RecordView, page
from summarizer.render.terminal import MEASURE, PIPE_WIDTH, View, plain

if TYPE_CHECKING:
    from rich.console import RenderableType

    from summarizer.record import CallSummary, Claim

SECTIONS = ("conflict", "both", "a", "b")
NOTHING = {"conflict": "Nothing they say differs in a negation, number, date or speaker.", "both": "Nothing."}
DIFFERENCE = {"speaker": "speaker", "modality": "strength", "act": "act"}


@dataclass(frozen=True)
class Row:
    """A claim of each account or of one, under the section it belongs to; `differences` as DIFFERENCE names them."""

    section: str
    a: Claim | None
    b: Claim | None
    differences: tuple[str, ...] = ()

    @property
    def unlike(self) -> str:
        """“differ in speaker and strength”, or nothing."""
        words = [DIFFERENCE[name] for name in self.differences if name in DIFFERENCE]
        return f"differ in {' and '.join(words)}" if words else ""


@dataclass(frozen=True)
class Beside:
    """Two records, how their claims match, which facts of the call they differ on, and b's parties as a knows them."""

    a: CallSummary
    b: CallSummary
    rows: tuple[Row, ...]
    facts: tuple[str, ...]
    parties: dict[str, str]

    def section(self, name: str) -> list[Row]:
        return [row for row in self.rows if row.section == name]

    @property
    def names(self) -> tuple[str, str]:
        """What to call the two: who reports each, or A and B where that is the same."""
        names = tuple(phrases.names(record, [source.party for source in record.sources]) for record in (self.a, self.b))
        told_apart = all(names) and names[0] != names[1]
        return (f"A, {names[0]}", f"B, {names[1]}") if told_apart else ("A", "B")

    def title(self, name: str) -> str:
        """A section's heading."""
        a, b = self.names
        return {"conflict": "They conflict", "both": "Both say", "a": f"Only in {a}", "b": f"Only in {b}"}[name]

    @property
    def differing_facts(self) -> str:
        """“They differ on date and duration.”, or nothing."""
        words = [field.removesuffix("_minutes") for field in self.facts]
        return f"They differ on {' and '.join(words)}." if words else ""


def view(beside: Beside) -> RenderableType:
    """The comparison for a terminal: claims that belong together one below the other, whole."""
    views = {"A": View(beside.a), "B": View(beside.b)}
    head = Table.grid(padding=(0, 1))
    for letter, view in views.items():
        said_by = Text(phrases.printable(f"Reported by {phrases.reported_by(view.record)}"), style="dim")
        head.add_row(Text(letter, style="dim"), Text(phrases.printable(view.record.headline), style="bold"))
        head.add_row("", said_by)
    blocks: list[RenderableType] = [head]
    blocks += [Text(beside.differing_facts, style="bold red")] if beside.facts else []
    for section in SECTIONS:
        rows = beside.section(section)
        if rows or section in NOTHING:
            blocks += [Text(), Text(phrases.printable(beside.title(section)), style="bold underline")]
            blocks += [_row(views, row) for row in rows] or [Text(NOTHING[section], style="dim")]
    return Constrain(Group(*blocks, Text(), Text(phrases.LEGEND, style="dim")), MEASURE)


def _row(views: dict[str, View], row: Row) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", width=5)
    table.add_column(overflow="fold")
    for (letter, view), claim in zip(views.items(), (row.a, row.b), strict=True):
        if claim:
            table.add_row(f"{letter} {view.numbers[claim.id]}", view.line(claim))
    if row.unlike:
        table.add_row("", Text(f"({row.unlike})", style="italic"))
    return table


def as_text(beside: Beside, *, width: int = PIPE_WIDTH) -> str:
    """The comparison without colours, for a file or a pipe."""
    return plain(view(beside), width)


def as_html(beside: Beside) -> str:
    """The comparison as a page of its own; a party has one colour in both columns."""
    a = RecordView(beside.a, None, 1)
    order = {id: n for n, id in enumerate(a.voices)}
    shared = {id: order[beside.parties[id]] for id in phrases.voices(beside.b) if beside.parties.get(id) in order}
    own = [id for id in phrases.voices(beside.b) if id not in shared]
    b = RecordView(beside.b, None, 2, shared | {id: len(order) + n for n, id in enumerate(own)})
    return page("beside.html", beside=beside, views=(a, b), sections=SECTIONS, nothing=NOTHING)
