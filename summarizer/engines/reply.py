"""The wire format: what a language model writes, and how it becomes a draft.

A draft names parties by slugs and gives every claim all its fields; written out, the 17 claims of the sample article
take some 2,000 tokens. A reply says the same in under 1,300 (SmolLM2's tokens; a test counts them):

- a party's id is one capital letter, given with the party;
- claims stand in *accounts*: a group of claims that came to the reader through the same chain (`via`), in or about
  the call (`in_call`), licensed by the text in the same way (`attribution`). A new account may be opened at any time,
  and the same chain may be opened twice, so a model can go through an article in order;
- `evidence` cites sentences by number, and quotations by number and the letter of their voice: [4, "2U"] is sentence 4
  and quotation 2, the words inside its marks being U's own. A quotation stands for the sentences it is in;
- a topic is cited by its place in the list of topics, from 1; 0 is none;
- what few claims need costs nothing elsewhere: a claim that has a target starts with it; one with an addressee who
  is not the other principal, or in dispute, starts with `addressee`, `target` and `dispute`. Claims of different
  accounts that contradict each other carry the same number in `dispute`;
- evidence for parties and sources, ids, order and `conflicts_with` are computed.

What a prompt has to say about the format, since a model held by a grammar may never see the schema: the party letters;
accounts; evidence like [4, "2U"]; topics from 1, and 0; when a claim starts with target or addressee, target and
dispute; headline and abstract come last and are written from the claims above them.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from summarizer.draft import Draft, DraftClaim, DraftParty, DraftQuote, DraftSource, default_addressee
from summarizer.engines.naming import first_mention, slugs
from summarizer.record import (
    Act,
    Attribution,
    Channel,
    DateBasis,
    DurationQualifier,
    Medium,
    Modality,
    Model,
    Role,
    Status,
    Topic,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.article import Article
    from summarizer.record import Issue


# The flags a reader can raise; the others are ours.
ReaderFlag = Literal["embedded_instruction", "conflicting_accounts", "contradiction", "low_confidence"]


def _real_day(text: str) -> str:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is no day of the calendar") from None
    return text


Letter = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]?$")]
Text = Annotated[str, Field(min_length=1, max_length=1000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Number = Annotated[int, Field(ge=1, le=9999)]
QuoteRef = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}[A-Z][A-Z0-9]?$")]
# Not `\d`: llama.cpp's grammars know no such class.
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_day)]
Letters = Annotated[tuple[Letter, ...], Field(max_length=12)]


class ReplyParty(Model):
    id: Letter = Field(description="a capital letter")
    name: Name = Field(description="fullest form in the text")
    title: Name | None = Field(description="as in the text")
    side: Name | None = Field(description="country or organisation")
    role: Role


class ReplySource(Model):
    party: Letter
    channel: Channel


class ReplyClaim(Model):
    addressee: Letters = Field((), description="only where it is not simply the other principal")
    target: Name | None = Field(None, description="who or what is condemned, supported, asked")
    dispute: Annotated[int, Field(ge=1, le=99)] | None = Field(
        None, description="the same number on claims of different accounts that contradict each other"
    )
    speaker: Letters
    act: Act
    text: Text = Field(description="the proposition alone, without 'X said'")
    topic: Annotated[int, Field(ge=0, le=99)] = Field(description="place in topics, from 1; 0: none")
    modality: Modality
    evidence: Annotated[tuple[Number | QuoteRef, ...], Field(max_length=16)] = Field(
        description="sentence numbers; quotations as number and letter of whose words stand inside the marks: 2U"
    )

    @property
    def sentences(self) -> list[int]:
        return [cited for cited in self.evidence if isinstance(cited, int)]

    @property
    def quotes(self) -> list[tuple[int, str]]:
        """Number and letter of each quotation cited."""
        cited = [re.fullmatch(r"(\d+)(\w+)", reference) for reference in self.evidence if isinstance(reference, str)]
        return [(int(match[1]), match[2]) for match in cited if match]

    def shown_in(self, article: Article) -> tuple[int, ...]:
        """The sentences cited, with those of a quotation none of whose own are."""
        cited = set(self.sentences)
        for number, _ in self.quotes:
            quotation = article.quotation(number)
            if quotation and not cited & set(quotation.sentences):
                cited |= set(quotation.sentences)
        return tuple(sorted(cited))


class ReplyAccount(Model):
    via: Letters = Field(description="relays between speaker and outlet, nearest the speaker first")
    in_call: bool = Field(description="true: said or done in the call; false: about it")
    attribution: Attribution
    claims: Annotated[tuple[ReplyClaim, ...], Field(max_length=99)]


class Reply(Model):
    status: Status
    date: Day | None = Field(description="YYYY-MM-DD")
    date_basis: DateBasis
    duration_minutes: Annotated[int, Field(ge=0, le=9999)] | None
    duration_qualifier: DurationQualifier
    medium: Medium
    initiator: Letter | None
    parties: Annotated[tuple[ReplyParty, ...], Field(max_length=60)]
    sources: Annotated[tuple[ReplySource, ...], Field(max_length=30)]
    topics: Annotated[tuple[Name, ...], Field(max_length=60)] = Field(description="noun phrases")
    accounts: Annotated[tuple[ReplyAccount, ...], Field(max_length=99)]
    headline: Text
    abstract: Text = Field(description="2-5 sentences")
    flags: Annotated[tuple[ReaderFlag, ...], Field(max_length=4)]

    @model_validator(mode="after")
    def _letters_are_unique(self) -> Self:
        letters = [party.id for party in self.parties]
        if repeated := {letter for letter in letters if letters.count(letter) > 1}:
            raise ValueError(f"the letter {', '.join(sorted(repeated))} stands for two parties")
        return self

    def to_draft(self, article: Article) -> Draft:
        """The draft this reply is of `article`. A letter or topic that nothing defines stays, for `ground` to find."""
        slug = slugs(self.parties)
        placed = self._placed(article)
        return Draft(
            status=self.status,
            headline=self.headline,
            abstract=self.abstract,
            date=self.date,
            date_basis=self.date_basis,
            duration_minutes=self.duration_minutes,
            duration_qualifier=self.duration_qualifier,
            medium=self.medium,
            initiator=slug.get(self.initiator, self.initiator) if self.initiator else None,
            parties=tuple(
                DraftParty(
                    id=slug[party.id], name=party.name, title=party.title, side=party.side, role=party.role,
                    evidence=first_mention(article, party.name),
                )
                for party in self.parties
            ),
            sources=tuple(
                DraftSource(
                    party=slug.get(source.party, source.party), channel=source.channel,
                    evidence=self._shown(article, source.party),
                )
                for source in self.sources
            ),
            topics=tuple(Topic(id=f"t{n}", label=label) for n, label in enumerate(self.topics, 1)),
            claims=tuple(
                _claim(
                    n, account, claim, slug, rivals=self._rivals(n, placed), evidence=claim.shown_in(article)
                )
                for n, (_, account, claim) in enumerate(placed, 1)
            ),
            flags=tuple(dict.fromkeys(self.flags)),
            language=None,
        )  # fmt: skip

    def in_own_terms(self, issues: Sequence[Issue], article: Article) -> Iterator[str]:
        """Each issue in the words of the reply: where it stands there, the claim it is about, the sentences."""
        placed = self._placed(article)
        for issue in issues:
            where, _, rest = issue.path.partition("]")
            if where.startswith("claims[") and int(where[7:]) < len(placed):
                place, _, claim = placed[int(where[7:])]
                path = f"{place}{rest} (“{_clip(claim.text)}”)"
            else:
                path = issue.path
            numbers = ", ".join(map(str, issue.sentences))
            yield f"{path}: {issue.message}" + (f" [sentence {numbers}]" if numbers else "")

    def _placed(self, article: Article) -> list[tuple[str, ReplyAccount, ReplyClaim]]:
        """Claims in the order of the article, each with its place in the reply."""
        found = [
            (f"accounts[{a}].claims[{c}]", account, claim)
            for a, account in enumerate(self.accounts)
            for c, claim in enumerate(account.claims)
        ]
        return sorted(found, key=lambda item: min(item[2].shown_in(article), default=10_000))

    def _rivals(self, number: int, placed: Sequence[tuple[str, ReplyAccount, ReplyClaim]]) -> tuple[str, ...]:
        """Ids of the claims that share a dispute with this one and came another way."""
        _, account, claim = placed[number - 1]
        if claim.dispute is None:
            return ()
        return tuple(
            f"c{n}"
            for n, (_, other_account, other) in enumerate(placed, 1)
            if other.dispute == claim.dispute and (other.speaker, other_account.via) != (claim.speaker, account.via)
        )

    def _shown(self, article: Article, letter: str) -> tuple[int, ...]:
        names = [party.name for party in self.parties if party.id == letter]
        return first_mention(article, names[0]) if names else ()


def _claim(
    number: int,
    account: ReplyAccount,
    claim: ReplyClaim,
    slug: dict[str, str],
    *,
    rivals: tuple[str, ...],
    evidence: tuple[int, ...],
) -> DraftClaim:
    def ids(letters: Sequence[str]) -> tuple[str, ...]:
        return tuple(slug.get(letter, letter) for letter in letters)

    return DraftClaim(
        id=f"c{number}",
        speaker=ids(claim.speaker),
        addressee=ids(claim.addressee),
        act=claim.act,
        text=claim.text,
        topic=f"t{claim.topic}" if claim.topic else None,
        target=claim.target,
        modality=claim.modality,
        in_call=account.in_call,
        via=ids(account.via),
        attribution=account.attribution,
        quotes=tuple(DraftQuote(quotation=n, voice=slug.get(letter, letter)) for n, letter in claim.quotes),
        evidence=evidence,
        conflicts_with=rivals,
    )


def _clip(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def as_reply(draft: Draft) -> dict[str, Any]:
    """The reply a draft could have come from: for examples in prompts, and for training a model."""
    letters, disputes = _letters(draft), _disputes(draft)
    accounts: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for claim in draft.claims:
        row = _details(claim, draft, letters, disputes.get(claim.id)) | _row(claim, draft, letters)
        accounts.setdefault((claim.via, claim.in_call, claim.attribution), []).append(row)
    head = draft.model_dump(
        include={"status", "date", "date_basis", "duration_minutes", "duration_qualifier", "medium"}, mode="json"
    )
    return {
        **head,
        "initiator": letters[draft.initiator] if draft.initiator else None,
        "parties": [
            {"id": letters[p.id], "name": p.name, "title": p.title, "side": p.side, "role": p.role}
            for p in draft.parties
        ],
        "sources": [{"party": letters[s.party], "channel": s.channel} for s in draft.sources],
        "topics": [item.label for item in draft.topics],
        "accounts": [
            {"via": [letters[id] for id in via], "in_call": in_call, "attribution": attribution, "claims": claims}
            for (via, in_call, attribution), claims in accounts.items()
        ],
        "headline": draft.headline,
        "abstract": draft.abstract,
        "flags": [flag for flag in draft.flags if flag in get_args(ReaderFlag)],
    }


def _row(claim: DraftClaim, draft: Draft, letters: dict[str, str]) -> dict[str, Any]:
    topics = [item.id for item in draft.topics]
    return {
        "speaker": [letters[id] for id in claim.speaker],
        "act": claim.act,
        "text": claim.text,
        "topic": topics.index(claim.topic) + 1 if claim.topic else 0,
        "modality": claim.modality,
        "evidence": [*claim.evidence, *(f"{quote.quotation}{letters[quote.voice]}" for quote in claim.quotes)],
    }


def _details(claim: DraftClaim, draft: Draft, letters: dict[str, str], dispute: int | None) -> dict[str, Any]:
    addressee = () if claim.addressee == default_addressee(claim, draft) else claim.addressee
    if addressee or dispute:
        return {"addressee": [letters[id] for id in addressee], "target": claim.target, "dispute": dispute}
    return {"target": claim.target} if claim.target else {}


def _letters(draft: Draft) -> dict[str, str]:
    """A letter for every party: its surname's initial where that is free."""
    letters: dict[str, str] = {}
    alphabet = [chr(65 + n) for n in range(26)]
    spare = [*alphabet, *(letter + digit for letter in alphabet for digit in "0123456789")]
    for party in draft.parties:
        wish = party.id[:1].upper()
        letters[party.id] = wish if wish in spare else spare[0]
        spare.remove(letters[party.id])
    return letters


def _disputes(draft: Draft) -> dict[str, int]:
    found: dict[str, int] = {}
    for claim in draft.claims:
        group = [claim.id, *claim.conflicts_with]
        if len(group) > 1:
            number = next((found[id] for id in group if id in found), len(set(found.values())) + 1)
            found |= dict.fromkeys(group, number)
    return found
