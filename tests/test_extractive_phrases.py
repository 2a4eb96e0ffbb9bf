"""Lists of phrases are found as whole words in any case, whichever apostrophe, and passed over where they can't be."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.phrases import Phrases, words_in

PHRASES = Phrases(["in the call", "d’accord", "große lage", "phone"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Said In  the Call, twice", "In  the Call"),
        ("Il est d'accord.", "d'accord"),
        ("Die grosse Lage", "grosse Lage"),
        ("the phone", "phone"),
        ("the phones", None),
        ("in the recall", None),
        ("", None),
    ],
)
def test_search(text, found):
    match = PHRASES.search(text)
    assert (match and match[0]) == found
    assert [m[0] for m in PHRASES.finditer(text)] == ([found] if found else [])


def test_other_ways_of_asking():
    assert PHRASES.sub(" ", "by phone, in the call") == "by  ,  "
    assert PHRASES.match("phone call") and not PHRASES.match("a phone")
    assert PHRASES.match("a phone", 2)
    assert PHRASES.search_within("telephone, phone", 0, 9) is None
    assert PHRASES.search_within("phones", 0, 5)


def test_an_empty_list_is_nowhere():
    assert Phrases([]).search("a phone") is None


def test_words_in():
    assert words_in("L’ÉLYSÉE a dit") == {"l", "élysée", "a", "dit"}
