"""Whose turn it is behind somebody who has spoken: who goes on, who answers him, of whom he tells.

"The leader agreed, Mgaya said, and he thanked ..."   "He told her that ..., and she answered that ..."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.roles import Roles

if TYPE_CHECKING:
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.syntax import Cue


class Turns(Roles):
    """The speakers of those cues that another one of their sentence settles."""

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

    def _answering(self, before: Cue, last: tuple[str, ...], cue: Cue) -> tuple[str, ...]:
        """ "Voss asked Kolt to open the dam, and she agreed": not he who asked."""
        answers = cue.act in ("agree", "reject") and before.act in ("request", "propose", "offer")
        answers = answers or cue.verb.lemma in self.lexicon.words("grammar.answering")  # "... and she replied that"
        others = tuple(id for id in self.call.principals if id not in last)
        fits = [id for id in others if cue.subject and self._agrees(self.cast[id], cue.subject.code or "")]
        return tuple(fits) if answers and self._principal(last) and len(fits) == 1 else last

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

    def _turns_back(self, cue: Cue, index: int) -> bool:
        """ "Strand said Kolt took note of it, and stressed that ...": behind a comma, Strand stressed it."""
        sentence = self.sentences[index]
        comma = cue.start > 1 and sentence.tokens[cue.start - 2].text == ","
        return comma and cue.link == "and" and cue.verb.report and sentence.is_in(cue.verb_end, "grammar.that")
