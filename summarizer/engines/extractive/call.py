"""The call itself: who was on it, who made it, by what medium, whether it took place.

"X and Y held a phone call"   "X spoke by phone with Y"   "X received a call from Y"   "X's call with Y"
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.engines.extractive.contacts import Contact, call_noun, find_contacts, ids_of, is_linked
from summarizer.engines.extractive.header import denies, medium_of, status_of, unsettled
from summarizer.engines.extractive.initiator import Initiator
from summarizer.engines.extractive.occasion import of_earlier_call
from summarizer.engines.extractive.pairs import counterparts, grouped, high, in_turn, leaders, third
from summarizer.engines.extractive.telling import tells_of_a_call, told_each_other
from summarizer.engines.extractive.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.tokens import Token
    from summarizer.record import Medium, Status

_FIRST = 5  # sentences that tell what a text is about
_SOON = 4  # words between "the two" and "spoke"


@dataclass
class Call:
    principals: list[str] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)  # numbers of those that tell of the call, best first
    around: list[int] = field(default_factory=list)  # early ones of both principals, which may date it
    initiator: str | None = None
    status: Status = "not_a_call"
    medium: Medium = "unspecified"
    denied: bool = False  # not held, by the word of those it would have been between
    told: dict[int, int] = field(default_factory=dict)  # sentence number: the token that tells of the contact
    joined: dict[str, int] = field(default_factory=dict)  # principals who came in later: the sentence that tells so

    def together(self, sentence: int) -> tuple[str, ...]:
        """ "The leaders agreed": the principals who were on the line by then."""
        return tuple(id for id in self.principals if self.joined.get(id, 0) <= sentence)


def find_call(
    article: Article, tokens: Sequence[Sequence[Token]], mentions: Sequence[Sequence[Mention]], cast: Cast
) -> Call:
    """The call an article is about; status "not_a_call" where it is about none."""
    lexicon = cast.lexicon
    contacts = [
        contact
        for number, (words, found) in enumerate(zip(tokens, mentions, strict=True), 1)
        for contact in find_contacts(number, words, found, cast)
    ]
    text = Text(article, tokens, mentions, cast)
    if not tells_of_a_call(article, contacts, _talks(text), lexicon):
        return Call()
    main = _principals(text, contacts)
    if main is None:
        return Call()
    joined = _joining(main, article, mentions, cast)
    about = _about(main, contacts, text)
    more = third(article, about, main.people, cast) or in_turn(article, main.people, cast)
    more = tuple(id for id in more if id not in joined)
    call = Call([*main.people, *more, *joined], about, joined=joined, around=_around_both(main, text))
    call.told = {c.sentence: c.token for c in reversed(contacts) if set(c.people) <= set(main.people)}
    call.status = status_of(article, call, lexicon)
    if call.status in ("planned", "not_held") and unsettled(article, lexicon) and told_each_other(text, main.people):
        call.status = "held"
    call.denied = call.status == "not_held" and any(denies(s.text, lexicon) for s in article.sentences)
    call.medium = medium_of(article, call, lexicon)
    told = Initiator(article, tokens, mentions, cast, call, lambda mention: ids_of([mention], cast)).find()
    call.initiator = None if call.denied else told or _maker(contacts, call)
    return call


def _principals(text: Text, contacts: Sequence[Contact]) -> Contact | None:
    """By a long list of countries, by who "spoke with" whom, else by the ways that `pairs` knows."""
    article, tokens, cast = text.article, text.tokens, text.cast
    if not (listed := grouped(article, tokens, cast, least=3)) and (main := _main(contacts)):
        return main
    found = (
        listed
        or counterparts(tokens, text.mentions, cast)
        or grouped(article, tokens, cast)
        or leaders(article, cast, _talks(text))
    )
    return Contact(found[0], found[1], (), True, False) if found else None


def _maker(contacts: Sequence[Contact], call: Call) -> str | None:
    """Whoever "called" or "phoned" the other, where no sentence says at whose request."""
    made = [c for c in contacts if c.makes and c.caller and set(c.people) <= set(call.principals)]
    return made[0].caller[0] if made and len(made[0].caller) == 1 else None


def _talks(text: Text) -> list[int]:
    """Sentences that tell of talk between people they don't name both: "They talked for an hour"."""
    lexicon, found = text.cast.lexicon, []
    persons = [p.id for p in text.cast if p.kind == "person"]
    for sentence, tokens, mentions in zip(text.article.sentences, text.tokens, text.mentions, strict=True):
        theirs = [m for m in mentions if m.kind == "group" or (m.kind == "pronoun" and m.code == "they")]
        spoke = any(
            t.low in lexicon.words("call.verbs") for m in theirs for t in tokens[m.end : m.end + _SOON] if m.end
        )
        if spoke or (sentence.number <= _FIRST and _talk_with(text, sentence.number, persons)):
            found.append(sentence.number)
    return [n for n in found if not of_earlier_call(text.article.sentences[n - 1].text, lexicon)]


