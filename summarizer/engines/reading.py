"""JSON out of what a model wrote around it, and records as they grow. Nothing in the JSON is repaired."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pydantic_core
from pydantic import TypeAdapter, ValidationError

from summarizer.engines.reply import Reply, ReplyAccount, ReplyClaim, ReplyParty, ReplySource

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.draft import Draft

MAX_PROBLEMS = 12
MAX_STARTS = 50  # braces tried as the start of an object: garbage can be all braces
_decoder = json.JSONDecoder()


class NotOneObjectError(ValueError):
    """A reply that holds no JSON object, or several that differ."""


def the_object(text: str) -> str:
    """The one JSON object in `text`, as written: fences, prose around it and repetitions of it are left out.

    Raises NotOneObjectError. Two objects that differ are not chosen between: one of them may be the article's.
    """
    stripped = text.strip()
    if stripped.startswith("{") and _whole(stripped):
        return stripped
    found: list[tuple[Any, str]] = []
    position, tries = stripped.find("{"), 0
    while position >= 0 and (tries := tries + 1) <= MAX_STARTS:
        try:
            value, end = _decoder.raw_decode(stripped, position)
        except (json.JSONDecodeError, RecursionError):
            end = position + 1
        else:
            found.append((value, stripped[position:end]))
        position = stripped.find("{", end)
    if not found:
        raise NotOneObjectError("no JSON object in it" if "{" not in stripped else "the JSON is not well formed")
    if any(value != found[0][0] for value, _ in found[1:]):
        raise NotOneObjectError(f"{len(found)} different JSON objects in it; give one")
    return found[0][1]


def _whole(text: str) -> bool:
    try:
        pydantic_core.from_json(text)
    except ValueError:
        return False
    return True


def problems(error: ValidationError) -> list[str]:
    """What a schema violation is, in a line each: where and what, never what stood there."""
    found = [
        f"{_place(item['loc'])}: {item['msg']}"
        for item in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    more = len(found) - MAX_PROBLEMS
    return found[:MAX_PROBLEMS] + ([f"and {more} more"] if more > 0 else [])


def _place(location: tuple[int | str, ...]) -> str:
    known = set(Reply.model_fields) | set(ReplyAccount.model_fields) | set(ReplyClaim.model_fields)
    known |= set(ReplyParty.model_fields) | set(ReplySource.model_fields)
    names = [part if isinstance(part, int) or part in known else "(unknown key)" for part in location]
    return "".join(f"[{name}]" if isinstance(name, int) else f".{name}" for name in names).lstrip(".") or "reply"


_EMPTY: dict[str, Any] = {
    "date": None, "date_basis": "unknown", "duration_minutes": None, "duration_qualifier": "unknown",
    "medium": "unspecified", "initiator": None, "parties": [], "sources": [], "topics": [], "accounts": [],
    "headline": "…", "abstract": "…", "flags": [],
}  # fmt: skip
_claim, _party, _source = TypeAdapter(ReplyClaim), TypeAdapter(ReplyParty), TypeAdapter(ReplySource)


def partial_draft(text: str, article: Article) -> Draft | None:
    """The draft of a reply that is still being written: what stands complete so far. None before there is any."""
    start = text.find("{")
    if start < 0:
        return None
    try:
        data = pydantic_core.from_json(text[start:], allow_partial=True)
        reply = Reply.model_validate(_complete(data)) if isinstance(data, dict) and "status" in data else None
    except ValueError:
        return None
    return reply.to_draft(article) if reply else None


def _complete(data: dict[str, Any]) -> dict[str, Any]:
    whole = _EMPTY | data
    accounts = [account for account in whole["accounts"] if isinstance(account, dict)]
    return whole | {
        "parties": _valid(_party, whole["parties"]),
        "sources": _valid(_source, whole["sources"]),
        "accounts": [
            {**account, "claims": _valid(_claim, account["claims"])}
            for account in accounts
            if {"via", "in_call", "attribution", "claims"} <= account.keys()
        ],
    }


def _valid(adapter: TypeAdapter[Any], items: Any) -> list[Any]:
    found = []
    for item in items if isinstance(items, list) else []:
        try:
            found.append(adapter.validate_python(item))
        except ValidationError:
            continue
    return found
