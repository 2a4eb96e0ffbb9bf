"""The record as Markdown that reads well in an issue, a wiki or a mail, rendered or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.render import phrases

if TYPE_CHECKING:
    from summarizer.record import CallSummary, Claim, Quote


def as_markdown(record: CallSummary) -> str:
    """Headline, facts, sources, what is wrong, abstract, claims by topic, parties, provenance."""
    lines = [
        f"# {escape(record.headline)}",
        "",
        f"**{escape(' · '.join(phrases.facts(record)))}**\\",
        f"Reported by {escape(phrases.reported_by(record))}",
        *_caution(record),
        "",
        escape(record.abstract),
    ]
    numbers = phrases.numbers(record)
    for label, claims in phrases.by_topic(record):
        lines += ["", f"## {escape(label)}", ""]
        lines += [_claim(record, claim, numbers[claim.id]) for claim in claims]
    if nothing := phrases.no_claims(record):
        lines += ["", nothing]
    lines += [*_parties(record), "", f"*{escape(_made(record))}*"]
    return "\n".join(lines) + "\n"


def _claim(record: CallSummary, claim: Claim, number: int) -> str:
    words, rest = phrases.worded(claim)
    said = "".join(_quoted(record, claim, w.quote, w.text) if w.quote else escape(w.text, inline=True) for w in words)
    notes = ", ".join(phrases.notes(record, claim))
    parts = [
        f"- **{number}.** **{escape(phrases.speaker(record, claim))}** {escape(phrases.deed(record, claim))}: {said}",
        *(f"— {_quoted(record, claim, quote, phrases.shown(quote))}" for quote in rest),
        f"*({escape(notes)})*" if notes else "",
        f"\\[{phrases.cited(claim)}\\]",
    ]
    return " ".join(part for part in parts if part)


def _quoted(record: CallSummary, claim: Claim, quote: Quote, text: str) -> str:
    owner = phrases.owner(record, claim, quote)
    return f"“{escape(text)}”" + (f" ({escape(owner)})" if owner else "")


def _caution(record: CallSummary) -> list[str]:
    """A quoted block, since what is wrong must be seen before what is said."""
    if not record.flags and not record.issues:
        return []
    lines = [f"> - {phrases.FLAG[flag]}" for flag in record.flags]
    lines += [f"> - {escape(phrases.where(issue))}: {escape(issue.message)}" for issue in record.issues]
    return ["", "> **Caution**", ">", *lines]


def _parties(record: CallSummary) -> list[str]:
    if not record.parties:
        return []
    rows = ((party.name, party.title or "", party.side or "", party.role) for party in record.parties)
    table = [f"| {' | '.join(escape(cell) for cell in row)} |" for row in rows]
    return ["", "## Parties", "", "| name | title | side | role |", "| --- | --- | --- | --- |", *table]


def _made(record: CallSummary) -> str:
    made = record.provenance
    by = " ".join(part for part in (made.engine, made.prompt and f"prompt {made.prompt}") if part)
    return f"{phrases.LEGEND} Read by {by}; article {made.article_sha256[:12]}."


def escape(text: str, *, inline: bool = False) -> str:
    """Text as Markdown that shows it: an article's marks, tags, links, list signs and line ends stay text.

    `inline` keeps a space at either end, for a stretch of text between others.
    """
    plain = phrases.printable(text)
    safe = re.sub(r"([\\`*_{}\[\]<>|#&~$])", r"\\\1", plain)
    if inline:
        return f"{' ' * text[:1].isspace()}{safe}{' ' * text[-1:].isspace()}"
    return re.sub(r"^([-+=]|\d+(?=[.)]))", _first_sign, safe)


def _first_sign(sign: re.Match[str]) -> str:
    return f"{sign[0]}\\" if sign[0].isdigit() else f"\\{sign[0]}"
