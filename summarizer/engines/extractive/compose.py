"""Headline and abstract, put together from the record in the article's language: nothing in them that is not in it.

The sentences are templates of the language's data (`[compose]`); where a language has none, English ones serve.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.draft import DraftClaim, DraftParty
    from summarizer.engines.extractive.duration import Duration
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.record import Medium, Status

_MAX_CLAIMS = 4
_MAX_WORDS = 45
_LONGEST_OPENER = 8  # characters, with the one before it


@dataclass(frozen=True)
class Composer:
    """Writes in the language of `words`. `text` is the article's: it shows which article a relay's name takes."""

    words: Lexicon
    text: str = ""

    def headline(
        self,
        status: Status,
        medium: Medium,
        principals: Sequence[DraftParty],
        topics: Sequence[str],
        relay: DraftParty | None,
    ) -> str:
        """One line, the relay named where there is one."""
        line = self._line(status, medium, principals)
        if topics and status == "held":
            line += self._say("about", topics=self.listed(topics[:2]))
        return self._say("headline_relayed", line=line, relay=self._called(relay)) if relay else line

    def abstract(
        self, opening: str, claims: Sequence[DraftClaim], parties: dict[str, DraftParty], status: Status
    ) -> str:
        """Two to five sentences: the call, then its weightiest claims, each with its relay."""
        if status == "not_a_call":
            return self._say("no_call")
        sentences = [opening]
        sentences += [self._told(claim, parties) for claim in _weightiest(claims)]
        if len(sentences) < 2:
            sentences.append(self._say("nothing_told"))
        return " ".join(sentences)

    def opening(
        self,
        status: Status,
        medium: Medium,
        principals: Sequence[DraftParty],
        *,
        length: Duration,
        date: str | None,
        relay: DraftParty | None,
    ) -> str:
        """The sentence that tells of the call itself."""
        qualified = f"length_{length.qualifier}"
        lasting = qualified if qualified in self._templates() else "length"
        told = length.minutes and status == "held"
        text = self._say(
            "opening",
            line=self._line(status, medium, principals, opening=True),
            length=self._say(lasting, minutes=length.minutes) if told else "",
            date=self._date(date) if date else "",
        )
        return self._say("opening_relayed", line=text, relay=self._called(relay)) if relay else f"{text}."

    def listed(self, items: Sequence[str]) -> str:
        """ "a", "a and b", "a, b and c"."""
        return listed(items, self._say("and"))

    def _line(self, status: Status, medium: Medium, principals: Sequence[DraftParty], *, opening: bool = False) -> str:
        """What became of the call: "X and Y spoke by phone", "X and Y are to speak"."""
        key = medium if status == "held" else f"opening_{status}" if opening else status
        who = self.listed([p.name for p in principals]) or self._say("leaders")
        return self._say(key if key in self._templates() else status, who=who)

    def _told(self, claim: DraftClaim, parties: dict[str, DraftParty]) -> str:
        text = claim.text.rstrip(".!?… ")
        speakers = [parties[id].name for id in claim.speaker]
        named = not speakers or any(text.startswith(surname(name)) for name in speakers)
        key = "said_together" if len(speakers) > 1 else "said"
        said = text if named else self._say(key, who=self.listed(speakers), text=text)
        relay = self.listed([self._called(parties[id]) for id in claim.via])
        return self._say("relayed", said=said, relay=relay) if relay else f"{said}."

    def _called(self, party: DraftParty) -> str:
        """The name with its article, in a language that wants one: "l’Élysée"."""
        if not (openers := self._templates().get("name_openers")):
            return party.name
        text, name = self.text.lower(), party.name.lower()
        at = text.find(name)
        while at >= 0:
            opener = _opener(openers).search(text, max(0, at - _LONGEST_OPENER), at)
            if opener and not text[at + len(name) :][:1].isalnum():
                return opener[0] + party.name
            at = text.find(name, at + 1)
        return party.name

    def _date(self, date: str) -> str:
        day = datetime.date.fromisoformat(date)
        month = self.words.ordered("dates.months")[day.month - 1]
        key = f"date_{day.day}" if f"date_{day.day}" in self._templates() else "date"  # "le 1er mars"
        return self._say(key, iso=date, day=day.day, month=month, Month=month.capitalize(), year=day.year)

    def _templates(self) -> dict[str, str]:
        own: dict[str, str] = self.words.data.get("compose") or lexicon("en").data["compose"]
        return own

    def _say(self, key: str, **parts: object) -> str:
        return self._templates()[key].format(**parts)


@cache
def _opener(openers: str) -> re.Pattern[str]:
    """One of the articles, where the text searched ends in it."""
    return re.compile(rf"(?<!\w)(?:{openers})\Z")


def _weightiest(claims: Sequence[DraftClaim]) -> list[DraftClaim]:
    """In the text's order: claims of the call before remarks about it, each speaker heard once before any twice."""
    weight = {"condemn": 0, "agree": 0, "reject": 0, "propose": 1, "commit": 1, "warn": 1, "open_to": 1, "request": 1}
    fit = [c for c in claims if len(c.text.split()) <= _MAX_WORDS]
    ranked = sorted(enumerate(fit), key=lambda item: (not item[1].in_call, weight.get(item[1].act, 2), item[0]))
    chosen: list[int] = []
    for speakers_once in (True, False):
        heard = {fit[i].speaker for i in chosen}
        for i, claim in ranked:
            if len(chosen) < _MAX_CLAIMS and i not in chosen and not (speakers_once and claim.speaker in heard):
                chosen.append(i)
                heard.add(claim.speaker)
    return [fit[i] for i in sorted(chosen)]


def surname(name: str) -> str:
    """The last word of a name that is no "Jr."."""
    words = [word.strip(",") for word in name.split()]
    while len(words) > 1 and words[-1].rstrip(".").casefold() in ("jr", "sr", "ii", "iii"):
        words.pop()
    return words[-1]


def listed(items: Sequence[str], joint: str = "and") -> str:
    """ "a", "a and b", "a, b and c"; `joint` is the language's "and"."""
    items = list(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {joint} {items[-1]}" if items else ""
