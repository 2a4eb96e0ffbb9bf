"""Where, behind its verb, what is said begins: behind "that", a colon, a hearer, a place or a time.

"told Kolt in a call on Monday that [...]"   "Señaló, asimismo, que [...]"   "told reporters [the tone was cordial]"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.asides import is_aside
from summarizer.engines.extractive.syntax import BREAKS

if TYPE_CHECKING:
    from summarizer.engines.extractive.syntax import Cue, Sentence


def content_start(cue: Cue, sentence: Sentence, end: int) -> tuple[int, bool]:
    """Where what is said begins, and whether it is a whole clause ("that ...")."""
    tokens = sentence.tokens
    i = sentence.right(cue.verb_end)
    while i < len(tokens) and (tokens[i].mark or tokens[i].low in sentence.lexicon.words("grammar.only")):
        i += 1
    if i + 1 < len(tokens) and tokens[i].text == "," and sentence.is_in(i + 1, "grammar.that"):
        i += 1
    i = _behind_parenthesis(sentence, i)
    mention = sentence.mention_starting(i)
    after = mention.after if mention and cue.verb.frame == "person" else i
    for j in (i, after):
        if sentence.is_in(j, "grammar.that") and not _is_this(cue, sentence, j):
            return j + 1, True
        if j < len(tokens) and tokens[j].text in ":," and _opens_quotation(sentence, j + 1):
            return j + 2, True
    if (clause := _clause_across(cue, sentence, i, end)) is not None:
        return clause, True
    subject = sentence.mention_starting(after)
    if (
        mention
        and subject
        and after > i
        and cue.verb.report
        and subject.kind in ("person", "pronoun", "definite", "side")
    ):
        return after, True  # "He told me he is ready"
    if cue.verb.frame == "person" and (bare := _behind_press(sentence, i)):
        return bare, True
    bare_clause = sentence.is_in(cue.verb_start, "grammar.bare_clause") and not sentence.is_in(
        after, "grammar.prepositions"
    )
    return (after, True) if bare_clause else (i, False)


def _opens_quotation(sentence: Sentence, i: int) -> bool:
    """A mark at `i` opens another quotation than the one before it, if any."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or not tokens[i].mark:
        return False
    return tokens[i + 1].quotation not in (None, tokens[i - 1].quotation)


def _behind_press(sentence: Sentence, i: int) -> int | None:
    """ "told reporters the tone was cordial": where the clause begins."""
    i += sentence.is_in(i, "grammar.articles")
    if not sentence.is_in(i, "grammar.press") or i + 1 >= len(sentence.tokens):
        return None
    opens = sentence.mention_starting(i + 1) or sentence.is_in(i + 1, "grammar.determiners")
    return i + 1 if opens else None


def _is_this(cue: Cue, sentence: Sentence, that: int) -> bool:
    """ "called that “a door half closed”": no clause follows."""
    following = sentence.tokens[that + 1 : that + 3]
    named = cue.verb.frame == "np" and cue.verb.act == "assess"
    return named and bool(following) and (following[0].mark or sentence.is_in(that + 1, "grammar.articles"))


def subject_shared(cue: Cue, sentence: Sentence, i: int, end: int) -> tuple[int, int] | None:
    """ "answered that [the soldiers] were no threat and would stay": whose the verb behind "and" at `i` is too.

    None where the second verb is no stronger or weaker than the first: then both are one proposition.
    """
    start, clause = content_start(cue, sentence, end)
    helpers = "grammar.modals", "grammar.plain_auxiliaries"
    second = next((key for key in helpers if sentence.is_in(i + 1, key)), None)
    first = next((k for k in range(start, i) if any(sentence.is_in(k, key) for key in helpers)), None)
    if not clause or second is None or first is None or first == start or sentence.is_in(first, second):
        return None
    return start, first


def _behind_parenthesis(sentence: Sentence, i: int) -> int:
    """ "Señaló, asimismo, que ...": at the "que"; else `i`."""
    tokens = sentence.tokens
    if i < len(tokens) and tokens[i].text == ",":
        for j in range(i + 2, min(i + 6, len(tokens) - 1)):
            if tokens[j].text == "," and sentence.is_in(j + 1, "grammar.that"):
                return j + 1
    return i


_TELLING = frozenset(["that", "person", "quote", "deed", "predicate", "nominal", "light"])


def _clause_across(cue: Cue, sentence: Sentence, i: int, end: int) -> int | None:
    """What is said, behind hearer, time or place: "told Kolt in a call on Monday that ...", "was blunt: “...”"."""
    if cue.verb.frame not in _TELLING or "deeds" not in sentence.lexicon.data:
        return _that_behind_aside(cue, sentence, i, end)
    tokens, low = sentence.tokens, sentence.low
    that = sentence.lexicon.words("grammar.that")
    stops = sentence.lexicon.either("grammar.conjunctions", "grammar.relative")
    addressed = cue.verb.lemma in sentence.lexicon.words("grammar.addressing")
    addressed = addressed or sentence.is_in(i, "grammar.to_hearers")
    aside = addressed or is_aside(sentence, i)
    for j in range(i, min(i + 22, end - 1)):
        if aside and low[j] in that:
            return None if _relative(sentence, i, j) else j + 1
        if tokens[j].text == ":" and j - i < (3 if cue.verb.frame == "person" else 9):
            return j + 1
        if addressed and j > i and tokens[j].text == "," and sentence.mention_ending(j) and cue.verb.lemma == "say":
            return j + 1
        if low[j] == ";" or low[j] in stops:
            return None
    return None


def _relative(sentence: Sentence, i: int, that: int) -> bool:
    """ "invitó a Kolt a Cali, una invitación [que] ella aceptó": no "that", where one word is both."""
    broken = any(token.text in BREAKS for token in sentence.tokens[i : that - 1])
    return broken and sentence.is_in(that, "grammar.relative")


def _that_behind_aside(cue: Cue, sentence: Sentence, i: int, end: int) -> int | None:
    if not cue.verb.report or not sentence.is_in_any(i, "grammar.reporting_aside", "grammar.press"):
        return None
    that = next((j for j in range(i, min(i + 12, end)) if sentence.is_in(j, "grammar.that")), None)
    return that + 1 if that and not _relative(sentence, i, that) else None
