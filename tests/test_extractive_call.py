"""Who was on the call, who made it, by what medium."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

VOSS, KOLT = "President Arne Voss of Norland", "Sudrian President Mira Kolt"

CONTACTS = [
    f"{VOSS} raised the matter in a video call with {KOLT} on Monday.",
    f"{VOSS} and {KOLT} held a phone call.",
    f"{VOSS} spoke by phone today with {KOLT}.",
    f"{VOSS} received a phone call from {KOLT}.",
    f"A telephone call between {VOSS} and {KOLT} took place.",
    f"{VOSS} rang {KOLT} late on Thursday.",
    f"{VOSS} on Saturday, November 20, spoke to his Sudrian counterpart Mira Kolt.",
    f"Readout of President Arne Voss’s call with {KOLT}",
    f"The {VOSS}, spoke to reporters after a phone call with {KOLT}.",
]


@pytest.mark.parametrize("text", CONTACTS)
def test_principals(text):
    parties = [party.name for party in draft(Article.parse(text)).parties if party.role == "principal"]
    assert parties == ["Arne Voss", "Mira Kolt"]


def test_assurances_received_are_no_meeting():
    text = f"{VOSS} has received assurances from his colleague, {KOLT}, his aide Pell Strand said."
    assert draft(Article.parse(text + " The two leaders had spoken on Monday.")).status == "held"


def test_an_acronym_is_a_title_in_capitals():
    record = draft(
        Article.parse("PM Arne Voss telephoned President Mira Kolt of Sudria at 3 pm. PM Voss asked for grain.")
    )
    assert [party.id for party in record.parties] == ["voss", "kolt"]


def test_whether_they_would_speak_again_is_no_plan():
    text = f"{VOSS} pressed {KOLT} in a call to yield. Asked whether the two would speak again, Pell Strand said no."
    assert draft(Article.parse(text)).status == "held"


INITIATORS = [
    (f"{VOSS} received a phone call from {KOLT}.", "kolt"),
    (f"{VOSS} telephoned {KOLT}.", "voss"),
    (f"{VOSS} spoke by phone with {KOLT} at the request of President Kolt.", "kolt"),
    (f"{VOSS} spoke by phone with {KOLT}.", None),
]


@pytest.mark.parametrize(("text", "party"), INITIATORS)
def test_initiator(text, party):
    assert draft(Article.parse(text)).initiator == party


MEDIA = [("spoke by phone", "phone"), ("held a video call", "video"), ("spoke", "unspecified")]


@pytest.mark.parametrize(("how", "medium"), MEDIA)
def test_medium_only_where_the_text_says_so(how, medium):
    assert draft(Article.parse(f"{VOSS} and {KOLT} {how} on Monday.")).medium == medium


def test_more_than_two():
    text = f"{VOSS}, {KOLT}, and Prime Minister Ivo Dane of Estria held a video conference."
    assert [party.id for party in draft(Article.parse(text)).parties] == ["voss", "kolt", "dane"]


def test_attendees_and_interpreters():
    text = f"{VOSS} and {KOLT} held a phone call. Trade Minister Ola Bernt sat in on it. Tom Rusk interpreted."
    roles = {party.id: party.role for party in draft(Article.parse(text)).parties}
    assert roles == {"voss": "principal", "kolt": "principal", "bernt": "attendee", "rusk": "interpreter"}


DAYS = [
    ("Voss told Kolt so. The two men were connected late on Tuesday. They talked for 40 minutes.", "2026-03-10"),
    (f"{VOSS} will hold talks by phone with {KOLT}. The talks are set for Friday.", "2026-03-13"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_sentence_beside_that_of_the_call_can_date_it(text, day):
    lead = "HARROW, March 12, 2026 (Wire) - Norwegian President Arne Voss asked Polish President Mira Kolt for coal. "
    assert draft(Article.parse(lead + text)).date == day


TOLD = (
    "Norland will not lift its embargo, Prime Minister Arne Voss has told Sudrian President Mira Kolt, a spokesman "
    "said.\n\nThe two men {how} for about 40 minutes on Tuesday."
)


@pytest.mark.parametrize(
    ("how", "status"),
    [("talked", "held"), ("were on the line", "held"), ("met", "not_a_call"), ("exchanged letters", "not_a_call")],
)
def test_what_one_leader_told_the_other_tells_of_a_call(how: str, status: str):
    assert draft(Article.parse(TOLD.format(how=how))).status == status


@pytest.mark.parametrize("verb", ["Just had a good conversation with", "A long talk with", "Great phone call with"])
def test_a_post_may_leave_its_author_out(verb: str):
    post = f"Taras Hvard\n\n{verb} Chancellor of Germany Henrik Oster.\n\nI asked him for help. He told me that I can."
    record = draft(Article.parse(post))
    assert (record.status, {p.id for p in record.parties if p.role == "principal"}) == ("held", {"hvard", "oster"})


@pytest.mark.parametrize("head", ["Taras Hvard", "Taras Hvard (@hvard_UA):", "Taras Hvard\n\n@hvard_UA"])
def test_a_posts_first_line_signs_what_it_leaves_without_a_subject(head: str):
    post = (
        "Just spoke with Chancellor of Germany Henrik Oster. Thanked him for the generators. I asked for more of them."
    )
    record = draft(Article.parse(f"{head}\n\n{post}"))
    assert [(c.speaker, c.via, c.act) for c in record.claims] == [
        (("hvard",), (), "thank"),
        (("hvard",), (), "request"),
    ]
    assert [source.party for source in record.sources] == ["hvard"]


def test_elsewhere_a_verb_without_a_subject_is_nobodys():
    text = f"{VOSS} and {KOLT} spoke by phone. Thanked for the generators."
    assert draft(Article.parse(text)).claims == ()


def test_a_call_of_another_month_gives_no_length():
    text = f"{VOSS} and {KOLT} spoke by phone on Monday. A call between the two in November ended after 12 minutes."
    assert draft(Article.parse(text)).duration_minutes is None


def test_an_account_that_somebody_called_poetic_is_no_call():
    text = (
        "Four days after his telephone call with President Mira Kolt of Sudra, President Arne Voss of Norland spoke to "
        "the Harbour. Kolt’s spokeswoman Ada Holm called Voss’s account poetic."
    )
    assert {p.id for p in draft(Article.parse(text)).parties if p.role == "principal"} == {"kolt", "voss"}
