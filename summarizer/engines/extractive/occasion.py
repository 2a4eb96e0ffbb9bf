"""What a time expression belongs to: the call, the report of it, or some other event.

"said on Thursday that they had spoken on Wednesday"   Thursday is the report's, Wednesday the call's
"since Monday", "by Friday", "Tuesday's attack"         another event's
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.engines.extractive.lexicon import Lexicon

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[,;:–—()]")
ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’'](?=\w{2})")  # "l’entretien"
_REACH = 12  # words between a verb and the day that it may still date
_OPENING = 2  # words before a time that the sentence opens with
_AHEAD = 2  # "on Monday formally denied"
_PHRASE = 8  # words of "in an interview with the paper on June 17"


def _words(text: str) -> list[str]:
    return _WORD.findall(ELISION.sub(" ", text))


def of_the_report(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """`text[start:end]` says when the news was told: a verb of reporting stands nearest before or right after it."""
    breaks = lexicon.words("grammar.conjunctions") | frozenset(",;:–—()")
    clause = list(takewhile(lambda word: word not in breaks, _words(text[end:].casefold())))
    for word in (*clause[:_AHEAD], *clause[_AHEAD:][-1:]):  # "am Mittwoch vor den Medien sagte"
        if _tells(word, lexicon):
            return True
        if _of_call(word, lexicon):
            break
    for word in reversed(_words(text[:start].casefold())[-_REACH:]):
        if _tells(word, lexicon):
            return True
        if word in ";:–—" or _of_call(word, lexicon) or word in lexicon.words("grammar.that"):
            return False
    return False


def of_a_report(text: str, start: int, lexicon: Lexicon) -> bool:
    """ "In an interview with the paper on June 17, 2026, he said": what is dated so is where the news was told."""
    before = takewhile(lambda word: word not in ",;:–—()", reversed(_words(text[:start].casefold())[-_PHRASE:]))
    return any(word in lexicon.words("dates.reports") for word in before)


def vague_time(text: str, lexicon: Lexicon) -> bool:
    """ "They spoke over the weekend": the call is told as of no certain day; "clashes this week" are something else."""
    for m in lexicon.phrases("dates.vague").finditer(text):
        if of_the_report(text, m.start(), m.end(), lexicon) or of_another_event(text, m.start(), m.end(), lexicon):
            continue
        before = list(takewhile(lambda word: word not in ",;:–—()", reversed(_words(text[: m.start()].casefold()))))
        if any(_of_call(word, lexicon) for word in before):
            return True
    return False


@lru_cache(maxsize=1 << 8)
def of_earlier_call(text: str, lexicon: Lexicon) -> bool:
    """The sentence tells of a call before this one: "their last conversation, in May", "had spoken in March".

    Remembered, as several rules ask it of the same sentence.
    """
    if lexicon.says("call.previous", text):
        return True
    found = lexicon.phrases("grammar.earlier").search(text)
    return bool(found) and any(_of_call(word, lexicon) for word in _words(found[0].casefold()))  # type: ignore[index]


def of_earlier_time(text: str, lexicon: Lexicon) -> bool:
    """The sentence is about another time: of an earlier call, or dated "last month" as a whole, at either end.

    "Last month Kolt condemned the dam." is; "urged Kolt to free two men held since last year" is about the call.
    """
    if of_earlier_call(text, lexicon):
        return True
    for found in lexicon.phrases("grammar.earlier").finditer(text):
        before = _WORD.findall(text[: found.start()].casefold())
        if len(before) <= _OPENING:
            return True
        closes = not _WORD.search(text[found.end() :])
        limits = lexicon.either("dates.limits", "grammar.prepositions")
        if closes and before[-1] not in limits and not any(_tells(word, lexicon) for word in before):
            return True
    return False


def tells_length(text: str, lexicon: Lexicon) -> bool:
    """ "The conversation lasted an hour", "They spoke for an hour": of the call, not "the outage lasted an hour"."""
    if lexicon.phrases("numbers.length_nouns").search(text):
        return True  # "The two sides differ on its length: ..."
    lasting = lexicon.phrases("numbers.lasting").search(text)
    if not lasting:
        return False
    group = lexicon.words("people.groups")
    if any(_of_call(word, lexicon) or word in group for word in _words(text.casefold())):
        return True
    near = _words(text[: lasting.start()].casefold())[-3:] + _words(text[lasting.end() :].casefold())[:2]
    kinds = ("pronouns_it", "pronouns_he", "pronouns_she", "pronouns_they", "pronouns_we", "pronouns_i", "one")
    return any(word in lexicon.words(f"people.{kind}") for word in near for kind in kinds)


def of_another_event(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """A limit ("by Friday", "since May 3"), the owner of something else ("Monday's attack"), another verb's day."""
    before = _words(text[:start].casefold())
    openers = lexicon.words("dates.openers")
    if len(before) > 1 and before[-1] in lexicon.words("dates.owning") and before[-2] not in openers:
        return before[-2] not in lexicon.words("call.strong_nouns")  # "la conferencia de hoy"
    while before and before[-1] in openers:
        before.pop()
    if before and (before[-1] in lexicon.words("dates.limits") or before[-1] in lexicon.words("dates.other_events")):
        return True
    if _in_clause_of_its_own(text[:start], text[end:], lexicon):
        return True
    owned = re.match(r"[’']s\s+([\w-]+(?:\s+[\w-]+)?)", text[end:])
    return bool(owned) and not any(_of_call(word.casefold(), lexicon) for word in owned[1].split())  # type: ignore[index]


def _in_clause_of_its_own(before: str, after: str, lexicon: Lexicon) -> bool:
    """ "since Kolt took office on Oct. 1", "who met him on May 3": a clause without a word of the call."""
    back = list(reversed(_words(before.casefold())[-_REACH:]))
    own = list(takewhile(lambda word: word not in lexicon.words("dates.clause_openers"), back))
    if len(own) == len(back) or any(word in ",;:–—()" or _of_call(word, lexicon) for word in own):
        return False
    ahead = takewhile(lambda word: word not in ",;:–—()", _words(after.casefold()))
    clause = len(own) > 1 and not own[-1].isdigit()  # "before 8 a.m. Wednesday" is none
    return clause and not any(_of_call(word, lexicon) for word in ahead)


def _of_call(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.either("call.nouns", "call.verbs", "call.strong_nouns", "dates.call_verbs")


def _tells(word: str, lexicon: Lexicon) -> bool:
    """Verbs of reporting, and those of a denial; "agreed on Tuesday" and "sostuvieron una charla" tell of the call."""
    if word in lexicon.words("dates.call_verbs"):
        return False
    return word in lexicon.words("dates.telling") or any(verb.report for verb, _ in lexicon.verbs.get((word,), ()))
