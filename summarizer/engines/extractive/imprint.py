"""Lines above and below a text that are no sentences of it: letterheads, signatures, places and dates.

"Embassy of Japan in Kenya"      "OFFICE OF THE PRIME MINISTER / PRAIA / 4 JUNE 2026"
"MFA Press Statement: ..."       "Issued by: Department of Information, Suva"      "— Ministry of Foreign Affairs"
An office that stands alone on one issues the text (reading rule 13).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.engines.extractive.institutions import known_institutions
from summarizer.engines.extractive.labels import is_institution_head
from summarizer.engines.extractive.reader import Mention, spelt
from summarizer.engines.extractive.tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon, Place
    from summarizer.engines.extractive.reader import Reader
    from summarizer.engines.extractive.tokens import Token

_LINES = 6  # above or below a text
_WORDS = 20  # of a line below; a title above may be longer
_WHOLE = re.compile(r"[.!?…:][\"”»’')]*$")


def imprint(article: Article) -> tuple[list[int], list[int]]:
    """The indexes of the lines above the text and of those below it."""
    loose = [not _WHOLE.search(s.text.rstrip()) for s in article.sentences]
    above = next((n for n, one in enumerate(loose[:_LINES]) if not one), min(_LINES, len(loose)))
    short = [one and len(s.text.split()) <= _WORDS for one, s in zip(loose, article.sentences, strict=True)]
    below = next((n for n, one in enumerate(short[: -_LINES - 1 : -1]) if not one), 0)
    return list(range(above)), list(range(max(above, len(loose) - below), len(loose)))


def letterhead(article: Article, reader: Reader, lexicon: Lexicon) -> tuple[Mention, int] | None:
    """The office that a line above or below the text names alone, and the number of the line."""
    above, below = imprint(article)
    if len(above) + len(below) == len(article.sentences):
        return None  # nothing but headings
    for index in (*above, *below):
        tokens, labels = reader.tokens[index], reader.labels[index]
        found = next((one for part in _parts(tokens) if (one := office_alone(tokens, labels, lexicon, part))), None)
        start, end = found or (_whose(tokens, labels, lexicon) if index in above else None) or (0, 0)
        if end:
            own = [place for at, (_, place) in sorted(labels.places.items()) if found and at >= start]
            abroad = any(t.low in lexicon.words("people.legations") for t in tokens[start:end])  # in its host's capital
            places = own if abroad else [*own, *_places_alone(reader, (*below, *above), lexicon)]
            code = places[0].code if places else None
            return Mention(start, end, end, "institution", (), spelt(tokens[start:end]), code), index + 1
    return None


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """ "3 June 2026 | Ministry of Foreign Affairs | Speeches": what stands between the bars."""
    bars = [i for i, token in enumerate(tokens) if token.text in "|•·"]
    yield from zip((0, *(i + 1 for i in bars)), (*bars, len(tokens)), strict=True)


def office_alone(
    tokens: Sequence[Token], labels: Labels, lexicon: Lexicon, part: tuple[int, int]
) -> tuple[int, int] | None:
    """Where the office stands in a part of a line that names nothing else but a document, a place and a day.

    "Press Release — Ministry of Defense, Republic of Korea": tokens 3:6.
    """
    begin, stop = part
    if any(_of_press(tokens, i, lexicon) for i in range(begin, stop)):
        return None
    start = _behind_document(tokens, begin, stop, lexicon)
    head = _head(tokens, start, stop, lexicon)
    if head is None or any(not _may_lead(tokens, labels, i, lexicon) for i in range(start, head[0])):
        return None
    end = head[1]
    while end < stop and _may_follow(tokens, labels, end, stop, lexicon):
        end += 1
    dated = lexicon.either("dates.months", "dates.weekdays", "people.letterheads")
    rest = (t for i, t in enumerate(tokens[end:stop], end) if t.word and labels.letters[i] not in "PMTOA")
    if any(not (t.low in dated or t.text[0].isdigit() or t.capital) for t in rest):
        return None
    closed = end == stop or tokens[end].text in ",()–—-/" or tokens[end].text[0].isdigit()
    while end > head[1] and not tokens[end - 1].word:
        end -= 1
    start += labels.letters[start] == "A"
    return (start, end) if closed else None


def _of_press(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """ "Norland News Service", "By our correspondent"; but "News Release"."""
    behind = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return tokens[i].low in lexicon.words("people.bylines") and behind not in lexicon.words("people.releases")


def _behind_document(tokens: Sequence[Token], begin: int, stop: int, lexicon: Lexicon) -> int:
    """ "Press Release — [Ministry ...]", "Issued by: [Department ...]", "— [Ministry ...]"."""
    known = lexicon.either("people.letterheads", "people.documents", "people.issued_by")
    i = begin
    while i < stop and (not tokens[i].word or tokens[i].low in known):
        if i > begin and tokens[i].text == "-" and tokens[i].start == tokens[i - 1].end:
            return begin  # "Presse- und Informationsamt"
        i += 1
    closing = lexicon.either("grammar.of", "grammar.by", "grammar.articles", "grammar.prepositions")
    if i == stop:
        return begin
    while i > begin and tokens[i - 1].word and tokens[i - 1].low not in closing:
        i -= 1  # "Released by: [Media Unit]"
    return i


def _head(tokens: Sequence[Token], start: int, stop: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "Ministry", "Office", "White House", "Downing Street": the first such word or name."""
    known, _, longest = known_institutions(lexicon)
    for i in range(start, stop):
        for length in range(min(longest, stop - i), 0, -1):
            words = tuple(t.low for t in tokens[i : i + length])
            if tokens[i].capital and words in known and not (length == 1 and is_institution_head(tokens[i], lexicon)):
                return i, i + length
        if is_institution_head(tokens[i], lexicon) and tokens[i].capital:
            return i, i + 1
        if tokens[i].text in ",:;":
            return None
    return None


