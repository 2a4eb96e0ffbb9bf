"""`replay/<folder>`: a model's replies as an earlier run recorded them. No network, nothing to pay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.engines.llm import LanguageModel
from summarizer.engines.recording import ReplayWire, recorded_engine

if TYPE_CHECKING:
    from summarizer.engines.accounting import Ledger
    from summarizer.engines.transport import Deadline
    from summarizer.engines.wire import Wire
    from summarizer.settings import Settings


class ReplayEngine(LanguageModel):
    """Answers from a recording. Raises SettingsError for a folder that is none."""

    def __init__(self, folder: str, settings: Settings) -> None:
        super().__init__(f"replay/{folder}", settings)
        self._folder = Path(folder).expanduser()
        self._recorded = recorded_engine(self._folder)

    def origin(self) -> str:
        return self._recorded

    def wire(self, ledger: Ledger, deadline: Deadline) -> Wire:  # noqa: ARG002
        return ReplayWire(self._folder, ledger)
