"""From the bones of sentences to who said what through whom: names and pronouns resolved, relays inherited.

The running state is small: who was the last subject, whose words were quoted last, which source was named last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.engines.extractive.clauses import Cue, Frame, Sentence, find_cues, find_frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.call import Call
    from summarizer.engines.extractive.cast import Cast, Person
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.mentions import Mention
    from summarizer.engines.extractive.mentions import Reader
    from summarizer.engines.extractive.transcript import Transcript
    from summarizer.record import Channel


@dataclass
class Said:
    """A claim in the making: `tokens[start:end]` of a sentence are what is said."""

    sentence: int
    speaker: tuple[str, ...]
    act: str
    start: int
    end: int
    cue: Cue | None = None
    via: tuple[str, ...] = ()
    explicit: bool = False
    in_call: bool = True
    more: list[int] = field(default_factory=list)  # further sentences of the same words
    rules: list[str] = field(default_factory=list)
    doubtful: bool = False
    holes: list[tuple[int, int]] = field(default_factory=list)
    content: int | None = None  # where the proposition starts, if not where its cue says
    owner: str | None = None  # whose account stands beside it: the frame's source


@dataclass
class Cited:
    channel: Channel
    sentences: list[int] = field(default_factory=list)


class Discourse:
    """Reads the sentences in order. `said` is what came out, `cited` the sources by party id."""

    def __init__(
        self, article: Article, reader: Reader, mentions: list[list[Mention]], cast: Cast, call: Call,
        transcript: Transcript,
    ) -> None:  # fmt: skip
        self.transcript = transcript
        self.article, self.reader, self.mentions, self.cast, self.call = article, reader, mentions, cast, call
        self.lexicon = cast.lexicon
        self.said: list[Said] = []
        self.cited: dict[str, Cited] = {}
        self.subject: str | None = None  # the last one who did something
        self.quoted: str | None = None  # the last one quoted or cited
        self.source: str | None = None  # the last source named
        self.subject_at = self.quoted_at = -1  # sentences of those two
        self.machine = re.compile(self.lexicon.data["grammar"].get("to_machines", "(?!)"), re.IGNORECASE)
        self.relayed: tuple[str, ...] = ()  # who quotes the frame's source: "the ministry quoted X as telling Y"
        self.carrier: str | None = None  # the source whose "said" the sentence's later verbs stand under
        self.current: str | None = None  # the party of this sentence's frame
        self.spoken_to: tuple[str, ...] = ()  # the hearers in the sentence at hand: not its "he"
        self.attendees = _attendees(article, mentions, call, cast)
        self.closing = _closing(article, self.lexicon)
        self.author = cast.author if cast.author in call.principals else None
        self.sentences = [
            Sentence(tokens, found, self.lexicon) for tokens, found in zip(reader.tokens, mentions, strict=True)
        ]
        self.frames = [find_frames(s) for s in self.sentences]
        self.cues = [find_cues(s, f) for s, f in zip(self.sentences, self.frames, strict=True)]

    def read(self) -> None:
        """Twice: sources named late in a text stand behind its first sentences too."""
        self._learn_from_objects()
        if self.author:
            self.cited[self.author] = Cited("interview" if self.transcript.guest else "official_readout", [1])
        for _ in range(2):
            self.said, self.subject, self.quoted, self.source = [], None, None, None
            self.subject_at = self.quoted_at = -1
            for index in range(len(self.sentences)):
                self._sentence(index)

    # who

    def _resolve(self, mention: Mention | None, index: int, *, framing: bool = False) -> tuple[str, ...]:
        """The parties a mention means; empty where nobody can be told."""
        if mention is None:
            return ()
        if mention.ids:
            return mention.ids
        if mention.kind == "pronoun":
            return self._pronoun(mention, index, framing=framing)
        if mention.kind == "group":
            return tuple(self.call.principals)
        if mention.kind == "definite":
            return self._definite(mention, index)
        if mention.kind == "document":
            issuer = self._relay()
            return (issuer,) if issuer else ()
        if mention.kind in ("institution", "unnamed"):
            if known := self._same_office(mention):
                return (known,)
            person = self.cast.others(mention.text, mention.kind, index + 1)
            person.code = person.code or mention.code or self._owners_code(mention)
            person.plural = mention.text.casefold().endswith("s") and mention.kind == "unnamed"
            return (person.id,)
        return self._side(mention)

    def _owners_code(self, mention: Mention) -> str | None:
        """ "Abi Rached's office": on his side."""
        owner = re.split(r"[’']s\b", mention.text)[0]
        boss = self.cast.find(owner) if owner != mention.text else None
        return boss.code if boss else None

    def _same_office(self, mention: Mention) -> str | None:
        """ "the presidency in Beirut" after "Abi Rached's office": one office by two names."""
        words = self.lexicon.words("people.head_offices")
        code = mention.code or self._owners_code(mention)
        if mention.kind != "institution" or not code or not words & set(mention.text.casefold().split()):
            return None
        for id in self.cited:
            known = self.cast[id]
            if known.kind == "institution" and known.code == code and words & set(known.name.casefold().split()):
                return id
        return None

    def _pronoun(self, mention: Mention, index: int, *, framing: bool) -> tuple[str, ...]:
        if mention.code == "they":
            return tuple(self.call.principals) if len(self.call.principals) > 1 else ()
        if mention.code == "it":
            issuers = [id for id in (self.quoted, self.source) if id and self.cast[id].kind == "institution"]
            return tuple(issuers[:1])
        if mention.code == "i":
            if mention.text in self.lexicon.words("people.pronouns_we") and self.author and not self.current:
                return tuple(self.call.principals)
            owner = self.current or self.author or self.quoted
            return (owner,) if owner else ()
        order = (self.quoted, self.subject) if framing else (self.subject, self.quoted)
        if self.subject_at != self.quoted_at:
            order = (self.subject, self.quoted) if self.subject_at > self.quoted_at else (self.quoted, self.subject)
        quoted = self.reader.tokens[index][mention.start].quotation is not None or self.transcript.turns[index]
        inside = self.current if quoted else None  # nobody calls himself "he" in his own words
        for id in (*order, *self.call.principals):
            if id and id not in self.spoken_to and id != inside and self._agrees(self.cast[id], mention.code or ""):
                return (id,)
        return ()

    def _agrees(self, person: Person, pronoun: str) -> bool:
        if person.kind == "institution" or person.plural:
            return False
        return person.female is not (pronoun == "he") if person.female is not None else True

    def _definite(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "the president", "the Turkish president", "the aide": the one party whose title and side fit."""
        titles = self.lexicon.words("people.titles")
        words = set(mention.text.split()) & titles
        if self.lexicon.phrases("people.head_of_state").search(mention.text):
            return tuple(self.call.principals[:1])
        if (own := self._our(mention, words)) is not None:
            return own
        fits = [p for p in self.cast if p.kind == "person" and self._titled(p, words)]
        if mention.code:
            sided = [p for p in self.cast if p.kind == "person" and p.code == mention.code]
            any_title = bool(words & self.lexicon.words("people.leaders"))
            fits = [p for p in sided if self._titled(p, words) or any_title]
            if not fits:
                fits = [p for p in self.cast if p.id in self.call.principals and not p.code and self._titled(p, words)]
                for p in fits[:1]:
                    p.code = mention.code
            if not fits and (person := self._untitled_principal(any_title)):
                person.code, person.title = mention.code, person.title or mention.written
                fits = [person]
        nameless = [id for id in self.cited if self.cast[id].kind == "unnamed"]
        if not fits and words & self.lexicon.words("people.unnamed"):
            return (nameless[-1],) if nameless else (self.cast.others(mention.written, "unnamed", index + 1).id,)
        fits.sort(key=lambda p: (p.id not in self.call.principals, p.id not in self.cited, -p.count))
        if not fits and not mention.code and self.author:
            return ()
        if len(fits) > 1 and not mention.code and self.subject in [p.id for p in fits]:
            issuer = self.call.principals[0] if self.call.principals else None
            return (issuer,) if issuer in [p.id for p in fits] else (self.subject,)  # type: ignore[return-value]
        return (fits[0].id,) if fits else ()

    def _our(self, mention: Mention, words: set[str]) -> tuple[str, ...] | None:
        """ "Our president", said by an aide: the principal of his own side."""
        if mention.opener not in self.lexicon.words("people.pronouns_i") or not self.current:
            return None
        side = self.cast[self.current].side
        fits = [id for id in self.call.principals if side and self.cast[id].side == side]
        return tuple(fits[:1]) or None

    def _untitled_principal(self, any_title: bool) -> Person | None:
        """ "The President of Russia", where only one principal has neither title nor side: he is meant."""
        open_ones = [self.cast[id] for id in self.call.principals if not self.cast[id].code and (any_title or not self.cast[id].title)]
        return open_ones[0] if len(open_ones) == 1 else None

    def _titled(self, person: Person, words: set[str]) -> bool:
        return bool(person.title) and bool(words & set(person.title.casefold().split()))  # type: ignore[union-attr]

    def _side(self, mention: Mention) -> tuple[str, ...]:
        """ "the Russian side": the principal of that side."""
        if mention.text.split()[-1].casefold() == mention.text.casefold():
            place = self.lexicon.places.get(tuple(mention.text.casefold().split()))
            if place and place.kind == "seat":
                return ()
        fits = [id for id in self.call.principals if mention.code and self.cast[id].code == mention.code]
        words = mention.end - mention.start
        return (fits[0],) if len(fits) == 1 and words > 1 else ()

    def _principal(self, ids: Sequence[str]) -> bool:
        return bool(ids) and all(id in self.call.principals for id in ids)

    def _insider(self, ids: Sequence[str]) -> bool:
        """Principals, and attendees of whom somebody else tells."""
        return bool(ids) and all(id in self.call.principals or (id in self.attendees and id not in self.cited) for id in ids)

    # sources

    def _cite(self, id: str, index: int, mention: Mention | None, aside: str) -> None:
        channel = self._channel(self.cast[id], index, aside)
        cited = self.cited.setdefault(id, Cited(channel))
        if cited.channel in ("other",) and channel != "other":
            cited.channel = channel
        if index + 1 not in cited.sentences:
            cited.sentences.append(index + 1)

    def _channel(self, person: Person, index: int, aside: str) -> Channel:
        text = self.article.sentences[index].text
        if person.kind == "unnamed":
            return "anonymous"
        for channel in ("anonymous", "social_media", "interview", "official_readout", "press_remarks"):
            if self.lexicon.phrases(f"channels.{channel}").search(text):
                return channel  # type: ignore[return-value]
        return "official_readout" if person.kind == "institution" else "press_remarks"

    def _relay(self) -> str | None:
        """The source a sentence without a cue of its own comes from (reading rule 4)."""
        if len(self.cited) == 1 or self.source is None:
            return min(self.cited, key=lambda id: self.cited[id].sentences[0], default=None)
        return self.source

    # sentences

    def _sentence(self, index: int) -> None:
        frames, cues = self.frames[index], self.cues[index]
        if self._background(index):
            return
        self.spoken_to = self._hearers(index, cues)
        self.relayed = ()
        framing = self.current = self._framing(index, frames)
        before = len(self.said)
        self._from_cues(index, frames, cues, framing)
        if len(self.said) == before:
            self._from_frame(index, frames, framing)
        self._remember_topic(index)
        if framing:
            self.quoted, self.quoted_at = framing, index
            self.source = framing if framing in self.cited else self.source

    def _learn_from_objects(self) -> None:
        """ "Obi thanked her": in a call of two, she is the other one."""
        if len(self.call.principals) != 2:
            return
        for sentence, cues in zip(self.sentences, self.cues, strict=True):
            for cue in cues:
                hearer = sentence.mention_starting(cue.verb_end)
                if not (cue.subject and hearer and hearer.kind == "pronoun" and hearer.code in ("he", "she")):
                    continue
                others = [self.cast[id] for id in self.call.principals if id not in cue.subject.ids]
                if len(others) == 1 and len(cue.subject.ids) == 1 and others[0].female is None:
                    others[0].female = hearer.code == "she"

    def _hearers(self, index: int, cues: Sequence[Cue]) -> tuple[str, ...]:
        """ "He told Serikbayev": he is not Serikbayev."""
        sentence = self.sentences[index]
        found = [m for cue in cues if (m := sentence.mention_starting(cue.verb_end)) and m.kind == "person"]
        return tuple(id for m in found for id in m.ids)

    def _remember_topic(self, index: int) -> None:
        """Whoever a sentence opens with is who it is about: "Kileo's post ...", "In Washington, spokesman Brandvold ..."."""
        for mention in self.sentences[index].mentions:
            if mention.kind in ("person", "definite") and self._known(mention) and self.reader.tokens[index][mention.start].quotation is None:
                ids = self._resolve(mention, index)
                if len(ids) == 1 and self.subject_at < index and mention.start < 8:
                    self.subject, self.subject_at = ids[0], index
                return

    def _known(self, mention: Mention) -> bool:
        return mention.kind == "definite" or any(self.cast[id].titled or id in self.call.principals for id in mention.ids)

    def _framing(self, index: int, frames: Sequence[Frame]) -> str | None:
        """The party of the sentence's frame: the relay, or the speaker himself; of its quotation's, where it has none."""
        for frame in frames:
            ids = self._resolve(frame.source, index, framing=True)
            if len(ids) == 1 and frame.relay is not None:
                relay = self._resolve(frame.relay, index, framing=True)
                self.relayed = relay[:1] if relay != ids else ()
                if relay:
                    self._cite(relay[0], index, frame.relay, "")
                return ids[0]
            if len(ids) == 1:
                if not self._principal(ids) or self._to_the_press(frame.aside):
                    self._cite(ids[0], index, frame.source, frame.aside)
                return ids[0]
        return self._owner_of_open_quotation(index)

    def _owner_of_open_quotation(self, index: int) -> str | None:
        """A sentence that stands whole inside a quotation is said by whoever the quotation was given to."""
        if self.transcript.turns[index]:
            return self.transcript.turns[index]
        if self._quoted_whole(index):
            return self._attributed_later(index) or self.quoted
        return None

    def _quoted_whole(self, index: int) -> bool:
        tokens = [t for t in self.reader.tokens[index] if t.word]
        return bool(tokens) and all(t.quotation is not None for t in tokens)

    def _attributed_later(self, index: int) -> str | None:
        numbers = {t.quotation for t in self.reader.tokens[index] if t.quotation}
        for later in range(index + 1, min(index + 4, len(self.sentences))):
            if not any(t.quotation in numbers for t in self.reader.tokens[later]):
                return None
            for frame in self.frames[later]:
                ids = self._resolve(frame.source, later, framing=True)
                if len(ids) == 1:
                    return ids[0]
        return None

    def _background(self, index: int) -> bool:
        if self._heading(index) or (self.closing is not None and index >= self.closing):
            return True
        text = self.article.sentences[index].text
        turn = self.transcript.turns[index]
        if turn is not None and (turn != self.transcript.guest or text.rstrip().endswith("?")):
            return True
        return bool(self.lexicon.phrases("grammar.earlier").search(text) or self.machine.search(text))

    def _heading(self, index: int) -> bool:
        """A title repeats what the body tells (reading rule 14): a first line without a full stop."""
        text = self.article.sentences[index].text.rstrip()
        return index < 2 and text[-1:] not in ".!?…" and not re.search(r"[.!?…][\"”»’']$", text)

    def _to_the_press(self, text: str) -> bool:
        return bool(self.lexicon.phrases("grammar.after_call").search(text))

    def _from_cues(self, index: int, frames: Sequence[Frame], cues: Sequence[Cue], framing: str | None) -> None:
        self.carrier = None
        spoken = self._spoken(index, cues, framing)
        outer: list[str] = []  # accounts the nested cues stand in
        for n, (cue, own) in enumerate(spoken):
            if not cue.nested:
                outer = []
            elif n and not outer:
                continue  # what somebody is said to say inside a claim belongs to that claim
            if self._is_relay_cue(index, cue, own, spoken[n + 1 :]):
                self._cite(own[0], index, cue.subject, self.article.sentences[index].text)
                outer.append(own[0])
                self.source = own[0]
                self.quoted, self.quoted_at = own[0], index
                continue
            self._claim(index, frames, spoken, n, framing, outer)
            if cue.link == "subject" and len(own) == 1:
                self.subject, self.subject_at = own[0], index

    def _after_semicolon(self, cue: Cue, index: int) -> bool:
        return cue.start > 0 and self.reader.tokens[index][cue.start - 1].text == ";"

    def _spoken(self, index: int, cues: Sequence[Cue], framing: str | None) -> list[tuple[Cue, tuple[str, ...]]]:
        """The cues that have a speaker, with him."""
        spoken: list[tuple[Cue, tuple[str, ...]]] = []
        running: tuple[str, ...] = ()
        for cue in cues:
            if cue.link == "infinitive" and index + 1 not in self.call.told:
                continue
            if cue.link == "passive" and spoken and not cue.fresh:
                continue
            if cue.link == "and" and not spoken:
                running = self._opening_subject(index, framing)
            own = self._speaker(cue, index, running, framing)
            if cue.verb.frame == "modal" and index + 1 in self.call.sentences[:1]:
                continue
            if cue.verb.frame == "modal" and not (self._principal(own) and (cue.nested or framing not in (None, *own) or self._after_semicolon(cue, index))):
                continue
            if own:
                spoken.append((cue, own))
                running = self._carried(cue, own, index) or own
                if len(own) == 1 and cue.subject is not None and cue.subject.kind != "pronoun" and not cue.nested:
                    self.subject, self.subject_at = own[0], index
            elif cue.link == "subject" and not cue.nested:
                running = ()
        return spoken

    def _carried(self, cue: Cue, own: tuple[str, ...], index: int) -> tuple[str, ...]:
        """ "The spokesman said Holm listened but made no promise": who did not promise is Holm."""
        if self._principal(own) or not cue.verb.report:
            return ()
        sentence = self.sentences[index]
        start = cue.verb_end + sentence.is_in(cue.verb_end, "grammar.that")
        inner = sentence.mention_starting(start)
        ids = self._resolve(inner, index) if inner and inner.kind in ("person", "definite", "group") else ()
        self.carrier = own[0] if self._principal(ids) else None
        return ids if self._principal(ids) else ()

    def _opening_subject(self, index: int, framing: str | None) -> tuple[str, ...]:
        """ "Our president took note and thanked him": the subject of a verb that no list knows."""
        sentence = self.sentences[index]
        first = next((i for i, t in enumerate(sentence.tokens) if t.word), 0)
        for mention in sentence.mentions:
            if mention.start in (first, first + 1) and not mention.possessive:
                return self._resolve(mention, index)
        return ()

    def _speaker(self, cue: Cue, index: int, running: tuple[str, ...], framing: str | None) -> tuple[str, ...]:
        if cue.link == "subject":
            if cue.subject and cue.subject.text in self.lexicon.words("people.pronouns_we") and cue.act == "agree":
                return tuple(self.call.principals)
            return self._resolve(cue.subject, index)
        if cue.link == "frame":
            return self._resolve(cue.subject, index, framing=True)
        if cue.link == "infinitive":
            return tuple(self.call.principals) if cue.verb.frame == "topic" else tuple(self.call.principals[:1])
        if cue.link == "passive":
            if cue.subject:
                return self._resolve(cue.subject, index)
            if cue.verb.impersonal:
                return tuple(self.call.principals)
            return tuple(self.call.principals) if cue.verb.frame in ("topic", "to", "that") else ()
        return running

    def _is_relay_cue(
        self, index: int, cue: Cue, own: tuple[str, ...], following: Sequence[tuple[Cue, tuple[str, ...]]]
    ) -> bool:
        """ "X said (that) Y had told him ...": X only relays, the nested cue is the claim."""
        if len(own) != 1 or not cue.verb.report:
            return False
        if not following or not following[0][0].nested:
            return False
        inner = following[0][1]
        if own[0] not in self.call.principals:
            return bool(inner) and self._principal(inner)
        tells = own[0] in self.cited or self._to_the_press(self.article.sentences[index].text)
        return bool(inner) and self._principal(inner) and tells

    def _claim(
        self, index: int, frames: Sequence[Frame], spoken: Sequence[tuple[Cue, tuple[str, ...]]], n: int,
        framing: str | None, outer: Sequence[str],
    ) -> None:  # fmt: skip
        cue, own = spoken[n]
        following = [later.start for later, _ in spoken[n + 1 :] if not later.nested]
        end = following[0] if following else len(self.sentences[index].tokens)
        end = next((i for i in range(cue.verb_end, end) if self.sentences[index].tokens[i].text == ";"), end)
        said = Said(index + 1, own, cue.act, cue.start, end, cue)
        said.rules.append(f"{cue.link}:{cue.verb.lemma}")
        self._account(said, index, framing, outer)
        said.holes = [*((f.start, f.end) for f in frames), *self._label_hole(index)]
        said.in_call = self._in_call(said, index, cue, framing)
        if self._principal(own) and not said.in_call and not said.explicit and self._to_the_press(self.article.sentences[index].text):
            said.via, said.explicit, said.owner = (), True, own[0]
            self._cite(own[0], index, cue.subject, "")
        if self._announces(cue, own, index):
            self._cite(own[0], index, cue.subject, "")
            return  # that the call was held is the header's
        if not self._principal(own) and own[0] not in self.cited and own[0] not in self.attendees:
            if not cue.verb.report and not self._to_the_press(self.article.sentences[index].text):
                return
            self._cite(own[0], index, cue.subject, "")
        self.said.append(said)
        if not any(cue.verb_end < later.start < len(self.sentences[index].tokens) for later, _ in spoken[n + 1 :]):
            self._second_clauses(said, index)

    def _announces(self, cue: Cue, own: tuple[str, ...], index: int) -> bool:
        """ "X said he had received a call from Y", "X posted an account of the call": no claim, but a source."""
        if not cue.verb.report or cue.link != "subject" or len(own) != 1:
            return False
        ahead = [t.low for t in self.reader.tokens[index][cue.verb_end : cue.verb_end + 4]]
        if set(ahead) & self.lexicon.words("people.account_nouns"):
            return True
        told = self.call.told.get(index + 1)
        return cue.verb.frame == "that" and told is not None and told > cue.verb_end

    def _second_clauses(self, said: Said, index: int) -> None:
        """ "said that A and that B": two propositions, two claims."""
        sentence = self.sentences[index]
        for i in range(said.cue.verb_end + 2, said.end - 2) if said.cue else ():
            if sentence.is_in(i, "grammar.and") and sentence.is_in(i + 1, "grammar.that"):
                second = replace(said, start=i + 2, content=i + 2, rules=[*said.rules, "second that-clause"])
                said.end = i
                self.said.append(second)
                return

    def _account(self, said: Said, index: int, framing: str | None, outer: Sequence[str]) -> None:
        carrier = self.carrier if said.cue and said.cue.link == "and" else None
        relays = [id for id in (*reversed(outer), carrier, framing) if id and id not in said.speaker]
        if not self._insider(said.speaker) and not relays:
            said.explicit, said.owner = True, framing
            return
        if said.speaker and framing in said.speaker or (not relays and outer):
            said.explicit = True
        if relays:
            said.via = tuple(dict.fromkeys(relays))
            said.explicit, said.owner = True, framing
            return
        if framing and framing in said.speaker:
            said.owner = framing
            return
        inherited = self._relay()
        if inherited and inherited not in said.speaker:
            said.via = (inherited,)
            said.rules.append("inherited source")

    def _in_call(self, said: Said, index: int, cue: Cue | None, framing: str | None) -> bool:
        if not self._insider(said.speaker) or self.call.status in ("planned", "not_held"):
            return False
        text = self.article.sentences[index].text
        if cue is None and framing in self.cited and framing in self.call.principals:
            return False
        if self.lexicon.phrases("grammar.in_call").search(text) or (cue and self._tells_of_call(cue, said)):
            return True
        if self._to_the_press(text) and (framing is None or framing in said.speaker):
            return False
        return True

    def _tells_of_call(self, cue: Cue, said: Said) -> bool:
        """ "“I asked her to ...,” he wrote", "Trump said he had told Putin": a principal tells of his own words there."""
        first = cue.subject is not None and cue.subject.kind == "pronoun" and cue.subject.code == "i"
        return cue.nested or first or (cue.link == "and" and said.owner in said.speaker)

    def _from_frame(self, index: int, frames: Sequence[Frame], framing: str | None) -> None:
        """Nothing but the frame's own words: "“...,” Ushakov said" is the aide's claim."""
        if not framing:
            return
        tokens = self.sentences[index].tokens
        if self._only_about_the_call(index) or (self.transcript.turns[index] and len(tokens) < 6):
            return
        said = Said(index + 1, (framing,), "inform", 0, len(tokens), None, explicit=True, owner=framing)
        said.holes = [*((f.start, f.end) for f in frames), *self._label_hole(index)]
        said.rules.append("frame:" + (frames[0].kind if frames else "open quotation"))
        if not self._principal(said.speaker) and framing not in self.cited:
            self._cite(framing, index, None, "")
        said.in_call = self._in_call(said, index, None, framing)
        inherited = self._relay()
        if self.relayed:
            said.via = self.relayed if self._principal(said.speaker) else ()
        elif self._principal(said.speaker) and inherited and framing not in self.cited and inherited not in said.speaker and said.in_call:
            said.via, said.explicit = (inherited,), False
        self.said.append(said)

    def _label_hole(self, index: int) -> list[tuple[int, int]]:
        """The "NAME:" at the head of a turn is no part of what is said."""
        end = self.transcript.labels.get(index)
        if end is None:
            return []
        return [(0, sum(token.end <= end for token in self.reader.tokens[index]))]

    def _only_about_the_call(self, index: int) -> bool:
        """The sentence that tells that the call was held is the header's, not a claim."""
        return index + 1 in self.call.sentences and not any(t.quotation for t in self.reader.tokens[index])


def _attendees(
    article: Article, mentions: Sequence[Sequence[Mention]], call: Call, cast: Cast
) -> dict[str, str]:
    """Who else was on the call, by party id: "attendee" or "interpreter"."""
    found: dict[str, str] = {}
    for sentence, inside in zip(article.sentences, mentions, strict=True):
        for key, role in (("people.attending", "attendee"), ("people.interpreting", "interpreter")):
            if cast.lexicon.phrases(key).search(sentence.text):
                people = [id for m in inside if m.kind == "person" for id in m.ids if id not in call.principals]
                found |= {id: role for id in people if id not in found}
    return found


def _closing(article: Article, lexicon: Lexicon) -> int | None:
    """Index of a heading "Background:" or the like: nothing after it was said in the call."""
    for index, sentence in enumerate(article.sentences):
        if index and sentence.text.strip().rstrip(":").casefold() in lexicon.words_joined("grammar.background_headings"):
            return index
    return None
