"""The day of a call: formats, weekdays against a dateline, disagreement."""

from __future__ import annotations

import datetime

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.dates import call_day, explicit_dates
from summarizer.engines.extractive.lexicon import lexicon

DAY = datetime.date(2025, 6, 14)

FORMATS = [
    ("en", "on 2025-06-14"), ("en", "on June 14, 2025"), ("en", "on 14 June 2025"), ("en", "on June 14th, 2025"),
    ("en", "on 14/06/2025"), ("fr", "le 14 juin 2025"), ("de", "am 14. Juni 2025"), ("de", "am 14.06.2025"),
    ("es", "el 14 de junio de 2025"), ("ru", "14 июня 2025 года"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), FORMATS)
def test_formats(language, text):
    assert [found.day for found in explicit_dates(text, lexicon(language), None)] == [DAY]


def test_a_day_that_no_calendar_has_is_no_date():
    assert explicit_dates("on 2025-02-31", lexicon("en"), None) == []


def test_a_date_without_a_year_takes_the_dateline_s():
    (found,) = explicit_dates("on June 14", lexicon("en"), 2025)
    assert (found.day, found.basis) == (DAY, "relative")


CALLS = [
    ("HARROW, June 16, 2025 (Wire) - They spoke on Saturday.", DAY, "relative", False),
    ("HARROW, June 16, 2025 (Wire) - They spoke on June 14, 2025.", DAY, "explicit", False),
    ("HARROW, June 16, 2025 (Wire) - They spoke on Friday, June 14, 2025.", DAY, "explicit", True),
    ("HARROW, June 15, 2025 (Wire) - They spoke yesterday.", DAY, "relative", False),
    ("HARROW, June 14, 2025 (Wire) - They spoke by phone.", DAY, "dateline", False),
    ("They spoke by phone.", None, "unknown", False),
]


@pytest.mark.parametrize(("text", "day", "basis", "conflict"), CALLS)
def test_the_day_of_the_call(text, day, basis, conflict):
    found = call_day(Article.parse(text), [1], lexicon("en"), future=False)
    assert (found.date, found.basis, found.conflict) == (day, basis, conflict)


def test_a_planned_call_is_on_the_next_such_weekday():
    article = Article.parse("HARROW, June 12, 2025 (Wire) - They will speak on Saturday.")
    assert call_day(article, [1], lexicon("en"), future=True).date == DAY
