"""Cues: verbs of speech, each with its reading. "Y condemned ...", "... and noted that ...", "..., warning of ..." """

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.deeds import deed_at, may_tell, nominal_at, predicate_at
from summarizer.engines.extractive.displaced import behind_question, opening_subject
from summarizer.engines.extractive.lexicon import Verb
from summarizer.engines.extractive.links import having, owned, unowned
from summarizer.engines.extractive.passives import is_passive, nothing_at, passive, topic_at
from summarizer.engines.extractive.subjects import of_several
from summarizer.engines.extractive.syntax import BREAKS, Cue
from summarizer.engines.extractive.verbgroups import (
    group_start,
    leads_on,
    led_from,
    skip_auxiliaries,
    verb_at,
    within_lead,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from summarizer.engines.extractive.inflection import Form
    from summarizer.engines.extractive.syntax import Frame, Sentence


_CLEFT = 12  # words between "What Kolt said" and "was"


def find_cues(sentence: Sentence, frames: Sequence[Frame]) -> list[Cue]:
    """The verbs of speech with their subjects, in order, frames left out."""
    sentence.frames[:] = frames
    cues: list[Cue] = []
    i = behind_question(sentence)
    while i < len(sentence.tokens):
        frame = next((f for f in frames if f.start <= i < f.end), None) if frames else None
        if frame:
            i = frame.end
            continue
        cue = _cue_at(sentence, cues, i) if may_tell(sentence, i) and not sentence.inside_mention(i) else None
        if cue:
            cue.nested = _is_nested(sentence, cues, cue)
            cues.append(cue)
            i = cue.verb_end
        else:
            i += 1
    return cues


def _cue_at(sentence: Sentence, cues: Sequence[Cue], i: int) -> Cue | None:
    """By what its words say, then by its place and form alone."""
    if nominal := nominal_at(sentence, i):
        owner, end, verb = nominal
        return Cue(owner.start, i, end, verb, "finite", "subject", owner, act=verb.act)
    if together := nothing_at(sentence, i) or topic_at(sentence, i):
        return together
    known = predicate_at(sentence, i) or (None if _governed(sentence, i) else verb_at(sentence, i))
    cue = _cue(sentence, cues, i, *known) if known and not _leads(sentence, i) else None
    if cue is None and (deed := deed_at(sentence, i, shared=_shared(sentence, cues))):
        cue = _cue(sentence, cues, i, *deed)
    return cue


def _leads(sentence: Sentence, i: int) -> bool:
    """ "is [said] to have promised", "is [expected] to ask": no word of its own."""
    return within_lead(sentence, i) or (sentence.is_in(i, "grammar.ahead") and leads_on(sentence, i))


def _governed(sentence: Sentence, i: int) -> bool:
    """ "lors de son point de [presse]": a noun, where a finite verb stands behind no preposition."""
    inverts = sentence.lexicon.data["grammar"].get("inverts")
    return bool(inverts) and sentence.is_in(i - 1, "grammar.prepositions") and sentence.is_in(i - 1, "grammar.of")


def _shared(sentence: Sentence, cues: Sequence[Cue]) -> int | None:
    """Behind which verb another may follow with the same subject: "Kolt joined Voss and walked him through it".

    "had not read it and did not intend to": two deeds are one claim.
    """
    if cues:
        return None if cues[-1].verb.frame == "deed" else cues[-1].verb_end
    opening = opening_subject(sentence)
    return opening.after if opening else None


def _cue(
    sentence: Sentence, cues: Sequence[Cue], i: int, end: int, readings: tuple[tuple[Verb, Form], ...]
) -> Cue | None:
    begin, near = group_start(sentence, i), skip_auxiliaries(sentence, i)
    lead = led_from(sentence, near)
    group = [t.low for t in (*sentence.tokens[begin : near if lead is None else lead], *sentence.tokens[near:i])]
    readings = tuple((verb, form) for verb, form in readings if _reflexive(verb, group, sentence))
    if not readings or sentence.lexicon.is_future(sentence.tokens[i].low):
        return None  # "pedirá que ...", "обсудят ...": what will be said is no act yet
    led = None if lead is None else _led_form(sentence, range(near, i), readings)
    form = _form(sentence, group, readings, begin) if lead is None else led
    if form is None:
        return None
    shape: Form = "finite" if form == "having" else form
    that = sentence.is_in(sentence.right(end), "grammar.that") or _that_ahead(sentence, sentence.right(end))
    that = that or bool(behind_question(sentence))  # "Asked whether ..., she replied in the affirmative"
    read = _reading(sentence, [v for v, f in readings if f == shape and (that or v.frame != "quote")], end)
    if read is None:
        return _expressed(sentence, cues, Cue(begin, i, end, readings[0][0], "finite", ""), readings)
    verb, act, after = read
    if _says_nothing(sentence, verb, end) or (not group and sentence.is_in(end, "deeds.being")):
        return None  # "the figure discussed was 50"
    group += [t.low for t in sentence.tokens[i:end]] if verb.frame == "predicate" else []
    negated = any(word in sentence.lexicon.words("grammar.negations") for word in group)
    negated = negated or sentence.is_in(end, "grammar.negates_behind")  # "n’exclut pas"
    modal = next((w for w in group if w in sentence.lexicon.words("grammar.modals")), "")
    if lead is not None and sentence.is_in(lead, "grammar.ahead"):
        modal = modal or "will"  # "is going to pay", "was expected to ask"
    cue = Cue(begin, i, after, verb, shape, "", None, negated, modal, act=act, group=begin)
    cue.led = lead is not None or (shape == "participle" and _is_going_on(sentence, group))
    if form == "having":
        return having(sentence, cue)
    return _cleft(sentence, unowned(sentence, cues, cue) or owned(sentence, cues, cue))


def _cleft(sentence: Sentence, cue: Cue | None) -> Cue | None:
    """ "What Kolt told him was that ...", "What she wants, she said, is time": said is what stands behind "was"."""
    if cue is None or cue.subject is None or not sentence.is_in(cue.subject.start - 1, "grammar.cleft"):
        return cue
    near = sentence.where("grammar.is", start=cue.verb_end, stop=cue.verb_end + _CLEFT)
    if near and not any(t.text in ";.?" for t in sentence.tokens[cue.verb_end : near[0]]):
        cue.cleft, cue.start = (cue.verb_end, near[0] + 1), cue.subject.start - 1
        if sentence.is_in(near[0] + 1, "grammar.that") or sentence.tokens[near[0]].quotation is None:
            cue.verb_end = near[0] + 1 if cue.verb.report or cue.verb.frame == "that" else cue.verb_end
    return cue


def _that_ahead(sentence: Sentence, i: int) -> bool:
    """ "contó en una entrevista con la radio que ...", "передал журналистам, что ..." """
    if not sentence.is_in_any(i, "grammar.reporting_aside", "grammar.press"):
        return False
    for j in range(i, min(i + 14, len(sentence.tokens))):
        if sentence.is_in(j, "grammar.that"):
            return True
        if sentence.tokens[j].text in BREAKS and not sentence.is_in(j + 1, "grammar.that"):
            return False
    return False


def _reflexive(verb: Verb, group: Sequence[str], sentence: Sentence) -> bool:
    """ "se negó a" is another verb than "negó": a reflexive lemma wants its "se" where the language has one apart."""
    apart = sentence.lexicon.words("grammar.reflexive")
    return not apart or not verb.lemma.endswith(tuple(apart)) or bool(apart & set(group))


def _expressed(
    sentence: Sentence, cues: Sequence[Cue], cue: Cue, readings: tuple[tuple[Verb, Form], ...]
) -> Cue | None:
    """ "Concern was also expressed over ...", "gratitude was conveyed": the noun before a light verb in the passive."""
    light = next((v for v, form in readings if v.frame == "light" and form == "finite"), None)
    if light is None or not is_passive(sentence, cue):
        return None
    for j in range(cue.start - 1, max(cue.start - 5, -1), -1):
        if sentence.tokens[j].text in BREAKS:
            return None
        if act := sentence.lexicon.nouns.get(sentence.tokens[j].low):
            cue.verb, cue.act = Verb(light.lemma, act, "topic"), act
            return passive(sentence, cues, cue)
    return None


def _form(
    sentence: Sentence, group: list[str], readings: tuple[tuple[Verb, Form], ...], begin: int
) -> Literal["finite", "base", "participle", "having"] | None:
    forms = {form for _, form in readings}
    if "having" in group and "finite" in forms:
        return "having"
    if "base" in forms and len(forms) == 1:
        if set(group) & sentence.lexicon.words("grammar.base_helpers") or of_several(sentence, begin):
            return "base"
        return "base" if begin > 0 and sentence.is_in(begin - 1, "grammar.infinitive") else None
    return "finite" if "finite" in forms else "participle" if "participle" in forms else "base"


def _led_form(sentence: Sentence, group: range, readings: tuple[tuple[Verb, Form], ...]) -> Form | None:
    """ "went on to warn", "began by warning", "is said to have warned"."""
    forms = [form for _, form in readings]
    wanted: tuple[Form, ...] = ("participle", "finite")  # "issued a statement saying", "in which it said"
    if any(sentence.is_in(i, "deeds.having") for i in group):
        wanted = ("finite",)
    elif sentence.is_in(group.start - 1, "grammar.infinitive"):
        wanted = ("base",)
    return next((form for form in wanted if form in forms), None)


def _says_nothing(sentence: Sentence, verb: Verb, end: int) -> bool:
    """ "... and did not intend to."; "He called me": that is the call; "called it a mistake" an opinion."""
    if verb.frame == "to" and sentence.is_in(end, "grammar.infinitive"):
        begin = end + 1 + (end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].mark)  # "to “look into it”"
        return begin >= len(sentence.tokens) or not sentence.tokens[begin].word
    if verb.lemma == "call_on" and sentence.is_in_any(end, "dates.weekdays", "dates.today"):
        return True  # "Kolt had called on Tuesday"
    hearer = sentence.mention_starting(end)
    called = verb.lemma == "call" and hearer is not None and hearer.kind in ("pronoun", "person")
    if not called or hearer is None or hearer.after >= len(sentence.tokens):
        return called
    return not (sentence.tokens[hearer.after].mark or sentence.is_in(hearer.after, "grammar.articles"))


