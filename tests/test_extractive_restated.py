"""One thing told twice is one claim; told against each other, a conflict. And who comes into a call later."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive import explain
from summarizer.engines.extractive.engine import draft

LEAD = (
    "Norlandian President Arne Voss and Sudrian President Mira Kolt spoke by phone, Voss adviser Pell Strand said.\n\n"
)
FIRST = "Kolt promised to send forty engineers to the dam, Strand said. "
KOLTS = "Kolt's spokesman, Ivo Brandt, "


def claims_of(text: str):
    return [claim for claim in draft(Article.parse(LEAD + text)).claims if claim.evidence[0] > 1]


@pytest.mark.parametrize(
    "again",
    [
        KOLTS + "gave the same account and said that Kolt promised to send forty engineers to the dam.",
        "The Meridian Courier and the weekly Compass Rose also quoted Strand as saying that Kolt promised to send forty"
        " engineers to the dam.",
        KOLTS + "said that Kolt promised to send forty engineers.",
    ],
)
def test_what_is_told_twice_is_one_claim_with_both_tellings(again: str):
    article = Article.parse(LEAD + FIRST + again)
    (claim,) = [c for c in draft(article).claims if c.evidence[0] > 1]
    assert (claim.speaker, claim.via, claim.evidence) == (("kolt",), ("strand",), (2, 3))
    assert claim.conflicts_with == ()
    (trace,) = [t for t in explain(article) if t.claim == claim]
    assert (trace.sentences, len(trace.rules)) == ((2, 3), 2)


@pytest.mark.parametrize(
    "other",
    [
        KOLTS + "said that Kolt promised to send fifty engineers to the bridge.",
        KOLTS + "said that Voss promised to send forty engineers to the dam.",
        "Kolt asked for a map of the dam, Strand said.",
    ],
)
def test_another_thing_another_claim(other: str):
    assert len(claims_of(FIRST + other)) == 2


def test_two_accounts_of_which_one_denies_are_in_conflict():
    said, denied = claims_of(FIRST + KOLTS + "said that Kolt did not promise to send forty engineers to the dam.")
    assert (said.via, denied.via) == (("strand",), ("brandt",))
    assert (said.conflicts_with, denied.conflicts_with) == ((denied.id,), (said.id,))
    assert denied.modality == "negated" and "not" in denied.text.split()


def test_one_account_that_denies_is_no_conflict():
    claims = claims_of("Kolt did not promise to send engineers to the dam, Strand said. Kolt promised to send a map.")
    assert [claim.conflicts_with for claim in claims] == [(), ()]


def test_words_quoted_a_second_time_bring_their_voice():
    again = "“As Kolt put it, ‘the dam can wait for the engineers,’” Strand added."
    (claim,) = claims_of(f"Kolt said the dam can wait for the engineers, according to Strand. {again}")
    assert claim.evidence == (2, 3)
    assert [quote.voice for quote in claim.quotes] == ["strand", "kolt"]


def test_a_leader_who_joins_is_a_principal_but_not_of_what_was_agreed_before():
    joined = "Later, Strand said, the two were joined by Prime Minister Tam Oru of Samoa, who offered to pay."
    record = draft(Article.parse(f"{LEAD}They agreed to mend the dam. {joined} The leaders agreed to meet in May."))
    assert {party.id: party.role for party in record.parties} == {
        "voss": "principal", "kolt": "principal", "oru": "principal", "strand": "source",
    }  # fmt: skip
    assert [claim.speaker for claim in record.claims] == [("voss", "kolt"), ("oru",), ("voss", "kolt", "oru")]


def test_an_official_who_joins_is_an_attendee():
    record = draft(Article.parse(LEAD + "They were joined by Defence Minister Ana Rill of Norlandia, Strand said."))
    assert {p.id: p.role for p in record.parties}["rill"] == "attendee"
