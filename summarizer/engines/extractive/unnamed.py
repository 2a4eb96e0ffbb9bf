"""Mentions of people whom the article tells of without a name.

"a senior U.S. official"   "two people familiar with the matter"   "an official in the Turkish presidency"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.engines.extractive.reader import Mention
from summarizer.engines.extractive.tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.tokens import Token


def find_unnamed(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "a senior U.S. official", "two people familiar with the matter", "officials"."""
    found = (_unnamed_at(tokens, labels, cast, i) for i in _nouns(tokens, labels, cast.lexicon))
    return [mention for mention in found if mention]


def _nouns(tokens: Sequence[Token], labels: Labels, lexicon: Lexicon) -> Iterator[int]:
    """Where "official", "sources", "ein Regierungsbeamter" stand; not before a name: "the official Ann Kolt"."""
    nouns, openers = lexicon.words("people.unnamed"), lexicon.words("grammar.unnamed_openers")
    compounds = lexicon.endings("people.unnamed_suffixes") if "T" in labels.letters else ()
    if nouns.isdisjoint(labels.words) and not (compounds and any(word.endswith(compounds) for word in labels.words)):
        return
    for i, token in enumerate(tokens):
        compound = i > 0 and token.low.endswith(compounds) and tokens[i - 1].low in openers
        if (token.low in nouns or compound) and labels.letters[i + 1 : i + 2] != "N":
            yield i


def _unnamed_at(tokens: Sequence[Token], labels: Labels, cast: Cast, i: int) -> Mention | None:
    """Who is meant by the noun at `i`: somebody without a name, or somebody so cited before; None for all others."""
    if _is_the_other(tokens, labels, cast, i) or _are_the_two(tokens, labels, cast.lexicon, i):
        return None
    if again := _again(tokens, labels, cast, i):
        return again
    start = _phrase_start(tokens, labels, cast.lexicon, i)
    if _is_known(tokens, start, i, cast.lexicon) or _is_of_a_thing(tokens, labels, i):
        return None
    if same := _same_ones(tokens, labels, cast.lexicon, start, i):
        return same
    if not _is_indefinite(tokens[start], tokens[i], cast.lexicon) or _is_loose(tokens, start, i, cast.lexicon):
        return None
    return _whole(tokens, labels, cast, start, i)


def _is_the_other(tokens: Sequence[Token], labels: Labels, cast: Cast, i: int) -> bool:
    """ "his interlocutor": the other one on the line; but "an interlocutor of the agency"."""
    counterpart = tokens[i].low in cast.lexicon.words("people.counterparts")
    return counterpart and _whose_official(tokens, labels, cast, i + 1) == i + 1


def _are_the_two(tokens: Sequence[Token], labels: Labels, lexicon: Lexicon, i: int) -> bool:
    """ "les deux responsables": the two on the line."""
    return i > 1 and tokens[i - 1].low in lexicon.words("people.two_of") and labels.letters[i - 2] == "A"


def _phrase_start(tokens: Sequence[Token], labels: Labels, lexicon: Lexicon, i: int) -> int:
    """ "[a senior U.S.] official": where the words before the noun at `i` begin."""
    start, openers = i, lexicon.words("grammar.unnamed_openers")
    while start > 0 and (labels.letters[start - 1] in "PMT" or tokens[start - 1].low in openers):
        start -= 1
    return _behind_opener(tokens, start, lexicon)


def _is_known(tokens: Sequence[Token], start: int, i: int, lexicon: Lexicon) -> bool:
    """ "the top government spokesman": somebody known."""
    if start == 0 or tokens[start - 1].low != "the":
        return False
    titled = start < i and tokens[i].low in lexicon.words("people.definite")
    return titled or not tokens[i].low.endswith("s")


def _is_of_a_thing(tokens: Sequence[Token], labels: Labels, i: int) -> bool:
    """ "a source of concern": nobody."""
    return tokens[i].low.startswith("source") and labels.letters[i + 1 : i + 2] == "O"


def _same_ones(tokens: Sequence[Token], labels: Labels, lexicon: Lexicon, start: int, i: int) -> Mention | None:
    """ "las mismas fuentes": those who were cited before."""
    same = i > 0 and tokens[i - 1].low in lexicon.words("grammar.same_ones")
    if not same or tokens[start].low in lexicon.words("grammar.unnamed_openers"):
        return None
    start -= start > 0 and labels.letters[start - 1] == "A"
    return Mention(start, i + 1, i + 1, "again", (), tokens[i].low)


def _is_indefinite(first: Token, noun: Token, lexicon: Lexicon) -> bool:
    """ "[an] official", "senior official[s]", whatever stands in a language without articles; not "both officials"."""
    if first.low in lexicon.words("grammar.unnamed_openers") or not lexicon.words("grammar.articles"):
        return True
    plural = noun.low.endswith("s") and first.low not in ("the", "both")
    return plural or noun.low in lexicon.words("people.unnamed_plurals")


def _is_loose(tokens: Sequence[Token], start: int, i: int, lexicon: Lexicon) -> bool:
    """ "Voss said [people] were leaving": a bare noun that tells nothing; not "informaron [fuentes] de Moncloa"."""
    noun = tokens[i]
    if start < i or i == 0 or noun.capital or not lexicon.words("grammar.articles"):
        return False
    if noun.low == "people" and not _knows(tokens, i + 1, lexicon):
        return True
    behind = tokens[i - 1].text in ',”"' or tokens[i - 1].low in lexicon.verb_heads
    return not behind and noun.low not in lexicon.words("people.sources")


