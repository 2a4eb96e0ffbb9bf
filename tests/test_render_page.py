"""The page as text: marks where the record points, everything escaped, nothing loaded, colours that can be read."""

from __future__ import annotations

import html
import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from summarizer import Article, CallSummary, Draft, resolve
from summarizer.errors import RecordError
from summarizer.render.diagram import described, diagram, strands
from summarizer.render.marking import Span, marked
from summarizer.render.page import TEMPLATES, as_html, as_notebook
from tests.scripted import DRAFT, TEXT, article, provenance


def record(**changes: object) -> CallSummary:
    return resolve(DRAFT, article(), (), provenance()).model_copy(update=changes)


def span(start: int, end: int, depth: int, name: str) -> Span:
    return Span(start, end, depth, Markup(f"<{name}>"), Markup(f"<{name}+>"), Markup(f"</{name}>"), Markup("!"))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "a&lt;b cd"),
        ([span(0, 3, 0, "s")], "<s>a&lt;b!</s> cd"),
        ([span(0, 3, 0, "s"), span(1, 2, 1, "q")], "<s>a<q>&lt;!</q>b!</s> cd"),
        (
            [span(0, 3, 0, "s"), span(4, 6, 0, "t"), span(2, 5, 1, "q")],
            "<s>a&lt;<q>b</q>!</s><q+> </q><t><q+>c!</q>d!</t>",
        ),
        ([span(0, 3, 1, "q"), span(1, 2, 1, "r")], "<q>a<r>&lt;!</r>b!</q> cd"),
    ],
)  # fmt: skip
def test_spans_nest_whatever_they_do(spans: list[Span], expected: str) -> None:
    assert marked("a<b cd", spans) == expected


@given(
    st.text(alphabet="ab <&>\"'\n\u05d0", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 1)), max_size=6),
)
def test_marked_text_is_the_text_and_well_formed(text: str, places: list[tuple[int, int, int]]) -> None:
    spans = [span(min(a, b, len(text)), min(max(a, b), len(text)), d, f"x{n}") for n, (a, b, d) in enumerate(places)]
    out = marked(text, [Span(s.start, s.end, s.depth, s.first, s.again, s.last, Markup()) for s in spans])
    assert html.unescape(re.sub(r"</?x\d\+?>", "", out)) == text
    open_: list[str] = []
    for closing, name in re.findall(r"<(/?)(x\d)\+?>", out):
        assert not closing or open_.pop() == name
        open_ += [] if closing else [name]
    assert not open_


def test_an_article_of_another_record_is_refused_without_its_words() -> None:
    with pytest.raises(RecordError, match="not the one this record was read from") as caught:
        as_html([(record(), TEXT + "secret")])
    assert "secret" not in str(caught.value)


def test_offsets_that_hold_other_words_are_refused() -> None:
    claim = record().claims[0]
    moved = claim.model_copy(update={"evidence": (claim.evidence[0].model_copy(update={"start": 3, "end": 9}),)})
    with pytest.raises(RecordError, match="offsets 3-9"):
        as_html([(record(claims=(moved,)), TEXT)])


def test_every_link_on_the_page_has_its_goal_and_ids_are_unique() -> None:
    page = as_html([(record(), TEXT), (record(), None)])
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert not re.findall(r'(?:href|src)="(?!#)', page)
    assert not re.findall(r"\bstyle=|\bon\w+=", page.split("<body>")[1].split("<script>")[0])


def test_text_from_outside_stays_text() -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} \" ' &amp;"
    text = f"{evil} Marek Dvorsky spoke.\n“{evil}” he said."
    parsed = Article.parse(text)
    everywhere = Draft.model_validate(
        {
            "status": "held", "headline": evil, "abstract": evil, "topics": [{"id": "t", "label": evil}],
            "parties": [{"id": "p", "name": evil, "title": evil, "side": evil, "role": "principal", "evidence": [1]}],
            "sources": [{"party": "p", "channel": "other", "evidence": [1]}],
            "claims": [{"speaker": ["p"], "via": ["p"], "act": "inform", "text": evil, "topic": "t", "evidence": [1, 2],
                        "quotes": [{"quotation": 1, "voice": "p"}]}],
        }
    )  # fmt: skip
    hostile = resolve(everywhere, parsed, (), provenance(article_sha256=parsed.sha256, outlet=evil, run_id=evil))
    for page in (as_html([(hostile, text)]), as_html([(hostile, None)] * 2), as_notebook(hostile)):
        body = page.split("<script>\n")[0]
        assert "<script>alert" not in body and "<img" not in body and "49" not in re.sub(r"[\d.]{3,}", "", body)
        assert "&lt;script&gt;" in body


def test_the_diagram_counts_who_says_what_through_whom() -> None:
    assert described(record()) == [
        "Dvorsky: 1 claim through Hruska", "Kertes: 1 claim through Hruska", "Hruska: 1 claim directly",
    ]  # fmt: skip
    assert diagram(record()).count("<path") == 3
    assert diagram(record(claims=())) == ""


def test_the_diagram_bears_chains_that_make_no_sense() -> None:
    a, b, c = record().claims
    circle = (a.model_copy(update={"via": ("kertes",)}), c.model_copy(update={"via": ("dvorsky", "nobody")}), b)
    odd = record(claims=circle)
    assert {strand.way for strand in strands(odd)} == {
        ("dvorsky", "kertes", ""), ("kertes", "dvorsky", "nobody", ""), ("hruska", ""),
    }  # fmt: skip
    assert diagram(odd).count("<path") == 3
    assert as_html([(odd, TEXT)])


def test_a_notebook_shows_claims_evidence_and_no_script() -> None:
    shown = record()._repr_html_()
    assert "<script" not in shown and "<style" not in shown
    assert "<strong>Dvorsky</strong> proposes, per Hruska" in shown
    for claim in record().claims:
        assert f"{claim.evidence[0].text}</blockquote>" in html.unescape(shown)


# --- colours: WCAG 2.1 contrast, https://www.w3.org/TR/WCAG21/#contrast-minimum ---


def luminance(colour: str) -> float:
    if len(colour) == 4:
        colour = "#" + "".join(c * 2 for c in colour[1:])
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_text_colours_reach_aa_on_every_ground(theme: str) -> None:
    css = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    blocks = [
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", block)) for block in re.findall(r":root\s*{([^}]*)}", css)
    ]
    light, dark, paper = blocks
    colours = {"light": light, "dark": light | dark, "print": light | paper}[theme]
    inks = ["ink", "dim", "warn", "link", *(f"v{n}" for n in range(9))]
    pairs = [*product(inks, ("paper", "ground")), ("warn", "warn-paper"), ("ink", "lit"), ("dim", "lit")]
    low = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in pairs}
    assert {pair: value for pair, value in low.items() if value < 4.5} == {}
