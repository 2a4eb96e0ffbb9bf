"""Where quotations begin and end in a news text, and which lies in which.

Marks are paired by a stack, from what stands on either side of each: curly and straight, « », » «, „ “, ‹ ›, ‚ ‘,
「 」, 『 』. A quotation ends with its paragraph, closed or not. A single mark is an apostrophe unless a word starts
right after it and another single mark ends one before the paragraph does. Not told apart: the end of a quotation and
a plural owner (‘the leaders’ he met), where a later mark could close the quotation too.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

_MARK = re.compile(r"[\"“”„‟«»‹›‘’‚‛'「」『』]")
_BLANK_LINE = re.compile(r"(?>\r\n|[\r\n\v\f\x85\u2028])\s*?[\r\n\v\f\x85\u2028]|\u2029")
# What may close a quotation that the key opened.
_CLOSERS = {
    '"': '"”', "“": '”"“', "„": '“”"‟', "‟": "”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "'": "'", "‘": "’'", "‛": "’", "‚": "‘’", "「": "」", "『": "』",
}  # fmt: skip
_OPENERS_EVEN_BEFORE_SPACE = frozenset("«‹「『„")
_CLOSERS_EVEN_AFTER_SPACE = frozenset("”»›」』")
_SINGLE = frozenset("'‘’‚‛")
_BEFORE_OPENING = frozenset("([{<—–-/:;=*_>¿¡")
_CLIPPED = re.compile(r"(?:\d0s|em|n|til|tis|twas|cause|bout|s)\b", re.I)  # '90s, 'em, rock 'n' roll
_POSSIBLE_OWNER = re.compile(r"\s+[^\W\d_]")  # what follows in "the leaders' talks"
_DEEPEST = 8  # nested deeper, marks are noise; it also bounds the work per mark
_LINES_AHEAD = 20


@dataclass(slots=True)
class _Open:
    """A mark that opened a quotation. `doubtful_end`: where it may have ended, if nothing clearer comes."""

    at: int
    mark: str
    doubtful_end: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """The words between two marks, and the index of the pair around them in the list of all."""

    start: int
    end: int
    parent: int | None


def quotation_pairs(text: str, blocks: Sequence[Span]) -> list[Pair]:
    """The quotations of `text` by opening mark; `blocks` are its paragraphs and the lines that stand alone."""
    marks = [[found.start() for found in _MARK.finditer(text, *block)] for block in blocks]
    pairing = _Pairing(text)
    for index, (_, end) in enumerate(blocks):
        for at in marks[index]:
            pairing.read(at)
        if pairing.stack and not _closes_further_down(text, pairing, blocks, marks, index):
            pairing.end_paragraph(end)
    return _nested(sorted(pairing.found))


def _closes_further_down(
    text: str, pairing: _Pairing, blocks: Sequence[Span], marks: Sequence[Sequence[int]], index: int
) -> bool:
    """Whether the next mark below, before any blank line, can only be the end of the quotation now open."""
    for below in range(index + 1, min(len(blocks), index + 1 + _LINES_AHEAD)):
        if _BLANK_LINE.search(text, blocks[below - 1][1], blocks[below][0]):
            return False
        if at := next((at for at in marks[below] if text[at] not in _SINGLE), None):
            return at > blocks[below][0] and pairing.closed_by(at) is not None
    return False


def _nested(spans: Sequence[tuple[int, int, int]]) -> list[Pair]:
    pairs: list[Pair] = []
    around: list[int] = []
    for index, (_, start, end) in enumerate(spans):
        while around and pairs[around[-1]].end < end:
            around.pop()
        pairs.append(Pair(start, end, around[-1] if around else None))
        around.append(index)
    return pairs


class _Pairing:
    """Reads marks in order. `found` holds (opening mark, start, end) of what has been closed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.found: list[tuple[int, int, int]] = []

    def read(self, at: int) -> None:
        mark = self.text[at]
        depth = self.closed_by(at)
        if depth is None:
            self._maybe_open(at, mark)
        elif self._is_doubtful(at, mark):
            opened = self.stack[depth]
            opened.doubtful_end = opened.doubtful_end or at
        else:
            self._close(depth, at)

    def closed_by(self, at: int) -> int | None:
        """The depth of the open quotation that the mark at `at` ends; None if it ends none."""
        mark = self.text[at]
        if not self._may_close(at, mark):
            return None
        for depth in range(len(self.stack) - 1, -1, -1):
            if mark in _CLOSERS[self.stack[depth].mark]:
                return depth
            if mark in _SINGLE and self.stack[depth].mark not in _SINGLE:
                return None  # an apostrophe; a single mark never closes over a double one
        return None

    def end_paragraph(self, end: int) -> None:
        self._close_unfinished(0, end)
        self.stack.clear()

    def _may_close(self, at: int, mark: str) -> bool:
        if mark in _CLOSERS_EVEN_AFTER_SPACE:
            return True
        before, after = self._before(at), self._after(at)
        if mark in "'’‘":
            return not before.isspace() and not _in_word(after)
        if mark == "“" and not any(opened.mark == "„" for opened in self.stack):
            return not before.isspace() and not _in_word(after)
        return not self._looks_opening(at)

    def _maybe_open(self, at: int, mark: str) -> None:
        if mark not in _CLOSERS or len(self.stack) >= _DEEPEST or not self._may_open(at, mark):
            return
        for depth, opened in enumerate(self.stack):
            if opened.doubtful_end and opened.mark == mark != "«":
                self._close(depth, opened.doubtful_end)
                break
        self.stack.append(_Open(at, mark))

    def _may_open(self, at: int, mark: str) -> bool:
        after = self._after(at)
        if mark in _OPENERS_EVEN_BEFORE_SPACE:
            return mark != "«" or not after.isspace() or self._before(at).isspace()
        if mark in _SINGLE:
            starts = _in_word(after) or after in '“"«„[…$€£'
            return starts and self._looks_opening(at) and not _CLIPPED.match(self.text, at + 1)
        if mark == "“":
            return not after.isspace()
        return self._looks_opening(at) or (mark == '"' and _in_word(after) and not _in_word(self._before(at)))

    def _looks_opening(self, at: int) -> bool:
        before = self._before(at)
        opens = before.isspace() or before in _BEFORE_OPENING or (self.stack and self.stack[-1].at == at - 1)
        return bool(opens) and not self._after(at).isspace()

    def _is_doubtful(self, at: int, mark: str) -> bool:
        """An owner's apostrophe (the leaders' talks) or an inch mark (a 5" pipe), rather than an end."""
        before = self._before(at)
        if mark in "'’":
            return before in "sS" and _POSSIBLE_OWNER.match(self.text, at + 1) is not None
        return mark == '"' and before.isdigit() and _POSSIBLE_OWNER.match(self.text, at + 1) is not None

    def _close(self, depth: int, end: int) -> None:
        self._close_unfinished(depth + 1, end)
        self._keep(self.stack[depth], end)
        below = self.stack[depth - 1] if depth else None
        if below and below.mark == self.stack[depth].mark == "«":
            below.doubtful_end = end  # Russian writes one » for two: «Газета «Известия»
        del self.stack[depth:]

    def _close_unfinished(self, depth: int, end: int) -> None:
        for opened in self.stack[depth:]:
            if opened.doubtful_end:
                self._keep(opened, opened.doubtful_end)
            elif opened.mark != "'":
                self._keep(opened, end)

    def _keep(self, opened: _Open, end: int) -> None:
        inside = self.text[opened.at + 1 : end]
        start = opened.at + 1 + len(inside) - len(inside.lstrip())
        if words := inside.strip():
            self.found.append((opened.at, start, start + len(words)))

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at else " "

    def _after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < len(self.text) else " "


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.combining(character) > 0
