"""Frames in words that tell of quoting: "X was quoted as saying", "the paper quoted him as saying"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.asides import aside_end, clause_start
from summarizer.engines.extractive.subjects import subject_of
from summarizer.engines.extractive.syntax import Frame
from summarizer.engines.extractive.verbgroups import skip_auxiliaries, verb_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.syntax import Sentence


def quoted_as(sentence: Sentence) -> Iterator[Frame]:
    """ "Peskov was quoted as saying": takes the place of "said"."""
    tokens = sentence.tokens
    for words in _ways_of_quoting(sentence.lexicon):
        for i in sentence.standing(words):
            source = sentence.mention_ending(skip_auxiliaries(sentence, i)) if i else None
            if source:  # "Kolt was also quoted as saying"
                start = source.start - (source.start > 0 and tokens[source.start - 1].text == ",")
                end = i + len(words)
                relay = sentence.mention_starting(end + 1) if sentence.is_in(end, "grammar.by") else None
                opened = start == 0 or sentence.is_in(end, "grammar.that")  # what is said follows
                end = end + sentence.is_in(end, "grammar.that") if opened else aside_end(sentence, end)
                yield Frame(start, end, source, None, "after", relay)
    yield from _quoting(sentence)


@cache
def _ways_of_quoting(lexicon: Lexicon) -> list[tuple[str, ...]]:
    """ "was quoted as saying", as its words."""
    return [tuple(phrase.split()) for phrase in lexicon.data["grammar"].get("quoted_as", ())]


def quoted_by(sentence: Sentence) -> Iterator[Frame]:
    """ "Cruz is quoted by the Asahi daily as saying that": the words are hers."""
    tokens = sentence.tokens
    for i in sentence.where("grammar.quoting", start=1, stop=len(tokens) - 5):
        if not sentence.is_in(i + 1, "grammar.by"):
            continue
        source = sentence.mention_ending(skip_auxiliaries(sentence, i))
        end = next((j + 2 for j in range(i + 2, min(i + 10, len(tokens) - 2)) if tokens[j].low == "as"), None)
        if source and end:
            relay = sentence.mention_starting(i + 2)
            yield Frame(source.start, end + sentence.is_in(end, "grammar.that"), source, None, "after", relay)


def _quoting(sentence: Sentence) -> Iterator[Frame]:
    """ "the ministry quoted Kalogeras as telling Belgin"; "the paper quoted him as saying"."""
    tokens = sentence.tokens
    for i in sentence.where("grammar.quoting", start=1, stop=len(tokens) - 3):
        source, relay = sentence.mention_starting(i + 1), subject_of(sentence, skip_auxiliaries(sentence, i))
        second = sentence.mention_starting(source.after) if source else None
        if source and second and sentence.lexicon.data["grammar"].get("inverts") and tokens[i - 1].text in ",“”»«":
            if source.text in sentence.lexicon.words("grammar.object_pronouns"):
                source, second = second, source  # "zitierte ihn die Sprecherin"
            yield Frame(i - 1, max(source.after, second.after), second, None, "after", source)
            continue
        if source and source.end < len(tokens) - 2 and tokens[source.end].low == "as":
            start = relay.start if relay else clause_start(sentence, i)
            start -= start > 0 and tokens[start - 1].text == ","
            yield Frame(start, _quoting_end(sentence, source), source, None, "after", relay)


def _quoting_end(sentence: Sentence, source: Mention) -> int:
    """Behind "as saying that", "as telling", or at the colon; a hearer named there belongs to it."""
    tokens = sentence.tokens
    near = range(source.end, min(source.end + 8, len(tokens)))
    if colon := next((j for j in near if tokens[j].text == ":"), None):
        return colon
    if that := next((j for j in near if sentence.is_in(j, "grammar.that")), None):
        return that + 1
    hearer = sentence.mention_starting(source.end + 2)
    end = hearer.after if hearer and not verb_at(sentence, hearer.after) else source.end + 2
    ends = end >= len(tokens) or not tokens[end].word
    return aside_end(sentence, source.end) if ends else min(source.end + 2, len(tokens))
