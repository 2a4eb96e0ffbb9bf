"""Titles that several people share: "the presidents of Ecuador, X, and Peru, Y". Each gets it, with his own country.

"Los cancilleres de Honduras, X, y de Nicaragua, Y"        his country before each
"Presidents X of Ecuador and Y of Peru"                    or behind him
"The Kenyan and Ugandan foreign ministers, X and Y"        or all of them before the title
"Президенты Узбекистана и Туркмении X и Y"                 or behind it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.nominative import nominative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast, Person
    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon, Place
    from summarizer.engines.extractive.names import Named
    from summarizer.engines.extractive.reader import Reader
    from summarizer.engines.extractive.tokens import Token

_LANDS = 12  # words in which a group names its countries
_PEOPLE = 24  # words in which it names its people

Lands = list[tuple[int, int, "Place"]]  # where a country's name starts and ends, and which it is


def share_titles(reader: Reader, cast: Cast) -> None:
    """Give each of a group his title and country, where it names as many countries as people.

    The title is the group's word in the singular, where the lists of titles know it.
    """
    groups = cast.lexicon.words("people.groups")
    for index, (tokens, labels, named) in enumerate(zip(reader.tokens, reader.labels, reader.named, strict=True)):
        for i, token in enumerate(tokens):
            if token.low not in groups or (one := _singular(token.low, cast.lexicon)) is None:
                continue
            people = _people(named, i, token.low, cast)
            if len(people) < 2:
                continue
            begin = _opening(tokens, labels, i, cast.lexicon)
            reader.shared.setdefault(index, (begin, tuple(person.id for person in people)))
            fits = [lands for lands in (_before(labels, begin, i), _behind(labels, i)) if len(lands) == len(people)]
            for land, person in zip(fits[0], people, strict=True) if fits else ():
                _give(person, token.low, f"{_ranks(tokens, labels, i)}{one}", land, tokens, cast.lexicon)
            break


def _singular(group: str, lexicon: Lexicon) -> str | None:
    """ "canciller" of "cancilleres", "президент" of "президенты"; None where no list tells."""
    return lexicon.pairs("people.singulars").get(group) or (
        lexicon.basic.get(group) if lexicon.data["grammar"].get("name_forms") else None
    )


def _people(named: Sequence[Named], i: int, group: str, cast: Cast) -> list[Person]:
    """Those named behind the group's word without a title of their own, each once."""
    near = (n for n in named if i < n.name_start < i + _PEOPLE and group in (n.title or group).casefold())
    found = [person for n in near if (person := cast.find(n.name) or cast.by_form(n))]
    return list({person.id: person for person in found}.values())


def _opening(tokens: Sequence[Token], labels: Labels, i: int, lexicon: Lexicon) -> int:
    """Where "the [two Kenyan and Ugandan] foreign ministers" begins."""
    begin, letters, openers = i, labels.letters, lexicon.words("grammar.group_openers")
    while begin > 0 and (
        letters[begin - 1] in "MPA" or letters[max(0, begin - 2) : begin] == "Px" or tokens[begin - 1].low in openers
    ):
        begin -= 1
    return begin


def _before(labels: Labels, begin: int, i: int) -> Lands:
    return [(at, end, place) for at, (end, place) in sorted(labels.places.items()) if begin <= at < i]


def _behind(labels: Labels, i: int) -> Lands:
    return [(at, end, place) for at, (end, place) in sorted(labels.places.items()) if i < at < i + _LANDS]


def _ranks(tokens: Sequence[Token], labels: Labels, i: int) -> str:
    """ "prime ", "deputy foreign ": what stands before the group's word, where words of a title do."""
    begin = i
    while begin > 0 and labels.letters[begin - 1] == "M":
        begin -= 1
    return "".join(f"{token.text} " for token in tokens[begin:i])


def _give(
    person: Person, group: str, title: str, land: tuple[int, int, Place], tokens: Sequence[Token], lexicon: Lexicon
) -> None:
    at, end, place = land
    person.code, person.titled = place.code, True
    if group.endswith(lexicon.ordered("grammar.bent_plurals") or ("\0",)):
        person.name = nominative(person.name, "genitive")  # "созвон премьер-министров X и Y"
    of = tokens[at - 1].text + " " if at and tokens[at - 1].low in lexicon.words("grammar.of") else ""
    country = " ".join(t.text for t in tokens[at:end])
    person.title = title if lexicon.words("people.heads_last") else f"{title} {of}{country}"
