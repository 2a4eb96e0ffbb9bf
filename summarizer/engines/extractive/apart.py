"""Whether "X said" stands apart from what is said: behind a comma or a closing mark, in its midst, at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.asides import aside_end, at_end, hearer_end, is_aside
from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from summarizer.engines.extractive.lexicon import Verb
    from summarizer.engines.extractive.syntax import Sentence

_FRONT = 6  # tokens of "On Monday in Reykjavik,"


def set_apart(sentence: Sentence, start: int) -> bool:
    """Something is said before it: a comma or a closing mark stands there, and more than "On Monday"."""
    if start == 0:
        return False
    if sentence.is_in(0, "grammar.fronted") and start <= _FRONT and not sentence.tokens[start - 1].mark:
        return False  # "In Reykjavik, spokesman Otto Brandt told reporters that ..."
    tokens = sentence.tokens
    if tokens[start - 1].mark:
        return start >= 2 and not opens_quotation(sentence, start)
    said = start > 1 and (tokens[start - 2].text == "," or tokens[start - 2].mark)  # "..., — сказал X"
    dash = tokens[start - 1].text != "," and not said
    if tokens[start - 1].text not in ",–—-" or (dash and not _has_verb(sentence, start - 1)):
        return False  # a dateline says nothing
    clause = bool(sentence.where("grammar.auxiliaries", "grammar.modals", stop=start - 1))  # "The dam is shut, X said"
    return start > 6 or clause or sentence.mention_ending(start - 1) is not None or tokens[0].mark


def splits(sentence: Sentence, start: int, stop: int, verb: Verb) -> bool:
    """ "The ships, [Kolt told Voss], are late": a noun before, its verb behind."""
    if start < 2 or sentence.tokens[start - 1].text != "," or not sentence.is_in(0, "grammar.determiners"):
        return False
    end = hearer_end(sentence, stop) if verb.frame == "person" else stop
    closed = end + 1 < len(sentence.tokens) and sentence.tokens[end].text == ","
    keys = ("grammar.modals", "grammar.plain_auxiliaries", "grammar.negations")
    return closed and any(sentence.is_in(end + 1, key) for key in keys)


def opens_quotation(sentence: Sentence, i: int) -> bool:
    """ "It went on: “[She told me that ...”": the mark before opens the words, it closes none."""
    number = sentence.tokens[i].quotation
    return number is not None and (i < 2 or sentence.tokens[i - 2].quotation != number)


def _has_verb(sentence: Sentence, end: int) -> bool:
    small = (i for i in range(end) if not (i and sentence.tokens[i].capital))  # "LISBON, June 3 (Atlantic Press) -"
    return any(verb_at(sentence, i) or sentence.helps(i) for i in small)


def is_short(sentence: Sentence, start: int, stop: int, *, inverted: bool) -> bool:
    """ "Diaz refused, said the official", "He agreed, she said on Monday.": apart, however short."""
    tokens = sentence.tokens
    if start < 2 or tokens[start - 1].text not in ",–—":
        return False
    closed = stop < len(tokens) and tokens[stop].text == ","
    if is_aside(sentence, stop) and sentence.mention_starting(0) and _has_verb(sentence, start - 1):
        closed = closed or at_end(tokens, aside_end(sentence, stop))
    return (inverted and not sentence.lexicon.data["grammar"].get("inverts", False)) or closed or at_end(tokens, stop)
