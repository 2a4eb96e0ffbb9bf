"""The list of what was submitted: read again after any end, and nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.batch.provider_state import State, state_path
from summarizer.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

HERE, THERE = "https://here/v1", "https://there/v1"


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    state = State(tmp_path / "out", HERE)
    first, second, third = (state.intend(requests) for requests in (["a", "b"], ["c"], ["d"]))
    state.submitted(first, "batch_1")
    state.void(second)
    assert {name: (shard.requests, shard.batch) for name, shard in State(tmp_path / "out", HERE).shards.items()} == {
        first.name: ({"a", "b"}, "batch_1"),
        third.name: ({"d"}, None),
    }


def test_cut_anywhere_it_holds_its_whole_lines_and_takes_more(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = State(out, HERE)
    first.submitted(first.intend(["a"]), "batch_1")
    whole = state_path(out).read_bytes()
    for size in range(len(whole)):
        state_path(out).write_bytes(whole[:size])
        known = State(out, HERE)
        assert len(known.shards) == (1 if size >= whole.index(b"\n") + 1 else 0)
        added = known.intend(["z"])
        assert added.name in State(out, HERE).shards


def test_batches_at_another_address_are_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    there = State(out, THERE)
    there.submitted(there.intend(["a"]), "batch_1")
    here = State(out, HERE)
    assert not here.shards
    here.remove()
    assert [shard.batch for shard in State(out, THERE).shards.values()] == ["batch_1"]
    State(out, THERE).remove()
    assert not state_path(out).exists()


@pytest.mark.parametrize("content", [b"no JSON\n", b'{"id": "of another file"}\n', b'{"shard": "x", "batch": "y"}\n'])
def test_another_file_is_not_taken_for_it(tmp_path: Path, content: bytes) -> None:
    out = tmp_path / "out"
    state_path(out).write_bytes(content)
    with pytest.raises(OutputError, match="not a list of a provider's batches"):
        State(out, HERE)
    assert state_path(out).read_bytes() == content
