"""Small suites on disk, and a reader that answers as told: for tests of the evaluation suite."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from evals.cases import Dataset, load_suite
from evals.contenders import Contender, record_of
from evals.gold import Gold
from evals.runner import Session, plan
from tests.scripted import DRAFT, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from evals.journal import Run
    from summarizer import Article, CallSummary, Draft

GOLD: dict[str, Any] = json.loads(DRAFT.model_dump_json())


def gold(**changes: Any) -> Gold:
    """The scripted article's draft as a gold record, with fields changed."""
    return Gold.model_validate({**GOLD, **changes})


def claims(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    """Its claims, each with fields changed; {} for as it is."""
    return [{**claim, **change} for claim, change in zip(GOLD["claims"], changes, strict=True)]


def write_case(
    folder: Path, name: str = "locks", *, text: str = TEXT, about: str = "", **golds: dict[str, Any]
) -> Path:
    """A case's folder. `golds` are by reader; `gold` is the first one."""
    case = folder / name
    case.mkdir(parents=True)
    (case / "article.txt").write_text(text, encoding="utf-8")
    for reader, data in ({"gold": GOLD} | golds).items():
        file = "gold.yaml" if reader == "gold" else f"gold.{reader}.yaml"
        (case / file).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    (case / "case.toml").write_text(about or 'tags = ["briefing"]\n', encoding="utf-8")
    return case


def write_suite(folder: Path, count: int = 2) -> Dataset:
    """`count` cases of different calls, whose articles differ in a last line that says nothing."""
    for n in range(count):
        write_case(folder, f"case-{n}", text=f"{TEXT}\nNote {n}.\n")
    return load_suite(folder)


@dataclass
class Scripted:
    """A reader that answers with a draft, or raises; `asked` are the articles it was asked to read."""

    answer: Callable[[Article], Draft] = lambda _: DRAFT
    model: str = "scripted"
    prompt: str | None = None
    version: str = "1"
    asked: list[str] = field(default_factory=list)
    closed: int = 0

    async def read(self, article: Article) -> CallSummary:
        self.asked.append(article.sha256)
        return record_of(self.answer(article), article, self.model)

    def key(self, article: Article) -> str:
        return f"{self.basis()}-{article.sha256}"

    def basis(self) -> str:
        return f"{self.model}-{self.prompt}-{self.version}"

    def input_tokens(self, article: Article) -> int:
        return len(article.text)

    async def aclose(self) -> None:
        self.closed += 1


def run_of(dataset: Dataset, folder: Path, reader: Scripted | None = None) -> Run:
    """A finished run of a scripted reader, in `folder`."""
    todo = plan(dataset, Contender(reader or Scripted()), folder)
    Session().execute([todo])
    return todo.run()
