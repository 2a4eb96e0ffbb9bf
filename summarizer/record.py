"""The public record: a call in which every claim carries who says so.

This module holds the vocabulary (what each field may be) and the record itself. It checks form
only; whether a record is true to its article is `grounding`'s question.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, computed_field, model_validator

SCHEMA_VERSION = "1"

Status = Literal["held", "planned", "not_held", "disputed", "not_a_call"]
DateBasis = Literal["explicit", "relative", "dateline", "unknown"]
DurationQualifier = Literal["exact", "approximate", "at_least", "at_most", "conflicting", "unknown"]
Medium = Literal["phone", "video", "in_person", "messaging", "unspecified"]
Role = Literal["principal", "attendee", "source", "interpreter", "mentioned"]
Channel = Literal["press_remarks", "official_readout", "social_media", "interview", "anonymous", "other"]
Act = Literal[
    "inform", "assess", "reaffirm", "concern", "warn", "condemn", "accuse", "propose", "offer", "commit",
    "request", "threaten", "agree", "reject", "open_to", "support", "thank", "courtesy", "other",
]  # fmt: skip
Modality = Literal["asserted", "negated", "possible", "conditional", "future"]
Attribution = Literal["explicit", "implied", "outlet"]
RecordFlag = Literal[
    "embedded_instruction", "conflicting_accounts", "contradiction", "truncated", "ungrounded", "low_confidence"
]
ClaimFlag = Literal["ungrounded", "low_confidence"]
Sourcing = Literal["single_side", "multi_side", "third_party", "mixed", "unsourced"]

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]+$", max_length=64)]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
SentenceNumber = Annotated[int, Field(ge=1)]


class Model(BaseModel):
    """Immutable, and closed: an unknown key is an error, not a silent loss."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Model):
    """A sentence of the article: its number from 1, and `article[start:end] == text`, in characters."""

    sentence: SentenceNumber
    start: int
    end: int
    text: str


class Quote(Model):
    """Words inside quotation marks (the marks excluded) and whose words they are."""

    quotation: int = Field(ge=1, description="number of the quotation in the article, from 1")
    text: str
    start: int
    end: int
    voice: Id = Field(description="the party whose words stand inside the marks")


class Party(Model):
    id: Id
    name: str = Field(description="as the text gives it")
    title: str | None = None
    side: str | None = Field(None, description="country or organisation")
    role: Role
    evidence: tuple[Evidence, ...] = ()


class Source(Model):
    party: Id
    channel: Channel
    evidence: tuple[Evidence, ...] = ()


class Topic(Model):
    id: Id
    label: str = Field(description="a noun phrase")


class Claim(Model):
    """One speech act on one proposition, with everyone between its speaker and the reader."""

    id: Id
    speaker: tuple[Id, ...] = Field(description="more than one: a joint act; none: the outlet's own voice")
    addressee: tuple[Id, ...] = ()
    act: Act
    text: str = Field(description="the proposition, understandable alone, without the attribution clause")
    topic: Id | None = None
    target: str | None = Field(None, description="who or what is condemned, supported, asked")
    modality: Modality
    in_call: bool = Field(description="true: said or done in the call; false: said about the call")
    via: tuple[Id, ...] = Field((), description="relays between speaker and outlet, nearest the speaker first")
    attribution: Attribution
    quotes: tuple[Quote, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    conflicts_with: tuple[Id, ...] = ()
    flags: tuple[ClaimFlag, ...] = ()


class Issue(Model):
    """Something a draft or record claims that its article does not show."""

    path: str = Field(description="where in the record, e.g. claims[3].via")
    rule: str
    message: str
    sentences: tuple[int, ...] = ()


class Usage(Model):
    """Tokens over every attempt, failed ones included; cost in US dollars, None where no price is known."""

    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    reasoning_tokens: int = 0
    cost: float | None = None

    def __add__(self, other: Usage) -> Usage:
        costs = [cost for cost in (self.cost, other.cost) if cost is not None]
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            reasoning_tokens=self.reasoning_tokens + other.reasoning_tokens,
            cost=sum(costs) if costs else None,
        )


