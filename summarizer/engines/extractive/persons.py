"""Mentions of one person: by name, by title alone, by pronoun, by style.

"Yuri Ushakov"   "the President of Ukraine"   "Kolt's spokesperson"   "she"   "His Highness"
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.engines.extractive.groups import acts
from summarizer.engines.extractive.reader import Mention, spelt
from summarizer.engines.extractive.tokens import POSSESSIVE

_ADJECTIVE = 4  # letters of the shortest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast, Person
    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.names import Named
    from summarizer.engines.extractive.tokens import Token


def find_person(one: Named, tokens: Sequence[Token], cast: Cast) -> Mention | None:
    person = cast.find(one.name) or cast.by_form(one)
    if not person and cast.lexicon.data["grammar"].get("capital_nouns"):
        person = cast.find(one.name.split()[0])
    if not person:
        return None
    name_end, end = one.name_end, one.end
    if cast.lexicon.data["grammar"].get("capital_nouns"):
        known = [t.low in person.words or t.low[:-1] in person.words for t in tokens[one.name_start : name_end]]
        kept = known.index(False) if known[0] and False in known else len(known)
        if kept < len(known):  # "bot Voss Kohle an": a thing's name behind a person's
            name_end = end = one.name_start + kept
    start = one.start
    openers = cast.lexicon.either("grammar.articles", "grammar.possessives")
    while start > 0 and tokens[start - 1].low in openers:
        start -= 1
    if start and end == name_end < len(tokens) and tokens[start - 1].text == "," == tokens[end].text:
        end += 1  # "the envoy in Nairobi, Dr. Peter Ssempa, told": itself an apposition
    return Mention(start, name_end, end, "person", (person.id,), one.name, oblique=is_oblique(one, person, cast))


def is_oblique(one: Named, person: Person, cast: Cast) -> bool:
    """ "поздравил Лукашевича", "с президентом": bent, so no subject, where names and titles are bent."""
    if not cast.lexicon.data["grammar"].get("name_forms") or person.kind != "person":
        return False
    if one.title:
        head = next((w for w in one.title.casefold().split() if w in cast.lexicon.words("people.titles")), "")
        return cast.lexicon.basic.get(head, head) != head
    last = one.name.casefold().split()[-1]
    return last not in person.words and not last.endswith(cast.lexicon.ordered("grammar.patronymics") or ("\0",))


def find_definites(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "the President of Ukraine", "the Turkish leader", "Russia's president", with no name after it."""
    found: list[Mention] = []
    if "T" not in labels.letters:
        return found
    definite = cast.lexicon.words("people.definite")
    compounds = cast.lexicon.endings("people.title_suffixes")
    tail = "" if cast.lexicon.language == "en" else "P?" if cast.lexicon.words("grammar.of") else "[PM]*"
    for match in re.finditer(
        rf"(?:A|(?<=P)x)?[PMT]*T{tail}(?:OA?[PB]+|OA[MT]+{tail}(?:OA?[PB]+)?|OM+{tail})?", labels.letters
    ):
        start, end = match.span()
        core = [i for i in range(start, end) if labels.letters[i] == "T"]
        known = [i for i in core if tokens[i].low in definite or tokens[i].low.endswith(compounds)]
        if not core or labels.letters[end : end + 1] == "N" or not known:
            continue
        if end < len(tokens) and tokens[end].low in cast.lexicon.words("people.of_ours"):
            end += 1 + (labels.letters[end + 1 : end + 2] in ("M", "T"))  # "глава нашего государства"
        end += _unknown_adjective(tokens, labels, end, cast.lexicon)
        places = [place for at, (_, place) in labels.places.items() if start <= at < end]
        if not places and (whose := _owning_place(tokens, labels, start)):
            text = spelt(tokens[start + 1 : end])
            found.append(Mention(whose[0], end, end, "definite", (), text.casefold(), whose[1], written=text))
            continue
        if labels.letters[start] not in "AP" and not tokens[start].capital and not places:
            possessives = cast.lexicon.words("grammar.possessives")
            named = start > 1 and tokens[start - 1].low in POSSESSIVE and labels.letters[start - 2] == "N"
            if named:  # "Kolt's spokesperson"
                text, owner = " ".join(t.low for t in tokens[start:end]), tokens[start - 2].text
                found.append(Mention(start, end, end, "definite", (), text, opener=owner, written=text))
                continue
            owned = start > 0 and tokens[start - 1].low in possessives
            if not owned and tokens[start].low not in possessives and cast.lexicon.words("grammar.articles"):
                continue
            start -= owned
        if labels.letters[start] == "P" and start and cast.lexicon.language != "en":
            start -= tokens[start - 1].low in cast.lexicon.words("grammar.possessives")  # "Ihr britischer Kollege"
        text = spelt(tokens[start:end]).casefold()
        code = places[0].code if places else None
        first = start + (labels.letters[start] == "A" or tokens[start].low in cast.lexicon.words("grammar.possessives"))
        if (
            start > 1
            and tokens[start - 1].low == "of"
            and tokens[start - 2].low in cast.lexicon.words("grammar.unnamed_openers")
        ):
            start -= 2  # "one of the officials said"
        written = spelt(tokens[first:end])
        owned = tokens[start].low in cast.lexicon.words("grammar.possessives")
        opener = tokens[start - (not owned and start > 0)].low
        if labels.letters[start] != "A" and not owned and opener in cast.lexicon.words("grammar.articles"):
            start -= start > 0  # "der Kanzler": an article that elsewhere is "of the"
        head = tokens[core[0]].low
        found.append(
            Mention(
                start,
                end,
                end,
                "definite",
                (),
                text,
                code,
                oblique=cast.lexicon.basic.get(head, head) != head
                and bool(cast.lexicon.data["grammar"].get("name_forms")),
                written=written,
                opener=opener,
            )
        )
    return found


