"""The record as Markdown that reads well in an issue, a wiki or a mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.render import phrases

if TYPE_CHECKING:
    from summarizer.record import CallSummary, Claim


def as_markdown(record: CallSummary) -> str:
    """Headline, facts, sources, abstract, claims by topic, parties, and what is wrong, ending in a line end."""
    lines = [
        f"# {escape(record.headline)}",
        "",
        escape(" · ".join(phrases.facts(record))) + "  ",
        f"**Reported by** {escape(phrases.reported_by(record))}",
        "",
        escape(record.abstract),
    ]
    for label, claims in phrases.by_topic(record):
        lines += ["", f"## {escape(label)}", ""]
        lines += [_claim(record, claim) for claim in claims]
    if record.parties:
        lines += ["", "## Parties", "", "| name | title | side | role |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {escape(p.name)} | {escape(p.title or '')} | {escape(p.side or '')} | {p.role} |" for p in record.parties
        ]
    if record.flags or record.issues:
        lines += ["", "## Caution", ""]
        lines += [f"- {phrases.FLAG[flag]}" for flag in record.flags]
        lines += [f"- `{issue.path}`: {escape(issue.message)}" for issue in record.issues]
    return "\n".join(lines) + "\n"


def _claim(record: CallSummary, claim: Claim) -> str:
    speaker = phrases.names(record, claim.speaker) or "(the outlet)"
    parts = [f"- **{escape(speaker)}** {phrases.ACT[claim.act]}: {escape(claim.text)}"]
    for quote in claim.quotes:
        owner = phrases.owner(record, claim, quote)
        parts.append(f"“{escape(quote.text)}”" + (f" ({escape(owner)})" if owner else ""))
    if notes := phrases.notes(record, claim):
        parts.append(f"*{escape(notes)}*")
    parts.append(f"\\[{', '.join(str(e.sentence) for e in claim.evidence)}\\]")
    return " ".join(parts)


def escape(text: str) -> str:
    """Text as Markdown that shows it: an article's marks, tags and line ends stay text."""
    return re.sub(r"([\\`*_{}\[\]<>|#&])", r"\\\1", " ".join(text.split()))
