"""What a sentence's bones are made of: tokens and mentions to ask, frames and cues to find. No meaning yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.engines.extractive.reader import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.inflection import Form
    from summarizer.engines.extractive.lexicon import Lexicon, Verb
    from summarizer.engines.extractive.tokens import Token

STOPS = frozenset(".!?")
BREAKS = frozenset(",;:–—-()")


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
    bracket: int | None = None  # where its auxiliary stands, far before it
    doubtful: bool = False  # its subject is a pronoun that could be several people
    patient: Mention | None = None  # "Kolt was told": Kolt
    about: tuple[int, int] | None = None  # "..., a plan backed by Kolt": where the plan was told
    group: int = 0  # where its verb group begins: "[did not] accept"
    led: bool = False  # "began by thanking", "went on to warn": finite, whatever its form
    fresh: bool = False  # opens a clause of its own: "..., and it was agreed that ..."
    act: str = ""
    clause: tuple[int, int] | None = None  # its whole clause, where that as it stands is what is said


@dataclass(frozen=True)
class Sentence:
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    lexicon: Lexicon
    frames: list[Frame] = field(default_factory=list)
    posted: bool = False  # in a post, whose author may leave himself out

    def left(self, i: int) -> int:
        """`i`, or where the frames and marks right before it begin: "Trump, he said, “noted" reads "Trump noted"."""
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
        while frame := next((f for f in self.frames if f.start == i), None):
            i = frame.end
        return i

    def mention_ending(self, i: int) -> Mention | None:
        """The mention whose last token (apposition and its comma counted or not) is just before `i`."""
        return self._ending.get(i)

    def seated_mention(self, i: int) -> Mention | None:
        """ "the presidency in Beirut said", "an aide at the Baabda palace told": before a phrase of place."""
        for j in range(i - 1, max(i - 7, 0), -1):
            if self.tokens[j].text in BREAKS or self.tokens[j].mark or self.is_in(j, "grammar.conjunctions"):
                return None
            if self.is_in(j, "grammar.seated"):
                if any(self.is_in(k, "grammar.possessive_marks") for k in range(j, i)):
                    return None  # "thanked Kolt for Norland's efforts on prisoner exchanges"
                found = self.mention_ending(j)
                if found and found.kind == "person" and found.start and verb_at(self, found.start - 1):
                    return None  # "thanked Kolt for the grain"
                return found if found and found.kind in ("institution", "unnamed", "person") else None
        return None

    def mention_starting(self, i: int) -> Mention | None:
        return self._starting.get(i)

    def inside_mention(self, i: int) -> bool:
        return i in self._covered

    @cached_property
    def _ending(self) -> dict[int, Mention]:
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            found.setdefault(mention.end, mention)
            found.setdefault(mention.after, mention)
        return found

    @cached_property
    def _starting(self) -> dict[int, Mention]:
        return {mention.start: mention for mention in reversed(self.mentions)}

    @cached_property
    def _covered(self) -> frozenset[int]:
        # "A diplomat briefed on the call said": what a nameless source knows belongs to him.
        ends = ((m, m.after if m.kind == "unnamed" else m.end) for m in self.mentions)
        return frozenset(i for mention, end in ends for i in range(mention.start, end))

    @cached_property
    def low(self) -> tuple[str, ...]:
        """Its words, lower case."""
        return tuple(token.low for token in self.tokens)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, word in enumerate(self.low):
            found.setdefault(word, []).append(i)
        return found

    def where(self, *keys: str, start: int = 0, stop: int | None = None) -> list[int]:
        """Where words of the lists stand, from `start` and before `stop`: most sentences have none."""
        words = self.lexicon.either(*keys)
        if words.isdisjoint(self._places):
            return []
        stop = len(self.low) if stop is None else stop
        return [i for i in range(max(start, 0), min(stop, len(self.low))) if self.low[i] in words]

    def standing(self, words: tuple[str, ...]) -> list[int]:
        """Where these words stand one behind the other."""
        return [i for i in self._places.get(words[0], ()) if self.low[i : i + len(words)] == words]

    def _behind_dateline(self) -> int:
        """ "NEW DELHI, Nov 21 (Bharat Samachar) - [Prime Minister ...]": a dash with no verb before it; else 0."""
        ahead = range(1, min(16, len(self.tokens)))
        marks = (j for j in ahead if self.tokens[j].text in "–—-" and self.tokens[j].start > self.tokens[j - 1].end)
        dash = next(marks, 0)
        told = any(self.is_in(j, "grammar.auxiliaries") or verb_at(self, j) for j in range(dash))
        return dash + 1 if dash and not told else 0

    def opening_subject(self) -> Mention | None:
        """Whoever the sentence opens with, behind "According to X," or "In the call,"; None where nobody does."""
        i = self._behind_dateline()
        while i < len(self.tokens) and (not self.tokens[i].word or any(f.start <= i < f.end for f in self.frames)):
            i += 1
        if self.is_in(i, "grammar.fronted"):
            ahead = range(i, min(i + 14, len(self.tokens) - 1))
            i = next((j + 1 for j in ahead if self.tokens[j].text == ","), i)
        found = next((m for m in self.mentions if m.start in (i, i + 1)), None)
        return None if found is None or found.possessive else found

    def is_in(self, i: int, key: str) -> bool:
        low = self.low
        return 0 <= i < len(low) and low[i] in self.lexicon.words(key)


def verb_at(sentence: Sentence, i: int) -> tuple[int, tuple[tuple[Verb, Form], ...]] | None:
    """The longest verb form that starts at `i`: its end and its readings."""
    tokens = sentence.tokens
    if tokens[i].low not in sentence.lexicon.verb_heads or _bare_participle(sentence, i):
        return None
    if sentence.lexicon.data["grammar"].get("capital_nouns") and tokens[i].capital and i and tokens[i - 1].word:
        return None  # "Angaben", no form of "angeben"
    for length in range(min(4, len(tokens) - i), 0, -1):
        readings = sentence.lexicon.verbs.get(sentence.low[i : i + length])
        if readings:
            return i + length, readings
    return None


def _bare_participle(sentence: Sentence, i: int) -> bool:
    """ "lo acordado", "un comunicado": no verb without its helper ("ha", "fue"), where such endings are listed."""
    endings = sentence.lexicon.ordered("grammar.past_endings")
    if not endings or not sentence.tokens[i].low.endswith(endings):
        return False
    group = {t.low for t in sentence.tokens[skip_auxiliaries(sentence, i) : i]}
    helpers = sentence.lexicon.words("grammar.perfect_helpers") | sentence.lexicon.words("grammar.passive_helpers")
    return group.isdisjoint(helpers)


def skip_auxiliaries(sentence: Sentence, i: int) -> int:
    """Where the verb group that has its head at `i` begins."""
    adverb = tuple(sentence.lexicon.words("grammar.adverb_endings")) or ("\0",)
    while i > 0 and (
        (sentence.is_in(i - 1, "grammar.auxiliaries") and not _is_party(sentence, i - 1))
        or sentence.tokens[i - 1].mark
        or (sentence.tokens[i - 1].low.endswith(adverb) and not sentence.inside_mention(i - 1))
        or _time_before(sentence, i)
    ):
        i -= 1
    return i


def _is_party(sentence: Sentence, i: int) -> bool:
    """Part of a mention; but the "lui" of "Kolt lui a promis" stands within the verb group."""
    return sentence.inside_mention(i) and not sentence.is_in(i, "grammar.object_pronouns")


def group_start(sentence: Sentence, i: int) -> int:
    """Where the verb group of the head at `i` begins, with what leads up to it and asides in between.

    "Kolt [began by thanking]", "Voss [did not, however, accept]", "Kolt [, for her part, warned]".
    """
    begin = _behind_asides(sentence, skip_auxiliaries(sentence, i))
    led = led_from(sentence, begin)
    return begin if led is None else _behind_asides(sentence, skip_auxiliaries(sentence, led))


def led_from(sentence: Sentence, i: int) -> int | None:
    """Where the verbs begin that lead up to one: "went on to", "opened by", "is said to have"; None for none."""
    if i < 2 or sentence.low[i - 1] not in sentence.lexicon.closers("grammar.leads"):
        return None
    leads = sentence.lexicon.words_list("grammar.leads")
    for length in range(min(7, i), 1, -1):
        if sentence.low[i - length : i] in leads:
            return i - length
    return None


def within_lead(sentence: Sentence, i: int) -> bool:
    """The verb at `i` only leads up to another: "is [said] to have promised"."""
    openers = sentence.lexicon.openers("grammar.leads")
    near = range(max(0, i - 4), i)
    return any(_lead_covers(sentence, start, i) for start in near if sentence.low[start] in openers)


def _lead_covers(sentence: Sentence, start: int, i: int) -> bool:
    words = sentence.low[start : start + 6]
    leads = sentence.lexicon.words_list("grammar.leads")
    return any(words[:length] in leads for length in range(i - start + 1, 7))


def leads_on(sentence: Sentence, i: int) -> bool:
    """Verbs that lead up to another begin at `i`."""
    if sentence.low[i] not in sentence.lexicon.openers("grammar.leads"):
        return False
    leads = sentence.lexicon.words_list("grammar.leads")
    return any(sentence.low[i : i + length] in leads for length in range(2, 7))


def _behind_asides(sentence: Sentence, i: int) -> int:
    """`i`, or where the group goes on before an aside: "did not, however, accept", "had earlier in the call asked"."""
    tokens = sentence.tokens
    if sentence.inside_mention(i - 1):
        return i  # "A diplomat briefed on the call said"
    if i > 1 and sentence.low[i - 1] in sentence.lexicon.closers("grammar.inner_asides"):
        inner = sentence.lexicon.words_list("grammar.inner_asides")
        for length in range(min(6, i), 1, -1):
            if sentence.low[i - length : i] in inner:
                return skip_auxiliaries(sentence, i - length)
    while i > 2 and tokens[i - 1].text == "," and "deeds" in sentence.lexicon.data:
        opening = next((j for j in range(i - 2, max(i - 9, 0), -1) if tokens[j].text == ","), None)
        if opening is None or not sentence.is_in(opening + 1, "grammar.aside_openers"):
            return i
        helped = sentence.is_in(opening - 1, "grammar.auxiliaries")
        if not helped and sentence.mention_ending(opening) is None:
            return i
        i = skip_auxiliaries(sentence, opening)
    return i


def _time_before(sentence: Sentence, i: int) -> bool:
    """ "Aydin on Sunday urged": a weekday, or the preposition in front of one."""
    if sentence.low[i - 1] in sentence.lexicon.either("dates.weekdays", "dates.today"):
        return not sentence.inside_mention(i - 1)
    return sentence.is_in(i, "dates.weekdays") and sentence.is_in(i - 1, "grammar.reporting_aside")


def left_out(sentence: Sentence, begin: int, i: int) -> Mention | None:
    """Whom the verb group `begin:i+1` means by its ending alone: "Señaló que ...", "Acordaron ...", "«...», añadió".

    None in languages that do not leave a subject out.
    """
    lexicon = sentence.lexicon
    if not lexicon.data["grammar"].get("drops_subject"):
        opens = sentence.posted and not any(t.word for t in sentence.tokens[:begin])
        return Mention(begin, begin, begin, "pronoun", (), "i", "i") if opens else None  # "Thanked him for ..."
    word = sentence.tokens[i].low
    helpers = [t.low for t in sentence.tokens[begin:i] if t.low in lexicon.words("grammar.perfect_helpers")]
    person = helpers[0] if helpers else word
    if person not in lexicon.words("grammar.joint_plurals") and person.endswith(
        lexicon.ordered("grammar.impersonal_endings") or ("\0",)
    ):
        return None  # "В МИД сообщили": people say
    if sentence.tokens[i].quotation is not None and lexicon.data["grammar"].get("person_unmarked"):
        return Mention(begin, begin, begin, "pronoun", (), "", "i")  # "«Поблагодарил коллегу», — написал он"
    for code, key in (("i", "first_endings"), ("they", "plural_endings")):
        endings = lexicon.ordered(f"grammar.{key}")
        if endings and person.endswith(endings):
            return Mention(begin, begin, begin, "pronoun", (), "", code)
    return Mention(begin, begin, begin, "pronoun", (), "", "one")


def behind_aside(sentence: Sentence, i: int) -> int:
    """Where the subject stands behind its verb and an aside: "dijo por su parte X", "сказал в среду X"; else `i`."""
    for aside in sentence.lexicon.data["grammar"].get("verb_asides", ()):
        words = tuple(aside.split())
        if sentence.low[i : i + len(words)] == words:
            return i + len(words)
    j = i
    if sentence.is_in(i, "grammar.to_whom"):  # "confirmaron a Meseta Press fuentes del Ejecutivo"
        while j + 1 < len(sentence.tokens) and sentence.tokens[j + 1].capital:
            j += 1
        return j + 1 if j > i and sentence.mention_starting(j + 1) else i
    while j < i + 6 and (sentence.mention_starting(j) is None or _hears(sentence, j)) and _is_aside_word(sentence, j):
        told = sentence.mention_starting(j)
        j = told.after if told else j + 1
    hearer = sentence.is_in(j - 1, "people.outlet_nouns") or sentence.is_in(j - 1, "call.with")
    return j if j > i and sentence.mention_starting(j) and not hearer else i


def _hears(sentence: Sentence, i: int) -> bool:
    """ "a assuré à l'Agence Nord un conseiller": whom it was told stands before the subject."""
    hearer = sentence.mention_starting(i)
    return hearer is not None and hearer.kind in ("institution", "side") and sentence.is_in(i - 1, "grammar.telling_to")


def _is_aside_word(sentence: Sentence, i: int) -> bool:
    lists = ("grammar.reporting_aside", "grammar.press", "grammar.articles", "dates.weekdays", "dates.today")
    if _hears(sentence, i):
        return True
    if i < len(sentence.tokens) and (sentence.tokens[i].low,) in sentence.lexicon.places:
        return sentence.is_in(i - 1, "grammar.seated")  # "a réagi à Cotonou le porte-parole"
    return any(sentence.is_in(i, key) for key in lists) or sentence.is_in(i, "dates.yesterday")


def behind_question(sentence: Sentence) -> int:
    """ "Asked whether sanctions were discussed, Orlov said ...": where the answer begins."""
    if not sentence.is_in(0, "grammar.asked"):
        return 0
    return next((i for i, token in enumerate(sentence.tokens) if token.text == ","), 0)
