from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language import detect_language

READOUTS = {
    "en": [
        "The leaders spoke by phone on Monday. They discussed Ukraine. Both sides agreed to continue.",
        "Putin called Trump. He said the talks were useful. No date was set.",
        "Vladimir Putin had a telephone conversation with Emmanuel Macron. Volodymyr Zelenskyy was informed.",
        "Erdoğan rang Sánchez. Erdoğan thanked him. Müller and Wałęsa were there.",
    ],
    "fr": [
        "Emmanuel Macron a parlé à Vladimir Poutine. Ils ont évoqué l'Ukraine. Aucune date n'a été fixée.",
        "Le président a appelé M. Trump. L'entretien a duré une heure. Il a été utile.",
    ],
    "de": [
        "Bundeskanzler Merz hat mit Präsident Putin telefoniert. Das Gespräch dauerte eine Stunde.",
        "Scholz sprach mit Selenskyj. Sie berieten über die Lage. Beide wollen in Kontakt bleiben.",
    ],
    "es": [
        "Pedro Sánchez habló con Volodímir Zelenski. Trataron la situación en Ucrania. No fijaron fecha.",
        "El presidente llamó a Trump. La conversación duró una hora. Fue útil.",
    ],
    "pt": [
        "Lula conversou por telefone com Putin. Eles discutiram a guerra na Ucrânia. Não foi marcada uma data.",
        "O presidente ligou para Trump. A conversa durou uma hora. Foi útil.",
        "Lula falou com Xi Jinping. Eles trataram do comércio. Nada foi decidido.",
    ],
    "it": [
        "Giorgia Meloni ha parlato con Donald Trump. Hanno discusso della situazione in Ucraina.",
        "Il presidente ha chiamato Putin. Il colloquio è durato un'ora. È stato utile.",
    ],
    "ru": [
        "Владимир Путин поговорил с Дональдом Трампом. Они обсудили Украину. Дата встречи не назначена.",
        "Состоялся телефонный разговор с Президентом Турции. Рассмотрены вопросы сотрудничества.",
    ],
    "uk": [
        "Володимир Зеленський поговорив з Дональдом Трампом. Вони обговорили ситуацію на фронті.",
        "Президент України провів розмову з Еммануелем Макроном. Сторони обговорили допомогу.",
    ],
    "pl": [
        "Prezydent Duda rozmawiał z Wołodymyrem Zełenskim. Omówili sytuację na Ukrainie. Nie ustalono daty.",
        "Premier Tusk zadzwonił do Macrona. Rozmowa trwała godzinę. Była pożyteczna.",
    ],
    "tr": [
        "Cumhurbaşkanı Erdoğan, Putin ile telefonda görüştü. Ukrayna'daki durum ele alındı. Tarih belirlenmedi.",
        "Erdoğan Trump ile konuştu. Görüşme bir saat sürdü. Ateşkes istedi.",
    ],
    "nl": ["Premier Schoof heeft gebeld met president Zelensky. Zij spraken over de oorlog."],
    "ja": ["岸田首相はバイデン大統領と電話で会談した。両首脳はウクライナ情勢について話し合った。"],
    "zh": ["习近平同普京通电话。双方讨论了乌克兰局势。"],
    "ar": ["أجرى الرئيس اتصالا هاتفيا مع بوتين. ناقشا الوضع في أوكرانيا."],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in READOUTS.items() for text in texts])
def test_short_readouts(code: str, text: str) -> None:
    assert detect_language(text) == code


def test_capitals_and_decomposed_accents_tell_as_much() -> None:
    import unicodedata

    for code in ("fr", "es", "pt", "pl", "tr"):
        assert detect_language(unicodedata.normalize("NFD", READOUTS[code][0])) == code
    assert detect_language(READOUTS["fr"][0].upper()) == "fr"


def test_a_quotation_in_another_language_does_not_change_the_articles() -> None:
    english = " ".join(READOUTS["en"][:3])
    assert detect_language(f"{english} “Мы согласны”, he added in Russian. 习近平 nodded.") == "en"


def test_what_tells_nothing_is_english() -> None:
    assert {detect_language(text) for text in ("Trump Putin", "12:30", "😀", "", "\0\ud800")} == {"en"}


@given(st.text())
def test_any_text_gets_a_code_of_two_letters(text: str) -> None:
    assert len(detect_language(text)) == 2
