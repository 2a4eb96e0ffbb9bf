"""Who is a source, of which side, what it is called later, and where one hands over to the next: invented sentences."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft
from tests.tellings import OFFICE, ONE_SOURCE, PAPER, TWO_MEN, told


def behind(text: str) -> list[tuple[str, str]]:
    """Behind a first sentence with one source."""
    return told(ONE_SOURCE + text)


NAMELESS = [
    ("Kolt wanted two ships, the person said.", [("kolt", "strand")]),
    (
        "People familiar with the call said Kolt had asked for ships. One of the people said Voss had refused.",
        [("kolt", "people"), ("voss", "people")],
    ),
    (
        "A government source here said Kolt wanted ships. Kolt agreed, the source said on condition of anonymity.",
        [("kolt", "source"), ("kolt", "source")],
    ),
    (
        "Two people said Kolt had asked for time. A third person briefed on the call said Voss refused. "
        "Kolt was angry, the third person said.",
        [("kolt", "people"), ("voss", "person"), ("kolt", "person")],
    ),
    ("A spokesman for the Kenyan mission in Harrow said it knew of no such contact.", [("mission", "")]),
    ("The foreign ministry in a statement said Kolt had asked for time.", [("kolt", "ministry")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMELESS, ids=[text for text, _ in NAMELESS])
def test_a_source_without_a_name_is_known_again(text, expected):
    assert behind(text) == expected


INTRODUCED = [
    (
        "Kolt’s spokeswoman said Voss had refused. The spokeswoman, Ana Duarte, said Kolt had thanked him.",
        [("voss", "duarte"), ("kolt", "duarte")],
    ),
    (
        "Kolt’s chief of staff said she had asked for two ships. The chief of staff said she wanted more.",
        [("kolt", "staff"), ("kolt", "staff")],
    ),
    (
        "Malta’s finance minister said Kolt had asked for grain. “She wants ships too,” Finance Minister Lia Barros "
        "told lawmakers.",
        [("kolt", "barros"), ("barros", "")],
    ),
    ("According to Malta’s finance minister, Kolt refused.", [("kolt", "minister")]),
    (
        "Kenya’s foreign ministry said Kolt refused. The Maltese foreign ministry said Voss agreed.",
        [("kolt", "ministry"), ("voss", "ministry2")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), INTRODUCED, ids=[text for text, _ in INTRODUCED])
def test_an_aide_is_known_by_whose_he_is_and_by_the_name_that_comes_later(text, expected):
    assert behind(text) == expected


def test_a_lead_has_an_aide_whose_name_the_next_sentence_tells():
    text = (
        "Brazilian President Caio Monteiro pressed Paraguayan President Rosa Villalba in a phone call to open a "
        "bridge, according to an aide.\n\nVillalba refused, said Davi Pontes, an adviser to Monteiro."
    )
    assert [source.party for source in draft(Article.parse(text)).sources] == ["pontes"]


VERSIONS = [
    ("Kenya’s version was different. It said Dane had asked for ships.", ["pontes", "kenya"]),
    (
        "The Kenyan account was shorter. It said Dane had asked for ships. The foreign ministry in Nairobi said so.",
        ["pontes", "nairobi"],
    ),
]


@pytest.mark.parametrize(("text", "sources"), VERSIONS, ids=[text for text, _ in VERSIONS])
def test_a_version_is_of_the_sides_office_or_of_the_side(text, sources):
    lead = (
        "Maltese President Ivo Dane and Kenyan President Tom Jordan spoke by phone on Monday, "
        "Dane's spokesman Davi Pontes said.\n\n"
    )
    reading = draft(Article.parse(lead + text))
    assert [source.party for source in reading.sources] == sources
    assert reading.claims[0].via == (sources[1],)


CHAINED = [
    ("Kolt’s adviser denied that. “There was no aid,” Rami Holm told reporters.", [("holm", "")]),
    ("A third person, a Maltese official briefed on it, said Voss had refused.", [("voss", "official")]),
    ("But Malta’s fisheries minister, Nik Holm, told Radio Suva no such promise was given.", [("holm", "")]),
    (
        "An official, who spoke to the Daily Irma on condition of anonymity, said Kolt had refused.",
        [("kolt", "official")],
    ),
    ("Any cap must be set by the ministers, Mr. Voss told Ms. Kolt, according to Strand.", [("voss", "strand")]),
    ("The dam is shut, Voss told Kolt, Strand said.", [("voss", "strand")]),
    ("Minister Ola Bello sat in on the call. Bello, speaking to reporters, called it “frank.”", [("bello", "")]),
    ("A guest of the show told Reuters that Kolt had refused.", [("kolt", "strand")]),
]


@pytest.mark.parametrize(("text", "expected"), CHAINED, ids=[text for text, _ in CHAINED])
def test_who_said_it_to_whom_and_who_tells(text, expected):
    assert behind(text) == expected


ORDERED = [
    (
        "Two diplomats gave a version. One diplomat said Voss had told ambassadors that Kolt had floated a delay. "
        "The other diplomat said Kolt had refused.",
        [("kolt", "voss diplomat"), ("kolt", "diplomat2")],
    ),
    (
        "A second Maltese official backed that. The ships were Voss’s idea, that person said. Kolt agreed, he said.",
        [("official", ""), ("kolt", "official")],
    ),
    ("No date for a visit was set, both Strand and Otto Holm said.", [("voss kolt", "strand")]),
    ("Kolt refused, the adviser, who asked for no favours, told this newspaper.", [("kolt", "strand")]),
]


@pytest.mark.parametrize(("text", "expected"), ORDERED, ids=[text for text, _ in ORDERED])
def test_one_source_of_several_is_told_from_the_others(text, expected):
    assert behind(text) == expected


def test_what_a_leader_told_his_cabinet_makes_him_no_source():
    reading = draft(
        Article.parse(ONE_SOURCE + "One diplomat said Voss had told ambassadors that Kolt had floated a delay.")
    )
    assert [source.party for source in reading.sources] == ["strand", "diplomat"]


def test_its_ministry_is_of_the_country_spoken_of_last():
    lead = (
        "Polish President Arne Voss and Maltese President Mira Kolt spoke by phone, the Polish foreign ministry said. "
    )
    text = lead + "Malta confirmed the call. Its foreign ministry said Kolt had asked for time."
    reading = draft(Article.parse(text))
    relay = next(party for party in reading.parties if party.id == reading.claims[-1].via[0])
    assert relay.side == "Malta"


def test_behind_a_newspaper_stands_the_aide_it_cites():
    reading = draft(Article.parse(PAPER + "Kolt promised to think of it, the Courier wrote."))
    names = {party.id: party.name for party in reading.parties}
    assert [names[id] for id in reading.claims[-1].via] == ["aide to Voss", "Harrow Courier"]
    assert [names[source.party] for source in reading.sources] == ["aide to Voss"]


def test_a_statement_quotes_whoever_it_is_about():
    reading = draft(Article.parse(OFFICE + "“The dam must open,” the statement quoted him as saying."))
    assert [(claim.speaker, claim.in_call) for claim in reading.claims] == [(("voss",), True)]


def test_the_readout_is_the_offices_that_said_so_in_one():
    text = (
        "Maltese Prime Minister Fiona Zahra and Icelandic Prime Minister Ivo Dane spoke by phone on Monday, "
        "Zahra's office said in a readout. "
        "Icelandic spokesman Otto Brandt told reporters that Dane had asked for time. "
        "According to the readout, Zahra offered trawlers. Both governments said the leaders want a treaty."
    )
    reading = draft(Article.parse(text))
    assert [claim.via for claim in reading.claims] == [("brandt",), ("office",), ("office", "brandt")]


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


def test_whom_the_sentence_before_brought_in_tells_the_press():
    text = "Later the figure was corrected by Police Minister Janet Holm. She told state radio that Kolt wanted ships."
    assert behind(text)[-1] == ("kolt", "holm")


def test_an_office_of_no_country_is_of_the_datelines_until_the_other_side_tells():
    lead = (
        "VALLETTA, 5 June - Maltese President Ivo Dane held telephone talks with Kenyan President Tom Holm on Monday, "
        "State House said.\n\n"
    )
    reading = draft(Article.parse(lead + "Holm refused, it said. Kenya’s State House said Dane had asked for ships."))
    sides = {party.id: party.side for party in reading.parties}
    assert [sides[source.party] for source in reading.sources] == ["Malta", "Kenya"]


SPANISH_TELLERS = [
    (
        "«Hablé con el presidente Contreras y le pedí respeto», escribió en X el presidente de Colombia, Andrés Mejía. "
        "Contreras le ofreció una visita.",
        "Andrés Mejía",
    ),
    (
        "La canciller peruana, Rosario Quispe, llamó a su homólogo boliviano, Freddy Mamani, para hablar del puente, "
        "informó la Cancillería peruana. Quispe pidió liberar a los camioneros.",
        "Cancillería peruana",
    ),
    (
        "El presidente de Chile, Tomás Irarrázaval, conversó por teléfono con el presidente argentino, Bruno "
        "Castellani, según informó La Moneda. Castellani pidió otra moneda.",
        "La Moneda",
    ),
]


@pytest.mark.parametrize(("text", "teller"), SPANISH_TELLERS)
def test_who_tells_stands_behind_the_place_of_a_post_and_is_not_whoever_was_rung(text, teller):
    reading = draft(Article.parse(text))
    names = {party.id: party.name for party in reading.parties}
    assert [names[source.party] for source in reading.sources] == [teller]
