"""The page in a real browser: what lights by mouse, keyboard and link; no complaint, no request; text stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer import Article, CallSummary, Draft, resolve
from summarizer.cli.compare import compared
from summarizer.render import beside
from summarizer.render.page import as_html
from tests.browser import Seen, browser, opened
from tests.scripted import DRAFT, TEXT, article, provenance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LIT = "[...document.querySelectorAll('{}')].map(e => e.id || e.textContent)"
ARTICLE = """() => { const text = document.querySelector('.text').cloneNode(true);
    for (const badge of text.querySelectorAll('.badge')) badge.remove(); return text.textContent; }"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


def record() -> CallSummary:
    return resolve(DRAFT, article(), (), provenance())


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(as_html([(record(), TEXT)]), encoding="utf-8")
    return path


@pytest.fixture
def seen(chromium: Browser, path: Path) -> Iterator[Seen]:
    with opened(chromium, path) as seen:
        yield seen
        assert seen.complaints == []
        assert seen.requests == [path.as_uri()]


def lit(seen: Seen, kind: str) -> list[str]:
    return list(seen.look(LIT.format(f".{kind}.lit")))


def test_a_clicked_claim_lights_its_evidence_and_quotations_until_let_go(seen: Seen) -> None:
    seen.page.click("#r1-c3 .said")
    assert lit(seen, "claim") == ["r1-c3"]
    assert lit(seen, "sentence") == ["r1-s4"]
    assert lit(seen, "quotation") == ["too early,"]
    assert seen.look("[...document.querySelectorAll('.strand.lit')].map(s => s.dataset.party)") == ["kertes"]
    seen.page.mouse.move(1, 1)
    assert lit(seen, "claim") == ["r1-c3"]
    seen.page.click("#r1-c3 .said")
    seen.page.mouse.move(1, 1)
    assert lit(seen, "claim") == lit(seen, "sentence") == []


def test_a_hovered_claim_is_lit_while_it_is_hovered(seen: Seen) -> None:
    seen.page.hover("#r1-c1 .said")
    assert (lit(seen, "claim"), lit(seen, "sentence"), lit(seen, "quotation")) == (["r1-c1"], ["r1-s2"], [])
    seen.page.hover("#r1-c2 .said")
    assert (lit(seen, "claim"), lit(seen, "sentence")) == (["r1-c2"], ["r1-s3"])
    seen.page.hover("h1")
    assert lit(seen, "claim") == []


def test_a_sentence_and_a_quotation_light_the_claims_they_show(seen: Seen) -> None:
    seen.page.click("#r1-s2", position={"x": 20, "y": 8})
    assert lit(seen, "claim") == ["r1-c1"]
    seen.page.hover(".quotation[data-quotation='1']")
    assert lit(seen, "claim") == ["r1-c2"]


def test_a_voice_lights_what_it_says_or_relays(seen: Seen) -> None:
    seen.page.click(".voice[data-party=kertes]")
    assert lit(seen, "claim") == ["r1-c3"]
    assert seen.look("document.querySelector('.voice[data-party=kertes]').getAttribute('aria-pressed')") == "true"
    seen.page.click(".voice[data-party=hruska]")
    assert lit(seen, "claim") == ["r1-c1", "r1-c2", "r1-c3"]
    assert len(lit(seen, "strand")) == 1


def test_the_keyboard_goes_from_claim_to_evidence_and_back(seen: Seen) -> None:
    page = seen.page
    for _ in range(20):
        page.keyboard.press("Tab")
        if seen.look("document.activeElement.matches('#r1-c3 .refs a')"):
            break
    assert lit(seen, "sentence") == ["r1-s4"]
    page.keyboard.press("Enter")
    assert page.url.endswith("#r1-s4")
    assert lit(seen, "claim") == ["r1-c3"]
    page.keyboard.press("Tab")  # on from the sentence: its badge
    assert seen.look("document.activeElement.getAttribute('href')") == "#r1-c3"
    page.keyboard.press("Enter")
    assert page.url.endswith("#r1-c3")
    page.keyboard.press("Escape")
    seen.look("document.activeElement.blur()")
    assert lit(seen, "claim") == []


