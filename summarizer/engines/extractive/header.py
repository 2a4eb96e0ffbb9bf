"""What a text says of the call as a whole: whether it took place, by what medium, and who asked for it.

"was called off an hour before"      not held      "is due to speak"            planned
"no such call was made"              denied        "says the call never happened" of one told as held: disputed
"at Kyiv's request", "the call, which Oslo had asked for", "received a call from"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.engines.extractive.occasion import of_earlier_call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.call import Call
    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.mentions import Mention
    from summarizer.engines.extractive.tokens import Token
    from summarizer.record import Medium, Status

_EARLY = 8  # sentences in which a denial decides the status
_NEAR = 4  # words between "at the request of" and whose request it was
_OWNER = 6  # words between a call's noun and "was requested by"


def status_of(article: Article, call: Call, lexicon: Lexicon) -> Status:
    """What the text says of the call: the sentence that tells of it first decides, a denial anywhere is heard."""
    texts = [article.sentences[n - 1].text for n in call.sentences]
    if any(_cancelled(text, lexicon) for text in texts[:4]):
        return "not_held"
    denied = [s.text for s in article.sentences[:_EARLY] if denies(s.text, lexicon)]
    if denied:
        hearsay = lexicon.phrases("status.press_reports")
        told = [s.text for s in article.sentences if _pattern(lexicon, "held").search(s.text) and s.text not in denied]
        return (
            "disputed" if any(not hearsay.search(t) and not of_earlier_call(t, lexicon) for t in told) else "not_held"
        )
    return _planned_or_held(texts, lexicon)


def _planned_or_held(texts: Sequence[str], lexicon: Lexicon) -> Status:
    """By whichever comes first: "is to speak", or "spoke"."""
    for text in texts[:3]:
        planned = _planned(text, lexicon)
        held = _pattern(lexicon, "held").search(text)
        if planned and (not held or planned.start() < held.start()):
            return "planned"
        if held:
            return "held"
    return "held"


def _planned(text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Its first word that sets the call in the future."""
    found = [re.search(form, text, re.IGNORECASE) for form in lexicon.data["status"].get("planned_forms", ())]
    found.append(lexicon.phrases("status.planned").search(text))
    return min((m for m in found if m), key=lambda m: m.start(), default=None)


def denies(text: str, lexicon: Lexicon) -> bool:
    """ "there was no call", "denied that he had spoken with Y", "dismissed reports of a call"; no charges."""
    if _pattern(lexicon, "denial").search(text):
        return True
    verb = _pattern(lexicon, "denying").search(text)
    if not verb:
        return False
    told = lexicon.phrases("status.denied_things").search(text, verb.end()) or (
        lexicon.phrases("status.press_reports").search(text, 0, verb.start())
    )
    spoke = re.findall(r"[^\W\d_]+", text[verb.end() :].casefold())
    return (bool(told) and _has_call(text, lexicon)) or bool(lexicon.words("call.verbs") & set(spoke[: _NEAR + 2]))


def _cancelled(text: str, lexicon: Lexicon) -> bool:
    """The call was called off, not something else that the two spoke about."""
    found = lexicon.phrases("status.cancelled").search(text)
    if not found or _pattern(lexicon, "held").search(text, 0, found.start()):
        return False
    return _has_call(text[: found.start()], lexicon) or _has_call(
        " ".join(text[found.end() :].split()[:_OWNER]), lexicon
    )


def _has_call(text: str, lexicon: Lexicon) -> bool:
    words = re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", text.casefold())
    return any(w in lexicon.words(key) for w in words for key in ("call.nouns", "call.verbs", "call.strong_nouns"))


def _pattern(lexicon: Lexicon, key: str) -> re.Pattern[str]:
    return re.compile(lexicon.data["status"].get(key, "(?!)"), re.IGNORECASE)


def medium_of(article: Article, call: Call, lexicon: Lexicon) -> Medium:
    """The first medium that a sentence about the call names; "unspecified" where none does (reading rule 17)."""
    for n in call.sentences:
        for medium in ("video", "phone", "messaging", "in_person"):
            if lexicon.phrases(f"medium.{medium}").search(article.sentences[n - 1].text):
                return medium
    for sentence in article.sentences[:_EARLY]:
        if lexicon.phrases("medium.phone_itself").search(sentence.text):
            return "phone"
    return "unspecified"


@dataclass(frozen=True, slots=True)
class Initiator:
    """Finds who asked for the call, where the text says so of one principal."""

    article: Article
    tokens: Sequence[Sequence[Token]]
    mentions: Sequence[Sequence[Mention]]
    call: Call
    cast: Cast
    parties: Callable[[Mention], tuple[str, ...]]  # whom a mention means

    @property
    def lexicon(self) -> Lexicon:
        return self.cast.lexicon

    def find(self) -> str | None:
        """The principal's id; None where the text is silent or the accounts differ."""
        if self.lexicon.phrases("call.who_called_whom").search(self.article.text):
            return None
        nouns = self.lexicon.words("call.nouns")
        named = [n for n, tokens in enumerate(self.tokens, 1) if any(t.low in nouns for t in tokens)]
        for n in dict.fromkeys((*self.call.sentences, *named)):
            found = set(self._told(n))
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _told(self, n: int) -> Iterator[str]:
        """In sentence `n`: "at the Turkish side's request", behind "at the request of", before "requested the call"."""
        sentence = self.article.sentences[n - 1]
        for m in self._matches("side_requests", sentence.text):
            words = tuple(m[1].casefold().split())
            place = self.lexicon.places.get(words) or self.lexicon.places.get(words[:1])
            sided = self._of_side(place.code) if place else None
            if sided:
                yield sided
                return
        for key, ahead in (("requested_by", True), ("requesting", False)):
            for m in self._matches(key, sentence.text):
                at = m.end() if ahead else m.start(m.lastindex or 0)
                if party := self._near(n, sentence.start + at, ahead=ahead):
                    yield party
                    return

    def _matches(self, key: str, text: str) -> Iterator[re.Match[str]]:
        for pattern in self.lexicon.data["call"].get(key, ()):
            yield from re.finditer(pattern, text, re.IGNORECASE)

    def _near(self, n: int, offset: int, *, ahead: bool) -> str | None:
        """The principal that the mention next to `offset` means."""
        tokens = self.tokens[n - 1]
        at = sum(t.end <= offset for t in tokens)
        if ahead:
            near = [m for m in self.mentions[n - 1] if m.end > at and m.start - at < _NEAR]
        else:
            near = [m for m in reversed(self.mentions[n - 1]) if m.end <= at and at - max(m.after, m.end) < _NEAR]
        return next((party for m in near if (party := self._principal(m))), None)

    def _principal(self, mention: Mention) -> str | None:
        named = [id for id in self.parties(mention) if id in self.call.principals]
        if named:
            return named[0] if len(named) == 1 else None
        return self._of_side(mention.code)

    def _of_side(self, code: str | None) -> str | None:
        sided = [id for id in self.call.principals if code and self.cast[id].code == code]
        return sided[0] if len(sided) == 1 else None
