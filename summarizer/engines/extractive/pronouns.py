"""Whom "he", "she", "they", "it", "I" and "we" mean, by what the verb beside them can be told of.

"..., he said"                 whoever stands behind the account: the source quoted last
"He added that ..."            goes on with whoever had the word last
"He asked Hale to ..."         somebody who was on the line: no spokesman asks a president for a consulate
"He replied that ..."          the other one
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.call import Call
    from summarizer.engines.extractive.cast import Cast, Person
    from summarizer.engines.extractive.reader import Mention, Reader
    from summarizer.engines.extractive.transcript import Transcript
    from summarizer.record import Channel

Role = Literal["frames", "tells", "acts", "answers"]


@dataclass
class Cited:
    channel: Channel
    sentences: list[int] = field(default_factory=list)
    guessed: bool = False  # no sentence so far says by what channel


@dataclass(frozen=True)
class Scene:
    """What is known of an article before its claims are read."""

    article: Article
    reader: Reader
    mentions: list[list[Mention]]
    cast: Cast
    call: Call
    transcript: Transcript


class Pronouns:
    """The running state of a reading: who acted last, whose words were quoted last, which source was named last."""

    def __init__(self, scene: Scene) -> None:
        self.article, self.reader, self.mentions = scene.article, scene.reader, scene.mentions
        self.cast, self.call, self.transcript = scene.cast, scene.call, scene.transcript
        self.lexicon = scene.cast.lexicon
        self.attendees: dict[str, str] = {}  # who else was on the call: "attendee" or "interpreter"
        self.guests: frozenset[str] = frozenset()  # leaders in a text that one office issues
        self.author = self.cast.author if self.cast.author in self.call.principals else None
        self.cited: dict[str, Cited] = {}
        self.posters: dict[str, list[int]] = {}  # principals who tell of the call in posts: the sentences that say so
        self.role: Role = "acts"  # of the pronoun at hand
        self.ambiguous = False  # the pronoun resolved last could be somebody else
        self.current: str | None = None  # the party of this sentence's frame
        self.relayed: tuple[str, ...] = ()  # who quotes the frame's source: "the ministry quoted X as telling Y"
        self.leans: dict[str, str] = {}  # outlet: the aide it cites
        self.teller: str | None = None  # whose "said" the sentence at hand opened with
        self.papers: dict[str, str] = {}  # "readout": the office whose it is
        self.announced: tuple[tuple[str, ...], int] = ((), -1)  # an office that lets the call be known, and where
        self.announcing = -1  # the sentence in which a principal tells that the call was held
        self.outlet: str | None = None  # the outlet named last
        self.spoken_to: tuple[str, ...] = ()  # the hearers of the verb at hand: not its "he"
        self.spoke_last: tuple[str, ...] = ()  # the speaker of the claim before the cue at hand
        self.spoke_here: tuple[str, ...] = ()  # the same, within the sentence
        self._forget()

    def _forget(self) -> None:
        """Back to the start of the text; the sources found so far stay."""
        self.subject: str | None = None  # the last one who did something
        self.quoted: str | None = None  # the last one quoted or cited
        self.source: str | None = None  # the last source named
        self.subject_at = self.quoted_at = -1  # sentences of the first two
        self.topic: str | None = None  # whoever a sentence opened with that claims nothing
        self.topic_at = -1
        self.paper: str | None = None  # whose statement was the topic last
        self.asked: str | None = None  # whoever of the principals said something last

    def _pronoun(self, mention: Mention, index: int, *, framing: bool) -> tuple[str, ...]:
        """The parties a pronoun means; empty where nobody can be told."""
        if mention.code == "they":
            return self._several(mention, index)
        if mention.code == "it":
            return self._it()
        if mention.code == "i":
            return self._first_person(mention, index)
        if latter := self._latter(mention, index):
            return latter
        role = "frames" if framing else self.role
        self.ambiguous = role in ("acts", "tells") and self._could_be_several(mention, index)
        for id in self._likely(mention, index, role):
            if id not in self.spoken_to and self._agrees(self.cast[id], mention.code or ""):
                return (id,)
        return ()

    def _it(self) -> tuple[str, ...]:
        """The office that is the topic, that acted, or that was quoted last; the post of whoever was; the paper."""
        topic = self.topic if self.topic_at > self.quoted_at else None
        acting = self.subject if self.subject_at > self.quoted_at else None
        if topic and topic == self.paper:
            return (topic,)
        known = [id for id in (topic, acting, self.quoted, self.source) if id]
        offices = tuple([id for id in known if self.cast[id].kind == "institution"][:1])
        poster = (self.quoted,) if self.quoted and self.quoted in self.posters else ()
        paper = self._paper()
        return offices or poster or ((paper,) if paper else ())

    def _paper(self) -> str | None:
        """The outlet named last, where it tells itself."""
        return self.outlet if self.outlet in self.leans or self.outlet in self.cited else None

    def _latter(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "Celui-ci a accepté": not whoever acted last, but the other one; "Ce dernier ajoute": the last one."""
        if " " in mention.text and self.quoted and self.quoted_at == index - 1:
            return (self.quoted,)
        if mention.text not in self.lexicon.words("people.latter"):
            return ()
        others = tuple(id for id in self.call.principals if id != self.subject)
        return others if self.subject in self.call.principals and len(others) == 1 else ()

    def _several(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "They said": the nameless who were quoted last, where they are several; else the principals."""
        if self.role in ("frames", "tells") and self.quoted and self.cast[self.quoted].plural:
            return (self.quoted,)
        if mention.text in self.lexicon.words("people.pronouns_they_feminine"):
            women = [id for id in self.call.principals if self.cast[id].female]
            tellers = [id for id in self.cited if id not in self.call.principals]
            if len(women) < len(self.call.principals) and len(tellers) > 1:
                return tuple(tellers[:2])  # "Elles s’accordent sur un point": the capitals, the presidencies
        return self.call.together(index + 1) if len(self.call.principals) > 1 else ()

    def _first_person(self, mention: Mention, index: int) -> tuple[str, ...]:
        writer = self._writer(index)
        if mention.text in self.lexicon.words("people.pronouns_we") and writer and self.current in (None, writer):
            return self.call.together(index + 1)
        owner = self.current or self.author or self.quoted
        return (owner,) if owner else ()

    def _writer(self, index: int) -> str | None:
        """The principal in whose own text the sentence stands: a statement, a post, an answer."""
        turn = self.transcript.turns[index]
        return self.author or (turn if turn in self.call.principals else None)

    def _likely(self, mention: Mention, index: int, role: str) -> Iterator[str]:
        """Everybody whom "he" could be, the likeliest first; nobody calls himself "he" in his own words."""
        quoted = self.reader.tokens[index][mention.start].quotation is not None or self.transcript.turns[index]
        inside = self.current if quoted else None
        told = role != "frames" and self.current is not None and not self._principal((self.current,))
        teller = self.current if told else None  # "According to the aide, he told Kolt ..."
        ranked = self._ranked(mention, index, "acts" if quoted and role == "tells" else role)
        for id in dict.fromkeys((*self._known_woman(mention, index), *ranked)):
            if id and id not in (inside, teller, self.author):
                yield id

    def _known_woman(self, mention: Mention, index: int) -> Iterator[str]:
        """ "She urged the traders to wait": the spokeswoman who spoke last, where no principal is known to be one."""
        principals = [self.cast[id] for id in self.call.principals]
        if mention.code == "she" and not any(one.female for one in principals):
            recent = (self.quoted_at, self.quoted), (self.topic_at, self.topic)
            at, last = max(recent, key=lambda one: one[0])  # not "une source ... elle"
            if last and self.cast[last].female and at >= index - 2:
                yield last

    def _ranked(self, mention: Mention, index: int, role: str) -> Iterator[str | None]:
        tellers, actors = list(self._tellers(mention, index)), list(self._actors(mention, index))
        if role == "frames" or (role == "tells" and self._has_the_word(index)):
            yield from (*tellers, *actors)
        elif role == "answers" and self.asked in self.call.principals:
            yield from (id for id in self.call.principals if id != self.asked)
            yield from (*actors, *tellers)
        else:
            yield from (*actors, *tellers)

    def _has_the_word(self, index: int) -> bool:
        """Whoever was quoted last, or is the topic, goes on: nobody acted since."""
        return max(self.quoted_at, self.topic_at) >= min(self.subject_at, index - 1)

    def _tellers(self, mention: Mention, index: int) -> Iterator[str | None]:
        """Who may be quoted: an aide this sentence opens with, the topic, the one quoted last, then the sources."""
        named = [m for m in self.mentions[index] if m.end <= mention.start and m.kind == "person" and not m.possessive]
        yield from (id for m in named for id in m.ids if id in self.cited and id not in self.call.principals)
        if self.quoted_at < index - 1:
            yield from self._introduced(mention, index)
        if self.topic_at > self.quoted_at and self.topic_at >= self.subject_at:
            yield self.topic
        if self.subject_at > self.quoted_at and (self.quoted not in self.cited or self.subject in self.cited):
            yield self.subject  # "Voss told reporters that ... “We waited,” he said"
        yield from (self.quoted, self.source)
        so_far = [id for id in self.cited if self._last_cited(id, index)]
        yield from sorted(so_far, key=lambda id: -self._last_cited(id, index))

    def _introduced(self, mention: Mention, index: int) -> Iterator[str]:
        """ "His account was corrected by Minister Ana Holm. She told radio": whom the sentence before brought in."""
        known = {"she": True, "he": False}.get(mention.code or "")
        for one in self.mentions[index - 1] if index else ():
            for id in one.ids if one.kind == "person" else ():
                person = self.cast[id]
                new = person.sentences[0] == index and person.titled and id not in self.call.principals
                if new and person.female is not None and person.female == known:
                    yield id

    def _last_cited(self, id: str, index: int) -> int:
        """The number of the sentence, before this one, that cited a source last."""
        return max((n for n in self.cited[id].sentences if n <= index), default=0)

    def _actors(self, mention: Mention, index: int) -> Iterator[str | None]:
        """Who may have said or done something in the call: whoever did so last, then the others who were on it."""
        if self.current and self._insider((self.current,)):
            yield self.current
        named = [m for m in self.mentions[index] if m.end <= mention.start and not m.possessive]
        here = [id for m in named if m.kind in ("person", "definite") for id in self._resolve(m, index)]
        before = [id for m in self.mentions[index - 1] for id in m.ids] if index else []
        subject = [self.subject] if self.subject else []
        order = (*subject, *here) if self.subject_at == index else (*here[:1], *subject, *here)
        yield from (id for id in (*order, *before) if self._insider((id,)))
        if self.quoted and self._insider((self.quoted,)):
            yield self.quoted
        yield from self.call.principals

    def _resolve(self, mention: Mention | None, index: int, *, framing: bool = False) -> tuple[str, ...]:
        """The parties a mention means."""
        raise NotImplementedError

    def _could_be_several(self, mention: Mention, index: int) -> bool:
        """Two people in the sentence before, and nothing in the text tells which of them "he" is."""
        before = {id for m in self.mentions[index - 1] if index for id in m.ids} - set(self.spoken_to)
        return sum(self._agrees(self.cast[id], mention.code or "") for id in before) > 1

    def _agrees(self, person: Person, pronoun: str) -> bool:
        if pronoun == "one":
            return not person.plural  # a verb whose ending alone tells of him
        if person.kind == "institution" or person.plural:
            return False
        return person.female is not (pronoun == "he") if person.female is not None else True

    def _principal(self, ids: Sequence[str]) -> bool:
        return bool(ids) and set(self.call.principals).issuperset(ids)

    def _insider(self, ids: Sequence[str]) -> bool:
        """Principals, and attendees of whom somebody else tells; in an office's note on several calls, any leader."""
        return bool(ids) and all(
            id in self.call.principals or ((id in self.attendees or id in self.guests) and id not in self.cited)
            for id in ids
        )
