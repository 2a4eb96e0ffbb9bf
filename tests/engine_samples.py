"""An article, a reply to it and a task, for the engines' tests."""

from __future__ import annotations

from typing import Any

from summarizer.article import Article
from summarizer.engines.base import Task
from summarizer.record import Issue

TEXT = (
    "President Ana Voss and Chancellor Piet Maron spoke by phone on Monday, spokesman Ivo Lund said. "
    "Voss condemned the blockade, he said. "
    "“The talks were frank,” Lund added."
)


def reply(**changes: Any) -> dict[str, Any]:
    return {
        "status": "held", "date": None, "date_basis": "unknown", "duration_minutes": None,
        "duration_qualifier": "unknown", "medium": "phone", "initiator": None,
        "parties": [
            {"id": "V", "name": "Ana Voss", "title": "President", "side": None, "role": "principal"},
            {"id": "M", "name": "Piet Maron", "title": "Chancellor", "side": None, "role": "principal"},
            {"id": "L", "name": "Ivo Lund", "title": "spokesman", "side": None, "role": "source"},
        ],
        "sources": [{"party": "L", "channel": "press_remarks"}],
        "topics": ["Blockade"],
        "accounts": [
            {"via": [], "in_call": False, "attribution": "explicit", "claims": [
                {"speaker": ["L"], "act": "assess", "text": "The talks were frank", "topic": 0,
                 "modality": "asserted", "evidence": [3, "1L"]},
            ]},
            {"via": ["L"], "in_call": True, "attribution": "explicit", "claims": [
                {"target": "the blockade", "speaker": ["V"], "act": "condemn", "text": "The blockade is condemned",
                 "topic": 1, "modality": "asserted", "evidence": [2]},
            ]},
        ],
        "headline": "Voss and Maron speak by phone, Lund says",
        "abstract": "Ana Voss and Piet Maron spoke by phone. Voss condemned the blockade, Ivo Lund said.",
        "flags": [],
        **changes,
    }  # fmt: skip


def article() -> Article:
    return Article.parse(TEXT)


def task(*, check: Any = None, deadline: float = 20.0, of: Article | None = None, **more: Any) -> Task:
    of = of or article()
    return Task(
        article=of,
        messages=lambda sentences, parties: [
            {"role": "system", "content": "Fill in the record."},
            {"role": "user", "content": "\n".join(f"[{s.number}] {s.text}" for s in sentences)},
        ],
        check=check or (lambda draft: []),
        run_id="test",
        deadline=deadline,
        **more,
    )


def issue(path: str = "claims[0].via", message: str = "the relay is not in the sentence") -> Issue:
    return Issue(path=path, rule="via", message=message, sentences=(2,))
