"""The title that stands with a name: its words, before the name or behind it, and how it reads by itself.

"the Turkish president, [name],"              title before the name, or one comma before it
"[name], an aide to Vladimir Putin, said"     title behind it; its owner is Putin
"mit dem kasachischen Präsidenten [name]"     "kasachischer Präsident"
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.engines.extractive.labels import base_title, is_honorific, is_title
from summarizer.engines.extractive.tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.labels import Labels
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.tokens import Token


def title_before(tokens: Sequence[Token], labels: Labels, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The span of title words that ends where the name starts, or one comma before it."""
    stop = start
    edge = start
    while edge > 0 and is_honorific(tokens[edge - 1], lexicon):  # "Datuk Seri"
        edge -= 1
    several = edge >= 2 and tokens[edge - 2].low in lexicon.words("people.groups")  # "by the ministers, Mr. Voss told"
    if edge >= 2 and tokens[edge - 1].text == "," and not several:  # "the Secretary-General, Mr. Paulo Mendonça,"
        if labels.letters[edge - 2] in "TPM":
            stop = edge - 1
        elif (body := _body_before(tokens, labels.letters, edge - 1)) is not None and _closes_comma(
            tokens, start, lexicon
        ):
            return body, edge - 1
    begin = stop
    letters = labels.letters
    while begin > 0 and _goes_on(tokens, letters, begin - 1, stop, lexicon, apposed=stop < start):
        begin -= 1
        joined = begin > 0 and _joins_portfolio(tokens[begin - 1].low, letters, begin - 1, lexicon)
        if letters[begin] == "A" and letters[begin - 1 : begin] not in ("O", "A") and not joined:
            break  # "a réagi à Cotonou le porte-parole", "a dit à la presse le ministre": the title opens there
    begin = _with_owner(tokens, letters, begin, stop)
    while begin < stop and letters[begin] in "OA":
        begin += 1
    if "T" not in letters[begin:stop] or letters[stop - 1] in "OA":  # "a private secretary to Warume"
        return None
    if stop < start and letters[begin:stop].count("T") and not _closes_comma(tokens, start, lexicon):
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


