"""Changes to what: a verb negated, an open question closed, a number changed, words put inside further marks."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from .rewriting import edited, substituted
from .subject import is_person, map_texts
from .variant import WHOLE, Point, Sketch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..gold import GoldClaim
    from .rewriting import Edit, Rewritten
    from .subject import Subject

AUXILIARY = r"\b(is|are|was|were|has|had|could|should|must)\b (?!not\b|only\b|never\b|no\b|neither\b|nothing\b)(\w+)"
# Past forms of what leaders do in calls, and the form "did not" takes.
BASE = {
    "accepted": "accept", "agreed": "agree", "announced": "announce", "asked": "ask", "backed": "back",
    "complained": "complain", "condemned": "condemn", "confirmed": "confirm", "congratulated": "congratulate",
    "expressed": "express", "invited": "invite", "offered": "offer", "praised": "praise", "promised": "promise",
    "proposed": "propose", "raised": "raise", "reaffirmed": "reaffirm", "reiterated": "reiterate",
    "requested": "request", "stressed": "stress", "supported": "support", "thanked": "thank", "urged": "urge",
    "warned": "warn", "welcomed": "welcome",
}  # fmt: skip
SUBORDINATE = re.compile(r"\b(?:before|until|if|that|when|which|who|while|because|after|once|as|than|where)\b")
# Sentences that a further "not" would make foolish: they have one, say why, complain of what then is not so, or tell
# that the call took place.
AWKWARD = re.compile(
    r"\bnot\b|n[’']t\b|\binstead\b|\bbecause\b|\b(?:complain|accus|condemn)\w+|\bnaturally\b|\bplace\b"
)
OPEN = r"did not (?:rule out|exclude|object to) (a possible |an? |the |any |further |\w+ing |that )"
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBER = r"(?<![\w.,:$€£-])\d+(?:[.,]\d+)?(?![\w:-]|[.,]\d)"


def negated_verb(subject: Subject) -> Iterator[Sketch]:
    """A verb of the claim gets a "not", in the sentence and in the claim."""
    if not subject.english or subject.gold.status == "not_a_call":
        return
    for claim in subject.gold.claims:
        if claim.modality != "asserted" or claim.optional or claim.conflicts_with or len(claim.evidence) != 1:
            continue
        replies = [
            c
            for c in subject.claims_of(claim.evidence[0])
            if c.id != claim.id and c.act in ("agree", "reject", "open_to")
        ]
        if (
            replies
            or AWKWARD.search(subject.sentence(claim.evidence[0]))
            or re.search(r" and \w+(?:ed|s)\b", claim.text)
        ):
            continue
        for pattern, new in _negations(subject, claim):
            edits = substituted(subject.text, pattern, new, *subject.span(claim.evidence[0]))
            text, n = re.subn(pattern, new, claim.text)
            if len(edits) == n == 1:
                yield _negating(subject, claim, edits, text)


def _negations(subject: Subject, claim: GoldClaim) -> Iterator[tuple[str, str]]:
    for match in re.finditer(AUXILIARY, claim.text):
        if SUBORDINATE.search(claim.text[: match.start()]) or " and " in claim.text[match.end() :]:
            continue
        auxiliary, following = match.groups()
        yield rf"\b{auxiliary} {re.escape(following)}\b", f"{auxiliary} not {following}"
    speakers = [subject.parties[id] for id in claim.speaker]
    names = [re.escape(form) for party in speakers for form in subject.forms(party)]
    subjects = "|".join([*names, "He", "She", "They", "The two leaders", "The leaders", "The two presidents"])
    for past, base in BASE.items():
        yield rf"\b((?:{subjects})) (also )?{past}\b", rf"\1 \2did not {base}"


def _negating(subject: Subject, claim: GoldClaim, edits: list[Edit], text: str) -> Sketch:
    def revise(data: dict[str, Any], _: Rewritten) -> None:
        changed = next(c for c in data["claims"] if c["id"] == claim.id)
        other = {k: v for k, v in changed["alternatives"].items() if k not in ("text", "modality")}
        other["act"] = ["reject", "inform", "other", *other.get("act", [])]
        changed.update(text=text, modality="negated", alternatives=other)

    return Sketch(
        edited(subject.text, edits),
        f"{claim.text!r} -> {text!r}",
        revise,
        (Point("modality", claim.id),),
        {claim.id: frozenset({WHOLE})},
    )


def open_to_agreed(subject: Subject) -> Iterator[Sketch]:
    """ "Did not rule out" becomes "agreed": a possibility is a promise now."""
    if not subject.english:
        return
    for claim in subject.gold.claims:
        text, n = re.subn(OPEN, _agreed, claim.text)
        edits = substituted(subject.text, OPEN, _agreed, *subject.span(claim.evidence[0]))
        if claim.act != "open_to" or n != 1 or len(edits) != 1 or len(claim.evidence) != 1:
            continue

        def revise(data: dict[str, Any], _: Rewritten, id: str = claim.id, text: str = text) -> None:
            changed = next(c for c in data["claims"] if c["id"] == id)
            keep = {k: v for k, v in changed["alternatives"].items() if k not in ("text", "modality", "act")}
            changed.update(text=text, modality="asserted", act="agree", alternatives={**keep, "act": ["commit"]})
            data["abstract"] = substitute(data["abstract"])

        yield Sketch(
            edited(subject.text, edits), f"{claim.text!r} -> {text!r}", revise,
            (Point("modality", claim.id),), {claim.id: frozenset({WHOLE})},
        )  # fmt: skip


def substitute(text: str) -> str:
    return re.sub(r"neither (\w+) ruled out", r"both agreed to", re.sub(OPEN, _agreed, text))


def _agreed(match: re.Match[str]) -> str:
    what = match[1]
    return f"agreed {'' if what == 'that ' else 'to '}{'a ' if what == 'a possible ' else what}"


def changed_number(subject: Subject) -> Iterator[Sketch]:
    """A figure that stands once in the text becomes another of the same look."""
    for claim in subject.gold.claims:
        for match in re.finditer(NUMBER, claim.text):
            old = match.group()
            edits = substituted(subject.text, rf"(?<![\w.,:]){re.escape(old)}(?![\w]|[.,]\d)", "", 0)
            start, end = subject.span(claim.evidence[0])
            if (
                len(edits) != 1
                or not start <= edits[0][0] < end
                or claim.optional
                or not _is_count(subject, edits[0], old)
            ):
                continue
            new = _other_number(subject, old)
            edit = (edits[0][0], edits[0][1], new)
            yield Sketch(
                edited(subject.text, [edit]),
                f"{old} -> {new} in sentence {claim.evidence[0]}",
                partial(_recount, old, new),
                (Point("number", claim.id),),
                _holding(subject, old),
            )


def _recount(old: str, new: str, data: dict[str, Any], _: Rewritten) -> None:
    map_texts(data, lambda text: re.sub(rf"(?<![\w.,]){re.escape(old)}(?!\w)", new, text))


def _holding(subject: Subject, number: str) -> dict[str, frozenset[str]]:
    pattern = rf"(?<![\w.,]){re.escape(number)}(?!\w)"
    return {c.id: frozenset({WHOLE}) for c in subject.gold.claims if re.search(pattern, c.text)}


def _is_count(subject: Subject, edit: Edit, number: str) -> bool:
    """No day, year or hour, which have a calendar to agree with, and no part of another number ("11 of the 40")."""
    if re.search(r"\b[Oo]f (?:the )?\d", subject.sentence(_sentence_at(subject, edit[0]))):
        return False
    before, after = subject.text[max(0, edit[0] - 12) : edit[0]], subject.text[edit[1] : edit[1] + 12]
    months = rf"(?:{MONTH}|[Mm]ai|avril|mayo|junio|июня|марта|März)"
    dated = re.search(rf"(?:{months}|\w{{3,4}}\.|until|since|of|in|zum|am|dem)\s+$", before)
    timed = re.match(rf"\.?\s*{months}|\s*[ap]\.m|\.\s", after)
    return not (dated or timed or re.fullmatch(r"(?:19|20)\d\d", number))


def _sentence_at(subject: Subject, at: int) -> int:
    return next(s.number for s in subject.article.sentences if s.start <= at < s.end)


def _other_number(subject: Subject, old: str) -> str:
    """As many digits, another first one: 11,000 -> 41,000."""
    first = subject.rng.choice([d for d in "23456789" if d != old[0]])
    new = first + old[1:]
    return new if new not in subject.text else _other_number(subject, old)


def nested_quotation(subject: Subject) -> Iterator[Sketch]:
    """The relay, in quotation marks, repeats a principal's words, in further marks: whose are the inner ones?"""
    if not (subject.english and subject.held and subject.source and is_person(subject.source)):
        return
    if subject.source.role == "principal":
        return
    relay = subject.source
    said = f"{subject.short(relay)} added."
    for claim in subject.retellable():
        if claim.via != (relay.id,):
            continue
        words = _words(subject, claim)
        speaker = subject.short(subject.parties[claim.speaker[0]])
        inner = f"‘{words},’" if subject.curly() else f"'{words},'"
        sentence = f"{subject.quoted(f'As {speaker} put it, {inner}')} {said}"
        yield Sketch(
            edited(subject.text, subject.inserted(sentence)),
            f"{speaker}'s words inside {relay.name}'s",
            partial(_requote, claim, sentence, relay.id),
            (Point("voice", claim.id),),
            header=frozenset({"new claims"}),  # told twice, it may be read twice
        )


