"""Prompt versions: folders of templates, rendered strictly. The article is data, never a template.

    prompts/v3/system.md      what the model is asked to do; variable: examples (of reply,
                              sentences, quotations)
               user.md        one article; variables: fence, sentences, quotations, published, outlet,
                              known_parties
               prompt.toml    date, what changed and why, the schema it fills, sampling parameters
               examples/NAME  optional: article.txt and reply.json, fictitious

A new folder is a new version; nothing else has to be edited. DEFAULT below names the default.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import shutil
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.article import Article
from summarizer.errors import ArticleError, PromptError
from summarizer.record import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Sentence

DEFAULT = "v1"
_NAME = re.compile(r"(?<=[a-z,;] )[^\W\d_a-z][\w’'-]{3,}(?: [^\W\d_a-z][\w’'-]+)*")  # capitalised inside a sentence


@dataclass(frozen=True)
class Example:
    """A fictitious article and the reply it deserves, for few-shot prompts."""

    name: str
    article: Article
    reply: str  # JSON in the wire format


class About(BaseModel):
    """What prompt.toml may say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: datetime.date
    summary: str = Field(min_length=1, description="what this version tries, in a line")
    why: str = Field("", description="what was seen that made it worth trying")
    schema_version: str = Field(SCHEMA_VERSION, alias="schema", description="of the record it fills")
    parameters: dict[str, float | int | str] = Field(default_factory=dict, description="sampling parameters")


@dataclass(frozen=True)
class Prompt:
    """A prompt version as loaded: `render` gives the messages for an article."""

    name: str
    folder: Path
    system: str
    user: str
    about: About
    hash: str  # sha256 over the folder's files, by name
    examples: tuple[Example, ...] = ()

    @cached_property
    def leaks(self) -> frozenset[str]:
        """Names that stand in the examples: where an article lacks one, no record of it may have it."""
        return frozenset(name for example in self.examples for name in _NAME.findall(example.article.text))

    def render(
        self, article: Article, sentences: Sequence[Sentence], known_parties: Sequence[str]
    ) -> list[dict[str, str]]:
        """System and user message over `sentences` (all, or a window). Raises PromptError."""
        values = {
            # An article can't hold its own hash, so it can't close the fence around it.
            "fence": article.sha256[:16],
            **_numbered(article, sentences),
            "published": article.published.isoformat() if article.published else "",
            "outlet": _one_line(article.outlet or ""),
            "known_parties": list(known_parties),
        }
        shown = [{"reply": e.reply, **_numbered(e.article, e.article.sentences)} for e in self.examples]
        return [
            {"role": "system", "content": self._fill("system.md", self.system, {"examples": shown})},
            {"role": "user", "content": self._fill("user.md", self.user, values)},
        ]

    def _fill(self, file: str, template: str, values: dict[str, Any]) -> str:
        import jinja2
        import jinja2.meta
        from jinja2.sandbox import SandboxedEnvironment

        environment = SandboxedEnvironment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        where = self.folder / file
        try:
            if unknown := jinja2.meta.find_undeclared_variables(environment.parse(template)) - values.keys():
                raise PromptError(
                    f"{where}: unknown variable {', '.join(sorted(unknown))}; there are {', '.join(sorted(values))}"
                )
            return environment.from_string(template).render(values)
        except jinja2.TemplateSyntaxError as error:
            raise PromptError(f"{where}, line {error.lineno}: {error.message}") from None
        except jinja2.TemplateError as error:
            raise PromptError(f"{where}: {error}") from None


def _numbered(article: Article, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """Sentences as (number, text) and the quotations that begin in them as (number, sentence, text), on a line each."""
    numbers = {sentence.number for sentence in sentences}
    return {
        "sentences": [(s.number, _one_line(s.text)) for s in sentences],
        "quotations": [
            (q.number, q.sentences[0], _one_line(q.text)) for q in article.quotations if q.sentences[0] in numbers
        ],
    }


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
    return Prompt(
        name=folder.name,
        folder=folder,
        system=_read(folder / "system.md"),
        user=_read(folder / "user.md"),
        about=_about(folder / "prompt.toml"),
        hash=digest(folder),
        examples=tuple(_example(path) for path in sorted(folder.glob("examples/*")) if path.is_dir()),
    )


def digest(folder: Path) -> str:
    """The sha256 of a version: of its files' names and texts."""
    sums = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        sums.update(f"{path.relative_to(folder).as_posix()}\0{_read(path)}\0".encode())
    return sums.hexdigest()


def create(name: str, origin: Prompt, folder: Path) -> Path:
    """A copy of `origin` as the new version `folder/name`, to be edited. Raises PromptError: taken, or no such place."""
    target = folder / name
    if not re.fullmatch(r"[\w-]+", name):
        raise PromptError(f"{name!r} can't name a version: letters, digits, - and _ only")
    if target.exists():
        raise PromptError(f"{target} is there already; a version is never overwritten")
    try:
        shutil.copytree(origin.folder, target)
        (target / "prompt.toml").write_text(
            f'date = {datetime.date.today().isoformat()}\nsummary = "Like {origin.name}, but ..."\n'
            f'why = "..."\nschema = "{origin.about.schema_version}"\n\n[parameters]\n'
            + "".join(f"{key} = {value!r}\n" for key, value in origin.about.parameters.items()),
            encoding="utf-8",
        )
    except OSError as error:
        raise PromptError(f"{target}: {error.strerror}") from None
    return target


def versions() -> list[str]:
    """Names of the versions that come with the package, oldest first."""
    found = [path.name for path in library().iterdir() if (path / "prompt.toml").is_file()]
    return sorted(found, key=lambda name: [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)])


def library() -> Path:
    """The folder of versions: inside an installed package, or beside it in a checkout."""
    installed = Path(__file__).parent / "prompts"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "prompts"


def _about(path: Path) -> About:
    try:
        return About.model_validate(tomllib.loads(_read(path)))
    except tomllib.TOMLDecodeError as error:
        raise PromptError(f"{path}: {error}") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise PromptError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def _example(folder: Path) -> Example:
    text, reply = _read(folder / "article.txt"), _read(folder / "reply.json")
    try:
        return Example(
            folder.name, Article.parse(text), json.dumps(json.loads(reply), ensure_ascii=False, separators=(",", ":"))
        )
    except (ArticleError, json.JSONDecodeError) as error:
        raise PromptError(f"{folder}: {error}") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"{path}: {error.strerror if isinstance(error, OSError) else 'not UTF-8'}") from None


def _one_line(text: str) -> str:
    return " ".join(text.split())
