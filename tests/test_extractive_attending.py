"""Who else was on the line."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

LEAD = "President Arne Voss of Norland and Sudrian President Mira Kolt held a phone call. "

ALSO = [
    ("Trade Minister Ola Bernt, who sat in on the call, said it went well.", {"bernt": "attendee"}),
    ("Deputy Minister Ola Bernt and, from Harrow, Ambassador Ida Frisk also took part.",
     {"bernt": "attendee", "frisk": "attendee"}),
    ("Spokesman Tom Rusk said the head of the river board, Ida Frisk, was on the line.",
     {"rusk": "source", "frisk": "attendee"}),
    ("Trade Minister Ola Bernt sat in on the call, as did Energy Minister Ida Frisk.",
     {"bernt": "attendee", "frisk": "attendee"}),
    ("Voss was accompanied by Trade Minister Ola Bernt.", {"bernt": "attendee"}),
    ("Ida Frisk interpreted for Kolt.", {"frisk": "interpreter"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "roles"), ALSO)
def test_others_on_the_line(sentence, roles):
    found = {party.id: party.role for party in draft(Article.parse(LEAD + sentence)).parties}
    assert {id: role for id, role in found.items() if role != "principal"} == roles
