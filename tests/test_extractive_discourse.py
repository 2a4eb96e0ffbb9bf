"""What of a sentence is told, and what runs on from one to the next."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft
from tests.tellings import LEAD, ONE_SOURCE, told


def test_the_account_that_runs_stands_behind_sentences_without_a_source():
    text = ONE_SOURCE + (
        "Kolt thanked Voss. In Sudra, spokesman Otto Brandt told reporters that Kolt had asked for engineers. "
        "Voss promised to send twelve."
    )
    assert told(text) == [("kolt", "strand"), ("kolt", "brandt"), ("voss", "brandt")]


def test_a_time_dates_no_sentence_that_only_mentions_last_year():
    assert told(ONE_SOURCE + "Kolt urged Voss to free two sailors held since last year.")[-1] == ("kolt", "strand")
    assert told(ONE_SOURCE + "Last year Kolt urged Voss to free two sailors.") == []


@pytest.mark.parametrize("doing", ["gave a different account, saying", "came to the microphones and said"])
def test_whoever_does_something_outside_the_call_says_what_follows(doing: str):
    lead = (
        "Norlandian President Arne Voss and Sudrian President Mira Kolt spoke by phone, Voss adviser Pell Strand said."
    )
    text = f"{lead}\n\nKolt's spokesman, Ivo Brandt, {doing} Kolt had asked for nothing."
    claims = [c for c in draft(Article.parse(text)).claims if c.evidence[0] > 1]
    assert [(c.speaker, c.via) for c in claims] == [(("kolt",), ("brandt",))]


@pytest.mark.parametrize("head", ["OSLO (Fjord News) — ", "OSLO, May 4, 2026 (Fjord News) - ", "OSLO – "])
def test_a_dateline_is_no_part_of_what_is_said(head: str):
    told = "Norlandian President Arne Voss told Sudrian President Mira Kolt by phone, his adviser Pell Strand said."
    (claim,) = draft(Article.parse(f"{head}The dam will be opened, {told}")).claims
    assert (claim.speaker, claim.via, claim.text) == (("voss",), ("strand",), "The dam will be opened")


@pytest.mark.parametrize(
    ("text", "speaker", "via", "said"),
    [
        ("“The dam is shut,” said Ann Wan, a State House spokeswoman.", "wan", "", "The dam is shut"),
        (
            "Kolt asked Voss for a map of the dam, a senior official said on condition of anonymity because the talks "
            "were private.",
            "kolt",
            "official",
            "Kolt asked Voss for a map of the dam",
        ),
    ],
)
def test_all_of_an_attribution_is_cut_out(text: str, speaker: str, via: str, said: str):
    (claim,) = [c for c in draft(Article.parse(f"{LEAD}\n\n{text}")).claims if c.evidence[0] > 1]
    assert (claim.speaker, claim.via, claim.text) == ((speaker,), tuple(filter(None, [via])), said)
