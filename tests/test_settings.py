"""Settings: arguments over environment over files, and errors that name the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.errors import SettingsError
from summarizer.settings import DEFAULT_OPENAI_MODEL, FALLBACK_MODEL, Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "SUMMARIZER_MODEL", "SUMMARIZER_PROMPT", "SUMMARIZER_DEADLINE"):
        monkeypatch.delenv(name, raising=False)


def test_arguments_win_over_environment_over_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "summarizer.toml").write_text('model = "from-file"\nprompt = "from-file"\ndeadline = 7\n')
    monkeypatch.setenv("SUMMARIZER_MODEL", "from-environment")
    monkeypatch.setenv("SUMMARIZER_PROMPT", "from-environment")
    settings = Settings.load(tmp_path, model="from-argument", prompt=None)
    assert (settings.model, settings.prompt, settings.deadline) == ("from-argument", "from-environment", 7)


def test_pyproject_table_is_read_where_there_is_no_summarizer_toml(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.summarizer]\nmodel = "extractive"\n')
    assert Settings.load(tmp_path).model == "extractive"


def test_prices_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text('[models."some-model"]\ninput = 1.25\noutput = 10\n')
    assert Settings.load(tmp_path).models["some-model"].output == 10


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("deadline = -1", r"summarizer.toml: deadline: .*greater than 0"),
        ("modle = 'x'", r"summarizer.toml: modle: .*not permitted"),
        ("model = ", r"summarizer.toml: Invalid value"),
    ],
)
def test_a_bad_file_is_named_with_the_setting(tmp_path: Path, file: str, message: str) -> None:
    (tmp_path / "summarizer.toml").write_text(file)
    with pytest.raises(SettingsError, match=message):
        Settings.load(tmp_path)


def test_a_bad_variable_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_DEADLINE", "soon")
    with pytest.raises(SettingsError, match=r"environment: deadline: .*number"):
        Settings.load(tmp_path)


def test_model_falls_back_to_what_needs_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.load(tmp_path).chosen_model() == FALLBACK_MODEL
    monkeypatch.setenv("OPENAI_API_KEY", "sk-x")
    assert Settings.load(tmp_path).chosen_model() == DEFAULT_OPENAI_MODEL


def test_a_key_is_never_shown(tmp_path: Path) -> None:
    assert "sk-secret" not in repr(Settings.load(tmp_path, api_key="sk-secret"))
