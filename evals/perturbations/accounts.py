"""Changes to through whom: attributions gone, a second account that agrees or does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .rewriting import edited, revised
from .variant import OTHERS, WHOLE, Point, Sketch, attribution_of
from .wording import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer import DraftParty

    from ..gold import GoldClaim
    from .rewriting import Edit, Rewritten
    from .subject import Subject

SAYING = r"(?:said|says|say|added|told (?:reporters|journalists)|reported|stated|noted)"
WHEN = r"(?: (?:on \w+day|\w+day|in a statement|later|afterward|yesterday|today))?"
ROLES = r"aide|adviser|spokes\w+|official|statement|office|service|ministry|readout"
SPOKESPERSON = "Dalia Verhoven"
LEAST = 0.4  # the share of its claims that an article must keep to be worth reading


def attributions_removed(subject: Subject) -> Iterator[Sketch]:
    """Every "the aide said" goes, with the sentences that are only his: nobody is left to vouch for the rest."""
    if not (subject.english and subject.held and subject.source) or subject.source.role == "principal":
        return
    source = subject.source
    edits, gone = _stripped(subject, source)
    kept = [c for c in subject.gold.claims if not set(c.evidence) & gone]
    relayed = [c for c in kept if c.via == (source.id,) and c.speaker]
    if not edits or len(relayed) < max(3, LEAST * len(subject.gold.claims)):
        return

    def revise(data: dict[str, Any], _: Rewritten) -> None:
        left = {c.id for c in relayed}
        data["claims"] = [claim for claim in data["claims"] if claim["id"] in left or not claim["speaker"]]
        for claim in data["claims"]:
            for name in ("via", "attribution", "quotes", "speaker", "evidence", "in_call", "addressee"):
                claim["alternatives"].pop(name, None)
            claim.update(via=[], attribution="outlet", conflicts_with=[])
        data["sources"] = []
        data["parties"] = [p for p in data["parties"] if p["id"] != source.id]
        reworded(subject, data)

    yield Sketch(
        edited(subject.text, edits),
        f"all of {source.name}'s attributions",
        revise,
        (Point("source_f1"), *(Point("via", c.id) for c in relayed)),
        {c.id: frozenset({"via"}) if c in relayed else frozenset({WHOLE}) for c in subject.gold.claims if c.speaker}
        | {OTHERS: frozenset({WHOLE})},
        header=frozenset({"sources"}),
        banned=(subject.short(source),),
        each=True,
    )


def _stripped(subject: Subject, source: DraftParty) -> tuple[list[Edit], set[int]]:
    """Edits that take the source out, and the sentences that go as a whole: his own words, and what can't be mended."""
    his = {c.evidence for c in subject.gold.claims if c.speaker == (source.id,)}
    his |= {c.evidence for c in subject.gold.claims if any(q.voice == source.id for q in c.quotes)}
    own = {n for numbers in his for n in numbers}
    edits: list[Edit] = []
    gone: set[int] = set()
    for sentence in subject.article.sentences:
        text = (
            ""
            if sentence.number in own and sentence.number != subject.lead
            else _without(subject, source, sentence.text)
        )
        if not text or _still_his(subject, source, text):
            gone.add(sentence.number)
            edits.append((sentence.start, _through_space(subject.text, sentence.end), ""))
        elif text != " ".join(sentence.text.split()):
            edits += revised(sentence.text, text, sentence.start)
    return (edits, gone) if subject.lead not in gone else ([], gone)


def _without(subject: Subject, source: DraftParty, text: str) -> str:
    """A sentence without the clauses that attribute it."""
    known = subject.named(source).removeprefix("the ").removeprefix("The ")
    names = "|".join(
        map(re.escape, {*subject.forms(source), source.name, known, (source.title or source.name).split()[-1]})
    )
    who = rf"(?:[^,.“”\"]{{0,60}}?\b(?:{names}|{ROLES})\b[^,.“”\"]{{0,30}}?|he|she|it)"
    old = text = " ".join(text.split())
    text = re.sub(rf",? according to {who}(?=[,.]|$)", "", text)
    text = re.sub(rf",([”\"]?) {who} {SAYING}{WHEN}(?=\.|$)", r"\1", text)
    text = re.sub(rf",([”\"]?) {who} {SAYING}{WHEN},? (?=but|and|with|at|in)", r"\1 ", text)
    text = re.sub(rf", {who} {SAYING}{WHEN}, ", " ", text)
    text = re.sub(rf"^(?:According to {who}, |{who} {SAYING} (?:that )?)", "", text)
    text = re.sub(r",?([”\"])\.$", r".\1", text)
    if re.search(r"[”\"]?, (?:who|which) ", text) and not re.search(
        r"[”\"]?, (?:who|which) ", old.split(" according to ")[0]
    ):
        return ""
    return text if old.startswith(text[:1]) else text[:1].upper() + text[1:]


def _still_his(subject: Subject, source: DraftParty, text: str) -> bool:
    return subject.mentions(source, text) or bool(
        re.search(rf"(?i)\b(?:{re.escape(source.name)}|(?:he|she|it|{ROLES})(?: to [\w. ]{{2,30}})? {SAYING})\b", text)
    )


