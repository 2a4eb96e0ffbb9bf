"""Russian names and titles back in their first form."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.lexicon import lexicon
from summarizer.engines.extractive.nominative import case_of, nominative, nominative_title

BASIC = lexicon("ru").basic


@pytest.mark.parametrize(
    ("title", "bent", "first"),
    [
        ("президентом Узбекистана", "Бахтиёром Норматовым", "Бахтиёр Норматов"),
        ("президентом Польши", "Анджеем Ковальским", "Анджей Ковальский"),
        ("президентом Сербии", "Драганом Станоевичем", "Драган Станоевич"),
        ("канцлером Австрии", "Бригиттой Эдер", "Бригитта Эдер"),
        ("главой правительства", "Марией Лавровской", "Мария Лавровская"),
        ("премьер-министром", "Ольгой Саркисовой", "Ольга Саркисова"),
        ("помощника президента", "Глеба Воронцова", "Глеб Воронцов"),
        ("министра", "Виктора Лукашевича", "Виктор Лукашевич"),
        ("министру", "Глебу Воронцову", "Глеб Воронцов"),
        ("президентом Бразилии", "Матеусом Карвалью", "Матеус Карвалью"),
        (None, "Глебом Воронцовым", "Глеб Воронцов"),
    ],
)
def test_bent_names_come_back(title: str | None, bent: str, first: str) -> None:
    case = case_of(title, bent, BASIC)
    assert case is not None
    assert nominative(bent, case) == first


def test_names_in_first_form_stay() -> None:
    assert case_of("Президент", "Глеб Воронцов", BASIC) is None
    assert case_of("официальный представитель МИД", "Наира Саркисова", BASIC) is None
    assert case_of(None, "Глеб Воронцов", BASIC) is None
    assert case_of(None, "Наира Саркисова", BASIC) is None


def test_only_the_head_of_a_title_and_its_adjectives_change() -> None:
    assert nominative_title("Президентом Узбекистана", BASIC) == "Президент Узбекистана"
    assert nominative_title("главой правительства Грузии", BASIC) == "глава правительства Грузии"
    assert nominative_title("официального представителя МИД", BASIC) == "официальный представитель МИД"
    assert nominative_title("помощника российского президента", BASIC) == "помощник российского президента"


def test_of_several_first_forms_it_is_the_one_the_article_has() -> None:
    assert nominative("Ласло Надем", "instrumental", attested=frozenset({"Ласло", "Надь"})) == "Ласло Надь"
