"""Texts that change hands: whose "I" a sentence's is.

"RAGNHILD MOSTUE: I said that the crew ought to be home."    an interview: whoever has a title answers, and is the
    "I" of his turns and the "you" of the others'; questions claim nothing
"Jógvan Hentze, Prime Minister of the Faroe Islands:" and his post below it    posts side by side: each its author's
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.engines.extractive.labels import is_honorific, is_institution_head
from summarizer.engines.extractive.tokens import token_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article, Sentence
    from summarizer.engines.extractive.cast import Cast, Person

_WORD = r"[^\W\d_a-z][\w.’'-]*"
_NAME = rf"{_WORD}(?: (?:(?:de|da|di|von|van|der|al|el|bin) )*{_WORD}){{0,3}}"
_LABEL = re.compile(rf"([QA](?=[.:])|{_NAME}(?=:))[.:](?:\s|$)")
_LEAST = 3  # labels of an interview
_QUESTIONS = 2  # paragraphs that ask, in one without labels
_SHORT = 3  # sentences of a question


@dataclass
class Transcript:
    """`turns[i]` is the party id whose turn sentence i belongs to, "" where nobody known has it, None outside turns."""

    turns: list[str | None] = field(default_factory=list)
    labels: dict[int, int] = field(default_factory=dict)  # sentence index: offset in the article where its label ends
    guest: str | None = None
    posters: dict[str, int] = field(default_factory=dict)  # authors of posts, and the numbers of the lines that say so


def read_turns(article: Article, cast: Cast) -> Transcript:
    """The turns of an interview, by labels or by its questions; or posts side by side; all None where it is neither."""
    found = _labels(article)
    if len(found) < _LEAST:
        return _asked(article, cast) or _posts(article, cast)
    transcript = Transcript()
    transcript.guest = _guest(article, found, cast)
    current: str | None = None
    for index, sentence in enumerate(article.sentences):
        if index in found:
            person = _labelled(found[index], cast)
            answers = found[index].rstrip(".").casefold() in ("a", "answer")
            current = transcript.guest if answers else person.id if person else ""
            transcript.labels[index] = sentence.start + len(found[index]) + 1
        transcript.turns.append(current)
    return transcript


def _labels(article: Article) -> dict[int, str]:
    """By sentence index: "RAGNHILD MOSTUE", "Q"; a word with small letters only where it comes back ("Courier")."""
    matched = {n: m[1] for n, s in enumerate(article.sentences) if (m := _LABEL.match(s.text))}
    times = Counter(matched.values())
    return {
        n: label
        for n, label in matched.items()
        if times[label] > 1 or (label.isupper() and len(label) > 1) or (" " in label and label.istitle())
    }


def _guest(article: Article, labels: dict[int, str], cast: Cast) -> str | None:
    """Whoever has a title; else, of those who have turns, he who asks least; behind "A:", the first with a title."""
    if set(labels.values()) & {"A", "Answer"}:
        return next((p.id for p in cast if p.kind == "person" and p.titled), None)
    asks: Counter[str] = Counter()
    starts = [*labels, len(article.sentences)]
    for begin, end in pairwise(starts):
        if person := _labelled(labels[begin], cast):
            asks[person.id] += article.sentences[end - 1].text.rstrip().endswith("?")
    titled = [id for id in asks if cast[id].titled]
    return min(titled or asks, key=lambda id: asks[id], default=None) or _newcomer(article, labels, cast)


def _newcomer(article: Article, labels: dict[int, str], cast: Cast) -> str | None:
    """ "MS HOLM: Yes. The Prime Minister spoke ...", whom the text names nowhere else: who answers and never asks."""
    asking = cast.lexicon.words("people.askers")
    starts = [*labels, len(article.sentences)]
    ends = {labels[begin]: article.sentences[end - 1].text.rstrip() for begin, end in pairwise(starts)}
    answering = [label for label, end in ends.items() if label.casefold() not in asking and not end.endswith("?")]
    if len(answering) != 1 or len(ends) < 2:
        return None
    words = [word for word in answering[0].split() if not is_honorific(token_of(word.capitalize()), cast.lexicon)]
    number = next(n for n, label in labels.items() if label == answering[0]) + 1
    return cast.add(" ".join(words) or answering[0], "person", number).id


def _asked(article: Article, cast: Cast) -> Transcript | None:
    """An interview without labels: paragraphs that ask, each with an answer in the first person below it."""
    stretches = _paragraphs(article)
    asking = [n for n, one in enumerate(stretches) if len(one) <= _SHORT and _is_question(article, one)]
    if len(asking) < _QUESTIONS or asking[0] == 0:
        return None
    first = cast.lexicon.words("people.first_person") | cast.lexicon.words("people.pronouns_we")
    answers = [one for n, one in enumerate(stretches) if n > asking[0] and n not in asking]
    if not any(_words(article, one) & first for one in answers):
        return None
    guest = next((p.id for p in cast if p.kind == "person" and p.titled), None)
    transcript = Transcript([None] * len(article.sentences), guest=guest)
    you = cast.lexicon.words("people.pronouns_you")
    for n, stretch in enumerate(stretches[asking[0] :], asking[0]):
        words = _words(article, stretch)
        asks = n in asking or (bool(words & you) and not words & first and n - 1 not in asking)
        for number in stretch:
            transcript.turns[number - 1] = "" if asks else guest
    return transcript if guest else None


def _is_question(article: Article, stretch: Sequence[int]) -> bool:
    return article.sentences[stretch[-1] - 1].text.rstrip().endswith("?")


def _words(article: Article, stretch: Sequence[int]) -> set[str]:
    return {w.casefold() for n in stretch for w in re.findall(r"[^\W\d_]+", article.sentences[n - 1].text)}


def _posts(article: Article, cast: Cast) -> Transcript:
    """Two lines or more that name somebody and end in a colon, each with his paragraphs below it."""
    posters = {
        person.id: sentence.number
        for sentence in article.sentences
        if sentence.text.rstrip().endswith(":") and (person := _poster(sentence, cast))
    }
    nobody: list[str | None] = [None] * len(article.sentences)
    if len(posters) < 2:
        return Transcript(nobody)
    first = cast.lexicon.either("people.first_person", "people.pronouns_we", "people.pronouns_i")
    whose = {number: id for id, number in posters.items()}
    current: str | None = None
    for stretch in _paragraphs(article):
        goes_on = current and (cast[current].kind != "person" or _words(article, stretch) & first)
        current = whose.get(stretch[-1], current if goes_on else None)
        for n in stretch:
            nobody[n - 1] = current if n not in whose else None
    return Transcript(nobody, posters=posters)


def _poster(line: Sentence, cast: Cast) -> Person | None:
    """ "Jógvan Hentze, Prime Minister, ninety minutes later:", "UAE Presidential Court (@court):"."""
    handle = re.search(r"\B@\w", line.text)
    named = (p for p in cast if p.kind == "person" and (p.titled or handle) and line.text.startswith(p.name))
    if (person := next(named, None)) or not handle:
        return person
    name = re.split(r"\s*[(,@:]", line.text)[0]
    words = [token_of(word) for word in name.split()]
    if not any(is_institution_head(word, cast.lexicon) for word in words):
        return None
    office = cast.others(name, "institution", line.number)
    places = (cast.lexicon.places.get(tuple(w.low for w in words[:n])) for n in range(1, len(words)))
    office.code = office.code or next((place.code for place in places if place), None)
    return office


def _paragraphs(article: Article) -> list[list[int]]:
    """The numbers of the sentences of each paragraph."""
    found: list[list[int]] = [[]]
    for before, sentence in zip((None, *article.sentences), article.sentences, strict=False):
        if before and "\n" in article.text[before.end : sentence.start]:
            found.append([])
        found[-1].append(sentence.number)
    return found


def _labelled(label: str, cast: Cast) -> Person | None:
    """By name, or by title where only one has it ("PRIME MINISTER:")."""
    if person := cast.find(label):
        return person
    known = [p for p in cast if p.title and p.title.casefold() == label.casefold()]
    known += [p for p in cast if p.kind == "person" and p.name.endswith(label.rsplit(maxsplit=1)[-1])]  # "MS HOLM"
    return known[0] if known else None
