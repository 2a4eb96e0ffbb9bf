"""Passives: who acts where no subject says so. "It was agreed that ...", "a plan that was backed by Kolt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.lexicon import Verb
from summarizer.engines.extractive.syntax import BREAKS, ENDS, Cue
from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.syntax import Sentence

_OPENERS = ("grammar.that", "grammar.relative", "grammar.questions")


def is_passive(sentence: Sentence, cue: Cue) -> bool:
    """A form of "be" helps it: "was discussed", "had been agreed"."""
    group = {t.low for t in sentence.tokens[cue.start : cue.verb_start]}
    if cue.led or cue.verb.frame == "predicate":
        return False
    helpers = group & sentence.lexicon.words("grammar.passive_helpers")
    reflexive = sentence.lexicon.words("grammar.reflexive")
    if reflexive and cue.verb.lemma.partition("_")[0].endswith(tuple(reflexive)):
        helpers -= reflexive  # "se comprometió a", "se limitó a decir"
    return cue.form == "finite" and bool(helpers)


def passive(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """ "X was discussed", "It was agreed that ...": nobody is named, so the principals together."""
    if sentence.is_in(cue.verb_end, "grammar.by"):
        cue.subject = sentence.mention_starting(cue.verb_end + 1)
    cue.link = "passive"
    if cue.verb.impersonal:
        return cue
    if cue.subject and cues and sentence.is_in(cue.start - 1, "grammar.conjunctions"):
        cue.fresh = True  # "Kolt asked for command and was assured by Voss that ..."
        cue.verb_end = cue.subject.after if sentence.is_in(cue.subject.after, "grammar.that") else cue.verb_end
        return cue
    if cues and cue.verb.frame == "person" and sentence.is_in(cue.start - 1, "grammar.conjunctions"):
        cue.fresh, cue.patient = True, cues[-1].subject  # "Kolt asked for time and was assured of it"
        return cue
    begin = _clause_start(sentence, cue.start)
    opener = sentence.is_in(begin, "grammar.subordinators") and not sentence.is_in(begin, "grammar.conjunctions")
    if (opener or sentence.is_in(cue.start - 1, "grammar.questioned")) and cue.subject is None:
        return None  # "after a student was found dead", "of what was agreed"
    related = begin > 0 and sentence.is_in(begin - 1, "grammar.relative")
    cue.fresh = (begin > 0 and sentence.is_in(begin, "grammar.conjunctions")) or (
        sentence.tokens[begin - 1].text == ";"
    )
    cue.patient = sentence.mention_ending(sentence.left(cue.start))
    cue.start = begin if cue.fresh and cues else cue.start
    if not related and not any(sentence.is_in_any(k, *_OPENERS) for k in range(begin, cue.verb_start)):
        return cue
    return _apposed(sentence, cues, cue)


def taken_up(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """ "Voss proposed a depot, an idea welcomed by Kolt": a participle with its agent."""
    if not cues or not sentence.is_in(cue.verb_end, "grammar.by") or "deeds" not in sentence.lexicon.data:
        return None
    cue.subject, cue.link = sentence.mention_starting(cue.verb_end + 1), "passive"
    return _apposed(sentence, cues, cue)


def taken_by(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """ "Voss suggested a review, an idea (that) Kolt promised to study": she promises what was said before."""
    i = cue.start - sentence.is_in(cue.start - 1, "grammar.relative") - sentence.is_in(cue.start - 1, "grammar.that")
    if not sentence.is_in(i - 1, "grammar.taken_up"):
        return None
    return _apposed(sentence, cues, cue)


def _apposed(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """ "..., a proposal that was supported by Kolt": what she supports is what was said before."""
    if cue.subject is None or not cues:
        return None
    comma = next((j for j in range(cue.start - 1, cues[-1].verb_end, -1) if sentence.tokens[j].text in BREAKS), None)
    if comma is None or not sentence.is_in(comma + 1, "grammar.articles"):
        return None
    cue.fresh, cue.start, cue.about = True, comma, (cues[-1].verb_end, comma)
    return cue


def topic_at(sentence: Sentence, i: int) -> Cue | None:
    """ "The conversation focused on the dam", "the talks also covered the ferry": what the two spoke of."""
    if not sentence.is_in(i, "deeds.turning"):
        return None
    begin = i
    while begin > 0 and sentence.is_in(begin - 1, "grammar.auxiliaries"):
        begin -= 1
    if not sentence.is_in(begin - 1, "deeds.talks") or sentence.is_in(begin, "grammar.negations"):
        return None
    return Cue(begin, i, i + 1, Verb(sentence.tokens[i].low, "inform", "topic"), "finite", "passive", act="inform")


def nothing_at(sentence: Sentence, i: int) -> Cue | None:
    """ "No decision was taken on ...", "No mention was made of ...", "No date was set": by the principals together."""
    if not sentence.is_in(i, "grammar.nothing") or "deeds" not in sentence.lexicon.data:
        return None
    tokens = sentence.tokens
    opens = i == 0 or tokens[i - 1].text in ENDS or tokens[i - 1].mark
    if not opens and not sentence.is_in(i - 1, "grammar.conjunctions"):
        return None
    for k in range(i + 1, min(i + 9, len(tokens))):
        if tokens[k].text in ENDS or sentence.inside_mention(k):
            return None
        if sentence.is_in(k, "grammar.passive_helpers"):
            head = next((j for j in range(k + 1, min(k + 4, len(tokens))) if _participle(sentence, j)), None)
            if head is None:
                return None
            cue = Cue(i, head, head + 1, Verb(tokens[head].low, "inform", "topic"), "finite", "passive", negated=True)
            cue.act, cue.fresh = "inform", True
            if sentence.is_in(head + 1, "grammar.by"):  # "No deadline was ever mentioned by Kolt"
                cue.subject = sentence.mention_starting(head + 2)
            return cue
    return None


def _participle(sentence: Sentence, i: int) -> bool:
    low = sentence.tokens[i].low
    known = verb_at(sentence, i)
    formed = low.endswith("ed") or sentence.is_in(i, "deeds.past")
    return formed or (known is not None and any(form == "finite" for _, form in known[1]))


def _clause_start(sentence: Sentence, i: int) -> int:
    while i > 0 and sentence.tokens[i - 1].text not in ",;:" and not sentence.is_in(i - 1, "grammar.relative"):
        i -= 1
    return i
