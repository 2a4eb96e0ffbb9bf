"""Cues: verbs of speech with their subjects. "Y condemned ...", "... and noted that ...", "..., warning of ..." """

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from summarizer.engines.extractive.deeds import deed_at, may_tell, nominal_at, predicate_at
from summarizer.engines.extractive.lexicon import Verb
from summarizer.engines.extractive.passives import is_passive, nothing_at, passive, taken_up, topic_at
from summarizer.engines.extractive.syntax import (
    BREAKS,
    STOPS,
    Cue,
    behind_aside,
    behind_question,
    group_start,
    leads_on,
    led_from,
    left_out,
    skip_auxiliaries,
    verb_at,
    within_lead,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.lexicon import Form
    from summarizer.engines.extractive.mentions import Mention
    from summarizer.engines.extractive.syntax import Frame, Sentence


_PHRASE = 8  # words that may stand between a subject and its verb
_OPENING = 16  # words that may stand before the verb of a sentence whose subject is left out


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
    known = predicate_at(sentence, i) or verb_at(sentence, i)
    leads = within_lead(sentence, i) or (sentence.is_in(i, "grammar.ahead") and leads_on(sentence, i))
    cue = _cue(sentence, cues, i, *known) if known and not leads else None
    if cue is None and (deed := deed_at(sentence, i, shared=_shared(sentence, cues))):
        cue = _cue(sentence, cues, i, *deed)
    return cue


def _shared(sentence: Sentence, cues: Sequence[Cue]) -> int | None:
    """Behind which verb another may follow with the same subject: "Kolt joined Voss and walked him through it".

    "had not read it and did not intend to": two deeds are one claim.
    """
    if cues:
        return None if cues[-1].verb.frame == "deed" else cues[-1].verb_end
    opening = sentence.opening_subject()
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
    that = that or sentence.is_in(0, "grammar.asked")  # "Asked whether ..., she replied in the affirmative"
    read = _reading(sentence, [v for v, f in readings if f == shape and (that or v.frame != "quote")], end)
    if read is None:
        return _expressed(sentence, cues, Cue(begin, i, end, readings[0][0], "finite", ""), readings)
    verb, act, after = read
    if _says_nothing(sentence, verb, end):
        return None
    group += [t.low for t in sentence.tokens[i:end]] if verb.frame == "predicate" else []
    negated = any(word in sentence.lexicon.words("grammar.negations") for word in group)
    modal = next((w for w in group if w in sentence.lexicon.words("grammar.modals")), "")
    if lead is not None and sentence.is_in(lead, "grammar.ahead"):
        modal = modal or "will"  # "is going to pay", "was expected to ask"
    cue = Cue(begin, i, after, verb, shape, "", None, negated, modal, act=act, group=begin)
    cue.led = lead is not None or (shape == "participle" and _is_going_on(sentence, group))
    if form == "having":
        return _having(sentence, cue)
    return _unowned(sentence, cues, cue) or _owned(sentence, cues, cue)


def _that_ahead(sentence: Sentence, i: int) -> bool:
    """ "contó en una entrevista con la radio que ...", "передал журналистам, что ..." """
    for j in range(i, min(i + 14, len(sentence.tokens))):
        if sentence.is_in(j, "grammar.that"):
            return sentence.is_in(i, "grammar.reporting_aside") or sentence.is_in(i, "grammar.press")
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
        if set(group) & sentence.lexicon.words("grammar.base_helpers") or _of_several(sentence, begin):
            return "base"
        return "base" if begin > 0 and sentence.is_in(begin - 1, "grammar.infinitive") else None
    return "finite" if "finite" in forms else "participle" if "participle" in forms else "base"


def _of_several(sentence: Sentence, i: int) -> bool:
    """ "We welcome", "I condemn", "both sides want": the present tense of these has no ending."""
    if "deeds" not in sentence.lexicon.data:
        return False
    subject = sentence.mention_ending(sentence.left(i))
    if subject is None or subject.possessive or _is_object(sentence, subject):
        return False
    several = subject.kind == "group" or len(subject.ids) > 1 or subject.code in ("i", "they")
    return several and not _object_of(sentence, subject)


def _led_form(sentence: Sentence, group: range, readings: tuple[tuple[Verb, Form], ...]) -> Form | None:
    """ "went on to warn", "began by warning", "is said to have warned"."""
    forms = [form for _, form in readings]
    wanted: Form = "base" if sentence.is_in(group.start - 1, "grammar.infinitive") else "participle"
    wanted = "finite" if any(sentence.is_in(i, "deeds.having") for i in group) else wanted
    return wanted if wanted in forms else None


def _says_nothing(sentence: Sentence, verb: Verb, end: int) -> bool:
    """ "... and did not intend to."; "He called me": that is the call; "called it a mistake" an opinion."""
    if verb.frame == "to" and sentence.is_in(end, "grammar.infinitive"):
        return end + 1 >= len(sentence.tokens) or not sentence.tokens[end + 1].word
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
    for j in range(i, min(i + 8, len(sentence.tokens))):
        token = sentence.tokens[j]
        act = sentence.lexicon.nouns.get(token.low)
        if act:
            return act
        if token.text in BREAKS or token.low in sentence.lexicon.words("grammar.noun_stop"):
            return None
    return None


def _unowned(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> Cue | None:
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


def _owned(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> Cue | None:
    """Finite verbs, with the subject before them, behind them, or shared with the verb before "and"."""
    bare = cue.form == "base" and not _helped(sentence, cue)
    going_on = cue.form == "participle" and not cue.led
    if bare or going_on or cue.verb.impersonal or is_passive(sentence, cue):
        return None
    i = cue.start
    if subject := _subject(sentence, i):
        cue.subject, cue.link = subject, "subject"
        cue.negated = cue.negated or subject.text == "neither"
        near = sentence.left(i) in (subject.end, subject.after) or sentence.seated_mention(i) is subject
        cue.start = subject.start if near else i
        return _of_which(sentence, cue) if near else cue
    if (
        _follows_conjunction(sentence, i)
        and not _is_plural_noun(sentence, cues, cue)
        and not (_is_reduced(sentence, cue) and not cues)
        and (cues or any(f.end <= i for f in sentence.frames) or _opens_with_subject(sentence))
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
    if i - begin > _OPENING or not any(sentence.is_in(begin, key) for key in openers):
        return False
    if any(sentence.is_in(k, key) for k in range(begin, i) for key in ("people.outlet_nouns", "people.thing_nouns")):
        return False  # "Ранее газета ... написала"
    comma = max((k + 1 for k in range(begin, i) if tokens[k].text == ","), default=begin)
    if any(sentence.is_in(k, key) for k in range(comma, i) for key in ("grammar.that", "grammar.relative")):
        return False
    names = [
        m for m in sentence.mentions if begin <= m.start < i and m.kind in ("person", "definite", "group", "unnamed")
    ]
    return all(sentence.is_in(m.start - 1, "grammar.prepositions") or m.end < comma for m in names)


def _is_reduced(sentence: Sentence, cue: Cue) -> bool:
    """ "Mgaya, reached again by the agency, ...", "Kolt, asked about the dam, ...": he was reached and asked."""
    opening = sentence.opening_subject()
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
    before = range(which - 2, max(which - 12, -1), -1)
    noun = next((k for k in before if sentence.is_in(k, "grammar.determiners")), None)
    if noun is not None:
        cue.about, cue.start = (noun, which - 1), which - 1
    return cue


def _helped(sentence: Sentence, cue: Cue) -> bool:
    if cue.led:
        return True
    group = {t.low for t in sentence.tokens[cue.group : cue.verb_start]}
    return bool(group & sentence.lexicon.words("grammar.base_helpers")) or _of_several(sentence, cue.group)


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


def _having(sentence: Sentence, cue: Cue) -> Cue | None:
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


def _subject(sentence: Sentence, i: int) -> Mention | None:
    """ "Putin also emphasized", "Trump, [who ...,] said": the mention right before, or before a parenthesis."""
    i = sentence.left(i)
    if (giver := _giver(sentence, i)) is not None:
        return giver
    if sentence.is_in(i - 1, "grammar.who"):
        who = sentence.mention_ending(i - 1) or sentence.mention_ending(i - 2)
        return None if who and _object_of(sentence, who) and _is_opened_by_unnamed(sentence) else who
    mention = sentence.mention_ending(i) or sentence.seated_mention(i)
    if mention and (mention.oblique or _is_object(sentence, mention)):
        return None
    if mention and not mention.possessive:
        return None if _object_of(sentence, mention) else mention
    return _before_phrase(sentence, i) or _before_comma(sentence, i)


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


def _is_object(sentence: Sentence, mention: Mention) -> bool:
    return mention.kind == "pronoun" and mention.text.casefold() in sentence.lexicon.words("grammar.object_pronouns")


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
    opening = sentence.opening_subject()
    kinds = ("definite", "unnamed", "person", "institution")
    return opening if opening and opening.kind in kinds and opening.end < comma and not opening.oblique else None


def _before_phrase(sentence: Sentence, i: int) -> Mention | None:
    """ "Баразани [с этим] не согласился", "El presidente [en su respuesta] pidió": where the language orders so."""
    if not sentence.lexicon.data["grammar"].get("inverts"):
        return None
    for j in range(i - 1, max(i - _PHRASE, 0), -1):
        if sentence.tokens[j].text in BREAKS or sentence.tokens[j].mark or verb_at(sentence, j):
            return None
        if sentence.is_in(j, "grammar.prepositions"):
            found = sentence.mention_ending(j)
            if found is None or found.kind not in ("person", "definite", "pronoun", "institution", "national"):
                continue
            return None if found.possessive or found.oblique or _object_of(sentence, found) else found
    return None


def _is_opened_by_unnamed(sentence: Sentence) -> bool:
    """ "An adviser to Vauclair, who asked not to be named": Vauclair did not ask."""
    return any(sentence.is_in(i, "people.unnamed") for i in range(min(4, len(sentence.tokens))))


def _object_of(sentence: Sentence, mention: Mention) -> bool:
    """ "the recent meeting between Putin and Trump discussed": the mention is no subject after a preposition."""
    if mention.kind == "institution" and sentence.is_in(mention.start - 2, "people.documents"):
        return False  # "a statement from the prime minister's office said"
    if mention.kind == "institution" and sentence.lexicon.words("grammar.impersonal_endings"):
        return not sentence.is_in(mention.start - 1, "grammar.seated")  # "В Кремле уточнили, что ..."
    return sentence.is_in(mention.start - 1, "grammar.prepositions")


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
    if not cues and before == "," and cue.verb.report and _opens_with_subject(sentence):
        cue.link = "and"
        return cue
    if (not cues and not sentence.frames) or sentence.is_in(cue.verb_end, "grammar.conjunctions"):
        return None  # nobody says it; or nothing is said: "in writing and ..."
    joined = sentence.is_in(cue.start - 1, "grammar.and") and sentence.tokens[cue.start - 2].low.endswith("ing")
    opened = sentence.is_in(cue.start - 1, "grammar.participle_openers") and not joined  # "organizing and supporting"
    if before in (",", "–", "—") or opened:
        cue.link = "participle"
        return cue
    return None


def _opens_with_subject(sentence: Sentence) -> bool:
    """ "Rao pushed back, insisting that ...": whoever the sentence opens with insists, whatever he did."""
    opening = sentence.opening_subject()
    return opening is not None and opening.kind in ("person", "definite", "pronoun", "group")


def _is_nested(sentence: Sentence, cues: Sequence[Cue], cue: Cue) -> bool:
    """The cue's clause is what an earlier cue says: "X said (that) Y had told him ...", "... and Z had agreed".

    "X proposed a truce and Y accepted it": no.
    """
    if cue.link != "subject" or not cues:
        return False
    outer = cues[-1]
    if cue.about:
        return outer.nested
    between = [t for t in sentence.tokens[outer.verb_end : cue.start] if not t.mark]
    while between and between[0].text == ",":  # behind a frame
        between = between[1:]
    if between and between[-1].low in sentence.lexicon.words("grammar.that"):
        return True
    if between and between[-1].low in sentence.lexicon.words("grammar.conjunctions"):
        return outer.nested and not any(t.text == ";" for t in between)
    if any(t.text in BREAKS for t in between):
        return False
    return len(between) <= 8
