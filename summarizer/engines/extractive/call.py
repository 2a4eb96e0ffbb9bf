"""The call itself: who was on it, who made it, by what medium, whether it took place.

"X and Y held a phone call"   "X spoke by phone with Y"   "X received a call from Y"   "X's call with Y"
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.engines.extractive.header import denies, medium_of, status_of
from summarizer.engines.extractive.initiator import Initiator
from summarizer.engines.extractive.occasion import of_earlier_call
from summarizer.engines.extractive.pairs import counterparts, grouped, high, in_turn, leaders, tells_of_call, third

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.mentions import Mention
    from summarizer.engines.extractive.tokens import Token
    from summarizer.record import Medium, Status

_TITLED = 12  # words of titles and countries before two names
_CALL_WORDS = ("call.strong_nouns", "call.wired_nouns", "call.nouns", "call.bare_verbs", "call.verbs")


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


@dataclass(frozen=True, slots=True)
class Contact:
    """One sentence's word of a contact between people: a call, or somebody speaking with somebody."""

    sentence: int
    caller: tuple[str, ...]
    others: tuple[str, ...]
    strong: bool  # a call by its own word, not only "spoke"
    makes: bool  # "X called Y": X made it
    token: int = 0  # where its noun or verb stands

    @property
    def people(self) -> list[str]:
        return list(dict.fromkeys((*self.caller, *self.others)))


@dataclass(frozen=True, slots=True)
class Text:
    """An article with what its sentences speak of: what a call is looked for in."""

    article: Article
    tokens: Sequence[Sequence[Token]]
    mentions: Sequence[Sequence[Mention]]
    cast: Cast


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
    text = Text(article, tokens, mentions, cast)
    if not _is_told_as_call(article, contacts, _talks(text), lexicon):
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
    call.denied = call.status == "not_held" and any(denies(s.text, lexicon) for s in article.sentences)
    call.medium = medium_of(article, call, lexicon)
    told = Initiator(article, tokens, mentions, call, cast, lambda mention: _ids([mention], cast)).find()
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
        if spoke or (sentence.number <= _FIRST and _talk_with(tokens, mentions, persons, lexicon)):
            found.append(sentence.number)
    return [n for n in found if not of_earlier_call(text.article.sentences[n - 1].text, lexicon)]


def _is_told_as_call(article: Article, contacts: Sequence[Contact], talks: Sequence[int], lexicon: Lexicon) -> bool:
    """Some word of the text says that it was a call; or people "spoke", and nothing says that they met."""
    certain, uncertain = lexicon.phrases("call.certain"), lexicon.phrases("call.uncertain")
    opening = " ".join(s.text for s in article.sentences[:3])
    spoke = any(c.strong and c.caller and c.others and c.sentence <= 3 for c in contacts)
    if lexicon.phrases("call.intruders").search(opening) and not spoke:
        return False  # tapped phones, a call-in show, a board's conference call
    lead = " ".join(s.text for s in article.sentences[:2])
    opening = lexicon.regex("call.afterwards").sub(" ", opening)  # "met a day after a phone call"
    if lexicon.phrases("call.met").search(lead) and not (certain.search(uncertain.sub(" ", opening)) or spoke):
        return False  # leaders who met, whatever calls came before
    if tells_of_call(article, lexicon):
        return True
    early = [article.sentences[n - 1].text for n in (*(c.sentence for c in contacts), *talks) if n <= _FIRST]
    return bool(early) and not lexicon.phrases("call.met").search(" ".join([article.sentences[0].text, *early]))


def _contacts(number: int, tokens: Sequence[Token], mentions: Sequence[Mention], cast: Cast) -> Iterator[Contact]:
    people = [
        m for m in mentions if m.kind in ("person", "definite", "pronoun") and (m.kind == "pronoun" or _known(m, cast))
    ]
    words = cast.lexicon.either(*_CALL_WORDS)
    for i, token in enumerate(tokens):
        if token.low not in words or any(m.start <= i < m.end for m in people):
            continue
        if _bare_verb(tokens, i, cast.lexicon):
            contact = _by_verb(number, tokens, i, people, cast)
        elif _call_noun(tokens, i, cast.lexicon):
            contact = _by_noun(number, tokens, i, people, cast)
        elif token.low in cast.lexicon.words("call.verbs"):
            contact = _by_verb(number, tokens, i, people, cast)
        else:
            continue
        if contact and len(contact.people) >= 2:
            yield replace(contact, token=i)


