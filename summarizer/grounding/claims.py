"""Rules on what: names, numbers, dates, wording, polarity and strength of a claim stand in its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.draft import default_addressee
from summarizer.grounding import figures, polarity
from summarizer.grounding.reading import Finding, Reading, same_place, sentence_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def displaced(reading: Reading) -> Iterator[Finding]:
    """A name doesn't stand where the evidence has another: "a depot in Finland" for "a depot in Muuga"."""
    if reading.language == "de":
        return
    for i, claim in enumerate(reading.draft.claims):
        text, evidence = reading.words(claim.text), reading.evidence(claim.evidence)
        for at, token in enumerate(text.tokens):
            if not token.capital or token.initial or evidence.has(token.form) or token.form in reading.lexicon.stop:
                continue
            if other := _in_its_place(text.tokens, at, evidence, reading):
                yield Finding(
                    f"claims[{i}].text",
                    f"{sentence_list(claim.evidence)} has {other} where the claim has {token.text}",
                    claim.evidence,
                )


def _in_its_place(tokens: Sequence[Token], at: int, evidence: Words, reading: Reading) -> str | None:
    """The name that the evidence has behind the same two words, or before the same content word."""
    stop, shown = reading.lexicon.stop, evidence.tokens
    left = tuple(token.form for token in tokens[max(0, at - 2) : at])
    right = tokens[at + 1].form if at + 1 < len(tokens) and tokens[at + 1].form not in stop else None
    for j, token in enumerate(shown):
        if not token.capital or token.initial or not _other_name(token.form, tokens[at].form, reading):
            continue
        before = tuple(t.form for t in shown[max(0, j - 2) : j])
        same_left = len(left) == 2 and before == left and not all(form in stop for form in left)
        same_right = right is not None and j + 1 < len(shown) and shown[j + 1].form == right
        if same_left or same_right:
            return token.text
    return None


def _other_name(form: str, name: str, reading: Reading) -> bool:
    """Whether a capitalised word is a name, and not a further name or title of whom `name` means."""
    lex = reading.lexicon
    if form in lex.stop or form in reading.offices or form in lex.months or same_place(form, name):
        return False
    return not any(form in words and name in words for words in reading.called.values())


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
    evidence = reading.evidence(claim.evidence)
    concerned = {*claim.speaker, *(claim.addressee or default_addressee(claim, reading.draft))}
    own = bool(evidence.forms & reading.lexicon.possessives) or not reading.lexicon.possessives
    parts: list[str] = []
    for id, party in reading.parties.items():
        back = len(reading.article.sentences) if id in concerned else NEAR
        if reading.reachable(id, claim.evidence, back=back):
            parts += [party.name, party.title or ""]
            parts += [party.side or ""] if own or reading.means(evidence, id) else []
    return reading.words("\n".join(parts))


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
    """ "The two leaders" for "the leaders": the record counts them."""
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
