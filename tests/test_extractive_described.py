"""Whom titles, sides and possessives mean: texts of a few invented sentences."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft
from tests.tellings import ONE_SOURCE, TWO_MEN, told


def test_the_leader_of_a_country_set_off_by_commas_is_of_it():
    text = "President Voss Adu appealed by phone to the leader of Burkina Faso, Colonel Ade Dane, to open the border."
    reading = draft(Article.parse(text + " The two spoke for an hour, Minister Lena Marr said."))
    assert next(party.side for party in reading.parties if party.id == "dane") == "Burkina Faso"


DEFINITES = [
    ("The prime minister promised engineers.", ("dane", "marr")),
    ("The president promised engineers.", ("voss", "marr")),
    ("The Maltese leader promised engineers.", ("dane", "marr")),
    ("Voss proposed a truce. His interlocutor promised an answer.", ("dane", "marr")),
    ("The spokeswoman said Dane had asked for time.", ("dane", "marr")),
]


@pytest.mark.parametrize(("text", "last"), DEFINITES, ids=[text for text, _ in DEFINITES])
def test_a_title_is_whoever_it_fits_best(text, last):
    assert told(TWO_MEN + text)[-1] == last


def test_an_aides_president_is_of_his_own_side():
    text = ONE_SOURCE + "Sudrian spokeswoman Lena Marr told a briefing that her president had asked for engineers."
    assert told(text)[-1] == ("kolt", "marr")


def test_her_spokesperson_is_nobody_named_elsewhere():
    text = (
        "Maltese Prime Minister Fiona Zahra spoke by phone with Icelandic Prime Minister Ivo Dane on Monday, "
        "her spokesperson said. Zahra asked for trawlers, the spokesperson added. "
        "In Reykjavik, government spokesman Otto Brandt told reporters that Dane had asked for time."
    )
    reading = draft(Article.parse(text))
    names = {party.id: party.name for party in reading.parties}
    assert [[names[id] for id in claim.via] for claim in reading.claims] == [["Zahra’s spokesperson"], ["Otto Brandt"]]
