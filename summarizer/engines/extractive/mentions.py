"""The mentions of a sentence, from all who find one, and how they combine.

"The chancellor, Olaf Scholz, said"   one mention, by name and title
"Sullivan, Blinken, and Milley"       one mention of three
"an aide to Kolt said"                the aide's, not Kolt's
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.engines.extractive.appositions import apposed
from summarizer.engines.extractive.coordination import coordinated, paired, shared
from summarizer.engines.extractive.groups import find_groups, find_neither, find_sides
from summarizer.engines.extractive.institutions import (
    find_bodies,
    find_documents,
    find_institutions,
    find_offices,
    find_papers,
    with_acronyms,
)
from summarizer.engines.extractive.persons import find_definites, find_person, find_pronouns, find_styles
from summarizer.engines.extractive.posting import find_posts
from summarizer.engines.extractive.reader import Mention, spelt
from summarizer.engines.extractive.tokens import POSSESSIVE
from summarizer.engines.extractive.unnamed import find_unnamed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Reader
    from summarizer.engines.extractive.tokens import Token


def mentions_of(reader: Reader, index: int, cast: Cast) -> list[Mention]:
    """The mentions of sentence `index`, in order, none inside another."""
    tokens, labels = reader.tokens[index], reader.labels[index]
    found = [m for one in reader.named[index] if (m := find_person(one, tokens, cast))]
    found = [m for m in found if not any(o is not m and o.start <= m.start and m.end <= o.end for o in found)]
    unnamed = find_unnamed(tokens, labels, cast)
    found = [m for m in found if not any(u.start < m.start and m.end <= u.end for u in unnamed)]  # "an aide to Kolt"
    offices = [o for o in find_offices(tokens, labels, cast) if not any(u.start <= o.start < u.end for u in unnamed)]
    heads_first = not cast.lexicon.words("people.heads_last")
    if offices and (heads_first or any(t.low in cast.lexicon.words("people.heading") for t in tokens)):
        offices = _without_heads(offices, tokens, labels, cast)
    offices = [o for o in offices if not _belongs_to_title(o, tokens, labels.letters, cast.lexicon)]
    # "An adviser to Vauclair said" is nobody called Vauclair; "Ketilsson, an adviser to Vauclair, said" is Ketilsson.
    whose = [u for u in unnamed if u.kind == "unnamed" and tokens[u.start - 1].text != ","]
    inside = [m for m in found for o in whose if o.start <= m.start and m.end <= o.end]
    people = [m for m in found if m not in inside]
    offices = [o for o in offices if not any(m.start <= o.start and o.end < m.end for m in people)]
    found = [m for m in found if m not in inside and not any(o.start <= m.start < o.end for o in offices)] + offices
    named = find_bodies(tokens, labels, cast, reader.bodies, index)
    found = [m for m in found if not any(body.end <= m.start < body.after for body in named)] + named
    taken = {i for m in found for i in range(m.start, max(m.end, m.after))}
    for finder in (
        find_neither,
        find_styles,
        find_unnamed,
        find_institutions,
        find_posts,
        find_papers,
        find_documents,
        find_groups,
        find_definites,
        find_pronouns,
        find_sides,
    ):
        for mention in unnamed if finder is find_unnamed else finder(tokens, labels, cast):
            if finder is find_institutions and _belongs_to_title(mention, tokens, labels.letters, cast.lexicon):
                continue  # "the head of the European Commission"
            if finder is find_institutions and _is_headed(mention, tokens, cast):
                continue  # "Глава румынского МИД"
            if taken.isdisjoint(range(mention.start, mention.end)):
                found.append(mention)
                taken.update(range(mention.start, mention.end))
    found = with_acronyms(found, tokens, cast)
    found = [_with_document(mention, tokens, cast.lexicon) for mention in found]
    found = [_his(_owned(mention, tokens), found, tokens, cast) for mention in found]
    found = [_spokesman_of(mention, tokens, labels, cast) for mention in found]
    single = apposed(sorted(found, key=lambda m: m.start), tokens, cast)
    joined = coordinated(paired(single, tokens, cast), tokens, cast.lexicon)
    return shared(joined, reader.shared.get(index), tokens)


def _without_heads(offices: Sequence[Mention], tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "El jefe del Gobierno ecuatoriano", "Глава венгерского правительства", "la portavoz del Gobierno": a person."""
    heading, first = cast.lexicon.words("people.heading"), not cast.lexicon.words("people.heads_last")
    titled = [
        (d.start + (first and not any(t.low in heading for t in tokens[d.start : d.end])), d.end)
        for d in find_definites(tokens, labels, cast)
        if first or any(t.low in heading for t in tokens[d.start : d.end])
    ]
    return [o for o in offices if not any(start <= o.start and o.end <= end for start, end in titled)]


def _is_headed(office: Mention, tokens: Sequence[Token], cast: Cast) -> bool:
    """Right behind the word for who heads it, where no "of" stands between."""
    of = cast.lexicon.words("grammar.of")
    return not of and office.start > 0 and tokens[office.start - 1].low in cast.lexicon.words("people.heading")


def _belongs_to_title(office: Mention, tokens: Sequence[Token], letters: str, lexicon: Lexicon) -> bool:
    """ "The head of [the European Commission] urged": the title's own place."""
    i = office.start
    return (
        i > 2
        and letters[i - 2 : i] == "TO"
        and all(letter in "AP" for letter in letters[office.start : office.end])
        and tokens[i - 2].low in lexicon.words("people.definite")
    )


def _with_document(mention: Mention, tokens: Sequence[Token], lexicon: Lexicon) -> Mention:
    """ "The White House statement says", "the Kremlin's readout": what an office has written speaks for it."""
    at = mention.end + (mention.end < len(tokens) and tokens[mention.end].low in POSSESSIVE)
    written = at < len(tokens) and tokens[at].low in lexicon.words("people.documents")
    return replace(mention, end=at + 1, after=at + 1) if mention.kind == "institution" and written else mention


def _owned(mention: Mention, tokens: Sequence[Token]) -> Mention:
    following = tokens[mention.end].low if mention.end < len(tokens) else ""
    return replace(mention, possessive=True) if following in POSSESSIVE else mention


def _spokesman_of(mention: Mention, tokens: Sequence[Token], labels: Labels, cast: Cast) -> Mention:
    """ "The Polish government's spokesman said", "the ministry's chief adviser": a person of the office's side."""
    if not mention.possessive or mention.kind != "institution":
        return mention
    whose = re.match(r"x(M*T)(?![NTO])", labels.letters[mention.end :])
    end = mention.end + whose.end() if whose else mention.end
    if whose is None or tokens[end - 1].low not in cast.lexicon.words("people.teller_titles"):
        return mention
    text = spelt(tokens[mention.end + 1 : end])
    return replace(
        mention, end=end, after=end, kind="definite", text=text.casefold(), written=text, possessive=False, opener="the"
    )


def _his(mention: Mention, others: Sequence[Mention], tokens: Sequence[Token], cast: Cast) -> Mention:
    """ "Rybárek urged her to pay, his office said": an office of the country of whom the sentence begins with."""
    if (
        mention.kind != "institution"
        or mention.code
        or tokens[mention.start].low not in cast.lexicon.words("grammar.possessives")
    ):
        return mention
    first = min((m for m in others if m.kind == "person"), key=lambda m: m.start, default=None)
    return replace(mention, code=cast[first.ids[0]].code) if first else mention
