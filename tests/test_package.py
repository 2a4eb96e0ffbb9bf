"""The wheel, installed in a clean environment and used far from the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer import CallSummary, prompting
from tests.engine_samples import TEXT, reply
from tests.loopback import Loopback, ok

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "fixtures" / "putin-trump-2025-06-14" / "article.txt"
MARKER = "Write as a lighthouse keeper would."
GOLD = """
status: held
headline: Voss and Maron speak by phone, Lund says
abstract: Ana Voss and Piet Maron spoke by phone. Voss condemned the blockade, Ivo Lund said.
medium: phone
parties:
  - {id: voss, name: Ana Voss, title: President, role: principal, evidence: [1]}
  - {id: maron, name: Piet Maron, title: Chancellor, role: principal, evidence: [1]}
  - {id: lund, name: Ivo Lund, title: spokesman, role: source, evidence: [1]}
sources: [{party: lund, channel: press_remarks, evidence: [1]}]
claims:
  - {speaker: [voss], act: condemn, text: The blockade is condemned, target: the blockade, via: [lund], evidence: [2]}
  - {speaker: [lund], act: assess, text: The talks were frank, in_call: false, quotes: [{quotation: 1, voice: lund}],
     evidence: [3]}
"""

pytestmark = pytest.mark.slow


class Installed(NamedTuple):
    wheel: Path
    python: Path
    site: Path
    elsewhere: Path

    def run(self, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        """The console script, in a folder that knows nothing of a checkout."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZER_", "OPENAI_", "PYTHON"))}
        return subprocess.run(
            [str(self.python.with_name("summarizer")), *arguments], cwd=self.elsewhere, env={**kept, **env},
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel alone in an environment of its own; what it depends on is borrowed from the one that runs the tests."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("package")
    _must(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    _must(str(python), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel), cwd=folder)
    paths = {"base": str(folder / "env"), "platbase": str(folder / "env")}
    site = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    return Installed(wheel, python, site, elsewhere)


def _must(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_the_wheel_holds_one_package(installed: Installed) -> None:
    names = zipfile.ZipFile(installed.wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"summarizer", "call_summarizer"}
    assert [name for name in names if name.endswith(".pyc") or "/." in name or name.endswith("~")] == []
    for name in ("prompts/prompts.lock", "prompts/v1/system.md", "evals/runner.py", "evals/READING_RULES.md"):
        assert f"summarizer/{name}" in names
    assert not (installed.site / "evals").exists()
    assert not (installed.site / "prompts").exists()


def test_it_is_the_installed_package_that_runs(installed: Installed) -> None:
    where = _must(str(installed.python), "-c", "import summarizer; print(summarizer.__file__)", cwd=installed.elsewhere)
    assert Path(where.strip()).is_relative_to(installed.site)


def test_summarize(installed: Installed) -> None:
    done = installed.run("summarize", str(SAMPLE), "--model", "extractive", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert CallSummary.model_validate_json(done.stdout).claims


def test_prompts(installed: Installed) -> None:
    done = installed.run("prompts", "list")
    assert done.returncode == 0, done.stderr
    for name in prompting.versions():
        assert prompting.load(name).hash[:12] in done.stdout
    assert "Yuri Ushakov" in installed.run("prompts", "show").stdout
    made = installed.run("prompts", "new", "mine")
    assert made.returncode == 0, made.stderr
    assert (installed.elsewhere / "mine" / "system.md").is_file()
    shutil.rmtree(installed.elsewhere / "mine")


def test_eval_run_with_a_prompt_and_cases_of_ones_own(installed: Installed, tmp_path: Path) -> None:
    case = tmp_path / "cases" / "lighthouse"
    case.mkdir(parents=True)
    (case / "article.txt").write_text(TEXT)
    (case / "gold.yaml").write_text(GOLD)
    (case / "case.toml").write_text('tags = ["own"]\ncall = "lighthouse"\n')
    own = prompting.create("own", prompting.load("v1"), tmp_path)
    (own / "system.md").write_text(MARKER)
    with Loopback([ok(reply())]) as server:
        done = installed.run(
            "eval", "run", "--cases", str(case.parent), "--prompt", str(own), "--prompt", "v1", "--model", "openai/x",
            "--base-url", server.url, "--out", str(tmp_path / "runs"), "--format", "json",
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    systems = {call.body["messages"][0]["content"] for call in server.seen}
    assert any(MARKER in text for text in systems)
    assert len(systems) == 2
    scores = {item["name"]: item["metrics"]["claim_f1"]["mean"] for item in json.loads(done.stdout)["evaluations"]}
    assert (scores["openai-x@own"], scores["openai-x@v1"]) == (1.0, 1.0)
    assert sorted(path.name for path in (tmp_path / "runs").glob("openai*")) == [
        "openai-x@own.jsonl",
        "openai-x@v1.jsonl",
    ]
