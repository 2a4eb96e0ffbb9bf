"""Whose words stand inside the marks (reading rule 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.engines.extractive.said import Said
    from summarizer.engines.extractive.syntax import Sentence


def voices(said: Said, sentence: Sentence) -> list[tuple[int, str]]:
    """The quotations in what is said, each with its voice.

    "“Our president noted ...,” Ushakov said": the verb of speech is inside the marks, the voice is the aide's.
    "described the situation as “very alarming,” Ushakov said": only the object is, the voice is the speaker's.
    "Trump, he said, “noted his interest ...”": the speaker is "his" inside the marks, the voice is the aide's.
    """
    numbers = []
    for i, token in enumerate(sentence.tokens[said.start : said.end], said.start):
        number = token.quotation
        if number is not None and number not in numbers and not any(a <= i < b for a, b in said.holes):
            numbers.append(number)
    return [(number, _voice(number, said, sentence)) for number in numbers]


def _voice(number: int, said: Said, sentence: Sentence) -> str:
    party = said.told_of or said.speaker
    speaker = said.owner if said.owner in party else party[0] if party else ""
    if (whose := _in_words_of(number, sentence)) is not None:
        return whose or speaker
    relay = said.speaker[0] if said.told_of else said.via[0] if said.via else None
    if relay is None:
        return speaker
    if len(party) > 1:
        return relay  # "Both pointed to the “particular trust” between them": nobody says so with one voice
    if said.cue and _wordless(said, sentence):
        return relay
    if said.cue and sentence.tokens[said.cue.verb_start].quotation == number:
        return relay
    return relay if _speaks_of(number, said, sentence) else speaker


def _wordless(said: Said, sentence: Sentence) -> bool:
    """ "accepted it “without conditions”", "raised it “at least three times”": how the relay puts it."""
    topic = said.cue is not None and said.cue.verb.frame == "topic" and not said.told_of
    return topic or (said.cue is not None and said.cue.verb.lemma in sentence.lexicon.words("grammar.wordless"))


def _in_words_of(number: int, sentence: Sentence) -> str | None:
    """ "wanted, in Strand's words, “a seat”": Strand's party id; "in his words, “a seat”": "", the speaker's own."""
    first = next(i for i, token in enumerate(sentence.tokens) if token.quotation == number)
    for i in range(max(first - 4, 1), first):
        if not sentence.is_in(i, "people.accounts"):
            continue
        if sentence.is_in(i - 1, "grammar.possessives"):
            return ""
        owner = sentence.mention_ending(i - 1)
        if owner is not None and owner.possessive and len(owner.ids) == 1:
            return owner.ids[0]
    return None


def _speaks_of(number: int, said: Said, sentence: Sentence) -> bool:
    """The speaker is named inside the marks, so somebody else speaks there."""
    party = set(said.told_of or said.speaker)
    return any(sentence.tokens[m.start].quotation == number and set(m.ids) & party for m in sentence.mentions)
