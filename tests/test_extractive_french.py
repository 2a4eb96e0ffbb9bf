"""French: inflected futures and rumours, hearers before subjects, the latter of two, offices by other names."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

CALL = (
    "Le président belge Hervé Kolt s’est entretenu lundi au téléphone avec son homologue sénégalais, Awa Voss, "
    "a annoncé la porte-parole de la présidence, Ida Brandt. "
)

SENTENCES = [
    ("M. Kolt a promis que le pont rouvrirait.", "kolt", ("brandt",), "future", "Le pont rouvrirait"),
    ("Kolt lui a demandé qu'aucune taxe ne soit levée.", "kolt", ("brandt",), "negated", "ucune taxe"),
    ("Kolt a cédé deux navires à la douane.", "kolt", ("brandt",), "asserted", "Kolt a cédé"),
    ("Voss s’est dite prête à rouvrir le port.", "voss", ("brandt",), "asserted", "prête à rouvrir"),
    ("Voss n’a pas exclu une visite.", "voss", ("brandt",), "possible", "une visite"),
    ("Kolt a fait part de sa « vive inquiétude ».", "kolt", ("brandt",), "asserted", "inquiétude"),
    ("Kolt enverra deux navires, selon la même source.", "brandt", (), "future", "enverra"),
    ("Kolt céderait le port, selon une source proche du dossier.", "source", (), "possible", "céderait"),
    ("« Le port rouvrira », a-t-elle tranché.", "brandt", (), "future", "Le port rouvrira"),
    ("Voss a, par ailleurs, renouvelé sa demande de bacs.", "voss", ("brandt",), "asserted", "demande de bacs"),
    ("La réponse de Mme Voss a été que rien ne presse.", "voss", ("brandt",), "negated", "ien ne presse"),
    ("Les deux dirigeants se reparleront jeudi, a-t-elle ajouté.", "brandt", (), "future", "se reparleront"),
    ("« Rien n’est sûr », a dit la directrice de la communication, Eva Roux.", "roux", (), "negated", "Rien"),
    ("Voss a été franche : le port coûte cher.", "voss", ("brandt",), "asserted", "e port coûte cher"),
    ("Kolt a également mis notamment en garde contre la soif.", "kolt", ("brandt",), "asserted", "contre la soif"),
    ("Une source proche du port donne une autre raison : Voss hésite.", "source", (), "asserted", "Voss hésite"),
    ("« Rien ne bougera », prévient-elle.", "brandt", (), "negated", "Rien ne bougera"),
    ("Le port fermera, selon Mme Brandt, qui n’exclut pas un report.", "brandt", (), "future", "Le port fermera"),
    ("Le pont tiendra, a dit à la presse la directrice du port, Eva Roux.", "roux", (), "future", "Le pont tiendra"),
    ("Le dirigeant batave a promis deux bacs.", "kolt", ("brandt",), "asserted", "deux bacs"),
    ("L’appel, sollicité par Dakar, a duré une heure, a dit Brandt.", "brandt", (), "asserted", "a duré une heure"),
    ("« Le port fermera », a réagi à Dakar le porte-parole Luc Ferrand.", "ferrand", (), "future", "Le port fermera"),
]


@pytest.mark.parametrize(("sentence", "speaker", "via", "modality", "words"), SENTENCES)
def test_whose_claim_a_french_sentence_is(
    sentence: str, speaker: str, via: tuple[str, ...], modality: str, words: str
) -> None:
    claims = [claim for claim in draft(Article.parse(CALL + sentence)).claims if 2 in claim.evidence]
    assert [(claim.speaker, claim.via, claim.modality) for claim in claims if words in claim.text] == [
        ((speaker,), via, modality)
    ]


def test_celui_ci_is_the_other_one() -> None:
    text = CALL + "M. Kolt a invité Mme Voss à Bruges. Celle-ci a accepté l’invitation."
    assert [claim.speaker for claim in draft(Article.parse(text)).claims if 3 in claim.evidence] == [("voss",)]


def test_a_communique_is_of_the_office_it_names() -> None:
    told = "Kolt a remercié son homologue de l’accueil, indique un communiqué du ministère des Affaires étrangères."
    read = draft(Article.parse(f"{CALL.split(', a annoncé', maxsplit=1)[0]}. {told}"))
    assert read.sources and read.claims[0].via == (read.sources[0].party,)


def test_what_was_asked_stands_with_an_answer_that_does_not_say_it() -> None:
    text = CALL + "Interrogée sur les visas, Ida Brandt a dit que le sujet « n’a pas été abordé »."
    assert [claim.text for claim in draft(Article.parse(text)).claims] == ["Le sujet n’a pas été abordé: les visas"]


def test_ce_dernier_is_whoever_was_quoted_last() -> None:
    text = CALL + "« On s’est dit les choses », résume un proche de Kolt. Ce dernier ajoute que le port rouvrira."
    claims = draft(Article.parse(text)).claims
    assert claims[0].speaker == claims[1].speaker


def test_the_two_officials_are_the_principals() -> None:
    claims = draft(Article.parse(CALL + "Les deux responsables ont promis de rouvrir le port.")).claims
    assert [set(claim.speaker) for claim in claims] == [{"kolt", "voss"}]
