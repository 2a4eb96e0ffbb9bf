"""Verbs that no list knows, predicates and nouns of speech: whatever a party is said to do or to think is a claim.

"Kolt walked Voss through the plan", "Voss did not answer", "Kolt was of the view that ...", "Her answer was that ..."
A verb is known by where it stands and by its form: right behind a subject, with an auxiliary or in the past tense.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.lexicon import Verb
from summarizer.engines.extractive.subjects import is_cleft
from summarizer.engines.extractive.syntax import BREAKS
from summarizer.engines.extractive.tokens import POSSESSIVE
from summarizer.engines.extractive.verbgroups import group_start, leads_on, led_from, skip_auxiliaries, verb_at

if TYPE_CHECKING:
    from summarizer.engines.extractive.inflection import Form
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.syntax import Sentence
    from summarizer.record import Act

Found = tuple[int, tuple[tuple[Verb, "Form"], ...]]
_ACTORS = ("person", "definite", "pronoun", "group")
_LONGEST = 5  # words of a predicate: "not in a position to"
_SHORTEST = 4  # letters that a verb is longer than whose ending alone tells it


@cache
def _idle(lexicon: Lexicon) -> frozenset[str]:
    """Words that are no verbs wherever they stand."""
    keys = ("stop", "auxiliaries", "prepositions", "conjunctions", "adverbs")
    return frozenset().union(*(lexicon.words(f"grammar.{key}") for key in keys))


@cache
def _telling(lexicon: Lexicon) -> frozenset[str]:
    """First words of whatever may be a cue by its words."""
    keys = ("deeds.sayings", "deeds.copulas", "deeds.turning", "deeds.past", "deeds.having", "grammar.nothing")
    return lexicon.verb_heads.union(lexicon.nouns, *(lexicon.words(key) for key in keys))


def may_tell(sentence: Sentence, i: int) -> bool:
    """Most words can't be a cue: asked first, for speed."""
    if _tells_alone(sentence.low[i], sentence.lexicon):
        return True
    before = sentence.tokens[i - 1] if i else None
    return before is not None and (
        not before.word or before.low.endswith("ly") or before.low in sentence.lexicon.words("grammar.leading")
    )


@lru_cache(maxsize=1 << 14)
def _tells_alone(low: str, lexicon: Lexicon) -> bool:
    """Whether a word may be a cue wherever it stands. Remembered, as most words recur."""
    if "deeds" not in lexicon.data or low in _telling(lexicon) or _is_past(low, lexicon):
        return True
    return lexicon.regex("deeds.shape").fullmatch(low) is not None


def deed_at(sentence: Sentence, i: int, *, shared: int | None) -> Found | None:
    """The verb group headed at `i`, behind a subject mention; or behind "and" and a verb that ends at `shared`."""
    if "deeds" not in sentence.lexicon.data or not _can_be_verb(sentence, i):
        return None
    begin = group_start(sentence, i)
    if not _formed(sentence, begin, i):
        return None
    subject = sentence.mention_ending(sentence.left(begin)) or _cleft(sentence, begin)
    if subject is None:
        return _readings(sentence, i) if shared is not None and _joined(sentence, shared, begin, i) else None
    return _readings(sentence, i) if _acts(sentence, subject) else None


def _cleft(sentence: Sentence, i: int) -> Mention | None:
    """ "It was [Kolt] who [put the date on the table]", "it was [Kolt] that [broke off]"."""
    relative = sentence.is_in(i - 1, "grammar.who") or sentence.is_in(i - 1, "grammar.that")
    found = sentence.mention_ending(i - 1) if relative else None
    return found if found and is_cleft(sentence, found) else None


def _readings(sentence: Sentence, i: int) -> Found:
    low = sentence.tokens[i].low
    return i + 1, ((Verb(low, "other", "deed"), "finite"),)


