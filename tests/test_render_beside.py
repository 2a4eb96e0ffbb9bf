"""Two accounts as text and as a page: every claim once, conflicts first, one colour per person in both columns."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from summarizer import CallSummary, resolve
from summarizer.cli.compare import compared
from summarizer.errors import SettingsError
from summarizer.render.beside import as_html, as_text
from tests.scripted import DRAFT, article, provenance
from tests.test_cli import run

if TYPE_CHECKING:
    from pathlib import Path

A = resolve(DRAFT, article(), (), provenance())


def other() -> CallSummary:
    first, second, third = A.claims
    changed = first.model_copy(update={"text": "The two countries should not reopen the Danube locks by May"})
    alone = third.model_copy(update={"text": "Fishing quotas were raised in passing <b>", "quotes": ()})
    return A.model_copy(
        update={
            "claims": (changed, second, alone), "duration_minutes": 40, "parties": A.parties[::-1],
            "provenance": provenance(article_sha256="0" * 64),
        }
    )  # fmt: skip


def test_the_text_has_every_claim_once_and_conflicts_first() -> None:
    text = " ".join(as_text(compared(A, other())).split())
    order = ["They differ on duration.", "They conflict", "Both say", "Only in A", "Only in B"]
    assert sorted(order, key=text.index) == order
    assert text.index("should not reopen") < text.index("Both say")
    assert text.count("raised in passing") == text.count("The plan is “too early”") == 1


@pytest.mark.parametrize("width", [40, 100])
def test_the_text_keeps_to_its_width(width: int) -> None:
    assert max(map(len, as_text(compared(A, other()), width=width).splitlines())) <= width


def test_agreement_is_said_too() -> None:
    text = as_text(compared(A, A))
    assert "Nothing they say differs" in text and "Only in" not in text


def test_the_page_pairs_claims_and_gives_each_person_one_colour() -> None:
    page = as_html(compared(A, other()))
    assert page.count('class="claim"') == 6 and "<b>" not in page
    for name in ("Dvorsky", "Hruska", "Kertes"):
        assert len(set(re.findall(rf'class="name (v\d)">{name}<', page))) == 1
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(SettingsError, match="call-summarizer"):
        compared(A, other())


def test_the_command(tmp_path: Path) -> None:
    for name, record in (("a.json", A), ("b.json", other())):
        (tmp_path / name).write_text(record.model_dump_json(), encoding="utf-8")
    a, b = str(tmp_path / "a.json"), str(tmp_path / "b.json")
    done = run("compare", a, b)
    assert done.returncode == 0, done.stderr
    assert "They conflict" in done.stdout and "\x1b" not in done.stdout
    assert run("compare", a, b, "--format", "html", "--out", str(tmp_path / "c.html")).returncode == 0
    assert "Two accounts" in (tmp_path / "c.html").read_text(encoding="utf-8")
    done = run("compare", a, str(tmp_path / "none.json"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
