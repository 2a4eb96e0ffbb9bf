"""Nameless files: what goes in comes out, and no file of requests is larger than allowed."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from summarizer.batch.provider_files import Limits, Spool, Upload
from summarizer.errors import OutputError
from summarizer.many import Item

if TYPE_CHECKING:
    from pathlib import Path


def test_articles_come_out_of_the_spool_as_they_went_in(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    items = [Item(n, f"текст {n}", datetime.date(2025, 6, n + 1), fields={"raw": b"\xff"}, size=n) for n in range(5)]
    for item in items:
        spool.put(f"id{item.id}", item, f"name {item.id}")
    assert [spool.take(f"id{n}") for n in (3, 0, 4)] == [(items[n], f"name {n}") for n in (3, 0, 4)]
    assert ("id3" in spool, "id1" in spool) == (False, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("limits", "taken"), [(Limits(requests=3), 3), (Limits(bytes=250), 2), (Limits(bytes=1), 1)])
def test_a_file_takes_what_it_may_and_one_request_at_least(tmp_path: Path, limits: Limits, taken: int) -> None:
    upload = Upload(tmp_path)
    assert [upload.add(f"id{n}", {"model": "x"}, limits) for n in range(5)] == [n < taken for n in range(5)]
    upload.file.seek(0)
    requests = [json.loads(line) for line in upload.file]
    assert [request["custom_id"] for request in requests] == upload.requests == [f"id{n}" for n in range(taken)]
    assert (requests[0]["method"], requests[0]["url"]) == ("POST", "/v1/chat/completions")


def test_a_folder_that_takes_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        Spool(tmp_path / "none")
