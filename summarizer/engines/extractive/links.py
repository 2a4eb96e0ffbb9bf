"""How a verb of speech hangs on whoever says it: by its subject, by "and", as a participle, as an infinitive.

"Kolt asked for a truce and [thanked] Voss"   by "and"
"Kolt asked for a truce, [thanking] Voss"     as a participle
"[betonte] Scholz"                            by its subject, behind it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.displaced import behind_aside, left_out, opening_subject, seated_mention
from summarizer.engines.extractive.passives import is_passive, passive, taken_by, taken_up
from summarizer.engines.extractive.subjects import of_several, opens_with_subject, subject_of
from summarizer.engines.extractive.syntax import BREAKS, STOPS
from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.syntax import Cue, Sentence

_NOUNS = 10  # words of "a joint commission of both ministries, which Kolt had suggested"
_OPENING = 16  # words that may stand before the verb of a sentence whose subject is left out


def unowned(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """Participles, passives and infinitives: their subject is not beside them."""
    if cue.verb.impersonal:
        return passive(sentence, cues, cue)
    if cue.form == "participle" and not cue.led:
        return _participle(sentence, cues, cue)
    if is_passive(sentence, cue):
        return passive(sentence, cues, cue)
    bare = cue.form == "base" and not _helped(sentence, cue)
    listed = bool(cues) and cues[-1].link == "infinitive" and _follows_conjunction(sentence, cue.start - 1)
    if bare and (not cues or listed):  # "spoke with Kolt to congratulate her and to discuss the dam"
        cue.link, cue.start = "infinitive", cue.start - 1
        return cue
    return None


def owned(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """Finite verbs, with the subject before them, behind them, or shared with the verb before "and"."""
    bare = cue.form == "base" and not _helped(sentence, cue)
    going_on = cue.form == "participle" and not cue.led
    if bare or going_on or cue.verb.impersonal or is_passive(sentence, cue):
        return None
    i = cue.start
    if subject := subject_of(sentence, i):
        cue.subject, cue.link = subject, "subject"
        cue.negated = cue.negated or subject.text == "neither"
        near = sentence.left(i) in (subject.end, subject.after) or seated_mention(sentence, i) is subject
        if not near and sentence.is_in(subject.after, "grammar.object_openers"):
            near, cue.ahead = True, subject.after
        cue.start = subject.start if near else i
        return (taken_by(sentence, cues, cue) or _of_which(sentence, cue)) if near else cue
    if (
        _follows_conjunction(sentence, i)
        and not _is_plural_noun(sentence, cues, cue)
        and not (_is_reduced(sentence, cue) and not cues)
        and (cues or any(f.end <= i for f in sentence.frames) or opens_with_subject(sentence))
    ):
        cue.link = "and"
        return cue
    return (
        _inverted(sentence, cue)
        or _bracketed(sentence, cue)
        or (taken_up(sentence, cues, cue) or _subject_left_out(sentence, cues, cue))
    )


def _subject_left_out(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """ "Asimismo, lamentó ...", "En materia comercial acordaron ...": the main verb of a sentence without a subject."""
    subject = None if cues else left_out(sentence, cue.start, cue.verb_start)
    if subject is None or not _opens_main_clause(sentence, cue.start):
        return None
    cue.subject, cue.link = subject, "subject"
    return cue


def _opens_main_clause(sentence: Sentence, i: int) -> bool:
    """Nothing before `i`, or an opening without a subject of its own: "Por otra parte,", "En ese sentido,"."""
    tokens = sentence.tokens
    begin = i
    while begin > 0 and tokens[begin - 1].text not in ";:–—(" and not tokens[begin - 1].mark:
        frame = next((f for f in sentence.frames if f.end == begin), None)
        if frame:
            break
        begin -= 1
    if 0 < begin < i and tokens[begin - 1].mark and tokens[begin].quotation is None:
        return False  # "Газета «Утро» со ссылкой на ... написала"
    if begin == i:
        return True
    openers = ("grammar.fronted", "grammar.auxiliaries", "grammar.clause_openers", "grammar.prepositions")
    if i - begin > _OPENING or not sentence.is_in_any(begin, *openers):
        return False
    if any(sentence.is_in_any(k, "people.outlet_nouns", "people.thing_nouns") for k in range(begin, i)):
        return False  # "Ранее газета ... написала"
    comma = max((k + 1 for k in range(begin, i) if tokens[k].text == ","), default=begin)
    if any(sentence.is_in_any(k, "grammar.that", "grammar.relative") for k in range(comma, i)):
        return False
    names = [
        m for m in sentence.mentions if begin <= m.start < i and m.kind in ("person", "definite", "group", "unnamed")
    ]
    return all(sentence.is_in(m.start - 1, "grammar.prepositions") or m.end < comma for m in names)


def _is_reduced(sentence: Sentence, cue: Cue) -> bool:
    """ "Mgaya, reached again by the agency, ...", "Kolt, asked about the dam, ...": he was reached and asked."""
    opening = opening_subject(sentence)
    if opening is None or "deeds" not in sentence.lexicon.data or sentence.tokens[cue.start - 1].text != ",":
        return False
    return cue.start - 1 == opening.end == opening.after and cue.form == "finite"


def _is_plural_noun(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> bool:
    """ "thanked doctors and volunteers": no "volunteers" of the present tense behind a verb of the past."""
    low = sentence.tokens[cue.verb_start].low
    past = bool(cues) and not sentence.tokens[cues[-1].verb_start].low.endswith("s")
    return past and "deeds" in sentence.lexicon.data and low.endswith("s") and cue.verb_end == cue.verb_start + 1


def _of_which(sentence: Sentence, cue: Cue) -> Cue:
    """ "a joint commission, which Kolt had suggested": what she suggested stands before."""
    which = cue.start - 1
    if not sentence.is_in(which, "grammar.which") or which < 2 or sentence.tokens[which - 1].text != ",":
        return cue
    verb = next((k for k in range(which - 2, 0, -1) if verb_at(sentence, k)), 0)
    noun = next((k for k in range(which - 2, verb, -1) if sentence.is_in(k, "grammar.determiners")), which - 1)
    while noun > 0 and which - noun < _NOUNS and not _ends_phrase(sentence, noun - 1):
        noun -= 1
    cue.about, cue.start = (noun, which - 1), which - 1
    return cue


def _ends_phrase(sentence: Sentence, i: int) -> bool:
    """No part of the noun phrase behind it: a verb, a preposition, a mark."""
    if sentence.tokens[i].text in BREAKS or sentence.tokens[i].mark or verb_at(sentence, i) is not None:
        return True
    return sentence.is_in_any(i, "grammar.prepositions", "grammar.conjunctions", "grammar.auxiliaries")


def _helped(sentence: Sentence, cue: Cue) -> bool:
    if cue.led:
        return True
    group = {t.low for t in sentence.tokens[cue.group : cue.verb_start]}
    return bool(group & sentence.lexicon.words("grammar.base_helpers")) or of_several(sentence, cue.group)


def _bracketed(sentence: Sentence, cue: Cue) -> Cue | None:
    """ "In dem Gespräch habe Lindholm die Sperrung kritisiert": the auxiliary far from its verb."""
    for k in range(cue.start - 1, max(cue.start - 30, -1), -1):
        if sentence.tokens[k].text in ";:" or sentence.tokens[k].text in STOPS:
            return None
        if sentence.is_in(k, "grammar.brackets"):
            subject = sentence.mention_ending(sentence.left(k)) or sentence.mention_starting(k + 1)
            if subject and not subject.possessive:
                cue.subject, cue.link, cue.bracket = subject, "subject", k
                cue.start = min(subject.start, k)
                return cue
            return None
    return None


def having(sentence: Sentence, cue: Cue) -> Cue | None:
    """ "Putin, having condemned the operation, expressed concern": a claim of Putin's in passing."""
    subject = sentence.mention_ending(cue.start - 1) if sentence.tokens[cue.start - 1].text == "," else None
    if subject and not subject.possessive:
        cue.subject, cue.link = subject, "subject"
        return cue
    return None


