"""Replies kept (`--record DIR`) and read back (`replay/DIR`): for tests, and for looking again without paying.

A folder holds the replies of one model: `recording.json` says which, `<hash>.json` is one reply each. The hash is of
the request: its messages and parameters, and the replies the model gave before in the same conversation. What was
complained of is not in it, so a recording outlives a change of wording in a check.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from summarizer.engines.wire import Completion, Request, Wire
from summarizer.errors import ContextTooLong, EngineError, SettingsError
from summarizer.files import write_text
from summarizer.record import Usage

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.engines.accounting import Ledger

FORMAT = 1
MANIFEST = "recording.json"


class ReplayWire:
    """Raises EngineError, naming the hash, for a request that was not recorded."""

    largest_cap = None

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self._folder, self._ledger = folder, ledger

    async def send(self, request: Request) -> Completion:
        key = request_hash(request)
        path = self._folder / f"{key}.json"
        self._ledger.attempts += 1
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            if "too_long" in kept:
                raise _too_long(kept["too_long"])
            # Tokens are what the reply took once; nothing is paid for it now.
            usage = Usage(**{**kept.pop("usage"), "cost": 0.0})
            completion = Completion(**kept, usage=usage)
        except FileNotFoundError:
            raise EngineError(
                f"{self._folder}: no reply recorded for request {key}; the article, prompt or parameters have changed"
            ) from None
        except (ValueError, TypeError, KeyError, AttributeError):
            raise EngineError(f"{path.name}: not a recorded reply") from None
        self._ledger.book(completion.usage, completion.model)
        if request.on_text:
            request.on_text(completion.text)
        return completion

    def not_json(self) -> None:
        """A recording is as it is."""


class RecordingWire:
    """Another wire, each of whose replies is kept."""

    def __init__(self, wire: Wire, folder: Path) -> None:
        self._wire, self._folder = wire, folder

    @property
    def largest_cap(self) -> int | None:
        return self._wire.largest_cap

    async def send(self, request: Request) -> Completion:
        path = self._folder / f"{request_hash(request)}.json"
        try:
            completion = await self._wire.send(request)
        except ContextTooLong as error:  # part of how a long article was read
            write_text(path, _json({"too_long": error.window}))
            raise
        kept = {
            "text": completion.text,
            "finish": completion.finish,
            "refused": completion.refused,
            "model": completion.model,
            "usage": completion.usage.model_dump(),
        }
        write_text(path, _json(kept))
        return completion

    def not_json(self) -> None:
        self._wire.not_json()


def _too_long(window: int | None) -> ContextTooLong:
    error = ContextTooLong("the article was longer than the model's window when this was recorded")
    error.window = window
    return error


def request_hash(request: Request) -> str:
    """Of the messages up to the first reply, the replies, and the parameters."""
    said = [message for message in request.messages if message["role"] == "assistant"]
    first = request.messages.index(said[0]) if said else len(request.messages)
    content = [request.messages[:first], [message.get("content") for message in said], dict(request.parameters)]
    return hashlib.sha256(_json(content).encode()).hexdigest()[:32]


def open_recording(folder: Path, engine: str) -> None:
    """Makes `folder` a recording of `engine`. Raises SettingsError when it is one of another, or can't be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / MANIFEST).exists():
            (folder / MANIFEST).write_text(_json({"engine": engine, "format": FORMAT}) + "\n", encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"record: {folder}: {error.strerror}") from None
    other = recorded_engine(folder)
    if other != engine:
        raise SettingsError(f"record: {folder} holds replies of {other}; give a folder of its own to {engine}")


def recorded_engine(folder: Path) -> str:
    """The engine a folder's replies came from. Raises SettingsError when it is no recording."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        known = manifest["format"] == FORMAT
        engine = str(manifest["engine"])
    except OSError:
        raise SettingsError(f"{folder}: no recording there ({MANIFEST} is missing)") from None
    except (ValueError, KeyError, TypeError):
        raise SettingsError(f"{folder / MANIFEST}: not a recording's") from None
    if not known:
        raise SettingsError(f"{folder / MANIFEST}: made by another version of this package")
    return engine


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
