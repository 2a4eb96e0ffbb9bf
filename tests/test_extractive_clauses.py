"""German sentences cut at their commas."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.clauses import is_deed, is_finite, pieces
from tests.test_extractive_displaced import sentence


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kolt sagte, dass Voss die Brücke öffnen werde.", ["main", "that"]),
        ("Kolt bat Voss, die Brücke zu öffnen.", ["main", "other"]),
        ("Kolt forderte Geld, das Voss verweigerte.", ["main", "other"]),
        ("Kolt dankte Voss und lud ihn ein.", ["main", "main"]),
    ],
)
def test_pieces(text, kinds):
    assert [piece.kind for piece in pieces(sentence(text, "Kolt", "Voss", language="de"))] == kinds


def test_a_verb_that_no_list_has_is_known_by_its_form():
    said = sentence("Kolt knüpfte die Hilfe an Reformen.", "Kolt", language="de")
    assert is_deed(said, 1)
    assert not is_finite(said, 1)
    assert not is_deed(said, 2)
