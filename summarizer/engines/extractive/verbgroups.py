"""A verb and what stands before it that belongs to it: auxiliaries, what leads up to it, asides in between.

"Voss [did not, however, accept]"   "Kolt [went on to warn]"   "Orlov [is said to have promised]"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

_PAPER = 14  # words of "issued a statement on the call ... in which it"

if TYPE_CHECKING:
    from summarizer.engines.extractive.inflection import Form
    from summarizer.engines.extractive.lexicon import Verb
    from summarizer.engines.extractive.syntax import Sentence

_LONGEST = 4  # words of a verb form


def verb_at(sentence: Sentence, i: int) -> tuple[int, tuple[tuple[Verb, Form], ...]] | None:
    """The longest verb form that starts at `i`: its end and its readings."""
    tokens, longest = sentence.tokens, sentence.lexicon.verb_lengths.get(sentence.low[i])
    if longest is None or _bare_participle(sentence, i):
        return None
    if sentence.lexicon.data["grammar"].get("capital_nouns") and tokens[i].capital and i and tokens[i - 1].word:
        return None  # "Angaben", no form of "angeben"
    for length in range(min(longest, _LONGEST, len(tokens) - i), 0, -1):
        readings = sentence.lexicon.verbs.get(sentence.low[i : i + length])
        if readings and not (length > 1 and _dates(sentence, i + length)):
            return i + length, readings
    return _parted_by_adverb(sentence, i)


def _dates(sentence: Sentence, end: int) -> bool:
    """ "insisted [on] Monday", "agreed [on] 3 May": the preposition is the day's."""
    if end >= len(sentence.low) or not sentence.is_in(end - 1, "grammar.reporting_aside"):
        return False
    dated = sentence.is_in(end, "dates.weekdays") or sentence.is_in(end, "dates.months")
    return dated or (sentence.tokens[end].text[0].isdigit() and sentence.is_in(end + 1, "dates.months"))


def _parted_by_adverb(sentence: Sentence, i: int) -> tuple[int, tuple[tuple[Verb, Form], ...]] | None:
    """ "fait [également] état de", "a mis [notamment] en garde": a verb of several words."""
    if not sentence.lexicon.data["grammar"].get("parted_verbs") or not sentence.is_in(i + 1, "grammar.auxiliaries"):
        return None
    head = sentence.low[i]
    for length in (3, 2, 1):
        if readings := sentence.lexicon.verbs.get((head, *sentence.low[i + 2 : i + 2 + length])):
            return i + 2 + length, readings
    return None


def _bare_participle(sentence: Sentence, i: int) -> bool:
    """ "lo acordado", "un comunicado": no verb without its helper ("ha", "fue"), where such endings are listed."""
    endings = sentence.lexicon.ordered("grammar.past_endings")
    if sentence.is_in(i + 1, "grammar.by"):  # "l’appel, sollicité par Kolt, a duré une heure"
        endings += sentence.lexicon.ordered("grammar.agent_endings")
    if not endings or not sentence.tokens[i].low.endswith(endings):
        return False
    group = {t.low for t in sentence.tokens[skip_auxiliaries(sentence, i) : i]}
    helpers = sentence.lexicon.either("grammar.perfect_helpers", "grammar.passive_helpers")
    return group.isdisjoint(helpers)


def skip_auxiliaries(sentence: Sentence, i: int) -> int:
    """Where the verb group that has its head at `i` begins."""
    auxiliaries = sentence.lexicon.words("grammar.auxiliaries")
    adverb = sentence.lexicon.endings("grammar.adverb_endings")
    while i > 0:
        low = sentence.low[i - 1]
        if not (
            (low in auxiliaries and not _is_party(sentence, i - 1))
            or sentence.tokens[i - 1].mark
            or (low.endswith(adverb) and not sentence.inside_mention(i - 1))
            or _time_before(sentence, i)
        ):
            break
        i -= 1
    return i


def _is_party(sentence: Sentence, i: int) -> bool:
    """Part of a mention; but the "lui" of "Kolt lui a promis" stands within the verb group."""
    return sentence.inside_mention(i) and not sentence.is_in(i, "grammar.object_pronouns")


