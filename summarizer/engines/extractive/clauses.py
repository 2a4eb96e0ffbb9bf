"""The bones of a sentence: who is said to say (frames), and who does what with words (cues).

A frame is an attribution set beside what is said:    "..., X said", "According to X, ...", "Y, he added, ..."
A cue is a verb of speech with its subject inside it: "Y condemned ...", "... and noted that ...", "..., warning of ..."
No meaning is given to names or pronouns here; see `discourse`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from summarizer.engines.extractive.lexicon import Verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.engines.extractive.lexicon import Form, Lexicon
    from summarizer.engines.extractive.mentions import Mention
    from summarizer.engines.extractive.tokens import Token

_STOPS = frozenset(".!?")
_BREAKS = frozenset(",;:–—-()")


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
    fresh: bool = False  # opens a clause of its own: "..., and it was agreed that ..."
    act: str = ""
    rules: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sentence:
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    lexicon: Lexicon
    frames: list[Frame] = field(default_factory=list)

    def left(self, i: int) -> int:
        """`i`, or where the frames and marks right before it begin: "Trump, he said, “noted" reads "Trump noted"."""
        moved = True
        while moved and i > 0:
            moved = self.tokens[i - 1].mark
            i -= moved
            frame = next((f for f in self.frames if f.end == i and f.kind != "hearsay"), None)
            if frame:
                i, moved = frame.start, True
            elif i > 1 and self.tokens[i - 1].text == "," and (f := next((f for f in self.frames if f.end == i - 1), None)):
                i, moved = f.start, True
        return i

    def right(self, i: int) -> int:
        """`i`, or where the sentence goes on behind frames that stand there: "answered, in Bello's words, that"."""
        while frame := next((f for f in self.frames if f.start == i), None):
            i = frame.end
        return i

    def mention_ending(self, i: int) -> Mention | None:
        """The mention whose last token (apposition and its comma counted or not) is just before `i`."""
        for mention in self.mentions:
            if i in (mention.end, mention.after):
                return mention
        return None

    def seated_mention(self, i: int) -> Mention | None:
        """ "the presidency in Beirut said", "an aide at the Baabda palace told": the mention before a phrase of place."""
        for j in range(i - 1, max(i - 7, 0), -1):
            if self.tokens[j].text in _BREAKS or self.tokens[j].mark:
                return None
            if self.is_in(j, "grammar.seated"):
                found = self.mention_ending(j)
                return found if found and found.kind in ("institution", "unnamed", "person") else None
        return None

    def mention_starting(self, i: int) -> Mention | None:
        return next((m for m in self.mentions if m.start == i), None)

    def inside_mention(self, i: int) -> bool:
        return any(m.start <= i < m.end for m in self.mentions)

    def is_in(self, i: int, key: str) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].low in self.lexicon.words(key)


def verb_at(sentence: Sentence, i: int) -> tuple[int, tuple[tuple[Verb, Form], ...]] | None:
    """The longest verb form that starts at `i`: its end and its readings."""
    tokens = sentence.tokens
    for length in range(min(4, len(tokens) - i), 0, -1):
        readings = sentence.lexicon.verbs.get(tuple(t.low for t in tokens[i : i + length]))
        if readings:
            return i + length, readings
    return None


def find_frames(sentence: Sentence) -> list[Frame]:
    """The attributions set beside what is said, in order."""
    frames = [*_hearsay(sentence), *_quoted_as(sentence), *_in_words(sentence)]
    for i in range(len(sentence.tokens)):
        if any(f.start <= i < f.end for f in frames):
            continue
        if frame := _beside(sentence, i):
            frames.append(frame)
    return sorted(frames, key=lambda f: f.start)


def _hearsay(sentence: Sentence) -> Iterator[Frame]:
    """ "According to Ushakov, ..."; "..., according to a Kremlin readout"."""
    tokens = sentence.tokens
    for opener in sentence.lexicon.data["grammar"].get("hearsay", ()):
        words = opener.split()
        for i in range(len(tokens) - len(words)):
            if [t.low for t in tokens[i : i + len(words)]] == words:
                yield _hearsay_frame(sentence, i, i + len(words))


def _hearsay_frame(sentence: Sentence, start: int, i: int) -> Frame:
    source, end = _source_from(sentence, i)
    tokens = sentence.tokens
    aside = " ".join(t.low for t in tokens[i:end])
    if start > 0 and tokens[start - 1].text == ",":
        start -= 1
    elif end < len(tokens) and tokens[end].text == ",":
        end += 1
    return Frame(start, end, source, None, "hearsay", aside=aside)


def _in_words(sentence: Sentence) -> Iterator[Frame]:
    """ "Boateng answered, in Bello's words, that ..."; "in the adviser's account"."""
    for mention in sentence.mentions:
        start, end = mention.start - 1, mention.end + 2
        if mention.possessive and sentence.is_in(start, "grammar.seated") and sentence.is_in(end - 1, "people.accounts"):
            tokens = sentence.tokens
            start -= start > 0 and tokens[start - 1].text == ","
            end += end < len(tokens) and tokens[end].text == ","
            yield Frame(start, end, mention, None, "hearsay")


def _source_from(sentence: Sentence, i: int) -> tuple[Mention | None, int]:
    """Who stands behind "according to", documents passed through: "a statement by the Kremlin"."""
    tokens = sentence.tokens
    for j in range(i, min(i + 8, len(tokens))):
        if tokens[j].text in _BREAKS or tokens[j].text in _STOPS:
            return None, j
        mention = sentence.mention_starting(j)
        if mention and (mention.kind != "pronoun" or (j == i and mention.code in ("he", "she"))):
            end = mention.after
            while sentence.is_in(end, "people.documents") or (end < len(tokens) and tokens[end].low in ("'s", "’s")):
                end += 1
            if end > mention.after or end >= len(tokens) or tokens[end].text in ",." or tokens[end - 1].text == ",":
                return mention, min(end - (tokens[end - 1].text == "," and end == mention.after), len(tokens))
            return mention, end
    return None, i


def _quoted_as(sentence: Sentence) -> Iterator[Frame]:
    """ "Peskov was quoted as saying": takes the place of "said"."""
    tokens = sentence.tokens
    for phrase in sentence.lexicon.data["grammar"].get("quoted_as", ()):
        words = phrase.split()
        for i in range(1, len(tokens) - len(words) + 1):
            source = sentence.mention_ending(i)
            if source and [t.low for t in tokens[i : i + len(words)]] == words:
                start = source.start - (source.start > 0 and tokens[source.start - 1].text == ",")
                yield Frame(start, _aside_end(sentence, i + len(words)), source, None, "after")
        yield from _quoting(sentence)


def _quoting(sentence: Sentence) -> Iterator[Frame]:
    """ "the ministry quoted Kalogeras as telling Belgin"; "the paper quoted him as saying"."""
    tokens = sentence.tokens
    for i in range(1, len(tokens) - 3):
        if tokens[i].low not in sentence.lexicon.words("grammar.quoting"):
            continue
        source, relay = sentence.mention_starting(i + 1), sentence.mention_ending(i)
        second = sentence.mention_starting(source.after) if source else None
        if second and sentence.lexicon.data["grammar"].get("inverts") and tokens[i - 1].text in ",“”»«":
            yield Frame(i - 1, second.after, second, None, "after", source)
            continue
        if source and source.end < len(tokens) - 1 and tokens[source.end].low == "as":
            start = relay.start if relay else i
            while not relay and start > 0 and i - start < 4 and tokens[start - 1].text not in ",“”\"»«" and tokens[start - 1].word:
                start -= 1  # "the paper quoted him": whoever quotes is no party
            start -= start > 0 and tokens[start - 1].text == ","
            colon = next((j for j in range(source.end, min(source.end + 8, len(tokens))) if tokens[j].text == ":"), None)
            yield Frame(start, colon or _aside_end(sentence, source.end), source, None, "after", relay)


def _beside(sentence: Sentence, i: int) -> Frame | None:
    """ "..., X said", "“...” said X": a report verb at `i` whose clause stands after a comma or closing mark."""
    found = verb_at(sentence, i)
    if not found or sentence.inside_mention(i):
        return None
    end, readings = found
    verb = next((v for v, form in readings if v.report and form == "finite"), None)
    if verb is None:
        return None
    begin = _skip_auxiliaries(sentence, i)
    before = sentence.mention_ending(begin) or sentence.seated_mention(begin)
    after = sentence.mention_starting(end)
    for source, start, stop in (
        (before, before.start if before else 0, end),
        (after, begin, after.after if after else 0),
    ):
        if source and not source.possessive and _set_apart(sentence, start) and _free(sentence, source, stop):
            return _beside_frame(sentence, source, verb, start, stop)
    return None


def _beside_frame(sentence: Sentence, source: Mention, verb: Verb, start: int, stop: int) -> Frame | None:
    tokens = sentence.tokens
    after_quote = start > 0 and tokens[start - 1].mark
    ends = stop >= len(tokens) or tokens[stop].text in _BREAKS | _STOPS or tokens[stop - 1].text == ","
    if not ends and not after_quote and not _is_aside(sentence, stop):
        return None
    if sentence.is_in(stop, "grammar.that"):
        return None
    end = stop if ends and tokens[stop - 1].text == "," else _aside_end(sentence, stop)
    if end + 1 < len(tokens) and tokens[end].text == "," and sentence.is_in(end + 1, "grammar.frame_tails"):
        end = _aside_end(sentence, end + 1)
    if not after_quote and (end - stop > 9 or sentence.is_in(0, "grammar.subordinators")):
        return None
    aside = " ".join(t.low for t in tokens[start:end])
    cut = start - 1 if start > 0 and tokens[start - 1].text in ",–—-" else start
    return Frame(cut, end, source, verb, "after" if _at_end(tokens, end) else "inside", aside=aside)


def _free(sentence: Sentence, source: Mention, stop: int) -> bool:
    """A group or a country can't be set beside in "V M" order by accident: "..., discussed Russia"."""
    return source.kind != "side" or stop >= len(sentence.tokens) or sentence.tokens[stop].text in ",."


