"""What somebody states in a text of his own, beside what was said in the call."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

HEAD = "Post by President Arne Voss on X\n\nI spoke by phone with Sudrian President Mira Kolt. I thanked her for coal. "
STATED = [
    ("She was candid with me.", [(("voss",), (), False)]),
    ("Our two countries are family.", [(("voss",), (), False)]),
    ("It was a straightforward conversation.", [(("voss",), (), False)]),
    ("I will report to Parliament on Friday.", [(("voss",), (), False)]),
    ("We will stay in touch.", [(("voss",), (), False)]),
    ("I told her that we would open the dam.", [(("voss",), (), True)]),
    ("The court will decide, she said, but she will ask the judge.", [(("kolt",), ("voss",), True)] * 2),
    ("She hopes the talks can start in July.", [(("kolt",), ("voss",), True)]),
    ("We agreed to meet in June.", [(("voss", "kolt"), (), True)]),
    ("Good evening to all of you!", []),
    ("May God bless our two countries.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), STATED, ids=[s for s, _ in STATED])
def test_what_an_author_states(sentence, expected):
    reading = draft(Article.parse(HEAD + sentence))
    assert [source.party for source in reading.sources] == ["voss"]
    assert [(c.speaker, c.via, c.in_call) for c in reading.claims if c.evidence[0] > 3] == expected


def test_a_verb_agrees_with_the_name_that_stands_for_i():
    claims = draft(Article.parse(HEAD + "I am ready to travel to Harrow.")).claims
    assert claims[-1].text == "Voss is ready to travel to Harrow"
