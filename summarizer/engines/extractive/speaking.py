"""Who says what each cue of a sentence tells: its subject, the one before, the two together, the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.ownwords import says_now
from summarizer.engines.extractive.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.syntax import Cue


_BEING = ("predicate", "deed")
_ACTS = ("request", "offer", "propose", "commit", "thank", "agree", "open_to")


class Speaking(Turns):
    """The speakers of a sentence's cues."""

    def _spoken(self, index: int, cues: Sequence[Cue], framing: str | None) -> list[tuple[Cue, tuple[str, ...]]]:
        """The cues that have a speaker, with him."""
        spoken: list[tuple[Cue, tuple[str, ...]]] = []
        running: tuple[str, ...] = ()
        for before, cue in zip((None, *cues), cues, strict=False):
            if self._idle(index, cue, spoken):
                continue
            running = self._shared_subject(index, cue, spoken, running)
            self.ambiguous = False
            self.spoke_here = spoken[-1][1] if spoken else ()
            self.spoke_last = spoken[-1][1] if spoken else self.said[-1].speaker if self.said else ()
            own = self._speaker(cue, index, running)
            own = self._own_we(cue, index, spoken[-1][1] if spoken else ()) or own
            own = (spoken and self._hearer_answers(*spoken[0], cue, index)) or own
            self._learn_pair(cue, own, index)
            if cue.nested and spoken and cue.subject and cue.subject.kind == "pronoun" and cue.subject.code != "i":
                own = self._told_of(spoken[-1][1], own, cue, index)
            elif spoken and self._goes_on_with(*spoken[-1], cue, index):
                own = self._answering(*spoken[-1], cue)
            cue.doubtful = self.ambiguous
            if sided := self._our_side(cue, own) or self._their_side(cue, own, index):
                own = sided
            elif framing and self._of_himself(index, cue, own, framing):
                continue
            if self._passed_over(index, cue, own, framing):
                running = own or running  # "Marchuk gave another account, saying ...": she says it all the same
                continue
            if cue.verb.frame == "deed" and self._within_claim(index, cue, before, spoken):
                continue
            if own:
                told = cue.verb.report and not self._principal(own)
                self.teller = own[0] if told else self.teller
                spoken.append((cue, self._with_the_other(cue, own, index)))
                running = self._carried(cue, own, index) or own
                if len(own) == 1 and cue.subject is not None and cue.subject.kind != "pronoun" and not cue.nested:
                    self.subject, self.subject_at = own[0], index
            elif cue.link == "subject" and not cue.nested:
                running = ()
        return spoken

    def _own_we(self, cue: Cue, index: int, teller: tuple[str, ...]) -> tuple[str, ...]:
        """ "I told him that we would study it", "We will stay in touch", in a text of his own: his word alone."""
        we = cue.subject is not None and cue.subject.text in self.lexicon.words("people.pronouns_we")
        writer = self._writer(index)
        if not (we and writer) or cue.act == "agree":
            return ()
        told = cue.nested and teller == (writer,)
        return (writer,) if told or says_now(cue, self.reader.tokens[index], self.lexicon) else ()

    def _passed_over(self, index: int, cue: Cue, own: tuple[str, ...], framing: str | None) -> bool:
        """The frame's, the call's own news, or what somebody does outside the call."""
        outside = cue.verb.frame == "deed" and not self._deed_of_the_call(index, cue, own)
        if outside or self._is_framed(cue, own, framing):
            return True
        if self._nothing_of_now(index, cue, framing) or self._long_since(index, cue, own, framing):
            return True
        return self._of_the_call_itself(index, cue, framing) or self._remark_of_now(cue, own, index)

    def _idle(self, index: int, cue: Cue, spoken: Sequence[tuple[Cue, tuple[str, ...]]]) -> bool:
        """A purpose, a passive within a claim, a supposition."""
        informs = cue.verb.frame == "person" and cue.verb.report and cue.act == "inform"
        if cue.link == "infinitive" and (informs or not self._purpose_of_the_call(index, cue)):
            return True  # "has the honour to inform the media that Voss spoke with Kolt"
        return (cue.link == "passive" and bool(spoken) and not cue.fresh) or self._supposed(index, cue)

    def _purpose_of_the_call(self, index: int, cue: Cue) -> bool:
        """ "Kolt rang Voss [to condemn the coup]"; not "... after the union failed to condemn it"."""
        told = self.call.told.get(index + 1)
        if told is None:
            return False
        openers = ("grammar.subordinators", "grammar.relative", "grammar.that", "grammar.when")
        return not any(self.sentences[index].is_in_any(i, *openers) for i in range(told, cue.start))

    def _within_claim(
        self, index: int, cue: Cue, before: Cue | None, spoken: Sequence[tuple[Cue, tuple[str, ...]]]
    ) -> bool:
        """ "her president had warned he would close the bridge": what he would do is what he warned of."""
        if not cue.nested or before is None or self._goes_apart(cue, index):
            return False
        if not spoken or spoken[-1][0] is not before:
            return True
        teller = spoken[-1][1]
        several = cue.subject is not None and cue.subject.kind == "group"
        if (several and cue.modal) or cue.modal in self.lexicon.words("grammar.foretelling"):
            return True  # "Strand said the two may meet in May": what will be, he says
        return self._principal(teller) and not set(teller) <= set(self.cited)

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
            return self._resolve(cue.subject, index, framing=cue.link == "frame") or self._by_capital(cue, index)
        if cue.link == "infinitive":
            return together if cue.verb.frame == "topic" else together[:1]
        if cue.link == "passive":
            return self._behind_passive(cue, index, together)
        return running

    def _with_the_other(self, cue: Cue, own: tuple[str, ...], index: int) -> tuple[str, ...]:
        """ "Kolt discussed the dam with Voss", "agreed with Voss to meet": the two; not "raised it with him"."""
        sentence, agrees = self.sentences[index], cue.act == "agree"
        mutual = agrees or cue.verb.lemma in self.lexicon.words("grammar.mutual")
        if not mutual or cue.link not in ("subject", "and") or len(own) != 1 or not self._principal(own):
            return own
        limit = cue.verb_end + 2 if agrees else len(sentence.tokens)
        for mention in sentence.mentions:
            within = cue.verb_end < mention.start < limit and mention.kind in ("person", "definite", "pronoun")
            if within and sentence.is_in(mention.start - 1, "grammar.together_with"):
                rest = tuple(id for id in self.call.principals if id not in own)
                other = rest if mention.kind == "pronoun" and len(rest) == 1 else self._resolve(mention, index)
                cue.alone = own[0] if self._principal(other) and not set(other) & set(own) else None
                return (*own, *other) if cue.alone else own
        return own

    def _behind_passive(self, cue: Cue, index: int, together: tuple[str, ...]) -> tuple[str, ...]:
        if (other := self._other_than(cue, index)) is not None:
            return other
        if cue.subject is None and self.call.status in ("planned", "not_held"):
            return ()  # "No call was made": that is the source's word
        if cue.subject is None and cue.verb.lemma in self.lexicon.words("grammar.rumoured"):
            return ()  # "It was reported that ...": by nobody on the call
        agentless = cue.verb.impersonal or cue.verb.frame in ("topic", "to", "that")
        return self._resolve(cue.subject, index) if cue.subject else together if agentless else ()

    def _other_than(self, cue: Cue, index: int) -> tuple[str, ...] | None:
        """ "Kolt was told that ...": by the other of the two; "the invitation was accepted": by whoever got it."""
        if cue.subject is not None or len(self.call.principals) != 2:
            return None
        first = self._resolve(cue.patient, index) if cue.patient and cue.verb.frame == "person" else ()
        answers = cue.act in ("agree", "reject") and self.sentences[index].is_in(cue.group - 1, "grammar.answerable")
        first = self.spoke_last if answers and not first else first
        others = tuple(id for id in self.call.principals if id not in first)
        return others if len(others) == 1 and self._principal(first) else None

    def _shared_subject(
        self, index: int, cue: Cue, spoken: Sequence[tuple[Cue, tuple[str, ...]]], running: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Whose a verb behind "and" is: the sentence's, the one before's, or his who told of that."""
        if cue.link == "and" and not spoken:
            return self._opening_subject(index)
        return (self.carrier,) if self.carrier and self._turns_back(cue, index) else running

    def _by_capital(self, cue: Cue, index: int) -> tuple[str, ...]:
        """ "Bratislava asked for a meeting of experts": its principal, of an act that only one on the line can do."""
        if cue.subject is None or cue.subject.kind != "side" or cue.subject.possessive or cue.act not in _ACTS:
            return ()
        if cue.subject.start > 0 or cue.verb.frame in _BEING or self.call.status != "held":
            return ()  # "the volume that Tashkent asked for", "Japan is prepared to pay"
        group = {token.low for token in self.reader.tokens[index][cue.group : cue.verb_start]}
        fits = [id for id in self.call.principals if cue.subject.code and self.cast[id].code == cue.subject.code]
        return tuple(fits) if len(fits) == 1 and not group & self.lexicon.words("grammar.perfect_now") else ()

    def _deed_of_the_call(self, index: int, cue: Cue, own: tuple[str, ...]) -> bool:
        """A verb that no list knows is a claim where a principal is its subject, and not the call's own news."""
        if not self._insider(own) or (index + 1 in self.call.sentences[:1] and not cue.nested):
            return False
        if cue.subject is not None and cue.subject.text in self.lexicon.words("people.lands"):
            return False  # "The two countries cut their ties in 1978"
        low = self.sentences[index].low[cue.start : cue.verb_end + 6]
        return not self.lexicon.phrases("deeds.elsewhere").search(" ".join(low))

    def _goes_apart(self, cue: Cue, index: int) -> bool:
        """ "..., while Prasit gave no day": somebody else's clause, though no claim of it is read."""
        if cue.about:
            return True
        sentence, i = self.sentences[index], cue.start
        joined = sentence.is_in(i - 1 - sentence.is_in(i - 1, "grammar.that"), "grammar.conjunctions")
        return joined and cue.link == "subject"
