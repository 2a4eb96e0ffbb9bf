"""Articles longer than the model's window: read in windows of sentences that overlap, put together again.

Sentence and quotation numbers are the article's in every window, so the drafts of windows can be joined as they are.
Each window is told the parties met before it, so that a person keeps one name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.draft import Draft, DraftClaim, DraftParty, DraftSource
from summarizer.engines.naming import slugs
from summarizer.record import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.article import Sentence

OVERLAP = 3  # sentences a window shares with the one before: a cue is seldom further from what it licenses
FEWEST = 8  # sentences; a window that is too long with these is not split further
BYTES_PER_TOKEN = 3.0  # cautious: English has 4 to 4.5, Cyrillic about 4 with two bytes a letter
REPLY_SHARE = 2.7  # tokens of reply for one of article, as measured on the sample: 1,270 for 470
SAME_CLAIM = 0.8  # overlap of words from which two claims on the same sentences are one


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of an article fits: the window less the prompt, shared by the article and the reply."""

    window: int
    prompt: int  # tokens of the messages without any sentence

    @property
    def article(self) -> int:
        """Tokens of article a window may hold."""
        return max(64, int((self.window - self.prompt) / (1 + REPLY_SHARE)))


def tokens(text: str) -> int:
    """About how many tokens `text` has, rather too many than too few."""
    return int(len(text.encode()) / BYTES_PER_TOKEN) + 1


def cut(sentences: Sequence[Sentence], plan: Plan) -> list[Sequence[Sentence]]:
    """Windows that fit the plan, each with the last sentences of the one before. One if all fits."""
    windows: list[Sequence[Sentence]] = []
    start = 0
    while start < len(sentences):
        end, size = start, 0
        while end < len(sentences) and (end == start or size + tokens(sentences[end].text) + 5 <= plan.article):
            size += tokens(sentences[end].text) + 5  # five for its number
            end += 1
        windows.append(sentences[start:end])
        if end >= len(sentences):
            break
        start = max(start + 1, end - OVERLAP)
    return windows


def halves(sentences: Sequence[Sentence]) -> list[Sequence[Sentence]] | None:
    """Two overlapping halves, for a window that was too long after all; None when it is short already."""
    if len(sentences) < FEWEST:
        return None
    middle = len(sentences) // 2
    return [sentences[: middle + 1], sentences[middle - 1 :]]


def party_table(drafts: Sequence[Draft]) -> list[str]:
    """Parties met so far, as a prompt tells them."""
    people, _ = _parties(drafts)
    return [", ".join(part for part in (party.name, party.title, party.side) if part) for party in people]


def join(drafts: Sequence[Draft]) -> Draft:
    """One draft of the drafts of windows, in their order: parties by name, topics by label, claims said twice once.

    The header is that of the window that says most of the call; where it leaves a field open, the first that doesn't.
    """
    told = [draft for draft in drafts if draft.status != "not_a_call"] or list(drafts)
    lead = max(told, key=lambda draft: (len(draft.claims), len(draft.parties)))
    people, renamed = _parties(told)
    topics, relabelled = _topics(told)
    claims = _claims(told, renamed, relabelled)
    flags = tuple(dict.fromkeys(flag for draft in drafts for flag in draft.flags))
    date = next((draft for draft in (lead, *told) if draft.date), lead)
    duration = next((draft for draft in (lead, *told) if draft.duration_minutes is not None), lead)
    medium = next((draft.medium for draft in (lead, *told) if draft.medium != "unspecified"), lead.medium)
    return Draft(
        status=lead.status,
        headline=lead.headline,
        abstract=_abstract(told, lead),
        date=date.date,
        date_basis=date.date_basis,
        duration_minutes=duration.duration_minutes,
        duration_qualifier=duration.duration_qualifier,
        medium=medium,
        initiator=next(
            (renamed[n][d.initiator] for n, d in enumerate(told) if d.initiator in renamed[n] and d.initiator), None
        ),
        parties=people,
        sources=_sources(told, renamed),
        topics=topics,
        claims=claims,
        flags=flags,
        language=None,
    )


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@dataclass
class _Person:
    """A party as the windows give it: the longest name, the first title and side, the weightiest role."""

    id: str
    name: str
    seen: list[DraftParty]


_ROLES = ("principal", "source", "attendee", "interpreter", "mentioned")


def _parties(drafts: Sequence[Draft]) -> tuple[tuple[DraftParty, ...], list[dict[str, str]]]:
    """Everyone once, and for each draft the id everyone has now. A surname alone is the person it ends the name of."""
    people: list[_Person] = []
    places: list[dict[str, int]] = []
    for draft in drafts:
        place: dict[str, int] = {}
        for party in draft.parties:
            place[party.id] = _same_person(people, party)
        places.append(place)
    ids = slugs([_Person(str(n), person.name, []) for n, person in enumerate(people)])
    joined = tuple(_joined(person, ids[str(n)]) for n, person in enumerate(people))
    return joined, [{old: ids[str(n)] for old, n in place.items()} for place in places]


