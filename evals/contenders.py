"""Contenders: an engine with a prompt, opened once, and the floor that every run is scored beside."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Protocol

from summarizer import Provenance, resolve

from . import trivial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer import Article, CallSummary, Draft

CHARACTERS_PER_TOKEN = 4  # for estimates before a run only


class Reader(Protocol):
    """What the runner needs of a summarizer."""

    model: str
    prompt: str | None  # the version's name; None where the engine reads none

    async def read(self, article: Article) -> CallSummary: ...

    def key(self, article: Article) -> str:
        """What a reading of the article would be a reading of."""
        ...

    def basis(self) -> str:
        """The key's part that is the same for all articles: engine, prompt, schema, parameters."""
        ...

    def input_tokens(self, article: Article) -> int:
        """About how many tokens one attempt sends; 0 where no model is called."""
        ...

    async def aclose(self) -> None: ...


class Package:
    """The package's own pipeline as a Reader. Raises SettingsError or PromptError before any case is read."""

    def __init__(self, model: str | None, prompt: str | None, options: dict[str, Any]) -> None:
        from summarizer import Summarizer

        self._summarizer = Summarizer(model, prompt, **options)
        self.model = self._summarizer.engine.name
        self.prompt = self._summarizer.prompt.name if self._summarizer.prompt else None

    async def read(self, article: Article) -> CallSummary:
        return await self._summarizer.asummarize(article.text, published=article.published, outlet=article.outlet)

    def key(self, article: Article) -> str:
        return self._summarizer.key(article.text, published=article.published, outlet=article.outlet)

    def basis(self) -> str:
        return self._summarizer.key("")

    def input_tokens(self, article: Article) -> int:
        if self._summarizer.prompt is None:
            return 0
        messages = self._summarizer.prompt.render(article, article.sentences, ())
        return sum(len(message["content"]) for message in messages) // CHARACTERS_PER_TOKEN

    async def aclose(self) -> None:
        await self._summarizer.aclose()


class Floor:
    """The trivial engine as a Reader."""

    model = trivial.NAME
    prompt: str | None = None

    async def read(self, article: Article) -> CallSummary:
        return record_of(trivial.read(article), article, trivial.NAME)

    def key(self, article: Article) -> str:
        return hashlib.sha256(f"{self.basis()} {article.sha256}".encode()).hexdigest()

    def basis(self) -> str:
        return trivial.NAME

    def input_tokens(self, article: Article) -> int:  # noqa: ARG002
        return 0

    async def aclose(self) -> None:
        """Nothing to close."""


@dataclass(frozen=True)
class Contender:
    """A reader under the name its run goes by: the model's and, where it reads one, the prompt's."""

    reader: Reader

    @property
    def name(self) -> str:
        kind, _, rest = self.reader.model.partition("/")
        on_disk = kind in ("local", "replay")  # then the rest is a path, of which the last part tells enough
        parts = [f"{kind}/{PurePath(rest).name.removesuffix('.gguf')}" if on_disk else self.reader.model]
        parts += [self.reader.prompt] if self.reader.prompt else []
        return "@".join("".join(c if c.isalnum() or c in "-._" else "-" for c in part.strip("/.")) for part in parts)


def open_contenders(
    models: Sequence[str | None], prompts: Sequence[str | None], options: dict[str, Any]
) -> list[Contender]:
    """Every model with every prompt, a model that reads none once, and the floor. Nothing is read yet.

    Raises SettingsError or PromptError.
    """
    readers: list[Reader] = []
    for model in dict.fromkeys(models):
        for prompt in dict.fromkeys(prompts):
            reader: Reader = Floor() if model == trivial.NAME else Package(model, prompt, options)
            readers.append(reader)
            if reader.prompt is None:
                break
    if not any(isinstance(reader, Floor) for reader in readers):
        readers.append(Floor())
    return [Contender(reader) for reader in readers]


def record_of(draft: Draft, article: Article, engine: str) -> CallSummary:
    """The record of a draft that no engine of the package made: the floor's, a gold's."""
    provenance = Provenance(engine=engine, package_version="", article_sha256=article.sha256, run_id="")
    return resolve(draft, article, (), provenance)
