"""Whom a mention means: names, titles, groups and offices brought back to parties; and who is a source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.engines.extractive.definites import UNTITLED, fit, leads
from summarizer.engines.extractive.offices import same_office
from summarizer.engines.extractive.pronouns import Cited, Pronouns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.engines.extractive.cast import Person
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.said import Said
    from summarizer.record import Channel


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
            "group": self._group,
            "definite": self._definite,
            "document": self._issuer,
            "institution": self._nameless,
            "unnamed": self._nameless,
            "again": self._same_nameless,
            "style": self._style,
            "side": self._capital if framing else self._side,
            "national": self._national,
        }
        return finders[mention.kind](mention, index) if mention.kind in finders else ()

    def _boss_in(self, mention: Mention) -> str | None:
        """ "An adviser to Vauclair": his."""
        boss = self.cast.find(mention.text.split()[-1]) if mention.kind == "unnamed" else None
        return boss.name if boss and boss.id in self.call.principals else None

    def _group(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "The leaders"; "both spokesmen", the sources who are people; "both sides said", one source of each side."""
        tellers = [id for id in self.cited if id not in self.call.principals]
        if self.role == "tells" and mention.text in self.lexicon.words("people.side_groups") and len(tellers) > 1:
            other = next((id for id in tellers if self._side_of(id) != self._side_of(tellers[0])), tellers[1])
            return tellers[0], other
        if mention.text not in self.lexicon.words("people.teller_groups"):
            return self.call.together(index + 1)
        return tuple([id for id in tellers if self.cast[id].kind == "person"][:2] or tellers[:2])

    def _issuer(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "The statement said", "the Australian account": the office that issued it; else the account that runs."""
        near = (m for m in self.mentions[index] if mention.end <= m.start <= mention.end + 1)
        if office := next((m for m in near if m.kind == "institution"), None):
            return self._nameless(office, index)  # "un communiqué du ministère"
        met = [id for id in self.cited if id not in self.call.principals and not self.cast[id].outlet]
        met = [id for id in met if self._last_cited(id, index) or len(self.cited) == 1]
        if mention.code:
            sided = [id for id in met if self._code_of(id) == mention.code]
            return tuple(([id for id in sided if self.cast[id].kind == "institution"] or sided)[-1:])
        if mention.text in self.papers:
            return (self.papers[mention.text],)
        offices = [
            id for id in met if self.cast[id].kind == "institution" or self.cited[id].channel == "official_readout"
        ]
        running = self._relay()
        if running in offices or not offices or mention.text not in self.lexicon.words("people.papers"):
            return (running,) if running else ()
        return (max(offices, key=lambda id: self._last_cited(id, index)),)

    def _code_of(self, id: str) -> str | None:
        """A source's country, or that of the principal whose side he is on."""
        leader = self._side_of(id)
        return self.cast[id].code or (self.cast[leader].code if leader else None)

    def _nameless(self, mention: Mention, index: int) -> tuple[str, ...]:
        if known := self._same_office(mention, index) or self._named_later(mention, index):
            return (known,)
        person = self.cast.others(mention.text, mention.kind, index + 1)
        person.outlet = person.outlet or mention.outlet
        self.outlet = person.id if person.outlet else self.outlet
        person.code = person.code or mention.code or self._owners_code(mention, index)
        person.owner = person.owner or self._boss_in(mention)
        person.plural = mention.text.casefold().endswith("s") and mention.kind == "unnamed"
        return (person.id,)

    def _learn_leaning(self, index: int) -> None:
        """ "the daily Sutrin reported, citing an aide": what the daily reports is the aide's account, from now on."""
        outlets = [m for m in self.mentions[index] if m.outlet and m.kind == "institution" and not m.possessive]
        if not outlets and not self.outlet:
            return
        if not self.lexicon.phrases("people.citing").search(self.article.sentences[index].text):
            return
        ids = [self._resolve(m, index) for m in self.mentions[index] if m.kind in ("person", "definite", "unnamed")]
        aides = [one[0] for one in ids if len(one) == 1 and self._may_tell(one[0])]
        outlet = self._resolve(outlets[0], index)[0] if outlets else self.outlet
        if aides and outlet:
            self.leans[outlet] = aides[-1]
            self._cite(aides[-1], index)

    def _may_tell(self, id: str) -> bool:
        """Neither a principal nor an outlet."""
        return id not in self.call.principals and not self.cast[id].outlet and self.cast[id].kind != "institution"

    def _chain(self, relays: Sequence[str], said: Said) -> tuple[str, ...]:
        """The relays, nearest the speaker first: behind a newspaper stands whoever it cites, before it he himself."""
        chain: list[str] = []
        for id in (*relays, *self.relayed):
            chain += [self.leans[id], id] if self.leans.get(id) else [id]
        last = self.cast[chain[-1]]
        outlet = self._reporting(said.sentence - 1)
        if outlet and not last.outlet and self.leans.get(outlet) == last.id:
            chain.append(outlet)
        return tuple(id for id in dict.fromkeys(chain) if id not in said.speaker)

    def _reporting(self, index: int) -> str | None:
        """ "In the Sutrin report, the aide also said ...": the outlet in the sentence itself."""
        outlets = [m for m in self.mentions[index] if m.outlet and m.kind == "institution"]
        found = self._resolve(outlets[0], index) if outlets else ()
        return found[0] if found else None

    def _same_nameless(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "the people said", "one of the sources said": those cited before without a name."""
        nameless = self._nameless_so_far(mention.text.split()[-1], index)
        if not nameless and self.source:
            return (self.source,)  # "selon la même source": an office or a person
        nameless = nameless or [id for id in self.cited if self.cast[id].kind == "unnamed"]
        several = [id for id in nameless if self.cast[id].plural] or nameless
        return tuple(several[-1:]) or (self.cast.others(mention.text, "unnamed", index + 1).id,)

    def _style(self, _mention: Mention, _index: int) -> tuple[str, ...]:
        """ "His Highness": the principal of royal title, or the first."""
        royal = self.lexicon.words("people.royal")
        principals = [self.cast[id] for id in self.call.principals]
        fits = [p.id for p in principals if royal & set((p.title or "").casefold().split())]
        fits = fits or [p.id for p in principals]
        return tuple(fits[:1])

    def _owners_code(self, mention: Mention, index: int) -> str | None:
        """ "Abi Rached's office", "his office" behind "Abi Rached urged ...": on his side."""
        if mention.text.split()[0].casefold() in self.lexicon.words("grammar.possessives"):
            named = [id for m in self.mentions[index] if m.end <= mention.start for id in m.ids]
            leaders = [id for id in (*named, self.subject) if id in self.call.principals]
            return self.cast[leaders[0]].code if leaders and leaders[0] else None
        owner = re.split(r"[’']s\b", mention.text)[0]
        boss = self.cast.find(owner) if owner != mention.text else None
        return boss.code if boss else None

    def _same_office(self, mention: Mention, index: int) -> str | None:
        """An office cited before by another name."""
        if mention.kind != "institution" or mention.outlet:
            return None
        cited = [self.cast[id] for id in self.cited]
        known = same_office(mention.text, mention.code or self._owners_code(mention, index), cited, self.lexicon)
        heads = {self._head_of(mention.text), self._head_of(known.name)} - {None} if known else set()
        if len(heads) > 1:
            return None  # "the presidency", in a call of its president with a prime minister whose office told
        if known and mention.text not in (known.name, *known.also):
            known.also.append(mention.text)
        return known.id if known else None

    def _head_of(self, office: str) -> str | None:
        """ "The presidency": the only president of the call; "Kolt's office": Kolt; None where nobody can be told."""
        owner = self.cast.find(re.split(r"[’']s\b", office)[0])
        if owner and owner.id in self.call.principals:
            return owner.id
        low = office.casefold()
        for stems in (("presiden",), ("prime minister", "premier"), ("chancell",)):
            if any(stem in low for stem in stems):
                titles = {id: (self.cast[id].title or "").casefold() for id in self.call.principals}
                heads = [id for id, title in titles.items() if any(stem in title for stem in stems)]
                return heads[0] if len(heads) == 1 else None
        return None

    def _named_later(self, mention: Mention, index: int) -> str | None:
        """ "an adviser to Kolt said", and further on "the adviser, Hrafn Strand, told reporters": one man."""
        words = set(mention.text.casefold().split())
        for person in self.cast if mention.kind == "unnamed" else ():
            later = person.kind == "person" and person.sentences[0] > index + 1
            if later and not self._principal((person.id,)) and (person.title or "").casefold() in words:
                return person.id
        return None

    def _definite(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "the president", "the Turkish president", "the aide": the party whom title and side fit best."""
        words = set(mention.text.split())
        if words & self.lexicon.words("people.counterparts") and (other := self._other(mention, index)):
            return other
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
        if not fits and words & self.lexicon.words("people.unnamed"):
            return self._teller_meant(mention, index)
        if not fits and (own := self._tellers_leader(words)):
            return (own,)
        if not fits and best and not self.author:
            fits = [self.cast[id] for id, score in scores.items() if score == best]
        if len(fits) == 1 and mention.code and fits[0].id in self.call.principals:
            fits[0].code = fits[0].code or mention.code
        return self._likeliest(fits, index)

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
        ]
        if fits:
            return (fits[-1],)
        noun = mention.text.split()[-1]
        known = [id for id in self._nameless_so_far(noun, index) if self.cast[id].owner == owner.name]
        person = self.cast[known[-1]] if known else self.cast.add(f"{owner.called}’s {noun}", "unnamed", index + 1)
        person.owner, person.code = owner.name, owner.code
        return (person.id,)

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
        told = [id for id in told if not (mention.code and self.cast[id].code not in (None, mention.code))]
        if self.quoted in told and self.quoted_at >= index - 2:
            return (self.quoted,)
        nameless = [id for id in self.cited if self.cast[id].kind == "unnamed"]
        if nameless and len(told) != 1:
            return (nameless[-1],)
        if told and mention.opener not in self.lexicon.words("grammar.unnamed_openers"):
            return (self.source if self.source in told else told[-1],)  # "the spokeswoman" of a minister who told
        return (self.cast.others(mention.written, "unnamed", index + 1).id,)

    def _other(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "His interlocutor", "the visitor's host", "her Nepali counterpart": in a call of two, the other one."""
        if len(self.call.principals) != 2:
            return ()
        sided = [id for id in self.call.principals if mention.code and self.cast[id].code == mention.code]
        if len(sided) == 1:
            return tuple(sided)
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
        if opener not in owned | self.lexicon.words("people.pronouns_i") or not tellers:
            return None
        leading = self.lexicon.words("people.high_office") | self.lexicon.words("people.bosses")
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

    def _untitled_principal(self, any_title: bool) -> Person | None:
        """ "The President of Russia", where only one principal has neither title nor side: he is meant."""
        open_ones = [
            self.cast[id]
            for id in self.call.principals
            if not self.cast[id].code and (any_title or not self.cast[id].title)
        ]
        return open_ones[0] if len(open_ones) == 1 else None

    def _capital(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "According to Lima": the source of that side, where one is named."""
        told = [id for id in self.cited if mention.code and self.cast[id].code == mention.code]
        told = [id for id in told if id not in self.call.principals]
        return tuple(told[-1:]) or self._side(mention, index)

    def _national(self, mention: Mention, _index: int) -> tuple[str, ...]:
        """ "El uruguayo aceptó": the principal of that country."""
        fits = [id for id in self.call.principals if mention.code and self.cast[id].code == mention.code]
        return (fits[0],) if len(fits) == 1 else ()

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
        if (cited := self.cited.get(id)) is None:
            cited = self.cited[id] = Cited(self._channel(self.cast[id], index))
        elif cited.channel == "other":
            cited.channel = self._channel(self.cast[id], index)
        if index + 1 not in cited.sentences:
            cited.sentences.append(index + 1)
        papers = self.lexicon.words("people.papers")
        if (
            self.cast[id].kind == "institution"
        ):  # "the White House said in a readout": whose "the readout" is from now on
            self.papers |= {t.low: id for t in self.reader.tokens[index] if t.low in papers}

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
