"""What an engine fills, and how it becomes the public record.

A draft holds ids and numbers only, where ids and numbers exist: sentences by number, quotations by number,
parties by id. So a quotation can't be misquoted and an offset can't be invented. Gold records are drafts
with two more keys (see `evals`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pydantic import Field, model_validator

from summarizer.record import (
    Act,
    Attribution,
    CallSummary,
    Channel,
    Claim,
    ClaimFlag,
    DateBasis,
    DurationQualifier,
    Evidence,
    Id,
    IsoDate,
    Issue,
    Medium,
    Modality,
    Model,
    Party,
    Provenance,
    Quote,
    RecordFlag,
    Role,
    SentenceNumber,
    Source,
    Status,
    Topic,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.article import Article


class DraftParty(Model):
    id: Id
    name: str
    title: str | None = None
    side: str | None = None
    role: Role
    evidence: tuple[SentenceNumber, ...] = ()


class DraftSource(Model):
    party: Id
    channel: Channel
    evidence: tuple[SentenceNumber, ...] = ()


class DraftQuote(Model):
    quotation: int = Field(ge=1)
    voice: Id


class DraftClaim(Model):
    id: str = Field("", description="given in order (c1, c2, ...) where left empty")
    speaker: tuple[Id, ...]
    addressee: tuple[Id, ...] = Field((), description="left empty in a call of two principals: the other one")
    act: Act
    text: str = Field(min_length=1)
    topic: Id | None = None
    target: str | None = None
    modality: Modality = "asserted"
    in_call: bool = True
    via: tuple[Id, ...] = ()
    attribution: Attribution = "explicit"
    quotes: tuple[DraftQuote, ...] = ()
    evidence: tuple[SentenceNumber, ...] = ()
    conflicts_with: tuple[Id, ...] = ()
    flags: tuple[ClaimFlag, ...] = ()


class Draft(Model):
    """A reading of one article, by number. `ground` says what is wrong with it; `resolve` makes the record."""

    status: Status
    headline: str
    abstract: str
    date: IsoDate | None = None
    date_basis: DateBasis = "unknown"
    duration_minutes: int | None = Field(None, ge=0)
    duration_qualifier: DurationQualifier = "unknown"
    medium: Medium = "unspecified"
    initiator: Id | None = None
    parties: tuple[DraftParty, ...] = ()
    sources: tuple[DraftSource, ...] = ()
    topics: tuple[Topic, ...] = ()
    claims: tuple[DraftClaim, ...] = ()
    flags: tuple[RecordFlag, ...] = ()
    language: str | None = Field(None, description="ISO 639-1; None: the article's, as detected")

    @model_validator(mode="before")
    @classmethod
    def _number_claims(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get("claims"), list | tuple):
            return data
        claims = [
            {**claim, "id": claim.get("id") or f"c{n}"} if isinstance(claim, dict) else claim
            for n, claim in enumerate(data["claims"], 1)
        ]
        return {**data, "claims": claims}

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        for what, items in (("party", self.parties), ("topic", self.topics), ("claim", self.claims)):
            ids = [item.id for item in items]
            if repeated := {id for id in ids if ids.count(id) > 1}:
                raise ValueError(f"{what} id used twice: {', '.join(sorted(repeated))}")
        return self


def resolve(draft: Draft, article: Article, issues: Sequence[Issue], provenance: Provenance) -> CallSummary:
    """The record of a draft: numbers become spans, what can be computed is, what `issues` name is flagged.

    Numbers and ids that don't resolve are left out of the record's spans and stand in its `issues`: run
    `ground` first and hand its verdict in. Nothing is repaired.
    """
    ungrounded = {_claim_index(issue.path) for issue in issues}
    flags = set(draft.flags)
    flags |= {"ungrounded"} if issues else set()
    flags |= {"conflicting_accounts"} if any(claim.conflicts_with for claim in draft.claims) else set()
    return CallSummary(
        status=draft.status,
        headline=draft.headline,
        abstract=draft.abstract,
        date=draft.date,
        date_basis=draft.date_basis,
        duration_minutes=draft.duration_minutes,
        duration_qualifier=draft.duration_qualifier,
        medium=draft.medium,
        initiator=draft.initiator,
        parties=tuple(Party(**{**dict(party), "evidence": _spans(article, party.evidence)}) for party in draft.parties),
        sources=tuple(
            Source(**{**dict(source), "evidence": _spans(article, source.evidence)}) for source in draft.sources
        ),
        topics=draft.topics,
        claims=tuple(
            _claim(claim, draft, article, ungrounded=index in ungrounded) for index, claim in enumerate(draft.claims)
        ),
        flags=tuple(sorted(flags)),
        issues=tuple(issues),
        language=draft.language or article.language,
        provenance=provenance,
    )


def as_draft(record: CallSummary) -> Draft:
    """The draft a record was resolved from: `ground(as_draft(r), article)` finds what `r.issues` says."""
    data = record.model_dump(exclude={"issues", "provenance", "sourcing"})
    for item in (*data["parties"], *data["sources"], *data["claims"]):
        item["evidence"] = [evidence["sentence"] for evidence in item["evidence"]]
    for claim in data["claims"]:
        claim["quotes"] = [{"quotation": q["quotation"], "voice": q["voice"]} for q in claim["quotes"]]
    return Draft.model_validate(data)


def _claim(claim: DraftClaim, draft: Draft, article: Article, *, ungrounded: bool) -> Claim:
    flags = set(claim.flags) | ({"ungrounded"} if ungrounded else set())
    return Claim(
        **{
            **dict(claim),
            "addressee": claim.addressee or default_addressee(claim, draft),
            "quotes": tuple(_quotes(article, claim.quotes)),
            "evidence": _spans(article, claim.evidence),
            "flags": tuple(sorted(flags)),
        }
    )


def default_addressee(claim: DraftClaim, draft: Draft) -> tuple[str, ...]:
    """The other principal, when a principal speaks alone in a call of two; else nobody."""
    principals = [party.id for party in draft.parties if party.role == "principal"]
    if claim.in_call and len(principals) == 2 and len(claim.speaker) == 1 and claim.speaker[0] in principals:
        return tuple(id for id in principals if id != claim.speaker[0])
    return ()


def _spans(article: Article, numbers: Iterable[int]) -> tuple[Evidence, ...]:
    found = (article.sentence(number) for number in numbers)
    return tuple(Evidence(sentence=s.number, start=s.start, end=s.end, text=s.text) for s in found if s)


def _quotes(article: Article, quotes: Iterable[DraftQuote]) -> Iterable[Quote]:
    for quote in quotes:
        if q := article.quotation(quote.quotation):
            yield Quote(quotation=q.number, text=q.text, start=q.start, end=q.end, voice=quote.voice)


def _claim_index(path: str) -> int | None:
    """3 for `claims[3].via`; None for a path outside the claims."""
    if not path.startswith("claims["):
        return None
    return int(path[len("claims[") : path.index("]")])
