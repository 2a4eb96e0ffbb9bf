"""Mentions that "and" joins into one of several people: "Putin and Trump", "Sullivan, Blinken, and Milley"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.engines.extractive.reader import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.tokens import Token


def shared(
    mentions: list[Mention], group: tuple[int, tuple[str, ...]] | None, tokens: Sequence[Token]
) -> list[Mention]:
    """ "The presidents of Ecuador, X, and Peru, Y, agreed": one mention of both, from the title on."""
    if group is None:
        return mentions
    begin, ids = group
    ends = [n for n, m in enumerate(mentions) if m.start <= begin or (m.kind == "person" and set(m.ids) & set(ids))]
    inside = [m for m in mentions if m.end > begin and m.start <= mentions[ends[-1]].start] if ends else []
    if not {id for m in inside for id in m.ids} >= set(ids):
        return mentions
    last = inside[-1]
    apposed = any(t.text == "," for t in tokens[begin : last.end]) and last.after == last.end
    after = last.after + (apposed and last.after < len(tokens) and tokens[last.after].text == ",")
    whole = replace(last, start=min(begin, inside[0].start), after=after, kind="person", ids=ids)
    return [whole if m is inside[0] else m for m in mentions if m is inside[0] or m not in inside]


def paired(mentions: list[Mention], tokens: Sequence[Token], cast: Cast) -> list[Mention]:
    """ "The prime minister and the president agreed", at the head of a clause: the two of them."""
    joints, that = [[word] for word in cast.lexicon.words("grammar.and")], cast.lexicon.words("grammar.that")
    merged: list[Mention] = []
    for mention in mentions:
        last = merged[-1] if merged else None
        if (
            last
            and _can_pair(last, mention, tokens, that)
            and [t.low for t in tokens[last.after : mention.start]] in joints
        ):
            merged[-1] = Mention(last.start, mention.end, mention.after, "group", (), "")
        else:
            merged.append(mention)
    return merged


def _can_pair(first: Mention, second: Mention, tokens: Sequence[Token], that: frozenset[str]) -> bool:
    heads = first.start == 0 or tokens[first.start - 1].text == "," or tokens[first.start - 1].low in that
    kinds = {first.kind, second.kind}
    return heads and kinds <= {"definite", "person"} and "definite" in kinds and len(first.ids) < 2


def coordinated(mentions: list[Mention], tokens: Sequence[Token], lexicon: Lexicon) -> list[Mention]:
    """ "Putin and Trump", "Sullivan, Blinken, and Milley": one mention of several people."""
    merged: list[Mention] = []
    for mention in mentions:
        chain = _chain_before(merged, mention, tokens, lexicon)
        if chain:
            members = [*merged[-chain:], mention]
            del merged[-chain:]
            text = " and ".join(m.text for m in members)
            ids = tuple(dict.fromkeys(id for m in members for id in m.ids))
            start = members[0].start - (members[0].start > 0 and tokens[members[0].start - 1].low == "both")
            merged.append(Mention(start, mention.end, mention.after, "person", ids, text, None, mention.possessive))
        else:
            merged.append(mention)
    return merged


def _chain_before(merged: Sequence[Mention], mention: Mention, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """How many mentions before this one belong with it: the last by "and", those before that by commas."""
    if mention.kind != "person" or not merged or merged[-1].kind != "person":
        return 0
    if not _joined(tokens, merged[-1], mention, lexicon.words("grammar.and")):
        return 0
    chain = 1
    while chain < len(merged) and _listed(tokens, merged[-chain - 1], merged[-chain], lexicon):
        chain += 1
    return chain


def _listed(tokens: Sequence[Token], left: Mention, right: Mention, lexicon: Lexicon) -> bool:
    return left.kind == "person" and _between(tokens, left, right, lexicon) in ([","], [])


def _between(tokens: Sequence[Token], left: Mention, right: Mention, lexicon: Lexicon) -> list[str]:
    articles = lexicon.words("grammar.articles")
    return [t.low for t in tokens[left.after : right.start] if t.low not in articles]


def _joined(tokens: Sequence[Token], left: Mention, right: Mention, words: frozenset[str]) -> bool:
    """Whether "and" and at most commas stand between; an apposition of the left one may."""
    between = [t.low for t in tokens[left.after : right.start] if t.low not in ("the",)]
    return bool(set(between) & words) and set(between) <= words | {","}
