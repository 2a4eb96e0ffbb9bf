"""Cues of a language whose finite verb stands second and whose other verbs stand last, as German's do.

"Zugleich habe er darum gebeten, die Menge zu erhöhen"   the auxiliary second, the verb last
"Einen Einstieg lehnte er ab"                            the subject behind the verb, the verb's particle last
"Kolt sagte, dass Voss die Brücke öffnen werde"          a clause with all its verbs last
"Voss zog den Antrag zurück"                             a verb that no list has: known by its place

A sentence is cut at its commas; each piece with a finite verb and somebody as its subject is a cue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.clauses import is_deed, is_finite, is_participle, last_participle, pieces
from summarizer.engines.extractive.lexicon import Verb
from summarizer.engines.extractive.syntax import Cue
from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.clauses import Piece
    from summarizer.engines.extractive.inflection import Form
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.syntax import Frame, Sentence

_ACTORS = ("person", "definite", "pronoun", "group", "institution", "unnamed", "again", "side", "document")
_AHEAD = 9  # words between a finite verb and the subject behind it


def find_cues_by_clause(sentence: Sentence, frames: Sequence[Frame]) -> list[Cue]:
    """The verbs of speech and deeds with their subjects, in order, frames left out."""
    sentence.frames[:] = frames
    cues: list[Cue] = []
    opening: int | None = None  # where a main clause begins whose verb is still to come
    for piece in pieces(sentence):
        begin = piece.start if opening is None or piece.kind == "that" else opening
        cue = _cue(sentence, piece, begin, cues, waiting=opening is not None)
        if cue is not None:
            cues[:] = [cue] if _said_before(cue) else [*cues, cue]
        goes_on = piece.end < len(sentence.tokens) and sentence.tokens[piece.end].text == ","
        starts_clause = goes_on and piece.kind == "main" and _finite(sentence, piece) is None
        opening = begin if (starts_clause or (goes_on and opening is not None and piece.kind == "other")) else None
        if piece.kind == "other" and opening is None and not cues and piece.start == 0:
            opening = 0  # "Wenn ..., werde er ...": the clause is what stands first
    return cues


def _finite(sentence: Sentence, piece: Piece) -> int | None:
    """Where the finite verb of a main clause stands."""
    for i in range(piece.start, piece.end):
        if is_finite(sentence, i):
            return i
        if is_deed(sentence, i) and (
            _before(sentence, piece, i) or _after(sentence, i + 1, i + 3) or i - piece.start == piece.coordinated
        ):
            return i
    return None


def _before(sentence: Sentence, piece: Piece, i: int) -> Mention | None:
    """ "[Auch] Kolt sagte": the subject alone stands before the verb."""
    at = sentence.left(i)
    while at > piece.start and sentence.mention_ending(at) is None and _idle(sentence, at - 1):
        at = sentence.left(at - 1)  # "Kolt hingegen ließ ausrichten"
    subject = sentence.mention_ending(at)
    if subject is None or not _nominative(sentence, subject):
        return None
    if any(f.start <= subject.start < f.end for f in sentence.frames):
        return None  # "Nach Angaben Kolts drohte Voss"
    idle = range(piece.start, subject.start)
    light = all(not sentence.tokens[j].word or _idle(sentence, j) for j in idle)
    return subject if subject.start >= piece.start - 1 and light else None


def _idle(sentence: Sentence, i: int) -> bool:
    """Adverbs and joints, which take no place in the order of words."""
    return sentence.is_in_any(i, "grammar.adverbs", "grammar.conjunctions", "grammar.auxiliaries", "grammar.and")


def _after(sentence: Sentence, start: int, end: int) -> Mention | None:
    """ "... habe ihm der Kanzler ...": the first mention behind the verb that can be a subject."""
    i = start
    while i < min(end, start + _AHEAD, len(sentence.tokens)):
        frame = next((f for f in sentence.frames if f.start <= i < f.end), None)
        if frame:
            i = frame.end
            continue
        found = sentence.mention_starting(i)
        if found and _nominative(sentence, found):
            return found
        i = found.end if found else i + 1
    return None


def _nominative(sentence: Sentence, mention: Mention) -> bool:
    """ "dem Kanzler", "mit Voss", "Präsidenten Kolt", "ihm": no subjects."""
    if mention.kind not in _ACTORS or mention.possessive or _genitive(sentence, mention):
        return False
    lexicon, tokens = sentence.lexicon, sentence.tokens
    if mention.kind == "pronoun":
        subject = mention.text not in lexicon.words("grammar.object_pronouns")
        return subject and not sentence.is_in(mention.start - 1, "grammar.prepositions")
    words = [t.low for t in tokens[mention.start : mention.end]]
    if words[0] in lexicon.words("grammar.oblique") or sentence.is_in(mention.start - 1, "grammar.prepositions"):
        return False
    if sentence.is_in(mention.start - 1, "grammar.articles") and sentence.is_in(mention.start - 1, "grammar.oblique"):
        return False
    if words[0] == "der" and mention.kind != "group" and any(word in lexicon.words("people.female") for word in words):
        return False
    single = mention.kind in ("person", "definite") and len(mention.ids) < 2
    return not (single and any(word.endswith(lexicon.ordered("people.oblique_endings")) for word in words))


def _genitive(sentence: Sentence, mention: Mention) -> bool:
    """ "die Arbeit Norwegens"."""
    last = sentence.tokens[mention.end - 1].low
    return mention.kind == "side" and last.endswith("s") and (last[:-1],) in sentence.lexicon.places


def _cue(sentence: Sentence, piece: Piece, begin: int, cues: Sequence[Cue], *, waiting: bool) -> Cue | None:
    if piece.kind == "that":
        return _dependent(sentence, piece, cues)
    finite = _finite(sentence, piece) if piece.kind == "main" else None
    if finite is None:
        return _sharing_auxiliary(sentence, piece, cues) if piece.kind == "main" else None
    verb, last = _verb(sentence, piece, finite)
    subject = _before(sentence, piece, finite)
    thing = subject is None and _thing_first(sentence, piece, finite)
    shared = bool(cues) and not waiting and finite - piece.start <= piece.coordinated and _on(sentence, piece)
    behind = None if subject or thing or shared else _after(sentence, finite + 1, piece.end)
    cue = Cue(begin, finite, finite + 1, verb, "finite", "subject", subject or behind, act=verb.act)
    cue.clause = (begin, piece.end)
    cue.negated = _negated(sentence, piece)
    if behind and behind.start == finite + 1:
        cue.verb_end = behind.after
    if _passive(sentence, piece, finite, last):
        return _agentless(sentence, piece, cue)
    if cue.subject is None:
        cue.link = "and"
        return cue if shared else None
    if cue.subject.text in sentence.lexicon.words("people.one") and verb.act != "agree":
        return None  # "Man habe sich geeinigt", but no "Man habe lange geredet"
    if behind and verb.report and last is not None and _closes(sentence, piece, finite):
        cue.start, cue.clause = 0, (0, finite - 1)
    cue.nested = _told_by(sentence, cues, piece, finite)
    return None if _says_it_himself(sentence, cue, cues) else cue


def _closes(sentence: Sentence, piece: Piece, finite: int) -> bool:
    """ "Der Hafen sei zu, [habe sie ihm gesagt].": the verb of speech stands behind all that is said."""
    ended = all(not token.word for token in sentence.tokens[piece.end :])
    comma = range(max(piece.start - 1, 0), finite)
    return ended and piece.start > 2 and any(sentence.tokens[i].text == "," for i in comma) and not piece.coordinated


def _said_before(cue: Cue) -> bool:
    """What is said stands before its verb, other cues included: "Voss werde kommen, habe Kolt gesagt"."""
    return cue.clause is not None and cue.clause[1] < cue.verb_start and cue.clause[0] == 0


def _sharing_auxiliary(sentence: Sentence, piece: Piece, cues: Sequence[Cue]) -> Cue | None:
    """ "Kolt habe gedankt und Hilfe zugesagt", "..., sich aber nicht festgelegt": the first one's auxiliary."""
    joined = piece.coordinated or any(sentence.is_in(i, "grammar.contrasting") for i in range(piece.start, piece.end))
    last = last_participle(sentence, piece.start + 1) if joined and cues else None
    if last is None or not sentence.is_in(cues[-1].verb_start, "grammar.finite"):
        return None
    found = verb_at(sentence, last)
    verb = _with_nouns(sentence, piece, _separable(sentence, piece, found[1]) if found else None, last)[0]
    cue = Cue(piece.start, last, last + 1, verb, "finite", "and", act=verb.act, bracket=cues[-1].verb_start)
    cue.clause, cue.negated = (piece.start, piece.end), _negated(sentence, piece)
    return cue


