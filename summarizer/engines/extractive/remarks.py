"""What a teller says of himself, of his side and of today: his own remarks, and no word of the call.

"“We listened, and we said no,” the diplomat said"   "He knew of no call, an aide said"   "“She wants a deal,” he said"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.background import Background

if TYPE_CHECKING:
    from summarizer.engines.extractive.syntax import Cue

_LEAD = 3  # sentences in which "X has told Y" is the news
_OWN = ("deed", "predicate")  # in his own words, what a speaker does or is stays within what he says


class Remarks(Background):
    """Which cues are the teller's own."""

    def _of_himself(self, index: int, cue: Cue, own: tuple[str, ...], framing: str) -> bool:
        """ "“We listened, and we said no,” the diplomat said", "He knew of no call, the diplomat said": all is his."""
        first = cue.subject is not None and cue.subject.kind == "pronoun" and cue.subject.code == "i"
        told = first and own == (framing,) and (cue.verb.frame in _OWN or not self._principal(own))
        return told or self._beyond_him(cue, framing, index)

    def _beyond_him(self, cue: Cue, framing: str, index: int) -> bool:
        """ "She could not say whether they had spoken, an aide said": what the frame's own source does not know."""
        pronoun = cue.subject if cue.subject and cue.subject.kind == "pronoun" else None
        if pronoun is None or pronoun.code not in ("he", "she") or self._principal((framing,)):
            return False
        words = " ".join(token.low for token in self.reader.tokens[index][cue.group : cue.verb_end + 3])
        unknown = self.lexicon.regex("grammar.not_known").search(words)
        return bool(unknown) and self._agrees(self.cast[framing], pronoun.code)

    def _long_since(self, index: int, cue: Cue, own: tuple[str, ...], framing: str | None) -> bool:
        """ "Voss has long opposed the dam", "Kolt has ruled the country since 1998": background, told by nobody."""
        if framing or cue.nested or cue.link != "subject" or index < _LEAD or len(own) != 1 or not self._principal(own):
            return False
        tokens = self.reader.tokens[index]
        named = cue.subject is not None and cue.subject.kind in ("person", "definite")
        plain = all(token.quotation is None for token in tokens[cue.start : cue.verb_end])
        helpers = {token.low for token in tokens[cue.group : cue.verb_start]}
        return named and plain and bool(helpers & self.lexicon.words("grammar.perfect_now"))

    def _nothing_of_now(self, index: int, cue: Cue, framing: str | None) -> bool:
        """ "“No sum was agreed,” Strand told a briefing": in his own words, what was not done is his to say."""
        quoted = self.reader.tokens[index][cue.verb_start].quotation is not None
        outsider = framing is not None and not self._principal((framing,))
        return quoted and outsider and self.sentences[index].is_in(cue.start, "grammar.nothing") and cue.negated

    def _is_framed(self, cue: Cue, own: tuple[str, ...], framing: str | None) -> bool:
        """ "The government will ask for a correction, she said": all of it is hers."""
        outsider = framing is not None and bool(own) and not self._insider(own) and framing not in own
        return outsider and cue.link == "subject" and not cue.verb.report and cue.verb.frame != "light"

    def _pluperfect(self, cue: Cue, index: int) -> bool:
        """ "he had warned the Iranian leader": in the call, of which he tells now."""
        return any(token.low == "had" for token in self.reader.tokens[index][cue.start : cue.verb_start])

    def _supposed(self, index: int, cue: Cue) -> bool:
        """ "If Voss wants to talk, ...", "“That is not what I said”": nothing is told."""
        sentence = self.sentences[index]
        if cue.subject is None:
            return False
        empty = cue.verb_end >= len(sentence.tokens) or not sentence.tokens[cue.verb_end].word
        what = cue.subject.start - 1
        wondered = sentence.is_in(what, "grammar.wondered") and sentence.is_in(what - 1, "grammar.over")
        if (wondered and not cue.nested) or sentence.is_in(cue.subject.start - 1, "grammar.letting"):
            return True  # "corrected him over what Kolt had promised", "Let me be clear"
        mine = cue.verb.report and cue.subject.code == "i" and sentence.is_in(cue.start - 1, "grammar.what")
        return (mine and empty) or sentence.is_in(cue.subject.start - 1, "grammar.conditional")

    def _remark_of_now(self, cue: Cue, own: tuple[str, ...], index: int) -> bool:
        """ "“He wants to make a deal,” Coburn said": in the present, what he says of the other, not what was said."""
        tokens = self.reader.tokens[index]
        token = tokens[cue.verb_start]
        told = token.quotation is not None and self.current is not None and self.current not in own
        told = told and cue.verb.frame != "nominal" and token.low not in self.lexicon.words("deeds.was")
        if not told or cue.modal or not self._principal(own) or cue.subject is None:
            return False
        if tokens[cue.subject.start].quotation is None and cue.subject.end > cue.subject.start:
            return False  # "Ms. Kolt, he added, “regrets the delay”"
        group = {t.low for t in tokens[cue.group : cue.verb_start + 1]}
        lasting = cue.verb.frame in _OWN and group & self.lexicon.words("grammar.perfect_now")
        plural = cue.form == "base" and not group & self.lexicon.words("grammar.base_helpers")
        return bool((cue.form == "finite" and token.low.endswith("s")) or lasting or plural)

    def _our_side(self, cue: Cue, own: tuple[str, ...]) -> tuple[str, ...]:
        """ "“We told them we would study it,” the Iraqi official said": what his side said, its principal said."""
        we = cue.subject is not None and cue.subject.text in self.lexicon.words("people.pronouns_we")
        said_then = cue.form == "finite" and not cue.modal and (cue.verb.report or cue.act == "request")
        if not (we and said_then and own == (self.current,)) or self._principal(own):
            return ()
        leader = self._side_of(own[0])
        return (leader,) if leader else ()

    def _their_side(self, cue: Cue, own: tuple[str, ...], index: int) -> tuple[str, ...]:
        """ "«Nos dijo que ...», contó el vocero": what the spokesman's side was told, the other principal said."""
        nobody = cue.subject is not None and cue.subject.kind == "pronoun" and cue.subject.code in ("one", "he", "she")
        teller = self.current
        if not nobody or teller is None or self._principal((teller,)) or self.call.status != "held":
            return ()
        us = self.lexicon.words("people.pronouns_us")
        beside = self.reader.tokens[index][max(cue.start - 1, 0) : cue.verb_end + 1]
        leader = self._side_of(teller) if any(t.low in us and t.quotation is not None for t in beside) else None
        others = tuple(id for id in self.call.principals if id != leader)
        return others if leader and len(others) == 1 and own in ((), (teller,), (leader,)) else ()
