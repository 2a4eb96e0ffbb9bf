"""What a text says of the call as a whole: whether it took place, and by what medium.

"was called off an hour before"      not held      "is due to speak"            planned
"no such call was made"              denied        "says the call never happened" of one told as held: disputed
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.engines.extractive.occasion import ELISION, of_earlier_call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.call import Call
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.phrases import Phrases
    from summarizer.record import Medium, Status

_FIRST = 4  # sentences about the call in which it is called off
_EARLY = 8  # sentences in which a denial decides the status
_NEAR = 4
_OPENING = 2  # sentences that would say outright that a call is still to come, or never came
_OWNER = 6  # words between a call's noun and "was requested by"


def status_of(article: Article, call: Call, lexicon: Lexicon) -> Status:
    """What the text says of the call: the sentence that tells of it first decides, a denial anywhere is heard."""
    texts = _of_this_call(article, call, lexicon)
    if _called_off(texts[:_FIRST], lexicon) and not _still_ahead(texts, lexicon):
        return "not_held"
    clauses = [clause for s in article.sentences for clause in s.text.split(";")]
    denied = [text for s in article.sentences[:_EARLY] for text in s.text.split(";") if denies(text, lexicon)]
    if denied:
        turned = [part for text in denied for part in _behind_turns(text, lexicon)]
        told = [text for text in (*clauses, *turned) if text not in denied and _affirms(text, lexicon)]
        return "disputed" if told else "not_held"
    return _planned_or_held(texts, lexicon)


def _of_this_call(article: Article, call: Call, lexicon: Lexicon) -> list[str]:
    """What tells of the call; below its first sentence none of another: "The two are to speak again next month"."""
    first = min(call.sentences, default=0)
    texts = {n: article.sentences[n - 1].text for n in call.sentences}
    return [text for n, text in texts.items() if n == first or not lexicon.says("status.another", text)]


def unsettled(article: Article, lexicon: Lexicon) -> bool:
    """Its first sentences say nothing of a call to come, called off or denied, nor any below that there was none."""
    if any(lexicon.says("status.denial", s.text) for s in article.sentences[:_EARLY]):
        return False
    texts = [s.text for s in article.sentences[:_OPENING]]
    return not any(planned_in(t, lexicon) or _cancelled(t, lexicon) or denies(t, lexicon) for t in texts)


def _affirms(text: str, lexicon: Lexicon) -> bool:
    """It tells that the call was held, in nobody's newspaper."""
    told = lexicon.regex("status.held").search(text)
    return (
        bool(told) and not lexicon.phrases("status.press_reports").search(text) and not of_earlier_call(text, lexicon)
    )


def _behind_turns(text: str, lexicon: Lexicon) -> list[str]:
    """ "X has not called Y, said Oslo, after Minsk told that the two had discussed a swap": what "after" opens."""
    parts = [text[m.start() :] for m in lexicon.phrases("status.turns").finditer(text)]
    groups = lexicon.words("people.groups") | lexicon.words("people.pronouns_they") | {"two"}
    return [
        part
        for part in parts
        if not denies(part, lexicon) and (_has_call(part, lexicon) or not groups.isdisjoint(part.casefold().split()))
    ]


