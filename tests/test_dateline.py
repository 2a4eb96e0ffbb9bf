from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dateline import find_dateline
from summarizer.sentences import blocks

BODY = "\n\nThe leaders spoke on May 9, 2024. They agreed."

# The head of an article, the year-month-day it was published (or None), the dateline (or None).
CASES = [
    (" date 2025-06-14 Russian President", None, "2025-06-14"),
    ("Title\n2021-08-31", None, "2021-08-31"),
    ("Title\n20/05/2010", None, "2010-05-20"),
    ("Title\n07/09/2017", None, None),
    ("Title\n07/07/2017", None, "2017-07-07"),
    ("Заголовок\n28 марта 2025 года", None, "2025-03-28"),
    ("Заголовок\n28 марта 2025 г.", None, "2025-03-28"),
    ("Title\nMarch 3, 2026", None, "2026-03-03"),
    ("Title\n3 March 2026", None, "2026-03-03"),
    ("WARSAW, March 3 (Vistula News) — The leaders spoke.", "2026-03-05", "2026-03-03"),
    ("WARSAW, March 3 (Vistula News) — The leaders spoke.", None, None),
    ("Title\n\nWARSAW, Dec. 31 (Reuters) - The leaders spoke.", "2026-01-02", "2025-12-31"),
    ("МОСКВА, 14 июня. /ТАСС/. Путин поговорил.", "2026-03-05", "2026-06-14"),
    ("МОСКВА, 4 мар - РИА Новости. Путин поговорил.", "2026-03-05", "2026-03-04"),
    ("MOSCOW. June 14, 2025 (Interfax) - Putin spoke.", None, "2025-06-14"),
    ("KYIV, Ukraine (AP) — The leaders spoke on March 3, 2026.", None, None),
    ("Titel\n3. März 2026", None, "2026-03-03"),
    ("Titel\n03.03.2026, 14:30 Uhr", None, "2026-03-03"),
    ("Titre\nle 1er mars 2026", None, "2026-03-01"),
    ("Título\n3 de marzo de 2026", None, "2026-03-03"),
    ("Título\nMadrid, 3 mar (EFE).- El", "2026-03-05", "2026-03-03"),
    ("Title\nBy John Smith | March 3, 2026 8:30 AM", None, "2026-03-03"),
    ("Title\nBy John Smith\nTuesday, March 3, 2026", None, "2026-03-03"),
    ("Title\nUpdated 3:45 PM EST, Mon March 2, 2026", None, "2026-03-02"),
    ("Title\nJune 14, 2025 20:05 Moscow, Kremlin", None, "2025-06-14"),
    ("Readout of the call of March 3, 2026", None, None),
    ("Title", "2026-03-05", None),
    ("The leaders spoke on May 9, 2024. They agreed.", "2026-03-05", None),
    ("Published: March 3, 2026\nTitle", None, "2026-03-03"),
    ("Title\n30 février 2026", None, None),
    ("Titre\n3 fe\u0301vrier 2026", None, "2026-02-03"),
    ("Title\nTrump 5, Putin 3", "2026-03-05", None),
    ("BERLIN, 3. März (dpa) – Merz sprach.", "2026-03-05", "2026-03-03"),
    ("PARIS, 3 mars 2026 (AFP) – M. Macron", None, "2026-03-03"),
    ("Title\nMarch 3", "2026-03-05", "2026-03-03"),
    ("They spoke March 3 and", "2026-03-05", None),
    ("March 3, 2026 — The leaders spoke.", None, "2026-03-03"),
    ("Title\n\nTrump, on March 3 — his birthday — called.", "2026-03-05", None),
    ("Tytuł\n3 marca 2026", None, "2026-03-03"),
    ("Başlık\n3 Mart 2026", None, "2026-03-03"),
]


def dateline(text: str, published: str | None = None) -> str | None:
    found = find_dateline(text, blocks(text), datetime.date.fromisoformat(published) if published else None)
    return found.isoformat() if found else None


@pytest.mark.parametrize(("head", "published", "expected"), CASES)
def test_dateline(head: str, published: str | None, expected: str | None) -> None:
    assert dateline(head + BODY, published) == expected


def test_a_date_of_its_own_far_down_the_body_is_none_of_the_articles() -> None:
    assert dateline("Title" + BODY + BODY + "\n\nMarch 3, 2026\n\nThey met.") is None


def test_29_february_of_no_leap_year_is_skipped() -> None:
    assert dateline("KYIV, Feb. 29 (Vistula News) — They spoke.", "2025-03-01") == "2024-02-29"


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1)),
    st.sampled_from(["{0:%Y-%m-%d}", "{0:%B} {0.day}, {0:%Y}", "{0.day} {0:%B} {0:%Y}", "{0:%d.%m.%Y}"]),
)
def test_a_date_on_a_line_of_its_own_is_read_back(day: datetime.date, form: str) -> None:
    assert dateline(f"Leaders speak\n{form.format(day)}{BODY}") == day.isoformat()


@given(st.text(st.sampled_from("MayMärz 1239.,/-()—\n:"), max_size=60), st.none() | st.dates())
def test_no_head_is_too_odd_to_look_at(text: str, published: datetime.date | None) -> None:
    found = find_dateline(text, blocks(text), published)
    assert found is None or str(found.day) in text
