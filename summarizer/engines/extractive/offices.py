"""One office by several names: a presidency is its palace, its press service and the directorate that writes for it.

"the Turkish presidency" ... "the presidency's communications directorate" ... "the directorate"     one source
"the Elysee Palace" ... "the French presidency"                                                     one source
"the Kremlin" ... "Obi's office"                                                                    two
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Person
    from summarizer.engines.extractive.lexicon import Lexicon

_HEADS = (("presiden",), ("prime minister", "premier"), ("chancell",))  # stems of offices and of those who hold them


def same_office(name: str, code: str | None, cited: Sequence[Person], lexicon: Lexicon) -> Person | None:
    """The institution among those `cited` that this name means too; None where it is another."""
    institutions = [one for one in cited if one.kind == "institution" and not one.outlet]
    institutions = [one for one in institutions if None in (code, one.code) or one.code == code]
    institutions = [one for one in institutions if not (code and one.code and one.code != code)]
    if part := next(
        (one for one in institutions for known in (one.name, *one.also) if _part_of(name, known, lexicon)), None
    ):
        return part
    own = {word for word in _plain(name).split() if (word,) not in lexicon.places}
    sided = [one for one in institutions if code and one.code == code and own < set(_plain(one.name).split())]
    if sided:
        return sided[0]  # "la Secretaría hondureña" after "Secretaría de Relaciones Exteriores de Honduras"
    leading = [one for one in institutions if _leads(one.name, lexicon)]
    if not _leads(name, lexicon):
        return None
    if code is None and len(leading) == 1:
        return leading[0]
    return next((one for one in leading if code and one.code == code), None)


def head_by_office(office: str, people: Sequence[Person]) -> Person | None:
    """ "The presidency", "spokeswoman for the presidential office": the only president of these people; else None."""
    low = office.casefold()
    for stems in _HEADS:
        if any(stem in low for stem in stems):
            heads = [p for p in people if any(stem in (p.title or "").casefold() for stem in stems)]
            return heads[0] if len(heads) == 1 else None
    return None


def _part_of(name: str, known: str, lexicon: Lexicon) -> bool:
    """ "the presidency's directorate" belongs to "the presidency", and the other way round."""
    one, other = (f" {' '.join(lexicon.basic.get(w, w) for w in _plain(n).split())} " for n in (name, known))
    return other in one or one in other


def of_state(name: str, lexicon: Lexicon) -> bool:
    """ "State House", "the foreign ministry": a country's own; no embassy, no organisation."""
    return _leads(name, lexicon) or bool(set(_plain(name).split()) & lexicon.words("people.state_offices"))


def _leads(name: str, lexicon: Lexicon) -> bool:
    """Whether it speaks for a head of state or of government."""
    words = set(_plain(name).split())
    return bool(words & lexicon.words("people.head_offices")) or bool(
        lexicon.phrases("people.palaces").search(name.replace("’", "'"))
    )


def _plain(name: str) -> str:
    return re.sub(r"[’']s\b", "", name.casefold())
