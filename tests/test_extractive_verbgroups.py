"""A verb and what stands before it that belongs to it."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.verbgroups import group_start, led_from, skip_auxiliaries, verb_at
from tests.test_extractive_displaced import sentence


@pytest.mark.parametrize(
    ("text", "verb", "begin"),
    [
        ("Kolt did not accept the plan.", "accept", "did"),
        ("Kolt on Sunday urged calm.", "urged", "on"),
        ("Kolt began by thanking Voss.", "thanking", "began"),
        ("Kolt did not, however, accept the plan.", "accept", "did"),
        ("Kolt thanked Voss.", "thanked", "thanked"),
    ],
)
def test_group_start(text, verb, begin):
    said = sentence(text, "Kolt", "Voss")
    i = said.low.index(verb)
    assert said.tokens[group_start(said, i)].text == begin


def test_verb_at_takes_the_longest_form():
    said = sentence("Kolt called for calm.", "Kolt")
    end, readings = verb_at(said, 1)
    assert (end, {verb.lemma for verb, _ in readings}) == (3, {"call_for"})
    assert verb_at(said, 0) is None


def test_what_leads_up_to_a_verb_is_no_auxiliary():
    said = sentence("Kolt went on to warn Voss.", "Kolt", "Voss")
    i = said.low.index("warn")
    assert said.tokens[led_from(said, skip_auxiliaries(said, i))].text == "went"
    assert led_from(said, 1) is None
