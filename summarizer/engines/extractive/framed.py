"""What an attribution beside a clause makes a claim of: "The dam stays shut, Strand said", "..., both agreed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.engines.extractive.answers import question_of
from summarizer.engines.extractive.once import once
from summarizer.engines.extractive.ownwords import states
from summarizer.engines.extractive.portions import Portions
from summarizer.engines.extractive.said import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.syntax import Frame

_HEADED = re.compile(r"([^\W\d_a-z][^—–\n]{2,90}?)(?:\s*[—–]|\s--?|\.-)\s")  # "WARSAW, March 3 (Vistula News) — "
_PARTIES = ("person", "definite", "group", "pronoun")
_HEAD = 3  # sentences in which a dateline stands


class Framed(Portions):
    """The claims of sentences whose frame says whose they are."""

    def _from_frame(self, index: int, frames: Sequence[Frame], framing: str | None, *, end: int | None = None) -> None:
        """Nothing but the frame's own words: "“...,” Ushakov said" is the aide's claim."""
        joint = self._agreeing(index, frames)
        if not framing and not joint:
            return
        framing = framing or joint[0]
        tokens = self.sentences[index].tokens
        label = sum(end - begin for begin, end in self._label_hole(index))
        if (not joint and self._only_about_the_call(index)) or self._of_a_body(index, frames):
            return
        if self.transcript.turns[index] and not states(self.sentences[index], label):
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
        if joint:
            said.speaker, said.act, said.in_call = joint, "agree", self.call.status not in ("planned", "not_held")
            relay = framing if framing not in joint else inherited
            said.via = (relay,) if relay and relay not in joint else ()
        elif self.relayed:
            said.in_call = self._principal(said.speaker) and not self._to_the_press(self.article.sentences[index].text)
            said.via = self.relayed if self._principal(said.speaker) else self._papers(framing, index)
        elif not self._principal(said.speaker):
            said.via = self._papers(framing, index)
        elif inherited and framing not in self.cited and inherited not in said.speaker and said.in_call:
            said.via, said.explicit = (inherited,), False
        self.said.append(said)

    def _agreeing(self, index: int, frames: Sequence[Frame]) -> tuple[str, ...]:
        """ "Patrols will begin in May, [the two leaders agreed], the ministry said": what both agreed to."""
        for frame in frames:
            if frame.verb and frame.verb.act == "agree" and frame.source and frame.source.kind in ("group", "pronoun"):
                ids = self._resolve(frame.source, index)
                return ids if len(ids) > 1 and self._principal(ids) else ()
        return ()

    def _of_a_body(self, index: int, frames: Sequence[Frame]) -> bool:
        """ "Norland imports most of its oil, according to the Petroleum Institute": nobody's word of the call."""
        source = frames[0].source if frames and frames[0].kind == "hearsay" else None
        if source is None or source.kind != "institution" or source.outlet:
            return False
        words = source.text.casefold().split()
        body = {words[0], words[-1]} & self.lexicon.words("people.organisations")
        return bool(body) and not any(m.kind in _PARTIES for m in self.sentences[index].mentions)

    @once
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

    @once
    def _label_hole(self, index: int) -> list[tuple[int, int]]:
        """The "NAME:" of a turn and the "NAIROBI, 4 May (News) - " of a report are no part of what is said."""
        sentence = self.article.sentences[index]
        headed = _HEADED.match(sentence.text) if index < _HEAD else None
        dated = headed and (re.search(r"[(\d]", headed[1]) or headed[1].isupper())
        end = self.transcript.labels.get(index, sentence.start + headed.end() if headed and dated else None)
        if end is None:
            return []
        return [(0, sum(token.end <= end for token in self.reader.tokens[index]))]
