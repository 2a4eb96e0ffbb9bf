"""Mentions of institutions and of what they issue.

"the Kremlin"   "Russia's Foreign Ministry"   "Abi Rached's office"   "the daily Sutrin"   "the Australian account"
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.bodies import acronym_at, apposition_end, kind_end
from summarizer.engines.extractive.labels import is_institution_head
from summarizer.engines.extractive.reader import Mention, spelt
from summarizer.engines.extractive.tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.bodies import Bodies
    from summarizer.engines.extractive.cast import Cast
    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.tokens import Token

# whose an institution is: "of the Ukrainian president"; a genitive alone where the language needs no "of"
_TAIL = {True: r"OA*[PMT]+(?:OA*P+)?", False: r"[PMT]+"}
_DATELINE = 3  # sentences in which a dateline stands


def find_institutions(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    found = []
    known, heads, longest = known_institutions(cast.lexicon)
    if heads.isdisjoint(labels.words):
        return []
    low = [t.low for t in tokens]
    articles = cast.lexicon.words("grammar.articles")
    end = 0
    for i in [n for n, word in enumerate(low) if word in heads]:
        if i < end:
            continue
        for length in range(min(longest, len(tokens) - i), 0, -1):
            if tuple(low[i : i + length]) not in known:
                continue
            if labels.letters[i + length : i + length + 1] == "T" and cast.lexicon.language == "en":
                continue  # "the Kremlin aide"
            named = tokens[i].capital or length > 1 or "-" in low[i]
            if named and (length == 1 or low[i] not in articles or tokens[i + 1].capital):  # no "la moneda" of a state
                aide = re.match(r"M*T", labels.letters[i + length :])  # "the Kremlin aide": that is about him
                if not (aide and cast.lexicon.words("people.heads_last")):
                    found.append(_institution(tokens, labels, cast, i, i + length))
                end = i + length
                break
    return found


@cache
def known_institutions(lexicon: Lexicon) -> tuple[frozenset[tuple[str, ...]], frozenset[str], int]:
    """The names on the lists, by their words; their first words; and how many words the longest has."""
    known = lexicon.words_list("people.institutions") | lexicon.words_list("people.outlets")
    heads = lexicon.openers("people.institutions") | lexicon.openers("people.outlets")
    return known, heads, max((len(words) for words in known), default=0)


def _institution(tokens: Sequence[Token], labels: Labels, cast: Cast, start: int, end: int) -> Mention:
    """With whose it is: "Russia's Foreign Ministry", "the press service of the Ukrainian president"."""
    named = tuple(t.low for t in tokens[start:end])
    while start > 0 and (labels.letters[start - 1] in "PM" or tokens[start - 1].low in ("'s", "’s")):
        start -= 1
    tail = re.match(_TAIL[bool(cast.lexicon.words("grammar.of"))], labels.letters[end:])
    after = cast.lexicon.data["grammar"].get("inverts", False)
    if tail and (labels.letters[end + tail.end() : end + tail.end() + 1] != "N"):
        end += tail.end()
    elif after and (tail := re.match(r"P+(?:OA*[PMT]+)?", labels.letters[end:])):
        end += tail.end()  # "la cancillería peruana"
    elif end in labels.places and labels.places[end][1].kind == "seat":
        end = labels.places[end][0]  # "State House Nairobi"
    codes = [place.code for at, (_, place) in labels.places.items() if start <= at < end]
    text = _office_name(tokens[start:end], cast.lexicon)
    begin = start - 1 if start > 0 and labels.letters[start - 1] == "A" else start
    outlet = named in cast.lexicon.words_list("people.outlets")
    return Mention(begin, end, end, "institution", (), text, codes[0] if codes else None, outlet=outlet)


def find_offices(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "Abi Rached's office", "the presidential office", "Serbia's government": an institution by its common noun."""
    found = []
    for i in [n for n, letter in enumerate(labels.letters) if letter not in "xNO"]:
        token = tokens[i]
        if not is_institution_head(token, cast.lexicon) or labels.letters[i + 1 : i + 2] in ("N", "T", "M"):
            continue
        start = i
        while start > 0 and (labels.letters[start - 1] in "PMTN" or tokens[start - 1].low in POSSESSIVE):
            start -= 1
            while start and tokens[start].low in POSSESSIVE and labels.letters[start - 1] == "B":
                start -= 1 + (labels.letters[start - 2 : start - 1] == "B")  # "the Pacific Islands Forum's secretariat"
        opened = start > 0 and labels.letters[start - 1] == "A"
        genitive = not cast.lexicon.words("grammar.articles") and labels.letters[i + 1 : i + 2] == "P"
        seated = i > 1 and tokens[i - 1].low in cast.lexicon.words("grammar.seated")
        genitive |= (
            seated and not cast.lexicon.words("grammar.articles") and tokens[i - 2].low in cast.lexicon.verb_heads
        )
        in_article = i and token.capital and labels.letters[i - 1] == "O"
        if start == i and not (opened or genitive or in_article):  # "посольство Польши" needs no article
            continue  # "Compte rendu du Cabinet": the article stands in the preposition
        end = i + 1
        tail = re.match(r"OA*[PMT]+(?:OA*P+)?|xP+", labels.letters[end:])
        if tail and (labels.letters[end] == "O" or tokens[end].low in cast.lexicon.words("grammar.seated")):
            end += tail.end()
        elif cast.lexicon.data["grammar"].get("inverts") and (tail := re.match(r"P+", labels.letters[end:])):
            end += tail.end()  # "la presidencia colombiana"
        codes = [place.code for at, (_, place) in labels.places.items() if start <= at < end]
        named = start + (tokens[start].low in cast.lexicon.words("grammar.possessives"))  # "his office"
        text = _office_name(tokens[named:end], cast.lexicon)
        found.append(Mention(start - opened, end, end, "institution", (), text, codes[0] if codes else None))
    return found


