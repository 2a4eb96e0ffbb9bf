"""Reports of leaders' calls in, typed records out: every claim with its speaker, relay and evidence.

    >>> from summarizer import summarize
    >>> record = summarize(article_text, model="extractive")
    >>> record.claims[0].speaker, record.claims[0].via, record.claims[0].evidence[0].text

Importing this package loads none of it: names below are found when first used, so that neither the OpenAI
client nor instructor is paid for by those who don't call a model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.article import Article as Article
    from summarizer.draft import Draft as Draft
    from summarizer.draft import DraftClaim as DraftClaim
    from summarizer.draft import DraftParty as DraftParty
    from summarizer.draft import DraftQuote as DraftQuote
    from summarizer.draft import DraftSource as DraftSource
    from summarizer.draft import as_draft as as_draft
    from summarizer.draft import default_addressee as default_addressee
    from summarizer.draft import resolve as resolve
    from summarizer.grounding import ground as ground
    from summarizer.grounding.proposition import Proposition as Proposition
    from summarizer.grounding.proposition import proposition as proposition
    from summarizer.pipeline import Summarizer as Summarizer
    from summarizer.pipeline import asummarize as asummarize
    from summarizer.pipeline import summarize as summarize
    from summarizer.record import CallSummary as CallSummary
    from summarizer.record import Claim as Claim
    from summarizer.record import Evidence as Evidence
    from summarizer.record import Issue as Issue
    from summarizer.record import Party as Party
    from summarizer.record import Provenance as Provenance
    from summarizer.record import Quote as Quote
    from summarizer.record import Source as Source
    from summarizer.record import Sourcing as Sourcing
    from summarizer.record import Topic as Topic
    from summarizer.record import Usage as Usage

_HOME = {
    "pipeline": ("Summarizer", "asummarize", "summarize"),
    "record": (
        "CallSummary",
        "Claim",
        "Evidence",
        "Issue",
        "Party",
        "Provenance",
        "Quote",
        "Source",
        "Sourcing",
        "Topic",
        "Usage",
    ),
    "draft": (
        "Draft",
        "DraftClaim",
        "DraftParty",
        "DraftQuote",
        "DraftSource",
        "as_draft",
        "default_addressee",
        "resolve",
    ),
    "article": ("Article",),
    "grounding": ("ground",),
    "grounding.proposition": ("Proposition", "proposition"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = sorted(_MODULE_OF)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    return getattr(import_module(f"summarizer.{_MODULE_OF[name]}"), name)


def __dir__() -> list[str]:
    return __all__
