"""Engines by name. Each is imported when it is asked for, with what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from summarizer.engines.base import Engine
    from summarizer.settings import Settings

KINDS = ("openai/NAME", "local/PATH.gguf", "replay/DIR", "extractive")


def make_engine(model: str, settings: Settings) -> Engine:
    """The engine called `model`. Raises SettingsError: an unknown one, a missing key, extra or file."""
    kind, _, name = model.partition("/")
    if model == "extractive":
        from summarizer.engines.extractive import Extractive

        return Extractive()
    if kind == "openai" and name:
        from summarizer.engines.openai import OpenAIEngine

        return OpenAIEngine(name, settings)
    if kind == "local" and name:
        from summarizer.engines.local import LocalEngine

        return LocalEngine(name, settings)
    if kind == "replay" and name:
        from summarizer.engines.replay import ReplayEngine

        return ReplayEngine(name, settings)
    raise SettingsError(f"model {model!r}: unknown; there are {', '.join(KINDS)}")