def _may_lead(tokens: Sequence[Token], labels: Labels, i: int, lexicon: Lexicon) -> bool:
    """ "[Swedish Prime Minister's] Office", "[Press] Service", "[Presse- und] Informationsamt"."""
    known = lexicon.either("people.letterheads", "grammar.and")
    return labels.letters[i] in "PMTOA" or tokens[i].low in known or tokens[i].low in POSSESSIVE | {"-"}


def _may_follow(tokens: Sequence[Token], labels: Labels, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "Ministry [of Economy, Trade and Industry]", "Embassy [of Japan in Kenya]", "Prime Minister's Office [Oslo]".

    "Foreign Office summons ambassador" is a headline; "Ministère des Affaires étrangères" has its adjective behind.
    """
    token, before = tokens[i], tokens[i - 1]
    joints = lexicon.either("grammar.of", "grammar.and", "grammar.articles", "people.place_prepositions")
    if labels.letters[i] in "PMTOA" or token.low in joints or token.low in POSSESSIVE:
        return True
    if not token.word or (token.low,) in lexicon.verbs:
        return False
    if token.capital:
        return before.low in joints or labels.letters[i - 1] in "OMT"
    following = tokens[i + 1] if i + 1 < stop else None
    ends = following is None or not following.word or following.low in lexicon.words("grammar.and")
    return ends and "heads_last" not in lexicon.data["people"]


def _whose(tokens: Sequence[Token], labels: Labels, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "MFA Press Statement: ...", "Foreign Ministry Spokesperson's Statement on ...", "Kremlin readout of ..."."""
    end = 0
    while (
        end < len(tokens) and labels.letters[end] in "PMTA" and tokens[end].low not in lexicon.words("people.documents")
    ):
        end += 1
    owned = end < len(tokens) and tokens[end].low in POSSESSIVE
    words = tokens[:end]
    office = any(is_institution_head(t, lexicon) or t.low in lexicon.words("people.voices") for t in words)
    documents = lexicon.either("people.documents", "people.releases")
    issued = any(t.low in documents for t in tokens[end + owned : end + owned + 2])
    begin = int(end > 0 and labels.letters[0] == "A")
    return (begin, end) if office and issued and end > begin else _acronym(tokens, lexicon)


def _acronym(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, int] | None:
    """ "MFA Press Statement: ...", "PMO media release": whose document it is."""
    words = [t for t in tokens if t.word]
    if len(words) < 2 or all(t.text.isupper() for t in words) or tokens[0].low in lexicon.words("grammar.stop"):
        return None
    own = re.fullmatch(r"[^\W\d_a-z]{2,7}", tokens[0].text) and tokens[0].text.isupper()
    named = own and (tokens[0].low,) not in lexicon.places and tokens[0].low not in lexicon.words("people.titles")
    documents = lexicon.either("people.documents", "people.releases")
    near = [t.low for t in tokens[1:4]]
    return (0, 1) if named and any(low in documents for low in near) else None


def _places_alone(reader: Reader, lines: Sequence[int], lexicon: Lexicon) -> Iterator[Place]:
    """The countries of lines that are nothing but a place and a day: "SINGAPORE", "Suva, 3 May"."""
    dated = lexicon.either("dates.months", "dates.weekdays")
    for index in lines:
        for at, (end, place) in list(reader.labels[index].places.items())[:1]:
            rest = [t for i, t in enumerate(reader.tokens[index]) if t.word and not at <= i < end]
            if all(t.text[0].isdigit() or t.low in dated for t in rest):
                yield place
