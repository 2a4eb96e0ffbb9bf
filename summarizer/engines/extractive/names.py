"""Runs of words that can be a person's name, and the title that stands with one.

"Russian President Vladimir Putin"            title before the name
"President of the French Republic Emmanuel Macron"
"Yuri Ushakov, an aide to Vladimir Putin, said"  title after it, between commas
"Putin foreign affairs adviser Yuri Ushakov"  the title's owner gives the side
"Prime Minister Narendra Modi of India"       the side after the name
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.gender import is_given
from summarizer.engines.extractive.tokens import token_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.engines.extractive.bodies import Bodies
    from summarizer.engines.extractive.lexicon import Lexicon, Place
    from summarizer.engines.extractive.tokens import Token

_HEADS = 4  # sentences in which headlines stand
_INITIAL = re.compile(r"[^\W\d_]\.?$")


@dataclass(frozen=True, slots=True)
class Named:
    """One full mention of a person: token range of the name, its title, where the whole phrase starts and ends."""

    start: int  # first token of the phrase, title included
    name_start: int
    name_end: int
    end: int  # after an apposition and its closing comma
    name: str
    title: str | None
    place: str | None  # country code the title or an "of ..." names
    owner: str | None  # a name in the title: "Putin's aide"
    female: bool = False
    male: bool = False
    land: str | None = None  # an "of ..." after the name that no list of places knows


@dataclass(frozen=True, slots=True)
class Labels:
    """One letter for each token.

    T title, M its modifier, P place, O "of", N a name's word, B an outlet's or organisation's, A article, x other.
    """

    letters: str
    places: dict[int, tuple[int, Place]]  # where a place starts: where it ends, and which it is


def label(tokens: Sequence[Token], lexicon: Lexicon, common: frozenset[str], bodies: Bodies) -> Labels:
    """`common`: words the article also writes small, so no names where a sentence starts with them."""
    letters = [_letter(tokens, i, lexicon, common) for i in range(len(tokens))]
    places = {}
    i = 0
    while i < len(tokens):
        if body := bodies.at(tokens, i):
            letters[i : body[0]] = "B" * (body[0] - i)
            i = body[0]
            continue
        found = _place_at(tokens, i, lexicon)
        if found:
            end = found[0]
            places[i] = found
            letters[i:end] = "P" * (end - i)
            i = end
        else:
            i += 1
    return Labels("".join(letters), places)


def _place_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, Place] | None:
    if tokens[i].low not in lexicon.place_heads:
        return None
    if not tokens[i].word or not (tokens[i].capital or lexicon.language in ("fr", "es", "de", "ru")):
        return None
    for length in range(min(5, len(tokens) - i), 0, -1):
        place = lexicon.places.get(tuple(t.low for t in tokens[i : i + length]))
        if place and (tokens[i].capital or place.kind == "adjective"):
            return i + length, place
    return None


def _letter(tokens: Sequence[Token], i: int, lexicon: Lexicon, common: frozenset[str]) -> str:
    token = tokens[i]
    letter = _letter_alone(token.text, lexicon)
    if i and f"{tokens[i - 1].low} {token.low}" in lexicon.words("people.title_pairs"):
        return "T"
    if letter == "n" or (letter == "N" and token.low in common):  # "Otto Brand", though "brand" is a verb
        return "N" if i and tokens[i - 1].capital and is_given(tokens[i - 1].text) else "x"
    return letter


@lru_cache(maxsize=1 << 14)
def _letter_alone(text: str, lexicon: Lexicon) -> str:
    """A word's letter without its neighbours; n: a name's only behind a given one. Remembered, as most words recur."""
    token = token_of(text)
    if _is_title(token.low, lexicon) or _honorific(token, lexicon):
        return "T"
    if token.low in lexicon.words("people.modifiers") or is_institution_head(token, lexicon):
        return "A" if token.low in lexicon.words("grammar.articles") else "M"
    if token.low in lexicon.words("grammar.of"):
        return "O"
    if token.low in lexicon.words("grammar.articles"):
        return "A"
    if not token.word or not token.capital or token.text[0].isdigit():
        return "x"
    return "n" if _never_a_name(token, lexicon) else "N"


def _honorific(token: Token, lexicon: Lexicon) -> bool:
    """ "Mr", "Shri", "Datuk": with a capital, with or without its full stop."""
    return token.capital and f"{token.low.rstrip('.')}." in lexicon.words("people.honorifics")


def is_institution_head(token: Token, lexicon: Lexicon) -> bool:
    """ "ministry", "office"; by its end in a language that compounds ("Wirtschaftsministerium")."""
    if token.low in lexicon.words("people.institution_heads"):
        return True
    return token.capital and token.low.endswith(lexicon.ordered("people.institution_suffixes") or ("\0",))


def _is_title(low: str, lexicon: Lexicon) -> bool:
    """A title's word, in any of the forms its language bends it to ("Ministerpräsidenten")."""
    titles = lexicon.words("people.titles")
    if low in titles:
        return True
    suffixes = lexicon.ordered("people.title_suffixes")  # "Landwirtschaftsministerin": a compound no list holds
    endings = lexicon.ordered("people.title_endings")
    return low.endswith(suffixes) or any(low.endswith(e) and low[: -len(e)] in titles for e in endings)


