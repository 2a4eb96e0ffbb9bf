"""What a verb tells of the pronoun before it: "he added" tells on, "he replied" answers, "he agreed" acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.displaced import behind_question
from summarizer.engines.extractive.remarks import Remarks

if TYPE_CHECKING:
    from summarizer.engines.extractive.pronouns import Role
    from summarizer.engines.extractive.syntax import Cue


class Roles(Remarks):
    """The role of a cue's subject: whom a pronoun there may mean hangs on it."""

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