def _words(subject: Subject, claim: GoldClaim) -> str:
    """The words the text itself gives the principal, else the proposition."""
    own = [q for q in claim.quotes if q.voice == claim.speaker[0]]
    quotations = subject.article.quotations
    return quotations[own[0].quotation - 1].text.rstrip(",.") if own else subject.lowered(claim.text)


def _requote(claim: GoldClaim, sentence: str, relay: str, data: dict[str, Any], new: Rewritten) -> None:
    """The claim may rest on the new sentence as well; told there, the inner words are the principal's."""
    (where,) = new.holding(sentence)
    outer, inner = [q.number for q in new.article.quotations if where in q.sentences]
    told = next(c for c in data["claims"] if c["id"] == claim.id)
    other, own = told["alternatives"], told["quotes"]
    voiced = {"quotation": inner, "voice": claim.speaker[0]}
    other["evidence"] = [*other.get("evidence", []), told["evidence"]]
    other["quotes"] = [*other.get("quotes", []), own, [*own, voiced]]
    told["quotes"] = [*own, {"quotation": outer, "voice": relay}, voiced]
    told["evidence"] = [*told["evidence"], where]


KINDS = {
    "negated_verb": negated_verb,
    "open_to_agreed": open_to_agreed,
    "changed_number": changed_number,
    "nested_quotation": nested_quotation,
}
