"""Whom a mention means: names, titles, groups and offices brought back to parties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.engines.extractive.once import once
from summarizer.engines.extractive.outlets import Outlets

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.engines.extractive.reader import Mention

_STYLED = 40  # characters of "His Highness Sheikh"


_ASKED = 5  # words of "Asked by two reporters"


class References(Outlets):
    """The parties of one article as its sentences go by."""

    def _resolve(self, mention: Mention | None, index: int, *, framing: bool = False) -> tuple[str, ...]:
        """The parties a mention means; empty where nobody can be told."""
        if mention is None or mention.ids:
            return mention.ids if mention else ()
        if mention.kind == "pronoun":
            found = self._pronoun(mention, index, framing=framing)
            if framing and len(found) == 1 and mention.code in ("he", "she") and not self._principal(found):
                self.cast[found[0]].female = mention.code == "she"  # "..., she went on": hers from now on
            return found
        finders: dict[str, Callable[[Mention, int], tuple[str, ...]]] = {
            "group": self._group,
            "definite": self._definite,
            "document": self._document,
            "institution": self._nameless,
            "unnamed": self._nameless,
            "again": self._same_nameless,
            "style": self._style,
            "side": self._capital if framing else self._side,
            "national": self._national,
        }
        return finders[mention.kind](mention, index) if mention.kind in finders else ()

    def _group(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "The leaders"; "both spokesmen", the sources who are people; "both sides said", one source of each side."""
        tellers = [id for id in self.cited if id not in self.call.principals]
        if self.role == "tells" and mention.text in self.lexicon.words("people.side_groups") and len(tellers) > 1:
            other = next((id for id in tellers if self._side_of(id) != self._side_of(tellers[0])), tellers[1])
            return tellers[0], other
        if mention.text not in self.lexicon.words("people.teller_groups"):
            return self._counted(mention, index) or self.call.together(index + 1)
        return tuple([id for id in tellers if self.cast[id].kind == "person"][:2] or tellers[:2])

    def _counted(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "Both prime ministers", "the two men", "all three", where more are on the line: by office, or the others."""
        everyone = self.call.together(index + 1)
        words = [token.low for token in self.reader.tokens[index][mention.start : mention.end]]
        number = next((int(n) for word in words if (n := self.lexicon.pairs("people.numbers").get(word))), 0)
        if not 1 < number < len(everyone):
            return ()
        office = " ".join(words[-2:]).removesuffix("s")
        for title in (office, office.split()[-1]):
            held = tuple(id for id in everyone if title in (self.cast[id].title or "").casefold())
            if len(held) == number:
                return held
        apart = self.spoke_here if len(self.spoke_here) == 1 else (self.call.initiator or everyone[0],)
        others = tuple(id for id in everyone if id not in apart)
        return others if len(others) == number else ()

    def _style(self, _mention: Mention, _index: int) -> tuple[str, ...]:
        """ "His Highness": the principal whom the text has called so, or of royal title, or the first."""
        styles = "|".join(self.lexicon.words("people.styles")) or r"(?!)"
        called = re.compile(rf"\b(?:{styles})\b[^,.;]*$", re.IGNORECASE)
        for id in self.call.principals:
            before = self.article.text.partition(self.cast[id].name)[0]
            if called.search(before[-_STYLED:]):
                return (id,)
        royal = self.lexicon.words("people.royal")
        principals = [self.cast[id] for id in self.call.principals]
        fits = [p.id for p in principals if royal & set((p.title or "").casefold().split())]
        fits = fits or [p.id for p in principals]
        return tuple(fits[:1])

    def _capital(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "According to Lima": the source of that side, where one is named."""
        told = [id for id in self.cited if mention.code and self.cast[id].code == mention.code]
        told = [id for id in told if id not in self.call.principals]
        return tuple(told[-1:]) or self._side(mention, index)

    def _national(self, mention: Mention, _index: int) -> tuple[str, ...]:
        """ "El uruguayo aceptó": the principal of that country."""
        fits = [id for id in self.call.principals if mention.code and self.cast[id].code == mention.code]
        told = mention.end - mention.start > 1 or self.lexicon.data["grammar"].get("verb_second")  # "Bern lehne das ab"
        return (fits[0],) if len(fits) == 1 and told else ()

    def _side(self, mention: Mention, _index: int) -> tuple[str, ...]:
        """ "the Russian side": the principal of that side; where a verb's mood says that it is told, "Norland" too."""
        if mention.text.split()[-1].casefold() == mention.text.casefold():
            place = self.lexicon.places.get(tuple(mention.text.casefold().split()))
            if place and place.kind == "seat":
                return ()
        fits = [id for id in self.call.principals if mention.code and self.cast[id].code == mention.code]
        told = mention.end - mention.start > 1 or self.lexicon.data["grammar"].get("verb_second")  # "Bern lehne das ab"
        return (fits[0],) if len(fits) == 1 and told else ()

    @once
    def _outside(self, index: int) -> bool:
        """Somebody speaks to others than the other side: "told reporters", "said on Radio Suva", "told viewers"."""
        if self._to_the_press(self.article.sentences[index].text):
            return True
        tokens = self.reader.tokens[index]
        asked = tokens[0].low in self.lexicon.words("grammar.asked")
        if asked and any(token.low in self.lexicon.words("grammar.press") for token in tokens[:_ASKED]):
            return True  # "Asked by reporters whether she would resign, Kolt said no"
        if any(
            m.outlet and m.kind == "institution" and self._is_heard_by(tokens, m.start) for m in self.mentions[index]
        ):
            return True
        press, that = self.lexicon.words("grammar.press"), self.lexicon.words("grammar.that")
        for i, token in enumerate(tokens):
            if token.low in self.lexicon.words("grammar.telling"):
                hearers = [t.low for t in tokens[i + 1 : i + 4]]
                if any(low in press and not that & set(hearers[:n]) for n, low in enumerate(hearers)):
                    return True
        return False

    def _to_the_press(self, text: str) -> bool:
        return bool(self.lexicon.phrases("grammar.after_call").search(text))
