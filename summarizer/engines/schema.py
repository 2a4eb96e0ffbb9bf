"""The JSON schema of a reply, in two cuts. Both are constant, so that a provider can cache them.

- `strict_schema`: what strict structured output takes everywhere: every key required, nothing extra, no bounds.
- `bounded_schema`: the same with bounds, for a grammar that holds a small local model: unbounded, such a model
  writes a duration of minus ten to the fifteenth and runs on.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from summarizer.engines.reply import Reply

# Keys that only some claims have, by variant. In an `anyOf` of objects the first keys must differ (OpenAI refuses it
# otherwise), so a claim that has them starts with them.
DETAILS = ("addressee", "target", "dispute")
VARIANTS: tuple[tuple[str, ...], ...] = ((), ("target",), DETAILS)
SHARED = ("act", "text", "topic", "modality", "evidence", "speaker")
BOUNDS = {"minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern"}


@cache
def strict_schema() -> dict[str, Any]:
    return _build(bounds=False)


@cache
def bounded_schema() -> dict[str, Any]:
    return _build(bounds=True)


@cache
def schema_hash() -> str:
    """Eight digits that change whenever the format does."""
    return hashlib.sha256(json.dumps(bounded_schema()).encode()).hexdigest()[:8]


def _build(*, bounds: bool) -> dict[str, Any]:
    source = Reply.model_json_schema()
    definitions = {name: _tidy(node, bounds=bounds) for name, node in source.pop("$defs").items()}
    properties = definitions["ReplyClaim"]["properties"]
    # Said once, although each variant has them: a schema is input, and paid for.
    definitions |= {name.capitalize(): properties[name] for name in SHARED}
    properties |= {name: {"$ref": f"#/$defs/{name.capitalize()}"} for name in SHARED}
    definitions["ReplyClaim"] = {"anyOf": [_variant(definitions["ReplyClaim"], details) for details in VARIANTS]}
    schema: dict[str, Any] = _tidy(source, bounds=bounds)
    schema["$defs"] = definitions
    return schema


def _variant(claim: dict[str, Any], details: tuple[str, ...]) -> dict[str, Any]:
    properties = {key: node for key, node in claim["properties"].items() if key not in DETAILS or key in details}
    if "target" in details and "addressee" not in details:
        properties["target"] = claim["properties"]["target"]["anyOf"][0]  # there for its sake, so never null
    return {**claim, "properties": properties, "required": list(properties)}


def _tidy(node: Any, *, bounds: bool) -> Any:
    """Titles, defaults and docstrings out, every object closed and all its keys required."""
    if isinstance(node, list):
        return [_tidy(item, bounds=bounds) for item in node]
    if not isinstance(node, dict):
        return node
    dropped = {"title", "default"} | (set() if bounds else BOUNDS)
    if node.get("type") == "object":
        dropped = dropped | {"description"}
    kept = {key: value for key, value in node.items() if key not in dropped}
    tidy = {key: _tidy(value, bounds=bounds) for key, value in kept.items() if key != "properties"}
    if "properties" in kept:
        tidy["properties"] = {key: _tidy(value, bounds=bounds) for key, value in kept["properties"].items()}
        tidy["required"] = list(tidy["properties"])
        tidy["additionalProperties"] = False
    return tidy
