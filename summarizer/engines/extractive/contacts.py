"""Who had contact with whom, sentence by sentence, by a call's noun or its verb.

"X held a phone call with Y"   "X and Y talked by phone"   "X's call with Y"   "Great call with Y today"
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.tokens import Token

_APART = 6  # words between who spoke and the verb
_TITLED = 12  # words of titles and countries before two names
_CALL_WORDS = ("call.strong_nouns", "call.wired_nouns", "call.nouns", "call.bare_verbs", "call.verbs")


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


def find_contacts(number: int, tokens: Sequence[Token], mentions: Sequence[Mention], cast: Cast) -> Iterator[Contact]:
    people = [
        m for m in mentions if m.kind in ("person", "definite", "pronoun") and (m.kind == "pronoun" or _known(m, cast))
    ]
    words = cast.lexicon.either(*_CALL_WORDS)
    for i, token in enumerate(tokens):
        if token.low not in words or any(m.start <= i < m.end for m in people):
            continue
        if _bare_verb(tokens, i, cast.lexicon):
            contact = _by_verb(number, tokens, i, people, cast)
        elif call_noun(tokens, i, cast.lexicon):
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
    helpers = lexicon.either("grammar.modals", "grammar.base_helpers", "grammar.infinitive")
    return bool(before) and (
        before[-1] in helpers or (len(before) > 1 and before[-2] in helpers and before[-1] == "not")
    )


def call_noun(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> str:
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


def call_nouns(tokens: Sequence[Token], lexicon: Lexicon) -> list[int]:
    """Where a call's nouns stand."""
    words = lexicon.either(*_CALL_WORDS)
    return [i for i, token in enumerate(tokens) if token.low in words and call_noun(tokens, i, lexicon)]


def _by_noun(number: int, tokens: Sequence[Token], i: int, people: Sequence[Mention], cast: Cast) -> Contact | None:
    """ "X held a call with Y", "X's call with Y", "a call between X and Y", "X and Y had a conversation"."""
    lexicon = cast.lexicon
    strong = call_noun(tokens, i, lexicon) == "strong"
    after = next((m for m in people if m.kind != "pronoun" and m.start > i and is_linked(tokens, i, m, lexicon)), None)
    others = ids_of([after] if after else [], cast)
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
    if before and before.kind == "pronoun" and before.code in ("he", "she") and _holds(tokens, before, i, lexicon):
        named = (m for m in reversed(people) if m.kind == "person" and m.after <= before.start)
        return Contact(number, ids_of([next(named, None)], cast), others, strong, False)  # "X said he had a talk"
    caller = ids_of([before], cast) if before and _holds(tokens, before, i, lexicon) else ()
    if after and not caller and not before:
        caller = ids_of([_behind_comma(tokens, after, people)], cast)
    return Contact(number, caller, others, strong, False)


def _behind_comma(tokens: Sequence[Token], first: Mention, people: Sequence[Mention]) -> Mention | None:
    """ "Four days after his call with X, [Y] sat down with the paper": whom it is about comes last."""
    behind = next((m for m in people if m.start >= first.after and m.kind == "person"), None)
    return behind if behind and behind.start and tokens[behind.start - 1].text == "," else None


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
        return ids_of([both], cast), ()  # "созвон премьер-министров А и Б Олега X и Корнелии Y"
    first = next((m for m in people if i < m.start <= i + 3), None)
    second = first and next(
        (m for m in people if m.start >= first.after and is_linked(tokens, first.end - 1, m, cast.lexicon)), None
    )
    if not first or not second or tokens[second.start - 1].low not in cast.lexicon.words("call.with"):
        return None
    return ids_of([first], cast), ids_of([second], cast)


def _holds(tokens: Sequence[Token], mention: Mention, i: int, lexicon: Lexicon) -> bool:
    """The mention owns the call or has it: "X's call", "X held a ... call"."""
    between = {t.low for t in tokens[mention.end : i]}
    opens = mention.start <= 1 or not any(t.word for t in tokens[mention.start - 1 : mention.start])
    within = opens and bool(between & lexicon.words("call.during"))  # "X raised the matter in a call with Y"
    return (mention.possessive and i - mention.end < 6) or bool(between & lexicon.words("call.hold_verbs")) or within


