"""The word lists of a language, read from `data/<language>.toml` once and made quick to ask.

Country names come from babel (CLDR); adjectives, seats of government and short names from the data file.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from summarizer.engines.extractive.inflection import bent, conjugated, verb_forms
from summarizer.engines.extractive.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.engines.extractive.inflection import Form
    from summarizer.record import Act

LANGUAGES = ("en", "fr", "de", "es", "ru")
_ELIDED = re.compile(r"((?<![^\W_])(?:[cdjlmnst]|qu)’)(?=\w)")  # "tombés_d’accord": three words


@dataclass(frozen=True, slots=True)
class Verb:
    lemma: str
    act: Act
    frame: str  # that | person | np | to | topic | light
    report: bool = False
    impersonal: bool = False  # "attention was paid to": the principals together
    past: str = ""  # its past tense, where known: "warning of" is told as "warned of"
    particle: str = ""  # "zurück": the form is this verb's only where its clause ends in it


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    kind: Literal["name", "adjective", "seat"]


class Lists(dict[str, frozenset[str]]):
    """The words under each dotted key of a language's file, e.g. `people.titles`, read as they are asked for.

    Underscores stand for spaces; a key that the file lacks has no words. Rules ask a hundred times a word, so this is
    a dict and no method.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__()
        self.data = data

    def __missing__(self, key: str) -> frozenset[str]:
        found = _value(self.data, key)
        items = found.split() if isinstance(found, str) else found or ()
        forms = (form for item in items for form in item.split("/"))  # "среду/среда": forms of one word
        spelt = {form.replace("_", " ").casefold() for form in forms}
        self[key] = frozenset(spelt | {item.replace("’", "'") for item in spelt})  # either apostrophe
        return self[key]


