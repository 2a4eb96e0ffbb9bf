"""From the bones of sentences to who said what through whom: relays inherited, accounts nested, claims cut out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.embedded import embedded_instructions
from summarizer.engines.extractive.answers import question_of
from summarizer.engines.extractive.attending import attending
from summarizer.engines.extractive.cues import find_cues
from summarizer.engines.extractive.frames import find_frames
from summarizer.engines.extractive.issuer import head_channel, issuer_of
from summarizer.engines.extractive.occasion import of_earlier_time
from summarizer.engines.extractive.pairs import high
from summarizer.engines.extractive.pronouns import Cited
from summarizer.engines.extractive.references import References
from summarizer.engines.extractive.syntax import Cue, Frame, Sentence, left_out, verb_at
from summarizer.engines.extractive.verbsecond import find_cues_by_clause
from summarizer.engines.extractive.wording import subject_shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.pronouns import Role, Scene
    from summarizer.engines.extractive.reader import Mention


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
    rules: list[str] = field(default_factory=list)
    doubtful: bool = False
    holes: list[tuple[int, int]] = field(default_factory=list)
    content: int | None = None  # where the proposition starts, if not where its cue says
    told_of: tuple[str, ...] = ()  # whom the text is about, where that is not the speaker
    also: tuple[int, ...] = ()  # sentences of what it answers
    borrowed: tuple[int, int] | None = None  # the subject it shares with the clause before
    verb_kept: bool = False  # its text names the speaker and keeps his verb: "Kolt rejected ..."
    owner: str | None = None  # whose account stands beside it: the frame's source


_OWN = ("deed", "predicate")  # in his own words, what a speaker does or is stays within what he says


class Discourse(References):
    """Reads the sentences in order. `said` is what came out."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.said: list[Said] = []
        self.spoke_last: tuple[str, ...] = ()  # the speaker of the claim before the cue at hand
        self.carrier: str | None = None  # the source whose "said" the sentence's later verbs stand under
        machine = self.lexicon.regex("grammar.to_machines")
        self.of_other_things = [
            of_earlier_time(s.text, self.lexicon) or bool(machine.search(s.text)) for s in scene.article.sentences
        ]
        self.instructions = frozenset(embedded_instructions(scene.article))
        self.elsewhere: tuple[str, ...] = ()  # with whom another call was, of which the text tells just now
        self.closing = _closing(scene.article, self.lexicon)
        self.sentences = [
            Sentence(tokens, found, self.lexicon, posted=self.author is not None)
            for tokens, found in zip(scene.reader.tokens, scene.mentions, strict=True)
        ]
        self.frames = [find_frames(s) for s in self.sentences]
        find = find_cues_by_clause if self.lexicon.data["grammar"].get("verb_second") else find_cues
        self.cues = [find(s, f) for s, f in zip(self.sentences, self.frames, strict=True)]
        self.attendees = self._attending()

    def read(self) -> None:
        """Twice: sources named late in a text stand behind its first sentences too."""
        self._learn_from_objects()
        if self.author:
            channel = "interview" if self.transcript.guest else head_channel(self.article, self.cast)
            self.cited[self.author] = Cited(channel, [1])
        elif self.transcript.posters:
            self.cited |= {id: Cited("social_media", [number]) for id, number in self.transcript.posters.items()}
        elif issuer := self._head_issuer():
            self.cited[issuer[0]] = Cited(head_channel(self.article, self.cast), [issuer[1]])
            self.guests = frozenset(p.id for p in self.cast if high(p, self.lexicon) and p.id != issuer[0])
        for _ in range(2):
            self.said = []
            self._forget()
            for index in range(len(self.sentences)):
                self._sentence(index)
        for outlet in self.leans:
            self.cited.pop(outlet, None)  # what it has from an aide is his account

    def _attending(self) -> dict[str, str]:
        """Who "sat in", "joined", "interpreted", and is no principal."""
        found = attending(self.article, self.reader.tokens, [s.mentions for s in self.sentences], self.lexicon)
        return {id: role for id, role in found.items() if id not in self.call.principals}

    def _head_issuer(self) -> tuple[str, int] | None:
        starts = [[token.start for token in sentence.tokens] for sentence in self.sentences]
        named = issuer_of(self.article, [s.mentions for s in self.sentences], starts, self.cast)
        party = self._resolve(named[0], named[1] - 1) if named else ()
        return (party[0], named[1]) if named and party else None

    def _sentence(self, index: int) -> None:
        frames, cues = self.frames[index], self.cues[index]
        if self._background(index):
            return
        self.spoken_to = ()
        self.relayed = ()
        self.teller = None
        self._learn_leaning(index)
        framing = self.current = self._framing(index, frames)
        before = len(self.said)
        self._from_cues(index, cues, framing)
        told_after = self._told_after(self.said[before:], frames)
        if len(self.said) == before or told_after:
            self._from_frame(index, frames, framing, end=told_after)
        if len(self.said) == before and not frames:
            self._from_mood(index)
        self._remember_topic(index, claimed=len(self.said) > before)
        if framing:
            told = self.relayed[0] if self.relayed and self.lexicon.basic else framing
            self.quoted, self.quoted_at = told, index
            self.source = framing if framing in self.cited else self.source

    def _told_after(self, claims: Sequence[Said], frames: Sequence[Frame]) -> int | None:
        """ "[The two have not spoken], X told reporters, adding that ...": where what stands before the frame ends."""
        if not claims or len(frames) != 1 or frames[0].start < 3 or frames[0].kind == "hearsay":
            return None
        following = all(one.cue and one.cue.link == "frame" and one.start >= frames[0].end for one in claims)
        return frames[0].start if following else None

    def _from_mood(self, index: int) -> None:
        """ "Voraussetzung sei, dass die Waffenruhe halte": by its mood it is said, by whoever spoke last."""
        sentence = self.sentences[index]
        moods = sentence.where("grammar.reported")
        spoken = {n for one in self.said[-1:] for n in (one.sentence,)}
        if not moods or not self.cited or index not in spoken or sentence.tokens[moods[0]].quotation is not None:
            return
        if any(token.low in self.lexicon.words("call.nouns") for token in sentence.tokens):
            return  # "Das Gespräch sei auf Bitte Kolts zustande gekommen"
        last = self.said[-1]
        said = Said(index + 1, last.speaker, "inform", 0, len(sentence.tokens), None, last.via, rules=["mood"])
        said.in_call, said.owner = last.in_call, last.owner
        self.said.append(said)

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

    def _hearers(self, index: int, cue: Cue) -> tuple[str, ...]:
        """ "He told Serikbayev": he is not Serikbayev."""
        hearer = self.sentences[index].mention_starting(cue.verb_end)
        heard = cue.verb.frame != "that" and hearer is not None and hearer.kind == "person"
        return hearer.ids if hearer and heard else ()  # but "She said Kolt had ..."

    def _remember_topic(self, index: int, *, claimed: bool) -> None:
        """Whoever a sentence opens with is who it is about: "Kileo's post ...", "In Rome, spokesman Neri ..."."""
        for mention in self.sentences[index].mentions:
            if (
                mention.kind in ("person", "definite", "unnamed", "institution")
                and not mention.possessive  # "The Angolan leader's spokesman, Cardoso": of Cardoso
                and self._known(mention)
                and self.reader.tokens[index][mention.start].quotation is None
            ):
                ids = self._resolve(mention, index)
                if len(ids) == 1 and mention.start < 8:
                    if not claimed:
                        self.topic, self.topic_at = ids[0], index
                    if self.subject_at < index and mention.kind in ("person", "definite"):
                        self.subject, self.subject_at = ids[0], index
                return

    def _known(self, mention: Mention) -> bool:
        return mention.kind in ("definite", "unnamed", "institution") or any(
            self.cast[id].titled or id in self.call.principals for id in mention.ids
        )

    def _framing(self, index: int, frames: Sequence[Frame]) -> str | None:
        """The party of the sentence's frame: the relay, or the speaker himself; else whoever its quotation is of."""
        if (pair := self._quoted_through(index, frames)) is not None:
            return pair
        for frame in frames:
            ids = self._quoted_by(frame, index) or self._resolve(frame.source, index, framing=True)
            if len(ids) == 1 and frame.relay is not None:
                relay = self._resolve(frame.relay, index, framing=True)
                self.relayed = relay[:1] if relay != ids else ()
                if relay and not self._principal(ids):
                    self._cite(ids[0], index)
                elif relay:
                    self._cite(relay[0], index)
                return ids[0]
            if len(ids) == 1:
                if not self._principal(ids) or self._to_the_press(frame.aside) or self._to_outsiders(frame):
                    self._cite(ids[0], index)
                return ids[0]
        return self._owner_of_open_quotation(index)

    def _quoted_by(self, frame: Frame, index: int) -> tuple[str, ...]:
        """ "The statement quoted him as saying": no aide, but whoever the statement is about."""
        document = (
            frame.relay is not None and frame.relay.kind in ("document", "institution") and not frame.relay.outlet
        )
        if not document or frame.source is None or frame.source.kind != "pronoun":
            return ()
        self.role = "acts"
        return self._resolve(frame.source, index)

    def _to_outsiders(self, frame: Frame) -> bool:
        """ "Petkovic told Radio Sava": whoever hears it is no principal."""
        if frame.verb is None or frame.verb.frame != "person" or not frame.source:
            return False
        words = set(frame.aside.split())
        called = {self.cast[id].called.casefold() for id in self.call.principals if id not in frame.source.ids}
        return not words & called and not words & self.lexicon.words("grammar.hearer_pronouns")

    def _quoted_through(self, index: int, frames: Sequence[Frame]) -> str | None:
        """ "“We cannot ...,” Ferrante said, according to the statement": hers, and who relays it."""
        if len(frames) != 2:
            return None
        found = [self._resolve(frame.source, index, framing=True) for frame in frames]
        found = [
            self._spoken_silently(frame, index) or ids
            for frame, ids in zip(frames, found, strict=True)  # "«...», le dijo, según la cancillería"
        ]
        speakers = [ids[0] for ids in found if len(ids) == 1 and self._principal(ids)]
        relays = [ids[0] for ids in found if len(ids) == 1 and not self._principal(ids)]
        if len(speakers) != 1 or len(relays) != 1:
            return None
        self._cite(relays[0], index)
        self.relayed, self.source = (relays[0],), relays[0]
        return speakers[0]

    def _spoken_silently(self, frame: Frame, index: int) -> tuple[str, ...]:
        """Beside another attribution, a verb without a subject is of the principal who acted last."""
        if not (frame.source and frame.source.code == "one" and frame.verb):
            return ()
        named = [m.ids for m in self.mentions[index] if m.end <= frame.start and self._principal(m.ids)]
        last = (self.subject,) if self.subject in self.call.principals else ()
        return next((ids for ids in reversed(named) if len(ids) == 1), None) or last

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
        if index + 1 in self.transcript.posters.values():
            return True  # the line that says whose post follows
        if (
            turn is not None
            and turn not in self.transcript.posters
            and (turn != self.transcript.guest or text.rstrip().endswith("?"))
        ):
            return True
        if index + 1 in self.instructions or self._of_another_call(index, text):
            return True
        return self.of_other_things[index]

    def _of_another_call(self, index: int, text: str) -> bool:
        """ "In a separate call, he spoke with Kairys. Kairys promised ...": until somebody else has the word."""
        people = [id for m in self.mentions[index] if m.kind == "person" for id in m.ids]
        others = tuple(id for id in people if id not in self.call.principals and id not in self.cited)
        if others and self.lexicon.phrases("grammar.separate").search(text):
            self.elsewhere = others
            return True
        opening = self.sentences[index].opening_subject()
        ids = opening.ids if opening else ()
        same = bool(ids and set(ids) <= set(self.elsewhere)) or bool(self.elsewhere and not people)
        self.elsewhere = self.elsewhere if same else ()
        return same

    def _heading(self, index: int) -> bool:
        """A title repeats what the body tells (reading rule 14): a first line without a full stop."""
        text = self.article.sentences[index].text.rstrip()
        return index < 2 and text[-1:] not in ".!?…" and not re.search(r"[.!?…][\"”»’']$", text)

    def _from_cues(self, index: int, cues: Sequence[Cue], framing: str | None) -> None:
        self.carrier = None
        spoken = self._spoken(index, cues, framing)
        outer: list[str] = []  # accounts the nested cues stand in
        claimed = False
        for n, (cue, own) in enumerate(spoken):
            if not cue.nested:
                outer = []
            elif n and (not outer or (claimed and not self._goes_apart(cue, index))):
                continue  # what somebody is said to say inside a claim belongs to that claim
            claimed = not self._is_relay_cue(index, cue, own, spoken[n + 1 :])
            if not claimed:
                for teller in own:
                    self._cite(teller, index)
                outer += reversed(own)
                self.source = own[0]
                self.quoted, self.quoted_at = own[0], index
                continue
            self._claim(index, spoken, n, outer)
            if len(own) == 1 and own[0] in self.cited and cue.verb.report and not self._principal(own):
                self.source = own[0]
                self.quoted, self.quoted_at = own[0], index
            if cue.link == "subject" and len(own) == 1:
                self.subject, self.subject_at = own[0], index

    def _deed_of_the_call(self, index: int, cue: Cue, own: tuple[str, ...]) -> bool:
        """A verb that no list knows is a claim where a principal is its subject, and not the call's own news."""
        if not self._insider(own) or (index + 1 in self.call.sentences[:1] and not cue.nested):
            return False
        tokens = self.sentences[index].tokens[cue.start : cue.verb_end + 6]
        return not self.lexicon.phrases("deeds.elsewhere").search(" ".join(t.low for t in tokens))

    def _spoken(self, index: int, cues: Sequence[Cue], framing: str | None) -> list[tuple[Cue, tuple[str, ...]]]:
        """The cues that have a speaker, with him."""
        spoken: list[tuple[Cue, tuple[str, ...]]] = []
        running: tuple[str, ...] = ()
        for before, cue in zip((None, *cues), cues, strict=False):
            if self._idle(index, cue, spoken):
                continue
            if cue.link == "and" and not spoken:
                running = self._opening_subject(index)
            self.ambiguous = False
            self.spoke_last = spoken[-1][1] if spoken else self.said[-1].speaker if self.said else ()
            own = self._speaker(cue, index, running)
            if cue.nested and spoken and cue.subject and cue.subject.kind == "pronoun" and cue.subject.code != "i":
                own = self._told_of(spoken[-1][1], own, cue, index)
            elif spoken and self._goes_on_with(*spoken[-1], cue, index):
                own = self._answering(*spoken[-1], cue)
            cue.doubtful = self.ambiguous
            first = cue.subject is not None and cue.subject.kind == "pronoun" and cue.subject.code == "i"
            if ours := self._our_side(cue, own):
                own = ours
            elif first and framing and own == (framing,) and (cue.verb.frame in _OWN or not self._principal(own)):
                continue  # "“We listened, and we said no,” the diplomat said": all of it is his
            if self._is_framed(cue, own, framing) or (
                cue.verb.frame == "deed"
                and (not self._deed_of_the_call(index, cue, own) or self._within_claim(index, cue, before, spoken))
            ):
                continue
            if self._of_the_call_itself(index, cue, framing) or self._remark_of_now(cue, own, index):
                continue
            if own:
                told = cue.verb.report and not self._principal(own)
                self.teller = own[0] if told else self.teller
                spoken.append((cue, own))
                running = self._carried(cue, own, index) or own
                if len(own) == 1 and cue.subject is not None and cue.subject.kind != "pronoun" and not cue.nested:
                    self.subject, self.subject_at = own[0], index
            elif cue.link == "subject" and not cue.nested:
                running = ()
        return spoken

    def _is_framed(self, cue: Cue, own: tuple[str, ...], framing: str | None) -> bool:
        """ "The government will ask for a correction, she said": all of it is hers."""
        outsider = framing is not None and bool(own) and not self._insider(own) and framing not in own
        return outsider and cue.link == "subject" and not cue.verb.report and cue.verb.frame != "light"

    def _idle(self, index: int, cue: Cue, spoken: Sequence[tuple[Cue, tuple[str, ...]]]) -> bool:
        """A purpose, a passive within a claim, a supposition."""
        if cue.link == "infinitive" and index + 1 not in self.call.told:
            return True
        return (cue.link == "passive" and bool(spoken) and not cue.fresh) or self._supposed(index, cue)

    def _supposed(self, index: int, cue: Cue) -> bool:
        """ "If Voss wants to talk, ...", "“That is not what I said”": nothing is told."""
        sentence = self.sentences[index]
        if cue.subject is None:
            return False
        empty = cue.verb_end >= len(sentence.tokens) or not sentence.tokens[cue.verb_end].word
        mine = cue.verb.report and cue.subject.code == "i" and sentence.is_in(cue.start - 1, "grammar.what")
        return (mine and empty) or sentence.is_in(cue.subject.start - 1, "grammar.conditional")

    def _answering(self, before: Cue, last: tuple[str, ...], cue: Cue) -> tuple[str, ...]:
        """ "Voss asked Kolt to open the dam, and she agreed": not he who asked."""
        answers = cue.act in ("agree", "reject") and before.act in ("request", "propose", "offer")
        others = tuple(id for id in self.call.principals if id not in last)
        fits = [id for id in others if cue.subject and self._agrees(self.cast[id], cue.subject.code or "")]
        return tuple(fits) if answers and self._principal(last) and len(fits) == 1 else last

    def _within_claim(
        self, index: int, cue: Cue, before: Cue | None, spoken: Sequence[tuple[Cue, tuple[str, ...]]]
    ) -> bool:
        """ "her president had warned he would close the bridge": what he would do is what he warned of."""
        if not cue.nested or before is None or self._goes_apart(cue, index):
            return False
        if not spoken or spoken[-1][0] is not before:
            return True
        teller = spoken[-1][1]
        return self._principal(teller) and not set(teller) <= set(self.cited)

    def _remark_of_now(self, cue: Cue, own: tuple[str, ...], index: int) -> bool:
        """ "“He wants to make a deal,” Coburn said": in the present, what he says of the other, not what was said."""
        token = self.reader.tokens[index][cue.verb_start]
        told = token.quotation is not None and self.current is not None and self.current not in own
        told = told and cue.verb.frame != "nominal" and token.low not in self.lexicon.words("deeds.was")
        return bool(
            told and cue.form == "finite" and not cue.modal and token.low.endswith("s") and self._principal(own)
        )

    def _our_side(self, cue: Cue, own: tuple[str, ...]) -> tuple[str, ...]:
        """ "“We told them we would study it,” the Iraqi official said": what his side said, its principal said."""
        we = cue.subject is not None and cue.subject.text in self.lexicon.words("people.pronouns_we")
        said_then = cue.form == "finite" and not cue.modal and (cue.verb.report or cue.act == "request")
        if not (we and said_then and own == (self.current,)) or self._principal(own):
            return ()
        leader = self._side_of(own[0])
        return (leader,) if leader else ()

    def _of_the_call_itself(self, index: int, cue: Cue, framing: str | None) -> bool:
        """The verb that tells of the call ("говорили час"); "no se habló de armas", in a spokesman's own words."""
        if not self.lexicon.basic:
            return False
        if self.call.told.get(index + 1) == cue.verb_start:
            return True
        nouns = {t.low for t in self.reader.tokens[index][max(0, cue.start - 3) : cue.start]}
        if cue.link == "passive" and cue.act != "inform" and nouns & self.lexicon.words("call.nouns"):
            return True  # "La llamada fue solicitada por X"
        unsaid = cue.link == "passive" and cue.negated and cue.act == "inform"
        return unsaid and framing is not None and not self._principal((framing,))

    def _goes_on_with(self, before: Cue, last: tuple[str, ...], cue: Cue, index: int) -> bool:
        """ "The Malawian leader agreed, Mgaya said, and he thanked ...": "he" behind "and" is whoever acted before."""
        pronoun = cue.subject if cue.subject and cue.subject.kind == "pronoun" else None
        if pronoun is None or pronoun.code not in ("he", "she") or len(last) != 1:
            return False
        if before.subject and before.subject.kind == "pronoun" and before.subject.code != pronoun.code:
            return False  # "She asked for it and he promised it"
        joined = self.sentences[index].is_in(pronoun.start - 1, "grammar.conjunctions")
        return joined and self._agrees(self.cast[last[0]], pronoun.code)

    def _told_of(self, teller: tuple[str, ...], own: tuple[str, ...], cue: Cue, index: int) -> tuple[str, ...]:
        """ "Wrona's spokesman confirmed that she had asked for time": a relay tells of a principal, his own first.

        "Mr. Ketilsson said he did not expect a settlement": but of what goes on in his own mind.
        """
        pronoun = cue.subject
        if pronoun is None or self._principal(teller) or len(teller) != 1:
            return own
        past = self._pluperfect(cue, index)
        inward = (
            cue.verb.frame == "deed"
            or cue.verb.lemma == "be"
            or cue.verb.lemma in self.lexicon.words("grammar.of_the_mind")
        )
        if not past and inward and not cue.modal and self._agrees(self.cast[teller[0]], pronoun.code or ""):
            return teller
        named = [id for m in self.mentions[index] if m.start < pronoun.start for id in m.ids]
        side = self.cast[teller[0]].code
        order = [id for id in reversed(named) if id in self.call.principals]
        order += [id for id in own if id == self.subject and self.subject_at >= index - 1]
        order += [id for id in self.call.principals if side and self.cast[id].code == side]
        order += [id for id in (self.subject, self.quoted) if id in self.call.principals]
        fits = [id for id in order if id and self._agrees(self.cast[id], pronoun.code or "")]
        return tuple(fits[:1]) or own

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

    def _opening_subject(self, index: int) -> tuple[str, ...]:
        """ "Our president took note and thanked him": the subject of a verb that no list knows."""
        return self._resolve(self.sentences[index].opening_subject(), index)

    def _speaker(self, cue: Cue, index: int, running: tuple[str, ...]) -> tuple[str, ...]:
        """Who a cue's words are of, by how it hangs on the sentence; `running` for those that share a subject."""
        together = self.call.together(index + 1)
        if cue.link == "subject" and cue.subject and cue.act == "agree":
            we = cue.subject.text in self.lexicon.words("people.pronouns_we")
            return together if we else self._resolve(cue.subject, index)
        if cue.link == "frame" and self.current:
            return (self.current,)
        if cue.link in ("subject", "frame"):
            self.role, self.spoken_to = self._role(cue, index), self._hearers(index, cue)
            return self._resolve(cue.subject, index, framing=cue.link == "frame")
        if cue.link == "infinitive":
            return together if cue.verb.frame == "topic" else together[:1]
        if cue.link == "passive":
            return self._behind_passive(cue, index, together)
        return running

    def _behind_passive(self, cue: Cue, index: int, together: tuple[str, ...]) -> tuple[str, ...]:
        if (other := self._other_than(cue, index)) is not None:
            return other
        if self.current and not self._principal((self.current,)) and self._opens_with_none(cue, index):
            return (self.current,)
        if cue.subject is None and self.call.status in ("planned", "not_held"):
            return ()  # "No call was made": that is the source's word
        agentless = cue.verb.impersonal or cue.verb.frame in ("topic", "to", "that")
        return self._resolve(cue.subject, index) if cue.subject else together if agentless else ()

    def _opens_with_none(self, cue: Cue, index: int) -> bool:
        """ "No decision has been made on the trip, the official added": nobody's act, so the official's own word."""
        words = [t for t in self.sentences[index].tokens[: cue.start] if t.word]
        return cue.subject is None and bool(words) and words[0].low in self.lexicon.words("grammar.none")

    def _other_than(self, cue: Cue, index: int) -> tuple[str, ...] | None:
        """ "Kolt was told that ...": by the other of the two; "the invitation was accepted": by whoever got it."""
        if cue.subject is not None or len(self.call.principals) != 2:
            return None
        first = self._resolve(cue.patient, index) if cue.patient and cue.verb.frame == "person" else ()
        answers = cue.act in ("agree", "reject") and self.sentences[index].is_in(cue.group - 1, "grammar.answerable")
        first = self.spoke_last if answers and not first else first
        others = tuple(id for id in self.call.principals if id not in first)
        return others if len(others) == 1 and self._principal(first) else None

    def _role(self, cue: Cue, index: int) -> Role:
        """What the verb tells of its pronoun: "he added that ..." is whoever was quoted last, "he replied" not."""
        if cue.nested or self._hearers(index, cue):
            return "acts"
        if self._no_account_in(index, cue):
            return "tells"
        if self._of_the_leaders(cue, index):
            return "tells"
        asked = self.sentences[index].is_in(0, "grammar.asked")  # by reporters
        if cue.verb.lemma in self.lexicon.words("grammar.answering") and not asked:
            return "answers"
        if (cue.verb.report and cue.verb.act == "inform") or cue.verb.lemma in self.lexicon.words("grammar.told_on"):
            return "acts" if self._hears(index, cue) else "tells"
        return "acts"

    def _of_the_leaders(self, cue: Cue, index: int) -> bool:
        """ "He did not rule out that the presidents would meet": neither of them speaks so of both."""
        sentence = self.sentences[index]
        start = cue.verb_end + sentence.is_in(cue.verb_end, "grammar.that")
        inner = sentence.mention_starting(start) if start > cue.verb_end else None
        return inner is not None and inner.kind == "group"

    def _hears(self, index: int, cue: Cue) -> bool:
        """Somebody is told who is no journalist: "he told him that"."""
        return self.sentences[index].mention_starting(cue.verb_end) is not None and cue.verb.frame == "person"

    def _is_relay_cue(
        self, index: int, cue: Cue, own: tuple[str, ...], following: Sequence[tuple[Cue, tuple[str, ...]]]
    ) -> bool:
        """ "X said (that) Y had told him ...": X only relays, the nested cue is the claim."""
        both = len(own) > 1 and not any(id in self.call.principals for id in own)
        if not (both or len(own) == 1) or not cue.verb.report or cue.verb.act == "reject":
            return False  # "denied that she had asked" is no word of what she asked
        if cue.negated or not following or not following[0][0].nested:
            return False
        inner = following[0][1]
        questioned = self.sentences[index].is_in(following[0][0].start - 1, "grammar.questions")
        if questioned or self._goes_apart(following[0][0], index):
            return False  # "did not say whether Kolt had accepted", "... had asked for time and that Kolt had refused"
        pressed = not cue.nested and (
            self._to_the_press(self.article.sentences[index].text) or self._told_outlet(cue, index)
        )
        told_on = own[0] in self.cited and not cue.nested and self._pluperfect(following[0][0], index)
        if inner == own and not (pressed or told_on):
            return False  # "he warned that he would close the bridge": one claim
        if own[0] not in self.call.principals:
            return bool(inner) and self._principal(inner)
        tells = own[0] in self.cited or pressed or self._told_outside(index, cue, following[0][0])
        return bool(inner) and self._principal(inner) and tells

    def _told_outside(self, index: int, cue: Cue, inner: Cue) -> bool:
        """ "Hale had told him that Olmedo ...": "him" is not Olmedo, who is named only then."""
        hearer = self.sentences[index].mention_starting(cue.verb_end)
        if hearer is None or hearer.kind != "pronoun" or inner.subject is None or inner.subject.kind != "person":
            return False
        return len(self.call.principals) == 2 and self._principal(inner.subject.ids)

    def _told_outlet(self, cue: Cue, index: int) -> bool:
        """ "Vakatale later told Radio Suva", "Obi told an interviewer that ...": whoever hears it is no party to it."""
        if cue.verb.frame != "person":
            return False
        sentence = self.sentences[index]
        hearer = sentence.mention_starting(cue.verb_end)
        ahead = range(cue.verb_end, cue.verb_end + 4)
        stop = next((i for i in ahead if sentence.is_in(i, "grammar.that")), cue.verb_end + 4)
        return bool(hearer and hearer.outlet) or any(sentence.is_in(i, "grammar.press") for i in range(ahead[0], stop))

    def _pluperfect(self, cue: Cue, index: int) -> bool:
        """ "he had warned the Iranian leader": in the call, of which he tells now."""
        return any(token.low == "had" for token in self.reader.tokens[index][cue.start : cue.verb_start])

    def _settle_who_says(self, said: Said, cue: Cue) -> None:
        """What is no word of the call though its verb has a principal for its subject.

        "Obi called the conversation frank"         a remark about the call, his own
        "It was Obi who asked for the call, X said"  the header's, told by X
        "Obi will ask for a refund, X said"         of a call that is yet to be, or never was: X's own word
        """
        unheld = self.call.status in ("planned", "not_held")
        present = cue.verb.frame != "deed" and not cue.modal and not cue.nested and cue.form == "finite"
        regrets = present and self.sentences[said.sentence - 1].tokens[cue.verb_start].low.endswith("s")
        of_call = self._about_the_call(cue, said.sentence - 1)
        if not self._principal(said.speaker) or not (of_call or (unheld and not regrets)):
            return
        said.in_call = False
        if said.via and (unheld or cue.act != "assess"):
            said.speaker, said.via, said.owner = said.via[:1], said.via[1:], None
            said.rules.append("relay's own word")
        elif not said.via or (not said.explicit and cue.act == "assess"):
            said.via, said.explicit = (), True

    def _about_the_call(self, cue: Cue, index: int) -> bool:
        """Its object is the call: "called the conversation friendly", "had asked for the call"."""
        if cue.act not in ("assess", "request", "propose", "inform", "other") or (cue.nested and cue.act == "inform"):
            return False
        tokens = self.reader.tokens[index]
        i = cue.verb_end
        while i < len(tokens) and i - cue.verb_end < 3 and self._no_noun(index, i):
            i += 1
        return i > cue.verb_end and i < len(tokens) and tokens[i].low in self.lexicon.words("call.about_it")

    def _no_noun(self, index: int, i: int) -> bool:
        sentence = self.sentences[index]
        wired = sentence.is_in(i, "call.wires")
        return wired or sentence.is_in(i, "grammar.articles") or sentence.is_in(i, "grammar.possessives")

    def _gives_no_account(self, cue: Cue, own: tuple[str, ...], index: int) -> bool:
        """ "An aide declined to comment", "who asked not to be identified": nothing about the call."""
        return not self._principal(own) and self._no_account_in(index, cue)

    def _no_account_in(self, index: int, cue: Cue) -> bool:
        tokens = self.reader.tokens[index][cue.start : cue.verb_end + 6]
        key = "grammar.no_account_asides" if cue.form == "participle" else "grammar.no_account"
        return bool(self.lexicon.phrases(key).search(" ".join(token.low for token in tokens)))

    def _claim(self, index: int, spoken: Sequence[tuple[Cue, tuple[str, ...]]], n: int, outer: Sequence[str]) -> None:
        framing = self.current
        cue, own = spoken[n]
        if self._gives_no_account(cue, own, index):
            if len(own) == 1 and own[0] in self.cited:
                self.quoted, self.quoted_at = own[0], index
            return
        following = [later.start for later, _ in spoken[n + 1 :] if not later.nested]
        apart = [c for c in self.cues[index] if c.start >= cue.verb_end and self._goes_apart(c, index)]
        following += [c.start for c in apart if outer or not c.nested]
        told = [later for later, _ in spoken]
        following += [c.start for c in self.cues[index] if c.start >= cue.verb_end and _dropped(c, told)]
        end = min(following, default=len(self.sentences[index].tokens))
        end = next((i for i in range(cue.verb_end, end) if self.sentences[index].tokens[i].text == ";"), end)
        said = Said(index + 1, own, cue.act, cue.start, end, cue)
        said.rules.append(f"{cue.link}:{cue.verb.lemma}")
        # "he said, warning of ...": his own warning, or told of the speaker
        said.doubtful = cue.doubtful or cue.link == "frame"
        self._account(said, framing, outer)
        said.holes = [*self._frame_holes(index), *self._label_hole(index)]
        said.in_call = self._in_call(said, index, cue, framing)
        if (
            self._principal(own)
            and not said.in_call
            and not said.explicit
            and self._to_the_press(self.article.sentences[index].text)
        ):
            said.via, said.explicit, said.owner = (), True, own[0]
            self._cite(own[0], index)
        if self.call.status in ("planned", "not_held") and self._principal(own) and said.via:
            said.told_of, said.speaker, said.via, said.explicit = own, said.via[:1], said.via[1:], True
        off = self.call.status in ("planned", "not_held")
        if not off and self._tells_that_it_was_held(cue, index):
            if not self._principal(own):
                self._cite(own[0], index)
            return
        if not off and self._announces(cue, own, index):
            for id in own:
                self._cite(id, index)
            return  # that the call was held is the header's
        self._settle_who_says(said, cue)
        if not self._insider(own) and own[0] not in self.cited:
            demands = cue.verb.frame in ("that", "person") and self.cast[own[0]].titled
            demands = demands and self.sentences[index].is_in(cue.verb_end, "grammar.that")
            if not (cue.verb.report or demands or self._to_the_press(self.article.sentences[index].text)):
                return
            self._cite(own[0], index)
        self.asked = own[0] if len(own) == 1 and self._principal(own) else self.asked
        self.said.append(said)
        if not any(cue.verb_end < later.start for later, _ in spoken[n + 1 :] if outer or not later.nested):
            self._second_clauses(said, index)

    def _goes_apart(self, cue: Cue, index: int) -> bool:
        """ "..., while Prasit gave no day": somebody else's clause, though no claim of it is read."""
        if cue.about:
            return True
        sentence, i = self.sentences[index], cue.start
        joined = sentence.is_in(i - 1 - sentence.is_in(i - 1, "grammar.that"), "grammar.conjunctions")
        return joined and cue.link == "subject"

    def _tells_that_it_was_held(self, cue: Cue, index: int) -> bool:
        """ "Kolt hat mit Voss telefoniert": the header's, where the clause's own verb says no more."""
        told = self.call.told.get(index + 1)
        within = cue.clause is not None and told is not None and cue.clause[0] <= told < cue.clause[1]
        about = range(*cue.clause) if cue.clause and index + 1 != self.call.sentences[0] else ()
        if any(self.sentences[index].is_in(i, "grammar.about") for i in about):
            return False  # "Kolt und Voss sprachen auch über die Lage im Sudan"
        return within and not cue.verb.report and cue.act in ("inform", "other", "assess")

    def _announces(self, cue: Cue, own: tuple[str, ...], index: int) -> bool:
        """ "X said he had received a call from Y", "X posted an account of the call": no claim, but a source."""
        ahead = [t.low for t in self.reader.tokens[index][cue.verb_end : cue.verb_end + 4]]
        if cue.link in ("subject", "and") and set(ahead) & self.lexicon.words("people.account_nouns"):
            return True
        if cue.link != "subject" or len(own) != 1:
            return False
        vague = self.lexicon.words("people.vague_nouns")
        tokens = self.reader.tokens[index][cue.verb_end + 1 : cue.verb_end + 6]
        bare = any(t.low in vague and not after.word for t, after in pairwise(tokens))
        if bare and not self._principal(own):
            return True  # "recalled a rougher exchange.", "disputed one detail: ..."
        if cue.clause and self.sentences[index].is_in(cue.clause[0], "grammar.demonstratives"):
            return cue.verb.report and not self._principal(own)  # "Das kündigte ihr Sprecher an"
        if not cue.verb.report:
            return False
        told = self.call.told.get(index + 1)
        return cue.verb.frame in ("that", "person") and told is not None and told > cue.verb_end

    def _second_clauses(self, said: Said, index: int) -> None:
        """ "said that A and that B", "said that A is fine and would stay": two propositions, two claims."""
        sentence = self.sentences[index]
        behind = said.cue.verb_end + 2 if said.cue else len(sentence.tokens)
        for i in sentence.where("grammar.and", "grammar.conjunctions", start=behind, stop=said.end - 2):
            but = sentence.is_in(i, "grammar.conjunctions") and sentence.is_in(i + 1, "grammar.that")
            if not (but or sentence.is_in(i, "grammar.and")):
                continue
            begin = i + 2 if sentence.is_in(i + 1, "grammar.that") else i + 1
            shared = subject_shared(said.cue, sentence, i, said.end) if begin == i + 1 and said.cue else None
            if begin == i + 2 or shared:
                second = replace(said, start=begin, content=begin, rules=[*said.rules, "second that-clause"])
                second.borrowed = shared
                said.end = i
                self._of_its_own(second, said, i, index)
                self.said.append(second)
                return

    def _of_its_own(self, second: Said, first: Said, i: int, index: int) -> None:
        """ "El vocero contó que fue X quien llamó y que pidió ...": the verb without a subject goes on with X."""
        sentence = self.sentences[index]
        if self._principal(first.speaker) or not verb_at(sentence, i + 2) or left_out(sentence, i + 2, i + 2) is None:
            return
        named = [m.ids for m in sentence.mentions if first.start <= m.start < i and self._principal(m.ids)]
        if named and first.speaker:
            second.speaker, second.via, second.in_call, second.explicit = named[-1], first.speaker, True, True

    def _account(self, said: Said, framing: str | None, outer: Sequence[str]) -> None:
        carrier = self.carrier if said.cue and said.cue.link == "and" else None
        relays = [id for id in (*reversed(outer), carrier, framing) if id and id not in said.speaker]
        if not self._insider(said.speaker) and not relays:
            said.explicit, said.owner = True, framing
            return
        if (said.speaker and framing in said.speaker) or (not relays and outer):
            said.explicit = True
        if relays:
            said.via = self._chain(relays, said)
            said.explicit, said.owner = True, framing
            return
        if framing and framing in said.speaker:
            said.via, said.owner = tuple(id for id in self.relayed if id not in said.speaker), framing
            if said.via or framing in self.cited or not self._principal(said.speaker):
                return
        inherited = self._relay()
        if inherited and inherited not in said.speaker:
            said.via = self._chain([inherited], said)
            said.rules.append("inherited source")
            said.doubtful = said.doubtful or len(self.cited) > 1

    def _in_call(self, said: Said, index: int, cue: Cue | None, framing: str | None) -> bool:
        if not self._insider(said.speaker) or self.call.status in ("planned", "not_held"):
            return False
        text = self.article.sentences[index].text
        if cue is None and framing in self.cited and framing in self.call.principals:
            return False
        if cue and self._tells_of_himself(cue, said):
            return False
        if cue and cue.link == "and" and self.announcing == index:
            return True  # "said he had spoken with Dacanay and conveyed his concern"
        if self.lexicon.phrases("grammar.in_call").search(text) or (cue and self._tells_of_call(cue, said)):
            return True
        return not (self._to_the_press(text) and (framing is None or framing in said.speaker))

    def _tells_of_himself(self, cue: Cue, said: Said) -> bool:
        """ "Asked about Kosovo, he said it had not come up": a principal who is a source, to the press."""
        cited = len(said.speaker) == 1 and said.speaker[0] in self.cited and not said.via
        third = cue.subject is not None and not (cue.subject.kind == "pronoun" and cue.subject.code == "i")
        plain = cue.link == "subject" and not cue.nested and cue.verb.lemma in ("say", "add")
        return cited and third and plain and self.sentences[said.sentence - 1].tokens[cue.verb_start].quotation is None

    def _tells_of_call(self, cue: Cue, said: Said) -> bool:
        """ "“I asked her to ...,” he wrote", "Trump said he had told Putin": of his own words in the call."""
        first = cue.subject is not None and cue.subject.kind == "pronoun" and cue.subject.code == "i"
        return cue.nested or first or (cue.link == "and" and said.owner in said.speaker)

    def _from_frame(self, index: int, frames: Sequence[Frame], framing: str | None, *, end: int | None = None) -> None:
        """Nothing but the frame's own words: "“...,” Ushakov said" is the aide's claim."""
        if not framing:
            return
        tokens = self.sentences[index].tokens
        if self._only_about_the_call(index) or (self.transcript.turns[index] and len(tokens) < 6):
            return
        asked = question_of(self.sentences[index])
        start = asked[1] if asked else 0  # "Asked whether ..., she said: ...": only the answer is hers
        said = Said(index + 1, (framing,), "inform", start, end or len(tokens), None, explicit=True, owner=framing)
        said.holes = [*self._frame_holes(index), *self._label_hole(index)]
        said.rules.append("frame:" + (frames[0].kind if frames else "open quotation"))
        if not self._principal(said.speaker) and framing not in self.cited:
            self._cite(framing, index)
        said.in_call = self._in_call(said, index, None, framing)
        inherited = self._relay()
        if self.relayed:
            said.via = self.relayed if self._principal(said.speaker) else ()
        elif (
            self._principal(said.speaker)
            and inherited
            and framing not in self.cited
            and inherited not in said.speaker
            and said.in_call
        ):
            said.via, said.explicit = (inherited,), False
        self.said.append(said)

    def _frame_holes(self, index: int) -> list[tuple[int, int]]:
        """The frames with the commas that set them apart: "The dam[, Kolt said,] is not for sale"."""
        tokens = self.sentences[index].tokens
        holes = []
        for frame in self.frames[index]:
            start, end = frame.start, frame.end
            if frame.kind == "inside" and end + 1 < len(tokens):
                k = start - 1 - (start > 0 and tokens[start - 1].mark)
                start = k if k > 0 and tokens[k].text == "," else start
                end += tokens[end].text == ","
            holes.append((start, end))
        return holes

    def _label_hole(self, index: int) -> list[tuple[int, int]]:
        """The "NAME:" at the head of a turn is no part of what is said."""
        end = self.transcript.labels.get(index)
        if end is None:
            return []
        return [(0, sum(token.end <= end for token in self.reader.tokens[index]))]

    def _only_about_the_call(self, index: int) -> bool:
        """The sentence that tells that the call was held is the header's, not a claim; that it was not held is one."""
        if self.call.status in ("planned", "not_held"):
            return False
        return index + 1 in self.call.sentences and not any(t.quotation for t in self.reader.tokens[index])


def _dropped(cue: Cue, told: Sequence[Cue]) -> bool:
    """ "confirmed that the call was being prepared but gave no date": what is no claim is no part of one."""
    return cue.link == "and" and cue.verb.frame == "deed" and cue not in told


def _closing(article: Article, lexicon: Lexicon) -> int | None:
    """Index of a heading "Background:" or the like: nothing after it was said in the call."""
    headings = lexicon.words_joined("grammar.background_headings")
    for index, sentence in enumerate(article.sentences):
        if index and sentence.text.strip().rstrip(":").casefold() in headings:
            return index
    return None