def test_focus_can_be_seen(seen: Seen) -> None:
    seen.page.keyboard.press("Tab")
    assert seen.look("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_landmarks_and_headings_are_there_and_named(seen: Seen) -> None:
    tree = seen.page.locator("body").aria_snapshot()
    assert "- main:" in tree
    assert '- region "Article"' in tree and '- region "Summary"' in tree
    assert seen.look("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])") == [1, 2, 3, 2]
    assert seen.page.get_by_role("img", name="Who says what through whom. Dvorsky: 1 claim through Hruska").count() == 1


@pytest.mark.parametrize("width", [360, 800, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_wider_than_the_window(chromium: Browser, path: Path, width: int, theme: str) -> None:
    with opened(chromium, path, viewport={"width": width, "height": 800}, color_scheme=theme) as seen:
        assert seen.look("document.documentElement.scrollWidth") == width
        dark = seen.look("getComputedStyle(document.body).backgroundColor") == "rgb(15, 17, 20)"
        assert dark == (theme == "dark")


def test_it_reads_without_its_script(chromium: Browser, path: Path) -> None:
    with opened(chromium, path, java_script_enabled=False) as seen:
        seen.page.click("#r1-c3 .refs a")
        assert seen.page.url.endswith("#r1-s4")
        assert seen.page.is_visible("#r1-s4") and seen.page.is_disabled(".voice >> nth=0")
        assert seen.complaints == []


def test_print_shows_the_article_whole(chromium: Browser, path: Path) -> None:
    with opened(chromium, path) as seen:
        seen.page.emulate_media(media="print")
        style = "getComputedStyle(document.querySelector('.article'))"
        assert seen.look(f"[{style}.position, {style}.maxHeight, {style}.overflowY]") == ["static", "none", "visible"]


def test_markup_scripts_and_right_to_left_text_stay_text(chromium: Browser, tmp_path: Path) -> None:
    text = (
        "<script>window.hit = 1</script> <b onclick='x'>Marek</b> Dvorsky & “<img src=x onerror='window.hit=1'>”"
        " spoke.\r\n"
        "\n&lt;not a tag&gt; הנשיא אמר: “שלום <i>לכולם</i>” ושב.\n"
    )
    parsed = Article.parse(text)
    draft = Draft.model_validate(
        {
            "status": "held", "headline": "<script>window.hit = 1</script>", "abstract": "הנשיא <b>אמר</b> שלום.",
            "parties": [{"id": "d", "name": "Marek<script>", "role": "principal", "evidence": [1]}],
            "claims": [{"speaker": ["d"], "act": "inform", "text": "הנשיא אמר <u>שלום</u>", "evidence": [1, 2],
                        "quotes": [{"quotation": q.number, "voice": "d"} for q in parsed.quotations]}],
        }
    )  # fmt: skip
    hostile = resolve(draft, parsed, (), provenance(article_sha256=parsed.sha256))
    assert len(hostile.claims[0].quotes) >= 2
    path = tmp_path / "page.html"
    path.write_text(as_html([(hostile, text)]), encoding="utf-8", newline="")
    with opened(chromium, path) as seen:
        assert seen.look(ARTICLE) == text.replace("\r\n", "\n")
        assert seen.look("window.hit === undefined")
        assert seen.look("document.querySelectorAll('img, b, i:not([class]), script:not(:last-child)').length") == 0
        assert seen.look("getComputedStyle(document.querySelector('.abstract')).direction") == "rtl"
        assert (seen.complaints, seen.requests) == ([], [path.as_uri()])


def test_several_records_have_an_index_and_light_only_themselves(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(as_html([(record(), TEXT), (record(), None), (record(), TEXT)]), encoding="utf-8")
    with opened(chromium, path) as seen:
        assert seen.page.locator("nav a").count() == 3
        seen.page.click("nav a >> nth=2")
        assert seen.page.url.endswith("#r3")
        seen.page.click("#r3-c1 .said")
        assert (lit(seen, "claim"), lit(seen, "sentence")) == (["r3-c1"], ["r3-s2"])
        seen.page.click("#r2-c1 details summary")
        assert seen.page.is_visible("#r2-c1 blockquote")
        assert seen.complaints == []


@pytest.mark.parametrize("width", [360, 1280])
def test_two_accounts_stand_side_by_side_or_one_below_the_other(chromium: Browser, tmp_path: Path, width: int) -> None:
    path = tmp_path / "beside.html"
    path.write_text(beside.as_html(compared(record(), record())), encoding="utf-8")
    with opened(chromium, path, viewport={"width": width, "height": 800}) as seen:
        assert seen.look("document.documentElement.scrollWidth") == width
        left, right = (seen.page.locator(f"#r{n}-c1").bounding_box() for n in (1, 2))
        assert left and right
        assert (left["y"] == right["y"]) == (width == 1280)
        seen.page.click("#r2-c1 summary")
        assert seen.page.is_visible("#r2-c1 blockquote")
        assert (seen.complaints, seen.requests) == ([], [path.as_uri()])
