"""Lengths of calls, in figures and words, and how sure the text is of them."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.duration import Duration, durations, number_value, settle
from summarizer.engines.extractive.lexicon import lexicon

LENGTHS = [
    ("en", "a 50-minute phone call", 50, "exact"),
    ("en", "spoke for fifty minutes", 50, "exact"),
    ("en", "lasted an hour and a half", 90, "exact"),
    ("en", "lasted half an hour", 30, "exact"),
    ("en", "for nearly two hours", 120, "approximate"),
    ("en", "for more than 40 minutes", 40, "at_least"),
    ("en", "for less than an hour", 60, "at_most"),
    ("en", "for 1 hour 20 minutes", 80, "exact"),
    ("en", "for twenty-five minutes", 25, "exact"),
    ("fr", "a duré une quarantaine de minutes", 40, "approximate"),
    ("de", "in dem rund 30-minütigen Gespräch", 30, "approximate"),
    ("es", "durante unos 35 minutos", 35, "approximate"),
    ("ru", "длился не менее часа", 60, "at_least"),
]


@pytest.mark.parametrize(("language", "text", "minutes", "qualifier"), LENGTHS)
def test_lengths(language, text, minutes, qualifier):
    assert durations(text, lexicon(language)) == [Duration(minutes, qualifier)]


def test_a_length_no_call_has_is_left_out():
    assert durations("after 900 hours of talks", lexicon("en")) == []


def test_accounts_that_differ_settle_on_none():
    assert settle([Duration(15, "exact"), Duration(30, "exact")]) == Duration(None, "conflicting")
    assert settle([Duration(15, "approximate"), Duration(15, "exact")]) == Duration(15, "exact")
    assert settle([]) == Duration(None, "unknown")


def test_a_word_that_is_no_number_has_no_value():
    assert number_value("treaty", lexicon("en")) is None
    assert number_value("2,5", lexicon("en")) == 2.5


DISTANCES = [
    ("en", "was called off an hour before it was to begin"),
    ("en", "said half an hour later"),
    ("en", "will be there within two hours"),
    ("fr", "a été annulé une heure avant"),
    ("de", "wurde eine Stunde zuvor abgesagt"),
    ("es", "dentro de dos horas"),
]


@pytest.mark.parametrize(("language", "text"), DISTANCES)
def test_a_distance_in_time_is_no_length(language, text):
    assert durations(text, lexicon(language)) == []