def _called_off(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """It was cancelled; not where it is told as held before: "held a call ... which had been postponed twice"."""
    for text in texts:
        if _cancelled(text, lexicon):
            return True
        if _planned_or_held([text], lexicon) == "held" and lexicon.regex("status.held").search(text):
            return False
    return False


def _still_ahead(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """ "X will hold a call with Y on Friday", whatever earlier day it "had originally been scheduled for"."""
    planned = planned_in(texts[0], lexicon) if texts and not _cancelled(texts[0], lexicon) else None
    return planned is not None and bool(lexicon.phrases("status.ahead").search(planned.group()))


def _planned_or_held(texts: Sequence[str], lexicon: Lexicon) -> Status:
    """By whichever comes first: "is to speak", or "spoke"."""
    for text in texts[:3]:
        planned = planned_in(text, lexicon)
        held = lexicon.regex("status.held").search(text)
        if planned and (not held or planned.start() < held.start()):
            return "planned"
        if held:
            return "held"
    return "held"


def planned_in(text: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Its first word that sets the call in the future."""
    forms = (*lexicon.regexes("status.planned_forms"), *lexicon.regexes("status.moved"))
    asked = lexicon.regex("status.asked_whether").search(text)
    text = text[: asked.start()] if asked else text  # "Asked whether the two would speak again, ..."
    return _first((*forms, lexicon.phrases("status.planned")), text)


def _first(forms: Sequence[re.Pattern[str] | Phrases], text: str) -> re.Match[str] | None:
    """The match that begins first."""
    return min((m for form in forms if (m := form.search(text))), key=lambda m: m.start(), default=None)


def denies(text: str, lexicon: Lexicon) -> bool:
    """ "there was no call", "denied that he had spoken with Y", "dismissed reports of a call"; no charges.

    "in a call, rejected any displacement" denies something else.
    """
    if lexicon.says("status.denial", text):
        return True
    verb = lexicon.regex("status.denying").search(text) if lexicon.says("status.denying", text) else None
    if not verb:
        return False
    text = _denied_part(text, verb, lexicon)
    told = lexicon.phrases("status.denied_things").search(text, verb.end()) or (
        lexicon.phrases("status.press_reports").search_within(text, 0, verb.start())
    )
    spoke = re.findall(r"[^\W\d_]+", text[verb.end() :].casefold())
    calling = lexicon.either("call.nouns", "call.verbs", "call.strong_nouns", "dates.call_verbs", "people.pronouns_it")
    named = not calling.isdisjoint(spoke) or lexicon.phrases("status.press_reports").search(text)
    if told and named and _has_call(text, lexicon):
        return True
    return bool(lexicon.words("call.verbs") & set(spoke[: _NEAR + 2]))


def _denied_part(text: str, verb: re.Match[str], lexicon: Lexicon) -> str:
    """Without where it was said: "denied that he promised it in a call", "Denying any ultimatum, Voss called Kolt"."""
    head, tail = text[: verb.end()], text[verb.end() :]
    if not any(word.islower() for word in head.split()):  # "NIAMEY - Denying that ..."
        tail = tail.partition(",")[0]
    for other in ("status.within", "status.not_of_call"):
        tail = lexicon.regex(other).sub(" ", tail)
    return head + tail


def _cancelled(text: str, lexicon: Lexicon) -> bool:
    """The call was called off, not something else that the two spoke about, nor moved to another day."""
    found = lexicon.phrases("status.cancelled").search(text) or _first(lexicon.regexes("status.cancelling"), text)
    if not found or lexicon.regex("status.held").search(text, 0, found.start()):
        return False
    moved = _first(lexicon.regexes("status.moved"), text)
    if moved and moved.start() < found.end() and found.start() < moved.end():
        return False
    if _event_called_off(text[: found.start()], lexicon):
        return False
    if not lexicon.words("call.nouns").isdisjoint(_words(" ".join(text[found.end() :].split()[:_OWNER]))):
        return True  # "cancelled a call"; not "The meeting was off, so they phoned"
    return _has_call(text[: found.end()], lexicon) and not _puts_off_another_thing(text, found, lexicon)


def _event_called_off(before: str, lexicon: Lexicon) -> bool:
    """ "The meeting in Split was called off and a phone conversation took its place": what was is no call."""
    words = _words(before)
    passive = bool(words) and words[-1] in lexicon.words("grammar.auxiliaries")
    return passive and bool(lexicon.phrases("call.met").search(before)) and not _has_call(before, lexicon)


def _puts_off_another_thing(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """ "asked him in a phone call to put off an accord": a verb in the active, and what it is done to."""
    before, after = text[: found.start()].casefold().split(), text[found.end() :].casefold().split()
    active = before and before[-1][-1].isalpha() and before[-1] not in lexicon.words("grammar.auxiliaries")
    return bool(active and after) and after[0] in lexicon.either("grammar.articles", "grammar.possessives")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", ELISION.sub(" ", text.casefold()))


def _has_call(text: str, lexicon: Lexicon) -> bool:
    return any(
        w in lexicon.words(key) for w in _words(text) for key in ("call.nouns", "call.verbs", "call.strong_nouns")
    )


def medium_of(article: Article, call: Call, lexicon: Lexicon) -> Medium:
    """The first medium that a sentence about the call names; "unspecified" where none does (reading rule 17)."""
    reporting = lexicon.phrases("medium.reporting")  # "an official, reached by phone", tells nothing of the call
    for n in call.sentences:
        text = reporting.sub(" ", article.sentences[n - 1].text)
        for medium in ("video", "phone", "messaging", "in_person"):
            if lexicon.phrases(f"medium.{medium}").search(text) or lexicon.says(f"medium.{medium}_forms", text):
                return medium
    for sentence in article.sentences[:_EARLY]:
        if lexicon.phrases("medium.phone_itself").search(reporting.sub(" ", sentence.text)):
            return "phone"
    return "unspecified"