def _set_apart(sentence: Sentence, start: int) -> bool:
    """Something is said before it: a comma or a closing mark stands there, and more than "On Monday"."""
    if start == 0:
        return False
    tokens = sentence.tokens
    if tokens[start - 1].mark:
        return start >= 2
    if tokens[start - 1].text not in ",–—-":
        return False
    return start > 6 or sentence.mention_ending(start - 1) is not None or tokens[0].mark


def _is_aside(sentence: Sentence, i: int) -> bool:
    """Time, place or hearer up to the next break: "told reporters on Saturday"."""
    opens = sentence.is_in(i, "grammar.reporting_aside") or sentence.is_in(i, "grammar.press")
    return opens or sentence.is_in(i, "dates.weekdays") or sentence.is_in(i, "people.outlets")


def _aside_end(sentence: Sentence, i: int) -> int:
    while i < len(sentence.tokens) and sentence.tokens[i].text not in _BREAKS | _STOPS and not sentence.tokens[i].mark:
        if _coordinates(sentence, i):
            break
        i += 1
    return i


def _coordinates(sentence: Sentence, i: int) -> bool:
    """ "X said and added that ...": a verb of speech follows the conjunction."""
    return sentence.is_in(i, "grammar.conjunctions") and any(verb_at(sentence, j) for j in (i + 1, i + 2) if j < len(sentence.tokens))


