"""Interviews written as turns."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

INTERVIEW = """Transcript: Prime Minister Ada Rowe on Radio Harrow

IVO DANE: Prime Minister, you spoke by phone to the Sudrian President, Milo Kolt, last night.

ADA ROWE: I told him that the bridge would open in June.

IVO DANE: And what did he say?

ADA ROWE: He said the ferry was late. I thanked him for his patience.
"""


def test_the_guest_speaks_for_himself_and_relays_the_other():
    reading = draft(Article.parse(INTERVIEW))
    assert {party.id: party.role for party in reading.parties} == {"rowe": "principal", "kolt": "principal"}
    assert [(source.party, source.channel) for source in reading.sources] == [("rowe", "interview")]
    assert [(c.speaker, c.via, c.in_call) for c in reading.claims] == [
        (("rowe",), (), True),
        (("kolt",), ("rowe",), True),
        (("rowe",), (), True),
    ]


def test_two_labels_make_no_interview():
    reading = draft(
        Article.parse("Note: President Arne Voss spoke by phone with President Mira Kolt. Voss thanked Kolt.")
    )
    assert [claim.speaker for claim in reading.claims] == [("voss",)]


def test_posts_side_by_side_are_each_their_authors():
    text = (
        "Two posts on one phone call\n\n"
        "Arne Voss, Prime Minister of Norway:\n\n"
        "Just off the phone with my colleague. I told her that Norway needs coal.\n\n"
        "Mira Kolt, Prime Minister of Poland:\n\nI warned that the price will rise. He said that Norway can pay.\n\n"
        "Neither post mentions oil."
    )
    found = draft(Article.parse(text))
    assert {source.party: source.channel for source in found.sources} == {
        "voss": "social_media",
        "kolt": "social_media",
    }
    assert [(claim.speaker, claim.via) for claim in found.claims] == [
        (("voss",), ()),
        (("kolt",), ()),
        (("voss",), ("kolt",)),
    ]


INTRODUCED = (
    "Prime Minister Ada Rowe-Dane of Norland spoke by phone with the Sudrian President, Milo Kolt, on Monday.\n\n"
)
INTERVIEWS = [
    "Q: What came of it?\n\nA: I told him that the bridge would open. He thanked me.\n\nQ: Was that all?",
    "Weekly: What came of it?\n\nRowe-Dane: I told him that the bridge would open.\n\nWeekly: And he?\n\n"
    "Rowe-Dane: He thanked me.",
    "What came of it?\n\nI told him that the bridge would open.\n\nYou were said to have threatened him.\n\n"
    "He thanked me.\n\nWas that all?\n\nYes.",
]


@pytest.mark.parametrize("turns", INTERVIEWS)
def test_labels_of_any_kind_or_none(turns):
    reading = draft(Article.parse(INTRODUCED + turns))
    assert [(source.party, source.channel) for source in reading.sources] == [("rowedane", "interview")]
    assert [(c.speaker, c.via) for c in reading.claims] == [(("rowedane",), ()), (("kolt",), ("rowedane",))]


def test_of_two_without_a_title_the_guest_is_who_asks_less():
    text = (
        "IDA KEANE: Minister, you spoke to the Sudrian President, Milo Kolt, by phone. What came of it?\n\n"
        "BO HARRIS: I told him that the bridge would open.\n\nKEANE: And?\n\nHARRIS: He thanked me."
    )
    assert [source.party for source in draft(Article.parse(text)).sources] == ["harris"]


def test_sentences_that_begin_with_a_title_are_no_turns():
    text = INTRODUCED + "Mr. Kolt asked for coal. Mr. Kolt thanked her. Mr. Kolt offered ships."
    assert len(draft(Article.parse(text)).claims) == 3


def test_an_office_may_post_too_and_calls_its_leader_by_his_style():
    text = (
        "Arne Voss (@voss_PM):\n\n"
        "1/2 Delighted to speak to His Highness Sheikh Omar Al Kolt, President of the UAE. Reiterated our concern.\n\n"
        "2/2 We agreed to meet in June. His Highness asked for ships.\n\n"
        "UAE Presidential Court (@court), an hour later:\n\n"
        "The President spoke by phone with the Prime Minister of Norway. His Highness thanked the Prime Minister."
    )
    found = draft(Article.parse(text))
    assert [(source.party, source.channel) for source in found.sources] == [
        ("voss", "social_media"),
        ("court", "social_media"),
    ]
    both, sheikh = ("voss", "kolt"), ("kolt",)
    told = [(("voss",), ()), (both, ()), (sheikh, ("voss",)), (sheikh, ("court",))]
    assert [(claim.speaker, claim.via) for claim in found.claims] == told


def test_a_spokeswoman_named_only_by_her_label_is_the_source():
    text = (
        "Q: A call?\n\nMS HOLM: Yes. The Prime Minister spoke by phone with President Osei of Ghana. She asked "
        "him to wait.\n\nQ: And?\n\nMS HOLM: He said the court would decide. I won't go further than that."
    )
    found = draft(Article.parse(text))
    assert [(source.party, source.channel) for source in found.sources] == [("holm", "press_remarks")]
    assert [(claim.speaker, claim.via) for claim in found.claims] == [
        (("minister",), ("holm",)),
        (("osei",), ("holm",)),
        (("holm",), ()),
    ]
