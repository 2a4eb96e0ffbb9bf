"""What an article is read from: its tokens with their labels, the names in them, and the shape of a mention.

"The Finnish president rang Kolt" has two mentions: tokens 0:3, a definite one, and tokens 4:5, a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.engines.extractive.bodies import Bodies, learn_bodies
from summarizer.engines.extractive.labels import headline_words, label, lowercase_words, namesakes
from summarizer.engines.extractive.names import find_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.names import Named
    from summarizer.engines.extractive.tokens import Token


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start:end` speak of someone. `after` is where the sentence goes on, behind an apposition.

    kind: person | definite ("the president") | style ("His Highness") | pronoun | group ("the leaders") | institution |
    document ("the statement") | unnamed | again ("the same source") | side ("Turkey") | national ("the Turk")
    """

    start: int
    end: int
    after: int
    kind: str
    ids: tuple[str, ...] = ()
    text: str = ""
    code: str | None = None
    possessive: bool = False
    opener: str = ""  # the word before it: "our"
    outlet: bool = False  # a newspaper, an agency, a station
    oblique: bool = False  # in a case that no subject stands in, where names and titles are bent
    written: str = ""  # as the article has it, without its article: a title for whoever is meant


@dataclass
class Reader:
    """The tokens of all sentences with their labels and mentions."""

    tokens: list[list[Token]]
    labels: list[Labels] = field(default_factory=list)
    named: list[list[Named]] = field(default_factory=list)
    bodies: Bodies = field(default_factory=Bodies)
    shared: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)  # in a sentence: where a title of
    # several people stands, and whose it is


def prepare(tokens: list[list[Token]], lexicon: Lexicon) -> Reader:
    common = lowercase_words(tokens) | headline_words(tokens, lexicon)
    bodies = learn_bodies(tokens, lexicon)
    people = namesakes(tokens, lexicon)
    labels = [label(sentence, lexicon, common, bodies, people) for sentence in tokens]
    named = [find_named(sentence, marks, lexicon) for sentence, marks in zip(tokens, labels, strict=True)]
    return Reader(tokens, labels, named, bodies)


def spelt(tokens: Sequence[Token]) -> str:
    """The words with one space between them, and none where the article sets none before an ending or behind "l’"."""
    text = ""
    for token, last in zip(tokens, [None, *tokens], strict=False):
        text += " " * (last is not None and token.start > last.end) + token.text
    return text
