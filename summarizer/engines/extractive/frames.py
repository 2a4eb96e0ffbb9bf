"""Frames: attributions set beside what is said. "..., X said", "Y, he added, ...", "X was quoted as saying ..." """

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.apart import is_short, opens_quotation, set_apart, splits
from summarizer.engines.extractive.asides import aside_end, at_end, hearer_end, is_aside, relative_end
from summarizer.engines.extractive.deeds import unlisted_verb
from summarizer.engines.extractive.displaced import behind_aside, behind_question, left_out, seated_mention
from summarizer.engines.extractive.hearsay import (
    as_put,
    as_told,
    by_own_account,
    explained,
    hearsay,
    hearsay_behind,
    in_paper,
    in_words,
)
from summarizer.engines.extractive.leadins import lead_in
from summarizer.engines.extractive.quoting import quoted_as, quoted_by
from summarizer.engines.extractive.syntax import ENDS, Frame
from summarizer.engines.extractive.verbgroups import skip_auxiliaries, verb_at

if TYPE_CHECKING:
    from summarizer.engines.extractive.lexicon import Verb
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.syntax import Sentence


def find_frames(sentence: Sentence) -> list[Frame]:
    """The attributions set beside what is said, in order."""
    frames = [*hearsay(sentence), *quoted_as(sentence), *quoted_by(sentence), *in_words(sentence)]
    frames += [*as_put(sentence), *as_told(sentence), *by_own_account(sentence), *hearsay_behind(sentence)]
    frames += [*explained(sentence), *in_paper(sentence)]
    quoting = any(token.mark for token in sentence.tokens)
    opens = quoting and next((t.quotation for t in sentence.tokens if t.word), None) is not None
    heads = sentence.lexicon.verb_heads
    for i in [n for n, word in enumerate(sentence.low) if opens or word in heads]:
        apart = opens and _behind_quotation(sentence, i)  # not "Kolt called it “a trap,” ..."
        if not (apart or sentence.low[i] in heads) or any(f.start <= i < f.end for f in frames):
            continue
        frame = _beside(sentence, i, quoted=apart)
        if frame and not any(f.kind == "hearsay" and f.end in (frame.start, frame.start + 1) for f in frames):
            frames.append(frame)  # but "According to X, Y noted in July ..." is what X says of Y
    frames += [] if frames or not quoting else lead_in(sentence)
    return sorted(frames, key=lambda f: f.start)


def _behind_quotation(sentence: Sentence, i: int) -> bool:
    """ "“...,” Kolt [quipped]", "«...», [zanjó] Kolt": whatever the verb behind a sentence in marks, it says whose."""
    tokens = sentence.tokens
    if tokens[i].quotation is not None or not tokens[i].text.islower() or sentence.inside_mention(i):
        return False
    j = i
    while j > 0 and sentence.is_in(j - 1, "grammar.auxiliaries") and not sentence.inside_mention(j - 1):
        j -= 1
    subject = sentence.mention_ending(j)
    j = subject.start if subject else j
    while j > 1 and tokens[j - 1].text in ",–—":
        j -= 1
    parted = j > 1 and (tokens[j].text in ",–—" or tokens[j - 2].text in ",!?…")
    return parted and tokens[j - 1].mark and tokens[j - 2].quotation is not None


def _beside(sentence: Sentence, i: int, *, quoted: bool) -> Frame | None:
    """ "..., X said", "“...” said X": a report verb at `i` whose clause stands after a comma or closing mark.

    `quoted`: the mark is a quotation's, behind which any verb reports.
    """
    found = verb_at(sentence, i) or (unlisted_verb(sentence, i) if quoted else None)
    if not found or sentence.inside_mention(i):
        return None
    end, readings = found
    verb = next((v for v, form in readings if (v.report or quoted) and form == "finite"), None)
    if verb is None or (verb.act == "reject" and sentence.lexicon.basic and not quoted):
        return None
    if (told := _through_telling(sentence, end)) > end:
        end, verb = told, next((v for v, _ in (verb_at(sentence, told - 1) or (0, ()))[1]), verb)
    begin = skip_auxiliaries(sentence, i)
    if "deeds" in sentence.lexicon.data and any(sentence.is_in(k, "grammar.passive_helpers") for k in range(begin, i)):
        return None  # "“the governments were informed”"
    after = sentence.mention_starting(behind_aside(sentence, end))
    before = sentence.mention_ending(begin) or seated_mention(sentence, begin)
    if after is None or not sentence.lexicon.data["grammar"].get("inverts"):
        before = before or _before_relative(sentence, begin)  # "X, quien ..., informó la Cancillería": not X
    hears = end > i + 1 and sentence.is_in(end - 1, "grammar.to_whom")  # "X, llamó a su homólogo, Y, para ..."
    if after and (hears or sentence.is_in(after.start, "grammar.never_subjects")):
        after = None  # "Kileo's post tells it otherwise"
    if verb.frame == "person" and not sentence.lexicon.data["grammar"].get("inverts"):
        after = None  # "..., told Radio Suva no such promise was given": who hears it
    silent = None if before or after or not _alone(sentence, begin, end) else left_out(sentence, begin, i)
    answer = behind_question(sentence) + 1
    for source, start, stop in (
        (before, before.start if before else 0, end),
        (after, begin, after.after if after else 0),
        (silent, begin, end),
    ):
        if source is None:
            continue
        asked = start == answer > 1
        told = hearer_end(sentence, stop) if verb.frame == "person" else stop  # "It is shut, Voss told Kolt, ..."
        short = is_short(sentence, start, told, inverted=source in (after, silent))
        apart = not asked and (set_apart(sentence, start) or short or splits(sentence, start, stop, verb))
        silenced = source.possessive or source.oblique or _hears(sentence, source)
        if not silenced and apart and _free(sentence, source, stop):
            return _beside_frame(sentence, source, verb, start, stop)
    return None


