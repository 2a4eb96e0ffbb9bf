"""The day of a call: weekdays against a dateline, days of the report, disagreement."""

from __future__ import annotations

import datetime

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.dates import call_day
from summarizer.engines.extractive.lexicon import lexicon

DAY = datetime.date(2025, 6, 14)

CALLS = [
    ("HARROW, June 17, 2025 (Wire) - They spoke three days ago.", DAY, "relative", False),
    ("HARROW, June 16, 2025 (Wire) - An aide said on Monday that they had spoken on Saturday.", DAY, "relative", False),
    ("HARROW, June 16, 2025 (Wire) - The palace on Monday said they had spoken on Saturday.", DAY, "relative", False),
    ("HARROW, June 17, 2025 (Wire) - He said Monday they spoke on Saturday and asked.", DAY, "relative", False),
    ("HARROW, June 15, 2025 (Wire) - They spoke last night about Friday's attack.", DAY, "relative", False),
    ("HARROW, June 14, 2025 (Wire) - They spoke of a pact signed on June 2.", DAY, "dateline", False),
    ("HARROW, June 14, 2025 (Wire) - They spoke of a truce that ends by Monday.", DAY, "dateline", False),
    ("HARROW, June 16, 2025 (Wire) - They spoke over the weekend.", None, "unknown", False),
    ("HARROW, June 16, 2025 (Wire) - They spoke on Saturday.", DAY, "relative", False),
    ("HARROW, June 16, 2025 (Wire) - They spoke on June 14, 2025.", DAY, "explicit", False),
    ("HARROW, June 16, 2025 (Wire) - They spoke on Friday, June 14, 2025.", DAY, "explicit", True),
    ("HARROW, June 15, 2025 (Wire) - They spoke yesterday.", DAY, "relative", False),
    ("HARROW, June 14, 2025 (Wire) - They spoke by phone.", DAY, "dateline", False),
    ("They spoke by phone.", None, "unknown", False),
    ("He told reporters in Harrow on 14 June 2025. They had spoken that morning.", DAY, "relative", False),
    ("The texts were published on Saturday, 14 June 2025. They spoke tonight.", DAY, "relative", False),
    (
        "HARROW, June 16, 2025 (Wire) - An aide gave out details on Sunday. They had spoken the day before.",
        DAY,
        "relative",
        False,
    ),
    (
        "HARROW, June 16, 2025 (Wire) - The ministry on Monday gave out details. They spoke on Saturday.",
        DAY,
        "relative",
        False,
    ),
    ("Post by the Prime Minister, 14 June 2025\n\nThis evening we spoke by phone.", DAY, "relative", False),
    ("HARROW, June 14, 2025 (Wire) - They spoke by phone, the day before the summit.", DAY, "dateline", False),
    ("They spoke by phone on Friday, 14 June 2025.", DAY, "explicit", True),
    ("On Friday, 14 June 2025, they spoke by phone.", DAY, "explicit", True),
    (
        "HARROW, June 16, 2025 (Wire) - Voss told Kolt on Friday, June 14, that he was ready, an aide said.",
        DAY,
        "relative",
        True,
    ),
    ("HARROW, June 16, 2025 (Wire) - Voss urged Kolt on Saturday to pay.\n\nThey talked.", DAY, "relative", False),
    ("HARROW, Monday 16 June 2025 (Wire) - They spoke by phone on Saturday.", DAY, "relative", False),
    ("HARROW, June 16, 2025 (Wire) - They agreed on Saturday to speak by phone again.", DAY, "relative", False),
    (
        "HARROW, June 16, 2025 (Wire) - Kolt, who met him on June 2, spoke to Voss on Saturday.",
        DAY,
        "relative",
        False,
    ),
    ("In an interview with the paper on June 16, 2025, he talked.\n\nThey spoke on Saturday.", DAY, "relative", False),
    ("HARROW, June 16, 2025 (Wire) - They spoke over the weekend, he said on Monday.", None, "unknown", False),
    ("Voss rang Kolt on Saturday to protest, the palace said on June 16, 2025.", DAY, "relative", False),
    ("HARROW, June 16, 2025 (Wire) - In a briefing on Monday he said they spoke on Saturday.", DAY, "relative", False),
    ("HARROW, June 15, 2025 (Wire) - They spoke on Saturday about the May 3 riots.", DAY, "relative", False),
    ("HARROW, June 16, 2025 (Wire) - After a call on June 2 they spoke on Saturday.", DAY, "relative", False),
    ("HARROW, June 16, 2025 (Wire) - They talked on Saturday of a port shut on May 9.", DAY, "relative", False),
    ("HARROW, June 16, 2025 (Wire) - In the early hours of Saturday they spoke.", DAY, "relative", False),
    ("Harrow - On June 14, 2025, they spoke by phone.", DAY, "explicit", False),
    ("HARROW, June 14, 2025 (Wire) - Voss told Kolt that troops left on June 2.", DAY, "dateline", False),
    ("Voss and Kolt last spoke on November 6, 2024.\n\nThey spoke by phone.", None, "unknown", False),
]


