"""What claims are about: labels from a list of subjects, asked of a claim's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.lexicon import for_small_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Subject:
    id: str
    label: str


def find_topics(texts: Sequence[str], lexicon: Lexicon) -> tuple[list[Subject], list[str | None]]:
    """The subjects of the claims, most told first, and each claim's; None where the list knows none."""
    table, any_topic = _patterns(lexicon), _any_topic(lexicon)
    small = [text.lower() for text in texts]
    chosen = [_best(text, table) if any_topic.search(text) else None for text in small]
    counts = {key: chosen.count(key) for key in chosen if key}
    order = sorted(counts, key=lambda key: -counts[key])
    ids = {label: _slug(label) or f"topic{n}" for n, label in enumerate(order, 1)}
    return [Subject(ids[label], label) for label in order], [ids[c] if c else None for c in chosen]


@cache
def _patterns(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """The words of each subject."""
    listed: dict[str, str] = lexicon.data.get("topics", {})
    return {label: for_small_letters(pattern) for label, pattern in listed.items()}


@cache
def _any_topic(lexicon: Lexicon) -> re.Pattern[str]:
    """The words of all subjects: most claims have none of them, which one pattern tells sooner than twenty."""
    return for_small_letters("|".join(f"(?:{words})" for words in lexicon.data.get("topics", {}).values()) or r"(?!)")


def _best(text: str, table: dict[str, re.Pattern[str]]) -> str | None:
    """Of a text in small letters."""
    scores = {label: len(pattern.findall(text)) for label, pattern in table.items()}
    best = max(scores, key=lambda label: scores[label], default=None)
    return best if best and scores[best] else None


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")[:60]
