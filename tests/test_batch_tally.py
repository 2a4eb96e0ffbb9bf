"""What a batch says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import Usage
from summarizer.batch import Tally
from summarizer.batch.tally import clock
from summarizer.many import Item


def tally(**changes: object) -> Tally:
    told = Tally(total=4000, **changes)  # type: ignore[arg-type]
    told.started -= 60
    return told


def test_rate_share_and_time_left_are_of_this_run() -> None:
    told = tally()
    assert (told.share, told.seconds_left) == (0.0, None)
    told.keep(failed=True)
    told.passed(Item("kept", size=2000))
    told.add(Item("a", size=500), Usage(input_tokens=90, output_tokens=10, cost=0.01), None)
    told.add(Item("b", size=500), Usage(), "Refused")
    assert told.share == 0.75
    assert told.rate == pytest.approx(2, rel=0.01)
    assert told.seconds_left == pytest.approx(60, rel=0.01)
    assert told.so_far() == "2 read, 2 errors, 2 a minute, 100 tokens, $0.0100, 75%, 0:01:00 left"
    summary = told.summary(Path("out.jsonl")).splitlines()
    assert summary[0] == "out.jsonl: 2 read in 0:01:00 (2 a minute), 1 kept of an earlier run, 100 tokens, $0.0100"
    assert summary[1] == "2 error lines (1 Refused; 1 of an earlier run); --retry-errors reads those again"


def test_without_a_length_there_is_no_time_left() -> None:
    told = Tally()
    told.add(Item("a", size=500), Usage(), None)
    assert (told.share, told.seconds_left) == (None, None)
    assert "left" not in told.so_far()


def test_clock() -> None:
    assert [clock(seconds) for seconds in (0, 59.6, 3600, 36_000)] == ["0:00:00", "0:01:00", "1:00:00", "10:00:00"]