class Provenance(Model):
    """What made this record. Times are seconds."""

    engine: str = Field(description="as asked for, e.g. openai/gpt-5-mini or extractive")
    model: str | None = Field(None, description="the name the endpoint reports")
    prompt: str | None = Field(None, description="prompt version; None where the engine reads none")
    prompt_hash: str | None = None
    schema_version: str = SCHEMA_VERSION
    package_version: str
    article_sha256: str
    outlet: str | None = Field(None, description="told by the caller, never a claim")
    published: IsoDate | None = Field(None, description="told by the caller")
    run_id: str
    attempts: int = 1
    usage: Usage = Usage()
    seconds: float = 0.0
    seconds_queued: float = Field(0.0, description="for a turn among concurrent calls")
    seconds_waited: float = Field(0.0, description="between attempts")
    seconds_generating: float = Field(0.0, description="for the model")


class CallSummary(Model):
    """A report of a call, read into a record. See the README for a worked example."""

    status: Status
    headline: str
    abstract: str
    date: IsoDate | None = None
    date_basis: DateBasis = "unknown"
    duration_minutes: int | None = None
    duration_qualifier: DurationQualifier = "unknown"
    medium: Medium = "unspecified"
    initiator: Id | None = None
    parties: tuple[Party, ...] = ()
    sources: tuple[Source, ...] = ()
    topics: tuple[Topic, ...] = ()
    claims: tuple[Claim, ...] = ()
    flags: tuple[RecordFlag, ...] = ()
    issues: tuple[Issue, ...] = ()
    language: str
    provenance: Provenance

    @model_validator(mode="before")
    @classmethod
    def _sourcing_is_computed(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if key != "sourcing"}
        return data

    @computed_field  # type: ignore[prop-decorator]
    @property
    def sourcing(self) -> Sourcing:
        """Whose account this is, from the sides of sources and principals."""
        return sourcing(self.parties, self.sources)

    def party(self, id: str) -> Party:
        """The party with this id. Raises KeyError if there is none."""
        for party in self.parties:
            if party.id == id:
                return party
        raise KeyError(id)

    def to_dict(self) -> dict[str, Any]:
        """The record as plain data, as its JSON has it."""
        return self.model_dump(mode="json")

    def claims_frame(self) -> list[dict[str, Any]]:
        """A flat row per claim, for `pandas.DataFrame(record.claims_frame())`: names where the record has ids."""
        names = {party.id: party.name for party in self.parties}
        labels = {topic.id: topic.label for topic in self.topics}
        return [
            {
                "id": claim.id,
                "topic": labels.get(claim.topic or "", claim.topic),
                **{
                    field: "; ".join(names.get(id, id) for id in getattr(claim, field))
                    for field in ("speaker", "via", "addressee")
                },
                **{
                    field: getattr(claim, field)
                    for field in ("act", "text", "target", "modality", "in_call", "attribution")
                },
                "quotes": " | ".join(quote.text for quote in claim.quotes),
                "voices": "; ".join(names.get(quote.voice, quote.voice) for quote in claim.quotes),
                "sentences": ", ".join(str(evidence.sentence) for evidence in claim.evidence),
                "evidence": " ".join(evidence.text for evidence in claim.evidence),
                "conflicts_with": ", ".join(claim.conflicts_with),
                "flags": ", ".join(claim.flags),
                "article_sha256": self.provenance.article_sha256,
            }
            for claim in self.claims
        ]

    def _repr_html_(self) -> str:
        """What a notebook shows in place of the fields."""
        from summarizer.render.page import as_notebook

        return as_notebook(self)


def sourcing(parties: Any, sources: Any) -> Sourcing:
    """Which sides vouch for a record: `parties` and `sources` of a record or of a draft.

    A source counts for a principal's side when their sides are the same. Outlets that quote one aide are
    not further sides: they are relays, not sources.
    """
    by_id = {party.id: party for party in parties}
    principal_sides = {_side(party) for party in parties if party.role == "principal"}
    cited = {_side(by_id[source.party]) for source in sources if source.party in by_id}
    if not cited:
        return "unsourced"
    sides = cited & principal_sides
    if not sides:
        return "third_party"
    if cited - principal_sides:
        return "mixed"
    return "single_side" if len(sides) == 1 else "multi_side"


def _side(party: Any) -> str:
    return str(party.side or party.name).casefold()
