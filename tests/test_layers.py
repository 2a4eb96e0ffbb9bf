"""The structure of the code is what pyproject.toml says it is, and the front door is narrow and light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import summarizer

ROOT = Path(__file__).parent.parent


def run(*code: str) -> str:
    done = subprocess.run([sys.executable, *code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_layers_only_look_down() -> None:
    run("-c", "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])")


def test_front_door_is_what_it_says() -> None:
    assert all(hasattr(summarizer, name) for name in summarizer.__all__)
    assert dir(summarizer) == summarizer.__all__
    assert {"summarize", "asummarize", "Summarizer", "CallSummary"} <= set(summarizer.__all__)


def test_importing_the_package_loads_no_model_client() -> None:
    loaded = run("-c", "import sys, summarizer; print(*sys.modules)").split()
    assert not {"openai", "instructor", "pydantic", "rich", "typer"} & set(loaded)


def test_the_extractive_path_loads_no_model_client() -> None:
    code = (
        "import sys; from summarizer import summarize\n"
        "summarize('Anna Weiss spoke with Jan Novak by phone.', model='extractive')\n"
        "print(*sys.modules)"
    )
    assert not {"openai", "instructor", "xllamacpp", "scipy"} & set(run("-c", code).split())