def _at_end(tokens: Sequence[Token], end: int) -> bool:
    return all(t.text in _STOPS or t.mark for t in tokens[end:])


def _skip_auxiliaries(sentence: Sentence, i: int) -> int:
    """Where the verb group that has its head at `i` begins."""
    adverb = tuple(sentence.lexicon.words("grammar.adverb_endings")) or ("\0",)
    while i > 0 and (
        sentence.is_in(i - 1, "grammar.auxiliaries")
        or sentence.tokens[i - 1].mark
        or (sentence.tokens[i - 1].low.endswith(adverb) and not sentence.inside_mention(i - 1))
        or _time_before(sentence, i)
    ):
        i -= 1
    return i


def _time_before(sentence: Sentence, i: int) -> bool:
    """ "Aydin on Sunday urged": a weekday, or the preposition in front of one."""
    if sentence.is_in(i - 1, "dates.weekdays") or sentence.is_in(i - 1, "dates.today"):
        return not sentence.inside_mention(i - 1)
    return sentence.is_in(i, "dates.weekdays") and sentence.is_in(i - 1, "grammar.reporting_aside")


def find_cues(sentence: Sentence, frames: Sequence[Frame]) -> list[Cue]:
    """The verbs of speech with their subjects, in order, frames left out."""
    sentence.frames[:] = frames
    cues: list[Cue] = []
    i = 0
    while i < len(sentence.tokens):
        frame = next((f for f in frames if f.start <= i < f.end), None)
        if frame:
            i = frame.end
            continue
        found = None if sentence.inside_mention(i) else verb_at(sentence, i) or _modal_at(sentence, i)
        cue = _cue(sentence, frames, cues, i, *found) if found else None
        if cue and cues and cues[-1].verb.frame == "modal" and cue.start <= cues[-1].verb_start:
            cue = None  # "would compare notes": one verb group, one claim
        if cue:
            cue.nested = _is_nested(sentence, cues, cue)
            cues.append(cue)
            i = cue.verb_end
        else:
            i += 1
    return cues


