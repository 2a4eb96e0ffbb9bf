"""The embedded engine: an article in, a draft out, by rules alone. No model, no network, the same answer every time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.draft import Draft, DraftClaim, DraftParty, DraftQuote, DraftSource
from summarizer.engines.base import Reading
from summarizer.engines.extractive.aides import settle_aides
from summarizer.engines.extractive.answers import completed
from summarizer.engines.extractive.call import Call, find_call
from summarizer.engines.extractive.cast import Cast, Person
from summarizer.engines.extractive.compose import Composer
from summarizer.engines.extractive.dates import call_day
from summarizer.engines.extractive.discourse import Discourse
from summarizer.engines.extractive.duration import Duration, durations, opens_with_length, settle, told_by_accounts
from summarizer.engines.extractive.introductions import introduce_nameless, learn_genders, populate
from summarizer.engines.extractive.lexicon import lexicon
from summarizer.engines.extractive.mentions import mentions_of
from summarizer.engines.extractive.modality import act_of, modality_of
from summarizer.engines.extractive.occasion import of_earlier_call, tells_length
from summarizer.engines.extractive.orders import without_orders
from summarizer.engines.extractive.pronouns import Scene
from summarizer.engines.extractive.quotes import voices
from summarizer.engines.extractive.reader import prepare
from summarizer.engines.extractive.restated import Proposition, settled
from summarizer.engines.extractive.sharing import share_titles
from summarizer.engines.extractive.sides import settle_principals
from summarizer.engines.extractive.tokens import tokenize
from summarizer.engines.extractive.topics import find_topics
from summarizer.engines.extractive.transcript import read_turns
from summarizer.engines.extractive.wording import claim_text
from summarizer.record import Topic

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from summarizer.article import Article
    from summarizer.engines.base import Task
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.said import Said
    from summarizer.record import RecordFlag


class Extractive:
    """The engine behind `model="extractive"`."""

    name = "extractive"
    reads_prompt = False

    @cached_property
    def version(self) -> str:
        """A digest of its rules and word lists, so that a reading by other rules counts as another reading."""
        folder = Path(__file__).parent
        sources = sorted(path for path in folder.rglob("*") if path.suffix in {".py", ".toml"})
        return hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()[:16]

    async def read(self, task: Task) -> Reading:
        """A draft of the article. Raises nothing: whatever the text, there is a reading of it."""
        return Reading(draft(task.article), model=self.name)

    async def stream(self, task: Task) -> AsyncIterator[Draft | Reading]:
        """The reading alone: it is there at once."""
        yield await self.read(task)

    async def aclose(self) -> None:
        """Nothing is held open."""


@dataclass(frozen=True)
class Trace:
    """A claim with the sentences it was read from and the rules that made it.

    A rule is how a verb hangs on its subject and which verb ("subject:warn", "and:note"), a frame by its kind
    ("frame:after"), or a step of the discourse ("inherited source", "relay's own word").
    """

    claim: DraftClaim
    sentences: tuple[int, ...]
    rules: tuple[str, ...]


def draft(article: Article) -> Draft:
    """What the rules make of an article."""
    return _read(article)[0]


def explain(article: Article) -> list[Trace]:
    """Each claim of `draft(article)` with the rules that made it, telling by telling, in order of application."""
    reading, told = _read(article)
    return [
        Trace(claim, claim.evidence, tuple(rule for said in one.tellings for rule in said.rules))
        for claim, one in zip(reading.claims, told, strict=True)
    ]


def _read(article: Article) -> tuple[Draft, list[Proposition]]:
    words, article = lexicon(article.language), without_orders(article)
    reader = prepare(tokenize(article), words)
    cast = Cast(words)
    populate(reader, cast)
    share_titles(reader, cast)
    introduce_nameless(reader, cast)
    learn_genders(reader, cast)
    transcript = read_turns(article, cast)
    cast.author = None if transcript.posters else transcript.guest or cast.author
    capitals = sorted({t.text for tokens in reader.tokens for t in tokens if t.capital and t.word})
    cast.settle_sides(article.text, capitals)
    mentions = [mentions_of(reader, index, cast) for index in range(len(reader.tokens))]
    call = find_call(article, reader.tokens, mentions, cast)
    if call.status == "not_a_call":
        return _no_call(words), []
    settle_principals(call.principals, mentions, cast)
    settle_aides(call.principals, reader.tokens, mentions, cast)
    discourse = Discourse(Scene(article, reader, mentions, cast, call, transcript))
    discourse.read()
    for person in cast:
        if person.code and not person.side:
            person.side = cast.country_name(person.code, article.text)
    told = _told(discourse, cast)
    return _draft(article, discourse, call, told), told


def _told(discourse: Discourse, cast: Cast) -> list[Proposition]:
    """What was said, each thing once."""
    texts = [claim_text(one, discourse.sentences[one.sentence - 1], cast) for one in discourse.said]
    texts = completed(discourse.said, texts, discourse.sentences)
    told = [
        Proposition(one, text, modality_of(one, text, cast.lexicon))
        for one, text in zip(discourse.said, texts, strict=True)
        if text and text.casefold().strip(" .!«»“”") not in cast.lexicon.words_joined("answers.no_comment")
    ]
    return settled(told, cast.lexicon)


def _no_call(words: Lexicon) -> Draft:
    compose = Composer(words)
    return Draft(
        status="not_a_call",
        headline=compose.headline("not_a_call", "unspecified", (), (), None),
        abstract=compose.abstract("", (), {}, "not_a_call"),
    )


def _draft(article: Article, discourse: Discourse, call: Call, told: list[Proposition]) -> Draft:
    cast, words = discourse.cast, discourse.lexicon
    day = call_day(article, (*call.sentences, *call.around), words, status=call.status, denied=call.denied)
    length = _length(article, call, cast, len(discourse.cited))
    known = [name for id in call.principals for name in (cast[id].name, cast[id].title or "", cast[id].side or "")]
    known += [cast[id].name for id in discourse.cited]
    subjects, topic_ids = find_topics([one.text for one in told], [one.said.sentence for one in told], known, words)
    claims = _claims(told, topic_ids, discourse)
    parties = _parties(discourse, call, cast, claims)
    by_id = {party.id: party for party in parties}
    principals = [by_id[id] for id in call.principals]
    relays = [by_id[id] for id in discourse.cited if id in by_id and id not in call.principals]
    relay = relays[0] if relays else None
    date = day.date.isoformat() if day.date else None
    compose = Composer(words, article.text)
    first = compose.opening(call.status, call.medium, principals, length=length, date=date, relay=relay)
    return Draft(
        status=call.status,
        headline=compose.headline(call.status, call.medium, principals, [s.label for s in subjects if s.listed], relay),
        abstract=compose.abstract(first, claims, by_id, call.status),
        date=date,
        date_basis=day.basis,
        duration_minutes=length.minutes,
        duration_qualifier=length.qualifier,
        medium=call.medium,
        initiator=call.initiator,
        parties=tuple(parties),
        sources=tuple(
            DraftSource(party=id, channel=cited.channel, evidence=tuple(sorted(cited.sentences)))
            for id, cited in discourse.cited.items()
        ),
        topics=tuple(Topic(id=s.id, label=s.label) for s in subjects),
        claims=tuple(claims),
        flags=_flags(article, day.conflict, length, discourse, claims),
    )


def _flags(
    article: Article, dates_differ: bool, length: Duration, discourse: Discourse, claims: list[DraftClaim]
) -> tuple[RecordFlag, ...]:
    """What a reader must know of the whole: dates that disagree, accounts that do."""
    conflicting = (
        _differing(article, discourse)
        or length.qualifier == "conflicting"
        or discourse.call.status == "disputed"
        or any(claim.conflicts_with for claim in claims)
    )
    flags: list[RecordFlag] = ["contradiction"] if dates_differ else []
    return tuple(flags + (["conflicting_accounts"] if conflicting else []))


def _differing(article: Article, discourse: Discourse) -> bool:
    """Of two accounts or more, one is told as another story than the other: "read otherwise", "a cooler version"."""
    if len(discourse.cited) < 2:
        return False
    words = discourse.lexicon
    named = words.phrases("status.differing").search(article.text)
    return bool(named) or words.says("status.versions", article.text)


def _length(article: Article, call: Call, cast: Cast, accounts: int) -> Duration:
    """How long it lasted; what never took place has no length, whatever a denied report says."""
    lexicon = cast.lexicon
    if call.denied:
        return settle([])
    told = [
        s
        for s in article.sentences
        if tells_length(s.text, lexicon)
        or told_by_accounts(s.text, lexicon)
        or (s.number - 1 in call.sentences and opens_with_length(s.text, lexicon))
    ]
    long = [s.number for s in told if not of_earlier_call(s.text, lexicon)]
    texts = [article.sentences[n - 1].text for n in dict.fromkeys((*call.sentences, *long))]
    found = [durations(text, lexicon) for text in texts]
    differing = lexicon.phrases("status.differing").search(article.text) or any(
        any(d.attached for d in lengths)
        and (told_by_accounts(text, lexicon) or lexicon.phrases("numbers.length_nouns").search(text))
        for text, lengths in zip(texts, found, strict=True)
    )
    return settle([d for lengths in found for d in lengths], max(accounts, 2 if differing else 1))


def _claims(told: list[Proposition], topics: list[str | None], discourse: Discourse) -> list[DraftClaim]:
    ids = {id(one): f"c{n}" for n, one in enumerate(told, 1)}
    return [
        _claim(ids[id(one)], one, topic, [ids[id(other)] for other in one.against], discourse)
        for one, topic in zip(told, topics, strict=True)
    ]


def _claim(id: str, one: Proposition, topic: str | None, against: list[str], discourse: Discourse) -> DraftClaim:
    said = one.said
    heard = {number: voice for s in one.tellings for number, voice in voices(s, discourse.sentences[s.sentence - 1])}
    return DraftClaim(
        id=id,
        speaker=said.speaker,
        act=act_of(said, one.text, discourse.lexicon),
        text=one.text,
        topic=topic,
        modality=one.modality,
        in_call=said.in_call,
        via=said.via,
        attribution="explicit" if said.explicit else "implied" if _has_source(said, discourse) else "outlet",
        quotes=tuple(DraftQuote(quotation=number, voice=voice) for number, voice in heard.items()),
        evidence=tuple(sorted({n for s in one.tellings for n in (s.sentence, *s.also)})),
        conflicts_with=tuple(against),
        flags=("low_confidence",) if said.doubtful else (),
    )


def _has_source(said: Said, discourse: Discourse) -> bool:
    """A relay; or a principal whose own account the article gives, who needs none."""
    return bool(said.via) or any(id in discourse.cited for id in said.speaker)


def _parties(discourse: Discourse, call: Call, cast: Cast, claims: list[DraftClaim]) -> list[DraftParty]:
    """Principals, sources and whoever speaks in a claim."""
    used = [*call.principals, *discourse.cited, *discourse.attendees]
    used += [id for claim in claims for id in (*claim.speaker, *claim.via, *(q.voice for q in claim.quotes))]
    return [_party(cast[id], call, discourse) for id in dict.fromkeys(used)]


def _party(person: Person, call: Call, discourse: Discourse) -> DraftParty:
    role = discourse.attendees.get(person.id, "mentioned")
    role = (
        "principal"
        if person.id in call.principals
        else "source"
        if person.id in discourse.cited and role == "mentioned"
        else role
    )
    return DraftParty(
        id=person.id,
        name=person.name,
        title=person.title,
        side=person.side,
        role=role,
        evidence=tuple(person.sentences[:1]),
    )
