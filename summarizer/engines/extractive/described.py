"""Whom "the president", "her spokesman", "our prime minister", "his host" mean: people told by what they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.engines.extractive.definites import EXACT, UNTITLED, fit, leads
from summarizer.engines.extractive.pronouns import Pronouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Person
    from summarizer.engines.extractive.reader import Mention


_SOON = 5  # sentences in which a lead's "his spokesman" gets his name


class Described(Pronouns):
    """The parties of one article as their titles, sides and aides bring them back."""

    def _definite(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "the president", "the Turkish president", "the aide": the party whom title and side fit best."""
        words = set(mention.text.split())
        calls = words & self.lexicon.words("people.counterparts")
        if known := (self._other(mention, index) if calls else ()) or self._titled_alone(mention):
            return known
        if (theirs := self._own_leader(mention)) is not None:
            return theirs
        if (aide := self._aide_of(mention, index)) is not None:
            return aide
        on_call = self.call.principals
        scores = {
            p.id: fit(mention, p, self.lexicon, title=self._office_of(p), principal=p.id in on_call)
            for p in self._titled_ones()
        }
        best = max(scores.values(), default=0)
        fits = [self.cast[id] for id, score in scores.items() if score == best > UNTITLED]
        if not fits and mention.code and (person := self._untitled_principal(leads(mention, self.lexicon))):
            person.title = person.title or mention.written
            fits = [person]
        if not fits and mention.code:
            fits = self._of_no_country(mention)
        if not fits and words & self.lexicon.words("people.unnamed"):
            only = self._without_title(words) if best == UNTITLED else None
            return (only,) if only else self._teller_meant(mention, index)
        if not fits and (own := self._tellers_leader(words) or (None if best else self._of_that_sex(words))):
            return (own,)
        if not fits and best and not self.author:
            fits = [self.cast[id] for id, score in scores.items() if score == best]
        if len(fits) == 1 and mention.code and fits[0].id in self.call.principals:
            fits[0].code = fits[0].code or mention.code
        return self._likeliest(fits, index)

    def _without_title(self, words: set[str]) -> str | None:
        """ "The Prime Minister affirmed ...": of two leaders, the one whom the text gives no title."""
        ruling = self.lexicon.words("people.high_office") - self.lexicon.words("people.unnamed")
        bare = [id for id in self.call.principals if not self.cast[id].title]
        named = words & ruling or words & self.lexicon.words("people.ranks")
        return bare[0] if named and len(bare) == 1 and len(self.call.principals) > 1 else None

    def _of_no_country(self, mention: Mention) -> list[Person]:
        """ "Norland's finance minister said" of whom the text elsewhere calls "Finance Minister Lia Holm": his land."""
        there = replace(mention, code=None)
        homeless = [
            p for p in self._titled_ones() if not p.code and p.kind == "person" and not self._principal((p.id,))
        ]
        fits = [p for p in homeless if fit(there, p, self.lexicon, title=p.title, principal=False) == EXACT]
        for person in fits if len(fits) == 1 else ():
            person.code = mention.code
        return fits if len(fits) == 1 else []

    def _titled_alone(self, mention: Mention) -> tuple[str, ...]:
        """ "The Prime Minister", of one whom the text calls nothing else."""
        named = [self.cast[id] for id in self.call.principals]
        return tuple(p.id for p in named if p.name == p.title == mention.written)[:1]

    def _of_that_sex(self, words: set[str]) -> str | None:
        """ "Die Aussenministerin" of a call that was a "Bundesrätin"'s: the one woman on it."""
        if not self.lexicon.data["grammar"].get("capital_nouns"):
            return None
        offices = tuple(self.lexicon.words("people.high_office"))
        titled = any(word.endswith("in") and word[:-2].endswith(offices) for word in words)
        women = [id for id in self.call.principals if self.cast[id].female]
        return women[0] if titled and len(women) == 1 else None

    def _aide_of(self, mention: Mention, index: int) -> tuple[str, ...] | None:
        """ "Her spokesperson", "Kolt's adviser": the known one of her side, else somebody without a name."""
        owner = self.cast.find(mention.opener) if mention.opener not in self.lexicon.words("grammar.articles") else None
        words = set(mention.text.split())
        if mention.opener in self.lexicon.words("grammar.possessives") or words & self.lexicon.words(
            "grammar.possessives"
        ):
            named = [id for m in self.mentions[index] if m.end <= mention.start for id in m.ids]
            leaders = [id for id in (*named, self.subject) if id in self.call.principals]
            owner = self.cast[leaders[0]] if leaders and leaders[0] else None
        if owner is None or not self._principal((owner.id,)) or not words & self.lexicon.words("people.teller_titles"):
            return None
        fits = [
            p.id
            for p in self._titled_ones()
            if (p.sentences[0] <= index + 1 or self._side_of(p.id) == owner.id)
            and fit(mention, p, self.lexicon, title=p.title, principal=False)
            and self._side_of(p.id) in (owner.id, None)
            and p.id not in self.call.principals
        ]
        if fits:
            return (fits[-1],)
        if soon := self._named_soon(mention, owner, index):
            return (soon.id,)
        whole = " ".join(w for w in mention.text.split() if w not in self.lexicon.words("grammar.possessives"))
        known = [id for id in self._nameless_so_far(whole.split()[-1], index) if self.cast[id].owner == owner.name]
        person = self.cast[known[-1]] if known else self.cast.add(f"{owner.called}’s {whole}", "unnamed", index + 1)
        person.owner, person.code = owner.name, owner.code
        return (person.id,)

    def _named_soon(self, mention: Mention, owner: Person, index: int) -> Person | None:
        """ "His spokeswoman said" in the lead, "spokeswoman Ewa Lipko told reporters" below: hers, from the start."""
        later = [p for p in self.cast if p.kind == "person" and index + 1 < p.sentences[0] <= index + 1 + _SOON]
        later = [p for p in later if p.id not in self.call.principals and self._side_of(p.id) is None]
        later = [p for p in later if fit(mention, p, self.lexicon, title=p.title, principal=False)]
        first = min(later, key=lambda p: p.sentences[0], default=None) or self._named_next(mention, index)
        if first is not None:
            first.owner, first.code = owner.name, first.code or owner.code
        return first

    def _named_next(self, mention: Mention, index: int) -> Person | None:
        """ "Voss's adviser denied that. “...,” Rami Holm said": who tells next by a name alone is the adviser."""
        if index + 1 >= len(self.mentions):
            return None
        tokens, verbs = self.reader.tokens[index + 1], self.lexicon.verb_heads
        for one in self.mentions[index + 1]:
            person = self.cast[one.ids[0]] if one.kind == "person" and len(one.ids) == 1 else None
            if person is None or person.title or person.sentences[0] != index + 2 or self._principal((person.id,)):
                continue
            if any(0 <= k < len(tokens) and tokens[k].low in verbs for k in (one.end, one.start - 1)):
                person.title = mention.written or None
                return person
        return None

    def _office_of(self, person: Person) -> str | None:
        """His title; for "his British counterpart", who has no other, that of the principal whose counterpart he is."""
        words = set((person.title or "").casefold().split())
        others = [self.cast[id] for id in self.call.principals if id != person.id]
        if len(others) == 1 and person.id in self.call.principals and words & self.lexicon.words("people.counterparts"):
            return others[0].title
        return person.title

    def _tellers_leader(self, words: set[str]) -> str | None:
        """ "« Le président a posé une condition », a dit le porte-parole béninois": his own, though never so titled."""
        teller = self.current if self.current not in self.call.principals else None
        return self._side_of(teller) if words & self.lexicon.words("people.high_office") else None

    def _titled_ones(self) -> list[Person]:
        """Whom a title alone can mean: people, and the nameless who were cited."""
        return [p for p in self.cast if p.kind == "person" or (p.kind == "unnamed" and p.id in self.cited)]

    def _likeliest(self, fits: Sequence[Person], index: int) -> tuple[str, ...]:
        """Of several who fit alike: the principal of the teller's side, or of the readout's; else who told last."""
        ids = [p.id for p in fits]
        if len(ids) > 1 and self._principal(ids):
            side = self._side_of(self.teller or self.current or self.source)
            own = [id for id in ids if id == side]
            return tuple(own[:1] or [id for id in self.call.principals if id in ids][:1])
        fits = [p for p in fits if p.sentences[0] <= index + 1] or fits
        told = {p.id: self._last_cited(p.id, index) if p.id in self.cited else -1 for p in fits}
        ranked = sorted(fits, key=lambda p: (p.id not in self.call.principals, -told[p.id], -p.count))
        return tuple(p.id for p in ranked[:1])

    def _nameless_so_far(self, noun: str, index: int) -> list[str]:
        """Those without a name up to this sentence, the one spoken of last at the end; as far as they are called so."""
        met = [p for p in self.cast if p.kind == "unnamed" and (p.sentences[0] <= index + 1 or p.id in self.cited)]
        met.sort(key=lambda p: max((n for n in p.sentences if n <= index + 1), default=0))
        return [p.id for p in met if noun.casefold() in p.name.casefold().split()]

    def _teller_meant(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "the official": the nameless one called so, or the person quoted last, or the only one; else a new one."""
        if nameless := self._nameless_so_far(mention.text.split()[-1], index):
            return (nameless[-1],)
        told = [id for id in self.cited if id not in self.call.principals and self.cast[id].kind == "person"]
        if mention.code:  # "Malta's finance minister" is nobody of another country, or of none
            told = [id for id in told if self._code_of(id) == mention.code]
        if self.quoted in told and self.quoted_at >= index - 2:
            return (self.quoted,)
        nameless = [id for id in self.cited if self.cast[id].kind == "unnamed"]
        if nameless and len(told) != 1:
            return (nameless[-1],)
        if told and mention.opener not in self.lexicon.words("grammar.unnamed_openers"):
            return (self.source if self.source in told else told[-1],)  # "the spokeswoman" of a minister who told
        person = self.cast.others(mention.written, "unnamed", index + 1)
        person.code = person.code or mention.code
        return (person.id,)

    def _other(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "His interlocutor", "the visitor's host", "her Nepali counterpart": in a call of two, the other one."""
        if len(self.call.principals) != 2:
            return ()
        sided = [id for id in self.call.principals if mention.code and self.cast[id].code == mention.code]
        homeless = [id for id in self.call.principals if mention.code and not self.cast[id].code]
        if len(sided or homeless) == 1:
            return tuple(sided or homeless)  # "her German counterpart": of the two, the one without a country
        before = [m.ids[0] for m in self.mentions[index] if m.end <= mention.start and len(m.ids) == 1]
        near = reversed([id for id in before if id in self.call.principals])
        known = (*near, self.current, self.subject, self.quoted)
        last = next((id for id in known if id in self.call.principals), None)
        return tuple(id for id in self.call.principals if last and id != last)

    def _own_leader(self, mention: Mention) -> tuple[str, ...] | None:
        """ "Our president", "his boss", "her prime minister" of an aide: the principal of his own side."""
        owned = self.lexicon.words("grammar.possessives")
        opener = mention.text.split()[0] if mention.text.split()[0] in owned else mention.opener
        tellers = [
            id for id in (self.teller, self.current, self.subject, self.quoted) if id and id not in self.call.principals
        ]
        if not tellers or opener not in self.lexicon.either("grammar.possessives", "people.pronouns_i"):
            return None
        leading = self.lexicon.either("people.high_office", "people.bosses")
        if not leading & set(mention.text.split()):
            return None
        own = self._side_of(tellers[0])
        taken = {self._side_of(id) for id in self.cited if id != tellers[0]}
        left = [id for id in self.call.principals if id not in taken]
        return (own,) if own else tuple(left) if len(left) == 1 else None

    def _side_of(self, id: str | None) -> str | None:
        """The principal whose aide, office or country's official somebody is."""
        if not id or id not in self.cast.people:
            return None
        person = self.cast[id]
        boss = self.cast.find(person.owner) if person.owner else None
        if boss and boss.id in self.call.principals:
            return boss.id
        for key in ("code", "side"):
            known = getattr(person, key)
            fits = [one for one in self.call.principals if known and getattr(self.cast[one], key) == known]
            if len(fits) == 1:
                return fits[0]
        return None

    def _code_of(self, id: str) -> str | None:
        """A source's country, or that of the principal whose side he is on."""
        leader = self._side_of(id)
        return self.cast[id].code or (self.cast[leader].code if leader else None)

    def _untitled_principal(self, any_title: bool) -> Person | None:
        """ "The President of Russia", where only one principal has neither title nor side: he is meant."""
        open_ones = [
            self.cast[id]
            for id in self.call.principals
            if not self.cast[id].code and (any_title or not self.cast[id].title)
        ]
        return open_ones[0] if len(open_ones) == 1 else None