_INTENT = Verb("will", "commit", "modal")


def _modal_at(sentence: Sentence, i: int) -> tuple[int, tuple[tuple[Verb, Form], ...]] | None:
    """ "She said Hadjiloizou would let monitors on board": told of a principal, his intent is his claim."""
    if sentence.is_in(i, "grammar.intent") and sentence.mention_ending(i):
        return i + 1, ((_INTENT, "finite"),)
    return None


def _cue(
    sentence: Sentence, frames: Sequence[Frame], cues: Sequence[Cue], i: int, end: int,
    readings: tuple[tuple[Verb, Form], ...],
) -> Cue | None:  # fmt: skip
    begin = _skip_auxiliaries(sentence, i)
    group = [t.low for t in sentence.tokens[begin:i]]
    form = _form(sentence, group, readings, begin)
    if form is None:
        return None
    shape: Form = "finite" if form == "having" else form
    that = sentence.is_in(sentence.right(end), "grammar.that")
    read = _reading(sentence, [v for v, f in readings if f == shape and (that or v.frame != "quote")], end)
    if read is None:
        return None
    verb, act, after = read
    hearer = sentence.mention_starting(end)
    if verb.lemma == "call" and hearer and hearer.kind in ("pronoun", "person"):
        return None  # "He called me": that is the call, no opinion of it
    negated = any(word in sentence.lexicon.words("grammar.negations") for word in group)
    modal = next((w for w in group if w in sentence.lexicon.words("grammar.modals")), "")
    cue = Cue(begin, i, after, verb, shape, "", None, negated, modal, act=act)
    return _linked(sentence, frames, cues, cue, group, form)


def _form(
    sentence: Sentence, group: list[str], readings: tuple[tuple[Verb, Form], ...], begin: int
) -> Literal["finite", "base", "participle", "having"] | None:
    forms = {form for _, form in readings}
    if "having" in group and "finite" in forms:
        return "having"
    if "base" in forms and len(forms) == 1:
        helped = set(group) & sentence.lexicon.words("grammar.base_helpers")
        if helped:
            return "base"
        return "base" if begin > 0 and sentence.is_in(begin - 1, "grammar.infinitive") else None
    return "finite" if "finite" in forms else "participle" if "participle" in forms else "base"


