"""Names that are no person's: outlets and organisations, learned from a whole article before its people are.

"the Bulgarian daily Sutrin", "Radio Suva", "Bharat Nine, a Delhi-based news channel"     outlets
"the Pacific Islands Forum", "the World Bank", "the Organisation of ... States"           organisations
Later "Sutrin wrote", "The Sentinel", "the Forum said" are known by what was learned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.engines.extractive.tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.tokens import Token

_LONG_APPOSITION = 12  # of one with all that belongs to it
_APPOSITION = 7  # words of ", a Delhi-based news channel,"
_LONGEST = 7  # words of a name


@dataclass
class Bodies:
    """Names by their words, lower case; the value is whether it is an outlet's."""

    names: dict[tuple[str, ...], bool] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)  # first words of the names: most words are none, and asked first

    def learn(self, words: Sequence[Token], lexicon: Lexicon, *, outlet: bool) -> None:
        """A name, and the one word of it that the article may go on with ("the Sentinel")."""
        low = tuple(t.low for t in words)
        if low in lexicon.places:
            return  # "the European Union"
        self._add(low, outlet=outlet)
        kinds = lexicon.either("people.outlet_names", "people.outlet_words")
        if outlet and len(low) > 1 and low[-1] in kinds and low[-1] not in lexicon.words("people.outlet_nouns"):
            self._add(low[-1:], outlet=outlet)

    def _add(self, words: tuple[str, ...], *, outlet: bool) -> None:
        self.names.setdefault(words, outlet)
        self.heads.add(words[0])

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, bool] | None:
        """Where a known name that starts at `i` ends, and whether it is an outlet's."""
        if tokens[i].low not in self.heads or not tokens[i].capital:
            return None
        for length in range(min(_LONGEST, len(tokens) - i), 0, -1):
            outlet = self.names.get(tuple(t.low for t in tokens[i : i + length]))
            if outlet is not None and not (length == 1 and outlet and i + 1 < len(tokens) and tokens[i + 1].mark):
                return i + length, outlet
        return None


def learn_bodies(sentences: Sequence[Sequence[Token]], lexicon: Lexicon) -> Bodies:
    """Every outlet and organisation that the article introduces as one."""
    bodies = Bodies()
    for tokens in sentences:
        for start, end in _runs(tokens, lexicon):
            if _is_outlet(tokens, start, end, lexicon):
                bodies.learn(tokens[start:end], lexicon, outlet=True)
            elif _is_organisation(tokens, start, end, lexicon) or _is_office(tokens, start, end, lexicon):
                bodies.learn(tokens[start:end], lexicon, outlet=False)
            if (short := acronym_at(tokens, end)) and _is_body(tokens[start:end], bodies, lexicon):
                bodies.learn([short], lexicon, outlet=bodies.names.get(tuple(t.low for t in tokens[start:end]), False))
    return bodies


def acronym_at(tokens: Sequence[Token], i: int) -> Token | None:
    """The "PMO" of "the Prime Minister's Office (PMO)", in its brackets at `i`."""
    if i + 2 >= len(tokens) or tokens[i].text != "(" or tokens[i + 2].text != ")":
        return None
    return tokens[i + 1] if tokens[i + 1].text.isupper() and tokens[i + 1].text.isalpha() else None


def _is_body(words: Sequence[Token], bodies: Bodies, lexicon: Lexicon) -> bool:
    """An outlet, an organisation, an office."""
    known = tuple(t.low for t in words) in bodies.names
    heads = lexicon.either("people.institution_heads", "people.organisations")
    return known or any(t.low in heads for t in words)


