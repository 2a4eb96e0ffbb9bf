"""Whom pronouns, titles and offices mean, and through whom a sentence is told: texts of a few invented sentences."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

ONE_SOURCE = (
    "Norlandian President Arne Voss and Sudrian President Mira Kolt spoke by phone for 20 minutes, "
    "Voss adviser Gustav Strand said.\n\n"
)
TWO_MEN = (
    "Norlandian President Arne Voss and Maltese Prime Minister Ivo Dane spoke by phone on Monday, "
    "government spokeswoman Lena Marr told reporters in Harrow.\n\n"
)
PAPER = (
    "Norlandian President Arne Voss asked Sudrian President Mira Kolt in a phone call to reopen the dam, "
    "the daily Harrow Courier reported, citing an aide to Voss.\n\n"
)
OFFICE = "Voss's office said Arne Voss, the president of Norland, spoke by phone with Sudrian President Mira Kolt.\n\n"


def told(text: str) -> list[tuple[str, str]]:
    """Speaker and relays of each claim behind the first sentence."""
    reading = draft(Article.parse(text))
    return [(" ".join(c.speaker), " ".join(c.via)) for c in reading.claims if c.evidence[0] > 1]


PRONOUNS = [
    ("Kolt thanked Voss, Strand said. He also asked her for engineers.", ("voss", "strand")),
    ("Strand said Kolt had thanked Voss. He added that the tone was good.", ("strand", "")),
    ("Voss proposed a truce. She replied that it was too early.", ("kolt", "strand")),
    ("Voss proposed a truce, Strand said. Strand said he did not expect a quick answer.", ("strand", "")),
    ("Kolt was blunt, Strand said. “He asked her to wait,” Strand said.", ("voss", "strand")),
]


@pytest.mark.parametrize(("text", "last"), PRONOUNS, ids=[text for text, _ in PRONOUNS])
def test_a_pronoun_is_whoever_its_verb_can_be_told_of(text, last):
    assert told(ONE_SOURCE + text)[-1] == last


def test_he_who_answers_is_the_other_man():
    assert told(TWO_MEN + "Voss proposed a truce. He replied that it was too early.")[-1] == ("dane", "marr")


def test_she_who_is_known_for_a_woman_goes_on():
    lead = "President Ruto Voss and Colonel Ade Dane spoke by phone. Minister Lena Marr told of it. "
    assert told(lead + "She said Dane had closed the border. She urged the traders to wait.")[-1] == ("marr", "")


def test_the_leader_of_a_country_set_off_by_commas_is_of_it():
    text = "President Voss Adu appealed by phone to the leader of Burkina Faso, Colonel Ade Dane, to open the border."
    reading = draft(Article.parse(text + " The two spoke for an hour, Minister Lena Marr said."))
    assert next(party.side for party in reading.parties if party.id == "dane") == "Burkina Faso"


def test_its_ministry_is_of_the_country_spoken_of_last():
    lead = (
        "Polish President Arne Voss and Maltese President Mira Kolt spoke by phone, the Polish foreign ministry said. "
    )
    text = lead + "Malta confirmed the call. Its foreign ministry said Kolt had asked for time."
    reading = draft(Article.parse(text))
    relay = next(party for party in reading.parties if party.id == reading.claims[-1].via[0])
    assert relay.side == "Malta"


def test_whoever_puts_it_another_way_is_quoted_next():
    text = ONE_SOURCE + "In Sudra, spokesman Otto Brandt put it another way. “There was no promise,” he said."
    assert told(text)[-1] == ("brandt", "")


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


def test_behind_a_newspaper_stands_the_aide_it_cites():
    reading = draft(Article.parse(PAPER + "Kolt promised to think of it, the Courier wrote."))
    names = {party.id: party.name for party in reading.parties}
    assert [names[id] for id in reading.claims[-1].via] == ["aide to Voss", "Harrow Courier"]
    assert [names[source.party] for source in reading.sources] == ["aide to Voss"]


def test_a_statement_quotes_whoever_it_is_about():
    reading = draft(Article.parse(OFFICE + "“The dam must open,” the statement quoted him as saying."))
    assert [(claim.speaker, claim.in_call) for claim in reading.claims] == [(("voss",), True)]


def test_the_account_that_runs_stands_behind_sentences_without_a_source():
    text = ONE_SOURCE + (
        "Kolt thanked Voss. In Sudra, spokesman Otto Brandt told reporters that Kolt had asked for engineers. "
        "Voss promised to send twelve."
    )
    assert told(text) == [("kolt", "strand"), ("kolt", "brandt"), ("voss", "brandt")]


def test_both_spokesmen_vouch_in_the_order_of_the_text():
    text = ONE_SOURCE + (
        "Sudrian spokesman Otto Brandt told reporters that Kolt had asked for engineers. "
        "Both spokesmen said the presidents want the dam reopened."
    )
    assert told(text)[-1] == ("voss kolt", "strand brandt")


def test_a_call_that_is_yet_to_be_is_told_in_the_sources_own_word():
    text = (
        "President Arne Voss of Norland will speak by phone with President Mira Kolt of Sudria on Monday, "
        "spokesman Otto Brandt said.\n\nVoss will ask for engineers, Brandt said."
    )
    assert told(text) == [("brandt", "")]


def test_her_spokesperson_is_nobody_named_elsewhere():
    text = (
        "Maltese Prime Minister Fiona Zahra spoke by phone with Icelandic Prime Minister Ivo Dane on Monday, "
        "her spokesperson said. Zahra asked for trawlers, the spokesperson added. "
        "In Reykjavik, government spokesman Otto Brandt told reporters that Dane had asked for time."
    )
    reading = draft(Article.parse(text))
    names = {party.id: party.name for party in reading.parties}
    assert [[names[id] for id in claim.via] for claim in reading.claims] == [["Zahra’s spokesperson"], ["Otto Brandt"]]


def test_the_readout_is_the_offices_that_said_so_in_one():
    text = (
        "Maltese Prime Minister Fiona Zahra and Icelandic Prime Minister Ivo Dane spoke by phone on Monday, "
        "Zahra's office said in a readout. "
        "Icelandic spokesman Otto Brandt told reporters that Dane had asked for time. "
        "According to the readout, Zahra offered trawlers. Both governments said the leaders want a treaty."
    )
    reading = draft(Article.parse(text))
    assert [claim.via for claim in reading.claims] == [("brandt",), ("office",), ("office", "brandt")]


REMARKS = [
    ("Voss and Kolt called the conversation friendly.", False),
    ("Voss and Kolt called the dam a danger.", True),
    ("It was Kolt who had asked for the call, Strand said.", False),
]


@pytest.mark.parametrize(("text", "in_call"), REMARKS)
def test_a_remark_about_the_call_was_not_made_in_it(text, in_call):
    reading = draft(Article.parse(ONE_SOURCE + text))
    assert [claim.in_call for claim in reading.claims] == [in_call]


ACCOUNTS = [
    ("Sudrian spokesman Otto Brandt gave a very different account of the call. Kolt refused, Brandt said.", True),
    ("Sudrian spokesman Otto Brandt said Kolt had thanked Voss.", False),
]


@pytest.mark.parametrize(("text", "conflict"), ACCOUNTS)
def test_accounts_told_as_different_stories_are_in_conflict(text, conflict):
    reading = draft(Article.parse(ONE_SOURCE + text))
    assert ("conflicting_accounts" in reading.flags) is conflict


def test_a_time_dates_no_sentence_that_only_mentions_last_year():
    assert told(ONE_SOURCE + "Kolt urged Voss to free two sailors held since last year.")[-1] == ("kolt", "strand")
    assert told(ONE_SOURCE + "Last year Kolt urged Voss to free two sailors.") == []


LATER_SOURCES = [
    (TWO_MEN + "An adviser to Voss who listened to the call said Dane had asked for time.", ("dane", "voss2")),
    (
        TWO_MEN
        + "But the Maltese leader's spokesman, Otto Brandt, gave his own version. He said Dane had asked for time.",
        ("dane", "brandt"),
    ),
]


@pytest.mark.parametrize(("text", "last"), LATER_SOURCES, ids=[last[1] for _, last in LATER_SOURCES])
def test_a_source_introduced_late_has_the_word(text, last):
    assert told(text)[-1] == last


def test_a_presidency_is_no_prime_ministers_office():
    text = TWO_MEN + "Dane welcomed it, Dane's office said. The presidency said Voss had asked for time."
    assert told(text)[-1] == ("voss", "presidency")


@pytest.mark.parametrize("doing", ["gave a different account, saying", "came to the microphones and said"])
def test_whoever_does_something_outside_the_call_says_what_follows(doing: str):
    lead = (
        "Norlandian President Arne Voss and Sudrian President Mira Kolt spoke by phone, Voss adviser Pell Strand said."
    )
    text = f"{lead}\n\nKolt's spokesman, Ivo Brandt, {doing} Kolt had asked for nothing."
    claims = [c for c in draft(Article.parse(text)).claims if c.evidence[0] > 1]
    assert [(c.speaker, c.via) for c in claims] == [(("kolt",), ("brandt",))]


LEAD = "Norlandian President Arne Voss and Sudrian President Mira Kolt spoke by phone, Voss adviser Pell Strand said."


@pytest.mark.parametrize("head", ["OSLO (Fjord News) — ", "OSLO, May 4, 2026 (Fjord News) - ", "OSLO – "])
def test_a_dateline_is_no_part_of_what_is_said(head: str):
    told = "Norlandian President Arne Voss told Sudrian President Mira Kolt by phone, his adviser Pell Strand said."
    (claim,) = draft(Article.parse(f"{head}The dam will be opened, {told}")).claims
    assert (claim.speaker, claim.via, claim.text) == (("voss",), ("strand",), "The dam will be opened")


@pytest.mark.parametrize(
    ("text", "speaker", "via", "said"),
    [
        ("“The dam is shut,” said Ann Wan, a State House spokeswoman.", "wan", "", "The dam is shut"),
        (
            "Kolt asked Voss for a map of the dam, a senior official said on condition of anonymity because the talks "
            "were private.",
            "kolt",
            "official",
            "Kolt asked Voss for a map of the dam",
        ),
    ],
)
def test_all_of_an_attribution_is_cut_out(text: str, speaker: str, via: str, said: str):
    (claim,) = [c for c in draft(Article.parse(f"{LEAD}\n\n{text}")).claims if c.evidence[0] > 1]
    assert (claim.speaker, claim.via, claim.text) == ((speaker,), tuple(filter(None, [via])), said)


def test_whoever_dismissed_a_report_is_he_who_goes_on():
    text = "Kolt's press secretary, Ivo Brandt, dismissed the report. “Nobody rang,” he told the Herald."
    (said,) = [c for c in draft(Article.parse(f"{LEAD}\n\n{text}")).claims if c.evidence[0] == 3]
    assert said.speaker == ("brandt",)
