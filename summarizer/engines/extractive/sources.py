"""Who is a source: offices, statements and the nameless, and what each is called later.

"an adviser to Voss said ... the adviser added"     one man
"the presidency said ... according to the palace"   one office
"two diplomats said ... the other diplomat said"    two men
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.engines.extractive.aides import home_of
from summarizer.engines.extractive.definites import words_of
from summarizer.engines.extractive.described import Described
from summarizer.engines.extractive.offices import head_by_office, of_state, same_office
from summarizer.engines.extractive.pronouns import Cited
from summarizer.engines.extractive.tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Person
    from summarizer.engines.extractive.reader import Mention
    from summarizer.record import Channel

_LEAD = 3  # sentences of a headline and a lead
_NEXT = 4  # sentences within which a lead's aide gets his name
_CHANNELS: tuple[Channel, ...] = ("anonymous", "social_media", "interview", "official_readout", "press_remarks")


class Sources(Described):
    """The sources of one article as its sentences go by; `cited` holds them by party id."""

    def _boss_in(self, mention: Mention) -> str | None:
        """ "An adviser to Vauclair", "a Vauclair aide": his."""
        named = [word for word in mention.text.split() if word[:1].isupper()] if mention.kind == "unnamed" else []
        bosses = [boss for word in named if (boss := self.cast.find(word)) and boss.id in self.call.principals]
        return bosses[-1].name if bosses else None

    def _issuer(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "The statement said", "the Australian account": the office that issued it; else the account that runs."""
        near = (m for m in self.mentions[index] if mention.end <= m.start <= mention.end + 1)
        if office := next((m for m in near if m.kind == "institution"), None):
            return self._nameless(office, index)  # "un communiqué du ministère"
        if mention.opener and (own := self._it()):
            return own  # "The palace sees it otherwise. Its statement says ..."
        met = [id for id in self.cited if id not in self.call.principals and not self.cast[id].outlet]
        met = [id for id in met if self._last_cited(id, index) or len(self.cited) == 1]
        if mention.code:
            sided = [id for id in met if self._code_of(id) == mention.code]
            known = ([id for id in sided if self.cast[id].kind == "institution"] or sided)[-1:]
            return tuple(known) or self._side_told(mention, index)
        if mention.text in self.papers:
            return (self.papers[mention.text],)
        offices = [
            id for id in met if self.cast[id].kind == "institution" or self.cited[id].channel == "official_readout"
        ]
        running = self._relay()
        if running in offices or not offices or mention.text not in self.lexicon.words("people.papers"):
            return (running,) if running else ()
        return (max(offices, key=lambda id: self._last_cited(id, index)),)

    def _side_told(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "Dhaka's account was different", of whom no office has told so far: the one that will, else Dhaka."""
        for at in range(index + 1, len(self.mentions)):
            for office in self.mentions[at]:
                if office.kind == "institution" and office.code == mention.code and not office.outlet:
                    return self._nameless(office, at)
        words = [t for t in self.reader.tokens[index][mention.start : mention.end - 1] if t.low not in POSSESSIVE]
        words = [t for t in words if t.low not in self.lexicon.words("grammar.articles")]
        place = self.lexicon.places.get(tuple(t.low for t in words))
        if place is None:
            return ()
        named = " ".join(t.text for t in words)
        name = self.cast.country_name(place.code, self.article.text) if place.kind == "adjective" else named
        person = self.cast.others(name, "institution", index + 1)
        person.code = mention.code
        return (person.id,)

    def _document(self, mention: Mention, index: int) -> tuple[str, ...]:
        """Whose a post is, or a statement."""
        posts = self.lexicon.either("people.posts", "people.messages", "people.which_one")
        return self._of_post(mention, index) if mention.text in posts and self.posters else self._issuer(mention, index)

    def _of_post(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "Rao's post", "her last message", "the thread": of whoever is named or agrees, else who posted last."""
        so_far = [id for id, numbers in self.posters.items() if numbers[0] <= index + 1] or list(self.posters)
        order = [id for id in (self.quoted, self.subject) if id in so_far]
        order += sorted(so_far, key=lambda id: -max((n for n in self.posters[id] if n <= index + 1), default=0))
        if owner := self.cast.find(mention.opener) if mention.opener[:1].isupper() else None:
            return (owner.id,)
        pronoun = {"his": "he", "her": "she"}.get(mention.opener, "one")
        return tuple([id for id in order if self._agrees(self.cast[id], pronoun)][:1])

    def _nameless(self, mention: Mention, index: int) -> tuple[str, ...]:
        if mention.outlet and mention.text in self.lexicon.either("people.outlet_nouns", "people.outlet_papers"):
            known = self.outlet if mention.text in self.lexicon.words("people.outlet_nouns") else self._paper()
            return (known,) if known else ()  # "the paper", "the report"
        if mention.code is None and self.reader.tokens[index][mention.start].low in self.lexicon.words(
            "people.pronouns_its"
        ):
            mention = replace(mention, code=self._side_before(mention, index))
        if mention.text in self.cast.acronyms:
            mention = replace(mention, text=self.cast.acronyms[mention.text])
        if known := self._same_office(mention, index) or self._named_later(mention, index):
            return (known,)
        person = self.cast.others(mention.text, mention.kind, index + 1, mention.code)
        person.outlet = person.outlet or mention.outlet
        self.outlet = person.id if person.outlet else self.outlet
        person.code = person.code or mention.code or self._owners_code(mention, index)
        person.code = person.code or (self._heads_code(mention.text) if mention.kind == "institution" else None)
        if person.code is None and mention.kind == "institution" and of_state(mention.text, self.lexicon):
            person.code = self._home_code(index)
        person.owner = person.owner or self._boss_in(mention)
        person.plural = mention.text.casefold().endswith("s") and mention.kind == "unnamed"
        return (person.id,)

    def _side_before(self, mention: Mention, index: int) -> str | None:
        """ "Yerevan confirmed the call. Its ministry said ...": the country spoken of last."""
        here = [m.code for m in self.mentions[index] if m.kind == "side" and m.end <= mention.start]
        before = [m.code for m in self.mentions[index - 1] if m.kind == "side"] if index else []
        return next((code for code in (*reversed(here), *before) if code), None)

    def _in_order(self, ordering: str, mention: Mention, nameless: Sequence[str], index: int) -> list[str]:
        """ "the second official", "the first one", "the other diplomat": called so, the first, or not who spoke."""
        called = [id for id in nameless if ordering in self.cast[id].name.casefold().split()]
        if called or ordering == "first":
            return called or list(nameless[:1])
        others = [id for id in nameless if id != self.quoted and not self.cast[id].plural]
        last = self.quoted in nameless and self.quoted is not None and self.cast[self.quoted].plural
        if others or last or not nameless:
            return others[:1] or list(nameless)
        return [self.cast.others(mention.text, "unnamed", index + 1).id]

    def _same_nameless(self, mention: Mention, index: int) -> tuple[str, ...]:
        """ "the people said", "one of the sources said", "the second": those cited before without a name."""
        nameless = self._nameless_so_far(mention.text.split()[-1], index)
        if ordering := mention.text.split()[:-1]:
            nameless = self._in_order(ordering[0], mention, nameless, index)
        elif self.topic and self.topic_at >= index - 1 and self.cast[self.topic].kind == "unnamed":
            return (self.topic,)  # "A second official backed that. It was true, that person said"
        if not nameless and self.source:
            return (self.source,)  # "selon la même source": an office or a person
        nameless = nameless or [id for id in self.cited if self.cast[id].kind == "unnamed"]
        several = [id for id in nameless if self.cast[id].plural] or nameless
        return tuple(several[-1:]) or (self.cast.others(mention.text, "unnamed", index + 1).id,)

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
        code = mention.code or self._owners_code(mention, index) or self._heads_code(mention.text)
        known = same_office(mention.text, code, cited, self.lexicon)
        heads = {self._head_of(mention.text), self._head_of(known.name)} - {None} if known else set()
        if len(heads) > 1:
            return None  # "the presidency", in a call of its president with a prime minister whose office told
        if known and mention.text not in (known.name, *known.also):
            known.also.append(mention.text)
        return known.id if known else None

    def _home_code(self, index: int) -> str | None:
        """ "KAMPALA, June 5 - ..., State House said": an office of the dateline's country, until another's has told."""
        here = home_of([self.cast[id] for id in self.call.principals], self.mentions)
        told = [
            self.cast[id].code for id in self.cited if self._last_cited(id, index) and id not in self.call.principals
        ]
        return here.code if here and all(code in (None, here.code) for code in told) else None

    def _heads_code(self, office: str) -> str | None:
        """ "The presidential press service": the country of the call's only president."""
        head = self._head_of(office)
        return self.cast[head].code if head else None

    def _head_of(self, office: str) -> str | None:
        """ "The presidency": the only president of the call; "Kolt's office": Kolt; None where nobody can be told."""
        owner = self.cast.find(re.split(r"[’']s\b", office)[0])
        if owner and owner.id in self.call.principals:
            return owner.id
        head = head_by_office(office, [self.cast[id] for id in self.call.principals])
        return head.id if head else None

    def _named_later(self, mention: Mention, index: int) -> str | None:
        """ "an adviser to Kolt said", and further on "the adviser, Hrafn Strand, told reporters": one man."""
        words = set(mention.text.casefold().split())
        for person in self.cast if mention.kind == "unnamed" else ():
            later = person.kind == "person" and person.title and person.sentences[0] > index + 1
            if not later or self._principal((person.id,)) or (mention.code and person.code not in (None, mention.code)):
                continue
            title = (person.title or "").casefold()
            if title in words or self._is_introduced(mention, person, index):
                person.code = person.code or mention.code
                return person.id
        return None

    def _is_introduced(self, mention: Mention, person: Person, index: int) -> bool:
        """ "a minister in Sudra told of it": "Sudrian Water Minister Ana Holm"; an aide of whom a lead tells has his
        name and office next."""
        titles = self.lexicon.words("people.titles")
        nouns, held = words_of(mention.text, self.lexicon) & titles, words_of(person.title or "", self.lexicon)
        if nouns and nouns <= held and mention.code is not None and mention.code == person.code:
            return not self._anonymous(index)
        soon = index < _LEAD and person.sentences[0] <= index + _NEXT
        generic = nouns <= self.lexicon.words("people.aides") and held & self.lexicon.words("people.relay_titles")
        named = self._boss_in(mention)
        boss = self.cast.find(named) if named else None
        theirs = boss is None or (
            (person.owner is None or self.cast.find(person.owner) is boss)
            and (person.code is None or person.code == boss.code)
            and not set((person.title or "").casefold().split()) & self.lexicon.words("people.institution_heads")
        )
        return bool(nouns and soon and theirs and (nouns <= held or generic)) and not self._anonymous(index)

    def _anonymous(self, index: int) -> bool:
        """ "on condition of anonymity": such a source gets no name later."""
        return bool(self.lexicon.phrases("channels.anonymous").search(self.article.sentences[index].text))

    def _cite(self, id: str, index: int) -> None:
        if self.author and id != self.author:
            return  # whoever else has a say in a text of his own, it is he who tells
        if (cited := self.cited.get(id)) is None:
            cited = self.cited[id] = Cited(_usual_channel(self.cast[id]), guessed=True)
        if cited.guessed and (told := self._channel(self.cast[id], index)):
            cited.channel, cited.guessed = told, False  # "the directorate said ...", and later "said on X"
        if index + 1 not in cited.sentences:
            cited.sentences.append(index + 1)
        papers = self.lexicon.words("people.papers")
        if (
            self.cast[id].kind == "institution"
        ):  # "the White House said in a readout": whose "the readout" is from now on
            self.papers |= {t.low: id for t in self.reader.tokens[index] if t.low in papers}

    def _channel(self, person: Person, index: int) -> Channel | None:
        """Where the sentence says that somebody told it; None where it does not."""
        if person.kind == "unnamed" or person.outlet:
            return None
        text = self.article.sentences[index].text
        if self.lexicon.phrases("channels.on_paper").search(text):
            return "official_readout"  # "said in a statement on Facebook"
        if person.kind == "person" and any(m.outlet and not m.possessive for m in self.mentions[index]):
            return "interview"  # "told Radio Suva"
        return next((c for c in _CHANNELS if self.lexicon.phrases(f"channels.{c}").search(text)), None)

    def _relay(self) -> str | None:
        """The source a sentence without a cue of its own comes from (reading rule 4)."""
        if len(self.cited) == 1 or self.source is None:
            return min(self.cited, key=lambda id: self.cited[id].sentences[0], default=None)
        return self.source


def _usual_channel(person: Person) -> Channel:
    """Where somebody like him tells things."""
    if person.kind == "unnamed" or person.outlet:
        return "other" if person.outlet else "anonymous"
    return "official_readout" if person.kind == "institution" else "press_remarks"