def group_start(sentence: Sentence, i: int) -> int:
    """Where the verb group of the head at `i` begins, with what leads up to it and asides in between.

    "Kolt [began by thanking]", "Voss [did not, however, accept]", "Kolt [, for her part, warned]".
    """
    begin = _behind_asides(sentence, skip_auxiliaries(sentence, i))
    led = led_from(sentence, begin)
    return begin if led is None else _behind_asides(sentence, skip_auxiliaries(sentence, led))


def led_from(sentence: Sentence, i: int) -> int | None:
    """Where the verbs begin that lead up to one: "went on to", "opened by", "is said to have"; None for none."""
    if (issued := _paper_issued(sentence, i)) is not None:
        return issued
    if i < 2 or sentence.low[i - 1] not in sentence.lexicon.closers("grammar.leads"):
        return None
    leads = sentence.lexicon.words_list("grammar.leads")
    for length in range(min(7, i), 1, -1):
        if sentence.low[i - length : i] in leads:
            return i - length
    return None


def _paper_issued(sentence: Sentence, i: int) -> int | None:
    """ "[issued a readout of the call] saying", "[released a statement in which it] said": where that begins."""
    verb = next((k for k in reversed(sentence.where("grammar.issuing")) if k < i), None)
    if verb is None or i - verb > _PAPER:
        return None
    papers = [k for k in sentence.where("people.documents", start=verb + 1, stop=i) if k < verb + _PAPER // 2]
    behind = sentence.tokens[papers[-1] + 1 : i] if papers else ()
    verbs, nouns = sentence.lexicon.verb_heads, sentence.lexicon.words("call.nouns")
    told = any(t.mark or t.text in ";:" or (t.low in verbs and t.low not in nouns) for t in behind)
    return verb if papers and not told else None


def within_lead(sentence: Sentence, i: int) -> bool:
    """The verb at `i` only leads up to another: "is [said] to have promised"."""
    openers = sentence.lexicon.openers("grammar.leads")
    near = range(max(0, i - 4), i)
    return any(_lead_covers(sentence, start, i) for start in near if sentence.low[start] in openers)


def _lead_covers(sentence: Sentence, start: int, i: int) -> bool:
    words = sentence.low[start : start + 6]
    leads = sentence.lexicon.words_list("grammar.leads")
    return any(words[:length] in leads for length in range(i - start + 1, 7))


def leads_on(sentence: Sentence, i: int) -> bool:
    """Verbs that lead up to another begin at `i`."""
    if sentence.low[i] not in sentence.lexicon.openers("grammar.leads"):
        return False
    leads = sentence.lexicon.words_list("grammar.leads")
    return any(sentence.low[i : i + length] in leads for length in range(2, 7))


def _behind_asides(sentence: Sentence, i: int) -> int:
    """`i`, or where the group goes on before an aside: "did not, however, accept", "had earlier in the call asked"."""
    tokens = sentence.tokens
    if sentence.inside_mention(i - 1):
        return i  # "A diplomat briefed on the call said"
    if i > 1 and sentence.low[i - 1] in sentence.lexicon.closers("grammar.inner_asides"):
        inner = sentence.lexicon.words_list("grammar.inner_asides")
        for length in range(min(6, i), 1, -1):
            if sentence.low[i - length : i] in inner:
                return skip_auxiliaries(sentence, i - length)
    while i > 2 and tokens[i - 1].text == "," and "deeds" in sentence.lexicon.data:
        opening = next((j for j in range(i - 2, max(i - 9, 0), -1) if tokens[j].text == ","), None)
        if opening is None or not sentence.is_in(opening + 1, "grammar.aside_openers"):
            return i
        helped = sentence.is_in(opening - 1, "grammar.auxiliaries")
        if not helped and sentence.mention_ending(opening) is None:
            return i
        i = skip_auxiliaries(sentence, opening)
    return i


def _time_before(sentence: Sentence, i: int) -> bool:
    """ "Aydin on Sunday urged": a weekday, or the preposition in front of one."""
    if sentence.low[i - 1] in sentence.lexicon.either("dates.weekdays", "dates.today"):
        return not sentence.inside_mention(i - 1)
    return sentence.is_in(i, "dates.weekdays") and sentence.is_in(i - 1, "grammar.reporting_aside")
