"""Who else was on the line, and who interpreted.

"X and, from Warsaw, Y also took part"   "Minister X, who sat in on the call, said"   "the two were joined by X"
"Z said the engineer, X, would be on the line"     X, not Z who says so
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.tokens import Token

_ROLES = (("people.attending", "attendee"), ("people.interpreting", "interpreter"))


def attending(
    article: Article, tokens: Sequence[Sequence[Token]], mentions: Sequence[Sequence[Mention]], lexicon: Lexicon
) -> dict[str, str]:
    """ "attendee" or "interpreter" by party id, of all who are told to have been there, principals too."""
    found: dict[str, str] = {}
    for sentence, words, spoken_of in zip(article.sentences, tokens, mentions, strict=True):
        for key, role in _ROLES:
            for m in lexicon.phrases(key).finditer(sentence.text):
                at = sum(t.end <= sentence.start + m.start() for t in words)
                end = sum(t.end <= sentence.start + m.end() for t in words)
                for id in _there(words, spoken_of, at, end, lexicon):
                    found.setdefault(id, role)
    return found


def _there(tokens: Sequence[Token], mentions: Sequence[Mention], at: int, end: int, lexicon: Lexicon) -> list[str]:
    """Whoever stands before the phrase `tokens[at:end]`, behind the last "said"; where it ends in "by", behind it."""
    people = [m for m in mentions if m.kind == "person"]
    agent = tokens[end - 1].low in lexicon.words("grammar.by")
    said = max((i for i in range(at) if _reports(tokens[i], lexicon)), default=-1)
    before = [] if agent else [m for m in people if said < m.start < at]
    after = [m for m in people if m.start >= end and not any(t.text == ";" for t in tokens[end : m.start])]
    if before:  # "X sat in on the call, as did Y"
        after = [m for m in after if {t.low for t in tokens[end : m.start]} & lexicon.words("grammar.joining")]
    return [id for m in (*before, *after) for id in m.ids]


def _reports(token: Token, lexicon: Lexicon) -> bool:
    return any(verb.report and form == "finite" for verb, form in lexicon.verbs.get((token.low,), ()))