def _whole(tokens: Sequence[Token], labels: Labels, cast: Cast, start: int, i: int) -> Mention:
    """ "[one of the two officials in the Turkish presidency] familiar with it": the noun at `i` with all it has."""
    article = tokens[start].low in ("a", "an", "the")
    start = _one_of(tokens, start, cast.lexicon)
    end = _whose_official(tokens, labels, cast, i + 1)
    codes = [place.code for at, (_, place) in labels.places.items() if start <= at < end]
    text = " ".join(t.text for t in tokens[start + article : end])
    after = _what_he_knows(tokens, end, cast.lexicon)
    return Mention(start, end, after, "unnamed", (), text, codes[0] if codes else None)


def _behind_opener(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """ "a [West African] mediator", "a [French-speaking] envoy": back to the opener, over words that no list knows."""
    openers = lexicon.words("grammar.unnamed_openers")
    if not lexicon.words("people.heads_last") or tokens[start].low in openers:
        return start
    known = lexicon.either("grammar.stop", "grammar.prepositions", "grammar.auxiliaries", "grammar.possessive_marks")
    for k in range(start - 1, max(start - 4, -1), -1):
        if tokens[k].low in openers:
            return k
        if not tokens[k].word or tokens[k].low in known or tokens[k].low in lexicon.verb_heads:
            break
    return start


def _one_of(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """ "один из собеседников", "una de las fuentes": where the phrase begins; else `start`."""
    k = start - 1
    while k > 0 and tokens[k].low in lexicon.words("grammar.articles"):
        k -= 1
    openers = lexicon.words("grammar.unnamed_openers")
    return (
        k - 1
        if k > 0 and tokens[k].low in lexicon.words("grammar.partitive") and tokens[k - 1].low in openers
        else start
    )


def _again(tokens: Sequence[Token], labels: Labels, cast: Cast, i: int) -> Mention | None:
    """ "the sources said", "one of the people said", "the second official said": cited before without a name."""
    ordered = i > 1 and tokens[i - 1].low in cast.lexicon.words("grammar.ordering")
    the = i - 1 - ordered
    if the < 0 or tokens[the].low not in cast.lexicon.words("grammar.the_one") or labels.letters[i + 1 : i + 2] == "O":
        return None  # "the people of Sudria"
    titled = tokens[the].low == "the" and tokens[i].low in cast.lexicon.either("people.titles", "people.definite")
    if titled and not ordered:
        return None
    start = the
    if the > 1 and tokens[the - 1].low == "of" and tokens[the - 2].low in cast.lexicon.words("grammar.unnamed_openers"):
        start = the - 2
    text = " ".join(t.low for t in tokens[the + 1 : i + 1])
    return Mention(start, i + 1, _what_he_knows(tokens, i + 1, cast.lexicon), "again", (), text)


def _knows(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    return i < len(tokens) and tokens[i].low in lexicon.words("grammar.knowing")


def _what_he_knows(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """ "two people familiar with the conversation said", "a person briefed on it said": where the verb stands."""
    if not _knows(tokens, i, lexicon):
        return i
    nominal = lexicon.either("grammar.articles", "grammar.possessives", "grammar.prepositions")
    for j in range(i, min(i + 10, len(tokens))):
        verb = j > i and (tokens[j].low,) in lexicon.verbs and tokens[j - 1].low not in nominal
        if not tokens[j].word or verb:
            helpers = [k for k in range(i + 1, j) if tokens[k].low in lexicon.words("grammar.auxiliaries")]
            return next((k for k in helpers if helpers[-1] == j - 1 and j - k == len(helpers) - helpers.index(k)), j)
    return i


def _whose_official(tokens: Sequence[Token], labels: Labels, cast: Cast, i: int) -> int:
    """ "an official in the Turkish presidency": the office belongs to the name of the unnamed."""
    if (
        i < len(tokens)
        and not cast.lexicon.words("grammar.of")
        and tokens[i].low in cast.lexicon.words("people.outlet_nouns")
    ):
        return _whose_official(tokens, labels, cast, i + 1)  # "собеседник агентства в кабмине"
    joined = cast.lexicon.either("grammar.of", "grammar.seated")
    tail = re.match(r"(?:O|x)A*[PMTN]+(?:OA*[PM]+)?", labels.letters[i:])
    if tail and i < len(tokens) and tokens[i].low in joined | {"in", "at", "of", "from", "with", "to", "for"}:
        end = i + tail.end()
        end += end < len(tokens) and tokens[end].low in cast.lexicon.words("people.missions")  # "of an EU country"
        owning = end < len(tokens) and tokens[end].low in POSSESSIVE and labels.letters[end + 1 : end + 2] == "M"
        return end + 2 if owning else end  # "sources in the Prime Minister's Office"
    inverts = cast.lexicon.data["grammar"].get("inverts", False)
    if inverts and (tail := re.match(r"[PM]+(?:OA*[PMTN]+)?|[PMT]+", labels.letters[i:])):
        return i + tail.end()  # "fuentes diplomáticas españolas", "чиновник правительства"
    return i