def _closes_comma(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """ "Le président français, Emmanuel Macron, a dit": a second comma follows the name; or the sentence ends there."""
    for before, token in pairwise(tokens[start : start + 7]):
        if token.text == "," or (token.text == "." and before.capital):
            return True
        if token.word and token.text.islower() and (token.low,) in lexicon.verbs and before.capital:
            return False  # "Her minister, Strand said, had assured him": an attribution
    return False


def _goes_on(
    tokens: Sequence[Token], letters: str, i: int, stop: int, lexicon: Lexicon, *, apposed: bool = False
) -> bool:
    if tokens[i].low in POSSESSIVE and not tokens[i].mark:  # "Cyprus' government spokesperson"
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
    owned = letters[i] == "N" and i > 0 and letters[i - 1] in "MO" and "T" in letters[max(0, i - 5) : i]
    return owned or letters[i] in "TMPOAB" or _joins_portfolio(tokens[i].low, letters, i, lexicon)


def _joins_portfolio(low: str, letters: str, i: int, lexicon: Lexicon) -> bool:
    """ "the minister in the Presidency", "Adviser to the President on Media and Publicity": what the title is for."""
    portfolio = re.match("A?M", letters[i + 1 :])
    if not portfolio or not i or letters[i] != "x":
        return False
    if low in lexicon.words("grammar.and"):
        return letters[i - 1] == "M" and bool(re.search("T[AMP]?[Ox]A?M+$|O[AMP]*$", letters[max(0, i - 6) : i]))
    return low in lexicon.words("people.title_joints") and letters[i - 1] in "TP"


def _with_owner(tokens: Sequence[Token], letters: str, begin: int, stop: int) -> int:
    """ "Estarian President": an adjective no list knows, right before the title."""
    if begin > 0 and begin < stop and tokens[begin].low in POSSESSIVE:
        while begin > 0 and letters[begin - 1] == "N":
            begin -= 1  # "Obi's adviser Tunde Bello"
        return begin
    if begin > 0 and begin < stop and letters[begin - 1] == "N" and letters[begin] in "TM":
        return begin - 1
    return begin


def title_after(tokens: Sequence[Token], labels: Labels, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "Yuri Ushakov, an aide to Vladimir Putin, said": span between the commas, if a title word opens it."""
    if end >= len(tokens) or tokens[end].text != ",":
        return None
    letters = labels.letters
    begin = end + 1
    stop = begin
    while stop < len(tokens) and tokens[stop].text not in ",.;:–—()" and not tokens[stop].mark and stop - begin < 16:
        stop += 1
    words = letters[begin : min(stop, begin + 7)]
    foreign = {i for i, letter in enumerate(words) if letter == "x" and not _owning(tokens, letters, begin + i)}
    clause = _has_verb(tokens[begin:stop], lexicon)  # "According to Kolt, her colleague was grateful"
    if "T" not in words or clause or any(i in foreign for i in range(words.index("T"))):
        return None
    return None if _names_another(tokens, letters, begin, stop, lexicon) else (begin, stop)


def _names_another(tokens: Sequence[Token], letters: str, begin: int, stop: int, lexicon: Lexicon) -> bool:
    """What follows the comma is somebody else with his title."""
    if letters[begin] == "T" and tokens[begin].capital and stop < len(tokens) and letters[begin + 1 : begin + 2] == "N":
        return True  # a list of people: "Jake Sullivan, Secretary Blinken, ..."
    another = re.search(r"TN", letters[begin:stop])
    if another and tokens[begin].capital and "O" not in letters[begin : begin + another.start()]:
        return True  # "the Chair of the Community, Prime Minister Althea Brathwaite of Barbados"
    named_inside = re.search(r"N+$", letters[begin:stop])
    opened = tokens[begin].low in lexicon.words("grammar.articles") or re.match("[PN]+xM*T", letters[begin:stop])
    return bool(named_inside and not opened and tokens[begin].capital and "O" not in letters[begin:stop])


def _owning(tokens: Sequence[Token], letters: str, i: int) -> bool:
    """The mark of "Mexico's economy secretary", "Voss's chief of staff"."""
    return tokens[i].low in POSSESSIVE and letters[i - 1] in "PN"


def _has_verb(span: Sequence[Token], lexicon: Lexicon) -> bool:
    """A clause stands there, and none that only tells more of him: "an aide who was in the room"."""
    related, helpers = lexicon.either("grammar.relative", "grammar.that"), lexicon.words("grammar.plain_auxiliaries")
    verb = next((k for k, t in enumerate(span) if t.low in helpers or _tells(t, lexicon)), None)
    return verb is not None and related.isdisjoint(t.low for t in span[:verb])


def _tells(token: Token, lexicon: Lexicon) -> bool:
    """ "Voss told Mira Kolt, a spokesman [said]": a finite verb of saying."""
    readings = () if token.capital else lexicon.verbs.get((token.low,), ())
    return any(verb.report and form == "finite" for verb, form in readings)


def is_real_title(tokens: Sequence[Token], span: tuple[int, int] | None, lexicon: Lexicon) -> bool:
    """An office: "His Highness Sheikh" is none."""
    words = tokens[slice(*span)] if span else ()
    return any(is_title(t.low, lexicon) and not is_honorific(t, lexicon) for t in words)


def title_text(tokens: Sequence[Token], letters: str, span: tuple[int, int] | None, lexicon: Lexicon) -> str | None:
    if not span:
        return None
    words = list(tokens[span[0] : span[1]])
    words = words[_owner_words(tokens, span, letters, words) :]
    words = words[_leading_mark(words) :]
    while words and words[0].low in lexicon.either("grammar.articles", "grammar.possessives"):
        words.pop(0)
    while words and is_honorific(words[-1], lexicon):
        words.pop()
    if not any(is_title(t.low, lexicon) for t in words):
        return None
    return as_spaced(_in_basic_form(words, lexicon))


def _owner_words(tokens: Sequence[Token], span: tuple[int, int], letters: str, words: Sequence[Token]) -> int:
    """How many words stand at its head for whose it is: "Putin" or "Putin's", "Mexico's"; an adjective stays."""
    run = re.match(r"N+|P+(?=x)", letters[span[0] : span[1]])
    if not run:
        return 0
    owned = words[run.end()].low in POSSESSIVE if run.end() < len(words) else False
    if letters[span[0]] == "P":
        return run.end() + 1 if owned else 0
    aside = any(
        letters[i] == "N" and tokens[i].text == words[0].text for i in range(len(tokens)) if not span[0] <= i < span[1]
    )
    return run.end() + owned if owned or aside else 0


def _leading_mark(words: Sequence[Token]) -> int:
    """1 where a title was cut behind its owner and starts with the possessive mark."""
    return int(bool(words) and words[0].low in POSSESSIVE)


def _in_basic_form(words: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """ "kasachischen Präsidenten" is a "kasachischer Präsident", by the endings the language's titles take."""
    if not lexicon.ordered("people.title_endings"):
        return list(words)
    at = next(i for i, word in enumerate(words) if is_title(word.low, lexicon))
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


def owner_in(tokens: Sequence[Token], letters: str, span: tuple[int, int] | None) -> str | None:
    """The name inside a title: "an aide to Vladimir Putin", "Putin foreign affairs adviser"."""
    if not span:
        return None
    run = re.search(r"N+", letters[span[0] : span[1]])
    if not run:
        return None
    return " ".join(t.text for t in tokens[span[0] + run.start() : span[0] + run.end()])


def as_spaced(words: Sequence[Token]) -> str:
    """The words as the article spaces them."""
    text = ""
    for word, following in zip(words, [*words[1:], None], strict=True):
        text += word.text
        if following and following.start > word.end:
            text += " "
    return text
