"""Cases: a folder each, with an article, gold records and what is known about it.

    fixtures/<case>/article.txt              the text, as an outlet or office would publish it
                    article.sentences.txt    its numbered sentences: gold refers to these numbers
                    gold.yaml                the first reading; gold.<reader>.yaml: further, independent ones
                    case.toml                tags (the first is the kind), the call it belongs to, structures

A suite is a folder of cases, and may hold `split.lock`: which cases are for tuning (dev) and which for judging
(test), with the hashes of the latter.
"""

from __future__ import annotations

import datetime  # noqa: TC003  # pydantic reads annotations
import hashlib
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer import Article
from summarizer.errors import ArticleError

from .goldfile import CaseError, load_gold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .gold import Gold

Split = Literal["dev", "test"]
LOCK = "split.lock"
NAMED = 8  # cases in a message


class About(BaseModel):
    """What `case.toml` may say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tags: tuple[str, ...] = Field(min_length=1, description="the first is the kind of text")
    call: str | None = Field(default=None, description="the real-world call it reports: the unit of statistics")
    structures: tuple[str, ...] = Field(default=(), description="the reporting structures that stand in it")
    published: datetime.date | None = None
    outlet: str | None = None


@dataclass(frozen=True)
class Case:
    name: str
    folder: Path
    article: Article
    golds: dict[str, Gold]  # "gold" first, then further readers by name
    about: About
    split: Split | None = None

    @property
    def gold(self) -> Gold:
        return next(iter(self.golds.values()))

    @property
    def call(self) -> str:
        """The cluster this case belongs to: all articles of one call are one observation."""
        return self.about.call or self.name

    @cached_property
    def digest(self) -> str:
        """Of article and gold: scores made under another digest can't be compared."""
        files = (self.folder / "article.txt", self.folder / "gold.yaml")
        return hashlib.sha256("".join(file_digest(path) for path in files).encode()).hexdigest()[:16]

    @property
    def kind(self) -> str:
        return self.about.tags[0]

    @cached_property
    def tags(self) -> frozenset[str]:
        return frozenset(self.about.tags)


@dataclass(frozen=True)
class Dataset:
    """The cases of a suite, by name. `digest` changes when any article or gold does."""

    folder: Path
    cases: tuple[Case, ...]
    digest: str = field(default="", compare=False)

    def subset(self, *, split: Split | None = None, tag: str | None = None) -> Dataset:
        chosen = (case for case in self.cases if split in (None, case.split) and (tag is None or tag in case.tags))
        return Dataset(self.folder, tuple(chosen), self.digest)


def load_suite(folder: Path) -> Dataset:
    """Every case under `folder`, by name. Raises CaseError: no such folder, no case in it, a case that is wrong."""
    if not folder.is_dir():
        raise CaseError(f"{folder}: no such folder of cases")
    folders = sorted(
        path for path in folder.iterdir() if (path / "article.txt").exists() or (path / "gold.yaml").exists()
    )
    if not folders:
        raise CaseError(f"{folder}: no case in it; a case is a folder with article.txt and gold.yaml")
    splits = read_lock(folder)
    cases = tuple(load_case(path, splits.get(path.name)) for path in folders)
    digest = hashlib.sha256("".join(file_digest(path) for case in cases for path in case_files(case.folder)).encode())
    return Dataset(folder, cases, digest.hexdigest())


def load_case(folder: Path, split: Split | None = None) -> Case:
    """The case in `folder`. Raises CaseError naming file and line."""
    about = _about(folder / "case.toml")
    path = folder / "article.txt"
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise CaseError(f"{folder}: no article.txt in this case") from None
    except UnicodeDecodeError as error:
        raise CaseError(f"{path}: not UTF-8 at byte {error.start}") from None
    try:
        article = Article.parse(text, published=about.published, outlet=about.outlet)
    except ArticleError as error:
        raise CaseError(f"{path}: {error}") from None
    paths = [folder / "gold.yaml", *sorted(set(folder.glob("gold.*.yaml")) - {folder / "gold.yaml"})]
    golds = {path.name.removesuffix(".yaml").removeprefix("gold."): load_gold(path, article) for path in paths}
    return Case(folder.name, folder, article, golds, about, split)


