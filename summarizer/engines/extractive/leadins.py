"""What leads into a quotation without a verb of speech: "Kolt was blunt: “...”", "The aide had a message: “...”"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.engines.extractive.displaced import opening_subject
from summarizer.engines.extractive.syntax import Frame
from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.syntax import Sentence

_LEAD = 16  # words before the colon
_SPEAKERS = ("person", "definite", "unnamed", "institution", "document", "again", "pronoun")


def lead_in(sentence: Sentence) -> Iterator[Frame]:
    """The words before a colon and an opening mark, where none of them reports: whoever they open with is quoted."""
    tokens = sentence.tokens
    colon = next((i for i, t in enumerate(tokens[:_LEAD]) if t.text == ":"), None)
    if colon is None or colon + 1 >= len(tokens) or not tokens[colon + 1].mark or any(t.mark for t in tokens[:colon]):
        return
    if sentence.where("people.first_person", stop=colon):  # "She left out my best line, so here it is: “...”"
        return
    source = _whose(sentence)
    if source and source.end < colon and not _reports(sentence, source.end, colon):
        yield Frame(0, colon + 1, source, None, "hearsay")


def _whose(sentence: Sentence) -> Mention | None:
    """ "Kolt was blunt", "Kolt's reply was short", "Her final post was brief"."""
    opening = opening_subject(sentence)
    if opening is None:
        first = next((m for m in sentence.mentions if m.start < 2 and m.possessive), None)
        near = range(first.end + 1, first.end + 4) if first else ()
        said = any(
            sentence.is_in(i, key) for i in near for key in ("deeds.sayings", "people.posts", "people.documents")
        )
        return replace(first, possessive=False) if first and said else None
    return opening if opening.kind in _SPEAKERS else None


def _reports(sentence: Sentence, start: int, end: int) -> bool:
    """A verb that takes what it says itself: "Kolt wrote: “...”"; not "Kolt went on: “...”"."""
    for i in range(start, end):
        found = None if sentence.inside_mention(i) else verb_at(sentence, i)
        if found and any(verb.report and verb.frame != "quote" and form == "finite" for verb, form in found[1]):
            return True
    return False
