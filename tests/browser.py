"""A real browser for tests of pages: Debian's chromium or the one SUMMARIZER_BROWSER names, headless and offline."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
)  # fmt: skip


@dataclass
class Seen:
    """A page, and what it did that a page from disk must not do."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def look(self, expression: str) -> Any:
        """What an expression, or a function called, says in the page."""
        return self.page.evaluate(expression)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium. Skips where there is none, fails instead where SUMMARIZER_REQUIRE_BROWSER is set."""
    path = os.environ.get("SUMMARIZER_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed")
    if not path:
        _missing(f"no browser: none of {', '.join(NAMES)} is on the PATH")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def opened(chromium: Browser, path: Path, **context: Any) -> Iterator[Seen]:
    """A page from disk, with everything it asks of the network or says to the console written down."""
    session = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
    page = session.new_page()
    seen = Seen(page)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    try:
        page.goto(path.as_uri())
        yield seen
    finally:
        session.close()


def _missing(reason: str) -> None:
    if os.environ.get("SUMMARIZER_REQUIRE_BROWSER"):
        pytest.fail(f"SUMMARIZER_REQUIRE_BROWSER is set, but {reason}")
    pytest.skip(reason)
