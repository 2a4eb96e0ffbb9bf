"""An article with what its sentences speak of: what a call, and who asked for it, are looked for in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.engines.extractive.contacts import call_nouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.tokens import Token


@dataclass(frozen=True)
class Text:
    """Sentence by sentence its tokens and mentions, and the people they are of."""

    article: Article
    tokens: Sequence[Sequence[Token]]
    mentions: Sequence[Sequence[Mention]]
    cast: Cast

    @property
    def lexicon(self) -> Lexicon:
        return self.cast.lexicon

    @cached_property
    def nouns(self) -> list[list[int]]:
        """Where each sentence has a call's nouns."""
        return [call_nouns(tokens, self.lexicon) for tokens in self.tokens]