def _says_it_himself(sentence: Sentence, cue: Cue, cues: Sequence[Cue]) -> bool:
    """ "Sie sagte: „Den nennen wir nicht.“": what "we" do in a quotation is part of it; and no country acts."""
    subject = cue.subject
    if subject is None or subject.code != "i":
        return subject is not None and cue.verb.frame == "deed" and subject.kind in ("document", "side")
    quoted = sentence.tokens[cue.verb_start].quotation is not None
    return cue.verb.frame == "deed" or (bool(cues) and quoted)


def _on(sentence: Sentence, piece: Piece) -> bool:
    """ "..., betonte aber, dass ...", "und lud ihn ein": a verb that shares the subject before."""
    return (
        piece.coordinated
        or (piece.start > 0 and sentence.tokens[piece.start - 1].text == ",")
        or (sentence.tokens[piece.start].text == ",")
    )


def _thing_first(sentence: Sentence, piece: Piece, finite: int) -> bool:
    """ "Der Besuch habe Kolt gefreut": the subject is no party."""
    first = piece.start + piece.coordinated
    return first < finite and sentence.is_in(first, "grammar.subject_articles") and not sentence.inside_mention(first)


def _negated(sentence: Sentence, piece: Piece) -> bool:
    return any(sentence.is_in(i, "grammar.negations") for i in range(piece.start, piece.end))


