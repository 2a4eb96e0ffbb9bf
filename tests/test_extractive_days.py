"""Days in running text: formats, and dates without a year."""

from __future__ import annotations

import datetime

import pytest

from summarizer.engines.extractive.days import explicit_dates
from summarizer.engines.extractive.lexicon import lexicon

DAY = datetime.date(2025, 6, 14)

FORMATS = [
    ("en", "on 2025-06-14"), ("en", "on June 14, 2025"), ("en", "on 14 June 2025"), ("en", "on June 14th, 2025"),
    ("en", "on 14/06/2025"), ("fr", "le 14 juin 2025"), ("de", "am 14. Juni 2025"), ("de", "am 14.06.2025"),
    ("es", "el 14 de junio de 2025"), ("ru", "14 июня 2025 года"), ("en", "on the 14th of June 2025"),
    ("es", "el 14 de junio del 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), FORMATS)
def test_formats(language, text):
    assert [found.day for found in explicit_dates(text, lexicon(language), None)] == [DAY]


def test_a_day_that_no_calendar_has_is_no_date():
    assert explicit_dates("on 2025-02-31", lexicon("en"), None) == []


def test_a_date_without_a_year_takes_the_dateline_s():
    (found,) = explicit_dates("on June 14", lexicon("en"), datetime.date(2025, 7, 1))
    assert (found.day, found.basis) == (DAY, "relative")


def test_a_date_without_a_year_is_the_nearest_one():
    (found,) = explicit_dates("on December 30", lexicon("en"), datetime.date(2026, 1, 2))
    assert found.day == datetime.date(2025, 12, 30)


SHORT = [
    ("es", "el 14 sep 2025"),
    ("fr", "le 14 févr. 2025"),
    ("en", "on Sept. 14, 2025"),
    ("de", "am 14. Jänner 2025"),
]


@pytest.mark.parametrize(("language", "text"), SHORT)
def test_short_and_regional_months(language, text):
    assert [found.day.day for found in explicit_dates(text, lexicon(language), None)] == [14]
