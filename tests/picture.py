"""Makes the README's picture of the page: `python -m tests.picture` reads the sample, writes tests/pictures/page.png.

The record is the one the engine without a model makes, so that what the picture shows is what anyone gets.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from summarizer import summarize
from summarizer.render.page import as_html
from tests.browser import browser, opened

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "fixtures" / "putin-trump-2025-06-14" / "article.txt"
PICTURE = ROOT / "tests" / "pictures" / "page.png"
SIZE = {"width": 1200, "height": 1050}


def main() -> None:
    text = SAMPLE.read_bytes().decode("utf-8")
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        path = Path(folder) / "page.html"
        path.write_text(as_html([(summarize(text, model="extractive"), text)]), encoding="utf-8")
        with opened(chromium, path, viewport=SIZE, color_scheme="light", reduced_motion="reduce") as seen:
            seen.page.click(".claim:has(.owner) >> nth=0")  # someone else's words: what the page is for
            seen.look("scrollTo(0, 0)")
            PICTURE.parent.mkdir(exist_ok=True)
            seen.page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
