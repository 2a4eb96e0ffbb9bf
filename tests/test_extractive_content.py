"""Where, behind its verb, what is said begins."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.content import content_start
from summarizer.engines.extractive.cues import find_cues
from tests.test_extractive_displaced import sentence


@pytest.mark.parametrize(
    ("text", "begin", "clause"),
    [
        ("Kolt said that the dam is shut.", "the", True),
        ("Kolt told Voss in a call on Monday that dams are shut.", "dams", True),
        ("Kolt told reporters the tone was cordial.", "the", True),
        ("Kolt asked Voss for ships.", "Voss", False),
    ],
)
def test_content_start(text, begin, clause):
    said = sentence(text, "Kolt", "Voss")
    (cue,) = find_cues(said, ())
    start, whole = content_start(cue, said, len(said.tokens))
    assert (said.tokens[start].text, whole) == (begin, clause)
