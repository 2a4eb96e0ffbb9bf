"""Of which country a principal is, where his own name and title do not say.

"Dobos told his Slovak counterpart ..."   the other of the two is Slovak
"Nigeria's foreign minister said ..."     the only one whose office that can be
"WARSAW - Prime Minister Dobos ..."       the only one left is of the dateline's country
"an aide to the president of Norland"     the only one left is of his aide's country
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.definites import UNTITLED, fit
from summarizer.engines.extractive.pairs import relays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast, Person
    from summarizer.engines.extractive.reader import Mention

_DATELINE = 3  # sentences in which a dateline stands


def settle_principals(principals: Sequence[str], mentions: Sequence[Sequence[Mention]], cast: Cast) -> None:
    """Give the principals the countries by which the text calls them, then what is left over."""
    people = [cast[id] for id in principals]
    for found in (*mentions, *mentions):  # twice: "the Kenyan leader" is the other one once the first is placed
        for mention in found:
            if mention.kind == "definite" and mention.code and _homeless(people):
                person = _counterpart(mention, found, people, cast) or _office_holder(mention, people, cast)
                if person is not None:
                    person.code = mention.code
    _seat_aides(people, mentions, cast)
    _left_over(people, cast)
    cast.settle_home(principals, mentions[:_DATELINE])


def _homeless(people: Sequence[Person]) -> list[Person]:
    return [person for person in people if not person.code]


def _counterpart(mention: Mention, found: Sequence[Mention], people: Sequence[Person], cast: Cast) -> Person | None:
    """ "Dobos told his Slovak counterpart": not Dobos, in a call of two."""
    if len(people) != 2 or not set(mention.text.split()) & cast.lexicon.words("people.counterparts"):
        return None
    named = {id for m in found if m.end <= mention.start for id in m.ids}
    others = [person for person in people if person.id not in named]
    return others[0] if len(others) == 1 and not others[0].code else None


def _office_holder(mention: Mention, people: Sequence[Person], cast: Cast) -> Person | None:
    """ "Nigeria's foreign minister": the one principal without a country who can be it; nobody where one is of it."""
    if any(person.code == mention.code for person in people):
        return None
    titled = [p for p in _homeless(people) if p.title]
    fits = [p for p in titled if fit(mention, p, cast.lexicon, title=p.title, principal=True) > UNTITLED]
    return fits[0] if len(fits) == 1 else None


def _seat_aides(people: Sequence[Person], mentions: Sequence[Sequence[Mention]], cast: Cast) -> None:
    """ "In Reykjavik, government spokesman Otto Brandt told reporters": an aide of the Icelandic principal."""
    codes = {person.code for person in people}
    for number, found in enumerate(mentions, 1):
        seat = found[0] if found and found[0].kind == "side" and found[0].start == 1 else None
        if seat is None or seat.code not in codes:
            continue
        aides = [cast[id] for m in found[1:2] if m.kind == "person" for id in m.ids]
        for aide in aides:
            if aide not in people and not aide.code and not aide.owner and aide.sentences[0] == number:
                aide.code = seat.code


def _left_over(people: Sequence[Person], cast: Cast) -> None:
    """ "President X", whose aide is "aide to the president of Norland": the one leader without a country is of it."""
    homeless = [person for person in people if not person.code and not person.side]
    aides = {p.code for p in cast if p.code and relays(p, cast.lexicon)} - {person.code for person in people}
    if len(homeless) == 1 and len(aides) == 1:
        homeless[0].code = aides.pop()
