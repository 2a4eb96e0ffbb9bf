"""A rule of a sentence is asked once by each reader."""

from __future__ import annotations

from summarizer.engines.extractive.once import once


class Reader:
    def __init__(self):
        self.asked = []

    @once
    def double(self, index):
        """Twice the index."""
        self.asked.append(index)
        return 2 * index


def test_each_sentence_once_each_reader_for_itself():
    one, other = Reader(), Reader()
    assert [one.double(n) for n in (1, 2, 1, 2)] == [2, 4, 2, 4]
    assert one.asked == [1, 2]
    assert other.double(1) == 2
    assert other.asked == [1]
    assert Reader.double.__doc__ == "Twice the index."
