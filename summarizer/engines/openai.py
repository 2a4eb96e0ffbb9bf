"""`openai/<name>`: OpenAI, and every endpoint that speaks its API: Azure, vLLM, Ollama, OpenRouter, llama.cpp..."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import os
import warnings
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from summarizer.engines.accounting import Budget, Ledger
from summarizer.engines.endpoint import endpoint_of
from summarizer.engines.http import HttpWire, make_client
from summarizer.engines.llm import LanguageModel
from summarizer.engines.transport import Deadline, Limiter
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    import openai

    from summarizer.engines.wire import Wire
    from summarizer.settings import Price, Settings

log = logging.getLogger(__name__)
OFFICIAL = "https://api.openai.com/v1"
NO_KEY = "none"  # the client wants one; an endpoint without authentication ignores it


class OpenAIEngine(LanguageModel):
    """A model behind an OpenAI-compatible endpoint. Raises SettingsError for a missing key or a bad address."""

    def __init__(
        self,
        name: str,
        settings: Settings,
        *,
        base_url: str | None = None,
        key: str | None = None,
        bounded: bool = False,
    ) -> None:
        super().__init__(f"openai/{name}", settings)
        self.model = name
        self.base_url = base_url or settings.base_url or os.environ.get("OPENAI_BASE_URL") or OFFICIAL
        self._key = key or _key(settings, self.base_url)
        check_address(self.base_url)
        self._endpoint = endpoint_of(self.base_url, name, official=self.base_url == OFFICIAL, bounded=bounded)
        self._price = price_of(name, settings)
        self._budget = Budget.of(settings, self._price)
        if settings.max_cost is not None and self._price is None:
            log.warning("max_cost: no price is given for %s; only costs the endpoint itself reports count", name)
        self._limiter = Limiter(settings.concurrency)
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, openai.AsyncOpenAI] = WeakKeyDictionary()
        quiet_vendor_logs()

    def origin(self) -> str:
        return self.base_url

    def wire(self, ledger: Ledger, deadline: Deadline) -> Wire:
        return HttpWire(
            self._client(), self.model, self._endpoint, ledger=ledger, deadline=deadline, limiter=self._limiter,
            budget=self._budget, price=self._price, where=f"{self.name} at {self.base_url}",
        )  # fmt: skip

    async def aclose(self) -> None:
        client = self._clients.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.close()

    def _client(self) -> openai.AsyncOpenAI:
        """One client for each event loop: connections belong to theirs."""
        loop = asyncio.get_running_loop()
        if loop not in self._clients:
            self._clients[loop] = make_client(self.base_url, self._key, self.settings.concurrency)
        return self._clients[loop]


def price_of(name: str, settings: Settings) -> Price | None:
    """The price given for a model, by its name with or without `openai/`."""
    return settings.models.get(name) or settings.models.get(f"openai/{name}")


def check_address(base_url: str) -> None:
    """Raises SettingsError for what is no http address; warns where a key and an article would travel in clear."""
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"base_url: {base_url!r} is no http(s) address")
    if parts.username or parts.password:
        raise SettingsError("base_url: a name or password in the address; give the key as api_key")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        warnings.warn(f"base_url {base_url}: without TLS the key and the article travel in clear", stacklevel=3)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def quiet_vendor_logs() -> None:
    """instructor logs replies as errors, openai logs requests when debugging: both hold the article.

    Whoever sets these loggers' levels himself is left alone.
    """
    for name, level in (("openai", logging.INFO), ("instructor", logging.CRITICAL), ("httpx2", logging.WARNING)):
        logger = logging.getLogger(name)
        if logger.level == logging.NOTSET:
            logger.setLevel(level)


def _key(settings: Settings, base_url: str) -> str:
    if settings.api_key is not None:
        return settings.api_key.get_secret_value()
    key = os.environ.get("OPENAI_API_KEY")
    if key:
        return key
    if base_url == OFFICIAL:
        raise SettingsError(
            "no API key: set OPENAI_API_KEY, or give base_url for an endpoint of your own, or model=extractive for none"
        )
    return NO_KEY
