"""Texts of a first sentence, to be told on, and who says what in those that follow."""

from __future__ import annotations

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

ONE_SOURCE = (
    "Norlandian President Arne Voss and Sudrian President Mira Kolt spoke by phone for 20 minutes, "
    "Voss adviser Gustav Strand said.\n\n"
)
TWO_MEN = (
    "Norlandian President Arne Voss and Maltese Prime Minister Ivo Dane spoke by phone on Monday, "
    "government spokeswoman Lena Marr told reporters in Harrow.\n\n"
)
PAPER = (
    "Norlandian President Arne Voss asked Sudrian President Mira Kolt in a phone call to reopen the dam, "
    "the daily Harrow Courier reported, citing an aide to Voss.\n\n"
)
OFFICE = "Voss's office said Arne Voss, the president of Norland, spoke by phone with Sudrian President Mira Kolt.\n\n"
LEAD = "Norlandian President Arne Voss and Sudrian President Mira Kolt spoke by phone, Voss adviser Pell Strand said."


def told(text: str) -> list[tuple[str, str]]:
    """Speaker and relays of each claim behind the first sentence."""
    reading = draft(Article.parse(text))
    return [(" ".join(c.speaker), " ".join(c.via)) for c in reading.claims if c.evidence[0] > 1]
