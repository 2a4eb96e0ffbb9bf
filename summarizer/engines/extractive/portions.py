"""What one sentence says in several portions, each a claim of its own.

"said [that A] and [that B]"   "[Kolt accepted], she said, though [no date has been set]"   "[A], and he told her so"
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.engines.extractive.accounts import Accounts
from summarizer.engines.extractive.content import subject_shared
from summarizer.engines.extractive.displaced import left_out
from summarizer.engines.extractive.said import Said
from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.syntax import Cue, Sentence

_CLAUSE = 4  # tokens of the shortest clause


class Portions(Accounts):
    """Where one claim of a sentence ends and another begins."""

    def _told_so(self, said: Said, cue: Cue) -> Said:
        """ "“[The dam is a matter of security], and she told him so,” Strand said": what she told stands before."""
        sentence = self.sentences[said.sentence - 1]
        hearer = sentence.mention_starting(cue.verb_end)
        after = hearer.after if hearer else cue.verb_end
        if not sentence.is_in(after, "grammar.so") or not sentence.is_in(cue.start - 1, "grammar.conjunctions"):
            return said
        ends = after + 1 >= len(sentence.tokens) or not sentence.tokens[after + 1].word
        if ends and cue.verb.report and cue.start > 3:
            said.start = said.content = 0
            said.end = cue.start - 1
        return said

    def _apart_behind_frame(self, said: Said, index: int) -> list[Said]:
        """ "Kolt accepted, she said, though [no date has been set]": what follows the frame is her own."""
        framing, sentence = self.current, self.sentences[index]
        if not framing or self._principal((framing,)) or said.cue is None:
            return []
        for frame in self.frames[index]:
            if frame.kind != "inside" or not said.cue.verb_end <= frame.start < frame.end < said.end - 3:
                continue
            i = frame.end + (sentence.tokens[frame.end].text == ",")
            joined = any(
                sentence.is_in(i, f"grammar.{key}") for key in ("conjunctions", "subordinators", "conditional")
            )
            if not joined or sentence.is_in(i, "grammar.conditional") or not self._is_clause(index, i + 1, said.end):
                continue
            own = Said(index + 1, (framing,), "inform", i + 1, said.end, None, explicit=True, owner=framing)
            own.in_call, own.rules = False, ["behind the frame"]
            said.end = frame.start
            return [own]
        return []

    def _is_clause(self, index: int, i: int, end: int) -> bool:
        """Tokens `i:end` have a subject of their own and an auxiliary behind it."""
        sentence = self.sentences[index]
        while i < end and sentence.tokens[i].mark:
            i += 1
        verb = i < end and (sentence.is_in(i, "grammar.auxiliaries") or verb_at(sentence, i) is not None)
        return not verb and any(sentence.is_in(k, "grammar.plain_auxiliaries") for k in range(i + 1, end))

    def _only_leads_in(self, cue: Cue, later: Sequence[Cue], index: int) -> bool:
        """ "They also discussed Sudan: Kolt voiced concern ...": the topic of what follows the colon."""
        if cue.verb.frame != "topic" or not later:
            return False
        return any(t.text == ":" for t in self.reader.tokens[index][cue.verb_end : later[0].start])

    def _second_clauses(self, said: Said, index: int) -> None:
        """ "said that A and that B", "said that A is fine and would stay": two propositions, two claims."""
        sentence = self.sentences[index]
        behind = said.cue.verb_end + 2 if said.cue else len(sentence.tokens)
        for i in sentence.where("grammar.and", "grammar.conjunctions", start=behind, stop=said.end - 2):
            but = sentence.is_in(i, "grammar.conjunctions") and sentence.is_in(i + 1, "grammar.that")
            but = but or sentence.is_in(i, "grammar.turning")
            if not (but or sentence.is_in(i, "grammar.and")):
                continue
            begin = i + 2 if sentence.is_in(i + 1, "grammar.that") else i + 1
            shared = subject_shared(said.cue, sentence, i, said.end) if begin == i + 1 and said.cue else None
            if begin == i + 2 or shared or self._turns(said, sentence, i):
                second = replace(said, start=begin, content=begin, rules=[*said.rules, "second that-clause"])
                second.borrowed = shared
                said.end = i
                self._of_its_own(second, said, i, index)
                self._of_the_teller(second, said, begin - 1, index)
                self.said.append(second)
                return

    def _turns(self, said: Said, sentence: Sentence, i: int) -> bool:
        """ "сказал, что Кольт обещал помочь, а сроки не звучали": what is denied is told apart from what is not."""
        if not sentence.is_in(i, "grammar.turning") or sentence.tokens[i - 1].text != ",":
            return False
        if any(sentence.where("grammar.negations", start=said.start, stop=i)) or said.end - i < _CLAUSE:
            return False
        return bool(sentence.where("grammar.negations", start=i + 2, stop=said.end)) and not sentence.is_in(
            i + 1, "grammar.negations"
        )  # "рынок, а не Кремль"

    def _of_the_teller(self, second: Said, first: Said, that: int, index: int) -> None:
        """ "Strand said Kolt had offered a loan and that it was welcome": a verb without "that" leaves it to Strand."""
        cue, sentence = first.cue, self.sentences[index]
        if not (cue and cue.nested and first.via) or not sentence.is_in(that, "grammar.that"):
            return
        told = cue.verb.frame in ("that", "person") or sentence.is_in(cue.verb_end, "grammar.that")
        if not told and not self._principal(first.via[:1]) and self._principal(first.speaker):
            second.speaker, second.via, second.in_call, second.explicit = first.via[:1], first.via[1:], False, True
            second.cue, second.act = None, "inform"

    def _of_its_own(self, second: Said, first: Said, i: int, index: int) -> None:
        """ "El vocero contó que fue X quien llamó y que pidió ...": the verb without a subject goes on with X."""
        sentence = self.sentences[index]
        if self._principal(first.speaker) or not verb_at(sentence, i + 2) or left_out(sentence, i + 2, i + 2) is None:
            return
        named = [m.ids for m in sentence.mentions if first.start <= m.start < i and self._principal(m.ids)]
        if named and first.speaker:
            second.speaker, second.via, second.in_call, second.explicit = named[-1], first.speaker, True, True
