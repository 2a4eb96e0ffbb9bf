"""How strongly something is said: negated, possible, conditional, future or plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.engines.extractive.discourse import Said
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.record import Act, Modality

_HEAD = 12  # words of a proposition in which its main verb's modal stands


def act_of(said: Said, text: str, lexicon: Lexicon) -> Act:
    """The act of the verb, corrected by what it is said of.

    "did not rule out a return" is open_to; "stressed Russia's readiness to ..." is offer (reading rule 6).
    """
    cue = said.cue
    if cue is None:
        return _by_words(text, lexicon) or "inform"
    if cue.negated and cue.verb.lemma in lexicon.ordered("grammar.exclusion_verbs"):
        return "open_to"
    if cue.verb.act in ("inform", "assess", "reaffirm"):
        return _by_words(text, lexicon) or cue.act  # type: ignore[return-value]
    return cue.act  # type: ignore[return-value]


def _by_words(text: str, lexicon: Lexicon) -> Act | None:
    if lexicon.phrases("grammar.readiness").search(" ".join(text.split()[:_HEAD])):
        return "offer"
    return None


def modality_of(said: Said, text: str, lexicon: Lexicon) -> Modality:
    """From the verb's own negation, then the main clause of what is said."""
    cue = said.cue
    if cue and cue.negated:
        return "possible" if cue.verb.lemma in lexicon.ordered("grammar.exclusion_verbs") else "negated"
    plain = [word for n, word in enumerate(text.replace("’", "'").split()) if n == 0 or word != "May"]
    words = [word.casefold() for word in plain]
    if set(words) & lexicon.words("grammar.conditional") or lexicon.phrases("grammar.conditions").search(text):
        return "conditional"
    head = [word.strip(",.;:") for word in words[:_HEAD]]
    if any(word in lexicon.words("grammar.negations") or word.endswith("n't") for word in head):
        return "negated"
    for word in head:
        if word in lexicon.words("grammar.future"):
            return "future"
        if word in lexicon.words("grammar.possible"):
            return "possible"
    return "asserted"