def _owning_place(tokens: Sequence[Token], labels: Labels, i: int) -> tuple[int, str] | None:
    """ "Nigeria's foreign minister", "Seoul’s president", at the "'s": where the place stands, and its country."""
    if tokens[i].low not in POSSESSIVE:
        return None
    return next(((at, place.code) for at, (end, place) in labels.places.items() if end == i), None)


def _unknown_adjective(tokens: Sequence[Token], labels: Labels, i: int, lexicon: Lexicon) -> bool:
    """ "El mandatario [luso] pidió", "le dirigeant [batave] a dit": an adjective that no list of places knows."""
    if not lexicon.data["grammar"].get("adjective_after") or labels.letters[i : i + 1] != "x" or not tokens[i].word:
        return False
    token = tokens[i]
    idle = ("stop", "prepositions", "auxiliaries", "conjunctions", "articles", "relative", "negations", "that", "who")
    if not token.text.islower() or token.low in lexicon.verb_heads or len(token.low) < _ADJECTIVE:
        return False
    return not any(token.low in lexicon.words(f"grammar.{key}") for key in idle) and acts(tokens, i + 1, lexicon)


def find_pronouns(tokens: Sequence[Token], _labels: Labels, cast: Cast) -> list[Mention]:
    kinds, both = _pronoun_kinds(cast.lexicon), cast.lexicon.words("people.both")
    reflexive = cast.lexicon.words("people.reflexives")  # "Voss himself wrote": of him who stands before it
    firsts = _first_words(cast.lexicon)  # of "ce dernier": in most languages there are none
    near = pairwise(tokens) if firsts else ()
    pairs = [(i, pair) for i, (a, b) in enumerate(near) if a.low in firsts and (pair := f"{a.low} {b.low}") in kinds]
    return [Mention(i, i + 2, i + 2, "pronoun", (), pair, kinds[pair]) for i, pair in pairs] + [
        Mention(i, i + 1, i + 1, "pronoun", (), token.low, kinds[token.low])
        for i, token in enumerate(tokens)
        if token.low in kinds
        and token.low not in reflexive
        and (token.low not in both or acts(tokens, i + 1, cast.lexicon))  # no "ambos gobiernos"
    ]


@cache
def _first_words(lexicon: Lexicon) -> frozenset[str]:
    """The first words of pronouns of two words."""
    return frozenset(word.split()[0] for word in _pronoun_kinds(lexicon) if " " in word)


@cache
def _pronoun_kinds(lexicon: Lexicon) -> dict[str, str]:
    """Whom each pronoun is for: he | she | they | i | you | it."""
    kinds: dict[str, str] = {}
    for kind in ("he", "she", "they", "i", "you", "it"):
        for word in lexicon.words(f"people.pronouns_{kind}") - ({"us"} if kind == "i" else set()):
            kinds.setdefault(word, kind)
    return kinds


def find_styles(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "His Highness", "Her Majesty", standing alone."""
    styles = cast.lexicon.words("people.styles")
    if styles.isdisjoint(labels.words):
        return []
    return [
        Mention(i - 1, i + 1, i + 1, "style", (), token.low)
        for i, token in enumerate(tokens)
        if i
        and token.low in styles
        and token.capital
        and tokens[i - 1].low in cast.lexicon.words("grammar.possessives")
    ]
