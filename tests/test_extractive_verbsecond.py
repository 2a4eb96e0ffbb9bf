"""German by its clauses: whose verb it is, wherever its parts stand."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

CALL = (
    "Bundeskanzler Jan Kolt hat am Montag mit der norwegischen Präsidentin Eva Voss telefoniert, "
    "teilte Regierungssprecherin Ida Brandt mit. "
)

SENTENCES = [
    # the auxiliary second, the verb last; the subject behind the verb; a particle at the end
    ("Kolt habe Voss gebeten, die Brücke zu öffnen.", "kolt", ("brandt",), "asserted", "gebeten"),
    ("Zugleich habe er um Geduld gebeten.", "kolt", ("brandt",), "asserted", "um Geduld"),
    ("Einen zweiten Tunnel lehnte Voss ab.", "voss", ("brandt",), "asserted", "lehnte Voss ab"),
    ("Einen Tunnel, den er vorgeschlagen hatte, lehnte Voss ab.", "voss", ("brandt",), "asserted", "lehnte Voss ab"),
    # a clause with all its verbs last; a clause told without "dass"
    ("Kolt kündigte an, dass der Tunnel gebaut werde.", "kolt", ("brandt",), "future", "Der Tunnel gebaut werde"),
    ("Voss erklärte, sie wolle im Mai nach Berlin reisen.", "voss", ("brandt",), "future", "Voss wolle im Mai"),
    # shared subjects and auxiliaries
    ("Voss begrüßte den Plan, betonte aber, dass das Geld fehle.", "voss", ("brandt",), "asserted", "Das Geld fehle"),
    ("Kolt habe für Hilfe gedankt und Kohle zugesagt.", "kolt", ("brandt",), "asserted", "Kolt habe Kohle zugesagt"),
    # verbs that no list has, light verbs, the Swiss without ß
    ("Voss knüpfte die Hilfe an Reformen.", "voss", ("brandt",), "asserted", "knüpfte"),
    ("Voss zeigte sich offen für eine Fähre.", "voss", ("brandt",), "possible", "offen für eine Fähre"),
    ("Voss begrüsste die Fähre.", "voss", ("brandt",), "asserted", "begrüsste die Fähre"),
    ("Voss habe eine Fähre nicht ausgeschlossen.", "voss", ("brandt",), "possible", "nicht ausgeschlossen"),
    ("Kolt würdigte die Arbeit Norwegens und sicherte Hilfe zu.", "kolt", ("brandt",), "asserted", "sicherte Hilfe zu"),
    ("Kolt habe Mut gezeigt, sich aber nicht festgelegt.", "kolt", ("brandt",), "negated", "sich aber nicht"),
    ("Kolt machte deutlich, dass die Kohle fehle.", "kolt", ("brandt",), "asserted", "Die Kohle fehle"),
    ("Einen Tunnel lehne Norwegen ab.", "voss", ("brandt",), "asserted", "Einen Tunnel lehne"),
    ("Ob Kolt reist, ließ sie offen.", "brandt", (), "possible", "Ob Kolt"),
    ("Voss schrieb auf der Plattform X, sie habe Kolt um Kohle gebeten.", "voss", (), "asserted", "um Kohle"),
    ("„Der Hafen ist zu“, sagte der CDU-Politiker laut Brandt.", "kolt", ("brandt",), "asserted", "Der Hafen"),
    ("Die Aussenministerin äusserte sich besorgt.", "voss", ("brandt",), "asserted", "besorgt"),
    ("Ihr deutscher Kollege versprach Kohle.", "kolt", ("brandt",), "asserted", "Kohle"),
    # what is said before its verb
    ("Der Hafen sei zu, habe Voss ihm gesagt.", "voss", ("brandt",), "asserted", "Der Hafen sei zu"),
    # accounts set beside
    ("Wie die Sprecherin weiter ausführte, drohte Voss mit Zöllen.", "voss", ("brandt",), "asserted", "drohte"),
    ("Voss habe Geld zugesagt, so Brandt weiter.", "voss", ("brandt",), "asserted", "Geld zugesagt"),
    ("Nach Angaben Brandts bot Voss Kohle an.", "voss", ("brandt",), "asserted", "Voss bot Kohle an"),
    ("Aus Regierungskreisen hieß es, Voss habe Geld zugesagt.", "voss", ("regierungskreisen",), "asserted", "Geld"),
    ("„Es war kurz, und das ist gut so“, scherzte Brandt.", "brandt", (), "asserted", "Es war kurz"),
    ("Mehr Geld stellte Voss nicht in Aussicht.", "voss", ("brandt",), "negated", "Mehr Geld stellte Voss"),
    ("Voss warb dafür, den Hafen der Plattform X zu öffnen.", "voss", ("brandt",), "asserted", "warb"),
    ("„Das Thema spielte keine Rolle“, sagte sie der Zeitung „Bote“.", "brandt", (), "negated", "Das Thema spielte"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "speaker", "via", "modality", "words"), SENTENCES)
def test_whose_claim_a_german_sentence_is(
    sentence: str, speaker: str, via: tuple[str, ...], modality: str, words: str
) -> None:
    claims = [claim for claim in draft(Article.parse(CALL + sentence)).claims if 2 in claim.evidence]
    assert [(claim.speaker, claim.via, claim.modality) for claim in claims if words in claim.text] == [
        ((speaker,), via, modality)
    ]


def test_two_titles_at_the_head_of_a_clause_are_the_two_of_them() -> None:
    claims = draft(Article.parse(CALL + "Der Bundeskanzler und die Präsidentin vereinbarten ein Treffen.")).claims
    assert [set(claim.speaker) for claim in claims] == [{"kolt", "voss"}]


def test_that_the_call_was_held_is_no_claim() -> None:
    assert not draft(Article.parse(CALL)).claims


def test_a_side_that_does_not_mention_something_claims_nothing() -> None:
    assert not draft(Article.parse(CALL + "Die norwegische Seite erwähnte den Hafen nicht.")).claims


def test_one_has_agreed_means_the_two_of_them() -> None:
    claims = draft(Article.parse(CALL + "Man habe sich auf eine Fähre geeinigt, sagte Brandt.")).claims
    assert [set(claim.speaker) for claim in claims] == [{"kolt", "voss"}]


def test_a_spokeswoman_without_a_name_is_a_source() -> None:
    text = CALL.replace("Regierungssprecherin Ida Brandt", "eine Kommissionssprecherin") + "Voss bot Kohle an."
    assert [claim.via for claim in draft(Article.parse(text)).claims] == [("kommissionssprecherin",)]


def test_a_letter_is_nobody() -> None:
    text = CALL + "Kolts Berater Uwe Lang schrieb auf X, der Bundeskanzler habe Kohle zugesagt."
    assert "x" not in {party.id for party in draft(Article.parse(text)).parties}
