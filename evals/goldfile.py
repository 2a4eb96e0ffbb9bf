"""Gold files: YAML as people write it, read so that what is wrong is named with its line."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from summarizer import ground
from summarizer.errors import InputError

from .gold import Gold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from summarizer import Article

REFERENCE_RULE = "reference"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is ten times as fast


class CaseError(InputError):
    """A case or suite that can't be read; the message names file and, where there is one, line."""


def load_gold(path: Path, article: Article) -> Gold:
    """The gold record in a file, its references checked. Raises CaseError naming file and line."""
    try:
        root, data = _parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CaseError(f"{path}: no such file") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CaseError(f"{path}, line {line}: {error.problem}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CaseError(f"{path}: not YAML: {error}") from None
    if not isinstance(data, dict):
        raise CaseError(f"{path}, line 1: a gold record is a mapping of fields")
    try:
        gold = Gold.model_validate(_plain(data))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CaseError(f"{path}, line {_line(root, first['loc'])}: {where}: {first['msg']}") from None
    for issue in ground(gold, article):
        if issue.rule == REFERENCE_RULE:
            raise CaseError(f"{path}, line {_line(root, _location(issue.path))}: {issue.path}: {issue.message}")
    return gold


def _parsed(source: str) -> tuple[Any, Any]:
    """The nodes of a YAML text, for their lines, and its data. Raises yaml.YAMLError; a key given twice is one."""
    loader = _Loader(source)
    try:
        root = loader.get_single_node()
        _refuse_repeated_keys(root)
        return root, root and loader.construct_document(root)
    finally:
        loader.dispose()


def _refuse_repeated_keys(node: Any) -> None:
    """YAML keeps the last of two equal keys and says nothing: a claim's field would be lost."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_repeated_keys(item)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"{key.value} is given twice", problem_mark=key.start_mark)
            seen.add(key.value)
            _refuse_repeated_keys(value)


def _plain(value: Any) -> Any:
    """YAML reads 2025-06-14 as a date; the record keeps ISO text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _location(path: str) -> list[str | int]:
    """claims[3].via -> ["claims", 3, "via"]"""
    return [int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]]+", path)]


def _line(node: Any, location: Sequence[str | int]) -> int:
    """The line of the deepest node of a location that stands in the file."""
    line: int = node.start_mark.line + 1
    for part in location:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == part]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            found = [(node.value[part], node.value[part])]
        else:
            break
        if not found:
            break
        line, node = found[0][0].start_mark.line + 1, found[0][1]
    return line
