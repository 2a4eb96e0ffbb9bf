"""`summarizer prompts`: the prompt versions there are, side by side, and new ones."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer import files, prompting
from summarizer.article import Article
from summarizer.cli.suite import suite
from summarizer.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from summarizer.prompting import Prompt

app = typer.Typer(help="List, show, compare and start prompt versions.", no_args_is_help=True)

SAMPLE = Path("fixtures") / "putin-trump-2025-06-14" / "article.txt"  # beside the library, wherever that is
CHARACTERS_PER_TOKEN = 4
SHOWN_METRIC = "attributed_claim_f1"
COLOURS = {"+": "green", "-": "red", "@": "cyan"}

Version = Annotated[str, typer.Argument(metavar="V", help="A version's name, or a folder of your own.")]
ArticleFile = Annotated[
    str | None, typer.Option("--article", metavar="FILE", help="Render over this article, not the sample one.")
]


@app.command("list")
def list_versions() -> None:
    """Every version: what it tries, its size, whether it is released, what it was measured to reach."""
    from rich.table import Table

    sample, scores, released = _article(None), _scores(), prompting.locked()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("", "version", "date", "hash", "released", "tokens", SHOWN_METRIC, "what it tries"):
        table.add_column(title, no_wrap=title not in (SHOWN_METRIC, "what it tries"))
    for prompt in map(prompting.load, prompting.versions()):
        table.add_row(
            "*" if prompt.name == prompting.DEFAULT else "", prompt.name, prompt.about.date.isoformat(),
            prompt.hash[:12], _released(prompt, released), f"~{_tokens(prompt, sample):,}",
            "\n".join(scores.get(prompt.name, ())) or "-", prompt.about.summary,
        )  # fmt: skip
    _console().print(table)
    print("* the default; tokens: an estimate of what is sent for the sample article", file=sys.stderr)


@app.command("show")
def show(version: Version = prompting.DEFAULT, article: ArticleFile = None) -> None:
    """The messages of a version, as a model would get them."""
    for message in prompting.load(version).render(text := _article(article), text.sentences):
        sys.stdout.write(f"## {message['role']}\n\n{message['content'].rstrip()}\n\n")


@app.command("diff")
def diff(
    first: Annotated[str, typer.Argument(metavar="A")],
    second: Annotated[str, typer.Argument(metavar="B")],
    article: ArticleFile = None,
) -> None:
    """What changes in the messages from A to B, as a unified diff."""
    from rich.text import Text

    text, console = _article(article), _console()
    old, new = prompting.load(first), prompting.load(second)
    lines = difflib.unified_diff(_lines(old, text), _lines(new, text), old.name, new.name, n=1, lineterm="")
    for line in lines:
        console.print(Text(line, style=COLOURS.get(line[:1], "")), soft_wrap=True)


@app.command("new")
def new(
    version: Annotated[str, typer.Argument(metavar="V", help="The new version's name.")],
    origin: Annotated[str, typer.Option("--from", metavar="A", help="The version it starts as a copy of.")] = (
        prompting.DEFAULT
    ),
    folder: Annotated[
        Path | None, typer.Option("--in", metavar="DIR", help="Where; else prompts/ of a checkout, or here.")
    ] = None,
) -> None:
    """Start a version as a copy of another. Edit its files, say in prompt.toml what it tries, then `diff` them."""
    print(prompting.create(version, prompting.load(origin), folder or _workplace()))


@app.command("release")
def release(version: Annotated[str, typer.Argument(metavar="V")]) -> None:
    """Lock a version of the library: from then on a test fails when its files change."""
    print(f"{version} {prompting.release(version)}")


def _article(file: str | None) -> Article:
    """The article in the file; without one the sample, which is in a checkout and in an installed package."""
    path = prompting.library().parent / SAMPLE
    if file is None and not path.is_file():
        raise InputError(f"{path}: the sample article is not there; name one with --article")
    return Article.parse(files.read_text(file or path))


def _lines(prompt: Prompt, article: Article) -> list[str]:
    messages = prompt.render(article, article.sentences)
    return [line for message in messages for line in (f"## {message['role']}", *message["content"].splitlines())]


def _tokens(prompt: Prompt, article: Article) -> int:
    return sum(len(m["content"]) for m in prompt.render(article, article.sentences)) // CHARACTERS_PER_TOKEN


def _released(prompt: Prompt, locked: dict[str, str]) -> str:
    if prompt.name not in locked:
        return "no"
    return "yes" if locked[prompt.name] == prompt.hash else "CHANGED"


def _scores() -> dict[str, list[str]]:
    """By prompt version, each model's blessed score: a mean over its cases, and how many those are."""
    try:
        baseline = suite("baseline")
    except ModuleNotFoundError:  # the eval extra is not installed
        return {}
    if not baseline.PATH.is_file():
        return {}
    found: dict[str, list[str]] = {}
    for contender, entry in baseline.read().items():
        model, _, version = contender.rpartition("@")
        values = [float(row[SHOWN_METRIC]) for row in entry.cases.values() if SHOWN_METRIC in row]
        if model and values:
            mean = sum(values) / len(values)
            found.setdefault(version, []).append(f"{mean:.2f} {model}, {len(values)} cases")
    return found


def _workplace() -> Path:
    library = prompting.library()
    return library if library.parent != Path(prompting.__file__).parent.parent else Path.cwd()


def _console() -> Console:
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 400)
