"""Whom a group, a side or a country means."""

from __future__ import annotations

from tests.tellings import ONE_SOURCE, told


def test_both_spokesmen_vouch_in_the_order_of_the_text():
    text = ONE_SOURCE + (
        "Sudrian spokesman Otto Brandt told reporters that Kolt had asked for engineers. "
        "Both spokesmen said the presidents want the dam reopened."
    )
    assert told(text)[-1] == ("voss kolt", "strand brandt")
