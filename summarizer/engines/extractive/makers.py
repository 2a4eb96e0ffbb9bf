"""Who made a call, by the verb that tells so: by voice, by case, by what stands before an object.

"X telephoned Y", "X a téléphoné mardi à Y", "X hat den Präsidenten Y angerufen"    X
"X was telephoned by Y", "X a été appelé par Y", "Президенту X позвонил Y"           Y
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.tokens import Token

_CLAUSE = 30  # words between a verb and those it is about
_CLOSE = 8  # words between a verb and an object that nothing marks
_VOICE = 4  # words before a verb among which stands what makes it passive

Meant = tuple["Mention", str]  # a mention and the principal it means


def maker(tokens: Sequence[Token], people: Sequence[Meant], lexicon: Lexicon) -> str | None:
    """The principal who made the call; None where the sentence doesn't tell of both, or not who of them."""
    making = lexicon.words("call.make_verbs")
    for i, token in enumerate(tokens):
        if token.low not in making or not _whole(tokens, i, lexicon):
            continue
        near = [one for one in people if abs(one[0].start - i) < _CLAUSE]
        if len({id for _, id in near}) != 2:
            continue
        found = (
            _by_agent(tokens, near, lexicon) if _passive(tokens, i, lexicon) else _by_subject(tokens, i, near, lexicon)
        )
        if found:
            return found
    return None


def _whole(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """ "rief ... an": the verb is this one only where its particle follows."""
    particle = lexicon.pairs("call.particles").get(tokens[i].low)
    return particle is None or any(t.low == particle for t in tokens[i + 1 : i + _CLAUSE])


def _passive(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    behind = 2 if lexicon.words("call.particles") else 0  # "angerufen worden"
    return any(t.low in lexicon.words("call.passive") for t in tokens[max(0, i - _VOICE) : i + 1 + behind])


def _by_agent(tokens: Sequence[Token], people: Sequence[Meant], lexicon: Lexicon) -> str | None:
    return next((id for m, id in people if _behind(tokens, m, lexicon.words("call.agents"))), None)


def _by_subject(tokens: Sequence[Token], i: int, people: Sequence[Meant], lexicon: Lexicon) -> str | None:
    """Who is marked as no object, by case or preposition; else who stands before the verb, with the other behind."""
    objects = {id for m, id in people if m.oblique or _behind(tokens, m, lexicon.words("call.objects"))}
    subjects = {id for _, id in people} - objects
    if objects and len(subjects) == 1:
        return subjects.pop()
    before = [id for m, id in people if m.end <= i]
    behind = [id for m, id in people if i < m.start < i + _CLOSE and tokens[m.start].quotation == tokens[i].quotation]
    return before[-1] if before and behind and before[-1] != behind[0] else None


def _behind(tokens: Sequence[Token], mention: Mention, words: frozenset[str]) -> bool:
    """ "a su homólogo turco", "den Präsidenten": one of the words right before a mention, or as its first."""
    return any(t.low in words for t in tokens[max(0, mention.start - 2) : mention.start + 1])
