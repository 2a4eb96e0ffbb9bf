"""`summarizer prompts` as its user meets it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summarizer import prompting
from summarizer.cli import prompts
from summarizer.errors import InputError, PromptError
from tests.test_cli import run

ROOT = Path(__file__).parent.parent
BASELINE = """
["openai-x@v1"]
blessed = "2026-11-22"
floors = {}
margins = {}
cases = { one = { digest = "d", attributed_claim_f1 = 0.5 }, two = { digest = "d", attributed_claim_f1 = 0.25 } }

[extractive]
blessed = "2026-11-22"
floors = {}
margins = {}
cases = { one = { digest = "d", attributed_claim_f1 = 0.9 } }
"""


def invoke(*arguments: str) -> str:
    return CliRunner().invoke(prompts.app, arguments, catch_exceptions=False).stdout


def row(version: str) -> str:
    return next(line for line in invoke("list").splitlines() if version in line.replace("*", "").split()[:1])


def test_list_says_what_each_version_is() -> None:
    for name in prompting.versions():
        prompt = prompting.load(name)
        line = row(name)
        assert prompt.about.summary in line
        assert prompt.hash[:12] in line
        assert prompt.about.date.isoformat() in line
        assert line.startswith("*") == (name == prompting.DEFAULT)


def test_a_version_costs_more_the_more_it_says() -> None:
    sizes = [int(row(name).split("~")[1].split()[0].replace(",", "")) for name in ("v1", "v2", "v3")]
    assert sizes == sorted(set(sizes))


def test_list_shows_blessed_scores_and_whose_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    baseline = prompts.suite("baseline")
    monkeypatch.setattr(baseline, "PATH", tmp_path / "baseline.toml")
    assert "cases" not in row("v1")
    (tmp_path / "baseline.toml").write_text(BASELINE)
    monkeypatch.setattr(baseline.read, "__defaults__", (tmp_path / "baseline.toml",))
    assert "0.38 openai-x, 2 cases" in row("v1")
    assert "0.9" not in invoke("list")


def test_a_released_version_that_changed_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    hashes = {"v1": prompting.load("v1").hash, "v2": "0" * 64}
    monkeypatch.setattr(prompting, "locked", lambda: hashes)
    assert [row(name).split("~")[0].split()[-1] for name in ("v1", "v2", "v3")] == ["yes", "CHANGED", "no"]


def test_show_renders_the_sample_or_an_article(tmp_path: Path) -> None:
    assert "Yuri Ushakov" in invoke("show", "v1")
    (tmp_path / "a.txt").write_text("Kertes agreed.")
    shown = invoke("show", "v1", "--article", str(tmp_path / "a.txt"))
    assert "[1] Kertes agreed." in shown
    assert "Ushakov" not in shown
    assert shown.index("## system") < shown.index("## user")


def test_diff_is_of_rendered_messages() -> None:
    lines = invoke("diff", "v1", "v3").splitlines()
    assert lines[:2] == ["--- v1", "+++ v3"]
    assert any(line.startswith("+Article 1:") for line in lines)
    assert not any("{{" in line for line in lines)
    assert invoke("diff", "v1", "v1") == ""


def test_diff_has_colours_only_on_a_terminal() -> None:
    assert "\x1b[" not in run("prompts", "diff", "v1", "v2").stdout
    assert "\x1b[" in run("prompts", "diff", "v1", "v2", FORCE_COLOR="1").stdout


def test_a_new_version_is_a_copy_elsewhere(tmp_path: Path) -> None:
    made = Path(invoke("new", "mine", "--from", "v3", "--in", str(tmp_path)).strip())
    assert made == tmp_path / "mine"
    assert prompting.load(str(made)).system == prompting.load("v3").system
    assert invoke("diff", "v3", str(made)) == ""


def test_release_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(prompting.library() / "v1", tmp_path / "mine")
    monkeypatch.setattr(prompting.registry, "library", lambda: tmp_path)
    assert invoke("release", "mine").split() == ["mine", prompting.load("mine").hash]
    assert prompting.locked() == {"mine": prompting.load("mine").hash}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("show", "v99"), PromptError),
        (("diff", "v1", "./nowhere"), PromptError),
        (("show", "v1", "--article", "nowhere.txt"), InputError),
        (("release", "v99"), PromptError),
        (("new", "v1", "--in", str(prompting.library())), PromptError),
    ],
)
def test_bad_input(arguments: tuple[str, ...], error: type[Exception]) -> None:
    with pytest.raises(error):
        invoke(*arguments)


def test_errors_are_one_line_and_exit_2() -> None:
    done = run("prompts", "show", "v99")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("summarizer: no prompt 'v99': there are v1, ")
    assert done.stderr.count("\n") == 1


def test_show_is_what_the_engine_is_sent(tmp_path: Path) -> None:
    from summarizer import summarize
    from tests.engine_samples import TEXT, reply
    from tests.loopback import Loopback, ok

    (tmp_path / "a.txt").write_text(TEXT)
    with Loopback([ok(reply())]) as server:
        summarize(TEXT, model="openai/x", prompt="v3", base_url=server.url, api_key="none", max_reasks=0)
    sent = [message["content"] for message in server.seen[0].body["messages"][:2]]
    shown = invoke("show", "v3", "--article", str(tmp_path / "a.txt"))
    assert all(text.rstrip() in shown for text in sent), json.dumps(sent)[:200]
