"""Headline and abstract, put together from the record: nothing in them that is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.draft import DraftClaim, DraftParty
    from summarizer.engines.extractive.duration import Duration
    from summarizer.record import Medium, Status

_VERBS = {
    "phone": "spoke by phone", "video": "spoke by video", "in_person": "met", "messaging": "exchanged messages",
    "unspecified": "spoke",
}  # fmt: skip
_MAX_CLAIMS = 4
_MAX_WORDS = 45


def headline(
    status: Status, medium: Medium, principals: Sequence[DraftParty], topics: Sequence[str], relay: DraftParty | None
) -> str:
    """One line, the relay named where there is one."""
    who = listed([p.name for p in principals]) or "The leaders"
    line = {
        "planned": f"{who} are to speak",
        "not_held": f"{who} did not speak",
        "disputed": f"Whether {who} spoke is disputed",
        "not_a_call": "No call is reported",
    }.get(status, f"{who} {_VERBS[medium]}")
    if topics and status == "held":
        line += f" about {listed(topics[:2])}"
    return f"{line}, {relay.name} says" if relay else line


def abstract(opening: str, claims: Sequence[DraftClaim], parties: dict[str, DraftParty], status: Status) -> str:
    """Two to five sentences: the call, then its weightiest claims, each with its relay."""
    if status == "not_a_call":
        return "The article reports no call. Nothing in it was said in one."
    sentences = [opening]
    sentences += [_told(claim, parties) for claim in _weightiest(claims)]
    if len(sentences) < 2:
        sentences.append("The article tells nothing of what was said.")
    return " ".join(sentences)


def opening(
    status: Status,
    medium: Medium,
    principals: Sequence[DraftParty],
    *,
    length: Duration,
    date: str | None,
    relay: DraftParty | None,
) -> str:
    """The sentence that tells of the call itself."""
    who = listed([p.name for p in principals]) or "The leaders"
    text = {
        "planned": f"{who} are to speak",
        "not_held": f"{who} did not speak, as the article has it",
        "disputed": f"Accounts differ on whether {who} spoke",
    }.get(status, f"{who} {_VERBS[medium]}")
    if length.minutes and status == "held":
        near = {"approximate": "about ", "at_least": "at least ", "at_most": "at most "}.get(length.qualifier, "")
        text += f" for {near}{length.minutes} minutes"
    text += f" on {date}" if date else ""
    return f"{text}, according to {relay.name}." if relay else f"{text}."


def _weightiest(claims: Sequence[DraftClaim]) -> list[DraftClaim]:
    """In the text's order: claims of the call before remarks about it, each speaker heard once before any twice."""
    weight = {"condemn": 0, "agree": 0, "reject": 0, "propose": 1, "commit": 1, "warn": 1, "open_to": 1, "request": 1}
    fit = [c for c in claims if len(c.text.split()) <= _MAX_WORDS]
    ranked = sorted(enumerate(fit), key=lambda item: (not item[1].in_call, weight.get(item[1].act, 2), item[0]))
    chosen: list[int] = []
    for speakers_once in (True, False):
        heard = {fit[i].speaker for i in chosen}
        for i, claim in ranked:
            if len(chosen) < _MAX_CLAIMS and i not in chosen and not (speakers_once and claim.speaker in heard):
                chosen.append(i)
                heard.add(claim.speaker)
    return [fit[i] for i in sorted(chosen)]


def _told(claim: DraftClaim, parties: dict[str, DraftParty]) -> str:
    text = claim.text.rstrip(".!?… ")
    speakers = [parties[id].name for id in claim.speaker]
    relay = [parties[id].name for id in claim.via]
    surnames = [surname(name) for name in speakers]
    said = (
        text if any(text.startswith(s) for s in surnames) else f"{listed(speakers)} said: {text}" if speakers else text
    )
    return f"According to {listed(relay)}, {said}." if relay else f"{said}."


def surname(name: str) -> str:
    """The last word of a name that is no "Jr."."""
    words = [word.strip(",") for word in name.split()]
    while len(words) > 1 and words[-1].rstrip(".").casefold() in ("jr", "sr", "ii", "iii"):
        words.pop()
    return words[-1]


def listed(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    items = list(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
