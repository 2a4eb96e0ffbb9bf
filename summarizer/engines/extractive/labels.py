"""What each word of a sentence can be for a name: a letter for each token, and the places among them.

"Russian President Vladimir Putin called the King of Spain" is PTNNxATOP.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.gender import is_given
from summarizer.engines.extractive.tokens import token_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.engines.extractive.bodies import Bodies
    from summarizer.engines.extractive.lexicon import Lexicon, Place
    from summarizer.engines.extractive.tokens import Token

_HEADS = 4  # sentences in which headlines stand


@dataclass(frozen=True, slots=True)
class Labels:
    """One letter for each token.

    T title, M its modifier, P place, O "of", N a name's word, B an outlet's or organisation's, A article, x other.
    """

    letters: str
    places: dict[int, tuple[int, Place]]  # where a place starts: where it ends, and which it is
    words: frozenset[str]  # in small letters: what most finders look for is not among them


def label(
    tokens: Sequence[Token], lexicon: Lexicon, common: frozenset[str], bodies: Bodies, people: frozenset[str]
) -> Labels:
    """`common`: words the article also writes small, so no names where a sentence starts with them.

    `people`: names of places that are people's in this article.
    """
    letters = _letters(tokens, lexicon, common)
    places = {}
    heads = lexicon.place_heads | bodies.heads if bodies.heads else lexicon.place_heads
    end = 0
    for i in [n for n, token in enumerate(tokens) if token.low in heads]:
        if i < end:
            continue
        if body := bodies.at(tokens, i):
            end = body[0]
            letters[i:end] = "B" * (end - i)
            continue
        found = _place_at(tokens, i, lexicon)
        if found and not (found[0] == i + 1 and tokens[i].low in people):
            end = found[0]
            places[i] = found
            letters[i:end] = "P" * (end - i)
    return Labels("".join(letters), places, frozenset(token.low for token in tokens))


def _place_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, Place] | None:
    if tokens[i].low not in lexicon.place_heads:
        return None
    if not tokens[i].word or not (tokens[i].capital or lexicon.language in ("fr", "es", "de", "ru")):
        return None
    for length in range(min(5, len(tokens) - i), 0, -1):
        place = lexicon.places.get(tuple(t.low for t in tokens[i : i + length]))
        if place and (tokens[i].capital or place.kind == "adjective"):
            return i + length, place
    return None


def _letters(tokens: Sequence[Token], lexicon: Lexicon, common: frozenset[str]) -> list[str]:
    letters = [_letter_alone(token.text, lexicon) for token in tokens]
    pairs, seconds = lexicon.words("people.title_pairs"), _second_titles(lexicon)
    for i in [n for n, letter in enumerate(letters) if letter in "nN" or tokens[n].low in seconds]:
        token = tokens[i]
        if token.low in seconds and i and f"{tokens[i - 1].low} {token.low}" in pairs:
            letters[i] = "T"
        elif letters[i] == "n" or (letters[i] == "N" and token.low in common):  # "Otto Brand": "brand" is a verb
            given = i and tokens[i - 1].capital and is_given(tokens[i - 1].text)
            given = given or _called_by_date(tokens, letters, i, lexicon)
            named = given or _between_title_and_name(tokens, letters, i, lexicon)
            letters[i] = "N" if named else "x"
    return letters


def _called_by_date(tokens: Sequence[Token], letters: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """ "El presidente de Uruguay, Julio Berro, habló": the name of a month or day, where that would stand small."""
    if tokens[i].low not in lexicon.either("dates.months", "dates.weekdays") or i + 1 >= len(tokens):
        return False
    small = lexicon.data["dates"].get("small", False)
    return small and i > 0 and tokens[i].capital and letters[i + 1] == "N"


def _between_title_and_name(tokens: Sequence[Token], letters: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """ "с коллегой Раду Ионеску": a word that elsewhere is no name; but nouns have capitals in German."""
    titled = 0 < i < len(tokens) - 1 and letters[i - 1] == "T" and letters[i + 1] == "N"
    return titled and tokens[i].capital and not lexicon.data["grammar"].get("capital_nouns")


@cache
def _second_titles(lexicon: Lexicon) -> frozenset[str]:
    """The last words of titles in two words: most words are none, and asked first."""
    return frozenset(pair.split()[-1] for pair in lexicon.words("people.title_pairs"))


def namesakes(sentences: Sequence[Sequence[Token]], lexicon: Lexicon) -> frozenset[str]:
    """Places that people are called by: "President Caio Montenegro", "Prime Minister Sofia Holm"."""
    found = set()
    for tokens in sentences:
        for i in [n for n, token in enumerate(tokens[:-1]) if n and token.low in lexicon.place_heads]:
            place = lexicon.places.get((tokens[i].low,))
            if place is None or place.kind == "adjective" or not tokens[i].capital:
                continue
            named = tokens[i - 1].capital and _letter_alone(tokens[i - 1].text, lexicon) == "N"
            surname = named and i > 1 and is_title(tokens[i - 2].low, lexicon)
            following = tokens[i + 1].capital and not is_title(tokens[i + 1].low, lexicon)
            if surname or (is_title(tokens[i - 1].low, lexicon) and following and is_given(tokens[i].text)):
                found.add(tokens[i].low)
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def _letter_alone(text: str, lexicon: Lexicon) -> str:
    """A word's letter without its neighbours; n: a name's only behind a given one. Remembered, as most words recur."""
    token = token_of(text)
    hour = token.low in lexicon.words("people.acronyms") and not token.text.isupper()  # "at 3 pm"
    if not hour and (is_title(token.low, lexicon) or is_honorific(token, lexicon)):
        return "T"
    if token.low in lexicon.words("people.modifiers") or is_institution_head(token, lexicon):
        return "A" if token.low in lexicon.words("grammar.articles") else "M"
    if token.low in lexicon.words("grammar.of"):
        return "O"
    if token.low in lexicon.words("grammar.articles"):
        return "A"
    if not token.word or not token.capital or token.text[0].isdigit():
        return "x"
    return "n" if _never_a_name(token, lexicon) else "N"


def is_honorific(token: Token, lexicon: Lexicon) -> bool:
    """ "Mr", "Shri", "Datuk": with a capital, with or without its full stop."""
    return token.capital and f"{token.low.rstrip('.')}." in lexicon.words("people.honorifics")


def is_institution_head(token: Token, lexicon: Lexicon) -> bool:
    """ "ministry", "office"; by its end in a language that compounds ("Wirtschaftsministerium")."""
    if token.low in lexicon.words("people.institution_heads"):
        return True
    return token.capital and token.low.endswith(lexicon.endings("people.institution_suffixes"))


def is_title(low: str, lexicon: Lexicon) -> bool:
    """A title's word, in any of the forms its language bends it to ("Ministerpräsidenten")."""
    titles = lexicon.words("people.titles")
    if low in titles:
        return True
    suffixes = lexicon.ordered("people.title_suffixes")  # "Landwirtschaftsministerin": a compound no list holds
    endings = lexicon.ordered("people.title_endings")
    return low.endswith(suffixes) or any(low.endswith(e) and low[: -len(e)] in titles for e in endings)