def _inverted(sentence: Sentence, cue: Cue) -> Cue | None:
    """ "betonte Scholz", "заявил Песков": the subject stands after the verb, in languages that do so."""
    if not sentence.lexicon.data["grammar"].get("inverts"):
        return None
    after = sentence.mention_starting(behind_aside(sentence, cue.verb_end))
    if after and not after.possessive and not after.oblique:
        cue.subject, cue.link, cue.verb_end = after, "subject", after.after
        return cue
    return None


def _follows_conjunction(sentence: Sentence, i: int) -> bool:
    return sentence.is_in(i - 1, "grammar.conjunctions") or (
        i > 0 and sentence.tokens[i - 1].text == "," and not sentence.lexicon.data["grammar"].get("inverts", False)
    )


def _participle(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """ "..., warning of ..."; "X said, adding that ..."; "along with expressing readiness"."""
    before = sentence.tokens[cue.start - 1].text if cue.start else ""
    frame = next((f for f in sentence.frames if f.end in (cue.start, cue.start - 1) and before in ",–—"), None)
    if frame and frame.source and before == ",":
        cue.link, cue.subject = "frame", frame.source
        return cue
    if not cues and not sentence.frames and sentence.is_in(cue.start - 1, "grammar.participle_openers"):
        cue.link = "and"
        return cue
    if not cues and before == "," and cue.verb.report and opens_with_subject(sentence):
        cue.link = "and"
        return cue
    if (not cues and not sentence.frames) or sentence.is_in(cue.verb_end, "grammar.conjunctions"):
        return None  # nobody says it; or nothing is said: "in writing and ..."
    joined = sentence.is_in(cue.start - 1, "grammar.and") and sentence.tokens[cue.start - 2].low.endswith("ing")
    opened = sentence.is_in(cue.start - 1, "grammar.participle_openers") and not joined  # "organizing and supporting"
    if opened and sentence.is_in(cue.start - 1, "grammar.help_with") and cue.start > 1:
        opened = not sentence.tokens[cue.start - 2].word or sentence.is_in(cue.start - 2, "grammar.joining")
    if before in (",", "–", "—") or opened:
        cue.link = "participle"
        return cue
    return None