@pytest.mark.parametrize(("text", "day", "basis", "conflict"), CALLS)
def test_the_day_of_the_call(text, day, basis, conflict):
    article = Article.parse(text)
    found = call_day(article, [len(article.sentences)], lexicon("en"), status="held")
    assert (found.date, found.basis, found.conflict) == (day, basis, conflict)


def test_a_planned_call_is_on_the_next_such_weekday():
    article = Article.parse("HARROW, June 12, 2025 (Wire) - They will speak on Saturday.")
    assert call_day(article, [1], lexicon("en"), status="planned").date == DAY


MOVED = [
    ("en", "HARROW, June 12, 2025 (Wire) - The call planned for Friday was moved to Saturday."),
    ("de", "HARROW, 12. Juni 2025 (Wire) - Das für Freitag geplante Telefonat wird auf Samstag verschoben."),
    ("fr", "HARROW, 12 juin 2025 (Wire) - L'appel prévu vendredi aura lieu finalement samedi."),
    ("es", "HARROW, 12 de junio de 2025 (Wire) - La llamada del viernes se aplazó al sábado."),
    ("ru", "ХАРРОУ, 12 июня 2025 года (Агентство) - Разговор перенесен с пятницы на субботу."),
]


@pytest.mark.parametrize(("language", "text"), MOVED)
def test_a_call_that_was_moved_is_on_its_new_day(language, text):
    assert call_day(Article.parse(text), [1], lexicon(language), status="planned").date == DAY


def test_a_disputed_call_is_not_dated_by_the_report():
    article = Article.parse("HARROW, June 14, 2025 (Wire) - Norland denied that they had spoken.")
    assert call_day(article, [1], lexicon("en"), status="disputed").date is None


OTHER_LANGUAGES = [
    ("de", "HARROW, 16. Juni 2025 (Agentur) – Auf Bitten von Kolt hat er am Samstag mit ihm telefoniert."),
    ("fr", "HARROW, 16 juin 2025 (Agence) – Ils se sont entretenus samedi, a annoncé lundi la présidence."),
    ("fr", "HARROW, 15 juin 2025 (Agence) – Ils se sont parlé hier."),
    ("de", "HARROW, 16. Juni 2025 (Agentur) – Sie haben am Samstag telefoniert, sagte der Sprecher am Montag."),
    ("de", "HARROW, 16. Juni 2025 (Agentur) – Sie telefonierten vor zwei Tagen."),
    ("es", "HARROW, 16 de junio de 2025 (Agencia) – Hablaron el sábado, informó el lunes la presidencia."),
    ("es", "HARROW, 16 de junio de 2025 (Agencia) – Hablaron anteayer."),
    ("ru", "ХАРРОУ, 16 июня 2025 года (Агентство) — Разговор состоялся в субботу, сообщил в понедельник Кремль."),
    ("de", "HARROW, 16. Juni 2025 (Agentur) – Sie haben am Samstag telefoniert, wie er am Montag vor Medien sagte."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), OTHER_LANGUAGES)
def test_the_day_of_the_report_is_not_that_of_the_call(language, text):
    assert call_day(Article.parse(text), [1], lexicon(language)).date == DAY


NOT_HELD = [
    ("HARROW, June 12, 2025 (Wire) - The call set for Saturday was called off.", DAY),
    ("HARROW, June 15, 2025 (Wire) - Saturday's call was called off.", DAY),
    ("HARROW, June 14, 2025 (Wire) - A call on Saturday was called off.", DAY),
]


@pytest.mark.parametrize(("text", "day"), NOT_HELD)
def test_a_call_that_was_to_be_is_on_the_nearer_weekday(text, day):
    assert call_day(Article.parse(text), [1], lexicon("en"), status="not_held").date == day


def test_a_denied_call_has_no_day():
    article = Article.parse("HARROW, June 16, 2025 (Wire) - The palace on Monday denied that they spoke on Saturday.")
    assert call_day(article, [1], lexicon("en"), status="not_held", denied=True).date is None


def test_the_day_of_the_report_is_no_day_for_a_planned_call():
    article = Article.parse("HARROW, June 12, 2025 (Wire) - They are to speak next week, an aide said on Thursday.")
    assert call_day(article, [1], lexicon("en"), status="planned").date is None