def _through_space(text: str, end: int) -> int:
    gap = re.compile(r"[ \t]*(?:\n(?!\s*\n))?").match(text, end)
    return gap.end() if gap else end


def _second_side(subject: Subject) -> DraftParty | None:
    """The principal for whom nobody has spoken yet."""
    if not (subject.english and subject.held and len(subject.principals) == 2):
        return None
    if any(source.role == "principal" for source in subject.sources):
        return None
    heard = {source.side for source in subject.sources}
    silent = [p for p in subject.principals if p.side and p.side not in heard]
    return silent[0] if len(silent) == 1 and heard and SPOKESPERSON.rpartition(" ")[2] not in subject.text else None


def _speak(data: dict[str, Any], new: Rewritten, sentence: str, side: str | None) -> list[int]:
    where = list(new.holding(sentence))
    data["parties"].append(
        {
            "id": "second",
            "name": SPOKESPERSON,
            "title": "spokesperson",
            "side": side,
            "role": "source",
            "evidence": where,
        }
    )
    data["sources"].append({"party": "second", "channel": "press_remarks", "evidence": where})
    return where


def agreeing_account(subject: Subject) -> Iterator[Sketch]:
    """The other side's spokesperson says the same of one claim: one claim still, and one more source."""
    other = _second_side(subject)
    for claim in subject.retellable() if other else []:
        assert other is not None
        whose = subject.possessive(subject.short(other))
        introduced = f"{whose} spokesperson, {SPOKESPERSON},"
        sentence = f"{introduced} gave the same account of the conversation and said that {subject.retold(claim)}."

        def revise(data: dict[str, Any], new: Rewritten, id: str = claim.id, sentence: str = sentence) -> None:
            where = _speak(data, new, sentence, other.side)
            told = next(c for c in data["claims"] if c["id"] == id)
            alone = told["alternatives"].get("evidence", [])
            told["alternatives"]["evidence"] = [*alone, told["evidence"]]
            told["alternatives"]["via"] = [*told["alternatives"].get("via", []), [*told["via"], "second"]]
            told["evidence"] = [*told["evidence"], *where]

        yield Sketch(
            edited(subject.text, subject.inserted(sentence)),
            f"{SPOKESPERSON} agrees on {claim.id}",
            revise,
            (Point("source_f1"), *attribution_of([claim.id])),
            header=frozenset({"sources"}),
        )


def conflicting_account(subject: Subject) -> Iterator[Sketch]:
    """The other side's spokesperson denies one claim: two claims now, in conflict, and nothing decided."""
    other = _second_side(subject)
    for claim in subject.retellable() if other else []:
        assert other is not None
        denial = _denied(subject, claim)
        if denial is None:
            continue
        whose = subject.possessive(subject.short(other))
        sentence = (
            f"{whose} spokesperson, {SPOKESPERSON}, disputed that account of the conversation and said that {denial}."
        )

        def revise(
            data: dict[str, Any],
            new: Rewritten,
            claim: GoldClaim = claim,
            sentence: str = sentence,
            denial: str = denial,
        ) -> None:
            where = _speak(data, new, sentence, other.side)
            next(c for c in data["claims"] if c["id"] == claim.id)["conflicts_with"] = ["denial"]
            data["claims"].append({
                "id": "denial", "speaker": ["second"], "act": "reject", "text": denial, "modality": "negated",
                "in_call": False, "via": [], "attribution": "explicit", "evidence": where, "conflicts_with": [claim.id],
                "alternatives": {
                    "act": ["inform", claim.act], "in_call": [True],
                    "speaker": [list(claim.speaker)], "via": [["second"]],
                },
            })  # fmt: skip
            data["flags"] = [*data["flags"], "conflicting_accounts"]

        yield Sketch(
            edited(subject.text, subject.inserted(sentence)),
            f"{SPOKESPERSON} denies {claim.id}",
            revise,
            (Point("source_f1"), Point("flag_f1"), *attribution_of(["denial"], claim.id)),
            header=frozenset({"sources", "flags"}),
        )


def _denied(subject: Subject, claim: GoldClaim) -> str | None:
    """That it was not said, or not done."""
    retold = subject.retold(claim) or ""
    speaker = "|".join(map(re.escape, subject.forms(subject.parties[claim.speaker[0]])))
    verbs = BASE | {"told": "tell"}
    found = re.match(rf"({speaker}) (\w+) ", retold)
    return f"{found[1]} did not {verbs[found[2]]} {retold[found.end() :]}" if found and found[2] in verbs else None


def reworded(subject: Subject, data: dict[str, Any], source: str | None = None) -> None:
    """Headline and abstract anew: those of the gold name a source that the text no longer does."""
    a, b = (
        (party.name for party in subject.principals[:2]) if len(subject.principals) > 1 else ("The leaders", "others")
    )
    said = f", {source} says" if source else ""
    data["headline"] = f"{a} and {b} hold a call{said}"
    data["abstract"] = f"{a} and {b} held a call" + (f", according to {source}." if source else ".")


KINDS = {
    "attributions_removed": attributions_removed,
    "agreeing_account": agreeing_account,
    "conflicting_account": conflicting_account,
}
