"""What a perturbation is: an article changed in one respect, the record it calls for, and what must have changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from summarizer import ground

from ..cases import About, Case
from ..gold import Gold
from .rewriting import renumber, rewrite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from summarizer import Article

    from .rewriting import Piece, Rewritten

WHOLE = "*"  # of a changed claim: all of it
OTHERS = ""  # among changed claims: those that are none of the gold's
ATTRIBUTION = ("speaker", "via", "modality")


@dataclass(frozen=True)
class Point:
    """A place in the record at which the variant's gold must be met: a field of a claim, a voice, or a metric of the
    whole record that must be perfect. `was` is the claim of the unperturbed gold that the engine must have had
    right there to be asked."""

    field: str  # speaker, via, modality, number, voice, channel; or the name of a metric
    claim: str | None = None
    was: str | None = None

    @property
    def basis(self) -> str | None:
        return self.was or self.claim


@dataclass(frozen=True)
class Sketch:
    """A change that could be made. `revise` turns the gold's data, already renumbered, into what is then expected."""

    pieces: Sequence[Piece]
    what: str  # for a person
    revise: Callable[[dict[str, Any], Rewritten], None] = lambda *_: None
    required: tuple[Point, ...] = ()
    changed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    header: frozenset[str] = frozenset()
    banned: tuple[str, ...] = ()
    each: bool = False


@dataclass(frozen=True)
class Variant:
    """A case changed by code. `changed` names the claims (and their fields) and `header` the parts of the record
    (status, date, duration, medium, initiator, principals, sources, flags, channel; "claims", "new claims") in which
    the new record may differ from the old one; in everything else it must not. `banned` words may stand nowhere in it.
    `each`: every required point is asked for where the engine had it right, not all or nothing."""

    kind: str
    case: Case
    article: Article
    gold: Gold
    what: str
    sentences: Mapping[int, int]  # old numbers to new ones
    quotations: Mapping[int, int]
    required: tuple[Point, ...]
    changed: Mapping[str, frozenset[str]]
    header: frozenset[str]
    banned: tuple[str, ...]
    each: bool

    @property
    def name(self) -> str:
        return f"{self.case.name}~{self.kind}"

    @cached_property
    def touched(self) -> frozenset[int]:
        """Sentences of the new article that came from the old one and read otherwise now."""
        old = {new: self.case.article.sentences[number - 1].text for number, new in self.sentences.items()}
        return frozenset(n for n, text in old.items() if self.article.sentences[n - 1].text != text)

    def as_case(self) -> Case:
        """The variant as a case of its own, of the same call and split, for the runner."""
        about = About(
            tags=(self.kind,), call=self.case.call, published=self.case.about.published, outlet=self.case.about.outlet
        )
        return replace(self.case, name=self.name, article=self.article, golds={"gold": self.gold}, about=about)


@dataclass(frozen=True)
class Skipped:
    """Why a change was not made after all."""

    kind: str
    case: str
    what: str
    reason: str


def realise(kind: str, case: Case, sketch: Sketch) -> Variant | Skipped:
    """The variant of a sketch. Skipped where it can't be done cleanly: the text reads otherwise than meant (sentences
    run together) or the expected record doesn't pass `ground`."""
    new = rewrite(case.article, sketch.pieces)
    if new is None:
        return Skipped(kind, case.name, sketch.what, "sentences torn or run together")
    data = case.gold.model_dump(mode="json", exclude={"sourcing"})
    renumber(data, new)
    sketch.revise(data, new)
    try:
        gold = Gold.model_validate(data)
    except ValidationError as error:
        return Skipped(kind, case.name, sketch.what, str(error.errors(include_url=False, include_input=False)[0]))
    if issues := ground(gold, new.article):
        return Skipped(kind, case.name, sketch.what, "; ".join(f"{i.path}: {i.rule}: {i.message}" for i in issues))
    return Variant(
        kind, case, new.article, gold, sketch.what, new.sentences, new.quotations,
        sketch.required, _with_dropped(sketch, case, gold), sketch.header, sketch.banned, sketch.each,
    )  # fmt: skip


def _with_dropped(sketch: Sketch, case: Case, gold: Gold) -> dict[str, frozenset[str]]:
    """What changes, the claims that went with their sentences included."""
    left = {claim.id for claim in gold.claims}
    return {claim.id: frozenset({WHOLE}) for claim in case.gold.claims if claim.id not in left} | dict(sketch.changed)


def attribution_of(claims: Iterable[str], was: str | None = None) -> tuple[Point, ...]:
    """The points of claims at which attribution must be right."""
    return tuple(Point(name, claim, was) for claim in claims for name in ATTRIBUTION)
