"""Where an attribution beside what is said begins and ends.

"..., [Beridze told the newspaper Vesna on Monday]."   "..., [said Kolt, who asked not to be identified], ..."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.syntax import ENDS, STOPS
from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.syntax import Sentence
    from summarizer.engines.extractive.tokens import Token


def clause_start(sentence: Sentence, i: int) -> int:
    """ "The Courier, Radio Altona and the weekly Rose also quoted him": where those begin who are no parties."""
    tokens = sentence.tokens
    start = i
    said = tokens[i].quotation
    while start > 0 and tokens[start - 1].quotation == said and not verb_at(sentence, start - 1):
        start -= 1
    return start


def aside_end(sentence: Sentence, i: int) -> int:
    while i < len(sentence.tokens) and not _breaks(sentence, i):
        if _coordinates(sentence, i):
            break
        i += 1
        if i < len(sentence.tokens) and sentence.tokens[i].mark and sentence.is_in(i - 1, "people.outlet_nouns"):
            i = _behind_marks(sentence, i)  # "sagte er der Zeitung „Kurier“"
    return i


def _breaks(sentence: Sentence, i: int) -> bool:
    """A mark that ends a clause stands at `i`; no hyphen within "20-minute"."""
    tokens = sentence.tokens
    hyphen = tokens[i].text == "-" and i > 0 and tokens[i - 1].end == tokens[i].start
    return tokens[i].mark or (tokens[i].text in ENDS and not hyphen)


def _behind_marks(sentence: Sentence, i: int) -> int:
    """Behind the closing mark of what opens at `i`."""
    close = (j for j in range(i + 1, min(i + 8, len(sentence.tokens))) if sentence.tokens[j].mark)
    return next(close, i - 1) + 1


def _coordinates(sentence: Sentence, i: int) -> bool:
    """ "X said and added that ...": a verb of speech follows the conjunction."""
    return sentence.is_in(i, "grammar.conjunctions") and any(
        verb_at(sentence, j) for j in (i + 1, i + 2) if j < len(sentence.tokens)
    )


def is_aside(sentence: Sentence, i: int) -> bool:
    """Time, place or hearer up to the next break: "told reporters on Saturday"."""
    if sentence.is_in(i, "grammar.articles") and not sentence.is_in(i, "grammar.hearer_articles"):
        return sentence.is_in(i + 1, "dates.weekdays")  # "dijo el lunes"; not "negó el contacto"
    opens = sentence.is_in(i, "grammar.reporting_aside") or sentence.is_in(i, "grammar.press")
    hearer = sentence.mention_starting(i)
    return opens or sentence.is_in(i, "dates.weekdays") or (hearer is not None and hearer.outlet)


def hearer_end(sentence: Sentence, i: int) -> int:
    """ "..., Beridze told the newspaper Vesna.": behind a hearer with whom the clause ends; else `i`."""
    tokens = sentence.tokens
    hearer = sentence.mention_starting(i)
    j = hearer.after if hearer else i  # "told his counterpart, Oleh Stasiuk, on Wednesday that"
    ahead = next((k for k in range(j, j + 4) if sentence.is_in(k, "grammar.conjunctions")), j + 4)
    if hearer and any(sentence.is_in(k, "grammar.that") for k in range(j, ahead)):
        return i  # but "X told the daily, and warned that ..." is told
    while j < len(tokens) and j - i < 6 and tokens[j].text not in ENDS and not tokens[j].mark:
        if sentence.is_in(j, "grammar.that"):
            return i
        j += 1
    return j if j < len(tokens) and (tokens[j].text in ENDS or tokens[j].mark) else i


def relative_end(sentence: Sentence, i: int) -> int:
    """Behind "who asked not to be identified": the next comma or mark, else the end."""
    tokens = sentence.tokens
    return next((j for j in range(i, len(tokens)) if tokens[j].text in ENDS or tokens[j].mark), len(tokens))


def at_end(tokens: Sequence[Token], end: int) -> bool:
    return all(t.text in STOPS or t.mark for t in tokens[end:])
