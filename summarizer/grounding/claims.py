"""Rules on what: names, numbers, dates, wording, polarity and strength of a claim stand in its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.grounding import figures, polarity
from summarizer.grounding.reading import Finding, Reading, same_place, sentence_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.draft import DraftClaim
    from summarizer.grounding.words import Token, Words

NEAR = 3  # sentences back to a name that a pronoun may stand for, when it isn't the speaker's
OVERLAP = 0.5  # least share of a claim's content words that its evidence must have


def names(reading: Reading) -> Iterator[Finding]:
    """A name in a claim's text is in its evidence, or is the name, title or side of a party those sentences mean."""
    for i, claim in enumerate(reading.draft.claims):
        if not claim.evidence:
            continue
        text, evidence = reading.words(claim.text), reading.evidence(claim.evidence)
        licensed = _licensed_words(reading, claim)
        for token in _names(text, reading):
            if not (evidence.has(token.form) or licensed.has(token.form) or _place(token.form, evidence, licensed)):
                yield Finding(
                    f"claims[{i}].text",
                    f"the name {token.text} is not in its evidence ({sentence_list(claim.evidence)})",
                    claim.evidence,
                )


def _names(text: Words, reading: Reading) -> Iterator[Token]:
    """Capitalised words that are no sentence's first; in German only those the article doesn't have at all."""
    stop, lex = reading.lexicon.stop, reading.lexicon
    known = {form for forms in reading.name_words.values() for form in forms}
    for token in text.tokens:
        if not token.capital or token.form in stop or token.form in lex.months or token.form in lex.weekdays:
            continue
        if token.initial and token.form not in known:
            continue
        if reading.language == "de" and token.form not in known and _compound_in(token.form, reading.whole):
            continue
        yield token


def _compound_in(form: str, whole: Words) -> bool:
    return whole.has(form) or any(len(w) > 4 and (w in form or form in w) for w in whole.forms if len(form) > 4)


def _licensed_words(reading: Reading, claim: DraftClaim) -> Words:
    """Words that name a party of whom the evidence speaks."""
    concerned = {*claim.speaker, *claim.addressee}
    meant = {id for id in reading.parties if id in concerned or reading.reachable(id, claim.evidence, back=NEAR)}
    parties = [reading.parties[id] for id in sorted(meant & set(reading.parties))]
    return reading.words("\n".join(f"{p.name}\n{p.title or ''}\n{p.side or ''}" for p in parties))


def _place(form: str, evidence: Words, licensed: Words) -> bool:
    return any(same_place(form, other) for other in evidence.forms | licensed.forms)


def numbers(reading: Reading) -> Iterator[Finding]:
    """A number in a claim's text is in its evidence, in figures or in words."""
    for i, claim in enumerate(reading.draft.claims):
        evidence = reading.evidence(claim.evidence)
        shown = {number.value for number in figures.numbers(evidence.text, reading.language)}
        for number in figures.numbers(claim.text, reading.language):
            if claim.evidence and number.value not in shown and not _joint_two(number.value, evidence, reading):
                yield Finding(
                    f"claims[{i}].text",
                    f"the number {number.text} is not in its evidence ({sentence_list(claim.evidence)})",
                    claim.evidence,
                )


def _joint_two(value: float, evidence: Words, reading: Reading) -> bool:
    """"The two leaders" for "the leaders": the record counts them."""
    return value == len(reading.principals) and bool(evidence.forms & reading.lexicon.joint)


def dates(reading: Reading) -> Iterator[Finding]:
    """A month or weekday in a claim's text is in its evidence, or is that of the call's date."""
    lex = reading.lexicon
    for i, claim in enumerate(reading.draft.claims):
        if not claim.evidence:
            continue
        evidence = reading.evidence(claim.evidence)
        for token in reading.words(claim.text).tokens:
            for calendar in (lex.months, lex.weekdays):
                value = calendar.get(token.form)
                if value is None or (not token.capital and reading.language in ("en", "de")):
                    continue
                if value not in {calendar.get(form) for form in evidence.forms}:
                    yield Finding(
                        f"claims[{i}].text",
                        f"the date word {token.text} is not in its evidence ({sentence_list(claim.evidence)})",
                        claim.evidence,
                    )


def wording(reading: Reading) -> Iterator[Finding]:
    """Most content words of a claim are in its evidence, in some inflection."""
    for i, claim in enumerate(reading.draft.claims):
        if not claim.evidence:
            continue
        evidence, licensed = reading.evidence(claim.evidence), _licensed_words(reading, claim)
        content = [t for t in reading.words(claim.text).content if not licensed.has(t.form)]
        missing = [t.text for t in content if not evidence.has(t.form)]
        if content and len(content) - len(missing) < OVERLAP * len(content):
            yield Finding(
                f"claims[{i}].text",
                f"too little of it is in its evidence ({sentence_list(claim.evidence)}): "
                f"{', '.join(missing[:6])} {'is' if len(missing) == 1 else 'are'} not; keep to the article's wording "
                "or cite the right sentence",
                claim.evidence,
            )


def negation(reading: Reading) -> Iterator[Finding]:
    """What the evidence denies the claim denies, and the other way round."""
    for i, claim in enumerate(reading.draft.claims):
        if not claim.evidence:
            continue
        text, where = polarity.signed(claim.text, reading.language), sentence_list(claim.evidence)
        shown = polarity.signed(reading.evidence(claim.evidence).text, reading.language)
        for word in polarity.dropped(text, shown):
            yield Finding(f"claims[{i}].text", f"{where} denies {word!r}, the claim does not: keep the negation",
                          claim.evidence)  # fmt: skip
        for word in polarity.added(text, shown):
            yield Finding(f"claims[{i}].text", f"the claim denies {word!r}, {where} does not", claim.evidence)
        if claim.modality == "negated" and not polarity.negates(claim.text, reading.language):
            yield Finding(f"claims[{i}].modality", "is negated, but the text has no negation", claim.evidence)


def strength(reading: Reading) -> Iterator[Finding]:
    """Reading rule 6: "did not rule out" is no agreement, "may" is no assertion."""
    for i, claim in enumerate(reading.draft.claims):
        shown = polarity.signed(reading.evidence(claim.evidence).text, reading.language)
        text = polarity.signed(claim.text, reading.language)
        where = sentence_list(claim.evidence)
        if polarity.left_open(text, shown) and claim.act in ("agree", "commit", "support", "reject"):
            yield Finding(
                f"claims[{i}].act",
                f"{where} only does not rule it out: act open_to and modality possible, not {claim.act}",
                claim.evidence,
            )
        elif polarity.left_open(text, shown) and claim.modality == "asserted" and not text.open:
            yield Finding(f"claims[{i}].modality", f"{where} only does not rule it out: modality possible",
                          claim.evidence)  # fmt: skip
        if text.possible and claim.modality == "asserted" and claim.act in ("agree", "commit"):
            yield Finding(f"claims[{i}].modality", f"it only may be: possible, and not act {claim.act}", claim.evidence)
        for word in polarity.hardened(text, shown):
            if claim.modality in ("asserted", "negated"):
                yield Finding(f"claims[{i}].modality", f"{where} says only that it may be: {word!r}", claim.evidence)
