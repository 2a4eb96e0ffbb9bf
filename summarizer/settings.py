"""Settings: arguments, then `SUMMARIZER_*` variables, then `summarizer.toml` or pyproject's `[tool.summarizer]`."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, TypedDict

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from summarizer.errors import SettingsError

DEFAULT_OPENAI_MODEL = "openai/gpt-5-mini"
FALLBACK_MODEL = "extractive"
ENVIRONMENT_PREFIX = "SUMMARIZER_"


class Price(BaseModel):
    """US dollars for a million tokens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cached: float | None = Field(None, ge=0, description="input read from the provider's cache; None: as input")
    batch: float = Field(0.5, ge=0, le=1, description="what a provider's batch costs of it")


class Settings(BaseModel):
    """How to read articles. `Settings.load` fills what arguments leave open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str | None = Field(None, min_length=1, description="openai/NAME, local/PATH.gguf, replay/DIR, extractive")
    prompt: str | None = Field(None, description="a version's name, or a folder")
    base_url: str | None = Field(None, description="of an OpenAI-compatible endpoint")
    api_key: SecretStr | None = Field(None, description="else OPENAI_API_KEY")
    deadline: Annotated[float, Field(gt=0, description="seconds for one article, all attempts included")] = 120.0
    on_ungrounded: Literal["flag", "raise"] = "flag"
    concurrency: int = Field(8, ge=1, description="requests under way at once")
    max_reasks: int = Field(2, ge=0, description="times a reply with issues is sent back")
    max_tokens: int | None = Field(None, ge=1, description="stop before this many tokens are spent, all articles")
    max_cost: float | None = Field(None, gt=0, description="stop before this many US dollars are spent, all articles")
    reply_tokens: int | None = Field(None, ge=16, description="room for one reply; doubled once if a reply is cut")
    context_tokens: int | None = Field(None, ge=512, description="the model's window, where it is known")
    record: Path | None = Field(None, description="folder to keep every reply in, for replay/DIR")
    models: dict[str, Price] = Field(default_factory=dict, description="prices by model name")

    @classmethod
    def load(cls, folder: Path | None = None, **arguments: Any) -> Settings:
        """Settings from arguments (None: not given), environment and files in `folder` (default: the working one).

        Raises SettingsError naming the setting and where it came from.
        """
        settings: dict[str, Any] = {}
        for origin, values in (
            _from_file(folder or Path.cwd()),
            _from_environment(),
            ("arguments", {key: value for key, value in arguments.items() if value is not None}),
        ):
            _validate(origin, values)
            settings |= values
        return cls(**settings)

    def chosen_model(self) -> str:
        """The model asked for; else OpenAI's where a key is set; else the embedded engine."""
        if self.model:
            return self.model
        has_key = self.api_key or os.environ.get("OPENAI_API_KEY")
        return DEFAULT_OPENAI_MODEL if has_key else FALLBACK_MODEL


class Options(TypedDict, total=False):
    """What `Summarizer` takes besides model and prompt: see Settings."""

    base_url: str | None
    api_key: str | None
    deadline: float | None
    on_ungrounded: Literal["flag", "raise"] | None
    concurrency: int | None
    max_reasks: int | None
    max_tokens: int | None
    max_cost: float | None
    reply_tokens: int | None
    context_tokens: int | None
    record: Path | None
    models: dict[str, Price] | None


def _validate(origin: str, values: dict[str, Any]) -> None:
    try:
        Settings(**values)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{origin}: {name}: {first['msg']}") from None


def _from_environment() -> tuple[str, dict[str, Any]]:
    names = {ENVIRONMENT_PREFIX + name.upper(): name for name in Settings.model_fields if name != "models"}
    return "environment", {field: os.environ[name] for name, field in names.items() if os.environ.get(name)}


def _from_file(folder: Path) -> tuple[str, dict[str, Any]]:
    own, project = folder / "summarizer.toml", folder / "pyproject.toml"
    if own.is_file():
        return str(own), _toml(own)
    if project.is_file():
        return str(project), _toml(project).get("tool", {}).get("summarizer", {})
    return str(own), {}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path}: {error}") from None