@dataclass(eq=False)  # one per language, so it is itself its key
class Lexicon:
    language: str
    data: dict[str, Any]
    verbs: dict[tuple[str, ...], tuple[tuple[Verb, Form], ...]]  # by the words of a form
    nouns: dict[str, Act]
    places: dict[tuple[str, ...], Place]
    country: dict[str, str]  # code to name
    verb_heads: frozenset[str] = frozenset()  # first words of verb forms: most words are none, and asked first
    place_heads: frozenset[str] = frozenset()
    basic: dict[str, str] = field(default_factory=dict)  # bent form of a title's word to its basic one
    _phrases: dict[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    _listed: dict[str, Phrases] = field(default_factory=dict)
    _ordered: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _endings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    _joined: dict[str, frozenset[str]] = field(default_factory=dict)
    _pairs: dict[str, dict[str, str]] = field(default_factory=dict)
    _phrase_ends: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    _small: dict[str, re.Pattern[str]] = field(default_factory=dict)
    _pattern_lists: dict[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lists = Lists(self.data)
        self.words = self.lists.__getitem__  # the words under a key

    def basics(self, words: Iterable[str]) -> set[str]:
        """The words in their basic forms, as far as the lists of titles know them."""
        return {self.basic.get(word, word) for word in words}

    def is_future(self, word: str) -> bool:
        """Whether its ending makes it a form of the future, in a language that has such."""
        if "future" not in self._patterns:
            forms = _value(self.data, "grammar.future_forms") or ()
            self._patterns["future"] = re.compile("|".join(forms) or r"(?!)")
        return bool(self._patterns["future"].fullmatch(word))

    def either(self, *keys: str) -> frozenset[str]:
        """The words under any of the keys."""
        if (known := self._unions.get(keys)) is not None:
            return known
        self._unions[keys] = frozenset().union(*(self.words(key) for key in keys))
        return self._unions[keys]

    def words_list(self, key: str) -> frozenset[tuple[str, ...]]:
        """The "a|b c|d" phrases under a key, each as its words."""
        if key not in self._phrases:
            self._phrases[key] = frozenset(
                tuple(item.casefold().split()) for item in str(_value(self.data, key) or "").split("|")
            )
        return self._phrases[key]

    def openers(self, key: str) -> frozenset[str]:
        """The first words of the phrases under a key: most words are none, and asked first."""
        return self._ends(key, 0)

    def closers(self, key: str) -> frozenset[str]:
        """The last words of the phrases under a key."""
        return self._ends(key, -1)

    def _ends(self, key: str, at: int) -> frozenset[str]:
        if (key, at) not in self._phrase_ends:
            self._phrase_ends[key, at] = frozenset(words[at] for words in self.words_list(key) if words)
        return self._phrase_ends[key, at]

    def words_joined(self, key: str) -> frozenset[str]:
        """The "a|b c|d" phrases under a key."""
        if key not in self._joined:
            self._joined[key] = frozenset(" ".join(words) for words in self.words_list(key))
        return self._joined[key]

    def phrases(self, key: str) -> Phrases:
        """The phrases under a key ("a|b|c", a list, or words), to be looked for as whole words."""
        if (known := self._listed.get(key)) is not None:
            return known
        found = _value(self.data, key)
        items = re.split(r"\|", found) if isinstance(found, str) and "|" in found else list(self.words(key))
        if isinstance(found, list):
            items = found
        self._listed[key] = Phrases(item.replace("_", " ") for item in items)
        return self._listed[key]

    def regex(self, key: str) -> re.Pattern[str]:
        """The pattern that stands under a key as such; one that matches nothing where there is none."""
        if key not in self._patterns:
            self._patterns[key] = re.compile(str(_value(self.data, key) or "(?!)"), re.IGNORECASE)
        return self._patterns[key]

    def regexes(self, key: str) -> tuple[re.Pattern[str], ...]:
        """The pattern or list of patterns under a key; MONTH and WEEKDAY in them stand for any."""
        if key not in self._pattern_lists:
            months, days = ("|".join(self.words(f"dates.{unit}")) for unit in ("months", "weekdays"))
            found = _value(self.data, key) or ()
            listed = [found] if isinstance(found, str) else found
            patterns = (pattern.replace("MONTH", months).replace("WEEKDAY", days) for pattern in listed)
            self._pattern_lists[key] = tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
        return self._pattern_lists[key]

    def says(self, key: str, text: str) -> bool:
        """Whether any of the patterns under a key occurs in the text."""
        if (known := self._small.get(key)) is None:
            listed = [f"(?:{pattern.pattern})" for pattern in self.regexes(key)]
            known = self._small[key] = for_small_letters("|".join(listed) or r"(?!)")
        return known.search(text.lower()) is not None

    def ordered(self, key: str) -> tuple[str, ...]:
        """The words under a key, in the file's order: months, weekdays, number words."""
        if (known := self._ordered.get(key)) is not None:
            return known
        self._ordered[key] = tuple(str(_value(self.data, key) or "").split())
        return self._ordered[key]

    def endings(self, key: str) -> tuple[str, ...]:
        """The words under a key, to ask of a word whether it ends in one; where there are none, no word does."""
        if (known := self._endings.get(key)) is not None:
            return known
        self._endings[key] = tuple(self.words(key)) or ("\0",)
        return self._endings[key]

    def pairs(self, key: str) -> dict[str, str]:
        """The "a=b" pairs under a key."""
        if key not in self._pairs:
            self._pairs[key] = dict(pair.split("=") for pair in self.ordered(key))
        return self._pairs[key]


def _value(data: dict[str, Any], key: str) -> Any:
    value: Any = data
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def for_small_letters(pattern: str) -> re.Pattern[str]:
    """For texts in small letters: with no case to leave out of account, most patterns are found twice as fast."""
    letters = re.sub(r"\\.", "", pattern)
    return re.compile(pattern, 0 if letters == letters.lower() else re.IGNORECASE)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; English where there is none for it."""
    code = language if language in LANGUAGES else "en"
    text = (files(__package__) / "data" / f"{code}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    basic = _bend_lists(data)
    places, country = _places(code, data.get("places", {}), data["grammar"])
    nouns = {word.casefold(): act for act, words in data.get("nouns", {}).items() for word in words.split()}
    verbs = _verbs(code, data)
    heads = frozenset(words[0] for words in verbs), frozenset(words[0] for words in places)
    return Lexicon(code, data, verbs, nouns, places, country, *heads, basic=basic)


def _bend_lists(data: dict[str, Any]) -> dict[str, str]:
    """Lists named under `[bent]` hold basic forms: adds the others, and tells the basic one of each.

    Verbs of calls are conjugated likewise.
    """
    basic: dict[str, str] = {}
    for rules, keys in data.get("bent", {}).items():
        for table, name in (key.split(".") for key in keys.split()):
            words = data[table][name].split()
            forms = [(form, word) for word in words for form in bent(word, data["grammar"][rules])]
            basic = dict(forms) | {word: word for word in words} | basic
            data[table][name] = " ".join(dict.fromkeys([*words, *(form for form, _ in forms)]))
    basic |= {form: basic[basic[form]] for form in basic if basic.get(basic[form], "") != basic[form]}
    for word, others in data.get("same", {}).items():
        basic |= dict.fromkeys((word, *others.split()), word)
    for name in ("verbs", "hold_verbs", "make_verbs"):
        lemmas = data["call"].get(f"{name}_of", "").split()
        verbs = [form for lemma in lemmas for form in (lemma, *conjugated(lemma, data))]
        data["call"][name] = " ".join([data["call"].get(name, ""), *verbs])
    return basic


def _verbs(language: str, data: dict[str, Any]) -> dict[tuple[str, ...], tuple[tuple[Verb, Form], ...]]:
    found: dict[tuple[str, ...], list[tuple[Verb, Form]]] = {}
    for group in data["verb"]:
        for entry in group["lemmas"].split():
            lemma, _, listed = entry.partition("=")
            forms = list(verb_forms(language, lemma, listed, data))
            past = forms[3][0] if language == "en" and len(forms) > 3 else ""
            kind = (bool(group.get("report", False)), bool(group.get("impersonal", False)))
            verb = Verb(lemma, group["act"], group["frame"], *kind, past)
            for written, form in forms:
                words, _, particle = _ELIDED.sub(r"\1_", written.casefold()).partition("~")
                one = replace(verb, particle=particle) if particle else verb
                for spelt in dict.fromkeys((words, words.replace("’", "'"))):
                    found.setdefault(tuple(spelt.split("_")), []).append((one, form))
    return {words: tuple(verbs) for words, verbs in found.items()}


def _places(
    language: str, table: dict[str, str], grammar: dict[str, str]
) -> tuple[dict[tuple[str, ...], Place], dict[str, str]]:
    from babel import Locale

    places: dict[tuple[str, ...], Place] = {}
    country: dict[str, str] = {}
    for code, name in Locale(language).territories.items():
        if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "ZZ", "QO", "XA", "XB"):
            country[code] = name
            places[tuple(name.casefold().split())] = Place(code, "name")
    for code, line in table.items():
        for kind, words in zip(("name", "adjective", "seat"), line.split("|"), strict=False):
            for n, word in enumerate(words.split()):
                name = word.replace("_", " ")
                if kind == "name" and n == 0:
                    country[code] = name
                places[tuple(name.casefold().split())] = Place(code, kind)  # type: ignore[arg-type]
    for known, place in list(places.items()):
        kind = "adjective" if place.kind == "adjective" else "name"
        for form in bent(known[-1], grammar.get(f"{kind}_forms", "")) if len(known) == 1 else ():
            places.setdefault((form,), place)
    return places, country