def named(cases: Iterable[str]) -> str:
    """Cases by name, so many that a message can hold them."""
    names = sorted(cases)
    return ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")


def case_files(folder: Path) -> list[Path]:
    """The files that make a case, in a fixed order."""
    return [
        folder / "article.txt",
        folder / "article.sentences.txt",
        *sorted(folder.glob("gold*.yaml")),
        folder / "case.toml",
    ]


def locked_files(folder: Path) -> list[Path]:
    """The files whose change would move a score. Further readers' golds only add to the ceiling."""
    judged = [path for path in case_files(folder) if not path.match("gold.*.yaml")]
    return [path for path in judged if path.exists()]


def file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes() if path.exists() else b"").hexdigest()


def read_lock(folder: Path) -> dict[str, Split]:
    """Case name to split, as locked; empty where nothing is."""
    path = folder / LOCK
    if not path.exists():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"{path}: {error}") from None
    splits: tuple[Split, ...] = ("dev", "test")
    return {name: split for split in splits for name in data.get(split, ())}


def split_by_hash(cases: Iterable[Case], always_dev: Sequence[str] = ()) -> dict[str, Split]:
    """Half dev, half test: within each kind, calls in the order of their name's sha256, dealt in turn.

    Articles of one call go together, or what was tuned on one would be judged on the other. The turn is carried
    from kind to kind, so that kinds of odd size don't all favour the same side.
    """
    cases = list(cases)
    splits: dict[str, Split] = {case.name: "dev" for case in cases if case.name in always_dev}
    dev_calls = {case.call for case in cases if case.name in splits}
    turn: Split = "test" if splits else "dev"
    for kind in sorted({case.kind for case in cases}):
        calls = {case.call for case in cases if case.kind == kind} - dev_calls
        for call in sorted(calls, key=lambda name: hashlib.sha256(name.encode()).hexdigest()):
            splits |= {case.name: turn for case in cases if case.call == call}
            dev_calls.add(call)
            turn = "test" if turn == "dev" else "dev"
    return splits


def write_lock(dataset: Dataset, new_dev: Sequence[str] = ()) -> None:
    """Fix the split of a suite and the hashes of its test cases.

    The first lock deals by hash. A later one leaves every case on its side, or what was tuned on would come to judge:
    new cases are dev where named, else test, as nobody has seen them.
    """
    splits = {case.name: case.split for case in dataset.cases if case.split} or split_by_hash(dataset.cases, new_dev)
    dev_calls = {case.call for case in dataset.cases if splits.get(case.name) == "dev" or case.name in new_dev}
    for case in dataset.cases:
        splits.setdefault(case.name, "dev" if case.call in dev_calls else "test")
    lines = [
        "# Made by `python -m evals.cases FOLDER [NEW_DEV_CASE...]`.",
        "# dev: cases that rules and prompts may be tuned on. test: cases that judge them, with their hashes.",
    ]
    for split in ("dev", "test"):
        lines += [f"{split} = [", *(f'    "{case.name}",' for case in dataset.cases if splits[case.name] == split), "]"]
    lines += ["", "[sha256]"]
    for case in dataset.cases:
        if splits[case.name] == "test":
            lines += [f'"{case.name}/{path.name}" = "{file_digest(path)}"' for path in locked_files(case.folder)]
    (dataset.folder / LOCK).write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_table(dataset: Dataset) -> None:
    """Bring the rows of the table in the suite's README up to date; a suite without one stays without."""
    path = dataset.folder / "README.md"
    if not path.exists():
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("| `")]
    at = next((n for n, line in enumerate(kept, 1) if line.startswith("| ---")), len(kept))
    kept[at:at] = [_row(case) for case in dataset.cases]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def _row(case: Case) -> str:
    further, structures = ", ".join(case.about.tags[1:]), "; ".join(case.about.structures)
    return f"| `{case.name}` | {case.split} | {case.kind} | {further} | {len(case.golds)} | {structures} |"


def _about(path: Path) -> About:
    try:
        return About.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return About(tags=("untagged",))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"{path}: {error}") from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise CaseError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


if __name__ == "__main__":
    import sys

    write_lock(load_suite(Path(sys.argv[1])), new_dev=sys.argv[2:])
    write_table(load_suite(Path(sys.argv[1])))
