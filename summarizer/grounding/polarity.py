"""What a text denies, leaves open, or says only may be.

Each cue ("not", "may", "did not rule out") reaches over the few content words behind it in its clause (before it
too, in the languages that put it behind the verb). Two texts are compared word by word on those reaches,
so that "did not comment but agreed" denies a comment and no agreement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.grounding.lexicon import Lexicon, lexicon
from summarizer.grounding.words import Words, related, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REACH = 2  # content words a cue covers
ASIDE = 3  # words of a parenthesis such as "en cambio" or "on the other hand"

_STOP = re.compile(r"[.;!?\n](?=\s|$)")
_BREAK = re.compile(r"[.;:!?\n]|,(?!\s*\d)|\s[–—-]\s")


@dataclass(frozen=True)
class Signed:
    """A text's content stems by polarity."""

    plain: frozenset[str]  # stand there without a cue
    denied: frozenset[str]
    open: frozenset[str]  # behind "did not rule out", to the end of the clause
    possible: frozenset[str]
    heads: frozenset[str]  # of what is denied, the first word: "not agree to a truce" denies agreeing
    refused: frozenset[str]  # behind "denied that", "refused to"
    cues: int  # negations, of verbs too
    dangling: bool  # a negation with nothing behind it: "He did not."


@lru_cache(maxsize=512)
def signed(text: str, language: str) -> Signed:
    """The content words of a text, each under what is said of it."""
    lex, parts = lexicon(language), [words(part, language) for part in _BREAK.split(text) if part.strip()]
    found = [_clause(part, lex) for part in parts]
    opened = (_left_open(words(part, language), lex) for part in _STOP.split(text) if part.strip())
    return Signed(
        frozenset().union(*(f.plain for f in found)),
        frozenset().union(*(f.denied for f in found)),
        frozenset().union(*opened),
        frozenset().union(*(f.possible for f in found)),
        frozenset().union(*(f.heads for f in found)),
        frozenset().union(*(f.refused for f in found)),
        sum(f.cues for f in found),
        any(f.dangling for f in found),
    )


def negates(text: str, language: str) -> bool:
    """Whether there is any word of negation in a text, be it part of a phrase that denies nothing."""
    lex, forms = lexicon(language), words(text, language).forms
    return bool(forms & (lex.negations | lex.half_negations)) or signed(text, language).cues > 0


def _clause(text: Words, lex: Lexicon) -> Signed:
    forms = [token.form for token in text.tokens]
    opened = _covered(forms, lex.open_phrases)
    void = opened | _covered(forms, lex.fillers)
    cues = [i for i, form in enumerate(forms) if i not in void and form in lex.negations]
    if not cues and not void:
        cues = [i for i, form in enumerate(forms) if form in lex.half_negations][:1]
    verbs = [i for i, form in enumerate(forms) if i not in void and form.startswith(tuple(lex.negative_verbs))]
    denied = {w for i in cues for w in _reach(text, forms, i, lex)}
    possible = {w for i, form in enumerate(forms) if form in lex.modals for w in _behind(forms, i, lex)[:1]}
    heads = {w for i in cues for w in _reach(text, forms, i, lex, 1)}
    refused = {w for i in verbs for w in range(i, len(forms))}
    dangling = any(not _behind(forms, i, lex) for i in cues)

    def stems(indices: Sequence[int] | set[int]) -> frozenset[str]:
        return frozenset(stem(forms[i], text.language) for i in indices if _is_content(forms[i], lex))

    plain = set(range(len(forms))) - denied - opened
    return Signed(
        stems(plain), stems(denied), frozenset(), stems(possible), stems(heads), stems(refused),
        min(len(cues), 1 if lex.concord else len(cues)) + len(verbs), dangling,
    )  # fmt: skip


