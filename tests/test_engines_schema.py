from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.engines import schema
from summarizer.engines.reply import Reply
from tests.engine_samples import reply

if TYPE_CHECKING:
    from collections.abc import Iterator

# What strict structured output takes at the least of its vendors.
KEYWORDS = {
    "type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "$ref", "$defs", "description",
}  # fmt: skip


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for key, value in node.items():
            for inner in value.values() if key in ("properties", "$defs") else [value]:
                yield from nodes(inner)
    elif isinstance(node, list):
        for item in node:
            yield from nodes(item)


def test_the_strict_schema_has_only_what_every_endpoint_takes() -> None:
    for node in nodes(schema.strict_schema()):
        assert set(node) <= KEYWORDS
        if "$ref" in node:
            assert set(node) == {"$ref"}
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])


def test_variants_of_a_claim_begin_with_different_keys() -> None:
    variants = schema.strict_schema()["$defs"]["ReplyClaim"]["anyOf"]
    first = [next(iter(variant["properties"])) for variant in variants]
    assert first == ["speaker", "target", "addressee"]


def test_every_integer_array_and_string_a_local_model_writes_has_an_end() -> None:
    for node in nodes(schema.bounded_schema()):
        if node.get("type") == "integer":
            assert {"minimum", "maximum"} <= set(node)
        if node.get("type") == "array":
            assert "maxItems" in node
        if node.get("type") == "string" and "enum" not in node:
            assert "maxLength" in node or "pattern" in node


def test_headline_and_abstract_are_written_after_the_claims() -> None:
    keys = list(schema.strict_schema()["properties"])
    assert keys.index("parties") < keys.index("accounts") < keys.index("headline") < keys.index("abstract")


@pytest.mark.parametrize("cut", [schema.strict_schema, schema.bounded_schema])
def test_a_schema_is_constant_and_has_the_keys_of_a_reply(cut: Any) -> None:
    assert json.dumps(cut()) == json.dumps(cut())
    assert set(cut()["properties"]) == set(Reply.model_fields) == set(reply())


def test_the_hash_tells_formats_apart() -> None:
    assert len(schema.schema_hash()) == 8
