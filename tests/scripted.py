"""A small article and a hand-written draft of it, for tests of what comes after an engine. Fictitious leaders."""

from __future__ import annotations

from summarizer import Article, Draft, Provenance

TEXT = (
    "Slovak President Marek Dvorsky and Hungarian Prime Minister Ilona Kertes spoke by phone for 25 minutes on "
    "4 March 2026, spokesman Pavol Hruska said.\n\n"
    "Dvorsky proposed that the two countries reopen the Danube locks by May, Hruska said. "
    "“The president was very clear,” he added.\n\n"
    "Kertes called the plan “too early,” according to Hruska.\n"
)

DRAFT = Draft.model_validate(
    {
        "status": "held",
        "headline": "Dvorsky and Kertes discuss the Danube locks, Hruska says",
        "abstract": "Dvorsky proposed reopening the locks by May, Hruska said. Kertes called it early, Hruska said.",
        "date": "2026-03-04",
        "date_basis": "explicit",
        "duration_minutes": 25,
        "duration_qualifier": "exact",
        "medium": "phone",
        "parties": [
            {"id": "dvorsky", "name": "Marek Dvorsky", "title": "Slovak President", "side": "Slovakia",
             "role": "principal", "evidence": [1]},
            {"id": "kertes", "name": "Ilona Kertes", "title": "Hungarian Prime Minister", "side": "Hungary",
             "role": "principal", "evidence": [1]},
            {"id": "hruska", "name": "Pavol Hruska", "title": "spokesman", "side": "Slovakia", "role": "source",
             "evidence": [1]},
        ],
        "sources": [{"party": "hruska", "channel": "press_remarks", "evidence": [1]}],
        "topics": [{"id": "locks", "label": "Danube locks"}],
        "claims": [
            {"speaker": ["dvorsky"], "act": "propose",
             "text": "The two countries should reopen the Danube locks by May",
             "topic": "locks", "via": ["hruska"], "evidence": [2]},
            {"speaker": ["hruska"], "act": "assess", "text": "The president was very clear", "topic": "locks",
             "in_call": False, "quotes": [{"quotation": 1, "voice": "hruska"}], "evidence": [3]},
            {"speaker": ["kertes"], "act": "reject", "text": "The plan is too early", "topic": "locks",
             "via": ["hruska"], "quotes": [{"quotation": 2, "voice": "kertes"}], "evidence": [4]},
        ],
    }
)  # fmt: skip


def article() -> Article:
    return Article.parse(TEXT)


def provenance(**changes: object) -> Provenance:
    facts = {"engine": "scripted", "package_version": "0", "article_sha256": article().sha256, "run_id": "r"}
    return Provenance.model_validate(facts | changes)