def _runs(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Runs of words with capitals, small joints between two of them included ("Correio do Cerrado")."""
    end = 0
    for i in [n for n, token in enumerate(tokens) if token.capital]:
        if i < end or not _name_word(tokens[i], lexicon):
            continue
        end = i + 1
        while end < len(tokens):
            if _name_word(tokens[end], lexicon) or _numeral(tokens[end], lexicon):
                end += 1
            elif (
                tokens[end].low in lexicon.words("people.name_joints")
                and end + 1 < len(tokens)
                and _name_word(tokens[end + 1], lexicon)
                and not _governs(tokens[end], tokens[i], lexicon)
            ):
                end += 2
            else:
                break
        yield i, end


def _governs(joint: Token, first: Token, lexicon: Lexicon) -> bool:
    """ "sagte Uwe Lang der Zeitung": the case of whom he told; but "Verband der Reeder"."""
    if joint.low not in lexicon.either("grammar.oblique", "grammar.subject_articles"):
        return False
    return not any(first.low in lexicon.words(f"people.{key}") for key in ("organisations", "outlet_heads"))


def _name_word(token: Token, lexicon: Lexicon) -> bool:
    if not token.capital or not token.word:
        return False
    small = lexicon.either("grammar.articles", "grammar.stop", "people.titles", "dates.weekdays", "dates.months")
    return token.low not in small


def _numeral(token: Token, lexicon: Lexicon) -> bool:
    """ "Channel One", "Kanal 5"."""
    return token.text.isdigit() or (token.capital and token.low in lexicon.words("numbers.units"))


def _is_outlet(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """By the noun before or right behind it, the noun in an apposition, or a word of its own ("Radio", "Courier")."""
    nouns = lexicon.words("people.outlet_nouns")
    if start and tokens[start - 1].low in nouns and not tokens[start - 1].capital:
        return True
    if end - start > 1 and not _office(tokens[start:end], lexicon):
        articled = start > 0 and tokens[start - 1].low in lexicon.words("grammar.articles")
        last = "people.outlet_names", *(("people.outlet_words",) if articled else ())
        kind = end - start > 2 and kind_end(tokens, end - 2, lexicon) == end
        if kind or tokens[start].low in lexicon.words("people.outlet_heads"):
            return True
        if any(tokens[end - 1].low in lexicon.words(key) for key in last):
            return True
    if kind_end(tokens, end, lexicon) > end and not re.search("-[a-z]", tokens[start].text):  # "Delhi-based"
        return tuple(t.low for t in tokens[start:end]) not in lexicon.places  # "the official Irma news agency"
    stop = apposition_end(tokens, end, lexicon) or end
    return any(t.low in nouns for t in tokens[end + 2 : min(stop, end + _APPOSITION)])


def apposition_end(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int | None:
    """ "Villa Ober[, the presidential palace in Harrow,] said", "Irma[, Sudria's news agency,]": where it closes.

    None where no article and no country's name opens one at the comma `i`.
    """
    if i + 2 >= len(tokens) or tokens[i].text != ",":
        return None
    owned = tokens[i + 1].capital and any(tokens[j].low in ("'s", "’s") for j in range(i + 2, min(i + 5, len(tokens))))
    if not owned and tokens[i + 1].low not in lexicon.words("grammar.articles"):
        return None
    ends = range(i + 2, min(i + _LONG_APPOSITION, len(tokens)))
    return next((j for j in ends if not tokens[j].word and tokens[j].low not in POSSESSIVE), ends.stop)


def _is_office(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """ "Villa Ober, the presidential palace in Harrow, said": the noun of its apposition is an office's."""
    stop = apposition_end(tokens, end, lexicon)
    if stop is None or stop >= len(tokens) or tokens[stop].text not in ",." or _listed(tokens, stop + 1, lexicon):
        return False
    joints = lexicon.either("grammar.prepositions", "grammar.and", "grammar.seated")
    behind = next((j for j in range(end + 2, stop) if tokens[j].low in joints), stop)
    head = tokens[behind - 1]
    if start and tokens[start - 1].low in lexicon.words("people.titles"):
        return False
    return head.low in lexicon.either("people.institution_heads", "people.seats")


def _listed(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """ "Kolt, the ministry, and the army"."""
    return i < len(tokens) and tokens[i].low in lexicon.words("grammar.and")


def kind_end(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """Behind "news agency", "television channel" and the like at `i`; `i` where nothing of the kind stands there."""
    if i + 1 >= len(tokens) or tokens[i].low not in lexicon.openers("people.outlet_kinds"):
        return i
    return i + 2 if (tokens[i].low, tokens[i + 1].low) in lexicon.words_list("people.outlet_kinds") else i


def _office(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "the Press Office", "the Media Division"; no "Sudria News Agency"."""
    if len(words) > 2 and kind_end(words, len(words) - 2, lexicon) == len(words):
        return False
    return any(t.low in lexicon.words("people.institution_heads") for t in words)


def _is_organisation(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> bool:
    """ "the Pacific Islands Forum": two words or more, the last (or, before "of", the first) says what it is."""
    heads = lexicon.words("people.organisations")
    if end - start < 2:
        return False
    last = tokens[end - 1].low in heads
    first = tokens[start].low in heads and (
        tokens[start + 1].low in lexicon.words("people.name_joints") or not lexicon.words("people.heads_last")
    )
    return last or first
