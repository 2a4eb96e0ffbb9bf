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
_FRAME = 4  # words of "told Kolt of Norland that"
_PHRASE = 8  # words of "in an interview with the paper on June 17"


def _words(text: str) -> list[str]:
    return _WORD.findall(ELISION.sub(" ", text))


def of_the_report(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """`text[start:end]` says when the news was told: a verb of reporting stands nearest before or right after it.

    "telephoned on Monday to protest", "auf Bitten des Präsidenten am Samstag": an aim and a noun tell nothing.
    """
    breaks = lexicon.either("grammar.conjunctions", "grammar.infinitive") | frozenset(",;:–—()")
    clause = list(takewhile(lambda word: word not in breaks, _words(text[end:].casefold())))
    for word in (*clause[:_AHEAD], *clause[_AHEAD:][-1:]):  # "am Mittwoch vor den Medien sagte"
        if _tells(word, lexicon):
            return True
        if _of_call(word, lexicon):
            break
    before = list(enumerate(_words(text[:start])))
    for at, written in reversed(before[-_REACH:]):
        word = written.casefold()
        if _tells(word, lexicon) and not (at and written[0].isupper()):
            return True
        if word in ";:–—" or _of_call(word, lexicon) or word in lexicon.words("grammar.that"):
            return False
    return False


def after_an_event(text: str, start: int, lexicon: Lexicon) -> bool:
    """ "After a call on June 2, they spoke again on Thursday": the day of what went before, where another is told."""
    before = list(takewhile(lambda word: word not in ",;:–—()", reversed(_words(text[:start].casefold())[-_PHRASE:])))
    return any(word in lexicon.words("dates.following") for word in before)


def of_a_briefing(text: str, start: int, lexicon: Lexicon) -> bool:
    """ "In a briefing on Monday, he said they had spoken on Sunday": of a report that is no word for the call too."""
    before = takewhile(lambda word: word not in ",;:–—()", reversed(_words(text[:start].casefold())[-_PHRASE:]))
    nearest = next((word for word in before if word in lexicon.words("dates.reports") or _of_call(word, lexicon)), None)
    return nearest is not None and not _of_call(nearest, lexicon)


def of_a_plan(text: str, start: int, lexicon: Lexicon) -> bool:
    """ "Kolt said that he would attend on Thursday": in what is told, a day of something else."""
    before = _words(text[:start].casefold())
    return any(word in lexicon.either("grammar.that", "dates.coming") or lexicon.is_future(word) for word in before)


def of_what_is_told(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "said that her soldiers had left on June 2": within what is told, in a clause without a word of the call."""
    before = list(reversed(_words(text[:start].casefold())))
    own = list(takewhile(lambda word: word not in lexicon.words("grammar.that"), before))
    if not any(_tells(word, lexicon) for word in before[len(own) + 1 :][:_FRAME]):
        return False
    clause = [*own, *takewhile(lambda word: word not in ",;:–—()", _words(text[end:].casefold()))]
    return not any(_of_call(word, lexicon) for word in clause)


def from_call(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """How many words stand between `text[start:end]` and the nearest one of the call."""
    sides = reversed(_words(text[:start].casefold())), _words(text[end:].casefold())
    return min(n for side in sides for n in [next((n for n, word in enumerate(side) if _of_call(word, lexicon)), 99)])


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
    if before and before[-1] in lexicon.words("dates.modified"):
        owned = owned or re.match(r"\s+([a-z][\w-]+(?:\s+[\w-]+)?)", text[end:])  # "the May 3 riots"
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
