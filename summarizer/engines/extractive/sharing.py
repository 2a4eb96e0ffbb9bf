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

Lands = list[tuple[int, int, "Place"]]  # where a country's name starts and ends, and which it is


def share_titles(reader: Reader, cast: Cast) -> None:
    """Give each of a group his title and country, where it names as many countries as people.

    The title is the group's word in the singular, where the lists of titles know it.
    """
    groups = cast.lexicon.words("people.groups")
    for index, (tokens, labels, named) in enumerate(zip(reader.tokens, reader.labels, reader.named, strict=True)):
        for i, token in () if groups.isdisjoint(labels.words) else enumerate(tokens):
            if token.low not in groups or (one := _singular(token.low, cast.lexicon)) is None:
                continue
            people = _people(tokens, labels, named, i, cast)
            if len(people) < 2:
                continue
            begin = _opening(tokens, labels, i, cast.lexicon)
            reader.shared.setdefault(index, (begin, tuple(person.id for person in people)))
            title = f"{_ranks(tokens, labels, i)}{one}"
            fits = [lands for lands in (_before(labels, begin, i), _behind(labels, i)) if len(lands) == len(people)]
            bent = token.low.endswith(cast.lexicon.ordered("grammar.bent_plurals") or ("\0",))
            for n, person in enumerate(people):
                if not person.title or token.low in person.title.casefold():
                    person.title, person.titled = title, True
                if bent:  # "созвон премьер-министров X и Y"
                    cast.rename(person, nominative(person.name, "genitive"))
                if fits:
                    _settle(person, title, fits[0][n], tokens, cast.lexicon)
            break


def _singular(group: str, lexicon: Lexicon) -> str | None:
    """ "canciller" of "cancilleres", "президент" of "президенты"; None where no list tells."""
    return lexicon.pairs("people.singulars").get(group) or (
        lexicon.basic.get(group) if lexicon.data["grammar"].get("name_forms") else None
    )


def _people(tokens: Sequence[Token], labels: Labels, named: Sequence[Named], i: int, cast: Cast) -> list[Person]:
    """Those named right behind the group's word, with nothing but countries between them, each once."""
    found: dict[str, Person] = {}
    at = i + 1
    for one in named:
        if one.name_start <= i:
            continue
        gap = range(at, one.name_start)
        if not all(labels.letters[k] in "OAP" or _joins(tokens[k], cast.lexicon) for k in gap):
            break
        if person := cast.find(one.name) or cast.by_form(one):
            found[person.id] = person
        at = one.name_end
    return list(found.values())


def _joins(token: Token, lexicon: Lexicon) -> bool:
    return (not token.word and not token.mark and token.text not in ".:;") or token.low in lexicon.words("grammar.and")


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


def _settle(
    person: Person, title: str, land: tuple[int, int, Place], tokens: Sequence[Token], lexicon: Lexicon
) -> None:
    at, end, place = land
    person.code = place.code
    of = tokens[at - 1].text + " " if at and tokens[at - 1].low in lexicon.words("grammar.of") else ""
    country = " ".join(t.text for t in tokens[at:end])
    person.title = title if lexicon.words("people.heads_last") else f"{title} {of}{country}"
