"""The README can't rot: its commands run, and the output it shows is the output there is."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def commands() -> list[list[str]]:
    """Every call of `summarizer` in the README's shell blocks, as arguments."""
    lines = [part.strip() for block in blocks("sh") for line in block.splitlines() for part in line.split("&&")]
    return [shlex.split(line)[1:] for line in lines if line.startswith("summarizer ")]


def test_the_first_command_prints_what_is_shown() -> None:
    done = run(*commands()[0], COLUMNS="100")
    assert done.returncode == 0
    shown = blocks("text")[0]
    assert [line.rstrip() for line in done.stdout.splitlines()] == [line.rstrip() for line in shown.splitlines()]


def test_the_second_command_is_what_continuous_integration_runs() -> None:
    command = blocks("sh")[1].strip().split(" && ")[-1]
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("block", blocks("python"))
def test_python_runs(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    exec(compile(block, "README.md", "exec"), names)
    assert names["record"].claims


@pytest.mark.parametrize("arguments", commands(), ids=" ".join)
def test_every_command_is_one_the_program_has(arguments: list[str]) -> None:
    """Commands that need a key, a server or a model are checked as far as their options go."""
    words = [word for word in arguments if re.fullmatch(r"[a-z]+", word)]
    depth = 2 if words[0] in ("eval", "prompts") else 1
    done = run(*words[:depth], "--help")
    assert done.returncode == 0, done.stderr
    for option in (word for word in arguments if word.startswith("--")):
        assert option in done.stdout
