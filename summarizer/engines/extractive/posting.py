"""Principals who tell of the call in posts, of which an article reports one by one.

"wrote on Telegram"   "used four posts on X to give her version"   "Reszke's final post"   "each posted about it on X"
Later "the first began", "the thread went on", "it read": whoever posted speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.reader import Mention
from summarizer.engines.extractive.tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.call import Call
    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.text import Text
    from summarizer.engines.extractive.tokens import Token

_EARLY = 5  # sentences in which a text says to whom its man spoke
_WRITERS = ("person", "definite", "institution", "unnamed", "group", "pronoun")


def posters_of(text: Text, call: Call) -> dict[str, list[int]]:
    """Party ids of those principals, each with the numbers of the sentences that say so."""
    found: dict[str, list[int]] = {}
    lexicon = text.lexicon
    social, paper = lexicon.phrases("channels.social_media"), lexicon.phrases("channels.on_paper")
    for sentence, words, people in zip(text.article.sentences, text.tokens, text.mentions, strict=True):
        ids = _owner(words, people, lexicon)
        said = social.search(sentence.text)
        if not ids and said and not paper.search(sentence.text):
            ids = _writer(words, people, sentence.start + said.start(), lexicon)
        for id in ids if set(ids) <= set(call.principals) else ():
            found.setdefault(id, []).append(sentence.number)
    return found


def interviewed(text: Text, call: Call) -> dict[str, int]:
    """ "Kolt sat down with the Harbour and gave her side": principals who tell an outlet, each with the sentence."""
    found: dict[str, int] = {}
    telling = text.lexicon.phrases("channels.interviewed")
    for sentence, words, people in zip(text.article.sentences[:_EARLY], text.tokens, text.mentions, strict=False):
        if met := telling.search(sentence.text):
            ids = _writer(words, people, sentence.start + met.start(), text.lexicon)
            found |= dict.fromkeys(ids if set(ids) <= set(call.principals) else (), sentence.number)
    return found


def _owner(tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[str, ...]:
    """ "Reszke's [final] post"."""
    for mention in mentions:
        if mention.possessive and mention.ids and post_at(tokens, mention.end + 1, lexicon) is not None:
            return mention.ids
    return ()


def post_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int | None:
    """Where the noun stands of a phrase that may begin at `i`: "[last] post", "[second Facebook] message"."""
    begin = i
    while i < len(tokens) and tokens[i].low in lexicon.words("people.post_adjectives"):
        i += 1
    nouns = lexicon.either("people.posts", *(("people.messages",) if i > begin else ()))  # not "Kolt's message to Voss"
    return i if i < len(tokens) and tokens[i].low in nouns else None


def _writer(tokens: Sequence[Token], mentions: Sequence[Mention], at: int, lexicon: Lexicon) -> tuple[str, ...]:
    """ "Moroz described his talk with Wilk in [a Telegram thread]": whoever acts nearest before it; else behind it.

    "In a post on X, Rao said"
    """
    acting = [m for m in mentions if m.kind in _WRITERS]
    before = [m for m in acting if tokens[m.start].start < at]
    behind = [m for m in acting if tokens[m.start].start > at and tokens[m.start - 1].text == ","]
    for mention in (*reversed(before), *behind):
        governed = mention.start and tokens[mention.start - 1].low in lexicon.words("grammar.prepositions")
        owned = mention.possessive or tokens[mention.start].low in lexicon.words("grammar.possessives")
        if not (governed or owned or mention.oblique):
            return mention.ids
    return ()


def find_posts(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "The thread went on", "her last message", "[Rao's] post", "the first began"; the opener tells whose."""
    found = []
    lexicon = cast.lexicon
    if lexicon.either("people.posts", "people.messages", "people.which_one").isdisjoint(labels.words):
        return []
    for i, token in enumerate(tokens):
        owned = token.low in POSSESSIVE and i > 0 and labels.letters[i - 1] == "N"
        opened = token.low in lexicon.words("grammar.possessives")
        if not (owned or opened or labels.letters[i] == "A" or token.low in lexicon.words("people.post_openers")):
            continue
        end = post_at(tokens, i + 1, lexicon)
        end = end if end is not None else _which_one(tokens, i + 1, lexicon)
        if end is not None:
            whose = tokens[i - 1].text if owned else token.low if opened else ""
            found.append(Mention(i + owned, end + 1, end + 1, "document", (), tokens[end].low, opener=whose))
    return found


def _which_one(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int | None:
    """ "the first [began]": an ordinal that a verb follows."""
    if i + 1 >= len(tokens) or tokens[i].low not in lexicon.words("people.which_one"):
        return None
    following = tokens[i + 1].low
    acts = following in lexicon.verb_heads or following in lexicon.words("grammar.auxiliaries")
    return i if acts and tokens[i + 1].text.islower() else None
