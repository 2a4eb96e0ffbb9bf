"""Rules on headline and abstract: they add nothing, and say through whom it is known. And leaks of examples."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from summarizer.grounding import figures
from summarizer.grounding.lexicon import fold, lexicon
from summarizer.grounding.reading import Finding, Reading, german_name, same_place, shares_stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.grounding.words import Token, Words


def headline(reading: Reading) -> Iterator[Finding]:
    """The headline adds no name and no number."""
    yield from _adds_nothing(reading, "headline", reading.draft.headline)


def abstract(reading: Reading) -> Iterator[Finding]:
    """The abstract adds no name and no number, and names a relay where it tells what one relayed."""
    yield from _adds_nothing(reading, "abstract", reading.draft.abstract)
    relays = {id for claim in reading.draft.claims if claim.in_call for id in claim.via if id in reading.parties}
    text = reading.words(reading.draft.abstract)
    # A record's prose may be English whatever the article's language.
    cues = rf"{reading.lexicon.cues}|{lexicon('en').cues}"
    cited = any(re.fullmatch(cues, form) for form in text.forms)
    if relays and not (cited and any(reading.means(text, id) for id in relays)):
        names = ", ".join(reading.parties[id].name for id in sorted(relays))
        yield Finding("abstract", f"tells what is known only through {names}, and does not say so")


def _adds_nothing(reading: Reading, path: str, text: str) -> Iterator[Finding]:
    known, said = _known(reading), reading.words(text)
    for token in _names(said, reading):
        if reading.language == "de" and not german_name(said, token, reading):
            continue
        if not known.has(token.form) and not any(same_place(token.form, form) for form in known.forms):
            yield Finding(path, f"the name {token.text} is in no claim and no party of the record")
    values = {n.value for n in figures.numbers(known.text, reading.language)} | _header_numbers(reading)
    for number in figures.numbers(text, reading.language):
        if number.value not in values:
            yield Finding(path, f"the number {number.text} is in no claim and no field of the record")


def _known(reading: Reading) -> Words:
    """What headline and abstract may draw on: the claims' texts, the header, the sentences that show the sources;
    the article itself where it is not about a call."""
    if reading.draft.status == "not_a_call":
        return reading.whole
    cited = tuple(sorted({n for source in reading.draft.sources for n in source.evidence}))
    parts = [claim.text for claim in reading.draft.claims] + [reading.header.text, reading.evidence(cited).text]
    return reading.words("\n".join(parts))


def _names(text: Words, reading: Reading) -> Iterator[Token]:
    lex, date = reading.lexicon, _date(reading)
    for token in text.tokens:
        if not token.capital or token.initial or token.form in lex.stop:
            continue
        if date and (lex.months.get(token.form) == date.month or lex.weekdays.get(token.form) == date.weekday()):
            continue
        yield token


def _header_numbers(reading: Reading) -> set[float]:
    date, minutes = _date(reading), reading.draft.duration_minutes
    found = {float(len(reading.principals)), float(len(reading.parties))}
    found |= {float(date.year), float(date.month), float(date.day)} if date else set()
    return found | ({float(minutes), minutes / 60} if minutes is not None else set())


def _date(reading: Reading) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(reading.draft.date or "")
    except ValueError:
        return None


def leaks(reading: Reading) -> Iterator[Finding]:
    """No value that stands only in a prompt's examples."""
    if not reading.leaks:
        return
    article = f" {' '.join(t.form for t in reading.whole.tokens)} "
    foreign = {value: f" {' '.join(t.form for t in reading.words(value).tokens)} " for value in reading.leaks}
    foreign = {value: form for value, form in foreign.items() if form.strip() and form not in article}
    # "Jamaican officials" license Jamaica, "in Kingstons Hafen" Kingston.
    foreign = {value: form for value, form in foreign.items() if not shares_stem(form.strip(), reading.whole, 5)}
    for path, text in _strings(reading):
        flat = f" {' '.join(t.form for t in reading.words(text).tokens)} "
        for value, form in foreign.items():
            if form in flat or fold(value) == fold(text):
                yield Finding(path, f"{value!r} comes from an example in the instructions, not from the article")


def _strings(reading: Reading) -> Iterator[tuple[str, str]]:
    draft = reading.draft
    yield from (("headline", draft.headline), ("abstract", draft.abstract))
    for i, party in enumerate(draft.parties):
        yield from ((f"parties[{i}].{n}", v) for n in ("id", "name", "title", "side") if (v := getattr(party, n)))
    for i, topic in enumerate(draft.topics):
        yield f"topics[{i}].label", topic.label
    for i, claim in enumerate(draft.claims):
        yield from ((f"claims[{i}].{n}", v) for n in ("text", "target") if (v := getattr(claim, n)))