def base_title(low: str, lexicon: Lexicon) -> str:
    """ "bundeskanzlers" is "bundeskanzler"; a title that needs no change stays."""
    titles = lexicon.words("people.titles")
    if low in titles:
        return low
    endings = [e for e in lexicon.ordered("people.title_endings") if low.endswith(e) and low[: -len(e)] in titles]
    return low[: -len(max(endings, key=len))] if endings else low


def _never_a_name(token: Token, lexicon: Lexicon) -> bool:
    return (
        token.low in lexicon.words("people.not_names")
        or token.low in lexicon.words("dates.months")
        or token.low in lexicon.words("dates.weekdays")
        or token.low in lexicon.words("grammar.stop")
        or (token.low,) in lexicon.verbs
        or token.low in lexicon.words("call.hold_verbs")
        or token.low in lexicon.words("call.nouns")
        or token.low in lexicon.words("call.verbs")
    )


def find_named(tokens: Sequence[Token], labels: Labels, lexicon: Lexicon) -> list[Named]:
    """Every run of name words, with the title around it where there is one."""
    found = []
    i = 0
    while i < len(tokens):
        if labels.letters[i] == "N":
            end = _run_end(tokens, labels.letters, i, lexicon)
            i -= (
                i > 1 and tokens[i - 1].capital and tokens[i - 1].low in lexicon.words("people.particles")
            )  # "M. De Smedt"
            named = None if _is_organisation(tokens, end, lexicon) else _named(tokens, labels, i, end, lexicon)
            if _is_where(tokens, i, end, lexicon):
                named = None
            if named and (named.title or not _is_thing(tokens, labels.letters, i, end, lexicon)):
                found.append(named)
            i = end
        else:
            i += 1
    return found


