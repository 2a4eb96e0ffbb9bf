"""What somebody states in a text of his own: a post, a statement, the answers of an interview.

"He was candid with me."   "I will report to Parliament."   "It was a straightforward conversation."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.syntax import Cue, Sentence
    from summarizer.engines.extractive.tokens import Token

_STATED = 4  # words that state something
_QUALITY = 4  # words in which a call's quality stands before its noun


def states(sentence: Sentence, start: int) -> bool:
    """A sentence with a verb of its own behind the label at its head, no question and no wish ("May God bless us")."""
    lexicon = sentence.lexicon
    words = [t for t in sentence.tokens[start:] if t.word]
    if len(words) < _STATED or sentence.tokens[-1].text == "?" or words[0].low in lexicon.words("grammar.wishes"):
        return False
    contracted = lexicon.ordered("grammar.contracted") or ("\0",)
    helpers = lexicon.either("grammar.plain_auxiliaries", "grammar.modals")
    if any(t.low in helpers or t.low.replace("’", "'").endswith(contracted) for t in words):
        return True
    found = (verb_at(sentence, i) for i in range(start, len(sentence.tokens)) if not sentence.inside_mention(i))
    return any(form == "finite" for one in found if one for _, form in one[1])


def judges_the_call(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "It was a straightforward conversation", "I had a very good phone call with Kolt"."""
    nouns, how = lexicon.either("call.nouns", "call.strong_nouns"), lexicon.words("call.how")
    return any(
        t.low in nouns and any(b.low in how for b in tokens[max(0, i - _QUALITY) : i]) for i, t in enumerate(tokens)
    )


def says_now(cue: Cue, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "I will report to Parliament", "I look forward to it", "I am ready": now, not in the call."""
    first = cue.subject is not None and cue.subject.code == "i"
    if not first or cue.nested or "deeds" not in lexicon.data:
        return False
    past = any(t.low in lexicon.words("grammar.past_helpers") for t in tokens[cue.group : cue.verb_start])
    head = tokens[cue.verb_start].low
    present = head in ("am", "are", "is") or (head == cue.verb.lemma.split("_")[0] and cue.verb.past != head)
    return cue.modal in lexicon.words("grammar.future") or (present and not past)
