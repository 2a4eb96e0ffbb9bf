"""What claims are about: those of one sentence and those that share rare words are of one topic.

A topic is called by a list of subjects where that knows it ("trade"), else by words that its claims share.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.lexicon import for_small_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.engines.extractive.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters by which two forms are one word
_ALIKE = 0.25  # how much of their words a sentence and a topic must share, the rarer counting more
_LEAST = 2  # words of its own without which a sentence goes on about the topic before
_LABEL = 3  # words of a label
_LISTED = " (listed)"  # marks a subject of the list among the words of a claim


@dataclass(frozen=True, slots=True)
class Subject:
    id: str
    label: str
    listed: bool  # by the list of subjects, which knows what a headline can say


@dataclass
class _Topic:
    words: set[str] = field(default_factory=set)
    claims: list[int] = field(default_factory=list)


def find_topics(
    texts: Sequence[str], sentences: Sequence[int], names: Iterable[str], lexicon: Lexicon
) -> tuple[list[Subject], list[str | None]]:
    """The subjects of the claims, most told first, and each claim's; None for what has no word of its own.

    `sentences`: the first one of each claim's evidence. `names`: those of the parties, which are in every topic.
    """
    idle = frozenset(word[:_STEM] for name in names for word in _WORD.findall(name.casefold())) | _idle(lexicon)
    content = [_content(text, idle) + _subjects(text, lexicon) for text in texts]
    topics = sorted(_grouped(content, sentences), key=lambda topic: -len(topic.claims))
    subjects: list[Subject] = []
    chosen: list[str | None] = [None] * len(texts)
    for topic in topics:
        told = [texts[i] for i in topic.claims]
        listed = _listed(told, lexicon)
        known = listed if listed not in {s.label for s in subjects} else None
        if label := known or _shared_words(told, idle, nouns=bool(lexicon.data["grammar"].get("capital_nouns"))):
            id = _free(_slug(label) or f"topic{len(subjects) + 1}", {s.id for s in subjects})
            subjects.append(Subject(id, label, known is not None))
            for i in topic.claims:
                chosen[i] = id
    return subjects, chosen


def _grouped(content: Sequence[Sequence[str]], sentences: Sequence[int]) -> list[_Topic]:
    """Sentence by sentence: to the topic most alike, else, with hardly a word of its own, to the one before."""
    units: dict[int, list[int]] = {}
    for i, sentence in enumerate(sentences):
        units.setdefault(sentence, []).append(i)
    words = {s: {w for i in claims for w in content[i]} for s, claims in units.items()}
    counts = Counter(word for own in words.values() for word in own)
    weight = {word: math.log(1 + len(units) / n) for word, n in counts.items()}
    topics: list[_Topic] = []
    last: _Topic | None = None
    for sentence, claims in units.items():
        own = words[sentence]
        listed = {word for word in own if word.endswith(_LISTED)}
        likely = [topic for topic in topics if not listed or listed & topic.words]
        best = max(likely, key=lambda topic: _alike(own, topic.words, weight), default=None)
        if best is None or _alike(own, best.words, weight) < _ALIKE:
            best = last if last and len(own) < _LEAST else next(iter(likely), None) if listed else None
            best = best or _Topic()
        if best not in topics:
            topics.append(best)
        best.words |= own
        best.claims += claims
        last = best
    return topics


def _alike(own: set[str], words: set[str], weight: dict[str, float]) -> float:
    both = sum(weight[word] for word in own & words)
    return both / math.sqrt(len(own) * len(words)) if both else 0.0


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]


def _content(text: str, idle: frozenset[str]) -> list[str]:
    return [stem for word in _WORD.findall(text.casefold()) if (stem := word[:_STEM]) not in idle]


@cache
def _idle(lexicon: Lexicon) -> frozenset[str]:
    """Stems that tell no topic from another: grammar's words, verbs of saying and doing, words for the call itself."""
    keys = ("grammar.stop", "grammar.negations", "grammar.auxiliaries", "call.nouns", "call.verbs", "call.strong_nouns")
    return frozenset(word[:_STEM] for word in (*lexicon.either(*keys), *(words[0] for words in lexicon.verbs)))


def _shared_words(texts: Sequence[str], idle: frozenset[str], *, nouns: bool) -> str | None:
    """ "police advisers": words in a row that most claims of a topic share; up to a noun, if nouns have capitals."""
    counts = Counter(stem for text in texts for stem in set(_content(text, idle)))
    runs = [run for text in texts for run in _runs(text, idle)]
    named = [_to_noun(run) for run in runs if any(word[0].isupper() for word in run)] if nouns else []
    best = max(named or runs, key=lambda run: _worth(run, counts), default=[])
    most = max((counts[_stem(word)] for word in best), default=0)
    return " ".join([word for word in best if counts[_stem(word)] == most][:_LABEL]) or None


def _to_noun(run: list[str]) -> list[str]:
    last = max(i for i, word in enumerate(run) if word[0].isupper())
    return run[: last + 1][-_LABEL:]


def _worth(run: Sequence[str], counts: Counter[str]) -> float:
    return sum(counts[_stem(word)] for word in run[:_LABEL])


def _runs(text: str, idle: frozenset[str]) -> list[list[str]]:
    """Words that follow each other and are all of the topic."""
    runs: list[list[str]] = [[]]
    for word in re.findall(r"[^\W\d_]+|[^\w\s]", text):
        if len(word) >= _STEM - 1 and word.casefold()[:_STEM] not in idle:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _subjects(text: str, lexicon: Lexicon) -> list[str]:
    """The subject of the list that it speaks of, as one more word of it."""
    listed = _listed([text], lexicon)
    return [listed + _LISTED] if listed else []


def _listed(texts: Sequence[str], lexicon: Lexicon) -> str | None:
    """The subject of the list that most of the texts' words are of."""
    small = " ".join(texts).lower()
    if not _any_listed(lexicon).search(small):
        return None
    scores = {label: len(pattern.findall(small)) for label, pattern in _patterns(lexicon).items()}
    best = max(scores, key=lambda label: scores[label], default=None)
    return best if best and scores[best] else None


@cache
def _any_listed(lexicon: Lexicon) -> re.Pattern[str]:
    """The words of all subjects: most claims have none of them, which one pattern tells sooner than twenty."""
    return for_small_letters("|".join(f"(?:{words})" for words in lexicon.data.get("topics", {}).values()) or r"(?!)")


@cache
def _patterns(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """The words of each subject."""
    listed: dict[str, str] = lexicon.data.get("topics", {})
    return {label: for_small_letters(pattern) for label, pattern in listed.items()}


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")[:60]


def _free(id: str, taken: set[str]) -> str:
    """The id, with a number where it is another topic's."""
    return id if id not in taken else next(f"{id}_{n}" for n in range(2, len(taken) + 3) if f"{id}_{n}" not in taken)
