"""Whose account a sentence stands in: its frame's, its quotation's, or that of whoever goes on speaking.

"..., Strand said"   "“... ,” Kolt said, according to Strand"   a sentence that lies whole inside somebody's quotation
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.passages import Passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.syntax import Frame


class Framing(Passages):
    """The party of a sentence's frame."""

    def _framing(self, index: int, frames: Sequence[Frame]) -> str | None:
        """The party of the sentence's frame: the relay, or the speaker himself; else whoever its quotation is of."""
        if (pair := self._quoted_through(index, frames)) is not None:
            return pair
        for frame in frames:
            ids = self._quoted_by(frame, index) or self._resolve(frame.source, index, framing=True)
            if len(ids) > 1 and not set(ids) & set(self.call.principals):
                for id in ids:  # "both Quissanga and Ilunga said": either is enough of a relay
                    self._cite(id, index)
                ids = ids[:1]
            if self.author and not self._principal(ids):
                continue  # in a text of his own, what others say is told by him
            if len(ids) == 1 and frame.relay is not None:
                relay = self._resolve(frame.relay, index, framing=True)
                self.relayed = relay[:1] if relay != ids else ()
                if relay and not self._principal(ids):
                    self._cite(ids[0], index)
                elif relay:
                    self._cite(relay[0], index)
                return ids[0]
            if len(ids) == 1:
                if (
                    self._of_his_own(frame)
                    or not self._principal(ids)
                    or self._to_the_press(frame.aside)
                    or self._to_outsiders(frame)
                ):
                    self._cite(ids[0], index)
                return ids[0]
        return self._owner_of_open_quotation(index)

    def _quoted_by(self, frame: Frame, index: int) -> tuple[str, ...]:
        """ "The statement quoted him as saying": no aide, but whoever the statement is about."""
        document = (
            frame.relay is not None and frame.relay.kind in ("document", "institution") and not frame.relay.outlet
        )
        if not document or frame.source is None or frame.source.kind != "pronoun":
            return ()
        self.role = "acts"
        return self._resolve(frame.source, index)

    def _of_his_own(self, frame: Frame) -> bool:
        """ "..., Kolt wrote", "..., Kolt says she told Voss": his own account, for anybody."""
        posts = frame.verb is not None and frame.verb.lemma in self.lexicon.words("grammar.posting")
        return posts or self._of_what_he_told(frame)

    def _of_what_he_told(self, frame: Frame) -> bool:
        """ "..., Kolt says she told Voss"."""
        named = frame.source is not None and frame.source.kind == "person" and frame.kind != "hearsay"
        telling = named and frame.verb is not None and frame.verb.frame == "person"
        return telling and bool(set(frame.aside.split()) & self.lexicon.words("grammar.subject_pronouns"))

    def _to_outsiders(self, frame: Frame) -> bool:
        """ "Petkovic told Radio Sava": whoever hears it is no principal."""
        if frame.verb is None or frame.verb.frame != "person" or not frame.source:
            return False
        words = set(frame.aside.split())
        if not self.author and words & self.lexicon.words("people.writer"):
            return True  # "he told me": the paper's own man
        called = {self.cast[id].called.casefold() for id in self.call.principals if id not in frame.source.ids}
        return not words & called and not words & self.lexicon.words("grammar.hearer_pronouns")

    def _quoted_through(self, index: int, frames: Sequence[Frame]) -> str | None:
        """ "“We cannot ...,” Ferrante said, according to the statement": hers, and who relays it."""
        if len(frames) != 2:
            return None
        found = [self._resolve(frame.source, index, framing=True) for frame in frames]
        found = [
            self._spoken_silently(frame, index) or ids
            for frame, ids in zip(frames, found, strict=True)  # "«...», le dijo, según la cancillería"
        ]
        speakers = [ids[0] for ids in found if len(ids) == 1 and self._principal(ids)]
        relays = [ids[0] for ids in found if len(ids) == 1 and not self._principal(ids)]
        if len(speakers) != 1 or len(relays) != 1:
            return None
        self._cite(relays[0], index)
        self.relayed, self.source = (relays[0],), relays[0]
        return speakers[0]

    def _spoken_silently(self, frame: Frame, index: int) -> tuple[str, ...]:
        """Beside another attribution, a verb without a subject is of the principal who acted last."""
        if not (frame.source and frame.source.code == "one" and frame.verb):
            return ()
        named = [m.ids for m in self.mentions[index] if m.end <= frame.start and self._principal(m.ids)]
        last = (self.subject,) if self.subject in self.call.principals else ()
        return next((ids for ids in reversed(named) if len(ids) == 1), None) or last

    def _owner_of_open_quotation(self, index: int) -> str | None:
        """A sentence that stands whole inside a quotation is said by whoever the quotation was given to."""
        if self.transcript.turns[index]:
            return self.transcript.turns[index]
        if self._quoted_whole(index):
            return self._attributed_later(index) or self.quoted
        return None

    def _quoted_whole(self, index: int) -> bool:
        tokens = [t for t in self.reader.tokens[index] if t.word]
        return bool(tokens) and all(t.quotation is not None for t in tokens)

    def _attributed_later(self, index: int) -> str | None:
        numbers = {t.quotation for t in self.reader.tokens[index] if t.quotation}
        for later in range(index + 1, min(index + 4, len(self.sentences))):
            if not any(t.quotation in numbers for t in self.reader.tokens[later]):
                return None
            for frame in self.frames[later]:
                ids = self._resolve(frame.source, later, framing=True)
                if len(ids) == 1:
                    return ids[0]
        return None
