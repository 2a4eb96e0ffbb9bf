"""Interviews written as turns: "RAGNHILD MOSTUE: I said that the crew ought to be home."

Whoever has a title answers, and is the "I" of his turns and the "you" of the others'; questions claim nothing.
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
        return Transcript([None] * len(article.sentences))
    transcript.turns = found
    named = [cast[id] for id in dict.fromkeys(found) if id]
    guests = [person for person in named if person.titled]
    transcript.guest = guests[0].id if guests else None
    return transcript


def _labelled(label: str, cast: Cast) -> Person | None:
    """By name, or by title where only one has it ("PRIME MINISTER:")."""
    if person := cast.find(label):
        return person
    titled = [p for p in cast if p.title and p.title.casefold() == label.casefold()]
    return titled[0] if titled else None