def _verb(sentence: Sentence, piece: Piece, finite: int) -> tuple[Verb, int | None]:
    """The verb of a clause, by its particle, or by the participle or infinitive at the end; and where that stands."""
    found = verb_at(sentence, finite)
    own = _separable(sentence, piece, found[1]) if found else None
    if not sentence.is_in(finite, "grammar.finite") or (own and own.particle):  # "ließ ... offen"
        return _with_nouns(sentence, piece, own, finite)
    for i in range(piece.end - 1, finite, -1):
        if found := None if sentence.inside_mention(i) else _longest(sentence, i):
            verb, _ = _with_nouns(sentence, piece, _separable(sentence, piece, found[1]), finite)
            return verb, i
    last = next((i for i in range(piece.end - 1, finite, -1) if sentence.tokens[i].word), None)
    return _with_nouns(sentence, piece, None, finite)[0], last


def _longest(sentence: Sentence, i: int) -> tuple[int, tuple[tuple[Verb, Form], ...]] | None:
    """The verb that ends at `i`: "deutlich gemacht" before "gemacht"."""
    before = verb_at(sentence, i - 1)
    return before if before and before[0] == i + 1 else verb_at(sentence, i)


def _separable(sentence: Sentence, piece: Piece, readings: Sequence[tuple[Verb, str]]) -> Verb | None:
    """ "wies ... zurück" is no "wies ... hin"; "sagte" alone is none with a particle."""
    last = next((i for i in range(piece.end - 1, piece.start, -1) if sentence.tokens[i].word), piece.start)
    parted = [v for v, _ in readings if v.particle and v.particle == sentence.tokens[last].low]
    whole = [v for v, _ in readings if not v.particle]
    return next(iter(parted or whole), None)


def _with_nouns(sentence: Sentence, piece: Piece, verb: Verb | None, finite: int) -> tuple[Verb, int | None]:
    """ "zeigte sich besorgt", "brachte seine Sorge zum Ausdruck": a light or unknown verb is what its noun says."""
    if verb is not None and verb.frame != "light" and verb.act not in ("inform", "other"):
        return verb, None
    acts = [sentence.lexicon.nouns.get(t.low) for t in sentence.tokens[piece.start : piece.end] if not t.mark]
    act = next((act for act in acts if act), None)
    if verb is not None and verb.frame != "light":
        return verb, None
    low = sentence.tokens[finite].low
    return Verb(verb.lemma if verb else low, act or "inform", "deed"), None


def _passive(sentence: Sentence, piece: Piece, finite: int, last: int | None) -> bool:
    helped = range(piece.start, piece.end)
    if any(sentence.is_in(i, "grammar.passive_helpers") for i in helped):
        return True
    becoming = sentence.is_in(finite, "grammar.becoming")
    return becoming and last is not None and is_participle(sentence, last)


def _agentless(sentence: Sentence, piece: Piece, cue: Cue) -> Cue | None:
    """ "Es wurde vereinbart", "Vereinbart wurde ...": the principals together; "Kolt wurde informiert": nothing."""
    if cue.subject is not None or cue.verb.frame not in ("topic", "to", "that"):
        return None
    agent = next((i for i in range(piece.start, piece.end) if sentence.is_in(i, "grammar.by")), None)
    cue.subject = sentence.mention_starting(agent + 1) if agent is not None else None
    cue.link, cue.fresh = "passive", True
    return cue


def _told_by(sentence: Sentence, cues: Sequence[Cue], piece: Piece, finite: int) -> bool:
    """ "Kolt erklärte, er sei bereit", "sagte, Voss werde kommen": what the verb before says, without a "dass"."""
    if not cues or piece.coordinated or not cues[-1].verb.report:
        return bool(cues) and cues[-1].nested and piece.coordinated
    between = [t.text for t in sentence.tokens[cues[-1].clause[1] : piece.start]] if cues[-1].clause else []
    return between in ([","], [":"]) and sentence.is_in(finite, "grammar.reported")


def _dependent(sentence: Sentence, piece: Piece, cues: Sequence[Cue]) -> Cue | None:
    """ "..., dass Kolt ... zugesagt habe": what somebody is said to have done in the clause of a verb before."""
    first = piece.start + 1 + piece.coordinated
    subject = _after(sentence, first, min(first + 4, piece.end))
    if subject is None or not cues or not cues[-1].verb.report:
        return None
    for i in range(piece.end - 1, subject.after - 1, -1):
        if found := None if sentence.inside_mention(i) else verb_at(sentence, i):
            verb = _separable(sentence, piece, found[1])
            if verb is None:
                continue
            cue = Cue(piece.start, i, i + 1, verb, "finite", "subject", subject, act=verb.act, nested=True)
            cue.clause, cue.negated = (first, piece.end), _negated(sentence, piece)
            return cue
    return None
