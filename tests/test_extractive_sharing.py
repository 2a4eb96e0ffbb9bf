"""Titles that several people share, one sentence for each way of naming them."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

TOLD = " agreed in a telephone call to reopen the bridge, the aide Pell Strand said."


@pytest.mark.parametrize(
    ("opening", "titles", "sides"),
    [
        ("The presidents of Ecuador, Bruno Chalco, and Peru, Marisol Tena,", ("president",) * 2, ("Ecuador", "Peru")),
        ("The prime ministers of Ecuador and Peru, Bruno Chalco and Marisol Tena,", ("prime minister",) * 2, None),
        ("Presidents Bruno Chalco of Ecuador and Marisol Tena of Peru", ("president",) * 2, ("Ecuador", "Peru")),
        (
            "The Ecuadorian and Peruvian foreign ministers, Bruno Chalco and Marisol Tena,",
            ("foreign minister",) * 2,
            None,
        ),
        (
            "LIMA, May 4 (Andes Wire) - The two leaders of Ecuador and Peru, Bruno Chalco and Marisol Tena,",
            ("leader",) * 2,
            None,
        ),
    ],
)
def test_each_has_the_title_and_his_own_country(opening, titles, sides):
    record = draft(Article.parse(opening + TOLD))
    principals = [party for party in record.parties if party.role == "principal"]
    assert [party.id for party in principals] == ["chalco", "tena"]
    assert tuple((party.title or "").casefold() for party in principals) == titles
    assert tuple(party.side for party in principals) == (sides or ("Ecuador", "Peru"))
    assert [claim.speaker for claim in record.claims] == [("chalco", "tena")]


def test_somebody_told_of_later_has_no_part_in_the_title():
    record = draft(
        Article.parse(
            "Ecuadorian President Bruno Chalco and Peruvian President Marisol Tena spoke by phone.\n\n"
            "The two presidents agreed to meet, the spokesman Pell Strand said, and Tena invited Chalco to Lima."
        )
    )
    assert [claim.speaker for claim in record.claims] == [("chalco", "tena"), ("tena",)]
    assert next(party.title for party in record.parties if party.id == "strand") == "spokesman"
