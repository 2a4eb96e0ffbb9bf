"""How well a title without a name fits a person: "the president", "the Turkish leader", "the deputy prime minister"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.engines.extractive.cast import Person
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Mention

_STEM = 6  # letters by which a title in the feminine is known for the same: "помощник", "помощница"
_IDLE = ("grammar.articles", "grammar.possessives", "people.idle_titles")
EXACT, WIDER, UNTITLED, SIDE = 6, 4, 1, 8  # a title of his, part of his title, no title known; his country named


@lru_cache(maxsize=1 << 10)
def words_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The words of a title that tell one office from another, each in its plainest form. Remembered: titles recur."""
    titles = lexicon.words("people.titles")
    words = text.casefold().replace(",", " ").split()
    if lexicon.basic:  # the first alone where genitives follow it: "помощник российского президента"
        found = [word for word in words if word in titles][:1]
        return frozenset(word[:_STEM] for word in lexicon.basics(found))
    idle = lexicon.either(*_IDLE)
    same = lexicon.pairs("people.same_titles")
    plain = [part for word in words for part in same.get(word, word).split("+")]
    telling = lexicon.either("people.titles", "people.modifiers")
    return frozenset(word for word in plain if word not in idle and word in telling)


def fit(mention: Mention, person: Person, lexicon: Lexicon, *, title: str | None, principal: bool) -> int:
    """0 where the person, who has that title, can't be meant; more, the more of title and country agree."""
    if mention.code and person.code and person.code != mention.code:
        return 0
    if mention.code and not person.code and not principal:
        return 0
    if _of_other_sex(mention, person, lexicon):
        return 0
    asked = words_of(mention.text, lexicon)
    held = words_of(title or (person.name if person.kind == "unnamed" else ""), lexicon)
    sided = SIDE if mention.code and person.code == mention.code else 0
    if leads(mention, lexicon):
        office = EXACT + bool(asked & held) if principal else WIDER if held & lexicon.words("people.high_office") else 0
        return office + sided if office or not lexicon.basic else 0
    score = _titles(asked, held, lexicon)
    high = set(mention.text.casefold().split()) & lexicon.words("people.high_office")
    if not score and principal and (not held or (high and _loose(person, lexicon))):
        score = UNTITLED
    return score + sided if score else 0


def _loose(person: Person, lexicon: Lexicon) -> bool:
    """ "The president", of one whom the text has called only "her counterpart" or "the leader"."""
    loose = lexicon.either("people.leaders", "people.counterparts")
    return bool(set((person.title or "").casefold().split()) & loose)


def _of_other_sex(mention: Mention, person: Person, lexicon: Lexicon) -> bool:
    """ "the spokeswoman" is no man."""
    words = set(mention.text.split())
    if person.female is None:
        return False
    return bool(words & lexicon.words("people.male" if person.female else "people.female"))


def leads(mention: Mention, lexicon: Lexicon) -> bool:
    """ "the Turkish leader", "the head of government", "the head of the European Union": of any office."""
    if mention.code and (words := words_of(mention.text, lexicon)) <= lexicon.words("people.heads"):
        return bool(words)
    return _leading(mention.text, lexicon)


@lru_cache(maxsize=1 << 10)
def _leading(title: str, lexicon: Lexicon) -> bool:
    by_phrase = lexicon.phrases("people.head_of_state").search(title)
    return bool(by_phrase) or not lexicon.words("people.leaders").isdisjoint(_heads(title))


def _heads(title: str) -> list[str]:
    """Its words, and of a compound what it ends in: "CDU-Politiker"."""
    return [part for word in title.split() for part in {word, word.rpartition("-")[2]}]


def _titles(asked: frozenset[str], held: frozenset[str], lexicon: Lexicon) -> int:
    """ "the minister" for a "Foreign Minister", hardly for a "Prime Minister"; "the prime minister" for no deputy."""
    if lexicon.basic:
        return WIDER if asked & held else 0
    met = {word for word in asked if any(_same(word, own, lexicon) for own in held)}
    if held and len(met) == len(held) and not (asked - met) & lexicon.words("people.ranks"):
        return EXACT if len(met) == len(asked) else UNTITLED + 1  # "Nigeria's foreign minister", titled "Minister"
    if len(met) < len(asked) or not met & lexicon.words("people.titles"):
        return 0
    return UNTITLED if (held & lexicon.words("people.ranks")) - asked else EXACT if len(held) == len(asked) else WIDER


def _same(word: str, own: str, lexicon: Lexicon) -> bool:
    """Equal, but for its ending where the language bends words ("Präsidenten") or makes compounds of them."""
    if word == own or lexicon.language == "en":
        return word == own
    stem = max(6, max(len(word), len(own)) - 3)
    return word[:stem] == own[:stem] or (len(word) > 4 and own.endswith(word))
