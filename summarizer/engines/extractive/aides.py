"""On whose side an aide is, where his title names no country.

"Kolt refused, her spokesman Otto Brandt said"        by whose he is called
"the Kenyan presidency said; its spokeswoman, X"      of the office's country
"X, a spokeswoman for the presidential office"        of the only president's
"Accra tells it differently. Spokesman X said"        of the side that the text turns to
"HARROW, 4 May - ... government spokesman X said"     of the country where the text was written
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.offices import head_by_office
from summarizer.engines.extractive.pairs import relays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast, Person
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.tokens import Token

_DATELINE = 3  # sentences in which a dateline stands


def settle_aides(
    principals: Sequence[str], tokens: Sequence[Sequence[Token]], mentions: Sequence[Sequence[Mention]], cast: Cast
) -> None:
    """Give the aides whose titles tell of no country the principal they belong to."""
    people = [cast[id] for id in principals]
    here = home_of(people, mentions)
    for index, found in enumerate(mentions):
        for mention in found:
            aide = cast[mention.ids[0]] if mention.kind == "person" and len(mention.ids) == 1 else None
            here = None if _is_foreign(mention, aide, people, here) else here  # whose the next one is, is open then
            if aide is None or aide in people or aide.code or not aide.titled:
                continue
            if boss := next((person for person in people if aide.owner and cast.find(aide.owner) is person), None):
                aide.code, aide.side = boss.code, None if boss.code else aide.side
            if aide.owner:
                continue
            ahead = [*(m for m in found if m.end <= mention.start), *(mentions[index - 1] if index else ())]
            leader = _whose(tokens[index][mention.start], ahead, aide, people, cast)
            if leader is None and aide.sentences[0] == index + 1 and relays(aide, cast.lexicon):
                leader = _handed_to(mentions[index - 1] if index else (), people) or here
            if leader is not None:
                aide.owner, aide.code = leader.name, leader.code


def home_of(people: Sequence[Person], mentions: Sequence[Sequence[Mention]]) -> Person | None:
    """The principal in whose country the text was written."""
    heads = [m for found in mentions[:_DATELINE] for m in found[:1] if m.kind == "side" and m.start < 2 and m.code]
    fits = [person for person in people if heads and person.code == heads[0].code]
    return fits[0] if len(fits) == 1 else None


def _handed_to(before: Sequence[Mention], people: Sequence[Person]) -> Person | None:
    """ "Accra tells it differently.", a sentence of nobody else: whoever tells next is of that side."""
    codes = {m.code for m in before if m.kind in ("side", "document") and m.code}
    if len(codes) != 1 or any(m.kind in ("person", "definite", "institution", "unnamed") for m in before):
        return None
    fits = [person for person in people if person.code in codes]
    return fits[0] if len(fits) == 1 else None


def _is_foreign(mention: Mention, aide: Person | None, people: Sequence[Person], here: Person | None) -> bool:
    """Somebody of another country than this one's tells: an office, an official."""
    if here is None or (aide is not None and aide in people):
        return False
    code = aide.code if aide else mention.code if mention.kind in ("institution", "unnamed", "document") else None
    return code is not None and code != here.code


def _whose(
    opener: Token, ahead: Sequence[Mention], aide: Person, people: Sequence[Person], cast: Cast
) -> Person | None:
    """The principal whose aide he is, by a possessive, the first named that agrees with it, or by an office."""
    words = cast.lexicon.words
    if opener.low in words("people.pronouns_its"):
        codes = [m.code for m in ahead if m.kind == "institution" and m.code]
        return next((person for person in people if codes and person.code == codes[0]), None)
    if opener.low not in words("grammar.possessives"):
        return head_by_office(aide.title or "", people)
    hers = opener.low in words("people.pronouns_she")
    named = [cast[id] for m in ahead for id in m.ids if cast[id] in people]
    return next((person for person in named if person.female in (None, hers)), None)
