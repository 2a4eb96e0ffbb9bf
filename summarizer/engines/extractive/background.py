"""What is no part of the call: titles, earlier calls, other calls, closing notes, words to machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.engines.extractive.displaced import opening_subject
from summarizer.engines.extractive.framing import Framing
from summarizer.engines.extractive.ownwords import judges_the_call

if TYPE_CHECKING:
    from summarizer.engines.extractive.syntax import Cue

_POSTED = 7  # words of "Just had a very good call", and of what may follow the other's name
_AHEAD = 6  # words behind a verb that may tell that its subject says nothing
_CLAUSE = 3  # words before an attribution from which they say something


class Background(Framing):
    """Which sentences claim nothing."""

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
        if self._of_another_call(index, text):
            return True
        return self.of_other_things[index]

    def _of_another_call(self, index: int, text: str) -> bool:
        """ "In a separate call, he spoke with Kairys. Kairys promised ...": until somebody else has the word."""
        people = [id for m in self.mentions[index] if m.kind == "person" for id in m.ids]
        others = tuple(id for id in people if id not in self.call.principals and id not in self.cited)
        if others and self.lexicon.phrases("grammar.separate").search(text):
            self.elsewhere = others
            return True
        opening = opening_subject(self.sentences[index])
        ids = opening.ids if opening else ()
        same = bool(ids and set(ids) <= set(self.elsewhere)) or bool(self.elsewhere and not people)
        self.elsewhere = self.elsewhere if same else ()
        return same

    def _heading(self, index: int) -> bool:
        """A title repeats what the body tells (reading rule 14): a first line without a full stop."""
        text = self.article.sentences[index].text.rstrip()
        return (
            (index < 2 or index in self.margin) and text[-1:] not in ".!?…" and not re.search(r"[.!?…][\"”»’']$", text)
        )

    def _no_account_in(self, index: int, cue: Cue) -> bool:
        key = "grammar.no_account_asides" if cue.form == "participle" else "grammar.no_account"
        listed = self.lexicon.phrases(key)
        if not listed.may_be_in(self.article.sentences[index].text):
            return False
        sentence = self.sentences[index]
        ahead = range(cue.verb_end, min(cue.verb_end + _AHEAD, len(sentence.tokens)))
        told = next((i for i in ahead if sentence.is_in(i, "grammar.that") or sentence.tokens[i].text in ":“«„"), None)
        tokens = sentence.tokens[cue.start : cue.verb_end + _AHEAD if told is None else told]  # no "said that he ..."
        return bool(listed.search(" ".join(token.low for token in tokens)))

    def _refuses_an_account(self, index: int, cue: Cue) -> bool:
        """ "She declined to say whether ...": to the press, so whoever tells."""
        tokens = self.reader.tokens[index][cue.start : cue.verb_end + 6]
        return bool(self.lexicon.regex("grammar.refusals").search(" ".join(token.low for token in tokens)))

    def _gives_no_account(self, cue: Cue, own: tuple[str, ...], index: int) -> bool:
        """ "An aide declined to comment", "who asked not to be identified": nothing about the call."""
        side = cue.subject is not None and cue.subject.kind in ("side", "document", "institution")
        side = side and not self.frames[index] and cue is self.cues[index][0]
        if side and cue.negated and cue.verb.lemma in self.lexicon.words("grammar.mentioning"):
            return True  # "Die indische Seite erwähnte das Öl nicht"
        return self._no_account_in(index, cue) and (not self._principal(own) or cue.verb.lemma == "comment")

    def _only_about_the_call(self, index: int) -> bool:
        """The sentence that tells that the call was held is the header's, not a claim; that it was not held is one."""
        if self.call.status in ("planned", "not_held"):
            return False
        if self._posts_that_it_was_held(index):
            return True
        if self.author and judges_the_call(self.reader.tokens[index], self.lexicon):
            return False
        told = any(f.verb and f.verb.frame == "person" and f.start > _CLAUSE for f in self.frames[index])
        opening = opening_subject(self.sentences[index])
        if opening and opening.kind == "person" and not self._principal(opening.ids):
            return False  # "The trade minister, who sat in on the call, will go to Voss's capital, an aide said"
        quoted = any(t.quotation for t in self.reader.tokens[index])  # "The dam is shut, Voss told Kolt by phone"
        apart = self.frames[index] and not self.lexicon.data["grammar"].get("verb_second")
        tells = index + 1 in (self.call.told if apart else self.call.sentences)  # "He knew of no call, an aide said"
        return tells and not (quoted or told or self._of_next_time(index))

    def _of_next_time(self, index: int) -> bool:
        """ "Les deux hommes se reparleront la semaine prochaine, a-t-il ajouté": another call than this one."""
        framed = bool(self.frames[index]) and index + 1 != self.call.sentences[0]
        return framed and any(self.lexicon.is_future(token.low) for token in self.reader.tokens[index])

    def _posts_that_it_was_held(self, index: int) -> bool:
        """ "“Just off the phone with Kolt,” Voss posted": he leaves himself out, and says no more."""
        tokens = self.reader.tokens[index]
        words = [i for i, t in enumerate(tokens) if t.word and t.quotation is not None]
        if self.current not in self.posters or not words or tokens[words[0]].start > tokens[0].end + 1:
            return False
        call = self.lexicon.either("call.verbs", "call.nouns", "call.strong_nouns", "call.wires")
        spoke = next((i for i in words[:_POSTED] if tokens[i].low in call), None)
        if any(tokens[i].low in self.lexicon.words("call.how") for i in words[:_POSTED]):
            return False  # "“Great call with Kolt”"
        others = [m for m in self.mentions[index] if self._principal(m.ids) and self.current not in m.ids]
        linked = self.lexicon.words("call.with")
        return spoke is not None and any(
            any(t.low in linked for t in tokens[spoke : m.start]) and sum(i >= m.end for i in words) < _POSTED
            for m in others
        )

    def _tells_that_it_was_held(self, cue: Cue, index: int) -> bool:
        """ "Kolt hat mit Voss telefoniert": the header's, where the clause's own verb says no more."""
        told = self.call.told.get(index + 1)
        within = cue.clause is not None and told is not None and cue.clause[0] <= told < cue.clause[1]
        about = range(*cue.clause) if cue.clause and [index + 1] != self.call.sentences[:1] else ()
        if any(self.sentences[index].is_in(i, "grammar.about") for i in about):
            return False  # "Kolt und Voss sprachen auch über die Lage im Sudan"
        return within and not cue.verb.report and cue.act in ("inform", "other", "assess")

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

    def _about_the_call(self, cue: Cue, index: int) -> bool:
        """Its object is the call: "called the conversation friendly", "had asked for the call"."""
        if cue.act not in ("assess", "request", "propose", "inform", "reaffirm", "other") or (
            cue.nested and cue.act == "inform"
        ):
            return False
        tokens = self.reader.tokens[index]
        i = self._behind_aspect(index, cue.verb_end)
        while i < len(tokens) and i - cue.verb_end < 6 and self._no_noun(index, i):
            i += 1
        sentence = self.sentences[index]
        if sentence.is_in(i + 1, "grammar.modals"):
            return False  # "hopes the talks can resume"
        return i > cue.verb_end and sentence.is_in(i, "call.about_it")

    def _behind_aspect(self, index: int, i: int) -> int:
        """ "put [the length of] the call at", "described [the tone of] the conversation as"."""
        tokens = self.reader.tokens[index]
        article = i < len(tokens) and tokens[i].low in self.lexicon.words("grammar.articles")
        aspect = article and i + 2 < len(tokens) and tokens[i + 1].low in self.lexicon.words("call.aspects")
        return i + 3 if aspect and tokens[i + 2].low in self.lexicon.words("grammar.of") else i

    def _no_noun(self, index: int, i: int) -> bool:
        sentence = self.sentences[index]
        return sentence.is_in_any(i, "call.wires", "grammar.articles", "grammar.possessives")