def _is_where(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """ "In Geneva, spokeswoman Vera Holm said": a city that no list of capitals holds."""
    placed = start > 0 and lexicon.language == "en" and tokens[start - 1].low in ("in", "at", "near")
    return placed and end - start == 1 and end < len(tokens) and tokens[end].text == ","


def _run_end(tokens: Sequence[Token], letters: str, start: int, lexicon: Lexicon) -> int:
    end = start + 1
    while end < len(tokens):
        token = tokens[end]
        if (
            letters[end] == "N"
            or (token.capital and _INITIAL.match(token.text))
            or (token.low in lexicon.words("people.particles") and _goes_on_behind(token, letters, start, end, lexicon))
            or _second_particle(tokens, letters, end, lexicon)
        ):
            end += 1
        elif token.text == "," and end + 1 < len(tokens) and tokens[end + 1].low.rstrip(".") in ("jr", "sr"):
            end += 2
        else:
            break
    return end


def _second_particle(tokens: Sequence[Token], letters: str, i: int, lexicon: Lexicon) -> bool:
    """ "von der Leyen"; but "Schutz der Baumwollpflücker" is no name."""
    openers, seconds = lexicon.words("people.particles"), lexicon.words("people.second_particles")
    if tokens[i].low in seconds:
        return tokens[i - 1].low in openers and _name_at(letters, i + 1)
    return (
        tokens[i].low in openers and i + 1 < len(tokens) and tokens[i + 1].low in seconds and _name_at(letters, i + 2)
    )


def _goes_on_behind(particle: Token, letters: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "Kees van der Berg", "José Ortega y Gasset"; but "Mencía y Zaldívar" are two people."""
    if particle.low in lexicon.words("grammar.and"):
        return end - start > 1 and _name_at(letters, end + 1) and not _name_at(letters, end + 2)
    return _name_at(letters, end + 1)


def _name_at(letters: str, i: int) -> bool:
    return i < len(letters) and letters[i] == "N"


def _is_thing(tokens: Sequence[Token], letters: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "the Bismarck Pearl", "the weekly Compass Rose", "ferry Namadzi", "Operation Sand Hawk": no person's name."""
    things = lexicon.words("people.outlet_nouns") | lexicon.words("people.thing_nouns")
    if tokens[start].low in things and end - start > 1:
        return True
    if tokens[end - 1].low in lexicon.words("people.company_forms"):
        return True
    if not start:
        return False
    before = tokens[start - 1].low
    if before in things or (end - start > 1 and before in lexicon.words("people.place_prepositions")):
        return True
    return end - start > 1 and letters[start - 1] == "A" and before in lexicon.words("grammar.articles")


def _is_organisation(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """ "Gazprom Bank", "Arctic Council": a capital organisation word follows the run."""
    if end >= len(tokens) or not tokens[end].capital:
        return False
    low = tokens[end].low
    return low in lexicon.words("people.not_names") or is_institution_head(tokens[end], lexicon)


def _named(tokens: Sequence[Token], labels: Labels, start: int, end: int, lexicon: Lexicon) -> Named:
    if end - start > 2 and start and labels.letters[start - 1] in "MO":
        start = end - 2 - bool(_INITIAL.match(tokens[end - 2].text))  # "Director of Public Engagement Cedric Richmond"
    before = _title_before(tokens, labels, start, lexicon)
    after = _title_after(tokens, labels, end, lexicon)
    title_span = after if after and not _real_title(tokens, before, lexicon) else before
    title = _title_text(tokens, labels.letters, title_span, lexicon)
    last = after[1] + 1 if after else end
    if before and before[1] < start and end < len(tokens) and tokens[end].text == ",":
        last = max(last, end + 1)  # "the adviser, Hrafn Ketilsson, told": the comma that closes the apposition
    place, stop = _place_of(tokens, labels, title_span, start, end)
    if place is None and after:  # "HRH Prince Faisal, the Saudi foreign minister": both say who he is
        place, _ = _place_of(tokens, labels, after, start, end)
    land = _unknown_land(tokens, labels.letters, end, lexicon) if title_span and not place else None
    body = _body_of(tokens, labels.letters, title_span) if title_span and not place else None
    whole = " ".join(t.text for t in tokens[start:end]).replace(" ,", ",")
    owned = start - 2 if not before and start > 1 and _of_country(tokens, labels, start) else start
    return Named(
        start=before[0] if before else owned,
        name_start=start,
        name_end=end,
        end=min(max(last, stop, end + 2 if land else 0), len(tokens)),
        name=whole,
        title=title,
        place=place,
        owner=_owner(tokens, labels.letters, title_span),
        female=any(t.low in lexicon.words("people.female") for t in tokens[before[0] if before else start : last]),
        land=land or body,
        male=any(
            t.low.rstrip(".") in lexicon.words("people.male") for t in tokens[before[0] if before else start : end]
        ),
    )


def _title_before(tokens: Sequence[Token], labels: Labels, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The span of title words that ends where the name starts, or one comma before it."""
    stop = start
    edge = start
    while edge > 0 and _honorific(tokens[edge - 1], lexicon):  # "Datuk Seri"
        edge -= 1
    if edge >= 2 and tokens[edge - 1].text == ",":  # "the Secretary-General, Mr. Paulo Mendonça,"
        if labels.letters[edge - 2] in "TPM":
            stop = edge - 1
        elif (body := _body_before(tokens, labels.letters, edge - 1)) is not None and _closes_comma(tokens, start):
            return body, edge - 1
    begin = stop
    letters = labels.letters
    while begin > 0 and _goes_on(tokens, letters, begin - 1, stop, lexicon, apposed=stop < start):
        begin -= 1
        if letters[begin] == "A" and letters[begin - 1 : begin] in ("P", "x"):
            break  # "a réagi à Cotonou le porte-parole": the title opens with its article
    begin = _with_owner(tokens, letters, begin, stop)
    while begin < stop and letters[begin] in "OA":
        begin += 1
    if "T" not in letters[begin:stop] or letters[stop - 1] in "OA":  # "a private secretary to Warume"
        return None
    if stop < start and letters[begin:stop].count("T") and not _closes_comma(tokens, start):
        return None
    return begin, stop


def _body_before(tokens: Sequence[Token], letters: str, stop: int) -> int | None:
    """ "the managing director of the International Monetary Fund, [name],": where that title begins."""
    i = stop
    while i > 0 and tokens[i - 1].capital and tokens[i - 1].word:
        i -= 1
    while i > 0 and letters[i - 1] == "A":
        i -= 1
    if i in (stop, 0) or letters[i - 1] != "O":
        return None
    end = i - 1
    begin = end
    while begin > 0 and letters[begin - 1] in "TMP":
        begin -= 1
    return begin if "T" in letters[begin:end] else None


def _closes_comma(tokens: Sequence[Token], start: int) -> bool:
    """ "Le président français, Emmanuel Macron, a dit": a second comma follows the name."""
    return any(t.text in ",." for t in tokens[start : start + 6])


def _goes_on(
    tokens: Sequence[Token], letters: str, i: int, stop: int, lexicon: Lexicon, *, apposed: bool = False
) -> bool:
    if tokens[i].low == "’s" or tokens[i].low == "'s":
        return i > 0 and letters[i - 1] in "PN"
    if tokens[i].mark:
        return False
    if letters[i] == "x" and i == stop - 1 and lexicon.data["grammar"].get("adjective_after") and letters[i - 1] == "T":
        return tokens[i].text.islower()  # "le chancelier autrichien": an adjective no list knows
    if letters[i] == "O" and i + 1 < stop and letters[i + 1] not in "AP" and letters[stop - 1] == "T":
        # "spokesman for President X": the president's title ends here; not in "spokesman for the president, X,"
        return apposed or tokens[i + 1].low in lexicon.words("people.modifiers")
    origin = lexicon.ordered("people.origin_endings")  # "singapurischen": no list of places knows it
    if letters[i] == "x" and origin and tokens[i].text.islower() and tokens[i].low.endswith(origin):
        return letters[i + 1] in "TMP" and tokens[i].low not in lexicon.words("grammar.prepositions")
    return letters[i] in "TMPOAB" or (
        letters[i] == "N" and i > 0 and letters[i - 1] in "MO" and "T" in letters[max(0, i - 5) : i]
    )


def _with_owner(tokens: Sequence[Token], letters: str, begin: int, stop: int) -> int:
    """ "Estarian President": an adjective no list knows, right before the title."""
    if begin > 0 and begin < stop and tokens[begin].low in ("'s", "’s"):
        while begin > 0 and letters[begin - 1] == "N":
            begin -= 1  # "Obi's adviser Tunde Bello"
        return begin
    if begin > 0 and begin < stop and letters[begin - 1] == "N" and letters[begin] in "TM":
        return begin - 1
    return begin


def _title_after(tokens: Sequence[Token], labels: Labels, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "Yuri Ushakov, an aide to Vladimir Putin, said": span between the commas, if a title word opens it."""
    if end >= len(tokens) or tokens[end].text != ",":
        return None
    letters = labels.letters
    begin = end + 1
    stop = begin
    while stop < len(tokens) and tokens[stop].text not in ",.;:–—()" and not tokens[stop].mark and stop - begin < 16:
        stop += 1
    words = letters[begin : min(stop, begin + 7)]
    if "T" not in words or re.search(r"x", words[: words.index("T")]):
        return None
    if words.startswith("T") and tokens[begin].capital and stop < len(tokens) and letters[begin + 1 : begin + 2] == "N":
        return None  # a list of people: "Jake Sullivan, Secretary Blinken, ..."
    another = re.search(r"TN", letters[begin:stop])
    if another and tokens[begin].capital and "O" not in letters[begin : begin + another.start()]:
        return None  # "the Chair of the Community, Prime Minister Althea Brathwaite of Barbados"
    named_inside = re.search(r"N+$", letters[begin:stop])
    first = tokens[begin].low in lexicon.words("grammar.articles")
    if named_inside and not first and tokens[begin].capital and "O" not in letters[begin:stop]:
        return None
    return begin, stop


def _real_title(tokens: Sequence[Token], span: tuple[int, int] | None, lexicon: Lexicon) -> bool:
    return bool(span) and any(_is_title(t.low, lexicon) for t in tokens[span[0] : span[1]])  # type: ignore[index]


def _owner_words(tokens: Sequence[Token], span: tuple[int, int], letters: str, words: Sequence[Token]) -> int:
    """How many words "Putin" or "Putin's" takes at the head of "Putin foreign affairs adviser"; an adjective stays."""
    run = re.match(r"N+", letters[span[0] : span[1]])
    if not run:
        return 0
    owned = words[run.end()].low in ("'s", "’s") if run.end() < len(words) else False
    aside = any(
        letters[i] == "N" and tokens[i].text == words[0].text for i in range(len(tokens)) if not span[0] <= i < span[1]
    )
    return run.end() + owned if owned or aside else 0


def _leading_mark(words: Sequence[Token]) -> int:
    """1 where a title was cut behind its owner and starts with the possessive mark."""
    return int(bool(words) and words[0].low in ("'s", "’s"))


def _title_text(tokens: Sequence[Token], letters: str, span: tuple[int, int] | None, lexicon: Lexicon) -> str | None:
    if not span:
        return None
    words = list(tokens[span[0] : span[1]])
    words = words[_owner_words(tokens, span, letters, words) :]
    words = words[_leading_mark(words) :]
    while words and words[0].low in lexicon.words("grammar.articles") | lexicon.words("grammar.possessives"):
        words.pop(0)
    while words and words[-1].low.rstrip(".") in lexicon.words("people.honorifics"):
        words.pop()
    if not any(_is_title(t.low, lexicon) for t in words):
        return None
    return _joined(_in_basic_form(words, lexicon))


def _in_basic_form(words: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """ "kasachischen Präsidenten" is a "kasachischer Präsident", by the endings the language's titles take."""
    if not lexicon.ordered("people.title_endings"):
        return list(words)
    at = next(i for i, word in enumerate(words) if _is_title(word.low, lexicon))
    base = base_title(words[at].low, lexicon)
    head = replace(words[at], text=words[at].text[: len(base)], low=base)
    ending = "title_feminine" if base in lexicon.words("people.female") else "title_masculine"
    bent = [_with_ending(word, ending, lexicon) if word.text.islower() else word for word in words[:at]]
    return [*bent, head, *words[at + 1 :]]


def _with_ending(adjective: Token, key: str, lexicon: Lexicon) -> Token:
    for ending in lexicon.ordered("grammar.adjective_endings"):
        if adjective.low.endswith(ending) and len(adjective.low) > len(ending) + 3:
            text = adjective.text[: -len(ending)] + str(lexicon.data["grammar"][key])
            return replace(adjective, text=text)
    return adjective


def _joined(words: Sequence[Token]) -> str:
    """The words as the article spaces them."""
    text = ""
    for word, following in zip(words, [*words[1:], None], strict=True):
        text += word.text
        if following and following.start > word.end:
            text += " "
    return text


def _of_country(tokens: Sequence[Token], labels: Labels, start: int) -> str | None:
    """ "Uganda's Grace Nabirye"."""
    if start < 2 or tokens[start - 1].low not in ("'s", "’s"):
        return None
    return next((place.code for begin, (end, place) in labels.places.items() if end == start - 1), None)


def _seat_before(labels: Labels, start: int) -> str | None:
    """ "the foreign ministers of Honduras, [name], and of Nicaragua, [name],": the second one's country."""
    for begin, (end, place) in labels.places.items():
        if end + 1 == start and begin and labels.letters[begin - 1] == "O":
            return place.code
    return None


def _place_of(
    tokens: Sequence[Token], labels: Labels, span: tuple[int, int] | None, start: int, end: int
) -> tuple[str | None, int]:
    """The country code a title or an "of ..." after the name gives, and where that phrase ends."""
    if span:
        inside = [place for start, (_, place) in labels.places.items() if span[0] <= start < span[1]]
        if inside:
            return inside[0].code, end
    if not span and (seated := _seat_before(labels, start) or _of_country(tokens, labels, start)):
        return seated, end
    i = end
    if i < len(tokens) and labels.letters[i] == "O":
        i += 1
        while i < len(tokens) and labels.letters[i] == "A":
            i += 1
        if i in labels.places and labels.places[i][1].kind == "name":
            return labels.places[i][1].code, labels.places[i][0]
    return None, end


def _unknown_land(tokens: Sequence[Token], letters: str, end: int, lexicon: Lexicon) -> str | None:
    """ "President Arne Voss of Norland"."""
    lands = lexicon.words("grammar.of_land")  # where "of" is said of anything: "Uwe Lang der Zeitung"
    if lands and end < len(tokens) and tokens[end].low not in lands:
        return None
    return tokens[end + 1].text if letters[end : end + 2] == "ON" and letters[end + 2 : end + 3] != "N" else None


def _body_of(tokens: Sequence[Token], letters: str, span: tuple[int, int]) -> str | None:
    """ "the managing director of the International Monetary Fund": its side."""
    run = re.search(r"B+", letters[span[0] : span[1]])
    return _joined(tokens[span[0] + run.start() : span[0] + run.end()]) if run else None


def _owner(tokens: Sequence[Token], letters: str, span: tuple[int, int] | None) -> str | None:
    """The name inside a title: "an aide to Vladimir Putin", "Putin foreign affairs adviser"."""
    if not span:
        return None
    run = re.search(r"N+", letters[span[0] : span[1]])
    if not run:
        return None
    return " ".join(t.text for t in tokens[span[0] + run.start() : span[0] + run.end()])


def headline_words(sentences: Sequence[Sequence[Token]], lexicon: Lexicon) -> frozenset[str]:
    """Verbs that a headline in capitals sets with one: "Minister Baek Consults Polish Deputy".

    They stand behind a name that the body has too, and the body does not have them so.
    """
    heads = [n for n, tokens in enumerate(sentences[:_HEADS]) if _in_capitals(tokens)]
    body = {t.low for n, tokens in enumerate(sentences) if n not in heads for t in tokens if t.capital}
    named = body - lexicon.words("people.titles") - lexicon.words("grammar.articles")
    pairs = [pair for n in heads for pair in zip(sentences[n], sentences[n][1:], strict=False)]
    return frozenset(word.low for name, word in pairs if name.low in named and word.capital and word.low not in body)


def _in_capitals(tokens: Sequence[Token]) -> bool:
    """Nearly all its longer words have capitals, and it ends without a full stop."""
    words = [t for t in tokens if t.word and len(t.text) > 3]
    return len(words) > 3 and tokens[-1].word and sum(t.capital for t in words) >= 0.8 * len(words)


def lowercase_words(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """Words the article writes small somewhere: not names where they open a sentence."""
    return frozenset(t.text for tokens in sentences for t in tokens if t.word and t.text.islower())
