"""One prompt version as loaded: its templates, strictly checked and rendered.

A user's own prompt comes from anywhere, so templates run in jinja's sandbox, and what they may name is checked when
they are loaded, before any article is read.
"""

from __future__ import annotations

import datetime  # noqa: TC003  # pydantic reads annotations when it runs
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from summarizer.errors import PromptError
from summarizer.prompting.leaks import leaks
from summarizer.record import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

    from summarizer.article import Article, Sentence

# What each template may name, and what it has to: without them the article would be missing, or unfenced.
VARIABLES = {
    "system.md": frozenset({"examples"}),
    "user.md": frozenset({"fence", "sentences", "quotations", "published", "outlet", "known_parties"}),
}
NEEDED = {"system.md": frozenset[str](), "user.md": frozenset({"fence", "sentences"})}
# What a template's own expressions can run into; none of these messages can hold the article.
FAULTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


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
    hash: str  # sha256 over the names and texts of its files
    examples: tuple[Example, ...] = ()

    def __post_init__(self) -> None:
        """Raises PromptError naming file and fault: syntax, an unknown variable, one that is missing."""
        for file, template in (("system.md", self.system), ("user.md", self.user)):
            self._check(file, template)

    @cached_property
    def leaks(self) -> frozenset[str]:
        """Names that stand in the examples: where an article lacks one, no record of it may have it."""
        return frozenset(name for example in self.examples for name in leaks(example.article, example.reply))

    def render(
        self, article: Article, sentences: Sequence[Sentence], known_parties: Sequence[str] = ()
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

    def _check(self, file: str, template: str) -> None:
        from jinja2 import TemplateSyntaxError, meta

        where, known = self.folder / file, VARIABLES[file]
        try:
            used = meta.find_undeclared_variables(_environment().parse(template))
        except TemplateSyntaxError as error:
            raise PromptError(f"{where}, line {error.lineno}: {error.message}") from None
        if extra := used - known:
            raise PromptError(f"{where}: unknown variable {_names(extra)}; there are {_names(known)}")
        if missing := NEEDED[file] - used:
            raise PromptError(f"{where}: never uses the variable {_names(missing)}, without which no article is shown")
        if self.examples and file == "system.md" and "examples" not in used:
            raise PromptError(f"{where}: never uses the variable examples, and there is a folder of them")

    def _fill(self, file: str, template: str, values: dict[str, Any]) -> str:
        from jinja2 import TemplateError

        try:
            return _template(template).render(values)
        except TemplateError as error:
            raise PromptError(f"{self.folder / file}: {error}") from None
        except FAULTS as error:
            raise PromptError(f"{self.folder / file}: {type(error).__name__} while it is filled in") from None


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def _template(text: str) -> Template:
    """Compiled once: compiling takes longer than all the rest of a rendering."""
    return _environment().from_string(text)


def _numbered(article: Article, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """Sentences as (number, text) and the quotations that begin in them as (number, sentence, text), on a line each."""
    numbers = {sentence.number for sentence in sentences}
    return {
        "sentences": [(s.number, _one_line(s.text)) for s in sentences],
        "quotations": [
            (q.number, q.sentences[0], _one_line(q.text)) for q in article.quotations if q.sentences[0] in numbers
        ],
    }


def _names(variables: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(variables))


def _one_line(text: str) -> str:
    return " ".join(text.split())
