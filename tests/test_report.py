"""The report: loads nothing, lets nothing from a model or an article out of its place, and lights the evidence."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from evals.cases import load_suite
from evals.evaluation import evaluate
from evals.plot import plot
from evals.report import page
from summarizer import Article, Draft, Usage
from summarizer.errors import Refused
from tests.browser import Seen, browser, opened
from tests.scripted import TEXT
from tests.suites import GOLD, Scripted, claims, run_of, write_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from evals.evaluation import Evaluation

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7*7 }}"
WRONG = Draft.model_validate(
    {
        **GOLD,
        "headline": EVIL,
        "claims": claims({"speaker": ["kertes"], "text": f"Reopen the Danube locks by May {EVIL}"}, {}, {}),
    }
)


def written(folder: Path) -> Path:
    """A report on a right and a wrong run over seven cases, one of which the second failed to read."""

    def answer(article: Article) -> Draft:
        if "Note 3." in article.text:
            raise Refused(f"declined {EVIL}", usage=Usage(input_tokens=5), attempts=1)
        return WRONG

    for n in range(7):
        text = f"{TEXT}\nNote {n}. {EVIL if n == 2 else ''}\n"
        licensed = {**GOLD, "claims": claims({"optional": n == 4, "alternatives": {"act": ["offer"]}}, {}, {})}
        write_case(folder / "suite", f"case-{n}", text=text, gold=licensed, second=GOLD)
    (folder / "suite" / "split.lock").write_text(
        'dev = ["case-0", "case-1", "case-2"]\ntest = ["case-3", "case-4", "case-5", "case-6"]\n', encoding="utf-8"
    )
    dataset = load_suite(folder / "suite")
    runs = [
        run_of(dataset, folder, Scripted(model="right")),
        run_of(dataset, folder, Scripted(answer, model=f"wrong{EVIL}")),
    ]
    path = folder / "report.html"
    path.write_text(page(dataset, [evaluate(run, dataset) for run in runs]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def html(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_it_loads_nothing(html: str) -> None:
    assert "default-src 'none'" in unescape(html)
    assert not re.search(r"<[^>]*\b(?:src|href)\s*=|url\(|@import|fetch\(|https?:", html)


def test_nothing_gets_out_of_its_place(html: str) -> None:
    assert html.count("<script>") == 1
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ 7*7 }}" in html


def test_the_verdict_is_in_words(html: str) -> None:
    (verdict,) = re.findall(r'<p class="verdict worse">(.*?)</p>', html)
    assert "is worse than right" in verdict
    assert "Of 7 calls it wins 0, ties 0, loses 7" in verdict


def test_floor_and_second_reader_come_along(html: str) -> None:
    assert html.count('<th scope="col">trivial</th>') == 3  # all, dev, test
    assert html.count('<th scope="col">second reader</th>') == 3


def test_the_worst_case_is_first_and_says_why(html: str) -> None:
    cases = re.findall(r'<details class="case" id="(.*?)"', html)
    assert cases[0] == "case-3"
    assert sorted(cases) == [f"case-{n}" for n in range(7)]
    assert re.search(r'<p class="failed"><strong>wrong.*? failed.</strong> Refused: declined', html)


def test_what_is_wrong_is_marked_and_what_is_licit_is_told(html: str) -> None:
    assert '<span class="bad" title="speaker: not what the gold allows">Ilona Kertes</span>' in html
    assert "<li>act: offer</li>" in html
    assert "left out, as it may be" not in html
    assert '<span class="note">optional</span>' in html


def costing(folder: Path, name: str, cost: float | None, tokens: int) -> Evaluation:
    def answer(_: Article) -> Draft:
        raise Refused("declined", usage=Usage(input_tokens=tokens, cost=cost), attempts=1)

    dataset = load_suite(folder)
    return evaluate(run_of(dataset, folder.parent / name, Scripted(answer, model=name)), dataset)


def test_cost_is_plotted_where_it_is_known(tmp_path: Path) -> None:
    write_case(tmp_path / "suite")
    a, b = costing(tmp_path / "suite", "a", 0.001, 9), costing(tmp_path / "suite", "b", 0.1, 9)
    unknown = costing(tmp_path / "suite", "c", None, 9)
    found = plot([a, b, unknown], [a])
    assert found is not None
    assert found.x_label == "US dollars per article, logarithmic"
    assert {point.name: round(point.x) for point in found.points} == {"a": found.left, "b": found.right}
    assert (found.left_out, [name for name, _ in found.lines]) == (("c",), ["a"])
    heights = sorted(point.label_y for point in found.points)
    assert heights[1] - heights[0] >= 18


def test_seconds_are_plotted_where_nothing_costs(tmp_path: Path) -> None:
    write_case(tmp_path / "suite")
    dataset = load_suite(tmp_path / "suite")
    found = plot([evaluate(run_of(dataset, tmp_path), dataset)], [])
    assert found is not None
    assert found.x_label == "seconds per article"
    assert plot([], []) is None


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def seen(chromium: Browser, path: Path) -> Iterator[Seen]:
    with opened(chromium, path) as seen:
        yield seen
        assert seen.complaints == []
        assert seen.requests == [path.as_uri()]


def lit(seen: Seen) -> dict[str, Any]:
    found: dict[str, Any] = seen.look(
        """() => ({sentences: [...document.querySelectorAll('.sentence.lit')].map(e => e.dataset.sentence),
                   quotations: [...document.querySelectorAll('q.lit')].map(e => e.textContent),
                   claims: document.querySelectorAll('.claim.lit').length})"""
    )
    return found


@pytest.mark.browser
def test_a_claims_evidence_lights_on_hover_and_stays_on_click(seen: Seen) -> None:
    case = seen.page.locator(".case").nth(1)
    case.locator("summary").first.click()
    last = case.locator(".claims tr").nth(2).locator(".claim").first
    last.hover()
    assert lit(seen) == {"sentences": ["4"], "quotations": ["too early,"], "claims": 1}
    seen.page.locator("h1").hover()
    assert lit(seen)["sentences"] == []
    last.click()
    seen.page.locator("h1").hover()
    assert lit(seen)["sentences"] == ["4"]
    seen.page.keyboard.press("Escape")
    assert lit(seen) == {"sentences": [], "quotations": [], "claims": 0}


@pytest.mark.browser
def test_a_sentence_lights_every_claim_that_cites_it(seen: Seen) -> None:
    case = seen.page.locator(".case").nth(1)
    case.locator("summary").first.click()
    case.locator(".sentence").nth(1).hover()
    assert lit(seen)["claims"] == 3  # the gold's, and both runs'


@pytest.mark.browser
def test_parts_are_switched_and_cases_found(seen: Seen) -> None:
    parts = ".part:not([hidden])"
    assert seen.look(f"document.querySelector('{parts}').dataset.part") == "all"
    seen.page.get_by_role("button", name="test").click()
    assert seen.look(f"[...document.querySelectorAll('{parts}')].map(e => e.dataset.part)") == ["test"]
    seen.page.get_by_role("searchbox").fill("case-5 TEST")
    assert seen.look("[...document.querySelectorAll('.case:not([hidden])')].map(e => e.id)") == ["case-5"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 800, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_width(chromium: Browser, path: Path, width: int, scheme: str) -> None:
    with opened(chromium, path, viewport={"width": width, "height": 800}, color_scheme=scheme) as seen:
        seen.page.locator(".case summary").first.click()
        assert seen.look("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        ground = seen.look("getComputedStyle(document.body).backgroundColor")
        assert (ground == "rgb(246, 246, 243)") is (scheme == "light")
