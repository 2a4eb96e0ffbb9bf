"""Texts whose head names who issues them: all of it comes from him."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

BODY = "\n\nForeign Minister Ada Holm telephoned Danish Foreign Minister Rasmus Thorsen. Mr Thorsen offered two ships."
GERMAN = "\n\nBundeskanzlerin Ada Holm hat mit Präsident Selim Kaya telefoniert. Präsident Kaya bot zwei Schiffe an."

ISSUED = [
    ("Statement from Foreign Minister Ada Holm on her call with Rasmus Thorsen" + BODY, "holm", "official_readout"),
    ("Post by Foreign Minister Ada Holm on X" + BODY, "holm", "social_media"),
    ("Press Office of the President of Latvia" + BODY, "latvia", "official_readout"),
    ("Berlin, 5. November 2026. Regierungssprecher Jonas Albrecht teilt mit:" + GERMAN, "albrecht", "official_readout"),
]


@pytest.mark.parametrize(("text", "issuer", "channel"), ISSUED)
def test_issuer_is_the_relay_of_what_the_other_said(text, issuer, channel):
    reading = draft(Article.parse(text))
    assert [(source.party, source.channel) for source in reading.sources] == [(issuer, channel)]
    assert {claim.via for claim in reading.claims if set(claim.speaker) & {"thorsen", "kaya"}} == {(issuer,)}


def test_a_readout_of_a_call_names_no_issuer():
    reading = draft(Article.parse("Readout of Foreign Minister Ada Holm's call with Rasmus Thorsen" + BODY))
    assert reading.sources == ()


RELAYED = [
    "Le président français Luc Arnal a parlé au téléphone avec le chancelier allemand Jörg Weiss, selon un communiqué "
    "de la présidence française. M. Weiss a proposé une trêve.",
    "Премьер-министр Киргизии Азамат Осмонов поговорил по телефону с президентом Казахстана Арманом Бековым, "
    "сообщила пресс-служба правительства. Беков предложил перемирие.",
]  # fmt: skip


@pytest.mark.parametrize("text", RELAYED)
def test_a_document_passes_its_office_through(text):
    reading = draft(Article.parse(text))
    assert [source.channel for source in reading.sources] == ["official_readout"]
    assert all(claim.via for claim in reading.claims if claim.in_call)


ANNOUNCED = [
    "The Presidency wishes to inform the general public that President Arne Voss spoke by phone with Sudrian President "
    "Mira Kolt. President Kolt offered coal.",
    "El Ministerio de Relaciones Exteriores se permite informar que el canciller Pablo Arce habló por teléfono con el "
    "canciller Rubén Ayala. El canciller Ayala ofreció una tregua.",
    "Das Außenministerium in Wien gibt bekannt, dass Außenministerin Ada Holm mit Präsident Selim Kaya telefoniert "
    "hat. Präsident Kaya bot zwei Schiffe an.",
    "Кремль сообщил, что президент Виктор Горелов провёл телефонный разговор с президентом Узбекистана Рустамом "
    "Юлдашевым. Юлдашев предложил паузу.",
]  # fmt: skip


@pytest.mark.parametrize("text", ANNOUNCED)
def test_an_office_that_lets_the_call_be_known_is_the_source_whatever_its_verb(text):
    reading = draft(Article.parse(text))
    (source,) = reading.sources
    assert source.channel == "official_readout"
    assert [claim.via for claim in reading.claims] == [(source.party,)]


def test_a_russian_office_that_opens_the_sentence_is_the_subject_of_its_verb():
    text = (
        "Виктор Горелов и президент Узбекистана Рустам Юлдашев поговорили по телефону. Белый дом заявил, что Горелов "
        "предложил паузу. МИД Казахстана заявил, что Юлдашев отказался. По данным Белого дома, Горелов обещал ответ."
    )
    reading = draft(Article.parse(text))
    names = {party.id: party.name for party in reading.parties}
    told = [names[claim.via[0]] for claim in reading.claims]
    assert told == ["Белый дом", "МИД Казахстана", "Белый дом"]


HEADS = [
    ("Press Release — Ministry of Defense, Republic of Korea", "official_readout"),
    ("A Downing Street spokesperson said:", "official_readout"),
    ("Statement by the Spokesperson of the European Commission on the call of President Arne Voss", "official_readout"),
    ("The Press Office issued the following note on the call of President Arne Voss.", "official_readout"),
]


@pytest.mark.parametrize(("head", "channel"), HEADS)
def test_a_letterhead_or_an_announcing_line_names_the_issuer(head, channel):
    text = (
        f"{head}\n\nPresident Arne Voss of Norland spoke by phone with Sudrian President Mira Kolt. He asked for coal."
    )
    found = draft(Article.parse(text))
    assert [source.channel for source in found.sources] == [channel]
    assert all(claim.via == (found.sources[0].party,) for claim in found.claims)