def _through_telling(sentence: Sentence, i: int) -> int:
    """ "The dam stays shut, Kolt says [she told] Voss in a call on Monday.": behind what leads up to the hearer."""
    who = sentence.mention_starting(i)
    if who is None or who.code not in ("he", "she"):
        return i
    j = next((j for j in range(who.end, who.end + 3) if not sentence.is_in(j, "grammar.auxiliaries")), who.end)
    return j + 1 if sentence.is_in(j, "grammar.telling") and sentence.mention_starting(j + 1) else i


def _before_relative(sentence: Sentence, i: int) -> Mention | None:
    """ "..., [the official], who requested anonymity, told this newspaper": whom a relative clause tells more of."""
    tokens = sentence.tokens
    if i < 4 or tokens[i - 1].text != ",":
        return None
    opens = next((j for j in range(i - 2, max(i - 20, 0), -1) if tokens[j].text == ","), 0)
    return sentence.mention_ending(opens) if opens and sentence.is_in(opens + 1, "grammar.relative") else None


def _hears(sentence: Sentence, source: Mention) -> bool:
    """ "Колтич заверила [его] в готовности": whom she assured says nothing."""
    return sentence.lexicon.language == "ru" and source.text in sentence.lexicon.words("grammar.object_pronouns")


def _alone(sentence: Sentence, begin: int, end: int) -> bool:
    """ "«...», añadió ayer", "..., contó, ...": nothing belongs to the verb but an aside."""
    tokens = sentence.tokens
    closed = end >= len(tokens) or tokens[end].text in ENDS
    return closed or (begin > 1 and (tokens[begin - 1].mark or tokens[begin - 2].mark))


def _beside_frame(sentence: Sentence, source: Mention, verb: Verb, start: int, stop: int) -> Frame | None:
    tokens = sentence.tokens
    after_quote = start > 0 and tokens[start - 1].mark and not opens_quotation(sentence, start)
    if verb.frame == "person":
        stop = hearer_end(sentence, stop)
    ends = stop >= len(tokens) or tokens[stop].text in ENDS or tokens[stop - 1].text == ","
    document = source.kind == "document"  # "..., indique un communiqué du ministère"
    grouped = source.kind == "group" and verb.act != "agree"  # but ", the two agreed in a call on Monday, X said"
    if not ends and (grouped or not (after_quote or is_aside(sentence, stop) or document)):
        return None
    comma = stop < len(tokens) and tokens[stop].text == "," and sentence.lexicon.data["grammar"].get("inverts", False)
    if sentence.is_in(stop + comma, "grammar.that"):
        return None
    end = stop if ends and tokens[stop - 1].text == "," else aside_end(sentence, stop)
    if end + 1 < len(tokens) and tokens[end].text == "," and sentence.is_in(end + 1, "grammar.frame_tails"):
        end = aside_end(sentence, end + 1)
    end = _apposition_end(sentence, end)
    long = end - stop > 9 and not (at_end(tokens, end) and sentence.is_in(stop, "grammar.reporting_aside"))
    if not after_quote and (long or sentence.is_in(0, "grammar.subordinators")):
        return None
    relative = end + 2 < len(tokens) and tokens[end].text == "," and sentence.is_in(end + 1, "grammar.relative")
    if relative and not (sentence.lexicon.basic and verb_at(sentence, end + 2)):  # "afirmó la vocera, quien agregó que"
        end = relative_end(sentence, end + 1)
    aside = " ".join(t.low for t in tokens[start:end])
    cut = start - 1 if start > 0 and tokens[start - 1].text in ",–—-" else start
    return Frame(cut, end, source, verb, "after" if at_end(tokens, end) else "inside", aside=aside)


def _apposition_end(sentence: Sentence, i: int) -> int:
    """ "said Ann Wanjala[, a State House spokeswoman]": behind what the source is, where the sentence ends so."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens) or tokens[i].text != "," or not sentence.is_in(i + 1, "grammar.articles"):
        return i
    end = next((j for j in range(i + 1, len(tokens)) if not tokens[j].word or tokens[j].low in ("who", "which")), i)
    spoken_for = any(sentence.is_in(j, "people.titles") for j in range(i + 1, end))
    return end if spoken_for and at_end(tokens, end) else i


def _free(sentence: Sentence, source: Mention, stop: int) -> bool:
    """A group or a country can't be set beside in "V M" order by accident: "..., discussed Russia"."""
    return source.kind != "side" or stop >= len(sentence.tokens) or sentence.tokens[stop].text in ",."