def _reading(sentence: Sentence, verbs: Sequence[Verb], end: int) -> tuple[Verb, str, int] | None:
    """Which of a form's verbs this is, by what follows: "expressed concern" is concern, not expression."""
    noun = _noun_after(sentence, end)
    light = next((v for v in verbs if v.frame == "light"), None)
    if light and noun:
        keep = next((v for v in verbs if v.act == "reaffirm"), None)
        return light, keep.act if keep else noun, end
    plain = [v for v in verbs if v.frame != "light"]
    if not plain:
        return None
    return plain[0], plain[0].act, end


def _noun_after(sentence: Sentence, i: int) -> str | None:
    for j in range(i, min(i + 8, len(sentence.tokens))):
        token = sentence.tokens[j]
        act = sentence.lexicon.nouns.get(token.low)
        if act:
            return act
        if token.text in _BREAKS or token.low in sentence.lexicon.words("grammar.noun_stop"):
            return None
    return None


def _linked(
    sentence: Sentence, frames: Sequence[Frame], cues: Sequence[Cue], cue: Cue, group: list[str], form: str
) -> Cue | None:
    """The cue with how it hangs on the sentence; None where no speaker can be meant."""
    i = cue.start
    if cue.verb.impersonal:
        return _passive(sentence, cue)
    if form == "having":
        return _having(sentence, cue, group)
    if cue.form == "participle":
        return _participle(sentence, frames, cues, cue)
    if cue.form == "finite" and set(group) & sentence.lexicon.words("grammar.passive_helpers"):
        return _passive(sentence, cue)
    if cue.form == "base" and not set(group) & sentence.lexicon.words("grammar.base_helpers"):
        cue.link, cue.start = "infinitive", i - 1
        return cue if not cues else None
    subject = _subject(sentence, i)
    if subject:
        cue.subject, cue.link = subject, "subject"
        near = sentence.left(i) in (subject.end, subject.after) or sentence.seated_mention(i) is subject
        cue.start = subject.start if near else i
        return cue
    if _follows_conjunction(sentence, i) and (cues or any(f.end <= i for f in frames)):
        cue.link = "and"
        return cue
    return _inverted(sentence, cue) or _bracketed(sentence, cue)


def _bracketed(sentence: Sentence, cue: Cue) -> Cue | None:
    """ "In dem Gespräch habe Lindholm die Sperrung kritisiert": the auxiliary far before its verb, the subject beside it."""
    for k in range(cue.start - 1, max(cue.start - 30, -1), -1):
        if sentence.tokens[k].text in ";:" or sentence.tokens[k].text in _STOPS:
            return None
        if sentence.is_in(k, "grammar.brackets"):
            subject = sentence.mention_ending(sentence.left(k)) or sentence.mention_starting(k + 1)
            if subject and not subject.possessive:
                cue.subject, cue.link, cue.bracket = subject, "subject", k
                cue.start = min(subject.start, k)
                return cue
            return None
    return None


def _having(sentence: Sentence, cue: Cue, group: list[str]) -> Cue | None:
    """ "Putin, having condemned the operation, expressed concern": a claim of Putin's in passing."""
    subject = sentence.mention_ending(cue.start - 1) if sentence.tokens[cue.start - 1].text == "," else None
    if subject and not subject.possessive:
        cue.subject, cue.link = subject, "subject"
        return cue
    return None


def _inverted(sentence: Sentence, cue: Cue) -> Cue | None:
    """ "betonte Scholz", "заявил Песков": the subject stands after the verb, in languages that do so."""
    if not sentence.lexicon.data["grammar"].get("inverts"):
        return None
    after = sentence.mention_starting(cue.verb_end)
    if after and not after.possessive:
        cue.subject, cue.link, cue.verb_end = after, "subject", after.after
        return cue
    return None


