"""Who is in an article: people, institutions and unnamed officials, each once, whatever they are called later.

"U.S. President Donald Trump" ... "Trump" ... "the U.S. president" ... "he"      one person
"the Kremlin", "a senior Turkish official", "two people familiar with the call"  sources without a name
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.compose import surname
from summarizer.engines.extractive.nominative import CASES, case_of, nominative, nominative_title
from summarizer.engines.naming import surname_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.names import Named
    from summarizer.engines.extractive.reader import Mention

_SUFFIXES = ("jr", "jr.", "sr", "sr.", "ii", "iii")


@lru_cache(maxsize=1 << 10)
def _words_of(name: str) -> list[str]:
    """The words of a name, lower case. Remembered: every name is compared with every other."""
    return [w for w in name.casefold().replace(",", "").split() if w not in _SUFFIXES]


@dataclass
class Person:
    """A party in the making. `kind`: person, institution, unnamed."""

    id: str
    name: str  # changed by `Cast.rename` alone
    kind: str = "person"
    title: str | None = None
    code: str | None = None  # country
    side: str | None = None
    owner: str | None = None
    female: bool | None = None
    plural: bool = False
    titled: bool = False
    leading: bool = False  # "the leader of Norland, Colonel X": high, whatever his own title
    sentences: list[int] = field(default_factory=list)
    channel: str | None = None
    outlet: bool = False  # a newspaper, an agency, a station: what it quotes an aide with is no account of its own
    count: int = 0

    also: list[str] = field(default_factory=list)  # other names of an office
    shorts: dict[str, int] = field(default_factory=dict)  # one-word names of his, and how often

    @property
    def called(self) -> str:
        """What the article calls him for short: "Baek" for Baek Seung-hyeon; else his surname, or the whole name."""
        if self.kind != "person" or self.name == self.title:
            return self.name
        return max(self.shorts, key=lambda s: self.shorts[s]) if self.shorts else surname(self.name)

    @property
    def words(self) -> list[str]:
        return _words_of(self.name)


class Cast:
    """The people of one article, found by any of their names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.people: dict[str, Person] = {}
        self.author: str | None = None  # of a text in the first person
        self.acronyms: dict[str, str] = {}  # "PMO": the office it stands for
        self._found: dict[str, Person | None] = {}  # by any of their names, until somebody is new or called otherwise
        self.attested: frozenset[str] = frozenset()  # words with capitals, where names are bent

    def __iter__(self) -> Iterator[Person]:
        return iter(self.people.values())

    def __getitem__(self, id: str) -> Person:
        return self.people[id]

    def meet(self, named: Named, sentence: int) -> Person:
        """The person of a mention: a known one, made fuller by what this mention adds, or a new one."""
        basic = self.lexicon.basic
        if self.lexicon.language == "ru" and (case := case_of(named.title, named.name, basic)):
            title = nominative_title(named.title, basic) if named.title else None
            named = replace(named, name=nominative(named.name, case, attested=self.attested), title=title)
        person = self.find(named.name) or self.by_form(named)
        if person is None:
            person = self.add(named.name, "person", sentence)
        elif named.name in _first_forms(person.name, self.lexicon):
            self.rename(person, named.name)  # "Владислава Ермакова" before "Владислав Ермаков"
        elif len(named.name.split()) > len(person.name.split()) and not _reordered(named.name, person.name):
            self.rename(person, named.name)
        bent = person is self._without_ending(named.name)
        if len(named.name.split()) == 1 and person.name != named.name and not bent:
            person.shorts[named.name] = person.shorts.get(named.name, 0) + 1
        self._enrich(person, named)
        if sentence not in person.sentences:
            person.sentences.append(sentence)
        person.count += 1
        return person

    def rename(self, person: Person, name: str) -> None:
        """From now on he is found, and called, by another name."""
        person.name = name
        self._found.clear()

    def _enrich(self, person: Person, named: Named) -> None:
        if named.title and (person.title is None or (len(named.title) > len(person.title) and person.code is None)):
            person.title = named.title
        person.titled = person.titled or bool(named.title)
        person.code = person.code or named.place
        person.owner = person.owner or named.owner
        person.side = person.side or named.land
        person.female = named.female or person.female
        if named.male and not person.female:
            person.female = False

    def find(self, name: str) -> Person | None:
        """The person a name or part of it means: the words of one are all in the other, in whatever order."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> Person | None:
        words = _words_of(name)
        if not words:
            return None
        fits = [p for p in self if p.kind == "person" and self._fits(words, p.words)]
        exact = [p for p in fits if p.words == words]
        return next(iter(exact or fits), None) or self._without_ending(name)

    def _without_ending(self, name: str) -> Person | None:
        """ "Kolts" is Kolt, where names take an ending."""
        for ending in self.lexicon.ordered("grammar.name_endings"):
            if name.endswith(ending) and len(name) > len(ending) + 2:
                known = name[: -len(ending)].casefold().split()
                return next((p for p in self if p.kind == "person" and self._fits(known, p.words)), None)
        return None

    def _fits(self, words: list[str], known: list[str]) -> bool:
        short, long = sorted((words, known), key=len)
        patronymics = self.lexicon.ordered("grammar.patronymics")
        if patronymics and len(short) == 2 and short[0] == long[0] and short[1].endswith(patronymics):
            return True  # "Бегенч Атаевич" of Бегенч Атаев
        if len(short) == 1:
            return short[0] in (long[-1], long[0]) or (len(long) > 2 and short[0] in long)
        if short[-1] != long[-1]:
            return set(short) <= set(long)
        return short[0] == long[0] or set(short) <= set(long) or _nickname(short, long)

    def by_form(self, named: Named) -> Person | None:
        """An inflected form of a known name (Russian cases): the same but for the ends of its words."""
        if self.lexicon.language != "ru":
            return None
        words = named.name.casefold().split()
        for person in self:
            if person.kind == "person" and _same_stems(words, person.words):
                return person
        return None

    def add(self, name: str, kind: str, sentence: int) -> Person:
        """A new party, with an id from its surname."""
        wish = surname_slug(name) or f"party{len(self.people) + 1}"
        id, n = wish, 2
        while id in self.people:
            id, n = f"{wish}{n}", n + 1
        person = Person(id, name, kind, sentences=[sentence])
        self.people[id] = person
        self._found.clear()
        return person

    def others(self, name: str, kind: str, sentence: int, code: str | None = None) -> Person:
        """The institution or unnamed official called so, of that country; made where it is new."""
        for person in self:
            abroad = None not in (code, person.code) and person.code != code
            if person.kind == kind and _within(name, person.name) and not abroad:
                if sentence not in person.sentences:
                    person.sentences.append(sentence)
                return person
        return self.add(name, kind, sentence)

    def settle_sides(self, text: str, words: Sequence[str]) -> None:
        """Countries by name; an aide belongs to the side of the one he is aide to."""
        for person in self:
            if person.code and not person.side:
                person.side = self.country_name(person.code, text)
        for person in self:
            if not person.side and person.owner:
                person.side = self._owners_side(person.owner, person, words)

    def settle_home(self, principals: Sequence[str], heads: Sequence[Sequence[Mention]]) -> None:
        """ "BERLIN – Der Bundeskanzler ...": the one principal of no country is of the dateline's."""
        homeless = [self[id] for id in principals if not self[id].code]
        datelines = [m.code for found in heads for m in found[:1] if m.kind == "side" and m.start < 2 and m.code]
        taken = {self[id].code for id in principals}
        if len(homeless) == 1 and len(principals) == 2 and datelines and datelines[0] not in taken:
            homeless[0].code = datelines[0]

    def _owners_side(self, owner: str, person: Person, words: Sequence[str]) -> str:
        boss = self.find(owner)
        if boss and boss is not person:
            return boss.side or boss.name
        return _base_of_adjective(owner, words)

    def country_name(self, code: str, text: str) -> str:
        """The name of a country as this article writes it, else the usual one."""
        usual = self.lexicon.country.get(code, code)
        if usual in text or self.lexicon.data["grammar"].get("name_forms"):
            return usual  # a bent form is no basic one
        low = text.casefold()
        for name in _names_of(self.lexicon).get(code, ()):
            at = low.find(name)
            found = text[at : at + len(name)]
            if at >= 0 and len(found) > 4 and found[0].isupper():
                return usual if found == usual.upper() else found  # "GOVERNMENT OF SAMOA"
        return usual


