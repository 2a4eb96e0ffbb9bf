"""Rules on the facts of the call: date, duration, medium."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from summarizer.grounding import figures
from summarizer.grounding.reading import Finding, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEK = 8  # days a relative day may lie from its anchor


def date(reading: Reading) -> Iterator[Finding]:
    """Reading rule 8: a date and its basis go together, and the text shows it that way."""
    draft = reading.draft
    if draft.date is None or draft.date_basis == "unknown":
        if draft.date is not None:
            yield Finding("date_basis", "a date is given: say whether it is explicit, relative or the dateline's")
        elif draft.date_basis in ("explicit", "dateline"):
            yield Finding("date", f"date_basis is {draft.date_basis}, but no date is given")
        return
    try:
        day = datetime.date.fromisoformat(draft.date)
    except ValueError:
        yield Finding("date", f"{draft.date} is no day of the calendar")
        return
    shown = figures.days(reading.article.text, reading.language)
    if draft.date_basis in ("explicit", "dateline"):
        anchored = day in (reading.article.dateline, reading.article.published)
        if not anchored and not any(found.fits(day) for found in shown):
            yield Finding("date", f"{draft.date} is not in the article: give the date that is, or null")
    elif not _near(day, reading, shown):
        yield Finding("date", f"{draft.date} does not follow from the days the article names and its dateline")


def _near(day: datetime.date, reading: Reading, shown: tuple[figures.Day, ...]) -> bool:
    """Whether a relative day of the text, counted from an anchor, is this one."""
    lex, forms = reading.lexicon, reading.whole.forms
    flat = f" {' '.join(token.form for token in reading.whole.tokens)} "
    anchors = [a for a in (reading.article.dateline, reading.article.published) if a]
    if not anchors:
        anchors = [a for found in shown for year in (found.year, day.year) if year and (a := _real(found, year))]
    offsets = {days for phrase, days in lex.relative.items() if f" {phrase} " in flat}
    weekdays = {lex.weekdays[form] for form in forms & lex.weekdays.keys()}
    vague = not (offsets or weekdays)
    return any(
        (day - anchor).days in offsets
        or (abs((day - anchor).days) <= WEEK and (vague or day.weekday() in weekdays))
        for anchor in anchors
    )  # fmt: skip


def _real(found: figures.Day, year: int) -> datetime.date | None:
    try:
        return datetime.date(year, found.month, found.day)
    except ValueError:
        return None


def duration(reading: Reading) -> Iterator[Finding]:
    """The minutes stand in the text, in figures or in words, with the qualifier given."""
    minutes, qualifier = reading.draft.duration_minutes, reading.draft.duration_qualifier
    if minutes is None:
        if qualifier not in ("unknown", "conflicting"):
            yield Finding("duration_qualifier", f"is {qualifier}, but no duration is given")
        return
    if qualifier in ("unknown", "conflicting"):
        yield Finding("duration_qualifier", f"a duration is given, so it can't be {qualifier}")
    found = [span for span in figures.spans(reading.article.text, reading.language) if span.minutes == minutes]
    if not found:
        yield Finding("duration_minutes", f"{minutes} minutes are not in the article: give what it says, or null")
    elif qualifier == "exact" and all(span.about for span in found):
        yield Finding("duration_qualifier", "the article says about how long: approximate, not exact")
    elif qualifier == "at_least" and not any(span.over for span in found):
        yield Finding("duration_qualifier", "the article does not say that it was longer")
    elif qualifier == "at_most" and not any(span.under or span.about for span in found):
        yield Finding("duration_qualifier", "the article does not say that it was shorter")


def medium(reading: Reading) -> Iterator[Finding]:
    """Reading rule 17: phone and video only where the text says so."""
    lex, kind = reading.lexicon, reading.draft.medium
    cues = {"phone": lex.phone, "video": lex.video}.get(kind)
    compounds = reading.language == "de"
    if cues and not any(
        form.startswith(cues) or (compounds and any(cue in form for cue in cues)) for form in reading.whole.forms
    ):
        yield Finding("medium", f"the article does not say that it was by {kind}: unspecified")
