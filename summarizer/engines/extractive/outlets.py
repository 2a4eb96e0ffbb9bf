"""What outlets relay: whose account a paper has, and through which paper an aide's account is known.

"the Courier reported, citing an aide"            the aide's account, through the Courier
"“...,” the paper quoted him as saying"           his own words, through it
"told the Courier", "in an interview with it"     only who heard it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.said import Said
    from summarizer.engines.extractive.tokens import Token


class Outlets(Sources):
    """Who stands behind an outlet, and before it; `leans` holds the aide whom each cites."""

    def _learn_leaning(self, index: int) -> None:
        """ "the daily Sutrin reported, citing an aide": what the daily reports is the aide's account, from now on."""
        outlets = [m for m in self.mentions[index] if m.outlet and m.kind == "institution" and not m.possessive]
        outlets = [m for m in outlets if self._resolve(m, index)]
        told = [m for m in outlets if not self._is_heard_by(self.reader.tokens[index], m.start)]
        if outlets:
            self.outlet = self._resolve(outlets[-1], index)[0]
        elif not self.outlet:
            return
        if not self.lexicon.phrases("people.citing").search(self.article.sentences[index].text):
            return
        it = not outlets and any(m.kind == "pronoun" and m.code == "it" for m in self.mentions[index])
        if not told and not it:
            return  # "an official who spoke to this agency", "told Sutrin"; but "It added, citing an aide"
        ids = [self._resolve(m, index) for m in self.mentions[index] if m.kind in ("person", "definite", "unnamed")]
        aides = [one[0] for one in ids if len(one) == 1 and self._may_tell(one[0])]
        outlet = self._resolve(told[0], index)[0] if told else self.outlet
        if aides and outlet:
            self.leans[outlet] = aides[-1]
            self._cite(aides[-1], index)

    def _is_heard_by(self, tokens: Sequence[Token], i: int) -> bool:
        """ "in an interview with Reuters", "told Sky News"; not "according to Reuters"."""
        before = tokens[i - 1].low if i else ""
        according = i > 1 and f"{tokens[i - 2].low} {before}" in self.lexicon.data["grammar"].get("hearsay", ())
        return before in self.lexicon.either("grammar.telling", "grammar.airing") and not according

    def _may_tell(self, id: str) -> bool:
        """Neither a principal nor an outlet."""
        return id not in self.call.principals and not self.cast[id].outlet and self.cast[id].kind != "institution"

    def _chain(self, relays: Sequence[str], said: Said) -> tuple[str, ...]:
        """The relays, nearest the speaker first: behind a newspaper stands whoever it cites, before it he himself."""
        chain: list[str] = []
        for id in (*relays, *self.relayed):
            chain += [self.leans[id], id] if self.leans.get(id) else [id]
        chain += self._reporting(chain[-1], said.sentence - 1)
        return tuple(id for id in dict.fromkeys(chain) if id not in said.speaker)

    def _papers(self, teller: str, index: int) -> tuple[str, ...]:
        """ "“We listened,” the paper quoted an aide as saying": his own words, through the paper."""
        quoting = tuple(id for id in self.relayed if self.cast[id].outlet and id != teller)
        return quoting or self._reporting(teller, index)

    def _reporting(self, teller: str, index: int) -> tuple[str, ...]:
        """ "In the Sutrin report, the aide also said ...": the outlet that has his account, in the sentence itself."""
        outlets = [m for m in self.mentions[index] if m.outlet and m.kind == "institution"]
        found = self._resolve(outlets[0], index) if outlets else ()
        return found if found and not self.cast[teller].outlet and self.leans.get(found[0]) == teller else ()