def _can_be_verb(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if sentence.is_in(i, "deeds.having"):
        return sentence.is_in(i + 1, "deeds.had") or _had_to_say(sentence, i)
    if not token.text[0].islower() or token.low in _idle(sentence.lexicon):
        return False
    if token.low in sentence.lexicon.words("deeds.apart") or leads_on(sentence, i):
        return False
    known = verb_at(sentence, i)
    told = known is not None and any(verb.frame not in ("quote", "light") for verb, _ in known[1])
    return not told or sentence.is_in(i, "deeds.past")


def _had_to_say(sentence: Sentence, i: int) -> bool:
    """ "had one request: ...", "had harsh words for"; not "had agreed", "had a request of his own"."""
    following = range(i + 1, min(i + 4, len(sentence.tokens)))
    nouns = sentence.lexicon.words("deeds.sayings") | sentence.lexicon.nouns.keys()
    told = any(t.text == ":" for t in sentence.tokens[i : i + 9]) or any(
        sentence.is_in(j + 1, "deeds.at_whom") for j in following
    )
    said = any(sentence.tokens[j].low in nouns for j in following)
    return told and said and not any(_past(sentence, j) for j in following)


def _formed(sentence: Sentence, begin: int, i: int) -> bool:
    """ "did not X", "would X", "had Xed", "Xed": a finite verb by its helpers, else by its form."""
    helpers = {t.low for t in sentence.tokens[begin:i]}
    low = sentence.tokens[i].low
    past = _past(sentence, i)
    if helpers & sentence.lexicon.words("deeds.helpers"):
        return bool(sentence.lexicon.regex("deeds.shape").fullmatch(low))
    if led_from(sentence, skip_auxiliaries(sentence, i)) is not None:
        return past or sentence.is_in(i - 1, "grammar.infinitive") or low.endswith("ing")
    if helpers & sentence.lexicon.words("grammar.base_helpers") - {"not", "n't"}:
        return not low.endswith(("ed", "ly")) or past
    if helpers & sentence.lexicon.words("grammar.passive_helpers"):
        return False
    return past


def _past(sentence: Sentence, i: int) -> bool:
    return _is_past(sentence.low[i], sentence.lexicon)


def _is_past(low: str, lexicon: Lexicon) -> bool:
    ended = low.endswith(lexicon.endings("deeds.past_endings")) and len(low) > _SHORTEST
    return ended or low == "had" or low in lexicon.words("deeds.past")


def unlisted_verb(sentence: Sentence, i: int) -> Found | None:
    """ "“...,” Kolt quipped": a verb by its form alone, taken for one of speech."""
    low, helped = sentence.tokens[i].low, range(min(skip_auxiliaries(sentence, i), i - 1), i)
    if not _past(sentence, i):
        perfect = any(sentence.is_in(k, "deeds.helpers") for k in helped)
        if not perfect or not sentence.lexicon.regex("deeds.shape").fullmatch(low):
            return None
    return i + 1, ((Verb(low, "inform", "quote", report=True), "finite"),)


def _acts(sentence: Sentence, subject: Mention) -> bool:
    """Subject of a main clause, or of what somebody says: not "after Kolt left", "the plan Kolt drew up"."""
    if subject.kind not in _ACTORS or subject.possessive or subject.oblique or subject.code in ("it", "you"):
        return False
    if subject.kind == "pronoun" and subject.text in sentence.lexicon.words("grammar.object_pronouns"):
        return False
    if is_cleft(sentence, subject):
        return True
    k = sentence.left(subject.start) - 1
    if k < 0 or sentence.tokens[k].text in BREAKS or not sentence.tokens[k].word:
        return True
    if sentence.is_in_any(k, "grammar.conjunctions", "grammar.that", "grammar.and"):
        return True
    hearer = sentence.mention_ending(k + 1)
    return any(_reports(sentence, j) for j in (k, k - 1, hearer.start - 1 if hearer else -1))


def _reports(sentence: Sentence, j: int) -> bool:
    found = verb_at(sentence, j) if j >= 0 else None
    return found is not None and any(verb.report for verb, _ in found[1])


def _joined(sentence: Sentence, last: int, begin: int, i: int) -> bool:
    """ "... and walked her through the plan": not "and dried fish", nor "..., which moved many and drew crowds"."""
    if any(sentence.is_in(k, "grammar.relative") for k in range(last, begin)):
        return False
    if not (sentence.is_in(begin - 1, "grammar.conjunctions") and sentence.is_in(i + 1, "deeds.object_openers")):
        return bool(sentence.is_in(begin - 1, "grammar.conjunctions") and sentence.mention_starting(i + 1))
    return True


def predicate_at(sentence: Sentence, i: int) -> Found | None:
    """ "was of the view that", "is ready to", "were deeply worried about": from the form of "be" on."""
    if not sentence.is_in(i, "deeds.copulas") or not (known := _predicates(sentence.lexicon)):
        return None
    j = i + 1
    tokens = sentence.tokens
    while j < len(tokens) and (tokens[j].mark or tokens[j].low.endswith("ly") or sentence.is_in(j, "deeds.degrees")):
        j += 1
    colon = j + 1 < len(tokens) and tokens[j + 1].text == ":"
    if sentence.is_in(j, "deeds.plain") and (colon or sentence.is_in(j + 1, "deeds.plainly")):
        return j + 1, ((Verb("be", "assess", "predicate"), "finite"),)
    ahead = [j + length for length in range(min(_LONGEST, len(tokens) - j), 0, -1)]
    found = [(known[words], end) for end in ahead if (words := sentence.low[j:end]) in known]
    if not found:
        return None
    (_, act), end = min(found, key=lambda one: one[0][0])
    return end, ((Verb("be", act, "predicate"), "finite"),)


@cache
def _predicates(lexicon: Lexicon) -> dict[tuple[str, ...], tuple[int, Act]]:
    """Each predicate's act, with that act's place in the table: the first counts."""
    known: dict[tuple[str, ...], tuple[int, Act]] = {}
    for n, act in enumerate(lexicon.data.get("predicates", {})):
        for words in lexicon.words_list(f"predicates.{act}"):
            known.setdefault(words, (n, act))
    return known


def nominal_at(sentence: Sentence, i: int) -> tuple[Mention, int, Verb] | None:
    """ "Her answer was that ...", "Kolt's one condition was ...", "His words were: “...”": owner, end, verb."""
    act = sentence.lexicon.nouns.get(sentence.tokens[i].low) or (
        "inform" if sentence.is_in(i, "deeds.sayings") else None
    )
    if act is None or "deeds" not in sentence.lexicon.data:
        return None
    owner = _owner(sentence, i) or _owner_behind(sentence, i)
    j = sentence.right(i + 1 if owner is None or owner.end <= i else owner.after)
    j += j > i + 1 and sentence.is_in(j + 1, "deeds.being")  # behind "Kolt’s reply, Strand said,"
    if sentence.is_in(j, "grammar.to_hearers") and (hearer := sentence.mention_starting(j + 1)):
        j = hearer.after  # "Kolt's message to Voss was ..."
    while sentence.is_in(j, "grammar.auxiliaries") and not sentence.is_in(j, "deeds.being"):
        j += 1
    if owner is None or not sentence.is_in(j, "deeds.being"):
        return None
    while sentence.is_in(j + 1, "deeds.being"):
        j += 1  # "a été"
    tokens = sentence.tokens
    colon = next((k for k in range(j + 1, min(j + 6, len(tokens))) if tokens[k].text in ":,"), None)
    if (colon and colon + 1 < len(tokens) and tokens[colon + 1].mark) or (colon and tokens[colon].text == ":"):
        return owner, colon + 1, Verb("be", act, "nominal")
    return owner, j + 1, Verb("be", act, "nominal")


def _owner_behind(sentence: Sentence, i: int) -> Mention | None:
    """ "La respuesta de Kolt fue que ...", "Ответ Кольта был коротким: ...": whose it is stands behind."""
    if not sentence.lexicon.data["grammar"].get("inverts"):
        return None
    found = sentence.mention_starting(i + 1 + sentence.is_in(i + 1, "grammar.of"))
    owning = found is not None and (sentence.is_in(i + 1, "grammar.of") or not sentence.lexicon.words("grammar.of"))
    return found if owning else None


def _owner(sentence: Sentence, i: int) -> Mention | None:
    """Whose it is: at most two adjectives stand between."""
    for j in range(i, max(i - 3, 0), -1):
        before = sentence.mention_ending(j)
        if before and before.kind == "pronoun" and before.text in sentence.lexicon.words("deeds.owners"):
            return before
        if sentence.tokens[j - 1].low in POSSESSIVE:
            return sentence.mention_ending(j - 1)
        if not sentence.tokens[j - 1].word:
            return None
    return None
