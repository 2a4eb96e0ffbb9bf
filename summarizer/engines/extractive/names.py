"""Runs of words that can be a person's name, and the title that stands with one.

"Russian President Vladimir Putin"            title before the name
"President of the French Republic Emmanuel Macron"
"Yuri Ushakov, an aide to Vladimir Putin, said"  title after it, between commas
"Putin foreign affairs adviser Yuri Ushakov"  the title's owner gives the side
"Prime Minister Narendra Modi of India"       the side after the name
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.engines.extractive.labels import is_institution_head, is_title
from summarizer.engines.extractive.titles import (
    as_spaced,
    is_real_title,
    owner_in,
    title_after,
    title_before,
    title_text,
)
from summarizer.engines.extractive.tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.tokens import Token

_INITIAL = re.compile(r"[^\W\d_]\.?$")


@dataclass(frozen=True, slots=True)
class Named:
    """One full mention of a person: token range of the name, its title, where the whole phrase starts and ends."""

    start: int  # first token of the phrase, title included
    name_start: int
    name_end: int
    end: int  # after an apposition and its closing comma
    name: str
    title: str | None
    place: str | None  # country code the title or an "of ..." names
    owner: str | None  # a name in the title: "Putin's aide"
    female: bool = False
    male: bool = False
    land: str | None = None  # an "of ..." after the name that no list of places knows


def find_named(tokens: Sequence[Token], labels: Labels, lexicon: Lexicon) -> list[Named]:
    """Every run of name words, with the title around it where there is one."""
    found = []
    end = 0
    while (i := labels.letters.find("N", end)) >= 0:
        end = _run_end(tokens, labels.letters, i, lexicon)
        i -= i > 1 and tokens[i - 1].capital and tokens[i - 1].low in lexicon.words("people.particles")  # "M. De Smedt"
        named = None if _is_organisation(tokens, end, lexicon) else _named(tokens, labels, i, end, lexicon)
        if end - i == 1 and len(tokens[i].text) == 1:
            named = None  # "wrote on X, the president having ..."
        if _is_where(tokens, i, end, lexicon) or _is_agency(tokens, labels.letters, i, end):
            named = None
        if named and (named.title or not _is_thing(tokens, labels.letters, i, end, lexicon)):
            found.append(named)
    return found


def _is_where(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """ "In Geneva, spokeswoman Vera Holm said": a city that no list of capitals holds."""
    placed = start > 0 and lexicon.language == "en" and tokens[start - 1].low in ("in", "at", "near")
    return placed and end - start == 1 and end < len(tokens) and tokens[end].text == ","


def _is_agency(tokens: Sequence[Token], letters: str, start: int, end: int) -> bool:
    """ "Quito, March 12 (Sur Noticias).-": alone in parentheses, where no title stands before them."""
    alone = start > 0 and end < len(tokens) and tokens[start - 1].text == "(" and tokens[end].text == ")"
    return alone and "T" not in letters[max(0, start - 4) : start - 1]


def _run_end(tokens: Sequence[Token], letters: str, start: int, lexicon: Lexicon) -> int:
    end = start + 1
    while end < len(tokens):
        token = tokens[end]
        if (
            letters[end] == "N"
            or (token.capital and _INITIAL.match(token.text))
            or (token.low in lexicon.words("people.particles") and _goes_on_behind(token, letters, start, end, lexicon))
            or _second_particle(tokens, letters, end, lexicon)
        ):
            end += 1
        elif token.text == "," and end + 1 < len(tokens) and tokens[end + 1].low.rstrip(".") in ("jr", "sr"):
            end += 2
        else:
            break
    return end


def _second_particle(tokens: Sequence[Token], letters: str, i: int, lexicon: Lexicon) -> bool:
    """ "von der Leyen"; but "Schutz der Baumwollpflücker" is no name."""
    openers, seconds = lexicon.words("people.particles"), lexicon.words("people.second_particles")
    if tokens[i].low in seconds:
        return tokens[i - 1].low in openers and _name_at(letters, i + 1)
    return (
        tokens[i].low in openers and i + 1 < len(tokens) and tokens[i + 1].low in seconds and _name_at(letters, i + 2)
    )


def _goes_on_behind(particle: Token, letters: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "Kees van der Berg", "José Ortega y Gasset"; but "Mencía y Zaldívar" are two people."""
    if particle.low in lexicon.words("grammar.and"):
        return end - start > 1 and _name_at(letters, end + 1) and not _name_at(letters, end + 2)
    return _name_at(letters, end + 1)


def _name_at(letters: str, i: int) -> bool:
    return i < len(letters) and letters[i] == "N"


