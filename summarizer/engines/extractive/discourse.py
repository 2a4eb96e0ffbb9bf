"""From the bones of sentences to who said what through whom: relays inherited, accounts nested, claims cut out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.framed import Framed
from summarizer.engines.extractive.issuer import announcer_of, head_channel
from summarizer.engines.extractive.ownwords import states
from summarizer.engines.extractive.pairs import high
from summarizer.engines.extractive.pronouns import Cited
from summarizer.engines.extractive.said import Said
from summarizer.engines.extractive.verbgroups import verb_at
from summarizer.engines.extractive.wording import claim_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.syntax import Cue, Frame


class Discourse(Framed):
    """Reads the sentences in order. `said` is what came out."""

    def read(self) -> None:
        """Twice: sources named late in a text stand behind its first sentences too."""
        self._learn_from_objects()
        if self.author:
            channel = "interview" if self.transcript.guest else head_channel(self.article, self.cast)
            self.cited[self.author] = Cited(channel, [1])
        elif self.transcript.posters:
            self.cited |= {id: Cited("social_media", [number]) for id, number in self.transcript.posters.items()}
        elif self.transcript.guest:
            number = self.cast[self.transcript.guest].sentences[0]
            self.cited[self.transcript.guest] = Cited("press_remarks", [number])
        elif issuer := self._head_issuer():
            self.cited[issuer[0]] = Cited(head_channel(self.article, self.cast), [issuer[1]])
            self.guests = frozenset(p.id for p in self.cast if high(p, self.lexicon) and p.id != issuer[0])
            self._at_home(issuer[0])
        self._learn_announcer()
        for id, numbers in self.posters.items():
            self.cited.setdefault(id, Cited("social_media", [numbers[0]]))
        for id, number in self.interviewed.items():
            self.cited.setdefault(id, Cited("interview", [number]))
        for _ in range(2):
            self.said = []
            self._forget()
            for index in range(len(self.sentences)):
                self._sentence(index)
        for outlet in self.leans:
            self.cited.pop(outlet, None)  # what it has from an aide is his account

    def _at_home(self, issuer: str) -> None:
        """ "MINISTRY OF FOREIGN AFFAIRS / SINGAPORE": the one principal of no country is of the issuer's."""
        principals = [self.cast[id] for id in self.call.principals]
        homeless = [p for p in principals if not p.code and not p.side]
        if len(homeless) == 1 and self.cast[issuer].code not in {p.code for p in principals}:
            homeless[0].code = self.cast[issuer].code

    def _learn_announcer(self) -> None:
        """Whoever lets it be known that the call was held is a source, by whatever verb."""
        index = min(self.call.sentences, default=1) - 1
        office = None if self.author or index >= len(self.sentences) else announcer_of(self.sentences[index])
        self.announced = (self._resolve(office, index) if office else (), index)
        for id in self.announced[0]:
            self.cited.setdefault(id, Cited("official_readout", [index + 1]))

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
        if frames and self.said[before:] and not any(self._worded(one) for one in self.said[before:]):
            del self.said[before:]  # "“He listened, but I got no answer,” she said": verbs that say nothing alone
        told_after = self._told_after(self.said[before:], frames)
        if len(self.said) == before or told_after:
            self._from_frame(index, frames, framing, end=told_after)
        if len(self.said) == before and not frames:
            self._from_mood(index)
        if len(self.said) == before and self.author and not self.transcript.turns[index]:
            self._from_author(index)
        self._remember_topic(index, claimed=len(self.said) > before)
        if framing:
            told = self.relayed[0] if self.relayed and self.lexicon.basic else framing
            self.quoted, self.quoted_at = told, index
            self.source = framing if framing in self.cited else self.source

    def _worded(self, one: Said) -> bool:
        """It makes a claim that can be put into words."""
        return bool(claim_text(one, self.sentences[one.sentence - 1], self.cast))

    def _told_after(self, claims: Sequence[Said], frames: Sequence[Frame]) -> int | None:
        """ "[The two have not spoken], X told reporters, adding that ...": where what stands before the frame ends."""
        if not claims or len(frames) != 1 or frames[0].start < 3:
            return None
        cues = [one.cue for one in claims if one.cue and one.start >= frames[0].end]
        following = len(cues) == len(claims)
        if frames[0].kind == "hearsay":  # "..., according to Kolt, who did not rule out a delay"
            following = following and frames[0].source is not None and cues[0].subject == frames[0].source
        tokens = self.sentences[claims[0].sentence - 1]
        before = range(frames[0].start)
        helpers = self.lexicon.either("grammar.auxiliaries", "grammar.negations")
        verbal = any(tokens.low[i] in helpers or verb_at(tokens, i) for i in before)
        verbal = verbal or any(self.lexicon.is_future(tokens.low[i]) for i in before)
        return frames[0].start if following and verbal else None

    def _from_author(self, index: int) -> None:
        """ "He was candid with me.", "Our two countries are family.": whatever a text of his own states, he states."""
        sentence = self.sentences[index]
        if self._only_about_the_call(index) or not states(sentence, 0):
            return
        own = Said(index + 1, (self.author or "",), "assess", 0, len(sentence.tokens), None)
        own.in_call = False
        own.rules.append("frame:author")
        self.said.append(own)

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

    def _from_cues(self, index: int, cues: Sequence[Cue], framing: str | None) -> None:
        self.carrier = None
        spoken = self._spoken(index, cues, framing)
        outer: list[str] = []  # accounts the nested cues stand in
        claimed = False
        host: tuple[str, ...] = ()  # whoever says the claim the nested cues stand in
        for n, (cue, own) in enumerate(spoken):
            if not cue.nested:
                outer, host = [], self._hosting(cue, own)
            elif n and self._beside_claim(cue, own, host, index):
                outer = outer or list(host)
            elif n and (not outer or (claimed and not self._goes_apart(cue, index))):
                continue  # what somebody is said to say inside a claim belongs to that claim
            claimed = not self._is_relay_cue(index, cue, own, spoken[n + 1 :])
            if not claimed:
                if not (outer and self._principal(own)):  # what a leader told his cabinet, an official tells
                    for teller in own:
                        self._cite(teller, index)
                    self.source = self.quoted = own[0]
                    self.quoted_at = index
                outer += reversed(own)
                continue
            self._claim(index, spoken, n, outer)
            if len(own) == 1 and own[0] in self.cited and not self._principal(own):
                self.source = own[0]
                self.quoted, self.quoted_at = own[0], index
            if cue.link == "subject" and len(own) == 1:
                self.subject, self.subject_at = own[0], index

    def _hosting(self, cue: Cue, own: tuple[str, ...]) -> tuple[str, ...]:
        """A source whose words go on behind "said that"."""
        return own if cue.verb.report and len(own) == 1 and not self._principal(own) else ()

    def _beside_claim(self, cue: Cue, own: tuple[str, ...], host: tuple[str, ...], index: int) -> bool:
        """ "Strand said the call was useful and that [Kolt had asked for time]": Kolt's, told by him."""
        return bool(host) and own != host and self._principal(own) and self._goes_apart(cue, index)

    def _claim(self, index: int, spoken: Sequence[tuple[Cue, tuple[str, ...]]], n: int, outer: Sequence[str]) -> None:
        framing = self.current
        cue, own = spoken[n]
        later = [other for other, _ in spoken[n + 1 :]]
        if self._gives_no_account(cue, own, index) or self._only_leads_in(cue, later, index):
            if len(own) == 1 and own[0] in self.cited:
                self.quoted, self.quoted_at = own[0], index
            return
        following = [later.start for later, _ in spoken[n + 1 :] if not later.nested]
        apart = [c for c in self.cues[index] if c.start >= cue.verb_end and self._goes_apart(c, index)]
        hosted = self._hosting(cue, own) if not cue.nested else ()
        beside = [c for c, who in spoken[n + 1 :] if self._beside_claim(c, who, hosted, index)]
        following += [c.start for c in apart if outer or not c.nested or c in beside]
        told = [later for later, _ in spoken]
        following += [c.start for c in self.cues[index] if c.start >= cue.verb_end and _dropped(c, told)]
        end = min(following, default=len(self.sentences[index].tokens))
        end = next((i for i in range(cue.verb_end, end) if self.sentences[index].tokens[i].text == ";"), end)
        self._learn_teller(cue, own, index)
        said = self._told_so(Said(index + 1, own, cue.act, cue.start, end, cue), cue)
        said.rules.append(f"{cue.link}:{cue.verb.lemma}")
        # "he said, warning of ...": his own warning, or told of the speaker
        said.doubtful = cue.doubtful or cue.link == "frame"
        self._account(said, framing, outer)
        said.holes = [*self._frame_holes(index), *self._label_hole(index), *([cue.cleft] if cue.cleft else ())]
        said.in_call = self._in_call(said, index, cue, framing)
        self._remark(said, cue, index)
        if self.call.status in ("planned", "not_held") and self._principal(own) and said.via:
            said.told_of, said.speaker, said.via, said.explicit = own, said.via[:1], said.via[1:], True
        if self._is_the_headers(cue, own, index):
            return
        self._settle_who_says(said, cue)
        if not self._insider(own) and own[0] not in self.cited:
            demands = cue.verb.frame in ("that", "person") and self.cast[own[0]].titled
            demands = demands and self.sentences[index].is_in(cue.verb_end, "grammar.that")
            if self.author or not (cue.verb.report or demands or self._outside(index)):
                return
            self._cite(own[0], index)
        self.asked = own[0] if len(own) == 1 and self._principal(own) else self.asked
        self.said += [said, *self._apart_behind_frame(said, index)]
        later = [c for c, _ in spoken[n + 1 :] if outer or not c.nested or c in beside]
        if not any(cue.verb_end < c.start for c in later):
            self._second_clauses(said, index)

    def _is_the_headers(self, cue: Cue, own: tuple[str, ...], index: int) -> bool:
        """That the call was held is no claim; whoever tells of it, or announces it, is a source."""
        if self.call.status in ("planned", "not_held"):
            return False
        if self._tells_that_it_was_held(cue, index):
            if not self._principal(own):
                self._cite(own[0], index)
            return True
        if not self._announces(cue, own, index) and (own, index) != self.announced:
            return False
        for id in own:
            if not self.cast[id].plural:  # "Two diplomats offered a third version": they tell it one by one
                self._cite(id, index)
        self.announcing = index if self._principal(own) else self.announcing
        return True


def _dropped(cue: Cue, told: Sequence[Cue]) -> bool:
    """ "confirmed that the call was being prepared but gave no date": what is no claim is no part of one."""
    return cue.link == "and" and cue.verb.frame == "deed" and cue not in told
