"""An article as marked-up HTML: sentences that claims cite, quotations by voice, all else as it came.

Offsets are the record's, characters of the text as the caller passed it in. Spans may nest (a quotation in a
sentence, a quotation in a quotation) and cross (a quotation over two sentences): a span that crosses the end of
another is closed there and goes on after it, so that the markup nests whatever the spans do.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup, escape

from summarizer.article import Article
from summarizer.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.record import CallSummary, Evidence


class Slice(Protocol):
    """What evidence and quotations have in common: `article[start:end] == text`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Span:
    """A stretch of the article to be marked. Of two that start together the lower `depth` is the outer one."""

    start: int
    end: int
    depth: int
    first: Markup  # its opening tag
    again: Markup  # the same without its id, where it goes on after an interruption
    last: Markup  # its closing tag
    tail: Markup  # what stands inside its end


def check(record: CallSummary, text: str) -> None:
    """Raises RecordError if the record was not read from `text`, or points at words that don't stand there."""
    found, wanted = digest(text), record.provenance.article_sha256
    if found != wanted:
        raise RecordError(
            f"the article is not the one this record was read from: its sha256 starts with {found[:12]}, "
            f"the record names {wanted[:12]}"
        )
    for slice in slices(record):
        if text[slice.start : slice.end] != slice.text:
            raise RecordError(f"the record's offsets {slice.start}-{slice.end} don't hold the words it says they do")


def digest(text: str) -> str:
    """The sha256 by which a record names its article."""
    return Article(text, (), (), None, "").sha256


def slices(record: CallSummary) -> Iterable[Slice]:
    """Every place in the article that the record points at."""
    yield from evidence(record)
    for claim in record.claims:
        yield from claim.quotes


def evidence(record: CallSummary) -> Iterable[Evidence]:
    """The sentences cited by parties, sources and claims, as often as they are."""
    for party in record.parties:
        yield from party.evidence
    for source in record.sources:
        yield from source.evidence
    for claim in record.claims:
        yield from claim.evidence


def marked(text: str, spans: Sequence[Span]) -> Markup:
    """`text`, escaped, with its spans marked."""
    cuts = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    out: list[str] = []
    open_: list[Span] = []
    for start, end in pairwise(cuts):
        wanted = sorted((s for s in spans if s.start <= start and end <= s.end), key=_outer_first)
        _close(out, open_, wanted, start)
        for span in wanted[len(open_) :]:
            out.append(span.first if span.start == start else span.again)
            open_.append(span)
        out.append(escape(text[start:end]))
    _close(out, open_, [], len(text))
    return Markup("".join(out))  # noqa: S704 - every piece is escaped or our own


def _close(out: list[str], open_: list[Span], wanted: list[Span], at: int) -> None:
    """Close what is open from the innermost, down to what is wanted from the outermost."""
    kept = 0
    while kept < min(len(open_), len(wanted)) and open_[kept] is wanted[kept]:
        kept += 1
    while len(open_) > kept:
        span = open_.pop()
        out.append((span.tail if span.end == at else "") + span.last)


def _outer_first(span: Span) -> tuple[int, int, int]:
    return span.depth, span.start, -span.end