def _same_person(people: list[_Person], party: DraftParty) -> int:
    name = _key(party.name)
    for n, person in enumerate(people):
        known = _key(person.name)
        if name == known or known.endswith(f" {name}") or name.endswith(f" {known}"):
            person.name = max(person.name, party.name, key=len)
            person.seen.append(party)
            return n
    people.append(_Person("", party.name, [party]))
    return len(people) - 1


def _joined(person: _Person, id: str) -> DraftParty:
    return DraftParty(
        id=id,
        name=person.name,
        title=next((party.title for party in person.seen if party.title), None),
        side=next((party.side for party in person.seen if party.side), None),
        role=min((party.role for party in person.seen), key=_ROLES.index),
        evidence=next((party.evidence for party in person.seen if party.evidence), ()),
    )


def _sources(drafts: Sequence[Draft], renamed: Sequence[dict[str, str]]) -> tuple[DraftSource, ...]:
    found: dict[tuple[str, str], DraftSource] = {}
    for draft, names in zip(drafts, renamed, strict=True):
        for source in draft.sources:
            party = names.get(source.party, source.party)
            found.setdefault((party, source.channel), source.model_copy(update={"party": party}))
    return tuple(found.values())


def _topics(drafts: Sequence[Draft]) -> tuple[tuple[Topic, ...], list[dict[str, str]]]:
    ids: dict[str, str] = {}
    labels: dict[str, str] = {}
    places: list[dict[str, str]] = []
    for draft in drafts:
        place = {}
        for topic in draft.topics:
            key = _key(topic.label)
            place[topic.id] = ids.setdefault(key, f"t{len(ids) + 1}")
            labels.setdefault(key, topic.label)
        places.append(place)
    return tuple(Topic(id=id, label=labels[key]) for key, id in ids.items()), places


def _claims(
    drafts: Sequence[Draft], renamed: Sequence[dict[str, str]], relabelled: Sequence[dict[str, str]]
) -> tuple[DraftClaim, ...]:
    kept: list[DraftClaim] = []
    by_sentence: defaultdict[int, list[DraftClaim]] = defaultdict(list)
    owner: dict[str, str] = {}  # "draft:old id" to the id of the claim kept for it
    for n, (draft, names, topics) in enumerate(zip(drafts, renamed, relabelled, strict=True)):
        for claim in draft.claims:
            moved = _moved(claim, n, names, topics)
            near = (other for sentence in moved.evidence for other in by_sentence[sentence])
            twin = next((other for other in near if _same_claim(other, moved)), None)
            if twin is None:
                kept.append(moved)
                for sentence in moved.evidence:
                    by_sentence[sentence].append(moved)
            owner[moved.id] = (twin or moved).id
    kept.sort(key=lambda claim: min(claim.evidence, default=10**6))
    final = {claim.id: f"c{n}" for n, claim in enumerate(kept, 1)}
    return tuple(
        claim.model_copy(
            update={
                "id": final[claim.id],
                "conflicts_with": tuple(
                    dict.fromkeys(final[owner[rival]] for rival in claim.conflicts_with if rival in owner)
                ),
            }
        )
        for claim in kept
    )


def _moved(claim: DraftClaim, n: int, names: dict[str, str], topics: dict[str, str]) -> DraftClaim:
    """A window's claim with the joined draft's parties and topics, its own ids made unique by the window."""

    def ids(old: Sequence[str]) -> tuple[str, ...]:
        return tuple(names.get(id, id) for id in old)

    return claim.model_copy(
        update={
            "id": f"{n}.{claim.id}",
            "speaker": ids(claim.speaker),
            "addressee": ids(claim.addressee),
            "via": ids(claim.via),
            "topic": topics.get(claim.topic or "", claim.topic),
            "quotes": tuple(q.model_copy(update={"voice": names.get(q.voice, q.voice)}) for q in claim.quotes),
            "conflicts_with": tuple(f"{n}.{rival}" for rival in claim.conflicts_with),
        }
    )


def _same_claim(one: DraftClaim, other: DraftClaim) -> bool:
    """The same words, or nearly, of the same people by the same way, on a common sentence: read twice in an overlap."""
    if (set(one.speaker), one.via, one.modality) != (set(other.speaker), other.via, other.modality):
        return False
    words, others = set(_key(one.text).split()), set(_key(other.text).split())
    return len(words & others) >= SAME_CLAIM * max(len(words), len(others), 1)


def _abstract(drafts: Sequence[Draft], lead: Draft, most: int = 5) -> str:
    """The lead's abstract, then the first sentence of every other that says something new, five in all."""
    found = list(_split(lead.abstract))
    for draft in drafts:
        first = next(_split(draft.abstract), "") if draft is not lead else ""
        if first and len(found) < most and all(_key(first) != _key(other) for other in found):
            found.append(first)
    return " ".join(found)


def _split(text: str) -> Iterator[str]:
    bounds = [0, *(m.end() for m in re.finditer(r"(?<=[.!?])[”\"]?\s+(?=[A-Z“\"])", text)), len(text)]
    yield from (text[a:b].strip() for a, b in pairwise(bounds) if text[a:b].strip())
