"""Who asked for a call, where the text says so of one principal.

"at Kyiv's request", "the call, which Oslo had asked for", "received a call from"    by name, office or side
"It was the Australian who rang", "c'est M. X qui a pris l'initiative d'appeler"      in any sentence
"“We asked for it,” the spokesman said", "the request came from them"                 by whose spokesman says so
"I picked up the phone and rang him"                                                  by whoever is the "I"
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.engines.extractive.makers import maker
from summarizer.engines.extractive.pairs import high
from summarizer.engines.extractive.text import Text

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from summarizer.engines.extractive.call import Call
    from summarizer.engines.extractive.cast import Person
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.tokens import Token

_NEAR = 4  # words between "at the request of" and whose request it was
_VERB = 8  # words before "at X's request" among which stands what was requested
_OPENING = 4  # words of a sentence that goes on about the call of the one before
_STEM = 4  # letters by which an adjective is known to be of a country
_BACK = 3  # sentences before a quotation in which its speaker is named


@dataclass(frozen=True)
class Initiator(Text):
    """Finds who asked for the call, where the text says so of one principal."""

    call: Call
    parties: Callable[[Mention], tuple[str, ...]]  # whom a mention means

    def find(self) -> str | None:
        """The principal's id; None where the text is silent or the accounts differ."""
        asked = self.lexicon.phrases("call.who_called_whom")
        if any(asked.search(s.text) and not s.text.rstrip().endswith("?") for s in self.article.sentences):
            return None
        nouns = self.lexicon.either("call.nouns", "call.verbs")
        named = [n for n, tokens in enumerate(self.tokens, 1) if any(t.low in nouns for t in tokens)]
        next_ones = [n + 1 for n in self.call.sentences if n < len(self.tokens)]  # "It was requested by Oslo"
        for n in dict.fromkeys((*self.call.sentences, *named, *next_ones)):
            if found := set(self._told(n, within=None if n in (*self.call.sentences, *named) else _OPENING)):
                return found.pop() if len(found) == 1 else None
        for n in range(1, len(self.tokens) + 1):
            if found := set(self._told_anywhere(n)):
                return found.pop() if len(found) == 1 else None
        made = (
            maker(self.tokens[n - 1], list(self._meant(n)), self.lexicon)
            for n in (*self.call.sentences, *self.call.around)
        )
        return next((id for id in made if id), None)

    def _meant(self, n: int) -> Iterator[tuple[Mention, str]]:
        """The mentions of sentence `n` that mean a principal alone."""
        for mention in self.mentions[n - 1]:
            ids = self.parties(mention)
            if len(ids) == 1 and ids[0] in self.call.principals:
                yield mention, ids[0]

    def _told(self, n: int, within: int | None = None) -> Iterator[str]:
        """In sentence `n`: "at the Turkish side's request", behind "at the request of", before "requested the call".

        With `within`, among its first words alone: "It was requested by Oslo", but "They met in May at his request".
        """
        sentence = self.article.sentences[n - 1]
        for m in self._matches("side_requests", sentence.text, within):
            words = tuple(m[1].casefold().split())
            place = self.lexicon.places.get(words) or self.lexicon.places.get(words[:1])
            sided = self._of_side(place.code) if place else self._by_name(m[1]) or self._of_land(words[0])
            if sided:
                yield sided
                return
        for key, ahead in (("requested_by", True), ("requesting", False)):
            for m in self._matches(key, sentence.text, within):
                at = m.end() if ahead else m.start(m.lastindex or 0)
                if party := self._near(n, sentence.start + at, ahead=ahead):
                    yield party
                    return

    def _told_anywhere(self, n: int) -> Iterator[str]:
        """In a sentence that may lack a call's noun: by its own words for calling."""
        sentence = self.article.sentences[n - 1]
        for m in self._matches("initiating", sentence.text):
            if party := self._near(n, sentence.start + m.start(), ahead=False):
                yield party
        for key in ("ours", "theirs"):
            if next(self._matches(key, sentence.text), None) and (own := self._own_principal(n)):
                others = [id for id in self.call.principals if id != own]
                yield from [own] if key == "ours" else others[:1]
        if next(self._matches("own_wish", sentence.text), None) and (own := self._first_named(n)):
            yield own
        yield from self._rang(n)
        for key in ("rang_me", "mine"):
            if next(self._matches(key, sentence.text), None) and (me := self._first_named(n)):
                others = [id for id in self.call.principals if id != me]
                yield from [me] if key == "mine" else others[:1]

    def _first_named(self, n: int) -> str | None:
        """Whose words those are: the first principal named outside the quotation, else the one who tells it all, else,
        of "he said", the one named last in the sentence before.
        """
        named = [id for m in self.mentions[n - 1] if self.tokens[n - 1][m.start].quotation is None for id in m.ids]
        before = [id for m in self.mentions[n - 2] for id in m.ids] if n > 1 else []
        told = (*named, self.cast.author, *reversed(before))
        return next((id for id in told if id in self.call.principals), None)

    def _rang(self, n: int) -> Iterator[str]:
        """ "I picked up the phone and rang him": whoever is the subject, of an object that is the other one."""
        tokens, found = self.tokens[n - 1], self.mentions[n - 1]
        making = self.lexicon.words("call.make_verbs")
        for i, token in enumerate(tokens):
            if token.low not in making or (i and tokens[i - 1].low in self.lexicon.words("call.passive")):
                continue
            hearer = next((m for m in found if m.start == i + 1 and not m.possessive), None)
            before = (m for m in reversed(found) if m.end <= i and i - m.end < 2 * _NEAR and not m.oblique)
            subject = next(before, None)
            alone = tokens[i - 1].low in self.lexicon.words("call.had") and self._goes_on(tokens, i + 1)
            alone = alone or (token.low in self.lexicon.words("call.wiring") and self._goes_on(tokens, i + 1))
            if subject and subject.kind == "pronoun" and hearer and (other := self._principal(hearer)):
                yield from [id for id in self.call.principals if id != other][:1]  # "She called Kolt from her car"
            elif subject and (alone or (hearer and (hearer.kind == "pronoun" or self._principal(hearer)))):
                ids = [id for id in self.parties(subject) if id in self.call.principals]
                yield from ids[:1] if len(ids) == 1 else ()

    def _goes_on(self, tokens: Sequence[Token], i: int) -> bool:
        """ "Kalnins had called to apologise": nobody needs be told whom."""
        return i < len(tokens) and tokens[i].low in self.lexicon.words("call.purposes")

    def _own_principal(self, n: int) -> str | None:
        """Whose spokesman has the word in sentence `n`: by side, by whom he speaks for, else the one side left open."""
        for back in range(n, max(0, n - 1 - _BACK), -1):
            people = [self.cast[id] for m in self.mentions[back - 1] if m.kind == "person" for id in m.ids]
            if speaker := next((p for p in people if p.id not in self.call.principals), None):
                return self._spoken_for(speaker)
        return None

    def _spoken_for(self, speaker: Person) -> str | None:
        if speaker.code:
            return self._of_side(speaker.code)
        boss = self.cast.find(speaker.owner) if speaker.owner else None
        if boss and boss.id in self.call.principals:
            return boss.id
        homeless = [id for id in self.call.principals if not self.cast[id].code]
        return (homeless or self.call.principals)[0]

    def _matches(self, key: str, text: str, within: int | None = None) -> Iterator[re.Match[str]]:
        if not self.lexicon.says(f"call.{key}", text):
            return  # as most sentences do not
        for pattern in self.lexicon.regexes(f"call.{key}"):
            for m in pattern.finditer(text):
                words = text[: m.start()].split()
                before = " ".join(words[-_VERB:])
                if (within is None or len(words) < within) and not self.lexicon.phrases("status.cancelled").search(
                    before
                ):
                    yield m  # not "postponed at Astana's request"

    def _near(self, n: int, offset: int, *, ahead: bool) -> str | None:
        """The principal that the mention next to `offset` means."""
        tokens = self.tokens[n - 1]
        at = sum(t.end <= offset for t in tokens)
        if ahead:
            near = [m for m in self.mentions[n - 1] if m.end > at and m.start - at < _NEAR]
        else:
            near = [m for m in reversed(self.mentions[n - 1]) if m.end <= at and at - max(m.after, m.end) < _NEAR]
        for mention in near:
            party = self._principal(mention)
            if party or mention.code:
                return party  # "set up by Angola" is by neither of them
        return None

    def _principal(self, mention: Mention) -> str | None:
        named = [id for id in self.parties(mention) if id in self.call.principals]
        if named:
            return named[0] if len(named) == 1 else None
        return self._of_side(mention.code)

    def _by_name(self, name: str) -> str | None:
        """ "auf Kolts Wunsch": the principal of that name."""
        person = self.cast.find(name)
        return person.id if person and person.id in self.call.principals else None

    def _of_land(self, word: str) -> str | None:
        """ "the Korean side", of the one principal of South Korea: by how the name of a side begins."""
        sides = {
            id: (self.cast[id].side or self.cast.lexicon.country.get(self.cast[id].code or "", ""))
            for id in self.call.principals
        }
        fits = [id for id, side in sides.items() if any(w.startswith(word[:_STEM]) for w in side.casefold().split())]
        return fits[0] if len(fits) == 1 and len(word) >= _STEM else None

    def _of_side(self, code: str | None) -> str | None:
        """The principal of a country; the one without a country where it is neither the other's nor a mediator's."""
        sided = [id for id in self.call.principals if code and self.cast[id].code == code]
        elsewhere = any(p.code == code and high(p, self.lexicon) for p in self.cast if p.id not in self.call.principals)
        homeless = [id for id in self.call.principals if code and not self.cast[id].code and not elsewhere]
        found = sided or homeless
        return found[0] if len(found) == 1 else None
