"""Mentions of several people at once, and of countries that act.

"the two leaders"   "neither of them"   "the Turkish side"   "the Finn said"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.engines.extractive.reader import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.tokens import Token


def find_groups(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "the two leaders", "both sides"; not "the leaders of Iran and Israel"."""
    found = []
    groups = cast.lexicon.words("people.groups")
    openers = cast.lexicon.words("grammar.group_openers")
    either = cast.lexicon.either("people.groups", "people.two")
    if cast.lexicon.either("people.groups", "people.two", "people.both_of").isdisjoint(labels.words):
        return []
    for i, token in enumerate(tokens):
        titled = (
            labels.letters[i : i + 1] == "T" or token.low in either or token.low in cast.lexicon.words("people.peers")
        )
        if titled and i and tokens[i - 1].low in cast.lexicon.words("people.both_of"):
            found.append(Mention(i - 1, i + 1, i + 1, "group", (), token.low))  # "оба лидера"
        if token.low not in either:
            continue
        the = i and tokens[i - 1].low in cast.lexicon.words("grammar.articles")
        if token.low in cast.lexicon.words("people.two") and the and acts(tokens, i + 1, cast.lexicon):
            found.append(Mention(i - 1, i + 1, i + 1, "group", (), token.low))
        one_side = i and labels.letters[i - 1] == "P" and token.low in cast.lexicon.words("grammar.side_nouns")
        one_side = one_side or (
            i and tokens[i - 1].low in cast.lexicon.words("grammar.possessives")
        )  # "со своей стороны"
        if token.low not in groups or one_side or (i + 1 < len(tokens) and tokens[i + 1].low in groups):
            continue
        start = i
        while start > 0 and (tokens[start - 1].low in openers or labels.letters[start - 1] in "TMA"):
            start -= 1
        if whose := _of_both(tokens, i, cast):
            found.append(Mention(start, whose, whose, "group", (), token.low))
            continue
        bare = start == i and token.low != "both" and bool(cast.lexicon.words("grammar.articles"))
        if (bare and i > 0) or _of_places(labels, i + 1):
            continue
        end = i + 1
        while start < i and labels.letters[end : end + 1] == "T":
            end += 1  # "die beiden Minister"
        if start < i and (of_whom := re.match(r"(?:xO)?OM+", labels.letters[end:])):
            end += of_whom.end()  # "les deux chefs d'État"
        bent = token.low.endswith(cast.lexicon.ordered("grammar.bent_plurals") or ("\0",))
        found.append(Mention(start, end, end, "group", (), token.low, oblique=bent))
    return found


def _of_both(tokens: Sequence[Token], i: int, cast: Cast) -> int | None:
    """ "leaders [of the two countries]", "ministers of both governments": where that ends."""
    k = i + 1
    if k >= len(tokens) or tokens[k].low not in cast.lexicon.words("grammar.of"):
        return None
    openers, begin = cast.lexicon.words("grammar.group_openers") - cast.lexicon.words("grammar.articles"), k + 1
    k = begin
    while k < len(tokens) and (tokens[k].low in openers or tokens[k].low in cast.lexicon.words("grammar.articles")):
        k += 1
    two = any(t.low in openers for t in tokens[begin:k])
    return k + 1 if two and k < len(tokens) and tokens[k].low in cast.lexicon.words("people.groups") else None


def find_neither(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "neither leader", "neither of them", "neither had objected": the principals, of whom it is denied."""
    found = []
    neither = cast.lexicon.words("people.neither")
    if neither.isdisjoint(labels.words):
        return []
    for i, token in enumerate(tokens):
        if token.low not in neither:
            continue
        end = i + 1
        while end < len(tokens) and tokens[end].low in cast.lexicon.words("people.of_the_two"):
            end += 1
        acts = end < len(tokens) and (
            tokens[end].low in cast.lexicon.words("grammar.auxiliaries") or tokens[end].low.endswith("ed")
        )
        if end > i + 1 or acts:
            nor = any(t.low == "nor" for t in tokens[end : end + 6])
            found += [] if nor else [Mention(i, end, end, "group", (), "neither")]
    return found


def acts(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """A verb of speech or an auxiliary stands at `i`."""
    word = tokens[i].low if i < len(tokens) else ""
    if word in lexicon.words("people.groups"):
        return False
    verbs = word in lexicon.verb_heads or word in lexicon.words("call.verbs")
    return verbs or word in lexicon.words("grammar.auxiliaries") or word.endswith("ly")


def _of_places(labels: Labels, i: int) -> bool:
    """Whose leaders: places other than "the two countries"."""
    return labels.letters[i : i + 1] == "O" and "P" in labels.letters[i : i + 4]


def find_sides(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    found = []
    for start, (end, place) in labels.places.items():
        text = " ".join(t.text for t in tokens[start:end])
        stop = end
        begin = start - 1 if start and labels.letters[start - 1] == "A" else start
        if stop < len(tokens) and tokens[stop].low in cast.lexicon.words("grammar.side_nouns"):
            stop += 1
        elif start and tokens[start - 1].low in cast.lexicon.words("grammar.side_nouns"):
            text = " ".join(t.text for t in tokens[start - 1 : end])
            begin = start - 1 - (start > 1 and labels.letters[start - 2] == "A")
            found.append(Mention(begin, end, end, "side", (), text, place.code))  # "la parte colombiana"
            continue
        elif place.kind == "adjective":
            if tokens[start].low in cast.lexicon.words("people.nationals"):
                found.append(Mention(start, end, end, "national", (), text, place.code))
            elif begin < start and _stands_alone(tokens, end, cast.lexicon):
                leader = next(iter(cast.lexicon.ordered("people.leaders")), "")
                found.append(Mention(begin, end, end, "definite", (), f"{text.casefold()} {leader}", place.code))
            continue
        found.append(Mention(begin, stop, stop, "side", (), text, place.code))
    return found


def _stands_alone(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """ "It was the Australian who rang", "the Finn said": a person by his country, behind whom a verb comes."""
    keys = ("grammar.who", "grammar.relative", "grammar.auxiliaries", "grammar.modals")
    return i < len(tokens) and (
        any(tokens[i].low in lexicon.words(key) for key in keys) or _reports(tokens[i], lexicon)
    )


def _reports(token: Token, lexicon: Lexicon) -> bool:
    return any(verb.report and form == "finite" for verb, form in lexicon.verbs.get((token.low,), ()))
