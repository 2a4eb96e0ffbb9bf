"""The lists of a language, however they stand in its file."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.lexicon import LANGUAGES, Lexicon, Remembered, lexicon

DATA = {
    "one": {
        "words": "Alpha beta_gamma d’or",
        "forms": ["среду/среда"],
        "phrases": "led to|went on to",
        "pairs": "a=b c=d",
        "pattern": "\\bno call\\b",
        "patterns": ["\\bon MONTH\\b", "\\bNever\\b"],
    },
    "dates": {"months": "may june"},
}
WORDS = Lexicon("en", DATA, {}, {}, {}, {})


def test_lists():
    assert WORDS.words("one.words") == {"alpha", "beta gamma", "d’or", "d'or"}
    assert WORDS.words("one.forms") == {"среду", "среда"}
    assert WORDS.words("no.such") == frozenset()
    assert WORDS.either("one.forms", "one.words") >= {"среда", "alpha"}
    assert WORDS.ordered("dates.months") == ("may", "june")
    assert WORDS.pairs("one.pairs") == {"a": "b", "c": "d"}


def test_phrases():
    assert WORDS.words_list("one.phrases") == {("led", "to"), ("went", "on", "to")}
    assert (WORDS.openers("one.phrases"), WORDS.closers("one.phrases")) == ({"led", "went"}, {"to"})
    assert WORDS.words_joined("one.phrases") == {"led to", "went on to"}
    assert WORDS.phrases("one.phrases").search("He Went on to warn")


def test_endings_of_an_empty_list_end_no_word():
    assert not "any".endswith(WORDS.endings("no.such"))
    assert "label d'or".endswith(WORDS.endings("one.words"))


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("one.pattern", "There was NO call.", True),
        ("one.pattern", "There was no caller.", False),
        ("one.patterns", "on May 3", True),
        ("one.patterns", "never again", True),
        ("one.patterns", "on March 3", False),
        ("no.such", "anything", False),
    ],
)
def test_patterns(key, text, said):
    assert WORDS.says(key, text) is said


def test_what_is_remembered_is_made_once():
    asked = []
    lengths = Remembered(lambda key: asked.append(key) or len(key))
    assert (lengths["abc"], lengths["abc"], asked) == (3, 3, ["abc"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_verbs_places_and_calls(language):
    words = lexicon(language)
    assert lexicon(language) is words
    assert words.verbs
    assert words.country["PE"]
    assert words.words("call.nouns")


def test_a_language_without_a_file_is_read_as_english():
    assert lexicon("nl").language == "en"
