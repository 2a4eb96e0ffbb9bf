"""The word lists of a language, read from `data/<language>.toml` once and made quick to ask.

Country names come from babel (CLDR); adjectives, seats of government and short names from the data file.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from summarizer.engines.extractive.inflection import bent, conjugated, verb_forms
from summarizer.engines.extractive.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from summarizer.engines.extractive.inflection import Form
    from summarizer.record import Act

Key = TypeVar("Key")
Value = TypeVar("Value")
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


class Remembered(dict[Key, Value]):
    """What a function makes of each key, made when it is asked for: rules ask a hundred times a word, so this is a
    dict, whose answer costs no call."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Value:
        self[key] = self._make(key)
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

    def __post_init__(self) -> None:
        self.lists = Remembered(self._words)
        self.words = self.lists.__getitem__  # the words under a key
        self.ordered = Remembered(self._ordered).__getitem__  # in the file's order: months, weekdays, number words
        self.endings = Remembered(self._endings).__getitem__  # to ask of a word whether it ends in one
        self.words_list = Remembered(self._words_list).__getitem__  # the "a|b c|d" phrases, each as its words
        self.openers = Remembered(self._openers).__getitem__  # their first words: most words are none, and asked first
        self.closers = Remembered(self._closers).__getitem__  # their last words
        self.words_joined = Remembered(self._words_joined).__getitem__  # the phrases
        self.phrases = Remembered(self._phrases).__getitem__  # to be looked for in a text
        self.pairs = Remembered(self._pairs).__getitem__  # "a=b" as a dict
        self.regex = Remembered(self._regex).__getitem__  # the pattern that stands under a key as such
        self.regexes = Remembered(self._regexes).__getitem__  # or the list of patterns
        self.verb_lengths = _longest(self.verbs)
        self._unions = Remembered(self._union)
        self._small = Remembered(self._in_small_letters)

    def either(self, *keys: str) -> frozenset[str]:
        """The words under any of the keys."""
        return self._unions[keys]

    def says(self, key: str, text: str) -> bool:
        """Whether any of the patterns under a key occurs in the text."""
        return self._small[key].search(text.lower()) is not None

    def is_future(self, word: str) -> bool:
        """Whether its ending makes it a form of the future, in a language that has such."""
        return self._future is not None and self._future.fullmatch(word) is not None

    @cached_property
    def _future(self) -> re.Pattern[str] | None:
        forms = self._value("grammar.future_forms")
        return re.compile("|".join(forms)) if forms else None

    def basics(self, words: Iterable[str]) -> set[str]:
        """The words in their basic forms, as far as the lists of titles know them."""
        return {self.basic.get(word, word) for word in words}

    def _words(self, key: str) -> frozenset[str]:
        """Underscores stand for spaces, "среду/среда" for forms of one word; a key that the file lacks has no words."""
        found = self._value(key)
        items = found.split() if isinstance(found, str) else found or ()
        spelt = {form.replace("_", " ").casefold() for item in items for form in item.split("/")}
        return frozenset(spelt | {item.replace("’", "'") for item in spelt})  # either apostrophe

    def _union(self, keys: tuple[str, ...]) -> frozenset[str]:
        return frozenset().union(*(self.words(key) for key in keys))

    def _ordered(self, key: str) -> tuple[str, ...]:
        return tuple(str(self._value(key) or "").split())

    def _endings(self, key: str) -> tuple[str, ...]:
        """Where there are none, no word ends so."""
        return tuple(self.words(key)) or ("\0",)

    def _words_list(self, key: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(item.casefold().split()) for item in str(self._value(key) or "").split("|"))

    def _openers(self, key: str) -> frozenset[str]:
        return frozenset(words[0] for words in self.words_list(key) if words)

    def _closers(self, key: str) -> frozenset[str]:
        return frozenset(words[-1] for words in self.words_list(key) if words)

    def _words_joined(self, key: str) -> frozenset[str]:
        return frozenset(" ".join(words) for words in self.words_list(key))

    def _phrases(self, key: str) -> Phrases:
        """Of "a|b|c", a list, or words."""
        found = self._value(key)
        items = re.split(r"\|", found) if isinstance(found, str) and "|" in found else list(self.words(key))
        if isinstance(found, list):
            items = found
        return Phrases(item.replace("_", " ") for item in items)

    def _pairs(self, key: str) -> dict[str, str]:
        return dict(pair.split("=") for pair in self.ordered(key))

    def _regex(self, key: str) -> re.Pattern[str]:
        """One that matches nothing where there is none."""
        return re.compile(str(self._value(key) or "(?!)"), re.IGNORECASE)

    def _regexes(self, key: str) -> tuple[re.Pattern[str], ...]:
        """MONTH and WEEKDAY in them stand for any."""
        months, days = ("|".join(self.words(f"dates.{unit}")) for unit in ("months", "weekdays"))
        found = self._value(key) or ()
        listed = [found] if isinstance(found, str) else found
        patterns = (pattern.replace("MONTH", months).replace("WEEKDAY", days) for pattern in listed)
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)

    def _in_small_letters(self, key: str) -> re.Pattern[str]:
        """One pattern for all of them."""
        return for_small_letters("|".join(f"(?:{found.pattern})" for found in self.regexes(key)) or r"(?!)")

    def _value(self, key: str) -> Any:
        value: Any = self.data
        for part in key.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value


def _longest(forms: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """By their first words, how many words the longest has."""
    lengths: dict[str, int] = {}
    for words in forms:
        lengths[words[0]] = max(lengths.get(words[0], 0), len(words))
    return lengths


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
            if verb.impersonal and language == "en":
                forms = [form for form in forms if form[1] != "base"]  # "concern" alone is a noun
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
