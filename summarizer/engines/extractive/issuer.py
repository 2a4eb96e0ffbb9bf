"""Who issues a text by his own name, so that all of it comes from him (reading rule 13).

"Statement from Foreign Secretary Harriet Poole on her call with ..."   in the head
"Regierungssprecher Jonas Albrecht teilt mit:"                          a line that announces the rest
"A Downing Street spokesperson said:"                                    nobody's name
"The Secretariat issued the following note on the calls"                 an office
"The Presidency wishes to inform the public that" a call was held
"Post by Prime Minister Tomasz Wierzba on X"                            in the first person

Letterheads and signatures are read in `imprint`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.engines.extractive.imprint import imprint
from summarizer.engines.extractive.syntax import STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.syntax import Sentence
    from summarizer.record import Channel

_HEAD = 3  # sentences in which a text names its issuer
_ISSUERS = ("person", "institution", "unnamed", "definite")
_TELLING = 14  # tokens of "wishes to inform the general public that"
_NEAR = 30  # characters between "Statement from" and the name


def issuer_of(
    article: Article, mentions: Sequence[Sequence[Mention]], starts: Sequence[Sequence[int]], cast: Cast
) -> tuple[Mention, int] | None:
    """The mention of the issuer and the number of its sentence; None where the head names none.

    `starts` holds the offset of each token of each sentence.
    """
    issuing, announcing = cast.lexicon.phrases("people.issuing"), cast.lexicon.phrases("people.announcing")
    for index, sentence in enumerate(article.sentences[: max(_HEAD, len(imprint(article)[0]) + 1)]):
        people = [m for m in mentions[index] if m.kind == "person" and len(m.ids) == 1]
        if m := issuing.match(sentence.text):
            at = sentence.start + m.end()
            offices = [m for m in mentions[index] if m.kind in _ISSUERS[1:]]
            near = [p for p in (*people, *offices) if at <= starts[index][p.start] <= at + _NEAR]
            near += [o for o in offices if starts[index][o.start] < at <= starts[index][o.end - 1]]
            if near:
                return near[0], index + 1
        first = [m for m in mentions[index] if m.kind in _ISSUERS]
        said = announcing.search(sentence.text)
        if first and said and _leads_on(sentence.text, cast):
            before = [m for m in first if starts[index][m.start] < sentence.start + said.start() and not m.possessive]
            tellers = [m for m in before if m in people] or before or people or first
            return tellers[0], index + 1
    return None


def announcer_of(sentence: Sentence) -> Mention | None:
    """ "The Presidency wishes to inform the public that [X spoke with Y by phone]": whatever the verb, who tells it."""
    people = ("person", "definite", "pronoun", "group")
    office = next((m for m in sentence.mentions if m.kind in ("institution", *people)), None)
    if office is None or office.kind != "institution" or office.outlet:
        return None
    ahead = range(office.after + 1, min(office.after + _TELLING, len(sentence.tokens)))
    that = next((i for i in ahead if sentence.is_in(i, "grammar.that")), None)
    if that is None or any(m.kind in people for m in sentence.mentions if m.start < that):
        return None
    between = sentence.tokens[office.after : that - (sentence.tokens[that - 1].text == ",")]
    return None if any(t.text in STOPS or t.text == "," for t in between) else office


def _leads_on(text: str, cast: Cast) -> bool:
    """The rest of the text is what it announces: "... said:", "... issued the following note on the calls"."""
    return text.rstrip().endswith(":") or bool(cast.lexicon.phrases("people.following").search(text))


def head_channel(article: Article, cast: Cast) -> Channel:
    """Where a text in its author's own words stood: a post, if its head says so, else a statement."""
    head = " ".join(sentence.text for sentence in article.sentences[:_HEAD])
    posted = cast.lexicon.phrases("channels.social_media").search(head) or re.match(r"\W*post\b|.*\B@\w", head, re.I)
    return "social_media" if posted else "official_readout"
