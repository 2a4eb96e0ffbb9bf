"""What a text says of a call as a whole: status, medium, who asked for it. One sentence for each rule."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft
from summarizer.engines.extractive.header import denies
from summarizer.engines.extractive.lexicon import lexicon
from summarizer.engines.extractive.occasion import of_earlier_call

TWO = "Norwegian President Arne Voss", "Polish Prime Minister Mira Kolt"
HEAD = "HARROW, March 12, 2026 (Wire) - "


def read(text: str):
    return draft(Article.parse(HEAD + text))


STATUS = [
    (f"{TWO[0]} spoke by phone with {TWO[1]} on Thursday.", "held"),
    (f"{TWO[0]} is due to speak by telephone with {TWO[1]} on Friday.", "planned"),
    (f"{TWO[0]} will hold a video call with {TWO[1]} on Friday.", "planned"),
    (f"A call between {TWO[0]} and {TWO[1]}, which had been set for Thursday, was called off.", "not_held"),
    (f"{TWO[0]} spoke by phone with {TWO[1]} after a planned summit was cancelled.", "held"),
    (f"{TWO[0]} asked {TWO[1]} in a phone call on Thursday to put off an accord.", "held"),
    (f"An official briefed on a call of {TWO[0]} with {TWO[1]}, who is not allowed to speak on it, saw him.", "held"),
    (f"{TWO[0]} told {TWO[1]} in a phone call that he denied the charges.", "held"),
    (f"The palace dismissed as baseless reports that {TWO[0]} had held a phone call with {TWO[1]}.", "not_held"),
    (f"{TWO[0]} and {TWO[1]} met in Harrow on Thursday. The two had last spoken by phone in May.", "not_a_call"),
    ("Chancellor Rudolf Weiss will speak by telephone with the Secretary-General of the United Nations, Mr. Pa Reis.",
     "planned"),
    (f"{TWO[0]} met {TWO[1]} in Harrow. They signed a pact. Kolt praised it. Voss phoned home.", "not_a_call"),
    (f"{TWO[0]} received {TWO[1]} in Harrow. They had agreed on the visit in a phone call in May.", "not_a_call"),
    (f"{TWO[0]} will hold a phone call with {TWO[1]} on Friday. The call had originally been set for last week but was "
     "postponed at Warsaw's request.", "planned"),
    (f"Oslo says {TWO[0]} spoke by phone with {TWO[1]} on Wednesday; Warsaw says no such call took place.", "disputed"),
    (f"{TWO[0]} and {TWO[1]} will not speak by phone on Friday as planned.", "not_held"),
    (f"{TWO[0]} and {TWO[1]} met in Harrow on Thursday, a day after a phone call.", "not_a_call"),
    (f"Phones of {TWO[0]} and {TWO[1]} were tapped, prosecutors said. Calls between them were recorded.", "not_a_call"),
    (f"A call between {TWO[0]} and {TWO[1]} planned for Thursday has been put off until next week.", "planned"),
    (f"A call between {TWO[0]} and {TWO[1]} planned for Thursday was put off until further notice.", "not_held"),
    (f"{TWO[0]} has shelved a phone call with {TWO[1]}.", "not_held"),
    (f"{TWO[0]} pulled out of a phone call with {TWO[1]}.", "not_held"),
    (f"{TWO[0]} spoke by phone with {TWO[1]} on Monday. The call had been postponed twice.", "held"),
    (f"A phone call between {TWO[0]} and {TWO[1]} is being arranged.", "planned"),
    (f"{TWO[0]} tried to reach {TWO[1]} by telephone on Sunday but the call was not answered.", "not_held"),
    (f"Kolt aides: a call between {TWO[0]} and {TWO[1]} was in the diary.", "planned"),
    (f"{TWO[0]} has not received any call from {TWO[1]}, an aide said, after Warsaw said they had talked of a swap.",
     "disputed"),
    (f"{TWO[0]} said he had telephoned {TWO[1]} three times and that she had never called back.", "held"),
    (f"{TWO[0]} addressed a forum by video link, and sent a call to arms. {TWO[1]} backed his call.", "not_a_call"),
    (f"{TWO[0]} and {TWO[1]} did not hold a call, an aide said.", "not_held"),
    (f"No phone call took place between {TWO[0]} and {TWO[1]}, an aide said.", "not_held"),
    (f"{TWO[0]} met {TWO[1]} in Harrow on Thursday. Kolt said she would phone the mayor.", "not_a_call"),
    (f"{TWO[0]} called for a summit. He has written to {TWO[1]}. Allies backed the call.", "not_a_call"),
    (f"{TWO[0]} gave a speech on Friday. “I call on all to stop.” He called {TWO[1]} a friend.", "not_a_call"),
    ("La ministre française Ada Roux a reçu vendredi son homologue belge Jan Smit. Elle doit appeler le roi.",
     "not_a_call"),
    ("Das Telefonat von Kanzler Jan Roth mit dem belgischen König Ivo Smit ist auf Freitag verschoben worden.",
     "planned"),
    ("L'appel du président Ivo Roux avec la reine de Belgique, Ada Smit, a été reporté à une date ultérieure.",
     "not_held"),
    ("La llamada entre el presidente Ivo Ruiz y la canciller peruana, Ada Soto, se aplazó a la próxima semana.",
     "planned"),
    ("Разговор по телефону президента России Ивана Рогова с королем Бельгии Яном Смитом прорабатывается.", "planned"),
    (f"{TWO[0]} denied that he had promised a fleet during a phone call with {TWO[1]}.", "held"),
    (f"OSLO - Denying a threat, the palace said {TWO[0]} had phoned {TWO[1]}. Kolt told Voss she could wait.", "held"),
    (f"Kolt had not spoken to Oslo since May, aides said. {TWO[0]} called {TWO[1]} on Monday.", "held"),
    (f"Just off the phone with {TWO[1]}, {TWO[0]} wrote on X. The two plan to speak again in May.", "held"),
    (f"In a phone call, {TWO[0]} told {TWO[1]} of a fleet. The call was originally scheduled for Friday.", "held"),
    (f"A phone dialogue. {TWO[0]} told {TWO[1]} of a fleet. A call set for last week was called off.", "held"),
    (f"{TWO[0]} will speak again by phone with {TWO[1]} on Friday. Voss told Kolt of a fleet in May.", "planned"),
    (f"A call of {TWO[0]} with {TWO[1]} was cancelled. Kolt told Voss that she was ill.", "not_held"),
    (f"The meeting was off, so {TWO[0]} phoned {TWO[1]}.", "held"),
    (f"{TWO[0]} dialled {TWO[1]}, days after a planned call was scrapped.", "held"),
    (f"{TWO[0]} had called {TWO[1]}, aides said. Kolt rejected the idea that talks had been suspended.", "held"),
    (f"Oslo disputes Warsaw’s account of the call. {TWO[0]} told {TWO[1]} of a fleet, Warsaw said.", "held"),
    ("Президент России Иван Рогов накануне разговаривал по телефону с королем Бельгии Яном Смитом.", "held"),
    (f"Kolt phones Warsaw’s leader. {TWO[0]} told {TWO[1]} on Thursday that Oslo would pay.", "held"),
    (f"{TWO[0]} laughed. On Sunday {TWO[1]} had called her for 30 minutes. Voss told her of a fleet.", "held"),
    (f"A meeting in Split was called off and a phone call took its place. {TWO[0]} thanked {TWO[1]}.", "held"),
    ("La canciller Ada Soto negó que en la llamada con el rey Ivo Ruiz se hubiera hablado de gas. Ruiz le pidió ayuda.",
     "held"),
    ("Le président Ivo Roux a démenti avoir insulté la reine de Belgique, Ada Smit, lors d'un échange téléphonique.",
     "held"),
    (f"Ahead of a cabinet meeting aides told of a call the king had. {TWO[0]} thanked {TWO[1]}.", "held"),
    ("Kanzler Jan Roth will nach Rom reisen, sagte er nach einem Telefonat mit dem belgischen König Ivo Smit. Ein "
     "weiteres Gespräch ist für Freitag geplant.", "held"),
    ("La canciller peruana, Ada Soto, habló por teléfono con el rey Ivo Ruiz. Ruiz desmintió que se hubiera roto "
     "el diálogo.", "held"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status(text, status):
    assert read(text).status == status


DENIALS = [
    ("en", "No such call took place, the spokesman said.", True),
    ("en", "The palace denied that the two had spoken by phone.", True),
    ("en", "He denied the accusations.", False),
    ("en", "The leaders had not spoken since March.", False),
    ("fr", "La présidence a démenti que les deux dirigeants se soient parlé au téléphone.", True),
    ("fr", "Il n'y a pas eu d'appel, a dit la porte-parole.", True),
    ("de", "Das Kanzleramt wies Berichte über ein Telefonat zurück.", True),
    ("de", "Sie haben nicht miteinander gesprochen, sagte der Sprecher.", True),
    ("es", "La cancillería desmintió que los dos mandatarios hayan hablado por teléfono.", True),
    ("es", "El ministro negó las acusaciones.", False),
    ("ru", "В Кремле опровергли сообщения о телефонном разговоре.", True),
    ("ru", "Никакого разговора не было, сказал пресс-секретарь.", True),
    ("en", "Voss, in a call on Thursday, rejected any border closure.", False),
]


@pytest.mark.parametrize(("language", "text", "denied"), DENIALS)
def test_denials(language, text, denied):
    assert denies(text, lexicon(language)) is denied


MEDIA = [
    (f"{TWO[0]} and {TWO[1]} spoke by video link.", "video"),
    (f"{TWO[0]} telephoned {TWO[1]}.", "phone"),
    (f"{TWO[0]} held a call with {TWO[1]}.", "unspecified"),
    (f"{TWO[0]} said in a video address that he had held a call with {TWO[1]}.", "unspecified"),
    (f"{TWO[0]} held a call with {TWO[1]}. An aide, reached by phone, gave no details.", "unspecified"),
    ("Kanzlerin Ada Roth hat sich per Videoschaltung mit dem belgischen König Ivo Smit beraten.", "video"),
    ("Премьер-министр России Иван Рогов провел видеоконференцию с королем Бельгии Яном Смитом.", "video"),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA)
def test_medium(text, medium):
    assert read(text).medium == medium


INITIATORS = [
    (f"{TWO[0]} spoke by phone with {TWO[1]} at the request of the Polish prime minister.", "kolt"),
    (f"{TWO[0]} received a telephone call on Thursday from {TWO[1]}.", "kolt"),
    (f"{TWO[0]} spoke by phone with {TWO[1]}. The call took place at Kolt's request.", "kolt"),
    (f"{TWO[0]} spoke by phone with {TWO[1]}. Voss had asked for the call.", "voss"),
    (f"{TWO[0]} spoke by phone with {TWO[1]}. The call, which Voss had requested, was short.", "voss"),
    (f"{TWO[0]} telephoned {TWO[1]}.", "voss"),
    (f"{TWO[0]} spoke by phone with {TWO[1]}. Voss requested more grain.", None),
    (f"{TWO[0]} spoke by phone with {TWO[1]}. Aides differ over who called whom.", None),
]


@pytest.mark.parametrize(("text", "initiator"), INITIATORS)
def test_initiator(text, initiator):
    assert read(text).initiator == initiator


SIDES = [
    "Le président français Luc Arnal s'est entretenu par téléphone avec le chancelier allemand Jörg Weiss, à la "
    "demande de la partie allemande.",
    "Der französische Präsident Luc Arnal hat am Montag auf deutsche Bitte mit dem deutschen Kanzler Jörg Weiss "
    "telefoniert.",
    "El presidente de Francia, Luc Arnal, habló por teléfono con el canciller de Alemania, Jörg Weiss, a solicitud de "
    "la parte alemana.",
    "По инициативе немецкой стороны состоялся телефонный разговор Президента Франции Люка Арналя с Президентом "
    "Германии Йоргом Вайсом.",
]  # fmt: skip


@pytest.mark.parametrize("text", SIDES)
def test_initiator_by_side(text):
    reading = draft(Article.parse(text))
    (party,) = [party for party in reading.parties if party.id == reading.initiator]
    assert party.name.split()[-1] in ("Weiss", "Вайс")


EARLIER = [
    ("en", "The last conversation between the two, in May, lasted 50 minutes."),
    ("en", "They had agreed on it in a phone call in September."),
    ("fr", "Leur dernier entretien remonte au mois de mai."),
    ("de", "Ihr letztes Telefonat war im Mai."),
    ("es", "En su última llamada hablaron del gas."),
    ("ru", "Предыдущий разговор длился час."),
]


@pytest.mark.parametrize(("language", "text"), EARLIER)
def test_a_call_before_this_one(language, text):
    assert of_earlier_call(text, lexicon(language))


def test_this_call_is_no_earlier_one():
    assert not of_earlier_call("The two leaders spoke by phone last week.", lexicon("en"))


def test_principals_of_a_list_of_countries():
    reading = read(
        "The presidents of Norway, Poland and Finland held a conference call on Thursday. President Arne Voss "
        "of Norway proposed a fund. Poland's President Mira Kolt and Finnish President Aino Salmi supported it."
    )
    assert {party.id for party in reading.parties if party.role == "principal"} == {"voss", "kolt", "salmi"}


def test_a_compound_title_and_a_joined_particle():
    text = (
        "Das Telefonat zwischen Landwirtschaftsministerin Eva Pichler und dem Wirtschaftsminister Salim al-Janabi "
        "ist abgesagt worden."
    )
    reading = draft(Article.parse(text))
    assert reading.status == "not_held"
    assert {party.name for party in reading.parties} == {"Eva Pichler", "Salim al-Janabi"}


def test_an_initial_belongs_to_the_name_before_it():
    reading = read("Secretary of State Anton J. Reed held a call with Polish Prime Minister Mira Kolt.")
    assert "Anton J. Reed" in {party.name for party in reading.parties}
