"""The call itself: who was on it, who made it, by what medium, whether it took place.

    "X and Y held a phone call"   "X spoke by phone with Y"   "X received a call from Y"   "X's call with Y"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.engines.extractive.tokens import tokenize_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.mentions import Mention
    from summarizer.engines.extractive.tokens import Token
    from summarizer.record import Medium, Status


@dataclass
class Call:
    principals: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)  # numbers of those that tell of the call, best first
    initiator: str | None = None
    status: Status = "not_a_call"
    medium: Medium = "unspecified"


@dataclass(frozen=True, slots=True)
class Contact:
    """One sentence's word of a contact between people: a call, or somebody speaking with somebody."""

    sentence: int
    caller: tuple[str, ...]
    others: tuple[str, ...]
    strong: bool  # a call by its own word, not only "spoke"
    makes: bool  # "X called Y": X made it

    @property
    def people(self) -> list[str]:
        return list(dict.fromkeys((*self.caller, *self.others)))


def find_call(
    article: Article, tokens: Sequence[Sequence[Token]], mentions: Sequence[Sequence[Mention]], cast: Cast
) -> Call:
    """The call an article is about; status "not_a_call" where it is about none."""
    lexicon = cast.lexicon
    contacts = [
        contact
        for number, (words, found) in enumerate(zip(tokens, mentions, strict=True), 1)
        for contact in _contacts(number, words, found, cast)
    ]
    main = _main(contacts)
    if main is None:
        return Call()
    call = Call(main.people, _about(main, contacts, tokens, lexicon))
    call.status = _status(article, call, lexicon)
    call.medium = _medium(article, call, lexicon)
    call.initiator = _initiator(article, call, contacts, mentions, cast)
    return call


def _contacts(
    number: int, tokens: Sequence[Token], mentions: Sequence[Mention], cast: Cast
) -> Iterator[Contact]:
    lexicon = cast.lexicon
    people = [m for m in mentions if m.kind in ("person", "definite") and (m.ids or _known(m, cast))]
    for i, token in enumerate(tokens):
        noun = token.low in lexicon.words("call.nouns")
        verb = token.low in lexicon.words("call.verbs")
        if not (noun or verb) or any(m.start <= i < m.end for m in people):
            continue
        before = [m for m in people if m.end <= i and i - m.after < 14]
        after = [m for m in people if m.start > i and _linked(tokens, i, m, lexicon)]
        caller = _ids(before[-1:], cast)
        others = _ids(after[:1], cast)
        together = tuple(dict.fromkeys((*caller, *others)))
        if len(together) >= 2:
            strong = token.low in lexicon.words("call.strong_nouns") or verb
            makes = token.low in lexicon.words("call.make_verbs") and bool(caller) and after[0].start == i + 1 if after else False
            yield Contact(number, caller, others, strong, makes)


def _known(mention: Mention, cast: Cast) -> bool:
    return bool(_described(mention, cast))


def _described(mention: Mention, cast: Cast) -> tuple[str, ...]:
    """ "the Turkish president": the person whose side and title those are."""
    fits = [p for p in cast if p.kind == "person" and p.title and mention.code and p.code == mention.code]
    core = [p for p in fits if set(mention.text.split()) & set(p.title.casefold().split()) & cast.lexicon.words("people.titles")]  # type: ignore[union-attr]
    return (core[0].id,) if core else ()


def _ids(mentions: Sequence[Mention], cast: Cast) -> tuple[str, ...]:
    return tuple(id for m in mentions for id in (m.ids or _described(m, cast)))


def _linked(tokens: Sequence[Token], i: int, mention: Mention, lexicon: Lexicon) -> bool:
    """ "call with Y", "spoke by phone today with Y", "conversation between X and Y", "called Y"."""
    between = [t.low for t in tokens[i + 1 : mention.start]]
    if len(between) > 14 or any(t in ".;" for t in between):
        return False
    if not between:
        return True
    return between[-1] in lexicon.words("call.with") or bool(
        set(between[-4:]) & lexicon.words("call.with") and not set(between[-4:]) & {","}
    )


def _main(contacts: Sequence[Contact]) -> Contact | None:
    """The first contact told as a call; else the first of any kind that is told at least twice."""
    candidates = [c for c in contacts if c.strong] or list(contacts)
    if not candidates:
        return None
    wider = [c for c in candidates[:4] if set(c.people) > set(candidates[0].people)]
    return max([candidates[0], *wider], key=lambda c: len(c.people))


def _about(
    main: Contact, contacts: Sequence[Contact], tokens: Sequence[Sequence[Token]], lexicon: Lexicon
) -> list[int]:
    """Sentences that tell of this call: of the same people, then those with a call's noun."""
    same = [c.sentence for c in contacts if set(c.people) <= set(main.people)]
    nouns = [
        n for n, words in enumerate(tokens, 1) if any(t.low in lexicon.words("call.strong_nouns") for t in words)
    ]
    return list(dict.fromkeys((*same, *nouns)))


def _status(article: Article, call: Call, lexicon: Lexicon) -> Status:
    text = " ".join(article.sentences[n - 1].text for n in call.sentences[:4])
    held = bool(re.search(lexicon.data["status"].get("held", "(?!)"), text, re.IGNORECASE))
    if lexicon.phrases("status.cancelled").search(text):
        return "not_held"
    if lexicon.phrases("status.denied").search(text):
        return "disputed" if held else "not_held"
    if lexicon.phrases("status.planned").search(text) and not held:
        return "planned"
    return "held"


def _medium(article: Article, call: Call, lexicon: Lexicon) -> Medium:
    texts = [article.sentences[n - 1].text for n in call.sentences]
    for text in texts:
        for medium in ("video", "phone", "messaging", "in_person"):
            if lexicon.phrases(f"medium.{medium}").search(text):
                return medium  # type: ignore[return-value]
    return "unspecified"


def _initiator(
    article: Article, call: Call, contacts: Sequence[Contact], mentions: Sequence[Sequence[Mention]], cast: Cast
) -> str | None:
    """Who made the call, where the text says it: by request of, received from, "called"."""
    lexicon = cast.lexicon
    for n in call.sentences:
        sentence = article.sentences[n - 1]
        for key in ("call.requested", "call.received"):
            m = lexicon.phrases(key).search(sentence.text)
            found = _party_after(article, m.end() + sentence.start, n, mentions, cast, call) if m else None
            if found:
                return found
    made = [c for c in contacts if c.makes and c.caller and set(c.people) <= set(call.principals)]
    return made[0].caller[0] if made and len(made[0].caller) == 1 else None


def _party_after(
    article: Article, offset: int, n: int, mentions: Sequence[Sequence[Mention]], cast: Cast, call: Call
) -> str | None:
    tokens = tokenize_sentence(article, article.sentences[n - 1])
    for mention in mentions[n - 1]:
        if tokens[mention.end - 1].end > offset:
            ids = mention.ids or _described(mention, cast)
            sided = [id for id in call.principals if mention.code and cast[id].code == mention.code]
            return next((id for id in (*ids, *sided) if id in call.principals), None)
    return None