def _left_open(text: Words, lex: Lexicon) -> frozenset[str]:
    """What a phrase like "did not rule out" leaves open: the words behind it as far as a "but", or all the others of
    its sentence where nothing follows."""
    forms = [token.form for token in text.tokens]
    covered = _covered(forms, lex.open_phrases)
    if not covered:
        return frozenset()
    after = range(_behind_aside(text, max(covered) + 1), len(forms))
    end = next((i for i in after if forms[i] in lex.adversatives), len(forms))
    behind: list[int] = []
    for i in after:
        if i >= end or (behind and _comma(text, i)):
            break
        behind += [i] if _is_content(forms[i], lex) else []
    others = [i for i in range(len(forms)) if _is_content(forms[i], lex)]
    return frozenset(stem(forms[i], text.language) for i in (behind or others))


def _behind_aside(text: Words, first: int) -> int:
    """Where a clause goes on: "no descartó, en cambio, adelantar ..."."""
    near = range(first + 1, min(first + ASIDE + 1, len(text.tokens)))
    return next((i for i in near if _comma(text, i)), first) if _comma(text, first) else first


def _comma(text: Words, i: int) -> bool:
    """Whether a comma stands before word `i`."""
    return 0 < i < len(text.tokens) and "," in text.text[text.tokens[i - 1].end : text.tokens[i].start]


def _covered(forms: Sequence[str], patterns: tuple[str, ...]) -> set[int]:
    """The words that a phrase covers."""
    flat, covered = " ".join(forms), set()
    for pattern in patterns:
        for match in re.finditer(pattern, flat):
            first = flat.count(" ", 0, match.start())
            covered |= set(range(first, first + match.group().count(" ") + 1))
    return covered


def _reach(text: Words, forms: Sequence[str], cue: int, lex: Lexicon, reach: int = REACH) -> Iterator[int]:
    yield from _behind(forms, cue, lex)[:reach]
    if text.language in ("de", "fr"):  # "stimmte nicht zu", "n'accepte pas"
        yield from [i for i in range(cue) if _is_content(forms[i], lex)][-1:]


def _behind(forms: Sequence[str], cue: int, lex: Lexicon) -> list[int]:
    return [i for i in range(cue + 1, len(forms)) if _is_content(forms[i], lex)]


def _is_content(form: str, lex: Lexicon) -> bool:
    return form not in lex.stop and form not in lex.negations and not form[0].isdigit() and len(form) > 1


def _has(stems: frozenset[str], word: str) -> bool:
    return word in stems or any(related(word, other) for other in stems)


def dropped(text: Signed, shown: Signed) -> list[str]:
    """Words that the evidence only denies and the text only asserts, in a text without any negation."""
    if text.cues:
        return []
    return sorted(w for w in shown.heads if _has(text.plain, w) and not _has(shown.plain, w))[:1]


def added(text: Signed, shown: Signed) -> list[str]:
    """Words that the text denies and the evidence only asserts. Evidence that denies anything the text speaks of,
    or denies in one word ("He did not."), may deny this in other words, and passes."""
    if not shown.cues and not shown.open:
        return sorted(text.denied)[:1]
    if text.cues > shown.cues + shown.dangling and not shown.open:
        return sorted(text.denied)[:1]
    if shown.dangling or any(_has(text.plain | text.denied, w) for w in shown.denied | shown.refused):
        return []
    return sorted(w for w in text.denied if _has(shown.plain, w))[:1]


def left_open(text: Signed, shown: Signed) -> bool:
    """Whether the text is about what the evidence only does not rule out.

    Not if more of it stands elsewhere in the evidence: "did not object to the depot but asked that its cost not be
    charged to the budget" leaves the depot open, not the request about its cost.
    """
    if not shown.open:
        return False
    said = text.plain | text.open
    inside = sum(_has(said, word) for word in shown.open)
    outside = sum(_has(said | text.denied, word) for word in (shown.plain | shown.denied) - shown.open)
    return inside * 2 >= len(shown.open) and outside <= 2 * inside


def hardened(text: Signed, shown: Signed) -> list[str]:
    """Words that the evidence says only may be, in a text that says they are."""
    if text.possible:
        return []
    return sorted(w for w in shown.possible if _has(text.plain, w) and not _has(shown.plain - shown.possible, w))[:1]
