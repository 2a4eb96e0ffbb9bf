"""Letterheads and signatures: the lines above and below a text that say whose it is."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

BODY = (
    "President Arne Voss spoke by phone with Sudrian President Mira Kolt. Kolt asked for coal. Voss offered two ships."
)
NAMED = [
    ("Embassy of Japan in Kenya\nPress Release\nNairobi, 3 June 2026\n\n" + BODY, "Embassy of Japan in Kenya"),
    ("MFA Press Statement: Telephone call between Arne Voss and Mira Kolt\n\n" + BODY, "MFA"),
    ("3 May 2026 | Ministry of Foreign Affairs of Georgia | News\n\n" + BODY, "Ministry of Foreign Affairs of Georgia"),
    ("FOR IMMEDIATE RELEASE\nThe White House\nJune 3, 2026\n\n" + BODY, "White House"),
    ("Foreign Ministry Spokesperson's Statement on the call\n\n" + BODY, "Foreign Ministry Spokesperson"),
    (BODY + "\n\nOFFICE OF THE PRESIDENT\nPRAIA\n4 JUNE 2026", "OFFICE OF THE PRESIDENT"),
    (BODY + "\n\n— Ministry of Foreign Affairs of Norway", "Ministry of Foreign Affairs of Norway"),
    (BODY + "\n\nIssued by: Department of Information, Suva", "Department of Information"),
    (BODY + "\n\nReleased by: Media Unit, Office of the Prime Minister", "Media Unit"),
    ("Presidential Communications Office - News Release\n\n" + BODY, "Presidential Communications Office"),
    ("Presse- und Informationsamt\n\nPräsident Arne Voss hat mit Präsidentin Mira Kolt telefoniert. Kolt bat um Kohle."
     " Voss bot zwei Schiffe an.", "Presse- und Informationsamt"),
    ("Le président Arne Voss a parlé au téléphone avec la présidente Mira Kolt. Mme Kolt a demandé du charbon.\n\n"
     "Ministère de l’Europe et des Affaires étrangères\nParis, le 3 juin 2026",
     "Ministère de l’Europe et des Affaires étrangères"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "office"), NAMED)
def test_an_office_alone_on_its_line_issues_the_text(text, office):
    found = draft(Article.parse(text))
    names = {party.id: party.name for party in found.parties}
    assert [(names[source.party], source.channel) for source in found.sources] == [(office, "official_readout")]
    assert found.claims and all(claim.via == (found.sources[0].party,) for claim in found.claims)


@pytest.mark.parametrize(
    "head",
    [
        "Foreign Office summons ambassador",
        "Ministry and Palace at Odds Over Coal",
        "By Our Delhi Bureau",
        "Voss, Kolt talk",
    ],
)
def test_a_headline_or_a_byline_issues_nothing(head):
    assert draft(Article.parse(f"{head}\n\n{BODY}")).sources == ()


def test_a_place_below_tells_whose_minister_has_no_country():
    text = f"{BODY}\n\nOFFICE OF THE PRESIDENT\n\nSINGAPORE"
    assert {party.name: party.side for party in draft(Article.parse(text)).parties}["Arne Voss"] == "Singapore"


def test_a_cut_off_text_ends_in_no_signature():
    assert draft(Article.parse(f"{BODY} The ministry")).sources == ()


def test_the_author_of_a_statement_may_be_named_by_his_office_alone():
    text = (
        "STATEMENT BY THE PRIME MINISTER OF FIJI\n\nI spoke by telephone with the Prime Minister of Samoa, Mira Kolt. "
        "I thanked her. She asked for ships."
    )
    found = draft(Article.parse(text))
    assert [(claim.speaker, claim.via) for claim in found.claims] == [(("fiji",), ()), (("kolt",), ("fiji",))]


def test_initials_are_the_same_office():
    text = (
        "President Arne Voss spoke by phone with President Mira Kolt, the Prime Minister's Office said. "
        "The PMO said Kolt had asked for coal."
    )
    assert len(draft(Article.parse(text)).sources) == 1


def test_an_embassy_is_not_of_the_country_it_stands_in():
    found = draft(Article.parse(f"EMBASSY OF JAPAN\nNAIROBI\n\n{BODY}"))
    assert [party.side for party in found.parties if party.role == "source"] == ["Japan"]
