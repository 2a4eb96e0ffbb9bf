"""Prompt versions: folders of templates, rendered strictly. The article is data, never a template.

    prompts/v1/system.md    what the model is asked to do
               user.md      one article; variables: see VARIABLES
               prompt.toml  what changed and why, the schema it fills, sampling parameters

A new folder is a new version; nothing else has to be edited. DEFAULT below names the default.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import PromptError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article, Sentence

DEFAULT = "v1"
FILES = ("system.md", "user.md", "prompt.toml")
VARIABLES = {"fence", "sentences", "quotations", "published", "outlet", "known_parties"}


@dataclass(frozen=True)
class Prompt:
    """A prompt version as loaded: `render` gives the messages for an article."""

    name: str
    folder: Path
    system: str
    user: str
    about: dict[str, Any]  # prompt.toml
    hash: str  # sha256 over the files, by name
    leaks: frozenset[str] = frozenset()  # values that stand in its examples

    def render(self, article: Article, sentences: Sequence[Sentence], known_parties: Sequence[str]) -> list[dict[str, str]]:
        """System and user message over `sentences` (all, or a window). Raises PromptError."""
        numbers = {sentence.number for sentence in sentences}
        values = {
            # An article can't hold its own hash, so it can't close the fence around it.
            "fence": article.sha256[:16],
            "sentences": [(s.number, _one_line(s.text)) for s in sentences],
            "quotations": [
                (q.number, q.sentences[0], _one_line(q.text)) for q in article.quotations if numbers & set(q.sentences)
            ],
            "published": article.published.isoformat() if article.published else "",
            "outlet": _one_line(article.outlet or ""),
            "known_parties": list(known_parties),
        }
        return [
            {"role": "system", "content": self._fill("system.md", self.system, values)},
            {"role": "user", "content": self._fill("user.md", self.user, values)},
        ]

    def _fill(self, file: str, template: str, values: dict[str, Any]) -> str:
        import jinja2
        import jinja2.meta
        from jinja2.sandbox import SandboxedEnvironment

        environment = SandboxedEnvironment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        where = self.folder / file
        try:
            unknown = jinja2.meta.find_undeclared_variables(environment.parse(template)) - VARIABLES
            if unknown:
                raise PromptError(
                    f"{where}: unknown variable {', '.join(sorted(unknown))}; there are {', '.join(sorted(VARIABLES))}"
                )
            return environment.from_string(template).render(values)
        except jinja2.TemplateSyntaxError as error:
            raise PromptError(f"{where}, line {error.lineno}: {error.message}") from None
        except jinja2.TemplateError as error:
            raise PromptError(f"{where}: {error}") from None


def load(version: str | None = None) -> Prompt:
    """The prompt version of that name, or in that folder; the default for None. Raises PromptError."""
    version = version or DEFAULT
    folder = library() / version
    if re.search(r"[\\/.]", version):
        folder = Path(version)
    if not folder.is_dir():
        raise PromptError(
            f"no prompt {version!r}: there are {', '.join(versions())}; or give a path to a folder of your own"
        )
    texts = {name: _read(folder / name) for name in FILES}
    try:
        about = tomllib.loads(texts["prompt.toml"])
    except tomllib.TOMLDecodeError as error:
        raise PromptError(f"{folder / 'prompt.toml'}: {error}") from None
    digest = hashlib.sha256("\0".join(texts[name] for name in FILES).encode()).hexdigest()
    return Prompt(folder.name, folder, texts["system.md"], texts["user.md"], about, digest)


def versions() -> list[str]:
    """Names of the versions that come with the package, oldest first."""
    found = [path.name for path in library().iterdir() if (path / "prompt.toml").is_file()]
    return sorted(found, key=lambda name: [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)])


def library() -> Path:
    """The folder of versions: inside an installed package, or beside it in a checkout."""
    installed = Path(__file__).parent / "prompts"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "prompts"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"{path}: {error.strerror if isinstance(error, OSError) else 'not UTF-8'}") from None


def _one_line(text: str) -> str:
    return " ".join(text.split())
