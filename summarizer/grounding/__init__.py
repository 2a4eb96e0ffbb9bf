"""Everything that is wrong with a draft for an article: one truth, four uses.

`ground` serves the message of a re-ask, the final check, the groundedness score and the test of the gold
records. It only looks: nothing is repaired, moved to where it would fit, or dropped.

Each rule is a function from a `Reading` (draft and article together) to its findings, under one stable name.
What a rule can't decide it lets pass: a false alarm costs a paid re-ask and teaches people to look away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.grounding import claims, header, people, prose, references
from summarizer.grounding.reading import Finding, Reading
from summarizer.record import Issue

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from summarizer.article import Article
    from summarizer.draft import Draft

RULES: dict[str, Callable[[Reading], Iterator[Finding]]] = {
    "reference": references.references,
    "evidence": references.has_evidence,
    "repeated": references.repeated,
    "status": references.status,
    "attribution": references.relays,
    "party_name": people.party_names,
    "title": people.titles,
    "side": people.sides,
    "source": people.source_shown,
    "speaker": people.speakers,
    "relay": people.relay_shown,
    "cited_relay": people.cited_relay,
    "relay_missing": people.relay_missing,
    "quotation": people.voices,
    "name": claims.names,
    "displaced_name": claims.displaced,
    "number": claims.numbers,
    "date_word": claims.dates,
    "wording": claims.wording,
    "negation": claims.negation,
    "strength": claims.strength,
    "date": header.date,
    "duration": header.duration,
    "medium": header.medium,
    "headline": prose.headline,
    "abstract": prose.abstract,
    "leak": prose.leaks,
}


def ground(draft: Draft, article: Article, *, leaks: Collection[str] = ()) -> list[Issue]:
    """What the draft says that the article does not show, in the order of `RULES`; empty when all is well.

    `leaks` are values of a prompt's examples: where one is not in the article, it must not be in the draft.
    """
    reading = Reading(draft, article, leaks)
    return [
        Issue(path=found.path, rule=rule, message=found.message, sentences=tuple(sorted(set(found.sentences))))
        for rule, check in RULES.items()
        for found in check(reading)
    ]