def _by_verb(number: int, tokens: Sequence[Token], i: int, people: Sequence[Mention], cast: Cast) -> Contact | None:
    """ "X spoke with Y", "X and Y talked by phone", "X called Y"."""
    lexicon = cast.lexicon
    inverted = bool(lexicon.data["grammar"].get("inverts"))
    before = next((m for m in reversed(people) if m.after <= i and _apart(tokens[m.after : i], lexicon) < _APART), None)
    making = tokens[i].low in lexicon.words("call.make_verbs") or _bare_verb(tokens, i, lexicon)
    partners = [m for m in people if m.kind != "pronoun"]
    after = next(
        (
            m
            for m in partners
            if m.start > i and (is_linked(tokens, i, m, lexicon) or (making and _direct(tokens, i, m, lexicon)))
        ),
        None,
    )
    others = ids_of([after] if after else [], cast)
    if before and before.kind == "pronoun" and before.code in ("he", "she"):
        before = next((m for m in reversed(people) if m.kind == "person" and m.after <= before.start), before)
    caller = ids_of([before] if before else [], cast)
    if not caller and others and cast.author and _subjectless(tokens, i, people):
        caller = (cast.author,)
    if not before and inverted and after:
        second = next((m for m in people if m.start >= after.after and is_linked(tokens, after.end, m, lexicon)), None)
        caller, others = others, ids_of([second] if second else [], cast)
    if inverted and not (caller and others):
        caller, others = _around(tokens, i, people, cast)
    makes = making and bool(caller) and after is not None and _direct(tokens, i, after, lexicon)
    if makes and after and _names(tokens[after.after :], lexicon):
        return None
    if making and not makes and len(caller) < 2 and not inverted:
        return None
    return Contact(number, caller, others, True, makes)


def _apart(tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """The words between, without a date: "Voss on Saturday, Nov. 20, spoke"."""
    if len(tokens) < _APART or len(tokens) > 2 * _APART:
        return len(tokens)
    dates = lexicon.either("dates.weekdays", "dates.months", "dates.short_months")
    return sum(t.word and t.low.rstrip(".") not in dates and not t.text.isdigit() for t in tokens)


def _names(rest: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "called Minister Pires a friend" says what she is; "called her a day later" does not."""
    words = [token.low for token in rest[:2]]
    return words[:1] == ["“"] or (
        len(words) == 2
        and words[0] in lexicon.words("call.naming")
        and words[1] not in lexicon.words("call.naming_not")
    )


def _direct(tokens: Sequence[Token], i: int, mention: Mention, lexicon: Lexicon) -> bool:
    """ "rang her Finnish opposite number, Antti Salo": the object, however far its name."""
    between = [t.low for t in tokens[i + 1 : mention.start]]
    dated = [n for n, low in enumerate(between) if low in lexicon.words("dates.weekdays") and n]
    between = [low for n, low in enumerate(between) if n not in dated and n + 1 not in dated]  # "rief am Montag an"
    if any(verb.report for low in between for verb, _ in lexicon.verbs.get((low,), ())):
        return False  # "se sont téléphoné, a annoncé Kolt"
    possessive = mention.possessive and "deeds" in lexicon.data  # "called Kolt's account poetic"
    return (
        mention.kind != "pronoun"
        and not possessive
        and len(between) <= 6
        and not set(between) & lexicon.words("grammar.prepositions")
    )


def _around(
    tokens: Sequence[Token], i: int, people: Sequence[Mention], cast: Cast
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ "Lindholm hat am Dienstag mit Kovar telefoniert": subject and partner on one side of the verb."""
    near = [m for m in people if abs(m.start - i) < 30]
    partner = next((m for m in near if m.start and tokens[m.start - 1].low in cast.lexicon.words("call.with")), None)
    subject = next((m for m in near if m is not partner and not (partner and set(m.ids) & set(partner.ids))), None)
    return ids_of([subject] if subject else [], cast), ids_of([partner] if partner else [], cast)


def is_linked(tokens: Sequence[Token], i: int, mention: Mention, lexicon: Lexicon) -> bool:
    """ "call with Y", "spoke by phone today with Y", "conversation between X and Y", "called Y"."""
    between = [t.low for t in tokens[i + 1 : mention.start]]
    if len(between) > 14 or any(t in ".;" for t in between):
        return False
    if tokens[i].quotation != tokens[mention.start].quotation:
        behind = tokens[mention.start].quotation is None and "," not in between  # "“a long talk” with Y"
        return behind and bool(between) and between[-1] in lexicon.words("call.with")
    if not between:
        return True
    return between[-1] in lexicon.words("call.with") or bool(
        set(between[-4:]) & lexicon.words("call.with") and not set(between[-4:]) & {","}
    )


def _known(mention: Mention, cast: Cast) -> bool:
    return bool(mention.ids or _described(mention, cast))


def _described(mention: Mention, cast: Cast) -> tuple[str, ...]:
    """ "the Turkish president": the person whose side and title those are; "I": the author."""
    if mention.kind == "pronoun":
        return (cast.author,) if mention.code in ("i", "you") and cast.author else ()
    if not mention.code:
        alone = [p for p in cast if p.kind == "person" and p.title and p.title.casefold() == mention.written.casefold()]
        alone = [p for p in alone if p.name == p.title] or alone  # he whom the text calls nothing else
        return (alone[0].id,) if len(alone) == 1 else ()
    fits = [p for p in cast if p.kind == "person" and p.title and mention.code and p.code == mention.code]
    core = [
        p
        for p in fits
        if cast.lexicon.basics(set(mention.text.split()) & cast.lexicon.words("people.titles"))
        & cast.lexicon.basics((p.title or "").casefold().split())
    ]
    return (core[0].id,) if core else ()


def ids_of(mentions: Sequence[Mention | None], cast: Cast) -> tuple[str, ...]:
    return tuple(id for m in mentions if m for id in (m.ids or _described(m, cast)))