def _subject(sentence: Sentence, i: int) -> Mention | None:
    """ "Putin also emphasized", "Trump, [who ...,] said": the mention right before, or before a parenthesis."""
    i = sentence.left(i)
    if sentence.is_in(i - 1, "grammar.who"):
        return sentence.mention_ending(i - 1) or sentence.mention_ending(i - 2)
    mention = sentence.mention_ending(i) or sentence.seated_mention(i)
    if mention and not mention.possessive:
        return None if _object_of(sentence, mention) else mention
    tokens = sentence.tokens
    if i > 0 and tokens[i - 1].text == ",":
        j = i - 2
        while j > 0 and tokens[j].text not in _STOPS and i - j < 25:
            before = sentence.mention_ending(j) if tokens[j].text == "," else None
            if before and not before.possessive and before.kind in ("person", "definite", "institution", "pronoun", "unnamed"):
                opens = before.start == 0 or tokens[before.start - 1].mark or tokens[before.start - 1].text == ","
                return before if opens or sentence.is_in(before.start - 1, "grammar.opens_clause") else None
            j -= 1
    return None


def _object_of(sentence: Sentence, mention: Mention) -> bool:
    """ "the recent meeting between Putin and Trump discussed": the mention is no subject after a preposition."""
    if mention.kind == "institution" and sentence.is_in(mention.start - 2, "people.documents"):
        return False  # "a statement from the prime minister's office said"
    return sentence.is_in(mention.start - 1, "grammar.prepositions")


def _follows_conjunction(sentence: Sentence, i: int) -> bool:
    return sentence.is_in(i - 1, "grammar.conjunctions") or (
        i > 0 and sentence.tokens[i - 1].text == "," and not sentence.lexicon.data["grammar"].get("inverts", False)
    )


def _participle(sentence: Sentence, frames: Sequence[Frame], cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """ "..., warning of ..."; "X said, adding that ..."; "along with expressing readiness"."""
    before = sentence.tokens[cue.start - 1].text if cue.start else ""
    frame = next((f for f in frames if f.end in (cue.start, cue.start - 1) and before in ",–—"), None)
    if frame and frame.source and before == ",":
        cue.link, cue.subject = "frame", frame.source
        return cue
    if not cues and not frames and sentence.is_in(cue.start - 1, "grammar.participle_openers"):
        cue.link = "and"
        return cue
    if not cues and not frames:
        return None
    if before in (",", "–", "—") or sentence.is_in(cue.start - 1, "grammar.participle_openers"):
        cue.link = "participle"
        return cue
    return None


def _passive(sentence: Sentence, cue: Cue) -> Cue | None:
    """ "X was discussed", "It was agreed that ...": nobody is named, so the principals together."""
    if sentence.is_in(cue.verb_end, "grammar.by"):
        agent = sentence.mention_starting(cue.verb_end + 1)
        cue.subject = agent
    cue.link = "passive"
    if cue.verb.impersonal:
        return cue
    j = cue.start
    while j > 0 and sentence.tokens[j - 1].text not in ",;:" and not sentence.is_in(j - 1, "grammar.relative"):
        j -= 1
    cue.fresh = j > 0 and sentence.is_in(j, "grammar.conjunctions") or sentence.tokens[j - 1].text == ";"
    clause = range(j, cue.start)
    dependent = any(sentence.is_in(k, "grammar.that") or sentence.is_in(k, "grammar.relative") for k in clause)
    return None if dependent or (j > 0 and sentence.is_in(j - 1, "grammar.relative")) else cue


def _is_nested(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> bool:
    """The cue's clause is what an earlier cue says: "X said (that) Y had told him ..."."""
    if cue.link != "subject" or not cues:
        return False
    outer = cues[-1]
    between = sentence.tokens[outer.verb_end : cue.start]
    if any(t.text in _BREAKS for t in between):
        return bool(between) and between[-1].low in sentence.lexicon.words("grammar.that")
    return len(between) <= 8
