"""Who says what through whom, as a picture: a strand per speaker, from left to right through relays to the outlet.

A strand is as thick as the claims it carries are many. Columns are counted from the outlet, on the right, so that
a relay stands between those it speaks for and the reader; where a strand skips a column, room is kept for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from summarizer.render import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.record import CallSummary

OUTLET = ""  # no party's id
WIDTH, BAR, LABEL, GAP = 560, 8, 20, 12
THICKEST, TALLEST = 5.0, 96.0  # of a claim's strand; of all claims' together
LETTER = 9.5  # how wide one is in a label, at most


@dataclass(frozen=True)
class Strand:
    """The claims of one speaker that came by one way."""

    speaker: str
    way: tuple[str, ...]  # the speaker first, the outlet last
    claims: int


@dataclass(frozen=True)
class Node:
    """Someone in the picture: `x` and `y` are the upper left corner of the bar, `height` is the bar's."""

    id: str
    x: float
    y: float
    height: float


def strands(record: CallSummary) -> list[Strand]:
    """In the order of voices. A joint act counts for each of its speakers; the outlet's own voice is no strand."""
    ways = Counter((speaker, (speaker, *claim.via, OUTLET)) for claim in record.claims for speaker in claim.speaker)
    order = {id: n for n, id in enumerate(phrases.voices(record))}
    found = [Strand(speaker, way, claims) for (speaker, way), claims in ways.items()]
    return sorted(found, key=lambda strand: (order.get(strand.speaker, len(order)), len(strand.way), strand.way))


def described(record: CallSummary) -> list[str]:
    """The picture in words, a line per strand: "Trump: 3 claims through Ushakov"."""
    lines = []
    for strand in strands(record):
        through = " and then ".join(phrases.short_name(record, id) for id in strand.way[1:-1])
        count = f"{strand.claims} claim{'s' * (strand.claims != 1)}"
        lines.append(
            f"{phrases.short_name(record, strand.speaker)}: {count} {f'through {through}' if through else 'directly'}"
        )
    return lines


def diagram(record: CallSummary) -> Markup:
    """The picture as an inline SVG, coloured by classes `v1`, `v2`...; empty where nobody speaks."""
    drawn = strands(record)
    if not drawn:
        return Markup()
    layout = _Layout(drawn)
    colour = {id: f"v{n % 8 + 1}" for n, id in enumerate(phrases.voices(record))}
    parts = [
        Markup('<path class="strand {}" data-party="{}" stroke-width="{:.1f}" d="{}"><title>{}</title></path>').format(
            colour.get(strand.speaker, ""), strand.speaker, layout.unit * strand.claims, layout.path(strand), words
        )
        for strand, words in zip(drawn, described(record), strict=True)
    ]
    said = {node: sum(strand.claims for strand in drawn if strand.speaker == node) for node in layout.nodes}
    parts += [
        _node(record, node, colour.get(node.id, "outlet"), said[node.id], layout.room) for node in layout.nodes.values()
    ]
    head = Markup('<svg class="diagram" viewBox="0 0 {} {:.0f}" role="img" aria-label="{}">').format(
        WIDTH, layout.height, "Who says what through whom. " + "; ".join(described(record))
    )
    return head + Markup().join(parts) + Markup("</svg>")


def _node(record: CallSummary, node: Node, colour: str, claims: int, room: int) -> Markup:
    name = phrases.short_name(record, node.id) if node.id else phrases.outlet(record)
    label = name if len(name) <= room else name[: room - 1] + "…"
    label += f" · {claims}" if claims else ""
    anchor = "start" if node.x == 0 else "end" if node.x == WIDTH - BAR else "middle"
    x = {"start": node.x, "end": node.x + BAR, "middle": node.x + BAR / 2}[anchor]
    return Markup(
        '<g class="node {}" data-party="{}"><title>{}</title><rect x="{:.1f}" y="{:.1f}" width="{}" height="{:.1f}"/>'
        '<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text></g>'
    ).format(colour, node.id, name, node.x, node.y, BAR, node.height, x, node.y - 6, anchor, label)


class _Layout:
    """Where everything goes: `nodes` by id, `room` for a label in letters, `height` in all, `unit` of a claim."""

    def __init__(self, drawn: list[Strand]) -> None:
        self.unit = min(THICKEST, TALLEST / sum(strand.claims for strand in drawn))
        self.columns = _columns(drawn)
        self.right = max(self.columns.values())
        self.room = int(WIDTH / self.right * 0.65 / LETTER)  # letters in a label, so that neighbours don't meet
        self.nodes: dict[str, Node] = {}
        self._at: dict[tuple[Strand, int], float] = {}  # the middle of a strand in a column
        stacks = {column: self._stack(drawn, column) for column in range(self.right + 1)}
        heights = {
            column: sum(LABEL + GAP + self._thick(group) for _, group in stack) for column, stack in stacks.items()
        }
        self.height = max(heights.values())
        for column, stack in stacks.items():
            self._place(column, stack, (self.height - heights[column]) / 2)

    def _stack(self, drawn: list[Strand], column: int) -> list[tuple[str | None, list[Strand]]]:
        """What stands in a column, from the top: parties with their strands, and strands passing by (no party)."""
        groups: dict[tuple[str | None, int], list[Strand]] = {}
        for number, strand in enumerate(drawn):
            own = [id for id in strand.way if self.columns[id] == column]
            if own:
                groups.setdefault((own[0], 0), []).append(strand)
            elif self.columns[strand.speaker] > column:
                groups[(None, number)] = [strand]
        return [(id, group) for (id, _), group in groups.items()]

    def _place(self, column: int, stack: Iterable[tuple[str | None, list[Strand]]], y: float) -> None:
        for id, group in stack:
            y += LABEL
            if id is not None:
                self.nodes[id] = Node(id, self._x(column), y, self._thick(group))
            for strand in group:
                self._at[strand, column] = y + self.unit * strand.claims / 2
                y += self.unit * strand.claims
            y += GAP

    def path(self, strand: Strand) -> str:
        """The curve of a strand, from column to column and straight on across each."""
        stops = sorted((-column, y) for (found, column), y in self._at.items() if found == strand)
        words = [f"M{self._x(-stops[0][0]):.1f} {stops[0][1]:.1f}"]
        for (left, y1), (right, y2) in pairwise(stops):
            x1, x2 = self._x(-left) + BAR, self._x(-right)
            middle = (x1 + x2) / 2
            words.append(f"H{x1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}")
        return "".join(words)

    def _x(self, column: int) -> float:
        return (WIDTH - BAR) * (self.right - column) / self.right

    def _thick(self, group: list[Strand]) -> float:
        return self.unit * sum(strand.claims for strand in group)


def _columns(drawn: list[Strand]) -> dict[str, int]:
    """How many steps from the outlet each party stands, by its longest way there."""
    columns: dict[str, int] = {}
    for strand in drawn:
        for steps, id in enumerate(reversed(strand.way)):
            columns[id] = max(columns.get(id, 0), steps)
    return columns
