"""Whom a mention means: names, titles, groups and offices brought back to parties; and who is a source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.engines.extractive.pronouns import Cited, Pronouns

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.engines.extractive.cast import Person
    from summarizer.engines.extractive.mentions import Mention
    from summarizer.record import Channel


_STEM = 6  # letters by which a title in the feminine is known for the same: "помощник", "помощница"


class References(Pronouns):
    """The parties of one article as its sentences go by; `cited` holds the sources by party id."""

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
            "group": lambda _mention, index: self.call.together(index + 1),
            "definite": self._definite,
            "document": self._issuer,
            "institution": self._nameless,
            "unnamed": self._nameless,
            "again": self._same_nameless,
            "style": self._style,
            "side": self._side,
        }
        return finders[mention.kind](mention, index) if mention.kind in finders else ()

    def _issuer(self, _mention: Mention, _index: int) -> tuple[str, ...]:
        """ "The statement said": whoever issued it."""
        issuer = self._relay()
        return (issuer,) if issuer else ()

    def _nameless(self, mention: Mention, index: int) -> tuple[str, ...]:
        if known := self._same_office(mention):
            return (known,)
        person = self.cast.others(mention.text, mention.kind, index + 1)
        person.outlet = person.outlet or mention.outlet
        person.code = person.code or mention.code or self._owners_code(mention)
        person.plural = mention.text.casefold().endswith("s") and mention.kind == "unnamed"
        return (person.id,)

    def _same_nameless(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "the people said", "one of the sources said": those cited before without a name."""
        nameless = [id for id in self.cited if self.cast[id].kind == "unnamed"]
        several = [id for id in nameless if self.cast[id].plural] or nameless
        return tuple(several[-1:]) or (self.cast.others(mention.text, "unnamed", index + 1).id,)

    def _style(self, _mention: Mention, _index: int) -> tuple[str, ...]:
        """ "His Highness": the principal of royal title, or the first."""
        royal = self.lexicon.words("people.royal")
        principals = [self.cast[id] for id in self.call.principals]
        fits = [p.id for p in principals if self._titled(p, set(royal))] or [p.id for p in principals]
        return tuple(fits[:1])

    def _owners_code(self, mention: Mention) -> str | None:
        """ "Abi Rached's office": on his side."""
        owner = re.split(r"[’']s\b", mention.text)[0]
        boss = self.cast.find(owner) if owner != mention.text else None
        return boss.code if boss else None

    def _same_office(self, mention: Mention) -> str | None:
        """ "the presidency in Beirut" after "Abi Rached's office": one office by two names."""
        words = self.lexicon.words("people.head_offices")
        code = mention.code or self._owners_code(mention)
        if mention.kind != "institution" or not code or not words & set(mention.text.casefold().split()):
            return None
        for id in self.cited:
            known = self.cast[id]
            if known.kind == "institution" and known.code == code and words & set(known.name.casefold().split()):
                return id
        return None

    def _definite(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "the president", "the Turkish president", "the aide": the one party whose title and side fit."""
        words = self._title_words(mention.text)
        if self.lexicon.phrases("people.head_of_state").search(mention.text):
            side = self.cast[self.current].code if self.current else None
            own = [id for id in self.call.principals if side and self.cast[id].code == side]
            return tuple(own[:1] or self.call.principals[:1])
        if (ours := self._our(mention)) is not None:
            return ours
        fits = [p for p in self.cast if p.kind == "person" and self._titled(p, words)]
        if mention.code:
            sided = [p for p in self.cast if p.kind == "person" and p.code == mention.code]
            any_title = bool(words & self.lexicon.words("people.leaders"))
            fits = [p for p in sided if self._titled(p, words) or any_title]
            if not fits:
                fits = [p for p in self.cast if p.id in self.call.principals and not p.code and self._titled(p, words)]
                for p in fits[:1]:
                    p.code = mention.code
            if not fits and (person := self._untitled_principal(any_title)):
                person.code, person.title = mention.code, person.title or mention.written
                fits = [person]
        nameless = [id for id in self.cited if self.cast[id].kind == "unnamed"]
        if not fits and words & self.lexicon.words("people.unnamed"):
            return (nameless[-1],) if nameless else (self.cast.others(mention.written, "unnamed", index + 1).id,)
        if not fits and words & self.lexicon.words("people.leaders"):
            fits = [self.cast[id] for id in self.call.principals]  # "la mandataria": of whatever office
        return self._likeliest(self._of_gender(fits, words), mention)

    def _likeliest(self, fits: list[Person], mention: Mention) -> tuple[str, ...]:
        """Of those whom a title fits: the one of the speaker's own side, a principal, a source, the one named most."""
        fits.sort(key=lambda p: (p.id not in self.call.principals, p.id not in self.cited, -p.count))
        side = self.cast[self.current].code if self.current and not mention.code else None
        if ours := [p for p in fits if side and p.code == side and p.id != self.current]:
            return (ours[0].id,)  # "“The president was clear,” his spokesman said"
        if len(fits) > 1 and not mention.code and self.subject in [p.id for p in fits]:
            issuer = self.call.principals[0] if self.call.principals else None
            return (issuer,) if issuer in [p.id for p in fits] else (self.subject,)
        return (fits[0].id,) if fits else ()

    def _our(self, mention: Mention) -> tuple[str, ...] | None:
        """ "Our president", said by an aide: the principal of his own side."""
        if mention.opener not in self.lexicon.words("people.pronouns_i") or not self.current:
            return None
        side = self.cast[self.current].side
        fits = [id for id in self.call.principals if side and self.cast[id].side == side]
        return tuple(fits[:1]) or None

    def _untitled_principal(self, any_title: bool) -> Person | None:
        """ "The President of Russia", where only one principal has neither title nor side: he is meant."""
        open_ones = [
            self.cast[id]
            for id in self.call.principals
            if not self.cast[id].code and (any_title or not self.cast[id].title)
        ]
        return open_ones[0] if len(open_ones) == 1 else None

    def _title_words(self, text: str) -> set[str]:
        """The titles in it; the first alone where genitives follow it: "помощник российского президента"."""
        found = [word for word in text.casefold().split() if word in self.lexicon.words("people.titles")]
        return set(found[:1] if self.lexicon.basic else found)

    def _of_gender(self, people: list[Person], words: set[str]) -> list[Person]:
        """Those whom a title for women, or for men, can mean; all where that leaves nobody."""
        women, men = (bool(words & self.lexicon.words(f"people.{key}")) for key in ("female", "male"))
        if women == men:
            return people
        return [p for p in people if p.female is None or p.female == women] or people

    def _titled(self, person: Person, words: set[str]) -> bool:
        if self.lexicon.basic:
            own, meant = self._title_words(person.title or ""), words
            return not {w[:_STEM] for w in self.lexicon.basics(own)}.isdisjoint(
                w[:_STEM] for w in self.lexicon.basics(meant)
            )
        held = (person.title or "").casefold().split()
        return any(own == word or (len(word) > 4 and own.endswith(word)) for own in held for word in words)

    def _side(self, mention: Mention, _index: int) -> tuple[str, ...]:
        """ "the Russian side": the principal of that side."""
        if mention.text.split()[-1].casefold() == mention.text.casefold():
            place = self.lexicon.places.get(tuple(mention.text.casefold().split()))
            if place and place.kind == "seat":
                return ()
        fits = [id for id in self.call.principals if mention.code and self.cast[id].code == mention.code]
        words = mention.end - mention.start
        return (fits[0],) if len(fits) == 1 and words > 1 else ()

    def _cite(self, id: str, index: int) -> None:
        channel = self._channel(self.cast[id], index)
        cited = self.cited.setdefault(id, Cited(channel))
        if cited.channel in ("other",) and channel != "other":
            cited.channel = channel
        if index + 1 not in cited.sentences:
            cited.sentences.append(index + 1)

    def _channel(self, person: Person, index: int) -> Channel:
        text = self.article.sentences[index].text
        if person.kind == "unnamed":
            return "anonymous"
        for channel in ("anonymous", "social_media", "interview", "official_readout", "press_remarks"):
            if self.lexicon.phrases(f"channels.{channel}").search(text):
                return channel
        return "official_readout" if person.kind == "institution" else "press_remarks"

    def _relay(self) -> str | None:
        """The source a sentence without a cue of its own comes from (reading rule 4)."""
        if len(self.cited) == 1 or self.source is None:
            return min(self.cited, key=lambda id: self.cited[id].sentences[0], default=None)
        return self.source

    def _to_the_press(self, text: str) -> bool:
        return bool(self.lexicon.phrases("grammar.after_call").search(text))
