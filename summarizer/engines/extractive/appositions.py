"""Mentions set beside one another that mean the same person: "The chancellor, Olaf Scholz, said"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.tokens import Token

_OF_WHAT = 6  # words of "of the northern port authority,"


def apposed(mentions: list[Mention], tokens: Sequence[Token], cast: Cast) -> list[Mention]:
    """ "The chancellor, Olaf Scholz, said", "his Thai counterpart, Prime Minister X, accepted": one mention."""
    merged: list[Mention] = []
    for mention in mentions:
        last = merged[-1] if merged else None
        between = [t.low for t in tokens[last.end : mention.start]] if last else []
        if last and between == [","] and last.kind == mention.kind == "unnamed":
            merged[-1] = replace(mention, start=last.start)  # "A third person, an Israeli official, said"
            continue
        named = last and mention.kind == "person" and last.kind in ("definite", "unnamed")
        named = named and (between == [","] or _of_something(between, cast.lexicon))
        several = last and tokens[last.end - 1].low in cast.lexicon.words("people.groups")
        if last and named and not several and not _goes_on(tokens, last, mention, cast.lexicon):
            after = mention.after
            if _attributes(tokens, after, cast.lexicon):
                merged.append(mention)
                continue
            if after < len(tokens) and tokens[after].text == ",":
                after += 1
            elif last.kind == "unnamed" and tokens[after - 1].text != "," and tokens[last.start - 1].text != ",":
                merged.append(mention)  # "as an official said, Eder asked": two people
                continue
            merged[-1] = replace(mention, start=last.start, after=after)
            for id in mention.ids if last.code else ():
                cast[id].code = cast[id].code or last.code
                cast[id].leading |= not cast.lexicon.words("people.leaders").isdisjoint(last.text.split())
        else:
            merged.append(mention)
    return merged


def _attributes(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """ "Her minister, Strand [said,] had assured him": "said" between commas is of Strand alone."""
    closed = i + 1 < len(tokens) and tokens[i + 1].text == ","
    return closed and any(verb.report for verb, _ in lexicon.verbs.get((tokens[i].low,), ()))


def _of_something(words: Sequence[str], lexicon: Lexicon) -> bool:
    """ "la directrice [du port,] Eva Roux": what no list of titles has stands between."""
    plain = len(words) <= _OF_WHAT and words[-1:] == [","] and words[:1] != [","]
    return plain and words[0] in lexicon.words("grammar.of") and all(word[:1].isalpha() for word in words[1:-1])


def _goes_on(tokens: Sequence[Token], first: Mention, mention: Mention, lexicon: Lexicon) -> bool:
    """ "According to the prime minister, Hendry offered ...": no apposition, which a comma would close."""
    openers = {"to", "from", "by", "per"}
    openers |= lexicon.words("grammar.prepositions") if lexicon.data["grammar"].get("inverts") else set()
    opened = first.start > 0 and (tokens[first.start - 1].low in openers or first.oblique)
    closed = tokens[mention.after - 1].text == ","  # "appealed to the leader of Norland, Colonel X, to lift the ban"
    return opened and mention.after < len(tokens) and tokens[mention.after].word and not closed
