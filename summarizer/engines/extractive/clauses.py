"""The clauses of a sentence whose other verbs stand last, cut at its commas; and which of its words are verbs.

"Zugleich habe er darum gebeten, | die Menge zu erhöhen"   "Kolt sagte, | dass Voss die Brücke öffnen werde"
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.engines.extractive.syntax import BREAKS, ENDS
from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.engines.extractive.syntax import Sentence

_DEPENDS = ("grammar.subordinators", "grammar.relative_only", "grammar.questions", "grammar.relative")
_NO_DEEDS = tuple(
    f"grammar.{key}"
    for key in (
        "stop",
        "auxiliaries",
        "prepositions",
        "conjunctions",
        "adverbs",
        "articles",
        "possessives",
        "negations",
    )
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `start:end` between two breaks. `kind`: main | that | other (relative, conditional, infinitive ...)."""

    start: int
    end: int
    kind: str
    coordinated: bool  # "und", "aber" opens it: the subject before may be its own


def pieces(sentence: Sentence) -> Iterator[Piece]:
    start = 0
    for end in (*_cuts(sentence), len(sentence.tokens)):
        first = start
        while first < end and (not sentence.tokens[first].word or _framed(sentence, first, end)):
            first += 1
        if first < end:
            joined = sentence.is_in(first, "grammar.conjunctions") or sentence.is_in(first, "grammar.and")
            opener = first + joined
            yield Piece(first, end, _kind(sentence, opener, end), joined)
        start = end


def _framed(sentence: Sentence, i: int, end: int) -> bool:
    """ "Nach Angaben von Kolt habe er ...": a frame at the head of a clause that goes on behind it."""
    return any(f.start <= i < f.end < end for f in sentence.frames)


def _cuts(sentence: Sentence) -> Iterator[int]:
    """Where a piece ends: at a break, behind a frame, before "und forderte"."""
    for i, token in enumerate(sentence.tokens):
        frame = next((f for f in sentence.frames if f.start <= i < f.end), None)
        if frame:
            tokens = sentence.tokens
            if i == frame.start and (tokens[i].text in BREAKS or frame.kind != "hearsay"):
                yield i
            if i == frame.end - 1 and (i == frame.end or tokens[i].text in BREAKS or frame.kind != "hearsay"):
                yield i + 1
        elif _breaks_off(sentence, i, token.text):
            yield i


def _breaks_off(sentence: Sentence, i: int, text: str) -> bool:
    if text in BREAKS:
        return not sentence.inside_mention(i)
    return i > 0 and sentence.is_in(i, "grammar.conjunctions") and _opens_clause(sentence, i + 1)


def _opens_clause(sentence: Sentence, i: int) -> bool:
    """ "und forderte ...", "und Kolt habe ...": a finite verb stands first or behind a subject."""
    if i >= len(sentence.tokens) or sentence.inside_mention(i - 1):
        return False
    subject = sentence.mention_starting(i)
    at = subject.after if subject else i
    if at < len(sentence.tokens) and (is_finite(sentence, at) or is_deed(sentence, at)):
        return True
    return is_participle(sentence, i - 2) and last_participle(sentence, i) is not None


def last_participle(sentence: Sentence, start: int) -> int | None:
    """ "[habe gedankt] und seine Hilfe zugesagt": the participle that ends a piece without a finite verb."""
    end = next((j for j in range(start, len(sentence.tokens)) if sentence.tokens[j].text in ENDS), start)
    ends = end > start and sentence.tokens[end - 1].text.islower() and is_participle(sentence, end - 1)
    return end - 1 if ends and not any(is_finite(sentence, j) for j in range(start, end - 1)) else None


def _kind(sentence: Sentence, first: int, end: int) -> str:
    if any(f.start <= first < f.end for f in sentence.frames):
        return "frame"
    if sentence.is_in(first, "grammar.that"):
        return "that"
    governed = sentence.is_in(first, "grammar.prepositions") and sentence.is_in(first + 1, "grammar.relative")
    opener = first + governed
    depends = _DEPENDS if first else _DEPENDS[:-1]
    if sentence.is_in_any(opener, *depends) and sentence.mention_starting(opener) is None:
        return "other" if _verb_last(sentence, opener, end) else "main"
    infinitive = any(_to_infinitive(sentence, i) for i in (end - 1, end - 2, end - 3) if i > first)
    return "other" if infinitive and not any(is_finite(sentence, i) for i in range(first, end)) else "main"


def _to_infinitive(sentence: Sentence, i: int) -> bool:
    shape = sentence.lexicon.regex("grammar.infinitive_shape")
    return sentence.is_in(i, "grammar.infinitive") or bool(shape.fullmatch(sentence.tokens[i].low))


def _verb_last(sentence: Sentence, first: int, end: int) -> bool:
    """ "..., die in Bern tagen sollte": not "..., die Menge sei zu klein"."""
    last = next((i for i in range(end - 1, first, -1) if sentence.tokens[i].word), first)
    early = range(first + 1, min(first + 5, last))
    return not any(is_finite(sentence, i) for i in early) and sentence.tokens[last].text.islower()


def is_finite(sentence: Sentence, i: int) -> bool:
    """An auxiliary, or a verb of the list in a form that is no participle."""
    if sentence.inside_mention(i) or sentence.tokens[i].text[:1].isupper():
        return False
    if sentence.is_in(i, "grammar.finite"):
        return True
    found = verb_at(sentence, i)
    return found is not None and not is_participle(sentence, i) and not _attribute(sentence, i)


def _attribute(sentence: Sentence, i: int) -> bool:
    """ "einen in Bern verurteilten Armenier": a participle bent before a noun; but "Kolt forderte Reformen"."""
    if i + 1 >= len(sentence.tokens) or not sentence.tokens[i + 1].capital:
        return False
    before = sentence.mention_ending(i)
    if before and not sentence.is_in(before.start - 1, "grammar.prepositions"):
        return False
    shape, low = sentence.lexicon.regex("grammar.participle_shape"), sentence.tokens[i].low
    return any(low.endswith(e) and shape.fullmatch(low[: -len(e)]) for e in ("en", "em", "er", "es", "e"))


def is_participle(sentence: Sentence, i: int) -> bool:
    low = sentence.tokens[i].low
    return sentence.lexicon.regex("grammar.participle_shape").fullmatch(low) is not None


def is_deed(sentence: Sentence, i: int) -> bool:
    """A verb no list has, by its form: "zog", "räumte", "widersetzten"."""
    token = sentence.tokens[i]
    if not token.text.islower() or sentence.inside_mention(i):
        return False
    if sentence.is_in_any(i, *_NO_DEEDS):
        return False
    past = token.low.endswith(sentence.lexicon.ordered("deeds.past_endings")) and len(token.low) > 4
    return past or sentence.is_in(i, "deeds.past")
