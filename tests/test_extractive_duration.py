"""Lengths of calls, in figures and words, and how sure the text is of them."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.duration import Duration, durations, number_value, opens_with_length, settle
from summarizer.engines.extractive.lexicon import lexicon
from summarizer.engines.extractive.occasion import tells_length

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
    ("en", "in an hour-long call", 60, "exact"),
    ("en", "a two-and-a-half-hour call", 150, "exact"),
    ("en", "lasted an hour and a quarter", 75, "exact"),
    ("en", "spoke for 25 minutes before the summit", 25, "exact"),
    ("fr", "a duré 1h20", 80, "exact"),
    ("fr", "pendant trois quarts d'heure", 45, "exact"),
    ("fr", "pendant près d'une heure", 60, "approximate"),
    ("de", "dauerte fünfundvierzig Minuten", 45, "exact"),
    ("de", "eine Dreiviertelstunde", 45, "exact"),
    ("es", "duró cuarenta y cinco minutos", 45, "exact"),
    ("es", "durante una hora y cuarto", 75, "exact"),
    ("ru", "длился час двадцать минут", 80, "exact"),
    ("ru", "около тридцати пяти минут", 35, "approximate"),
    ("en", "took no more than 15 minutes", 15, "at_most"),
    ("en", "from 10:20 to 11:05", 45, "exact"),
    ("en", "for just over an hour", 60, "at_least"),
    ("en", "lasted just shy of 50 minutes", 50, "approximate"),
    ("en", "was over in eight minutes", 8, "exact"),
    ("en", "the hourlong call", 60, "exact"),
    ("en", "took 40-odd minutes", 40, "approximate"),
    ("en", "for ten to fifteen minutes", 15, "approximate"),
    ("en", "for maybe 25 minutes", 25, "approximate"),
    ("de", "begann um 15.10 Uhr und endete um 15.50 Uhr", 40, "exact"),
    ("de", "zog sich über zweieinhalb Stunden hin", 150, "exact"),
    ("de", "kaum zehn Minuten", 10, "at_most"),
    ("fr", "commencé à 10h15, s'est achevé à 11h00", 45, "exact"),
    ("fr", "un peu plus d’une demi-heure", 30, "at_least"),
    ("es", "comenzó a las 10:15 y terminó a las 11:00", 45, "exact"),
    ("es", "no pasó de quince minutos", 15, "at_most"),
    ("ru", "начался в 10:15 и закончился в 11:00", 45, "exact"),
    ("ru", "продолжалась час двадцать", 80, "exact"),
    ("ru", "длилась минут двадцать", 20, "approximate"),
    ("en", "between 9 a.m. and 9.40 a.m.", 40, "exact"),
    ("en", "began at 8.15 p.m. and ended at 9.02 p.m.", 47, "exact"),
    ("en", "ran to 1hr 20min", 80, "exact"),
    ("en", "for 2 hours, 15 minutes", 135, "exact"),
    ("en", "for a good hour", 60, "approximate"),
    ("de", "eine knappe halbe Stunde", 30, "approximate"),
    ("de", "eine gute Stunde", 60, "approximate"),
    ("fr", "de 10 h 20 à 11 h 05", 45, "exact"),
    ("fr", "à peine un quart d’heure", 15, "at_most"),
    ("ru", "три четверти часа", 45, "exact"),
]


@pytest.mark.parametrize(("language", "text", "minutes", "qualifier"), LENGTHS)
def test_lengths(language, text, minutes, qualifier):
    assert durations(text, lexicon(language)) == [Duration(minutes, qualifier)]


def test_a_length_no_call_has_is_left_out():
    assert durations("after 900 hours of talks", lexicon("en")) == []


def test_accounts_that_differ_settle_on_none():
    two = [Duration(15, "exact", attached=True), Duration(30, "exact", attached=True)]
    assert settle(two) == Duration(None, "conflicting")
    assert settle(two, accounts=1) == two[0]
    assert settle([Duration(15, "approximate"), Duration(15, "exact")]) == Duration(15, "exact")
    assert settle([]) == Duration(None, "unknown")


def test_lengths_that_can_be_one_do_not_conflict():
    exact = Duration(55, "exact", attached=True)
    assert settle([Duration(60, "approximate", attached=True), exact]) == exact
    assert settle([Duration(50, "at_least", attached=True), exact]).minutes == 55
    assert settle([Duration(90, "at_least", attached=True), exact]).qualifier == "conflicting"


TOLD = [
    ("en", "London says 40 minutes."),
    ("en", "The presidency put it at 40 minutes."),
    ("de", "Das Kanzleramt sprach von 40 Minuten."),
    ("fr", "L’Élysée parle de 40 minutes."),
    ("es", "La Cancillería habló de 40 minutos."),
    ("ru", "В Кремле говорят о 40 минутах."),
]


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_an_account_s_length_is_the_call_s(language, text):
    assert [d.attached for d in durations(text, lexicon(language))] == [True]


def test_a_planned_length_yields_to_the_true_one():
    assert settle(durations("The planned half-hour call stretched to 90 minutes.", lexicon("en"))).minutes == 90


def test_another_thing_s_length_is_left_out():
    assert durations("She gave a 30-minute press conference.", lexicon("en")) == []


def test_a_verbless_sentence_can_open_with_a_length():
    assert opens_with_length("Forty minutes exactly, nearly all of it about fish.", lexicon("en"))
    assert not opens_with_length("Forty boats came.", lexicon("en"))


def test_a_length_word_attaches_every_length_behind_it():
    text = "They differ on the duration of the call: 50 minutes for Norland, ten minutes for Sudria."
    assert [d.attached for d in durations(text, lexicon("en"))] == [True, True]


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


def test_only_the_call_s_length_is_told():
    assert tells_length("The two leaders spoke for an hour.", lexicon("en"))
    assert tells_length("It lasted an hour.", lexicon("en"))
    assert not tells_length("The outage lasted an hour.", lexicon("en"))


def test_a_length_told_of_a_call_goes_before_any_other():
    text = "After 20 minutes of silence the two held a 45-minute, at times tense, call."
    assert settle(durations(text, lexicon("en"))) == Duration(45, "exact")
