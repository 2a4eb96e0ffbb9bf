"""Russian names and titles in their first form."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.nominative import case_of, nominative, nominative_title

NAMES = [
    ("Президентом", "Бахтиёром Норматовым", "Бахтиёр Норматов"),
    ("Президента", "Глеба Воронцова", "Глеб Воронцов"),
    ("Президентом", "Николаем Зорским", "Николай Зорский"),
    ("Президенту", "Ивану Зорину", "Иван Зорин"),
    (None, "Глебом Воронцовым", "Глеб Воронцов"),
]


@pytest.mark.parametrize(("title", "bent", "first"), NAMES)
def test_names(title, bent, first):
    case = case_of(title, bent)
    assert case is not None
    assert nominative(bent, case) == first


def test_a_name_in_its_first_form_stays():
    assert case_of("Президент", "Глеб Воронцов") is None
    assert case_of(None, "Глеб Воронцов") is None


def test_only_the_head_of_a_title_changes():
    assert nominative_title("Президентом Узбекистана", "instrumental") == "Президент Узбекистана"