def _is_going_on(sentence: Sentence, group: Sequence[str]) -> bool:
    """ "Voss was considering a visit"."""
    return bool(set(group) & sentence.lexicon.words("grammar.passive_helpers")) and "deeds" in sentence.lexicon.data


def _reading(sentence: Sentence, verbs: Sequence[Verb], end: int) -> tuple[Verb, str, int] | None:
    """Which of a form's verbs this is, by what follows: "expressed concern" is concern, not expression."""
    noun = _noun_after(sentence, end)
    light = next((v for v in verbs if v.frame == "light"), None)
    if light and noun:
        keep = next((v for v in verbs if v.act == "reaffirm"), None)
        return light, keep.act if keep else noun, end
    plain = [v for v in verbs if v.frame != "light"]
    if not plain:
        return None
    plain.sort(key=lambda verb: verb.frame == "quote")  # "asked that ..." is a request
    return plain[0], plain[0].act, end


def _noun_after(sentence: Sentence, i: int) -> str | None:
    if sentence.is_in(i, "grammar.to_whom") and (hearer := sentence.mention_starting(i + 1)):
        i = hearer.after  # "trasladó a su colega la preocupación de su país"
    for j in range(i, min(i + 8, len(sentence.tokens))):
        token = sentence.tokens[j]
        act = sentence.lexicon.nouns.get(token.low)
        if act:
            return act
        if token.text in BREAKS or token.low in sentence.lexicon.words("grammar.noun_stop"):
            return None
    return None


