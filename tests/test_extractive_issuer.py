"""Texts whose head names who issues them: all of it comes from him."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

BODY = "\n\nForeign Minister Ada Holm telephoned Danish Foreign Minister Rasmus Thorsen today. Mr Thorsen offered two ships."
GERMAN = "\n\nBundeskanzlerin Ada Holm hat heute mit Präsident Selim Kaya telefoniert. Präsident Kaya bot zwei Schiffe an."

ISSUED = [
    ("Statement from Foreign Minister Ada Holm on her call with Rasmus Thorsen" + BODY, "holm", "official_readout"),
    ("Post by Foreign Minister Ada Holm on X" + BODY, "holm", "social_media"),
    ("Berlin, 5. November 2026. Regierungssprecher Jonas Albrecht teilt mit:" + GERMAN, "albrecht", "official_readout"),
]


@pytest.mark.parametrize(("text", "issuer", "channel"), ISSUED)
def test_issuer_is_the_relay_of_what_the_other_said(text, issuer, channel):
    reading = draft(Article.parse(text))
    assert [(source.party, source.channel) for source in reading.sources] == [(issuer, channel)]
    assert {claim.via for claim in reading.claims if "thorsen" in claim.speaker or "kaya" in claim.speaker} == {(issuer,)}


def test_a_readout_of_a_call_names_no_issuer():
    reading = draft(Article.parse("Readout of Foreign Minister Ada Holm's call with Rasmus Thorsen" + BODY))
    assert reading.sources == ()
