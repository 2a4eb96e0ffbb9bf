"""The floor under every score: one claim per sentence, copied; the first-named party speaks; no relay.

A record anybody could make without reading. What a real engine scores above this is what it understood.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from summarizer import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer import Article

NAME = "trivial"


def read(article: Article) -> Draft:
    """The trivial draft of an article."""
    named = list(dict.fromkeys(_names(article.text)))[:2]
    parties: list[dict[str, Any]] = [
        {"id": f"p{n}", "name": name, "role": "principal"} for n, name in enumerate(named, 1)
    ]
    texts = [" ".join(sentence.text.split()) for sentence in article.sentences]
    return Draft.model_validate(
        {
            "status": "held",
            "headline": texts[0][:120],
            "abstract": " ".join(texts[:2]),
            "date": article.dateline.isoformat() if article.dateline else None,
            "date_basis": "dateline" if article.dateline else "unknown",
            "parties": parties,
            "topics": [{"id": "t1", "label": "the call"}],
            "claims": [
                {
                    "speaker": [party["id"] for party in parties[:1]],
                    "act": "inform",
                    "text": text,
                    "topic": "t1",
                    "evidence": [number],
                }
                for number, text in enumerate(texts, 1)
            ],
        }
    )


def _names(text: str) -> Iterator[str]:
    """Two capitalised words or more in a row."""
    words = re.findall(r"[\w’'-]+|\S", text)
    for capitalised, run in groupby(words, key=lambda word: word[:1].isupper()):
        name = list(run)
        if capitalised and len(name) > 1:
            yield " ".join(name)
