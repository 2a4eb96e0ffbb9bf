"""Who says what each cue of a sentence tells: its subject, the one before, the two together, the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.displaced import behind_question
from summarizer.engines.extractive.ownwords import says_now
from summarizer.engines.extractive.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.pronouns import Role
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.syntax import Cue


_BEING = ("predicate", "deed")
_ACTS = ("request", "offer", "propose", "commit", "thank", "agree", "open_to")


class Speaking(Remarks):
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

    def _learn_pair(self, cue: Cue, own: tuple[str, ...], index: int) -> None:
        """ "She asked him to wait", of two of whom nothing tells which is a woman: she who acts, from now on."""
        hearer = self.sentences[index].mention_starting(cue.verb_end)
        codes = [m.code for m in (cue.subject, hearer) if m and m.kind == "pronoun" and m.code in ("he", "she")]
        others = [self.cast[id] for id in self.call.principals if id not in own]
        if len(set(codes)) < 2 or len(own) != 1 or len(others) != 1 or not self._principal(own):
            return
        acting, other = self.cast[own[0]], others[0]
        if acting.female is None and other.female is None:
            acting.female, other.female = codes[0] == "she", codes[1] == "she"

    def _hearer_answers(self, first: Cue, speaker: tuple[str, ...], cue: Cue, index: int) -> tuple[str, ...]:
        """ "He told her that the dam was shut, and she answered that ...": whoever was told."""
        hearer = self.sentences[index].mention_starting(first.verb_end) if first.verb.frame == "person" else None
        pronoun = cue.subject if cue.subject and cue.subject.kind == "pronoun" else None
        if hearer is None or pronoun is None or pronoun.code not in ("he", "she") or cue.nested:
            return ()
        others = tuple(id for id in self.call.principals if id not in speaker)
        same = hearer.kind == "pronoun" and hearer.code == pronoun.code
        if not self._principal(speaker) or len(others) != 1 or not (same or hearer.ids == others):
            return ()
        return others if self._agrees(self.cast[others[0]], pronoun.code) and cue.start > first.verb_end else ()

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

    def _answering(self, before: Cue, last: tuple[str, ...], cue: Cue) -> tuple[str, ...]:
        """ "Voss asked Kolt to open the dam, and she agreed": not he who asked."""
        answers = cue.act in ("agree", "reject") and before.act in ("request", "propose", "offer")
        answers = answers or cue.verb.lemma in self.lexicon.words("grammar.answering")  # "... and she replied that"
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
        several = cue.subject is not None and cue.subject.kind == "group"
        if (several and cue.modal) or cue.modal in self.lexicon.words("grammar.foretelling"):
            return True  # "Strand said the two may meet in May": what will be, he says
        return self._principal(teller) and not set(teller) <= set(self.cited)

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
        if pronoun is None or self._principal(teller) or len(teller) != 1 or pronoun.code == "they":
            return own
        past = self._pluperfect(cue, index)
        inward = (
            cue.verb.frame == "deed"
            or cue.verb.lemma == "be"
            or cue.verb.lemma in self.lexicon.words("grammar.of_the_mind")
        )
        side, leader = self.cast[teller[0]].code, self._side_of(teller[0])
        minds = cue.verb.lemma in self.lexicon.words("grammar.of_the_mind") and cue.verb.act != "request"
        hers = leader is not None and self.cast[teller[0]].female is None and self._is_certainly(leader, pronoun)
        hers = hers and not minds  # "he did not know": Strand himself; "she wanted more": whoever she is
        agrees = self._agrees(self.cast[teller[0]], pronoun.code or "")
        if not past and inward and not cue.modal and agrees and not hers:
            return teller
        named = [id for m in self.mentions[index] if m.start < pronoun.start for id in m.ids]
        order = [id for id in reversed(named) if id in self.call.principals]
        order += [id for id in own if id == self.subject and self.subject_at >= index - 1]
        order += [id for id in self.call.principals if id == leader or (side and self.cast[id].code == side)]
        order += [id for id in (self.subject, self.quoted) if id in self.call.principals]
        fits = [id for id in order if id and self._agrees(self.cast[id], pronoun.code or "")]
        return tuple(fits[:1]) or own

    def _is_certainly(self, id: str, pronoun: Mention) -> bool:
        """A woman for "she", a man for "he", as far as the text has told."""
        return self.cast[id].female is not None and self.cast[id].female == (pronoun.code == "she")

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

    def _role(self, cue: Cue, index: int) -> Role:
        """What the verb tells of its pronoun: "he added that ..." is whoever was quoted last, "he replied" not."""
        outsider = self.current is not None and not self._principal((self.current,))
        if cue.nested or self._hearers(index, cue) or (outsider and self.current in self._framed_by(index)):
            return "acts"  # "According to Strand, he told the others that ..."
        if self._no_account_in(index, cue) or self._refuses_an_account(index, cue) or self._of_the_leaders(cue, index):
            return "tells"
        if self._takes_up(index, cue):
            return "answers"
        if (cue.verb.report and cue.verb.act == "inform") or cue.verb.lemma in self.lexicon.words("grammar.told_on"):
            return "acts" if self._hears(index, cue) else "tells"
        return "acts"

    def _framed_by(self, index: int) -> set[str]:
        """Those whom the sentence names as its account in so many words."""
        sources = (frame.source for frame in self.frames[index] if frame.source and frame.source.kind != "pronoun")
        return {id for source in sources for id in self._resolve(source, index, framing=True)}

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

    def _turns_back(self, cue: Cue, index: int) -> bool:
        """ "Strand said Kolt took note of it, and stressed that ...": behind a comma, Strand stressed it."""
        sentence = self.sentences[index]
        comma = cue.start > 1 and sentence.tokens[cue.start - 2].text == ","
        return comma and cue.link == "and" and cue.verb.report and sentence.is_in(cue.verb_end, "grammar.that")

    def _takes_up(self, index: int, cue: Cue) -> bool:
        """ "He replied that ...", "Voss invited Kolt. “He accepted the invitation,” Strand said": whoever was asked."""
        asked = bool(behind_question(self.sentences[index]))  # by reporters
        if cue.verb.lemma in self.lexicon.words("grammar.answering") and not asked:
            return True
        last = self.said[-1] if self.said else None
        near = last is not None and index + 1 - last.sentence <= 1 and last.act in ("propose", "offer", "request")
        sentence = self.sentences[index]
        named = any(sentence.is_in(i, "grammar.answerable") for i in range(cue.verb_end, cue.verb_end + 3))
        return near and named and cue.act in ("agree", "reject")

    def _of_the_leaders(self, cue: Cue, index: int) -> bool:
        """ "He did not rule out that the presidents would meet": neither of them speaks so of both."""
        sentence = self.sentences[index]
        start = cue.verb_end + sentence.is_in(cue.verb_end, "grammar.that")
        inner = sentence.mention_starting(start) if start > cue.verb_end else None
        return inner is not None and inner.kind == "group"

    def _hears(self, index: int, cue: Cue) -> bool:
        """Somebody is told who is no journalist: "he told him that"; not "she told state radio"."""
        hearer = self.sentences[index].mention_starting(cue.verb_end)
        return hearer is not None and not hearer.outlet and cue.verb.frame == "person"

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
