"""Subjects far from their verb, behind it, or left out."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.displaced import behind_question, left_out, opening_subject
from summarizer.engines.extractive.lexicon import lexicon
from summarizer.engines.extractive.reader import Mention
from summarizer.engines.extractive.syntax import Frame, Sentence
from summarizer.engines.extractive.tokens import tokenize


def sentence(text: str, *people: str, language: str = "en") -> Sentence:
    (tokens,) = tokenize(Article.parse(text))
    at = [i for i, token in enumerate(tokens) if token.text in people]
    return Sentence(tokens, [Mention(i, i + 1, i + 1, "person", (tokens[i].low,)) for i in at], lexicon(language))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kolt thanked Voss.", ("kolt",)),
        ("In the call, Kolt thanked Voss.", ("kolt",)),
        ("HARROW, May 4 (Wire) - Kolt thanked Voss.", ("kolt",)),
        ("The dam pleased Kolt.", None),
    ],
)
def test_opening_subject(text, who):
    found = opening_subject(sentence(text, "Kolt", "Voss"))
    assert (found and found.ids) == who


def test_a_frame_at_the_head_is_passed_over():
    said = sentence("Strand said Kolt thanked Voss.", "Strand", "Kolt", "Voss")
    assert opening_subject(said).ids == ("strand",)
    said.frames.append(Frame(0, 2, None, None, "hearsay"))
    assert opening_subject(said).ids == ("kolt",)


def test_behind_question():
    said = sentence("Asked about the dam, Kolt said no.", "Kolt")
    assert said.tokens[behind_question(said)].text == ","
    assert behind_question(sentence("Kolt said no.", "Kolt")) == 0


def test_a_verbs_ending_tells_whom_it_leaves_out():
    said = sentence("Señaló que el puente seguirá cerrado.", language="es")
    assert left_out(said, 0, 0).code == "one"
    assert left_out(sentence("Noted that the bridge stays shut."), 0, 0) is None
