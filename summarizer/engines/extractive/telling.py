"""Whether a text tells of a call at all, or of people who met, of a speech, of an appeal for something.

"X spoke by phone with Y", "the call between the premiers"                  of a call
"X met Y in Warsaw. She would phone Z afterwards", "called for a summit"    of none
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.header import planned_in
from summarizer.engines.extractive.occasion import of_earlier_call
from summarizer.engines.extractive.pairs import names_a_call, tells_of_call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.contacts import Contact
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.text import Text

_FIRST = 5  # sentences that tell what a text is about
_OPENING = 3  # sentences in which a text about a meeting names the call that it is about all the same
_LEAD = 2


def tells_of_a_call(article: Article, contacts: Sequence[Contact], talks: Sequence[int], lexicon: Lexicon) -> bool:
    """Some early word of the text says that it was a call; or people "spoke", and nothing says that they met."""
    spoke = any(c.strong and c.caller and c.others and c.sentence <= _OPENING for c in contacts)
    texts = [s.text for s in article.sentences]
    if lexicon.phrases("call.intruders").search(" ".join(texts[:_OPENING])) and not spoke:
        return False  # tapped phones, a call-in show, a board's conference call
    if _met(texts[:_LEAD], lexicon) and not (spoke or _all_the_same(texts[:_OPENING], lexicon)):
        return False  # leaders who met, whatever calls came before
    early = [n for n in (*(c.sentence for c in contacts), *talks) if n <= _FIRST]
    told = [n for n in tells_of_call(article, lexicon) if n <= _FIRST or not planned_in(texts[n - 1], lexicon)]
    if told:
        return bool(early) or not _of_an_appeal(article, told, lexicon)
    return bool(early) and not lexicon.phrases("call.met").search(" ".join(texts[n - 1] for n in (1, *early)))


def _met(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """ "met in Warsaw", "a reçu à l'Élysée le premier ministre"; not "before Thursday's cabinet meeting"."""
    texts = [lexicon.regex("call.gatherings").sub(" ", text) for text in texts]
    return any(lexicon.phrases("call.met").search(text) or lexicon.says("call.receiving", text) for text in texts)


def _all_the_same(texts: Sequence[str], lexicon: Lexicon) -> bool:
    """A call is named beside the meeting, and neither came before it nor is still to follow it."""
    after = [text for n, text in enumerate(texts) if not (n and planned_in(text, lexicon))]
    told = [lexicon.regex("call.afterwards").sub(" ", text) for text in after if not of_earlier_call(text, lexicon)]
    return any(names_a_call(text, lexicon) for text in told)


def _of_an_appeal(article: Article, told: Sequence[int], lexicon: Lexicon) -> bool:
    """ "called for a summit ... Allies backed the call": a text with an appeal, whose call has no medium."""
    if not any(lexicon.says("call.appeals", s.text) for s in article.sentences[:_OPENING]):
        return False
    wired = [lexicon.phrases(f"medium.{medium}") for medium in ("phone", "video")]
    return not any(medium.search(article.sentences[n - 1].text) for medium in wired for n in told)


def told_each_other(text: Text, people: Sequence[str]) -> bool:
    """ "Kolt told her that the fleet would stay", "Kolt le pidió tiempo": one principal to the other, in the past."""
    lexicon = text.lexicon
    verbs, clitics = lexicon.words("call.addressed"), lexicon.words("call.clitics")
    for tokens, mentions in zip(text.tokens, text.mentions, strict=True):
        starts = {m.start: m for m in mentions}
        for told in (m for m in mentions if set(m.ids) & set(people)):
            words = [t.low for t in tokens[told.end : told.end + 2]]
            if len(words) == 2 and words[0] in clitics and (words[1] in verbs):
                return True
            other = starts.get(told.end + 1) if words and words[0] in verbs else None
            if other and (other.kind == "pronoun" or set(other.ids) & set(people) - set(told.ids)):
                return True
    return False
