"""Who was on the call where no sentence says "X spoke with Y"."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

HEAD = "HARROW, March 12, 2026 (Wire) - "

PAIRS = [
    ("The presidents of Norway and Poland spoke by telephone. Norwegian President Arne Voss asked for coal. "
     "President Mira Kolt refused.", ["voss", "kolt"]),
    ("Prime Minister Arne Voss has asked his Polish colleague, Mira Kolt, for coal, the daily Blik reported. "
     "The two talked on the phone for half an hour.", ["voss", "kolt"]),
    ("The palace said Arne Voss and his Polish counterpart, Mira Kolt, had agreed in a phone call to share coal.",
     ["voss", "kolt"]),
    ("Just off the phone, and it went well. Arne Voss, Prime Minister of Norway, wrote this. "
     "Mira Kolt, Prime Minister of Poland, answered him.", ["voss", "kolt"]),
    ("Spokesman Tom Rusk told of the phone call. President Arne Voss of Norway asked for coal. "
     "Prime Minister Mira Kolt of Poland refused.", ["voss", "kolt"]),
    ("Les ministres des Affaires étrangères de Norvège, Arne Voss, et de Pologne, Mira Kolt, "
     "se sont entretenus au téléphone jeudi.", ["voss", "kolt"]),
    ("This note is on the calls made by President Arne Voss of Norway. To Prime Minister Mira Kolt of Poland he "
     "promised coal. President Ola Bernt of Fiji asked for ships. President Ida Frisk of Chad could not be reached.",
     ["voss", "kolt", "bernt"]),
    ("In a three-way call, President Arne Voss of Norway and Prime Minister Mira Kolt of Poland asked for coal. "
     "President Ola Bernt of Fiji refused.", ["voss", "kolt", "bernt"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "principals"), PAIRS)
def test_principals(text, principals):
    found = {party.id for party in draft(Article.parse(HEAD + text)).parties if party.role == "principal"}
    assert found == set(principals)


PAIRS += [
    ("Norway will send no coal, President Arne Voss has told Polish Prime Minister Mira Kolt, his spokesman said. "
     "They talked for about 40 minutes, the spokesman said.", ["voss", "kolt"]),
    ("Arne Voss wrote: Just had a good conversation with Chancellor of Sudria Mira Kolt.", ["voss", "kolt"]),
    ("Norway's President Arne Voss has been on the phone to his Polish opposite number, Mira Kolt.", ["voss", "kolt"]),
    ("Poland's Mira Kolt has told Norway's Arne Voss that the port will reopen, her aide said after the two spoke by "
     "phone.", ["kolt", "voss"]),
    ("After a week of silence, Arne Voss picked up the phone. The Norwegian president reached Mira Kolt, his Polish "
     "neighbour, at her farm.", ["voss", "kolt"]),
    ("A planned call between Prime Minister Arne Voss and Poland's Mira Kolt has been scrapped.", ["voss", "kolt"]),
    ("The Emir of Qatar, Sheikh Arne bin Voss, received a telephone call from the President of the Republic of "
     "Iraq, Dr. Mira Kolt, agencies reported.", ["voss", "kolt"]),
]  # fmt: skip

NO_CALLS = [
    "President Arne Voss of Norway addressed the nation by video link. He called on Polish President Mira Kolt to act.",
    "Voss Pump N.V. raised its outlook, chief executive Mira Kolt told analysts on a conference call.",
    "The presidents of Norway and Poland have exchanged letters. President Arne Voss of Norway asked his Polish "
    'counterpart, Mira Kolt, for coal. "There was no phone call," a spokesman said.',
    "President Arne Voss of Norway opened a school in Harrow. Prime Minister Mira Kolt of Poland sent flowers.",
]


@pytest.mark.parametrize("text", NO_CALLS)
def test_no_call(text):
    assert draft(Article.parse(HEAD + text)).status == "not_a_call"


def test_a_statement_in_the_first_person_is_of_the_office_that_its_title_names():
    text = "Statement of the President on the Call with President Voss\n\nI spoke with President Voss. I thanked him."
    found = draft(Article.parse(text))
    assert [party.name for party in found.parties if party.role == "principal"] == ["President", "Voss"]
    assert [source.party for source in found.sources] == ["president"]
