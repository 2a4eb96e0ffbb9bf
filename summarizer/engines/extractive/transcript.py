"""Texts that change hands: whose "I" a sentence's is.

"RAGNHILD MOSTUE: I said that the crew ought to be home."    an interview: whoever has a title answers, and is the
    "I" of his turns and the "you" of the others'; questions claim nothing
"Jógvan Hentze, Prime Minister of the Faroe Islands:" and his post below it    posts side by side: each its author's
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.engines.extractive.cast import Cast, Person

_LABEL = re.compile(r"((?:[^\W\d_a-z]|[.'’ -]){3,40}|[^\W\d_a-z]\w+(?: [^\W\d_a-z][\w’'-]+){1,3}|[QA]):(?:\s|$)")


@dataclass
class Transcript:
    """`turns[i]` is the party id whose turn sentence i belongs to, "" where nobody known has it, None outside turns."""

    turns: list[str | None] = field(default_factory=list)
    labels: dict[int, int] = field(default_factory=dict)  # sentence index: offset in the article where its label ends
    guest: str | None = None
    posters: dict[str, int] = field(default_factory=dict)  # authors of posts, and the numbers of the lines that say so


def read_turns(article: Article, cast: Cast) -> Transcript:
    """The turns of an interview; all None where the text is none (fewer than three labels)."""
    found: list[str | None] = []
    transcript = Transcript()
    current: str | None = None
    for index, sentence in enumerate(article.sentences):
        label = _LABEL.match(sentence.text)
        if label:
            person = _labelled(label[1], cast)
            current = person.id if person else ""
            transcript.labels[index] = sentence.start + label.end(1) + 1
        found.append(current)
    if len(transcript.labels) < 3:
        return _posts(article, cast)
    transcript.turns = found
    named = [cast[id] for id in dict.fromkeys(found) if id]
    guests = [person for person in named if person.titled]
    transcript.guest = guests[0].id if guests else None
    return transcript


def _posts(article: Article, cast: Cast) -> Transcript:
    """Two lines or more that name a person and end in a colon, each with paragraphs in the first person below it."""
    posters = {
        person.id: sentence.number
        for sentence in article.sentences
        if sentence.text.rstrip().endswith(":") and (person := _named_first(sentence.text, cast))
    }
    nobody: list[str | None] = [None] * len(article.sentences)
    if len(posters) < 2:
        return Transcript(nobody)
    first = cast.lexicon.either("people.first_person", "people.pronouns_we")
    whose = {number: id for id, number in posters.items()}
    current: str | None = None
    for stretch in _paragraphs(article):
        words = {w.casefold() for n in stretch for w in re.findall(r"[^\W\d_]+", article.sentences[n - 1].text)}
        current = whose.get(stretch[-1], current if words & first else None)
        for n in stretch:
            nobody[n - 1] = current if n not in whose else None
    return Transcript(nobody, posters=posters)


def _named_first(text: str, cast: Cast) -> Person | None:
    """ "Jógvan Hentze, Prime Minister of the Faroe Islands, ninety minutes later:": who opens the line."""
    return next((p for p in cast if p.kind == "person" and p.titled and text.startswith(p.name)), None)


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
    titled = [p for p in cast if p.title and p.title.casefold() == label.casefold()]
    return titled[0] if titled else None
