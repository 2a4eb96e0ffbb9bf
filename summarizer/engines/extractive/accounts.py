"""Through whom a claim is known, and whether it was said in the call or about it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.engines.extractive.ownwords import says_now
from summarizer.engines.extractive.speaking import Speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.said import Said
    from summarizer.engines.extractive.syntax import Cue


class Accounts(Speaking):
    """Relays, nested accounts, and what was said in the call."""

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
        pressed = not cue.nested and (self._outside(index) or self._told_outlet(cue, index))
        told_on = own[0] in self.cited and not cue.nested and self._pluperfect(following[0][0], index)
        told_on = told_on or self._told_the_other(following[0][0], own, index)
        they = following[0][0].subject is not None and following[0][0].subject.code == "they"
        theirs = they and cue.verb.frame == "person" and set(own) < set(inner)  # "he told me they want a deal"
        if (inner == own and not (pressed or told_on)) or (theirs and not pressed):
            return False  # "he warned that he would close the bridge": one claim
        if own[0] not in self.call.principals:
            return bool(inner) and self._principal(inner)
        tells = own[0] in self.cited or pressed or told_on or self._told_outside(index, cue, following[0][0])
        return bool(inner) and self._principal(inner) and tells

    def _told_the_other(self, inner: Cue, own: tuple[str, ...], index: int) -> bool:
        """ "Kolt said she told Voss that ...", "said he had asked her to ...": his own word of what he said then."""
        addressed = inner.verb.frame == "person" or inner.verb.lemma in self.lexicon.words("grammar.addressing")
        if inner.modal or not addressed or not self._principal(own):
            return False
        hearer = self.sentences[index].mention_starting(inner.verb_end)
        if hearer is None or hearer.kind not in ("person", "definite"):
            return False
        heard = self._resolve(hearer, index)
        return self._principal(heard) and not set(heard) & set(own)

    def _told_outside(self, index: int, cue: Cue, inner: Cue) -> bool:
        """ "Hale had told him that Olmedo ...": "him" is not Olmedo, who is named only then."""
        hearer = self.sentences[index].mention_starting(cue.verb_end)
        if cue.verb.frame == "person" and self._are_outsiders(index, cue, hearer):
            return True
        if hearer is None or hearer.kind != "pronoun" or inner.subject is None or inner.subject.kind != "person":
            return False
        return len(self.call.principals) == 2 and self._principal(inner.subject.ids)

    def _are_outsiders(self, index: int, cue: Cue, hearer: Mention | None) -> bool:
        """ "had told ambassadors that", "told his cabinet that": nobody who was on the line."""
        if hearer is not None and hearer.kind != "unnamed":
            return False
        ahead = range(cue.verb_end, cue.verb_end + 5)
        that = next((i for i in ahead if self.sentences[index].is_in(i, "grammar.that")), cue.verb_end)
        named = [m for m in self.mentions[index] if cue.verb_end <= m.start < that and m is not hearer]
        return that > cue.verb_end and not any(m.kind in ("person", "definite", "pronoun", "side") for m in named)

    def _told_outlet(self, cue: Cue, index: int) -> bool:
        """ "Vakatale later told Radio Suva", "Obi told an interviewer that ...": whoever hears it is no party to it."""
        if cue.verb.frame != "person":
            return False
        sentence = self.sentences[index]
        hearer = sentence.mention_starting(cue.verb_end)
        ahead = range(cue.verb_end, cue.verb_end + 4)
        stop = next((i for i in ahead if sentence.is_in(i, "grammar.that")), cue.verb_end + 4)
        return bool(hearer and hearer.outlet) or any(sentence.is_in(i, "grammar.press") for i in range(ahead[0], stop))

    def _settle_who_says(self, said: Said, cue: Cue) -> None:
        """What is no word of the call though its verb has a principal for its subject.

        "Obi called the conversation frank"         a remark about the call, his own
        "It was Obi who asked for the call, X said"  the header's, told by X
        "Obi will ask for a refund, X said"         of a call that is yet to be, or never was: X's own word
        """
        unheld = self.call.status in ("planned", "not_held")
        present = cue.verb.frame != "deed" and not cue.modal and not cue.nested and cue.form == "finite"
        regrets = present and self.sentences[said.sentence - 1].tokens[cue.verb_start].low.endswith("s")
        of_call = self._about_the_call(cue, said.sentence - 1) or self._to_come(said, cue)
        if not self._principal(said.speaker) or not (of_call or (unheld and not regrets)):
            return
        said.in_call = False
        if of_call and not said.explicit and set(said.speaker) <= set(self.cited):
            said.via, said.explicit = (), True  # he gives an account of his own
        if said.via and (unheld or cue.act != "assess") and self._may_tell(said.via[0]):
            said.told_of = said.speaker
            said.speaker, said.via, said.owner = said.via[:1], said.via[1:], None
            said.rules.append("relay's own word")
        elif not said.via or (not said.explicit and cue.act == "assess"):
            said.via, said.explicit = (), True

    def _to_come(self, said: Said, cue: Cue) -> bool:
        """ "Kolt plans to visit Harrow, Strand said", "they would speak again": of what is to come, told by an aide."""
        if not said.via or cue.act == "agree":
            return False
        ahead = bool(cue.modal or cue.negated) and cue.verb.lemma in self.lexicon.words("grammar.meeting")
        return ahead or (cue.verb.lemma in self.lexicon.words("grammar.meaning_to") and not cue.nested)

    def _announces(self, cue: Cue, own: tuple[str, ...], index: int) -> bool:
        """ "X said he had received a call from Y", "X posted an account of the call": no claim, but a source."""
        ahead = [t.low for t in self.reader.tokens[index][cue.verb_end : cue.verb_end + 4]]
        account = cue.link in ("subject", "and") and set(ahead) & self.lexicon.words("people.account_nouns")
        if account or self._tells_of_the_call(cue, index):
            return True
        if cue.link != "subject" or len(own) != 1:
            return False
        vague = self.lexicon.words("people.vague_nouns")
        tokens = self.reader.tokens[index][cue.verb_end + 1 : cue.verb_end + 6]
        bare = any(t.low in vague and not after.word for t, after in pairwise(tokens))
        if (bare or self._says_this(cue, index)) and not self._principal(own):
            return True  # "recalled a rougher exchange.", "disputed one detail: ..."
        if cue.clause and self.sentences[index].is_in(cue.clause[0], "grammar.demonstratives"):
            return cue.verb.report and not self._principal(own)  # "Das kündigte ihr Sprecher an"
        if not cue.verb.report:
            return False
        told = self.call.told.get(index + 1)
        contact = told is not None and told > cue.verb_end
        return cue.verb.frame in ("that", "person", "light") and (contact or self._that_it_was_held(cue, index))

    def _that_it_was_held(self, cue: Cue, index: int) -> bool:
        """ "confirmed that the leaders had spoken", "said the call took place": and nothing more."""
        sentence = self.sentences[index]
        i = cue.verb_end + sentence.is_in(cue.verb_end, "grammar.that")
        subject = sentence.mention_starting(i)
        if subject and (subject.kind == "group" or subject.code == "they"):
            spoken = next((k for k in range(subject.after, subject.after + 3) if sentence.is_in(k, "call.verbs")), None)
        else:
            held = range(i + 2, i + 6) if sentence.is_in(i, "grammar.articles") else range(0)
            held = held if sentence.is_in(i + 1, "call.nouns") else range(0)
            spoken = next((k for k in held if sentence.is_in(k, "call.taking_place")), None)
        if spoken is None or self.call.status != "held":
            return False  # where that is disputed, who confirms it claims it
        ends = spoken + 1 >= len(sentence.tokens) or not sentence.tokens[spoken + 1].word
        return (
            ends
            or sentence.is_in(spoken + 1, "grammar.conjunctions")
            or sentence.is_in(spoken + 1, "grammar.reporting_aside")
        )

    def _says_this(self, cue: Cue, index: int) -> bool:
        """ "disclosed this at a briefing", "announced it on Monday": nothing is said but what was told before."""
        sentence, i = self.sentences[index], cue.verb_end
        if not cue.verb.report or not sentence.is_in(i, "grammar.said_before"):
            return False
        ends = i + 1 >= len(sentence.tokens) or not sentence.tokens[i + 1].word
        return ends or sentence.is_in_any(i + 1, "grammar.reporting_aside", "dates.weekdays", "grammar.prepositions")

    def _tells_of_the_call(self, cue: Cue, index: int) -> bool:
        """ "each posted about it on X", "described his call with Kolt in a thread"; not "described it as frank"."""
        sentence = self.sentences[index]
        if cue.nested or cue.verb.lemma not in self.lexicon.words("grammar.recounting"):
            return False
        behind = sentence.where("grammar.as", ":", start=cue.verb_end)
        about = sentence.is_in(cue.verb_end, "grammar.about")
        return about or (self._about_the_call(cue, index) and not behind and not self._quotes_behind(index, cue))

    def _quotes_behind(self, index: int, cue: Cue) -> bool:
        return any(t.mark for t in self.reader.tokens[index][cue.verb_end :])

    def _learn_teller(self, cue: Cue, own: tuple[str, ...], index: int) -> None:
        """ "Bello, who sat in on the call, told reporters": from now on a source."""
        if own[0] in self.attendees and not (cue.nested or self.current) and self._outside(index):
            self._cite(own[0], index)

    def _remark(self, said: Said, cue: Cue, index: int) -> None:
        """ "Obi told reporters that ...": his own word, outside the call; not "a guest told them that Obi"."""
        that = self.sentences[index].is_in(cue.start - 1, "grammar.that")
        own = self._principal(said.speaker) and not said.in_call and not said.explicit
        if own and not that and self._outside(index):
            said.via, said.explicit, said.owner = (), True, said.speaker[0]
            self._cite(said.speaker[0], index)

    def _account(self, said: Said, framing: str | None, outer: Sequence[str]) -> None:
        carrier = self.carrier if said.cue and said.cue.link == "and" else None
        relays = [id for id in (*reversed(outer), carrier, framing) if id and id not in said.speaker]
        if not self._insider(said.speaker) and not relays:
            said.explicit, said.owner = True, framing
            said.via = self._papers(said.speaker[0], said.sentence - 1)
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
        now = cue is not None and self._writer(index) and says_now(cue, self.reader.tokens[index], self.lexicon)
        if cue is None and self.relayed and framing in said.speaker:
            return True  # "The dam stays shut, Kolt told Voss, his spokesman said on Monday"
        if now or (self._tells_of_himself(cue, said) if cue else self._told_by_himself(index, framing)):
            return False
        if cue and cue.link == "and" and self.announcing == index:
            return True  # "said he had spoken with Dacanay and conveyed his concern"
        if self.lexicon.phrases("grammar.in_call").search(text) or (cue and self._tells_of_call(cue, said)):
            return True
        return not (self._outside(index) and (framing is None or framing in said.speaker))

    def _told_by_himself(self, index: int, framing: str | None) -> bool:
        """A principal who is a source says it, but not that he told the other so."""
        told = framing in self.cited and framing in self.call.principals
        return told and not any(self._of_what_he_told(frame) for frame in self.frames[index])

    def _tells_of_himself(self, cue: Cue, said: Said) -> bool:
        """ "Asked about Kosovo, he said it had not come up": a principal who is a source, to the press."""
        cited = len(said.speaker) == 1 and said.speaker[0] in self.cited and not said.via
        third = cue.subject is not None and not (cue.subject.kind == "pronoun" and cue.subject.code == "i")
        plain = cue.link == "subject" and not cue.nested and cue.verb.lemma in ("say", "add")
        plain = plain or self._refuses_an_account(said.sentence - 1, cue)  # "She declined to say how he answered"
        group = self.sentences[said.sentence - 1].tokens[cue.group : cue.verb_start]
        plain = plain or any(token.low in self.lexicon.words("grammar.perfect_now") for token in group)  # "has not yet"
        return cited and third and plain and self.sentences[said.sentence - 1].tokens[cue.verb_start].quotation is None

    def _tells_of_call(self, cue: Cue, said: Said) -> bool:
        """ "“I asked her to ...,” he wrote", "Trump said he had told Putin": of his own words in the call."""
        first = cue.subject is not None and cue.subject.kind == "pronoun" and cue.subject.code == "i"
        return cue.nested or first or (cue.link == "and" and said.owner in said.speaker)
