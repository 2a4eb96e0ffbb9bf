"""The floor under every score: one claim per sentence, copied; the first-named party speaks; no relay.

A record anybody could make without reading. What a real engine scores above this is what it understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from summarizer import Draft

if TYPE_CHECKING:
    from summarizer import Article

NAME = "trivial"
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-ÞА-Я][\w’'-]+(?: [A-ZÀ-ÞА-Я][\w’'-]+)+", re.M)


def read(article: Article) -> Draft:
    """The trivial draft of an article."""
    named = list(dict.fromkeys(_NAME.findall(article.text)))[:2]
    parties: list[dict[str, Any]] = [{"id": f"p{n}", "name": name, "role": "principal"} for n, name in enumerate(named, 1)]
    first = article.sentences[0].text
    return Draft.model_validate(
        {
            "status": "held",
            "headline": first[:120],
            "abstract": " ".join(sentence.text for sentence in article.sentences[:2]),
            "date": article.dateline.isoformat() if article.dateline else None,
            "date_basis": "dateline" if article.dateline else "unknown",
            "parties": parties,
            "topics": [{"id": "t1", "label": "the call"}],
            "claims": [
                {
                    "speaker": [party["id"] for party in parties[:1]],
                    "act": "inform",
                    "text": " ".join(sentence.text.split()),
                    "topic": "t1",
                    "evidence": [sentence.number],
                }
                for sentence in article.sentences
            ],
        }
    )
