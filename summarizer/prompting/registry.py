"""Where prompt versions are: those of the package, and folders of the user's own. Finds, copies, locks."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import tomllib
from pathlib import Path

from pydantic import ValidationError

from summarizer.article import Article
from summarizer.errors import ArticleError, PromptError
from summarizer.prompting.prompt import About, Example, Prompt
from summarizer.record import SCHEMA_VERSION

DEFAULT = "v2"
LOCK = "prompts.lock"
# Nothing else in a folder is part of a version: editors' backups, notes and hidden files are not.
FILES = ("system.md", "user.md", "prompt.toml", "examples/*/article.txt", "examples/*/reply.json")
# What the engine says of a request, a prompt can't.
RESERVED = {"model", "messages", "response_format", "stream", "stream_options", "tools", "max_tokens", "n"}
_LOCK_HEADER = (
    "# Released versions never change: a new wording is a new version. Made by `summarizer prompts release`.\n"
)


def library() -> Path:
    """The folder of versions: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "prompts"
    return installed if installed.is_dir() else package.parent / "prompts"


def versions() -> list[str]:
    """Names of the versions that come with the package, oldest first."""
    found = [path.parent.name for path in library().glob("*/prompt.toml")]
    return sorted(found, key=lambda name: [(len(part), part) for part in re.split(r"(\d+)", name)])


def load(version: str | None = None) -> Prompt:
    """The prompt version of that name, or in that folder; the default for None. Raises PromptError."""
    version = version or DEFAULT
    folder = _find(version)
    return Prompt(
        name=folder.resolve().name,
        folder=folder,
        system=_read(folder / "system.md"),
        user=_read(folder / "user.md"),
        about=_about(folder / "prompt.toml"),
        hash=digest(folder),
        examples=tuple(_example(path) for path in sorted({file.parent for file in folder.glob("examples/*/*.*")})),
    )


def digest(folder: Path) -> str:
    """The sha256 of a version: of its files' names and texts, however a checkout ends lines."""
    sums = hashlib.sha256()
    for path in _files(folder):
        sums.update(f"{path.relative_to(folder).as_posix()}\0{_read(path)}\0".encode())
    return sums.hexdigest()


def create(name: str, origin: Prompt, folder: Path) -> Path:
    """A copy of `origin` as the version `folder/name`, to be edited. Raises PromptError: taken, or no such place."""
    target = folder / name
    if not re.fullmatch(r"[\w-]+", name):
        raise PromptError(f"{name!r} can't name a version: letters, digits, - and _ only")
    if target.exists():
        raise PromptError(f"{target} is there already; a version is never overwritten")
    about = (
        f'date = {datetime.date.today().isoformat()}\nsummary = "Like {origin.name}, but ..."\nwhy = "..."\n'
        f'schema = "{SCHEMA_VERSION}"\n\n[parameters]\n'
        + "".join(f"{key} = {json.dumps(value)}\n" for key, value in origin.about.parameters.items())
    )
    try:
        for path in _files(origin.folder):
            copy = target / path.relative_to(origin.folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(about if path.name == "prompt.toml" else _read(path), encoding="utf-8")
    except OSError as error:
        raise PromptError(f"{target}: {error.strerror}") from None
    return target


def locked() -> dict[str, str]:
    """Hashes of the released versions, by name."""
    path = library() / LOCK
    return {key: str(value) for key, value in _toml(path).items()} if path.is_file() else {}


def release(name: str) -> str:
    """Lock a version of the library as it is now; its hash. Raises PromptError: none such, or released otherwise."""
    if name not in versions():
        raise PromptError(f"no prompt {name!r} in {library()}: there are {', '.join(versions())}")
    released, now = locked(), load(name).hash
    if released.get(name, now) != now:
        raise PromptError(f"{name} was released with other words; make them a new version: summarizer prompts new")
    released[name] = now
    lines = (f'{key} = "{released[key]}"\n' for key in versions() if key in released)
    try:
        (library() / LOCK).write_text(_LOCK_HEADER + "".join(lines), encoding="utf-8")
    except OSError as error:
        raise PromptError(f"{library() / LOCK}: {error.strerror}") from None
    return now


def _find(version: str) -> Path:
    if version in versions():
        return library() / version
    folder = Path(version).expanduser()
    try:
        folder.stat()
        if folder.is_dir():
            return folder
        raise PromptError(f"{folder} is no folder; give the one that holds system.md, user.md and prompt.toml")
    except FileNotFoundError:
        raise PromptError(
            f"no prompt {version!r}: there are {', '.join(versions())}; or give a path to a folder of your own"
        ) from None
    except (OSError, ValueError) as error:  # out of reach, or nothing that can be a path
        raise PromptError(f"prompt {version[:80]!r}: {getattr(error, 'strerror', None) or error}") from None


def _files(folder: Path) -> list[Path]:
    return sorted(path for pattern in FILES for path in folder.glob(pattern) if path.is_file())


def _about(path: Path) -> About:
    try:
        about = About.model_validate(_toml(path))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise PromptError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    if about.schema_version != SCHEMA_VERSION:
        raise PromptError(f"{path}: fills schema {about.schema_version}; this package has schema {SCHEMA_VERSION}")
    if taken := RESERVED & about.parameters.keys():
        raise PromptError(f"{path}: parameters: {', '.join(sorted(taken))} is for the engine to say")
    return about


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise PromptError(f"{path}: {error}") from None


def _example(folder: Path) -> Example:
    text, reply = _read(folder / "article.txt"), _read(folder / "reply.json")
    try:
        compact = json.dumps(json.loads(reply), ensure_ascii=False, separators=(",", ":"))
        return Example(folder.name, Article.parse(text), compact)
    except ArticleError as error:
        raise PromptError(f"{folder / 'article.txt'}: {error}") from None
    except json.JSONDecodeError as error:
        raise PromptError(f"{folder / 'reply.json'}: {error}") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise PromptError(f"{path}: not UTF-8") from None
    except OSError as error:
        raise PromptError(f"{path}: {error.strerror}") from None
