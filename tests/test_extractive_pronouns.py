"""Whom "he", "she", "they" and "it" mean: texts of a few invented sentences."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft
from tests.tellings import LEAD, ONE_SOURCE, TWO_MEN, told

PRONOUNS = [
    ("Kolt thanked Voss, Strand said. He also asked her for engineers.", ("voss", "strand")),
    ("Strand said Kolt had thanked Voss. He added that the tone was good.", ("strand", "")),
    ("Voss proposed a truce. She replied that it was too early.", ("kolt", "strand")),
    ("Voss proposed a truce, Strand said. Strand said he did not expect a quick answer.", ("strand", "")),
    ("Kolt was blunt, Strand said. “He asked her to wait,” Strand said.", ("voss", "strand")),
]


@pytest.mark.parametrize(("text", "last"), PRONOUNS, ids=[text for text, _ in PRONOUNS])
def test_a_pronoun_is_whoever_its_verb_can_be_told_of(text, last):
    assert told(ONE_SOURCE + text)[-1] == last


def test_he_who_answers_is_the_other_man():
    assert told(TWO_MEN + "Voss proposed a truce. He replied that it was too early.")[-1] == ("dane", "marr")


def test_she_who_is_known_for_a_woman_goes_on():
    lead = "President Ruto Voss and Colonel Ade Dane spoke by phone. Minister Lena Marr told of it. "
    assert told(lead + "She said Dane had closed the border. She urged the traders to wait.")[-1] == ("marr", "")


def test_whoever_puts_it_another_way_is_quoted_next():
    text = ONE_SOURCE + "In Sudra, spokesman Otto Brandt put it another way. “There was no promise,” he said."
    assert told(text)[-1] == ("brandt", "")


def test_whoever_dismissed_a_report_is_he_who_goes_on():
    text = "Kolt's press secretary, Ivo Brandt, dismissed the report. “Nobody rang,” he told the Herald."
    (said,) = [c for c in draft(Article.parse(f"{LEAD}\n\n{text}")).claims if c.evidence[0] == 3]
    assert said.speaker == ("brandt",)
