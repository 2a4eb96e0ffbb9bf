"""Who made a call, by the verb that tells so."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

MADE = [
    "Norwegian Prime Minister Arne Voss was telephoned on Monday by Polish President Mira Kolt.",
    "Polish President Mira Kolt placed a call to Norwegian Prime Minister Arne Voss.",
    "Polish President Mira Kolt reached out to Norwegian Prime Minister Arne Voss by telephone.",
    "Norwegian Prime Minister Arne Voss spoke by phone with Polish President Mira Kolt. She rang Voss from her car.",
    "Norwegian Prime Minister Arne Voss spoke by phone with Polish President Mira Kolt. It was requested by Warsaw.",
    "La présidente polonaise Mira Kolt a téléphoné lundi à son homologue norvégien Arne Voss.",
    "Le président norvégien Arne Voss a été appelé lundi au téléphone par la présidente polonaise Mira Kolt.",
    "Le président norvégien Arne Voss a reçu, lundi, un appel téléphonique de la présidente polonaise Mira Kolt.",
    "Die polnische Präsidentin Mira Kolt hat am Montag den norwegischen Präsidenten Arne Voss angerufen.",
    "Die polnische Präsidentin Mira Kolt rief am Montag den norwegischen Präsidenten Arne Voss an.",
    "Der norwegische Präsident Arne Voss ist am Montag von der polnischen Präsidentin Mira Kolt angerufen worden.",
    "Der norwegische Präsident Arne Voss und die polnische Präsidentin Mira Kolt telefonierten am Montag auf Kolts "
    "Wunsch.",
    "La presidenta polaca, Mira Kolt, llamó por teléfono el lunes a su homólogo noruego, Arne Voss.",
    "Президент Польши Мира Кольт в среду позвонила по телефону президенту Норвегии Арне Воссу.",
    "Президенту Норвегии Арне Воссу в среду позвонила президент Польши Мира Кольт.",
]


@pytest.mark.parametrize("text", MADE)
def test_the_maker_of_a_call(text):
    reading = draft(Article.parse(text))
    assert [p.name.split()[-1] for p in reading.parties if p.id == reading.initiator] in (["Kolt"], ["Кольт"])


NOBODY = [
    "Norwegian Prime Minister Arne Voss and President Mira Kolt held a telephone call set up by Angola, said Angolan "
    "Foreign Minister Ada Reis.",
    "Norwegian Prime Minister Arne Voss spoke by phone with Polish President Mira Kolt. He called the dam “a sieve”.",
    "Norwegian Prime Minister Arne Voss spoke by phone with Polish President Mira Kolt. They met at his request.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_no_word_of_who_made_it(text):
    assert draft(Article.parse(text)).initiator is None
