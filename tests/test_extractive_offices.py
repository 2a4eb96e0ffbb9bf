"""One office by several names is one source; a person by his office is himself."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

LEAD = "Turkish President Kemal Arduch and Ukrainian President Oleh Stasko spoke, the Turkish presidency said.\n\n"


def sources(text: str, lead: str = LEAD) -> dict[str, str]:
    record = draft(Article.parse(lead + text))
    names = {party.id: party.name for party in record.parties}
    return {names[source.party]: source.channel for source in record.sources}


@pytest.mark.parametrize(
    "name", ["the presidency", "the presidency's communications directorate", "the presidential palace in Ankara"]
)
def test_an_office_by_another_name_is_the_same_source(name: str):
    assert list(sources(f"Arduch asked for a truce, {name} said.")) == ["Turkish presidency"]


def test_what_an_office_is_called_once_it_may_be_called_again():
    text = "Arduch asked for a truce, the presidency's communications directorate said. "
    assert list(sources(text + "Stasko agreed, the directorate said.")) == ["Turkish presidency"]


@pytest.mark.parametrize("name", ["Stasko's office", "the Ukrainian presidency", "the Turkish Foreign Ministry"])
def test_another_office_is_another_source(name: str):
    assert len(sources(f"Arduch asked for a truce, {name} said.")) == 2


def test_a_spokesman_by_his_office_is_the_one_who_told():
    lead = (
        "Japanese Prime Minister Haru Shinoda and South Korean President Baek Jun-so spoke by phone, Chief Cabinet "
        "Secretary Kenji Morokawa told a news conference.\n\n"
    )
    assert list(sources("Baek asked for a visit, according to the top government spokesman.", lead)) == [
        "Kenji Morokawa"
    ]


def test_an_adviser_to_somebody_is_not_somebody():
    assert "adviser to Stasko" in sources("An adviser to Stasko, who asked not to be named, said the tone was warm.")


def test_a_source_of_concern_is_no_source():
    assert list(sources("Stasko said the raids were a source of grave concern.")) == ["Turkish presidency"]


def test_a_line_that_announces_the_rest_names_its_issuer():
    readout = "A Downing Street spokesperson said:\n\n" + LEAD.replace(", the Turkish presidency said", "")
    record = draft(Article.parse(readout + "The Presidents welcomed the truce."))
    (source,) = record.sources
    assert source.channel == "official_readout"
    assert {claim.via for claim in record.claims} == {(source.party,)}


@pytest.mark.parametrize(
    "who", ["A Western diplomat briefed on the call", "Two diplomats briefed on the talks", "A person close to Stasko"]
)
def test_who_knows_of_the_call_tells_of_it(who: str):
    record = draft(Article.parse(f"{LEAD}{who} said Stasko had complained about the delay."))
    (claim,) = [c for c in record.claims if c.evidence[0] > 1]
    assert (claim.speaker, claim.in_call, claim.attribution) == (("stasko",), True, "explicit")
    assert claim.via and claim.via[0] not in ("stasko", "presidency")


@pytest.mark.parametrize("whose", ["The White House statement", "The Kremlin's readout"])
def test_what_an_office_has_written_speaks_for_it(whose: str):
    text = f"{LEAD}{whose} says Stasko thanked Arduch for the ships."
    record = draft(Article.parse(text))
    assert [c.via for c in record.claims if c.evidence[0] > 1] != [("presidency",)]
    assert len(record.sources) == 2
