from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.quotations import quotation_pairs
from summarizer.sentences import blocks

# A text and its quotations; "@0" after one: it lies in the first of the text's.
CASES = [
    ("“Yes,” he said.", ["Yes,"]),
    ('"Yes," he said. "No," she said.', ["Yes,", "No,"]),
    ("“He told me ‘never again’ twice,” she said.", ["He told me ‘never again’ twice,", "never again@0"]),
    ("\"He told me 'never again' twice,\" she said.", ["He told me 'never again' twice,", "never again@0"]),
    ("“It’s Russia’s call,” he said.", ["It’s Russia’s call,"]),
    ("\"It's Russia's call,\" he said of the leaders' talks.", ["It's Russia's call,"]),
    ("„Wir siegen“, sagte er. „Nein.“", ["Wir siegen", "Nein."]),
    ("„Er sagte ‚nein‘ dazu“, so Merz.", ["Er sagte ‚nein‘ dazu", "nein@0"]),
    ("»Wir siegen«, sagte er. »Nein.«", ["Wir siegen", "Nein."]),
    ("« C’est grave », a-t-il dit. « Non. »", ["C’est grave", "Non."]),
    ("«Да», — сказал он. Газета «Известия» пишет.", ["Да", "Известия"]),
    ("«Газета «Известия» пишет», — сказал он.", ["Газета «Известия» пишет", "Известия@0"]),
    ("Газета «ООО «Ромашка» подписала договор.", ["ООО «Ромашка", "Ромашка@0"]),
    ("“First paragraph.\n\n“Second paragraph,” he said.", ["First paragraph.", "Second paragraph,"]),
    ('"First paragraph.\n\n"Second paragraph," he said.', ["First paragraph.", "Second paragraph,"]),
    ("“First paragraph.\n“Second paragraph,” he said.", ["First paragraph.", "Second paragraph,"]),
    ("He wrote: “Great call!\nThank you!” And left.", ["Great call!\nThank you!"]),
    ('The 5" pipe and the 6\'2" man.', []),
    ('"The 5" pipe broke," he said.', ['The 5" pipe broke,']),
    ('"We lost 25" he said. "We won," he said.', ["We lost 25", "We won,"]),
    ("He liked the '90s and rock 'n' roll. The leaders' talks.", []),
    ("the ’90s and the leaders’ talks", []),
    ("‘We met the leaders’ aides,’ he said.", ["We met the leaders’ aides,"]),
    ("‘very dangerous’ situations", ["very dangerous"]),
    ("the corvette 'Cheonan' sank", ["Cheonan"]),
    ("'We don't know,' he said. 'We will see.'", ["We don't know,", "We will see."]),
    ("\"'Stop!'\" he said.", ["'Stop!'", "Stop!@0"]),
    ("“I told him, ‘Vladimir, stop!’” Trump said.", ["I told him, ‘Vladimir, stop!’", "Vladimir, stop!@0"]),
    ('"He said "stop" to me," Trump noted.', ['He said "stop" to me,', "stop@0"]),
    ("“” nothing “ ”", []),
    ("“He said «yes» and ‘no’,” she said.", ["He said «yes» and ‘no’,", "yes@0", "no@0"]),
    ("“We will—” he said. “Stop", ["We will—", "Stop"]),
    ('He said—"we will"—and left ("now").', ["we will", "now"]),
    ("”Vi vinner”, sa han.", ["Vi vinner"]),
    ("„Tak”, powiedział.", ["Tak"]),
    ("首相は「話した『平和』を」と述べた。", ["話した『平和』を", "平和@0"]),
    ("“We will win. We “really“ will,” he said", ["We will win. We “really“ will,", "really@0"]),
    ("He don't 'know it", []),
    ("“He told me ‘never again,” she said.", ["He told me ‘never again,", "never again,@0"]),
    ("“Cafe\u0301’s ‘cafe\u0301’ here”", ["Cafe\u0301’s ‘cafe\u0301’ here", "cafe\u0301@0"]),
    ("Trump's 'very alarming' remark and Putin's 'dangerous escalation'.", ["very alarming", "dangerous escalation"]),
    ('Putin said "We agreed with the leaders\' plan." Then left', ["We agreed with the leaders' plan."]),
    ("He said «А «Б» и «В» тоже» and left.", ["А «Б» и «В» тоже", "Б@0", "В@0"]),
    ("“Left open, he said.\n\nThe next paragraph.", ["Left open, he said."]),
    ("'Left open, he said.", []),
    ("the '90s, 'em and '20s", []),
    ("He wrote: “Great call!\n\nThank you!” And left.", ["Great call!"]),
    ("Zitat: „Wir‘ sagte er", ["Wir‘ sagte er"]),
]


def quotations(text: str) -> list[str]:
    pairs = quotation_pairs(text, blocks(text))
    return [text[p.start : p.end] + ("" if p.parent is None else f"@{p.parent}") for p in pairs]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@given(st.text(st.sampled_from("aS1 .,?\n“”\"'‘’„«»‚‹›「」—(é"), max_size=60) | st.text())
def test_quotations_lie_in_their_parents_and_hold_no_outer_marks(text: str) -> None:
    stretches = blocks(text)
    pairs = quotation_pairs(text, stretches)
    for number, pair in enumerate(pairs):
        assert pair.start < pair.end
        assert text[pair.start : pair.end] == text[pair.start : pair.end].strip()
        if pair.parent is not None:
            parent = pairs[pair.parent]
            assert pair.parent < number
            assert parent.start <= pair.start
            assert pair.end <= parent.end
    assert [pair.start for pair in pairs] == sorted(pair.start for pair in pairs)


@given(
    st.lists(
        st.sampled_from(["yes", "we will win.", "it’s Putin's", "Да, да", "1,5 %", "why?"]), min_size=1, max_size=6
    )
)
@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“", "»«", "„”", "「」"])
def test_every_pair_of_marks_is_one_quotation(marks: str, words: list[str]) -> None:
    text = " and ".join(f"{marks[0]}{each}{marks[1]}" for each in words)
    assert quotations(text) == words


def test_marks_nested_beyond_reason_are_let_be() -> None:
    assert len(quotations("“«" * 200 + "a" + "»”" * 200)) < 20