def _answers(sentence: Sentence, first: Cue, cue: Cue) -> bool:
    """ "He told her that the dam was shut, and she answered that ...": her clause stands beside his, not within it.

    Within it her verb would be "had answered" or "would answer".
    """
    hearer = sentence.mention_starting(first.verb_end) if first.verb.frame == "person" else None
    if hearer is None or hearer.kind not in ("person", "pronoun", "definite") or cue.form != "finite" or cue.modal:
        return False
    i = cue.start - 2
    had = any(sentence.is_in(k, "grammar.pluperfect") for k in range(cue.start, cue.verb_start))
    return i > 0 and sentence.tokens[i].text == "," and not had


def _is_nested(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> bool:
    """The cue's clause is what an earlier cue says: "X said (that) Y had told him ...", "... and Z had agreed".

    "X proposed a truce and Y accepted it": no.
    """
    if cue.link != "subject" or not cues:
        return False
    outer = cues[-1]
    if cue.about or cue.subject is outer.subject:  # "An aide who asked for anonymity said ..."
        return outer.nested
    between = [t for t in sentence.tokens[outer.verb_end : cue.start] if not t.mark]
    while between and between[0].text == ",":  # behind a frame
        between = between[1:]
    if between and between[-1].low in sentence.lexicon.words("grammar.that"):
        return True
    if between and between[-1].low in sentence.lexicon.words("grammar.conjunctions"):
        return outer.nested and not any(t.text == ";" for t in between) and not _answers(sentence, cues[0], cue)
    if any(t.text in BREAKS for t in between):
        return False
    return len(between) <= 8
