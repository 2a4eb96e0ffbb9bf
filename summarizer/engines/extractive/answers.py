"""Claims that mean nothing without what they answer: "She agreed.", "He undertook to do so", "she said he had not".

The proposal, request or question they answer is taken into their text, and its sentence into their evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.displaced import asked_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.said import Said
    from summarizer.engines.extractive.syntax import Sentence

_SHORT = 6  # words of an answer that does not say of what
_NEAR = 2  # sentences between an answer and what it answers
_PROPOSING = ("propose", "offer", "request", "commit", "open_to")
_ACTS = ("agree", "reject", "commit", "thank", "other", "inform", "open_to", "support", "assess")


def completed(said: Sequence[Said], texts: Sequence[str], sentences: Sequence[Sentence]) -> list[str]:
    """The texts, those of bare answers with what they answer; `also` of their `Said` gets the sentence of that."""
    whole = list(texts)
    for n, one in enumerate(said):
        sentence = sentences[one.sentence - 1]
        if not texts[n] or "answers" not in sentence.lexicon.data:
            continue
        if answer := _to_question(texts[n], sentence):
            whole[n], one.verb_kept = answer, False
        elif asked := _asked_of(texts[n], one, sentence):
            whole[n] = f"{texts[n]}: {asked}"
        elif one.cue and one.cue.act in _ACTS and one.verb_kept and _bare(texts[n], one, sentence.lexicon):
            whole[n] = _to_claim(n, said, texts, sentences)
    return whole


def _asked_of(text: str, one: Said, sentence: Sentence) -> str:
    """ "Consultada sobre un viaje, la vocera no lo descartó", "... que le sujet n’a pas été abordé": what it was."""
    asked = question_of(sentence)
    told = [word.strip(",.«»“”") for word in text.casefold().split()]
    vague = bool(sentence.lexicon.words("answers.matters") & set(told)) and len(told) <= _SHORT + 1
    silent = one.cue is not None and one.verb_kept and len(told) < _SHORT
    if asked is None or not (vague or (silent and sentence.lexicon.data["grammar"].get("drops_subject"))):
        return ""
    begin = asked[0] + sentence.is_in(asked[0], "grammar.questions")
    by_whom = range(begin, asked[1])
    if any(sentence.is_in(i, key) for i in by_whom for key in ("people.outlet_nouns", "grammar.press")):
        return ""  # "Consultado por esta agencia, ..."
    return " ".join(t.text for t in sentence.tokens[begin : asked[1]])


def _bare(text: str, one: Said, lexicon: Lexicon) -> bool:
    """Nothing but names, the verb and words that stand for something else."""
    words = [word.strip(",.;:’'").casefold() for word in text.split()]
    empty = lexicon.words("answers.empty") | {"and", *(part for id in one.speaker for part in id.split())}
    verbs = lexicon.words("answers.verbs")
    named = text.split(maxsplit=1)[0].casefold()
    rest = [word for word in words if word not in empty and word != named]
    return any(word in verbs for word in rest) and all(word in verbs for word in rest)


def _to_claim(n: int, said: Sequence[Said], texts: Sequence[str], sentences: Sequence[Sentence]) -> str:
    one = said[n]
    named = {w.casefold() for w in texts[n].split()} & sentences[0].lexicon.words("answers.proposals")
    for k in range(n - 1, -1, -1):
        asked = said[k]
        if one.sentence - asked.sentence > _NEAR:
            break
        if asked.speaker == one.speaker or not texts[k] or (named and asked.act not in _PROPOSING):
            continue
        matter = _matter(asked, texts[k], sentences[asked.sentence - 1])
        if not matter:
            break
        one.also = (asked.sentence,)
        return _joined(texts[n], matter, sentences[one.sentence - 1].lexicon)
    return texts[n]


def _matter(asked: Said, text: str, sentence: Sentence) -> str:
    """What was asked or offered: "to send it to Harrow", "three helicopters", or a whole clause; nothing denied."""
    words = text.split()
    if {w.casefold().strip(",.") for w in words} & sentence.lexicon.words("grammar.negations"):
        return ""
    if not asked.verb_kept or asked.cue is None:
        return ": " + text
    hearer = sentence.mention_starting(asked.cue.verb_end)
    begin = hearer.after if hearer and asked.cue.verb.frame == "person" else asked.cue.verb_end
    if begin >= len(sentence.tokens):
        return ""
    head = sentence.tokens[begin].text
    return text[text.find(f" {head} ") :] if f" {head} " in text else ""


def _joined(text: str, matter: str, lexicon: Lexicon) -> str:
    words = text.split()
    if matter.startswith(":"):
        return text + matter
    empty = lexicon.words("answers.empty") - lexicon.words("answers.words") - lexicon.words("answers.particles")
    while len(words) > 2 and words[-1].strip(",.").casefold() in empty:
        words.pop()
    words = [words[0], *(w for w in words[1:] if w.casefold() not in lexicon.words("answers.objects"))]
    refused = words[-1].casefold() in lexicon.words("answers.words")
    return " ".join(words) + (":" if refused else "") + matter


def _to_question(text: str, sentence: Sentence) -> str:
    """ "Asked whether Kolt had set a deadline, she said she had not": Kolt had not set a deadline."""
    asked = question_of(sentence)
    said = [word.strip(",.;:’'").casefold() for word in text.split()]
    words = set(said[1:] if said[0] not in sentence.lexicon.words("answers.short") else said)
    if asked is None or not words <= sentence.lexicon.words("answers.short") or len(words) > 6:
        return ""
    tokens = sentence.tokens[asked[0] : asked[1]]
    helper = next((i for i, t in enumerate(tokens) if t.low in sentence.lexicon.words("grammar.auxiliaries")), None)
    denied = bool(words & (sentence.lexicon.either("grammar.negations", "answers.denials")))
    if helper is None and denied:
        return ""
    parts = [t.text for t in tokens]
    if denied and helper is not None:
        parts.insert(helper + 1, "not")
    clause = " ".join(parts).replace(" ’s", "’s").replace(" 's", "'s").replace(" ,", ",")
    return clause[:1].upper() + clause[1:]


def question_of(sentence: Sentence) -> tuple[int, int] | None:
    """ "Asked whether [Kolt had agreed], Strand said ...": where the question stands."""
    asked = asked_before(sentence)
    if asked is None:
        return None
    begin, comma = asked
    opens = next((i for i in range(begin, comma) if sentence.is_in(i, "grammar.questions")), None)
    return (begin, comma) if begin > 1 else (opens + 1, comma) if opens else None
