"""`local/<path to GGUF>`: llama.cpp's server inside this process, held to the schema by a grammar. No network, no key.

The same client, transport and re-asks as for any endpoint: only where the endpoint comes from differs.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.engines.llm import LanguageModel
from summarizer.engines.openai import OpenAIEngine
from summarizer.errors import EngineError, SettingsError

if TYPE_CHECKING:
    from summarizer.engines.accounting import Ledger
    from summarizer.engines.base import Reading, Task
    from summarizer.engines.llm import Growth
    from summarizer.engines.transport import Deadline
    from summarizer.engines.wire import Wire
    from summarizer.settings import Settings

WINDOW = 8192  # tokens of context, unless context_tokens says otherwise
QUIET = -1  # llama.cpp's verbosity; its default prints pages to stderr


class LocalEngine(LanguageModel):
    """Starts its server when first asked to read, and ends it with `aclose`.

    Raises SettingsError: the file is not there, or the `local` extra isn't installed.
    """

    def __init__(self, path: str, settings: Settings) -> None:
        super().__init__(f"local/{path}", settings)
        self._path = Path(path).expanduser()
        if not self._path.is_file():
            raise SettingsError(f"model local/{path}: no such file; give a path to a GGUF file")
        self._xllamacpp = _import()
        self.window = settings.context_tokens or WINDOW
        self._starting = threading.Lock()
        self._server: Any = None
        self._served: OpenAIEngine | None = None

    @property
    def address(self) -> str | None:
        """Where the server listens (loopback); None while there is none."""
        return self._server.listening_address if self._server is not None else None

    def origin(self) -> str:
        """The file's size and time: weights may change under a name."""
        found = self._path.stat()
        return f"{found.st_size}-{found.st_mtime_ns}"

    def cap(self) -> int:
        return min(super().cap(), (self.window or WINDOW) // 2)

    def wire(self, ledger: Ledger, deadline: Deadline) -> Wire:
        assert self._served is not None
        return self._served.wire(ledger, deadline)

    async def _read(self, task: Task, on_growth: Growth | None) -> Reading:
        await asyncio.to_thread(self._start)
        return await super()._read(task, on_growth)

    def _start(self) -> None:
        """One server, whichever thread comes first. Raises EngineError when the file can't be loaded."""
        with self._starting:
            if self._server is not None:
                return
            parameters, key = self._parameters()
            try:
                self._server = self._xllamacpp.Server(parameters)
            except RuntimeError:
                raise EngineError(
                    f"{self.name}: llama.cpp can't load this file; is it a GGUF of a chat model?"
                ) from None
            # One sequence at a time: a second would halve the window and each one's speed.
            alone = self.settings.model_copy(update={"concurrency": 1, "record": None})
            address = f"{self._server.listening_address}/v1"
            self._served = OpenAIEngine(self._path.name, alone, base_url=address, key=key, bounded=True)

    def _parameters(self) -> tuple[Any, str]:
        parameters = self._xllamacpp.CommonParams()
        parameters.model.path = str(self._path)
        parameters.model_alias = {self._path.name}
        parameters.n_ctx = self.window or WINDOW
        parameters.n_parallel = 1
        # All cores collapse when another process is busy on one of them.
        parameters.cpuparams.n_threads = max(1, (os.cpu_count() or 2) - 1)
        parameters.verbosity = QUIET
        key = secrets.token_hex(16)
        parameters.api_keys = [key]
        return parameters, key

    async def aclose(self) -> None:
        """Closes connections and ends the server."""
        with self._starting:
            served, self._served, server, self._server = self._served, None, self._server, None
        if served is not None:
            await served.aclose()
        del server


def _import() -> Any:
    try:
        import xllamacpp
    except ImportError:
        raise SettingsError("model local/...: needs xllamacpp: pip install 'call-summarizer[local]'") from None
    return xllamacpp
