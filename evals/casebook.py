"""A case as the report shows it: the article, the gold, and what each run made of it, claim beside claim."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from .contenders import record_of
from .evaluation import NAMES, STRICT
from .scorers import METRICS, PRIMARY, wrong_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer import CallSummary, Claim

    from .alignment import Comparison
    from .cases import Case
    from .evaluation import CaseResult, Evaluation
    from .gold import GoldClaim

HEADER = ("status", "date", "duration", "medium", "initiator", "parties", "sources", "flags")


@dataclass(frozen=True)
class ClaimView:
    """A claim in words; `wrong` names the fields that the gold does not allow."""

    id: str
    speaker: str
    addressee: str
    via: str
    act: str
    modality: str
    in_call: bool
    attribution: str
    text: str
    quotes: tuple[tuple[int, str], ...]  # number and voice
    sentences: tuple[int, ...]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A gold claim beside each run's counterpart; None: the run has none."""

    gold: ClaimView
    optional: bool
    licence: tuple[str, ...]  # other right values, in words
    found: tuple[ClaimView | None, ...]


class RunView:
    """One run on one case: its first reading, with the scores of all."""

    def __init__(self, name: str, result: CaseResult) -> None:
        self.name = name
        self.result = result
        self.value = _headline(result)
        self.comparison: Comparison | None = result.comparisons[0] if result.comparisons else None

    @cached_property
    def counterparts(self) -> dict[str, ClaimView]:
        """By id of the gold claim."""
        c = self.comparison
        pairs = c.pairs if c else ()
        return {p.gold.id: claim_view(c.record, p.claim, wrong_fields(c, p)) for p in pairs if c}

    @cached_property
    def extra(self) -> list[ClaimView]:
        """Claims that are none of the gold's."""
        if self.comparison is None:
            return []
        paired = {pair.claim.id for pair in self.comparison.pairs}
        record = self.comparison.record
        return [claim_view(record, claim) for claim in record.claims if claim.id not in paired]

    @cached_property
    def findings(self) -> list[tuple[str, float, str]]:
        """Metrics short of perfect: name, value, reason."""
        perfect = {metric.name: 1.0 - metric.worst for metric in METRICS}
        scores = ((name, self.result.scores[name]) for name in NAMES if not name.endswith(STRICT))
        return [(name, s.value, s.reason) for name, s in scores if s.value is not None and s.value != perfect[name]]


class CaseView:
    """`values` are the runs' scores, for the order of cases."""

    def __init__(self, case: Case, runs: Sequence[Evaluation]) -> None:
        self.case = case
        self.gold = record_of(case.gold.draft(), case.article, "gold")
        results = [next(r for r in run.results if r.case.name == case.name) for run in runs]
        self.runs = [RunView(run.name, result) for run, result in zip(runs, results, strict=True)]
        self.values = [run.value for run in self.runs if run.value is not None]
        self.article = Markup("").join(_marked(case))

    @cached_property
    def rows(self) -> list[Row]:
        golds = {claim.id: claim for claim in self.gold.claims}
        return [
            Row(
                claim_view(self.gold, golds[claim.id]),
                claim.optional,
                tuple(_licence(claim)),
                tuple(run.counterparts.get(claim.id) for run in self.runs),
            )
            for claim in self.case.gold.claims
        ]

    @cached_property
    def header(self) -> list[tuple[str, str, list[tuple[str, bool]]]]:
        """Field, the gold's value, and each run's with whether it is the same."""
        wanted = header(self.gold)
        found = [header(run.comparison.record) if run.comparison else dict.fromkeys(HEADER, "") for run in self.runs]
        return [(name, wanted[name], [(f[name], f[name] == wanted[name]) for f in found]) for name in HEADER]


def _headline(result: CaseResult) -> float | None:
    """The primary score, or what stands in for it where there are no claims to make."""
    names = (PRIMARY, "abstention", "status_accuracy")
    return next((value for name in names if (value := result.scores[name].value) is not None), None)


def header(record: CallSummary) -> dict[str, str]:
    """A record's header fields in words."""
    minutes = record.duration_minutes
    duration = f"{minutes} minutes, {record.duration_qualifier}" if minutes is not None else record.duration_qualifier
    return {
        "status": record.status,
        "date": record.date or "none",
        "duration": duration,
        "medium": record.medium,
        "initiator": names(record, [record.initiator] if record.initiator else []) or "none",
        "parties": "; ".join(f"{p.name} ({p.role})" for p in record.parties if p.role != "mentioned") or "none",
        "sources": names(record, [source.party for source in record.sources]) or "none",
        "flags": ", ".join(flag for flag in record.flags if flag != "ungrounded") or "none",
    }


def claim_view(record: CallSummary, claim: Claim, wrong: Sequence[str] = ()) -> ClaimView:
    return ClaimView(
        id=claim.id,
        speaker=names(record, claim.speaker) or "the outlet",
        addressee=names(record, claim.addressee),
        via=names(record, claim.via),
        act=claim.act,
        modality=claim.modality,
        in_call=claim.in_call,
        attribution=claim.attribution,
        text=claim.text,
        quotes=tuple((quote.quotation, names(record, [quote.voice])) for quote in claim.quotes),
        sentences=tuple(evidence.sentence for evidence in claim.evidence),
        wrong=tuple(wrong),
    )


def names(record: CallSummary, ids: Sequence[str]) -> str:
    """Parties by name, joined."""
    known = {party.id: party.name for party in record.parties}
    return ", ".join(known.get(id, id) for id in ids)


def _licence(claim: GoldClaim) -> Iterator[str]:
    for name, values in claim.alternatives.items():
        yield f"{name}: {' or '.join(_plain(value) for value in values)}"


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_plain(item) for item in value) or "none"
    if isinstance(value, dict):
        return " ".join(f"{key} {item}" for key, item in value.items())
    return "none" if value is None else str(value)


def _marked(case: Case) -> Iterator[Markup]:
    """The article's text with its sentences and quotations marked; a quotation over several sentences is cut."""
    text, at = case.article.text, 0
    for sentence in case.article.sentences:
        yield Markup.escape(text[at : sentence.start])
        yield Markup('<span class="sentence" data-sentence="{}"><sup>{}</sup>').format(sentence.number, sentence.number)
        at = sentence.start
        for quotation in case.article.quotations:
            start, end = max(quotation.start, at), min(quotation.end, sentence.end)
            if quotation.parent is None and start < end:
                yield Markup.escape(text[at:start])
                yield Markup('<q data-quotation="{}">{}</q>').format(quotation.number, text[start:end])
                at = end
        yield Markup.escape(text[at : sentence.end]) + Markup("</span>")
        at = sentence.end
    yield Markup.escape(text[at:])
