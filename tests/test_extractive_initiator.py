"""Who asked for the call. One sentence for each way of saying so."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

HEAD = "HARROW, March 12, 2026 (Wire) - "
LEAD = "Norwegian President Arne Voss spoke by phone with Polish Prime Minister Mira Kolt on Thursday. "

TOLD = [
    ("It was Kolt who rang.", "kolt"),
    ("It was the Norwegian who rang, she recalled.", "voss"),
    ("“We asked for it,” said Tom Rusk, a spokesman for Kolt.", "kolt"),
    ("The call took place at our request, Kolt's adviser Tom Rusk said.", "kolt"),
    ("“They asked for the call,” said Tom Rusk, a spokesman for Kolt.", "voss"),
    ("Voss returned Kolt's call.", "voss"),
    ("Kolt requested Thursday's phone call, her spokesman said.", "kolt"),
    ("Voss spoke to Kolt at his own initiative.", "voss"),
    ("The request for the call came from Kolt.", "kolt"),
    ("Voss rang her because of a trawler.", "voss"),
    ("“She rang me at six in the morning,” Voss told reporters.", "kolt"),
    ("Kolt had called to apologise.", "kolt"),
    ("The two spoke for an hour.", None),
]


@pytest.mark.parametrize(("sentence", "party"), TOLD)
def test_initiator(sentence, party):
    assert draft(Article.parse(HEAD + LEAD + sentence)).initiator == party


WHOLE = [
    ("President Arne Voss of Norway will telephone his Polish counterpart, Mira Kolt, on Friday.", "voss"),
    ("Pacific Union Secretary General Ana Vaka brought President Arne Voss of Norway and Prime Minister Mira Kolt of "
     "Poland together in a three-way call.", "vaka"),
    ("Kanzler Arne Voss hat mit dem polnischen Ministerpräsidenten Mirko Kolt telefoniert. Das Gespräch kam auf Bitte "
     "der deutschen Seite zustande.", "voss"),
    ("Norway's Voss dials Kolt over fish\n\nNorwegian President Arne Voss spoke by phone with Polish Prime Minister "
     "Mira Kolt.", "voss"),
    ("Le président norvégien, Arne Voss, s'est entretenu au téléphone, à son initiative, avec le Premier ministre "
     "polonais, Mirko Kolt.", "voss"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party"), WHOLE)
def test_initiator_of_a_whole_text(text, party):
    assert draft(Article.parse(HEAD + text)).initiator == party