@cache
def _names_of(lexicon: Lexicon) -> dict[str, list[str]]:
    """The names of each country by its code, in small letters, the longest first."""
    names: dict[str, list[str]] = {}
    for words, place in lexicon.places.items():
        if place.kind == "name":
            names.setdefault(place.code, []).append(" ".join(words))
    return {code: sorted(listed, key=len, reverse=True) for code, listed in names.items()}


def _first_forms(name: str, lexicon: Lexicon) -> set[str]:
    """What a name would be in its first form, were it bent."""
    if lexicon.language != "ru":
        return set()
    return {nominative(name, case) for case in CASES} - {name}


def _within(name: str, known: str) -> bool:
    """ "the Press Office" after "the Government Press Office", "the ministry" after "the Ministry of Defense"."""
    one, other = f" {name.casefold()} ", f" {known.casefold()} "
    return other.endswith(one) or other.startswith(one) or _initials(known) == name or _initials(name) == known


def _initials(name: str) -> str:
    """ "PMO" of "Prime Minister's Office", "MFA" of "Ministry of Foreign Affairs"."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", name))
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def _nickname(short: list[str], long: list[str]) -> bool:
    """Joe for Joseph, J. for Joseph: the first letters agree."""
    return short[0][:2] == long[0][:2] or short[0].rstrip(".") == long[0][0] or long[0].rstrip(".") == short[0][0]


def _same_stems(words: list[str], known: list[str]) -> bool:
    short, long = sorted((words, known), key=len)
    pairs = list(zip(short[::-1], long[::-1], strict=False))
    return bool(pairs) and all(_stem(a) == _stem(b) for a, b in pairs)


def _stem(word: str) -> str:
    return word.rstrip("аеёиоуыэюяйьм") if len(word) > 3 else word


def _reordered(name: str, known: str) -> bool:
    return set(name.casefold().split()) == set(known.casefold().split())


def _base_of_adjective(adjective: str, words: Sequence[str]) -> str:
    """ "Estarian" -> "Estara": the shortest other capital word of the article that begins alike; else itself."""
    stem = adjective[: max(4, len(adjective) - 4)]
    alike = [w for w in words if w != adjective and w.startswith(stem) and abs(len(w) - len(adjective)) <= 4]
    return min(alike, key=len) if alike else adjective
