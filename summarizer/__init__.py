"""Reports of leaders' calls in, typed records out: every claim with its speaker, relay and evidence."""

from summarizer.article import Article
from summarizer.draft import Draft, DraftClaim, DraftQuote
from summarizer.record import CallSummary

__all__ = ["Article", "CallSummary", "Draft", "DraftClaim", "DraftQuote"]
