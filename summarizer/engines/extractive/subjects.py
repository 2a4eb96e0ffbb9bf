"""The mention before a verb that is its subject.

"Putin also emphasized ..."   "Trump, who had called, said ..."   "Баразани с этим не согласился"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.displaced import opening_subject, seated_mention
from summarizer.engines.extractive.syntax import BREAKS, STOPS
from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.syntax import Sentence

_PHRASE = 8  # words that may stand between a subject and its verb
_TELLING = ("unnamed", "institution", "definite", "person", "again")


def subject_of(sentence: Sentence, i: int) -> Mention | None:
    """ "Putin also emphasized", "Trump, [who ...,] said": the mention right before, or before a parenthesis."""
    i = sentence.left(i)
    if (giver := _giver(sentence, i)) is not None:
        return giver
    if sentence.is_in(i - 1, "grammar.who"):
        who = sentence.mention_ending(i - 1) or sentence.mention_ending(i - 2)
        return None if who and is_object_of(sentence, who) and _is_opened_by_unnamed(sentence) else who
    if sentence.is_in(i - 1, "grammar.that") and (that := sentence.mention_ending(i - 1)) and is_cleft(sentence, that):
        return that
    mention = sentence.mention_ending(i) or seated_mention(sentence, i)
    if mention and (mention.oblique or is_object(sentence, mention)):
        return None
    if mention and not mention.possessive:
        return _standing_far(sentence, i) if is_object_of(sentence, mention) else mention
    return _before_phrase(sentence, i) or _before_comma(sentence, i) or _standing_far(sentence, i)


def is_cleft(sentence: Sentence, mention: Mention) -> bool:
    """ "it was [Kolt] who rang", "it had been [the Turk] that asked"."""
    k = helped = sentence.left(mention.start)
    while sentence.is_in(helped - 1, "grammar.auxiliaries"):
        helped -= 1
    return helped < k and sentence.is_in(helped - 1, "grammar.it")


def _standing_far(sentence: Sentence, i: int) -> Mention | None:
    """Whoever the sentence opens with, where only what he knows or phrases of place stand before the verb.

    "An adviser to Kolt [who listened to the call] said", "A spokesman for the mission [in Sudria] said".
    """
    opening = opening_subject(sentence)
    if opening is None or opening.after >= i or opening.kind not in _TELLING or opening.oblique:
        return None
    between = range(opening.after, i)
    if any(sentence.tokens[j].text in BREAKS or sentence.tokens[j].mark for j in between):
        return None
    knows = sentence.is_in(opening.after, "grammar.who") or sentence.is_in(opening.after, "grammar.knowing")
    if opening.kind == "unnamed" and knows:
        return opening if len(between) > 1 else None
    if not sentence.is_in(opening.after, "grammar.standing"):
        return None
    told = any(sentence.is_in(j, "grammar.auxiliaries") or _finite(sentence, j) for j in between)
    return None if told else opening


def _finite(sentence: Sentence, i: int) -> bool:
    found = verb_at(sentence, i)
    return found is not None and any(form == "finite" for _, form in found[1])


def _giver(sentence: Sentence, i: int) -> Mention | None:
    """ "[Mencía] habló con la presidenta, X, a quien trasladó ...", "a la que ofreció": the one before the hearer."""
    if not sentence.lexicon.data["grammar"].get("drops_subject"):
        return None
    relative = sentence.is_in(i - 1, "grammar.relative")
    k = next((k for k in range(i - 2, max(i - 4, 0), -1) if sentence.is_in(k, "grammar.to_whom")), None)
    if not relative or k is None:
        return None
    people = [m for m in sentence.mentions if m.kind in ("person", "definite") and m.end <= k]
    return people[-2] if len(people) > 1 and not people[-2].oblique else None


def is_object(sentence: Sentence, mention: Mention) -> bool:
    return mention.kind == "pronoun" and mention.text.casefold() in sentence.lexicon.words("grammar.object_pronouns")


def is_object_of(sentence: Sentence, mention: Mention) -> bool:
    """ "the recent meeting between Putin and Trump discussed": the mention is no subject after a preposition."""
    if mention.kind == "institution" and sentence.is_in(mention.start - 2, "people.documents"):
        return False  # "a statement from the prime minister's office said"
    if mention.kind == "institution" and sentence.lexicon.words("grammar.impersonal_endings"):
        if sentence.is_in(mention.start - 1, "grammar.seated") or mention.start == 0:
            return False  # "В Кремле уточнили, что ...", "Кремль уточнил, что ..."
        opened = sentence.tokens[mention.start - 1]
        conjoined = sentence.is_in(mention.start - 1, "grammar.conjunctions")
        return not conjoined and (opened.word or opened.mark)  # "глава МИД заявил": no office's own word
    return sentence.is_in(mention.start - 1, "grammar.prepositions")


def of_several(sentence: Sentence, i: int) -> bool:
    """ "We welcome", "I condemn", "both sides want": the present tense of these has no ending."""
    if "deeds" not in sentence.lexicon.data:
        return False
    subject = sentence.mention_ending(sentence.left(i))
    if subject is None or subject.possessive or is_object(sentence, subject):
        return False
    several = subject.kind == "group" or len(subject.ids) > 1 or subject.code in ("i", "they")
    return several and not is_object_of(sentence, subject)


def _before_comma(sentence: Sentence, i: int) -> Mention | None:
    """ "Trump, [who ...,] said", "The government spokesperson in Tokyo, [Daisuke Ito,] said"."""
    tokens = sentence.tokens
    if i < 1 or tokens[i - 1].text != ",":
        return None
    apposed = sentence.mention_ending(i - 1)
    if apposed and apposed.kind == "person" and apposed.start > 3 and tokens[apposed.start - 1].text == ",":
        return apposed
    j = i - 2
    while j > 0 and tokens[j].text not in STOPS and i - j < 25:
        before = sentence.mention_ending(j) if tokens[j].text == "," else None
        if (
            before
            and not before.possessive
            and before.kind in ("person", "definite", "institution", "pronoun", "unnamed")
        ):
            opens = before.start == 0 or tokens[before.start - 1].mark or tokens[before.start - 1].text == ","
            return before if opens or sentence.is_in(before.start - 1, "grammar.opens_clause") else None
        j -= 1
    return _behind_relative(sentence, i)


def _behind_relative(sentence: Sentence, i: int) -> Mention | None:
    """ "El diplomático peruano a cargo del expediente, que pidió no ser citado, [admitió]": whoever it opens with."""
    tokens = sentence.tokens
    comma = next((j for j in range(i - 2, 0, -1) if tokens[j].text == ","), 0)
    if not comma or not sentence.is_in(comma + 1, "grammar.relative"):
        return None
    opening = opening_subject(sentence)
    kinds = ("definite", "unnamed", "person", "institution")
    return opening if opening and opening.kind in kinds and opening.end < comma and not opening.oblique else None


def _before_phrase(sentence: Sentence, i: int) -> Mention | None:
    """ "Баразани [с этим] не согласился", "Колтич [эту идею] поддержала": where the language orders so."""
    if not sentence.lexicon.data["grammar"].get("inverts"):
        return None
    for j in range(i - 1, max(i - _PHRASE, 0), -1):
        if sentence.tokens[j].text in BREAKS or sentence.tokens[j].mark or verb_at(sentence, j):
            return None
        if sentence.is_in(j, "grammar.prepositions") or sentence.is_in(j, "grammar.object_openers"):
            found = sentence.mention_ending(j)
            if found is None or found.kind not in ("person", "definite", "pronoun", "institution", "national"):
                continue
            return None if found.possessive or found.oblique or is_object_of(sentence, found) else found
    return None


def _is_opened_by_unnamed(sentence: Sentence) -> bool:
    """ "An adviser to Vauclair, who asked not to be named": Vauclair did not ask."""
    return any(sentence.is_in(i, "people.unnamed") for i in range(min(4, len(sentence.tokens))))


def opens_with_subject(sentence: Sentence) -> bool:
    """ "Rao pushed back, insisting that ...": whoever the sentence opens with insists, whatever he did."""
    opening = opening_subject(sentence)
    kinds = ("person", "definite", "pronoun", "group", "institution", "document", "unnamed")
    return opening is not None and opening.kind in kinds