def base_title(low: str, lexicon: Lexicon) -> str:
    """ "bundeskanzlers" is "bundeskanzler"; a title that needs no change stays."""
    titles = lexicon.words("people.titles")
    if low in titles:
        return low
    endings = [e for e in lexicon.ordered("people.title_endings") if low.endswith(e) and low[: -len(e)] in titles]
    return low[: -len(max(endings, key=len))] if endings else low


def _never_a_name(token: Token, lexicon: Lexicon) -> bool:
    return (
        token.low in lexicon.words("people.not_names")
        or token.low in lexicon.words("dates.months")
        or token.low in lexicon.words("dates.weekdays")
        or token.low in lexicon.words("grammar.stop")
        or (token.low,) in lexicon.verbs
        or token.low in lexicon.words("call.hold_verbs")
        or token.low in lexicon.words("call.nouns")
        or token.low in lexicon.words("call.verbs")
        or (lexicon.language != "en" and (token.low in lexicon.nouns or token.low in lexicon.words("deeds.sayings")))
    )


def headline_words(sentences: Sequence[Sequence[Token]], lexicon: Lexicon) -> frozenset[str]:
    """Verbs that a headline in capitals sets with one: "Minister Baek Consults Polish Deputy".

    They stand behind a name that the body has too, and the body does not have them so.
    """
    heads = [n for n, tokens in enumerate(sentences[:_HEADS]) if _in_capitals(tokens)]
    body = {t.low for n, tokens in enumerate(sentences) if n not in heads for t in tokens if t.capital}
    named = body - lexicon.words("people.titles") - lexicon.words("grammar.articles")
    pairs = [pair for n in heads for pair in zip(sentences[n], sentences[n][1:], strict=False)]
    return frozenset(word.low for name, word in pairs if name.low in named and word.capital and word.low not in body)


def _in_capitals(tokens: Sequence[Token]) -> bool:
    """Nearly all its longer words have capitals, and it ends without a full stop."""
    words = [t for t in tokens if t.word and len(t.text) > 3]
    return len(words) > 3 and tokens[-1].word and sum(t.capital for t in words) >= 0.8 * len(words)


def lowercase_words(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """Words the article writes small somewhere: not names where they open a sentence."""
    return frozenset(t.text for tokens in sentences for t in tokens if t.word and t.text.islower())
