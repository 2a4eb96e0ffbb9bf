"""How strongly something is said: negated, possible, conditional, future or plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.said import Said
    from summarizer.engines.extractive.syntax import Cue
    from summarizer.record import Act, Modality

_HEAD = 12  # words of a proposition in which its main verb's modal stands
_FAR = 16  # in languages where its place tells


def act_of(said: Said, text: str, lexicon: Lexicon) -> Act:
    """The act of the verb, corrected by what it is said of.

    "did not rule out a return" is open_to; "stressed Russia's readiness to ..." is offer (reading rule 6).
    """
    cue = said.cue
    if cue is None:
        return _by_words(text, lexicon) or said.act  # type: ignore[return-value]
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
    if cue is None and lexicon.phrases("grammar.not_excluded").search(text):
        return "possible"
    text = lexicon.phrases("grammar.no_denial").sub(" ", text)  # "no más de una hora", "не позднее мая"
    plain = [word for n, word in enumerate(text.replace("’", "'").split()) if n == 0 or word != "May"]
    words = [word.casefold().strip(",.;:") for word in plain]
    only_named = cue is not None and cue.verb.frame == "topic"  # "discussed sanctions in the event of a war"
    if not only_named and _conditional(words, text, lexicon):
        return "conditional"
    if not lexicon.words("grammar.plain_auxiliaries"):
        return _by_any_word(words[:_HEAD], lexicon, told=cue is not None and cue.verb.report)
    if cue and said.verb_kept and not lexicon.words("grammar.questions") & set(words):
        return _by_verb(cue, words, lexicon)
    return _by_first_helper(words[:_FAR], lexicon)


def _conditional(words: Sequence[str], text: str, lexicon: Lexicon) -> bool:
    """ "would pay if", "unless"; not "asked if the dam is safe"."""
    asking = lexicon.words("grammar.asking")
    told = any(w in lexicon.words("grammar.conditional") and words[n - 1] not in asking for n, w in enumerate(words))
    return told or any(
        not lexicon.phrases("grammar.however_long").match(text, found.end() + 1)
        for found in lexicon.phrases("grammar.conditions").finditer(text)
    )


def _by_verb(cue: Cue, words: Sequence[str], lexicon: Lexicon) -> Modality:
    """ "Kolt would consider a visit", "Voss made no promise": what is asked or hoped for is no matter."""
    if cue.modal in lexicon.words("grammar.possible"):
        return "possible"
    if cue.modal in lexicon.words("grammar.future") or cue.verb.lemma in lexicon.words("grammar.intending"):
        return "future"
    own = cue.verb.past.split("_")[0], cue.verb.lemma.split("_")[0]
    at = next((n for n, word in enumerate(words) if word in own), 0)
    denied = any(word in lexicon.words("grammar.nothing") for word in words[at + 1 : at + 3])
    return "negated" if denied else "asserted"


def _by_first_helper(words: Sequence[str], lexicon: Lexicon) -> Modality:
    """The first auxiliary or negation tells: "will be brought down", "was not agreed", "there was no call"."""
    apart = _in_relative(words, lexicon)
    for n, word in enumerate(words):
        if n in apart:
            continue
        plain = word in lexicon.words("grammar.plain_auxiliaries") or word.endswith(("'re", "'ve"))
        modal = _modal(word, lexicon)
        near = words[n + 1 : n + (3 if modal else 4)]
        if _denies(word, lexicon) or ((plain or modal) and any(_denies(other, lexicon) for other in near)):
            return "negated"
        if modal:
            return modal
        if plain:
            due = near[:1] == ["due"] and not set(near[2:3]) & lexicon.verb_heads
            ahead = lexicon.either("grammar.due", "grammar.infinitive")
            return "future" if ahead & set(near[:1]) and not due else "asserted"
    return "asserted"


def _in_relative(words: Sequence[str], lexicon: Lexicon) -> range:
    """ "A committee [which has not met since May] will be revived": up to the main verb's own helper."""
    opens = next((n for n, word in enumerate(words) if n and word in lexicon.words("grammar.who_or_which")), None)
    if opens is None:
        return range(0)
    helpers = lexicon.either("grammar.plain_auxiliaries", "grammar.future", "grammar.possible")
    behind = [n for n in range(opens + 1, len(words)) if words[n] in helpers]
    main = next((n for n in behind[1:] if words[n - 1] not in helpers and not _denies(words[n - 1], lexicon)), None)
    earlier = any(word in helpers for word in words[:opens])
    return range(0) if main is None or earlier else range(opens, main)


def _denies(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.either("grammar.negations", "grammar.nothing") or word.endswith("n't")


def _modal(word: str, lexicon: Lexicon) -> Modality | None:
    if word in lexicon.words("grammar.future") or word.endswith("'ll"):
        return "future"
    return "possible" if word in lexicon.words("grammar.possible") else None


def _will(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.words("grammar.future") or lexicon.is_future(word)


def _by_any_word(words: Sequence[str], lexicon: Lexicon, *, told: bool) -> Modality:
    """ "Kolt attendrait un geste" is hearsay, "a assuré qu'il viendrait" the future of a past."""
    if lexicon.data["grammar"].get("negates_before"):  # "seguirá cerrado mientras no haya ...": the first word tells
        ahead = next((n for n, word in enumerate(words) if _will(word, lexicon)), len(words))
        words = words[: ahead + 1]
    if any(word in lexicon.words("grammar.negations") or word.endswith("n't") for word in words):
        return "negated"
    for word in words:
        if _will(word, lexicon):
            return "future"
        if word in lexicon.words("grammar.possible"):
            return "possible"
        if lexicon.regex("grammar.conditional_forms").fullmatch(word):
            return "future" if told else "possible"
    return "asserted"
