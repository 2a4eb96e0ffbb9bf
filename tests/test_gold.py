"""Gold records: drafts with licence. Their JSON Schema is generated, and the copy for editors is current."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.gold import Gold
from summarizer import Draft, DraftQuote
from summarizer.cli import app
from tests.scripted import DRAFT
from tests.suites import claims, gold

SCHEMA = Path(__file__).parent.parent / "evals" / "gold.schema.json"


def test_a_gold_without_licence_is_its_draft() -> None:
    assert gold().draft() == DRAFT
    assert type(gold().draft()) is Draft


def test_readings_are_typed_as_their_fields_are() -> None:
    alternatives = {
        "speaker": [["hruska"], ["dvorsky", "kertes"]],
        "topic": [None],
        "quotes": [[], [{"quotation": 1, "voice": "hruska"}]],
    }
    claim = gold(claims=claims({"alternatives": alternatives}, {}, {})).claims[0]
    assert claim.readings("speaker") == [("dvorsky",), ("hruska",), ("dvorsky", "kertes")]
    assert claim.readings("topic") == ["locks", None]
    assert claim.readings("quotes") == [(), (), (DraftQuote(quotation=1, voice="hruska"),)]
    assert claim.readings("act") == ["propose"]


def test_strict_takes_the_licence_away() -> None:
    licensed = gold(claims=claims({"optional": True, "alternatives": {"act": ["offer"]}}, {}, {}))
    strict = licensed.strict()
    assert not strict.claims[0].optional
    assert strict.claims[0].readings("act") == ["propose"]
    assert strict == gold()


@pytest.mark.parametrize(
    "alternatives",
    [{"mood": ["glad"]}, {"id": ["c9"]}, {"speaker": ["hruska"]}, {"act": ["sing"]}, {"in_call": ["so so"]}],
)
def test_alternatives_that_no_claim_could_have(alternatives: dict[str, list[object]]) -> None:
    with pytest.raises(ValueError, match=r"alternatives|Input should be"):
        gold(claims=claims({"alternatives": alternatives}, {}, {}))


def test_the_schema_that_editors_use_is_current() -> None:
    printed = CliRunner().invoke(app, ["schema", "gold"])
    assert printed.exit_code == 0
    assert SCHEMA.read_text(encoding="utf-8") == printed.stdout


def test_the_schema_knows_a_golds_own_keys() -> None:
    claim = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]["GoldClaim"]
    assert {"optional", "alternatives", "speaker", "via"} <= claim["properties"].keys()
    assert claim["additionalProperties"] is False
    assert Gold.model_json_schema()["additionalProperties"] is False