def _bare_verb(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """ "will telephone his counterpart", "did not call her": what is else a noun."""
    if tokens[i].low not in lexicon.words("call.bare_verbs"):
        return False
    before = [t.low for t in tokens[max(0, i - 2) : i]]
    helpers = (
        lexicon.words("grammar.modals") | lexicon.words("grammar.base_helpers") | lexicon.words("grammar.infinitive")
    )
    return bool(before) and (
        before[-1] in helpers or (len(before) > 1 and before[-2] in helpers and before[-1] == "not")
    )


def _call_noun(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> str:
    """The strength of a call's noun at `i`: "strong" for what is only a call, "weak" for talk of any kind, else ""."""
    low = tokens[i].low
    if low not in lexicon.either(*_CALL_WORDS):
        return ""
    if low in lexicon.words("call.strong_nouns"):
        return "strong"
    by_wire = i > 0 and tokens[i - 1].low in lexicon.words("call.wires")
    if by_wire and low in lexicon.words("call.wired_nouns"):
        return "strong"
    return "weak" if low in lexicon.words("call.nouns") else ""


def _by_noun(number: int, tokens: Sequence[Token], i: int, people: Sequence[Mention], cast: Cast) -> Contact | None:
    """ "X held a call with Y", "X's call with Y", "a call between X and Y", "X and Y had a conversation"."""
    lexicon = cast.lexicon
    strong = _call_noun(tokens, i, lexicon) == "strong"
    after = next((m for m in people if m.kind != "pronoun" and m.start > i and _linked(tokens, i, m, lexicon)), None)
    others = _ids([after] if after else [], cast)
    if len(others) >= 2 and after and tokens[after.start - 1].low in lexicon.words("call.between"):
        return Contact(number, others, (), strong, False)
    if (owned := _owned_call(tokens, i, people, cast)) is not None:
        return Contact(number, *owned, strong, False)
    if others and cast.author and _subjectless(tokens, i, people):
        return Contact(number, (cast.author,), others, strong, False)
    both = next((m for m in people if len(m.ids) == 2 and m.end <= i), None)
    if both and not others and strong and any(t.low in lexicon.words("call.together") for t in tokens[both.end : i]):
        return Contact(number, both.ids, (), strong, False)  # "X and Y discussed the probe in a video call"
    before = next((m for m in reversed(people) if m.end <= i and i - m.after < 16), None)
    caller = _ids([before], cast) if before and _holds(tokens, before, i, lexicon) else ()
    return Contact(number, caller, others, strong, False)


def _subjectless(tokens: Sequence[Token], i: int, people: Sequence[Mention]) -> bool:
    """ "Just had a good conversation with X", "Great call with X": a post that leaves its author out."""
    return not any(m.end <= i for m in people) and all(t.word for t in tokens[:i])


def _owned_call(
    tokens: Sequence[Token], i: int, people: Sequence[Mention], cast: Cast
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """ "разговор Владимира Путина с Эрдоганом", "entretien de X avec Y": whose call follows its noun."""
    if not cast.lexicon.data["grammar"].get("inverts"):
        return None
    both = next((m for m in people if len(m.ids) > 1 and i < m.start <= i + _TITLED), None)
    if both and not any((t.low,) in cast.lexicon.verbs for t in tokens[i + 1 : both.start]):
        return _ids([both], cast), ()  # "созвон премьер-министров А и Б Олега X и Корнелии Y"
    first = next((m for m in people if i < m.start <= i + 3), None)
    second = first and next(
        (m for m in people if m.start >= first.after and _linked(tokens, first.end - 1, m, cast.lexicon)), None
    )
    if not first or not second or tokens[second.start - 1].low not in cast.lexicon.words("call.with"):
        return None
    return _ids([first], cast), _ids([second], cast)


def _holds(tokens: Sequence[Token], mention: Mention, i: int, lexicon: Lexicon) -> bool:
    """The mention owns the call or has it: "X's call", "X held a ... call"."""
    between = {t.low for t in tokens[mention.end : i]}
    return (mention.possessive and i - mention.end < 6) or bool(between & lexicon.words("call.hold_verbs"))


def _by_verb(number: int, tokens: Sequence[Token], i: int, people: Sequence[Mention], cast: Cast) -> Contact | None:
    """ "X spoke with Y", "X and Y talked by phone", "X called Y"."""
    lexicon = cast.lexicon
    inverted = bool(lexicon.data["grammar"].get("inverts"))
    before = next((m for m in reversed(people) if m.after <= i and i - m.after < 6), None)
    making = tokens[i].low in lexicon.words("call.make_verbs") or _bare_verb(tokens, i, lexicon)
    partners = [m for m in people if m.kind != "pronoun"]
    after = next(
        (
            m
            for m in partners
            if m.start > i and (_linked(tokens, i, m, lexicon) or (making and _direct(tokens, i, m, lexicon)))
        ),
        None,
    )
    others = _ids([after] if after else [], cast)
    if before and before.kind == "pronoun" and before.code in ("he", "she"):
        before = next((m for m in reversed(people) if m.kind == "person" and m.after <= before.start), before)
    caller = _ids([before] if before else [], cast)
    if not caller and others and cast.author and _subjectless(tokens, i, people):
        caller = (cast.author,)
    if not before and inverted and after:
        second = next((m for m in people if m.start >= after.after and _linked(tokens, after.end, m, lexicon)), None)
        caller, others = others, _ids([second] if second else [], cast)
    if inverted and not (caller and others):
        caller, others = _around(tokens, i, people, cast)
    makes = making and bool(caller) and after is not None and _direct(tokens, i, after, lexicon)
    if making and not makes and len(caller) < 2 and not inverted:
        return None
    return Contact(number, caller, others, True, makes)


def _direct(tokens: Sequence[Token], i: int, mention: Mention, lexicon: Lexicon) -> bool:
    """ "rang her Finnish opposite number, Antti Salo": the object, however far its name."""
    between = [t.low for t in tokens[i + 1 : mention.start]]
    dated = [n for n, low in enumerate(between) if low in lexicon.words("dates.weekdays") and n]
    between = [low for n, low in enumerate(between) if n not in dated and n + 1 not in dated]  # "rief am Montag an"
    if any(verb.report for low in between for verb, _ in lexicon.verbs.get((low,), ())):
        return False  # "se sont téléphoné, a annoncé Kolt"
    return mention.kind != "pronoun" and len(between) <= 6 and not set(between) & lexicon.words("grammar.prepositions")


def _around(
    tokens: Sequence[Token], i: int, people: Sequence[Mention], cast: Cast
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ "Lindholm hat am Dienstag mit Kovar telefoniert": subject and partner on one side of the verb."""
    near = [m for m in people if abs(m.start - i) < 30]
    partner = next((m for m in near if m.start and tokens[m.start - 1].low in cast.lexicon.words("call.with")), None)
    subject = next((m for m in near if m is not partner and not (partner and set(m.ids) & set(partner.ids))), None)
    return _ids([subject] if subject else [], cast), _ids([partner] if partner else [], cast)


def _known(mention: Mention, cast: Cast) -> bool:
    return bool(mention.ids or _described(mention, cast))


def _described(mention: Mention, cast: Cast) -> tuple[str, ...]:
    """ "the Turkish president": the person whose side and title those are; "I": the author."""
    if mention.kind == "pronoun":
        return (cast.author,) if mention.code in ("i", "you") and cast.author else ()
    if not mention.code:
        alone = [p for p in cast if p.kind == "person" and p.title and p.title.casefold() == mention.written.casefold()]
        return (alone[0].id,) if len(alone) == 1 else ()
    fits = [p for p in cast if p.kind == "person" and p.title and mention.code and p.code == mention.code]
    core = [
        p
        for p in fits
        if cast.lexicon.basics(set(mention.text.split()) & cast.lexicon.words("people.titles"))
        & cast.lexicon.basics((p.title or "").casefold().split())
    ]
    return (core[0].id,) if core else ()


def _ids(mentions: Sequence[Mention | None], cast: Cast) -> tuple[str, ...]:
    return tuple(id for m in mentions if m for id in (m.ids or _described(m, cast)))


def _linked(tokens: Sequence[Token], i: int, mention: Mention, lexicon: Lexicon) -> bool:
    """ "call with Y", "spoke by phone today with Y", "conversation between X and Y", "called Y"."""
    between = [t.low for t in tokens[i + 1 : mention.start]]
    if len(between) > 14 or any(t in ".;" for t in between):
        return False
    if tokens[i].quotation != tokens[mention.start].quotation:
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


def _strong_noun(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    return any(_call_noun(tokens, i, lexicon) == "strong" for i in range(len(tokens)))


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
    nouns = [n for n in open_ones if _strong_noun(tokens[n - 1], lexicon)]
    rest = [n for n in open_ones if n not in same and n not in nouns]
    wired = [n for n in rest if _by_medium(sentences[n - 1].text, lexicon)]
    talks = [n for n in rest if _talk_with(tokens[n - 1], text.mentions[n - 1], main.people, lexicon)]
    named = [n for n in open_ones if _opens_with_talks(tokens[n - 1], lexicon)]
    return list(dict.fromkeys((*same, *nouns, *wired, *talks, *named, *_talks(text))))


def _opens_with_talks(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "The talks are set for Friday"."""
    return (
        len(tokens) > 1 and tokens[0].low in lexicon.words("grammar.articles") and bool(_call_noun(tokens, 1, lexicon))
    )


def _around_both(main: Contact, text: Text) -> list[int]:
    """Early sentences of both, which can date the call where those that tell of it do not."""
    return [n for n, found in enumerate(text.mentions[:_FIRST], 1) if _of_both(found, main.people)]


def _of_both(mentions: Sequence[Mention], people: Sequence[str]) -> bool:
    """ "The two men were connected late on Tuesday", "X discussed gas with Y"."""
    return any(m.kind == "group" for m in mentions) or set(people) <= {id for m in mentions for id in m.ids}


def _talk_with(tokens: Sequence[Token], mentions: Sequence[Mention], people: Sequence[str], lexicon: Lexicon) -> bool:
    """ "A good talk with Ragnheiður tonight", in the first person: the other one alone is named."""
    return any(
        m.start > i and set(m.ids) & set(people) and _linked(tokens, i, m, lexicon)
        for i in range(len(tokens))
        if _call_noun(tokens, i, lexicon)
        for m in mentions
    )
