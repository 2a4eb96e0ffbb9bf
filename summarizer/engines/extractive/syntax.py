"""What a sentence's bones are made of: tokens and mentions to ask, frames and cues to find. No meaning yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.inflection import Form
    from summarizer.engines.extractive.lexicon import Lexicon, Verb
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.tokens import Token

STOPS = frozenset(".!?")
BREAKS = frozenset(",;:–—-()")
ENDS = BREAKS | STOPS


@dataclass(frozen=True, slots=True)
class Frame:
    """Tokens `start:end` attribute the rest of the sentence to `source`."""

    start: int
    end: int
    source: Mention | None
    verb: Verb | None
    kind: str  # hearsay | after | inside
    relay: Mention | None = None  # "the ministry quoted X as telling Y": the ministry
    aside: str = ""  # "told journalists following the conversation"


@dataclass(slots=True)
class Cue:
    """A verb of speech. `start` is where its clause begins, `verb_end` where what is said can begin."""

    start: int
    verb_start: int
    verb_end: int
    verb: Verb
    form: Form
    link: str  # subject | and | participle | frame | infinitive | passive
    subject: Mention | None = None
    negated: bool = False
    modal: str = ""
    nested: bool = False
    ahead: int | None = None  # where its object begins, if before it: "Колтич [эту идею] поддержала"
    bracket: int | None = None  # where its auxiliary stands, far before it
    doubtful: bool = False  # its subject is a pronoun that could be several people
    patient: Mention | None = None  # "Kolt was told": Kolt
    about: tuple[int, int] | None = None  # "..., a plan backed by Kolt": where the plan was told
    group: int = 0  # where its verb group begins: "[did not] accept"
    led: bool = False  # "began by thanking", "went on to warn": finite, whatever its form
    fresh: bool = False  # opens a clause of its own: "..., and it was agreed that ..."
    act: str = ""
    alone: str | None = None  # "Kolt discussed the dam with Voss": Kolt, though both speak
    cleft: tuple[int, int] | None = None  # "What Kolt asked for [was] time": what turns her object into a predicate
    clause: tuple[int, int] | None = None  # its whole clause, where that as it stands is what is said


@dataclass(eq=False)
class Sentence:
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    lexicon: Lexicon
    frames: list[Frame] = field(default_factory=list)
    posted: bool = False  # in a post, whose author may leave himself out
    quotes_posts: bool = False  # in a report of posts: he may do so within marks
    openings: dict[int, Mention | None] = field(default_factory=dict)  # whom it opens with, by how many frames it has

    def __post_init__(self) -> None:
        self.low = tuple(token.low for token in self.tokens)
        self._lists = self.lexicon.lists
        self.vocabulary = frozenset(self.low)
        self._starting = {mention.start: mention for mention in reversed(self.mentions)}
        self._ending: dict[int, Mention] = {}
        for mention in self.mentions:
            self._ending.setdefault(mention.end, mention)
            self._ending.setdefault(mention.after, mention)
        # "A diplomat briefed on the call said": what a nameless source knows belongs to him.
        ends = ((m, m.after if m.kind == "unnamed" else m.end) for m in self.mentions)
        self._covered = {i for mention, end in ends for i in range(mention.start, end)}

    def left(self, i: int) -> int:
        """`i`, or where the frames and marks right before it begin: "Trump, he said, “noted" reads "Trump noted"."""
        if i <= 0 or not (self.frames or self.tokens[i - 1].mark):
            return i
        moved = True
        while moved and i > 0:
            moved = self.tokens[i - 1].mark
            i -= moved
            frame = next((f for f in self.frames if f.end == i and f.kind != "hearsay"), None)
            if frame:
                i, moved = frame.start, True
            elif (
                i > 1
                and self.tokens[i - 1].text == ","
                and (f := next((f for f in self.frames if f.end == i - 1), None))
            ):
                i, moved = f.start, True
        return i

    def right(self, i: int) -> int:
        """`i`, or where the sentence goes on behind frames that stand there: "answered, in Bello's words, that"."""
        while self.frames and (frame := next((f for f in self.frames if f.start == i), None)):
            i = frame.end
        return i

    def mention_ending(self, i: int) -> Mention | None:
        """The mention whose last token (apposition and its comma counted or not) is just before `i`."""
        return self._ending.get(i)

    def mention_starting(self, i: int) -> Mention | None:
        return self._starting.get(i)

    def inside_mention(self, i: int) -> bool:
        return i in self._covered

    def where(self, *keys: str, start: int = 0, stop: int | None = None) -> list[int]:
        """Where words of the lists stand, from `start` and before `stop`: most sentences have none."""
        words = self._lists[keys[0]] if len(keys) == 1 else self.lexicon.either(*keys)
        if words.isdisjoint(self.vocabulary):
            return []
        stop = len(self.low) if stop is None else stop
        return [i for i in range(max(start, 0), min(stop, len(self.low))) if self.low[i] in words]

    def standing(self, words: tuple[str, ...]) -> list[int]:
        """Where these words stand one behind the other."""
        if words[0] not in self.vocabulary:
            return []
        found, i = [], self.low.index(words[0])
        for _ in range(self.low.count(words[0])):
            i = self.low.index(words[0], i)
            found += [i] if self.low[i : i + len(words)] == words else []
            i += 1
        return found

    def helps(self, i: int) -> bool:
        """An auxiliary stands at `i`; not the month of "LIMA, May 4 -"."""
        return self.is_in(i, "grammar.auxiliaries") and not (i and self.tokens[i].capital)

    def is_in_any(self, i: int, *keys: str) -> bool:
        """Whether the word at `i`, if there is one, is in one of the lists."""
        return 0 <= i < len(self.low) and self.low[i] in self.lexicon.either(*keys)

    def is_in(self, i: int, key: str) -> bool:
        """Whether the word at `i`, if there is one, is in a list."""
        try:
            return i >= 0 and self.low[i] in self._lists[key]
        except IndexError:
            return False
