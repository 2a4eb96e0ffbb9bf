"""The forms of a word by its ending."""

from __future__ import annotations

import pytest

from summarizer.engines.extractive.inflection import bent, conjugated, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("warn", ["warn", "warns", "warning", "warned"]),
        ("deny", ["deny", "denies", "denying", "denied"]),
        ("stop", ["stop", "stops", "stopping", "stopped"]),
        ("free", ["free", "frees", "freeing", "freed"]),
        ("press_for", ["press_for", "presses_for", "pressing_for", "pressed_for"]),
        ("tell", ["tell", "tells", "telling", "told"]),
    ],
)
def test_english_verbs(lemma, forms):
    data = {"irregular": {"tell": "told"}}
    assert [form for form, _ in verb_forms("en", lemma, "", data)] == forms


def test_verbs_by_the_rules_of_their_ending():
    data = {"conjugation": {"ar": "ó aron", "r": "x"}}
    assert list(conjugated("señalar_a", data)) == ["señaló_a", "señalaron_a"]
    assert list(conjugated("decir", data)) == ["decix"]


def test_the_longest_ending_counts():
    assert list(bent("chileno", "o=a/os/as no=na")) == ["chilena"]
    assert list(bent("libre", "o=a")) == []