def _is_thing(tokens: Sequence[Token], letters: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "the Bismarck Pearl", "the weekly Compass Rose", "ferry Namadzi", "Operation Sand Hawk": no person's name."""
    things = lexicon.either("people.outlet_nouns", "people.thing_nouns")
    if tokens[start].low in things and end - start > 1:
        return True
    if tokens[end - 1].low in lexicon.words("people.company_forms"):
        return True
    if not start:
        return False
    before = tokens[start - 1].low
    if before in things or (end - start > 1 and before in lexicon.words("people.place_prepositions")):
        return True
    return end - start > 1 and letters[start - 1] == "A" and before in lexicon.words("grammar.articles")


def _is_organisation(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """ "Gazprom Bank", "Arctic Council": a capital organisation word follows the run."""
    if end >= len(tokens) or not tokens[end].capital:
        return False
    low = tokens[end].low
    return low in lexicon.words("people.not_names") or is_institution_head(tokens[end], lexicon)


def _named(tokens: Sequence[Token], labels: Labels, start: int, end: int, lexicon: Lexicon) -> Named:
    if end - start > 2 and start and labels.letters[start - 1] in "MO":
        start = end - 2 - bool(_INITIAL.match(tokens[end - 2].text))  # "Director of Public Engagement Cedric Richmond"
    before = title_before(tokens, labels, start, lexicon)
    after = title_after(tokens, labels, end, lexicon)
    title_span = after if after and not is_real_title(tokens, before, lexicon) else before
    title = title_text(tokens, labels.letters, title_span, lexicon)
    last = after[1] + 1 if after else end
    if before and before[1] < start and end < len(tokens) and tokens[end].text == ",":
        last = max(last, end + 1)  # "the adviser, Hrafn Ketilsson, told": the comma that closes the apposition
    place, stop = _place_of(tokens, labels, title_span, start, end)
    if place is None and after:  # "HRH Prince Faisal, the Saudi foreign minister": both say who he is
        place, _ = _place_of(tokens, labels, after, start, end)
    land = _unknown_land(tokens, labels.letters, end, lexicon) if title_span and not place else None
    body = _body_of(tokens, labels.letters, title_span) if title_span and not place else None
    whole = " ".join(t.text for t in tokens[start:end]).replace(" ,", ",")
    owned = start - 2 if not before and start > 1 and _of_country(tokens, labels, start) else start
    return Named(
        start=before[0] if before else owned,
        name_start=start,
        name_end=end,
        end=min(max(last, stop, end + 1 + len(land.split()) if land else 0), len(tokens)),
        name=whole,
        title=title,
        place=place,
        owner=owner_in(tokens, labels.letters, title_span),
        female=any(_is_womans(t, lexicon) for t in tokens[before[0] if before else start : last]),
        land=land or body,
        male=any(
            t.low.rstrip(".") in lexicon.words("people.male") for t in tokens[before[0] if before else start : end]
        ),
    )


def _is_womans(word: Token, lexicon: Lexicon) -> bool:
    """ "Ministerin", "Bundesrätin": a title that only a woman has."""
    if word.low in lexicon.words("people.female"):
        return True
    endings = lexicon.endings("people.female_endings")
    return word.capital and word.low.endswith(endings) and is_title(word.low, lexicon)


def _of_country(tokens: Sequence[Token], labels: Labels, start: int) -> str | None:
    """ "Uganda's Grace Nabirye"."""
    if start < 2 or tokens[start - 1].low not in POSSESSIVE:
        return None
    return next((place.code for begin, (end, place) in labels.places.items() if end == start - 1), None)


def _seat_before(tokens: Sequence[Token], labels: Labels, start: int) -> str | None:
    """ "the foreign ministers of Honduras, [name], and of Nicaragua, [name],": the second one's country."""
    if start and tokens[start - 1].text != ",":
        return None  # "Presidents X of Ecuador and [name]"
    for begin, (end, place) in labels.places.items():
        if end + 1 == start and begin and labels.letters[begin - 1] == "O":
            return place.code
    return None


def _place_of(
    tokens: Sequence[Token], labels: Labels, span: tuple[int, int] | None, start: int, end: int
) -> tuple[str | None, int]:
    """The country code a title or an "of ..." after the name gives, and where that phrase ends."""
    if span:
        inside = [place for start, (_, place) in labels.places.items() if span[0] <= start < span[1]]
        if inside:
            return inside[0].code, end
    if not span and (seated := _seat_before(tokens, labels, start) or _of_country(tokens, labels, start)):
        return seated, end
    i = end
    if i < len(tokens) and labels.letters[i] == "O":
        i += 1
        while i < len(tokens) and labels.letters[i] == "A":
            i += 1
        if i in labels.places and labels.places[i][1].kind == "name":
            return labels.places[i][1].code, labels.places[i][0]
    return None, end


def _unknown_land(tokens: Sequence[Token], letters: str, end: int, lexicon: Lexicon) -> str | None:
    """ "President Arne Voss of Norland"."""
    lands = lexicon.words("grammar.of_land")  # where "of" is said of anything: "Uwe Lang der Zeitung"
    if lands and end < len(tokens) and tokens[end].low not in lands:
        return None
    land = re.match(r"ON{1,2}(?!N)", letters[end:])  # "of Costa Blanca"
    return " ".join(t.text for t in tokens[end + 1 : end + land.end()]) if land else None


def _body_of(tokens: Sequence[Token], letters: str, span: tuple[int, int]) -> str | None:
    """ "the managing director of the International Monetary Fund": its side."""
    run = re.search(r"B+", letters[span[0] : span[1]])
    return as_spaced(tokens[span[0] + run.start() : span[0] + run.end()]) if run else None
