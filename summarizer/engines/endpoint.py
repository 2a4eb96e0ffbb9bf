"""What an OpenAI-compatible endpoint can do, found out once and remembered for as long as the process lives.

The ladder, best first: `strict` (JSON schema, strict), `schema` (JSON schema), `tools` (one tool that must be called),
`json` (a JSON object, the schema in the prompt), `text` (the schema in the prompt alone). A rung is left when the
endpoint refuses the request for it, which costs nothing, or when it took a schema and answered with no JSON at all; the
re-ask that follows then brings the schema with it. No reply is ever paid twice to find out.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from summarizer.engines.schema import bounded_schema, strict_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

Rung = Literal["strict", "schema", "tools", "json", "text"]
LADDER: tuple[Rung, ...] = ("strict", "schema", "tools", "json", "text")
NAME = "call_record"
CAP_KEYS = ("max_completion_tokens", "max_tokens")

# Words of a refusal, by what they say the endpoint lacks: the rungs that need it.
_NEEDS: tuple[tuple[re.Pattern[str], tuple[Rung, ...]], ...] = (
    (re.compile(r"\bstrict\b", re.I), ("strict",)),
    (re.compile(r"json_schema|structured.?output|grammar|guided", re.I), ("strict", "schema")),
    (re.compile(r"\btools?\b|tool_choice|function.?call", re.I), ("tools",)),
    (re.compile(r"json_object|json mode", re.I), ("json",)),
    (re.compile(r"response.?format|schema", re.I), ("strict", "schema", "json")),
)
_PARAMETERS = ("temperature", "top_p", "seed", "stream_options", "frequency_penalty", "presence_penalty")
_CAP_LIMIT = re.compile(
    r"(?:at most|less than or equal to|maximum (?:of|is)|<=|max(?:imum)? value)\D{0,40}?(\d{3,6})", re.I
)


@dataclass(slots=True)
class Endpoint:
    """One model behind one address. `learn` reads a refusal; `arguments` is what to send."""

    rung: Rung = "strict"
    bounded: bool = False  # a grammar-bound local model: bounds in the schema
    cap_keys: tuple[str, ...] = CAP_KEYS  # names for the most tokens of reply that were not refused yet
    cap_limit: int | None = None
    unsupported: set[str] = field(default_factory=set)
    proven: bool = False  # a reply of this rung has been JSON

    def arguments(
        self, messages: list[dict[str, Any]], cap: int | None, parameters: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The body of a request at this rung: instructions and schema first, the article last, for caches."""
        body = {key: value for key, value in parameters.items() if key not in self.unsupported}
        body["messages"] = messages
        if cap is not None and self.cap_keys:
            body[self.cap_keys[0]] = min(cap, self.cap_limit or cap)
        schema = bounded_schema() if self.bounded else strict_schema()
        if self.rung in ("strict", "schema"):
            form: dict[str, Any] = {"name": NAME, "schema": schema}
            if self.rung == "strict":
                form["strict"] = True
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        elif self.rung == "tools":
            body["tools"] = [{"type": "function", "function": {"name": NAME, "parameters": schema}}]
            body["tool_choice"] = {"type": "function", "function": {"name": NAME}}
        else:
            body["messages"] = with_schema(messages, schema)
            if self.rung == "json":
                body["response_format"] = {"type": "json_object"}
        return body

    def state(self) -> tuple[Any, ...]:
        """What is known now: a refusal of a request made with less is no news."""
        return self.rung, self.cap_keys, self.cap_limit, frozenset(self.unsupported)

    def learn(self, status: int, error: Mapping[str, Any], sent_as: tuple[Any, ...]) -> bool:
        """Whether a refusal of a request made in state `sent_as` is reason to put it differently now."""
        if status not in (400, 404, 415, 422, 500, 501):
            return False
        if sent_as != self.state():
            return True
        said = f"{error.get('param') or ''} {error.get('message') or ''} {error.get('code') or ''}"
        return self._learn_parameter(said, status) or self._step_down(said)

    def not_json(self, rung: Rung) -> None:
        """An answer at `rung` held no JSON: unless one did before, the endpoint ignores what it is given."""
        if not self.proven and self.rung == rung and rung in ("strict", "schema", "tools"):
            self.rung = "json"

    def _learn_parameter(self, said: str, status: int) -> bool:
        if status >= 500:
            return False
        if any(key in said for key in CAP_KEYS):
            return self._learn_cap(said)
        for name in _PARAMETERS:
            if re.search(rf"\b{name}\b", said) and name not in self.unsupported:
                self.unsupported.add(name)
                return True
        return False

    def _learn_cap(self, said: str) -> bool:
        limit = _CAP_LIMIT.search(said)
        if limit and (self.cap_limit is None or int(limit.group(1)) < self.cap_limit):
            self.cap_limit = int(limit.group(1))
            return True
        if not self.cap_keys:
            return False
        self.cap_keys = self.cap_keys[1:]
        return True

    def _step_down(self, said: str) -> bool:
        for words, rungs in _NEEDS:
            if self.rung in rungs and words.search(said):
                below = [rung for rung in LADDER[LADDER.index(self.rung) + 1 :] if rung not in rungs]
                if below:
                    self.rung = below[0]
                return bool(below)
        return False


def with_schema(messages: list[dict[str, Any]], schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The messages with the schema at the end of the first, for endpoints that take none."""
    first, *rest = messages
    told = f"{first['content']}\n\nReply with one JSON object and nothing else. It fits this JSON Schema:\n"
    return [{**first, "content": told + json.dumps(schema, separators=(",", ":"))}, *rest]


_KNOWN: dict[tuple[str, str], Endpoint] = {}


def endpoint_of(base_url: str, model: str, *, official: bool, bounded: bool = False) -> Endpoint:
    """What is known of a model at an address, shared by all that use it. Other endpoints than OpenAI's own
    mostly know the older name of the cap."""
    key = (base_url, model)
    if key not in _KNOWN:
        _KNOWN[key] = Endpoint(bounded=bounded, cap_keys=CAP_KEYS if official else CAP_KEYS[::-1])
    return _KNOWN[key]


def forget() -> None:
    """Everything learnt: an endpoint behind the same address may have been replaced."""
    _KNOWN.clear()