def _main(contacts: Sequence[Contact]) -> Contact | None:
    """The first contact told as a call; else the first of any kind that is told at least twice."""
    candidates = [c for c in contacts if c.strong] or list(contacts)
    if not candidates:
        return None
    wider = [c for c in candidates[:4] if set(c.people) > set(candidates[0].people)]
    return max([candidates[0], *wider], key=lambda c: len(c.people))


def _joining(main: Contact, article: Article, mentions: Sequence[Sequence[Mention]], cast: Cast) -> dict[str, int]:
    """ "The two were joined by Prime Minister X of Y": a third leader, of a side of his own, is one more principal."""
    lexicon = cast.lexicon
    taken = {cast[id].code for id in main.people}
    joined: dict[str, int] = {}
    for sentence, found in zip(article.sentences, mentions, strict=True):
        if not lexicon.phrases("people.joining").search(sentence.text) or of_earlier_call(sentence.text, lexicon):
            continue
        people = [cast[id] for m in found if m.kind == "person" for id in m.ids]
        others = [p for p in people if p.id not in main.people and p.code and p.code not in taken]
        joined |= {p.id: sentence.number for p in others if high(p, lexicon) and p.id not in joined}
    return joined


def _strong_noun(text: Text, number: int) -> bool:
    tokens = text.tokens[number - 1]
    return any(call_noun(tokens, i, text.lexicon) == "strong" for i in text.nouns[number - 1])


def _by_medium(text: str, lexicon: Lexicon) -> bool:
    """ "The leaders spoke by phone on Wednesday"."""
    return any(lexicon.phrases(f"medium.{medium}").search(text) for medium in ("phone", "video"))


def _about(main: Contact, contacts: Sequence[Contact], text: Text) -> list[int]:
    """Sentences that tell of this call: of the same people, then those with a call's noun, then those with its medium.

    "The two last spoke in March" tells of another.
    """
    tokens, lexicon, sentences = text.tokens, text.cast.lexicon, text.article.sentences
    open_ones = [n for n, sentence in enumerate(sentences, 1) if not of_earlier_call(sentence.text, lexicon)]
    same = [c.sentence for c in contacts if set(c.people) <= set(main.people) and c.sentence in open_ones]
    nouns = [n for n in open_ones if _strong_noun(text, n)]
    rest = [n for n in open_ones if n not in same and n not in nouns]
    wired = [n for n in rest if _by_medium(sentences[n - 1].text, lexicon)]
    talks = [n for n in rest if _talk_with(text, n, main.people)]
    named = [n for n in open_ones if _opens_with_talks(tokens[n - 1], lexicon)]
    return list(dict.fromkeys((*same, *nouns, *wired, *talks, *named, *_talks(text))))


def _opens_with_talks(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "The talks are set for Friday"."""
    return (
        len(tokens) > 1 and tokens[0].low in lexicon.words("grammar.articles") and bool(call_noun(tokens, 1, lexicon))
    )


def _around_both(main: Contact, text: Text) -> list[int]:
    """Early sentences of both, which can date the call where those that tell of it do not."""
    return [n for n, found in enumerate(text.mentions[:_FIRST], 1) if _of_both(found, main.people)]


def _of_both(mentions: Sequence[Mention], people: Sequence[str]) -> bool:
    """ "The two men were connected late on Tuesday", "X discussed gas with Y"."""
    return any(m.kind == "group" for m in mentions) or set(people) <= {id for m in mentions for id in m.ids}


def _talk_with(text: Text, number: int, people: Sequence[str]) -> bool:
    """ "A good talk with Ragnheiður tonight", in the first person: the other one alone is named."""
    tokens, mentions = text.tokens[number - 1], text.mentions[number - 1]
    return any(
        m.start > i and set(m.ids) & set(people) and is_linked(tokens, i, m, text.lexicon)
        for i in text.nouns[number - 1]
        for m in mentions
    )
