"""How strongly a claim is made: told by its main verb, not by any word in it."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

LEAD = (
    "Norlandian President Arne Voss and Sudrian President Mira Kolt spoke by phone for 20 minutes, "
    "Voss adviser Pell Strand said.\n\n"
)

CLAIMS = [
    ("Kolt said the dam, which would burst one day, is safe.", "asserted"),  # the first helper tells
    ("Kolt said the dam is safe and has never leaked.", "asserted"),
    ("Kolt said there was no dam.", "negated"),
    ("Voss made no promise on the dam.", "negated"),
    ("Voss promised that no dam would close.", "negated"),
    ("Kolt urged Voss not to close the dam.", "asserted"),
    ("Kolt said the talks may resume.", "possible"),
    ("Kolt would send engineers if Voss paid, Strand said.", "conditional"),
    ("Kolt offered engineers on condition that Voss pay.", "conditional"),
    ("Kolt pledged help for as long as needed.", "asserted"),
    ("Kolt said experts are to meet in May.", "future"),
    ("Kolt intends to visit Harrow, Strand said.", "future"),
    ("Kolt did not rule out a visit.", "possible"),
    ("Kolt refused to pay.", "asserted"),
]


@pytest.mark.parametrize(("sentence", "modality"), CLAIMS)
def test_modality(sentence, modality):
    assert [c.modality for c in draft(Article.parse(LEAD + sentence)).claims if c.evidence[0] > 1] == [modality]