def _office_name(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """As the article spells it, in its first form where the language bends it: "в пресс-службе", "у Белого дома"."""
    text = spelt(tokens)
    if not lexicon.data["grammar"].get("name_forms"):
        return text
    adjectives = next((n for n, t in enumerate(tokens) if not _basic(t, lexicon).endswith(("ый", "ий"))), 0)
    for token in tokens[: adjectives + 1]:
        text = text.replace(token.text, _basic(token, lexicon), 1)
    return text


def _basic(token: Token, lexicon: Lexicon) -> str:
    """ "Пресс-службе": "Пресс-служба"; "МИДа": "МИД"."""
    first = lexicon.basic.get(token.low)
    if first is None or first == token.low:
        return token.text
    if token.text[:2].isupper():
        return first.upper()
    return first[:1].upper() + first[1:] if token.text[:1].isupper() else first


def find_bodies(tokens: Sequence[Token], labels: Labels, cast: Cast, bodies: Bodies, index: int) -> list[Mention]:
    """ "the Bulgarian daily Sutrin", "the Forum"; not where it belongs to a title: "secretary general of the Forum"."""
    found = []
    nouns = cast.lexicon.words("people.outlet_nouns")
    for run in re.finditer(r"B+", labels.letters):
        end, outlet = bodies.at(tokens, run.start()) or (run.end(), False)
        start = run.start()
        while start > 0 and (
            tokens[start - 1].low in nouns or (outlet and _of_outlet(tokens, labels, start - 1, cast))
        ):
            start -= 1
        if outlet and start < run.start() and labels.letters[max(start - 2, 0) : start] == "AN":
            start -= 1  # "the Zurich daily Sutrin"
        start -= start > 0 and labels.letters[start - 1] == "A"
        if labels.letters[start - 2 : start] == "TO" and start > 1:
            continue
        if tokens[start - 1].text == "(" and start and index < _DATELINE:
            continue  # the agency of a dateline
        text = " ".join(t.text for t in tokens[run.start() : end])
        end = kind_end(tokens, end, cast.lexicon) if outlet else end
        after = end if outlet else _behind_apposition(tokens, labels, end, cast.lexicon)
        codes = [place.code for at, (_, place) in labels.places.items() if end < at < after]
        found.append(Mention(start, end, after, "institution", (), text, codes[0] if codes else None, outlet=outlet))
    return found


def _behind_apposition(tokens: Sequence[Token], labels: Labels, end: int, lexicon: Lexicon) -> int:
    """ "Villa Ober, the presidential palace in Harrow, [said]": what the office is belongs to it."""
    stop = apposition_end(tokens, end, lexicon)
    if stop is None or stop >= len(tokens) or tokens[stop].text not in ",." or "T" in labels.letters[end:stop]:
        return end
    offices = lexicon.either("people.institution_heads", "people.seats")
    return stop + (tokens[stop].text == ",") if any(t.low in offices for t in tokens[end:stop]) else end


def _of_outlet(tokens: Sequence[Token], labels: Labels, i: int, cast: Cast) -> bool:
    """ "the Iranian Irma news agency", "the semi-official Irma"."""
    return labels.letters[i] in "PM" or tokens[i].low in cast.lexicon.words("people.outlet_modifiers")


def find_papers(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "the paper quoted him", "in the station's account": the outlet named last."""
    nouns = cast.lexicon.either("people.outlet_nouns", "people.outlet_papers")
    the = cast.lexicon.words("grammar.the")
    return [
        Mention(i - 1, i + 1, i + 1, "institution", (), token.low, outlet=True)
        for i, token in enumerate(tokens)
        if i
        and token.low in nouns
        and tokens[i - 1].low in the
        and labels.letters[i + 1 : i + 2] not in ("N", "B", "T")
    ]


def find_documents(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "the statement said", "the Australian account", "Mexico's readout": whoever issued it."""
    words = cast.lexicon.words("people.documents")
    if words.isdisjoint(labels.words):
        return []
    found = []
    for i, token in enumerate(tokens):
        if token.low not in words or not i:
            continue
        start = i - 1
        while start > 0 and (labels.letters[start] == "P" or tokens[start].low in POSSESSIVE):
            start -= 1
        codes = [place.code for at, (_, place) in labels.places.items() if start <= at < i]
        if tokens[start].low in cast.lexicon.words("people.pronouns_its"):  # "Its communiqué says"
            found.append(Mention(start, i + 1, i + 1, "document", (), token.low, opener=tokens[start].low))
            continue
        pointed = labels.letters[start] == "A" or tokens[start].low in cast.lexicon.words("grammar.pointing")
        if pointed or codes:
            start += not pointed and labels.letters[start] != "P"
            found.append(Mention(start, i + 1, i + 1, "document", (), token.low, codes[0] if codes else None))
    return found


def with_acronyms(mentions: list[Mention], tokens: Sequence[Token], cast: Cast) -> list[Mention]:
    """ "the Prime Minister's Office (PMO) said", and later "the PMO": one office."""
    whole = []
    for mention in mentions:
        short = acronym_at(tokens, mention.end) if mention.kind == "institution" else None
        end = mention.end + 3 * bool(short)
        whole.append(replace(mention, end=end, after=max(mention.after, end)))
        if short:
            cast.acronyms[short.text] = mention.text
    return [m for m in whole if not any(o is not m and o.start <= m.start and m.end <= o.end for o in whole)]
