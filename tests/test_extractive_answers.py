"""Bare answers: the claim takes in what it answers, and cites it."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

LEAD = (
    "Norlandian President Arne Voss and Sudrian President Mira Kolt spoke by phone for 20 minutes, "
    "Voss adviser Pell Strand said.\n\n"
)

ANSWERS = [
    ("Voss asked Kolt to open the dam. She agreed.", "Kolt agreed to open the dam", (2, 3)),
    ("Voss offered two helicopters. Kolt turned the offer down.", "Kolt turned down two helicopters", (2, 3)),
    ("Voss offered two helicopters. Kolt accepted the offer.", "Kolt accepted two helicopters", (2, 3)),
    ("Voss offered two helicopters, which Kolt accepted.", "Kolt accepted two helicopters", (2,)),
    ("Voss urged Kolt to open the dam. Kolt said no.", "Kolt said no: to open the dam", (2, 3)),
    ("Asked whether Kolt had agreed, Strand said she had not.", "Kolt had not agreed", (2,)),
    ("Asked if the dam had come up, Strand replied in the affirmative.", "The dam had come up", (2,)),
]


@pytest.mark.parametrize(("sentence", "text", "evidence"), ANSWERS)
def test_answer(sentence, text, evidence):
    last = draft(Article.parse(LEAD + sentence)).claims[-1]
    assert (last.text, last.evidence) == (text, evidence)


def test_an_answer_to_nothing_stays_as_it_is():
    (claim,) = [c for c in draft(Article.parse(LEAD + "Kolt agreed.")).claims if c.evidence[0] > 1]
    assert (claim.text, claim.evidence) == ("Kolt agreed", (2,))
