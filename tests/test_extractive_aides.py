"""On whose side an aide is whose title names no country: by a possessive, an office, the dateline."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

LEAD = "HARROW, 4 May - Maltese President Ivo Dane and Kenyan Prime Minister Mira Kolt spoke by phone on Monday.\n\n"
SIDES = [
    ("Kolt refused, her spokesman Otto Brandt said.", "Kenya"),
    ("The Kenyan government was unhappy. Its spokesman, Otto Brandt, said Dane had refused.", "Kenya"),
    ("Otto Brandt, a spokesman for the president’s office, said Kolt had refused.", "Malta"),
    ("Nairobi tells it differently. Spokesman Otto Brandt said Dane had refused.", "Kenya"),
    ("Spokesman Otto Brandt said Kolt had refused.", None),
]


@pytest.mark.parametrize(("text", "side"), SIDES, ids=[text for text, _ in SIDES])
def test_an_aide_is_of_the_side_whose_he_is_called(text, side):
    reading = draft(Article.parse(LEAD + text))
    assert [party.side for party in reading.parties if party.name == "Otto Brandt"] == [side]


def test_an_unqualified_aide_is_of_the_country_of_the_dateline_until_the_other_side_tells():
    lead = LEAD.replace("HARROW", "VALLETTA")
    own = draft(Article.parse(lead + "Spokesman Otto Brandt said Kolt had refused."))
    other = draft(Article.parse(lead + "A Kenyan official said so. Spokesman Otto Brandt said Kolt had refused."))
    found = [[p.side for p in reading.parties if p.name == "Otto Brandt"] for reading in (own, other)]
    assert found == [["Malta"], [None]]
