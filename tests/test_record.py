"""The record as plain data, as rows, and as what a notebook shows."""

from __future__ import annotations

import json

from summarizer import CallSummary, resolve
from tests.scripted import DRAFT, article, provenance

RECORD = resolve(DRAFT, article(), (), provenance())


def test_to_dict_is_what_the_json_says() -> None:
    assert RECORD.to_dict() == json.loads(RECORD.model_dump_json())
    assert CallSummary.model_validate(RECORD.to_dict()) == RECORD


def test_a_row_per_claim_with_names_in_place_of_ids() -> None:
    rows = RECORD.claims_frame()
    assert [row["speaker"] for row in rows] == ["Marek Dvorsky", "Pavol Hruska", "Ilona Kertes"]
    assert rows[2] == {
        "id": "c3", "topic": "Danube locks", "speaker": "Ilona Kertes", "via": "Pavol Hruska",
        "addressee": "Marek Dvorsky", "act": "reject", "text": "The plan is too early", "target": None,
        "modality": "asserted", "in_call": True, "attribution": "explicit", "quotes": "too early,",
        "voices": "Ilona Kertes", "sentences": "4",
        "evidence": "Kertes called the plan “too early,” according to Hruska.", "conflicts_with": "", "flags": "",
        "article_sha256": article().sha256,
    }  # fmt: skip


def test_rows_are_flat_and_alike() -> None:
    rows = RECORD.claims_frame()
    assert len({tuple(row) for row in rows}) == 1
    assert all(value is None or isinstance(value, str | bool) for row in rows for value in row.values())


def test_an_id_that_names_nobody_stays_an_id() -> None:
    claim = RECORD.claims[0].model_copy(update={"via": ("ghost",), "topic": "gone"})
    row = RECORD.model_copy(update={"claims": (claim,)}).claims_frame()[0]
    assert (row["via"], row["topic"]) == ("ghost", "gone")


def test_a_notebook_gets_html() -> None:
    assert "Dvorsky" in RECORD._repr_html_()
