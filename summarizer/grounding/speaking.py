"""Who of the parties does the talking in a sentence, as far as word order and case show it.

"Putin briefed Trump" has Putin as its subject and Trump as its object; "Putin, in turn," shows nothing. German lets
the object stand first, so nothing is read off its word order.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarizer.grounding.reading import remembered, same_place
from summarizer.grounding.words import related, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.article import Quotation
    from summarizer.grounding.lexicon import Lexicon
    from summarizer.grounding.reading import Reading
    from summarizer.grounding.words import Token, Words

CUE_WINDOW = 5  # words between a source's name and the verb that reports it


SOMEBODY = "?"  # a subject who is a pronoun


class Mention(NamedTuple):
    party: str
    first: int  # index of its first word, title and honorific included
    last: int
    role: str  # subject, object or unknown


class Cast(NamedTuple):
    """What a stretch of evidence shows: who is a subject, who only an object, and whether a pronoun may be either."""

    subjects: frozenset[str]
    objects: frozenset[str]
    named: frozenset[str]
    pronoun: bool
    epithet: bool  # "the president", of whom it isn't said which


def cast(reading: Reading, texts: Sequence[Words]) -> Cast:
    """The principals' parts in these sentences."""
    lex = reading.lexicon
    keys = {id: _keys(reading, id) for id in reading.principals}
    found = [(text, (*_mentions(reading, text, keys), *_by_side(reading, text))) for text in texts]
    mentions = [mention for _, each in found for mention in each]
    subjects = frozenset(m.party for m in mentions if m.role == "subject")
    addressed = any(m.role == "object" and _pronoun_before(text, m.first, lex) for text, each in found for m in each)
    subjects |= {SOMEBODY} if addressed else set()
    named = frozenset(m.party for m in mentions)
    others = frozenset(m.party for m in mentions if m.role == "unknown")
    pronoun = any(_may_be_anybody(text, i, lex) for text in texts for i in range(len(text.tokens)))
    epithet = any(
        token.form in lex.epithets and not any(m.first <= i <= m.last for m in each)
        for text, each in found
        for i, token in enumerate(text.tokens)
    )
    return Cast(subjects, named - subjects - others, named, pronoun, epithet)


def _pronoun_before(text: Words, first: int, lex: Lexicon) -> bool:
    """Whether a name is addressed by a pronoun: "He told Yoon that...", where he is not Yoon."""
    return first >= 2 and text.tokens[first - 2].form in lex.subjects and not _gap(text, first - 2, first - 1)


def _may_be_anybody(text: Words, i: int, lex: Lexicon) -> bool:
    """Whether word `i` is a pronoun that may be who speaks; beside a verb of reporting it is the source's."""
    if text.tokens[i].form not in lex.subjects:
        return False
    beside = [text.tokens[j].form for j in (i - 1, i + 1) if 0 <= j < len(text.tokens)]
    return not any(_fits(form, lex.cues) for form in beside)


def _mentions(reading: Reading, text: Words, keys: dict[str, frozenset[str]]) -> Iterator[Mention]:
    done = -1
    for i, token in enumerate(text.tokens):
        if i <= done:
            continue
        own = stem(token.form, text.language)
        for id, forms in keys.items():
            if own in forms:
                first, last = _extent(text, i, reading)
                yield Mention(id, first, last, _role(text, first, last, reading, id))
                done = last
                break


def _by_side(reading: Reading, text: Words) -> Iterator[Mention]:
    """Principals called by country and office: "the Polish prime minister", where no other principal is Polish."""
    sides = {id: reading.words(reading.parties[id].side or "").content for id in reading.principals}
    for i, token in enumerate(text.tokens):
        if text.language == "en" and not token.capital:
            continue
        meant = [id for id, side in sides.items() if any(_adjective(token.form, word.form) for word in side)]
        near = [j for j in (i + 1, i + 2) if j < len(text.tokens) and not _gap(text, j - 1, j)]
        ahead = [j for j in near if text.tokens[j].form in reading.lexicon.epithets]
        if len(meant) == 1 and ahead and text.tokens[i].form not in reading.name_words[meant[0]]:
            # A name behind the title makes it the title of whoever is named.
            if ahead[-1] + 1 < len(text.tokens) and text.tokens[ahead[-1] + 1].capital:
                continue
            yield Mention(meant[0], i, ahead[-1], _role(text, i, ahead[-1], reading, meant[0]))


def speaks_by_side(reading: Reading, texts: Sequence[Words], party: str) -> bool:
    """Whether a principal speaks through his country's adjective: "an Icelandic request"."""
    side = reading.words(reading.parties[party].side or "").content
    return any(
        any(_adjective(token.form, word.form) for word in side) and _fits(after.form, reading.lexicon.speech_nouns)
        for text in texts
        for token, after in zip(text.tokens, text.tokens[1:], strict=False)
    )


def _adjective(form: str, country: str) -> bool:
    return form != country and (same_place(form, country) or related(form, country))


@remembered
def _keys(reading: Reading, id: str) -> frozenset[str]:
    """Stems that mean this party and no other: its name (of an institution or a description its head), and its
    title where nobody else has that."""
    others = {form for other, forms in reading.office_words.items() if other != id for form in forms}
    # "The President" is nobody's for certain while another principal's title is unknown.
    complete = all(reading.parties[other].title for other in reading.principals)
    own = [form for form in reading.office_words.get(id, ()) if complete and form not in others]
    party = reading.parties[id]
    name = reading.name_words[id] if party.title else reading.head(party.name)
    return frozenset(stem(form, reading.language) for form in (*name, *own))


def _extent(text: Words, i: int, reading: Reading) -> tuple[int, int]:
    """The words that belong to a name: titles and first names before it, further names behind it."""
    titles = reading.offices | reading.lexicon.honorifics
    tokens, first, last = text.tokens, i, i
    while first > 0 and not tokens[first].initial and not _gap(text, first - 1, first):
        before = tokens[first - 1]
        if before.form not in titles and (not before.capital or before.form in reading.lexicon.stop):
            break
        first -= 1
    while not _gap(text, last, last + 1) and tokens[last + 1].capital and not tokens[last + 1].initial:
        last += 1
    return first, last


def _role(text: Words, first: int, last: int, reading: Reading, id: str) -> str:
    lex, tokens = reading.lexicon, text.tokens
    if text.language == "de" or _gap(text, last, last + 1) or _possessive(tokens[last]):
        beside = text.language != "de" and not _possessive(tokens[last])
        return "object" if beside and _behind_object_word(text, first, lex) else "unknown"
    if text.language == "ru":
        nominative = tokens[last].form in reading.name_words.get(id, ()) + reading.office_words.get(id, ())
        return "subject" if nominative else "object"
    after = last + 1
    while after < len(tokens) and tokens[after].form in lex.adverbs:
        after += 1
    if after < len(tokens) and _verb_like(tokens[after], lex):
        return "subject"
    return "object" if _behind_object_word(text, first, lex) else "unknown"


def _behind_object_word(text: Words, first: int, lex: Lexicon) -> bool:
    """Whether a preposition or a verb that takes an addressee stands right before."""
    before = first - 1
    while before >= 0 and text.tokens[before].form in lex.determiners:
        before -= 1
    if before < 0 or _gap(text, before, before + 1):
        return False
    form = text.tokens[before].form
    return form in lex.object_words or bool(lex.object_verbs and re.fullmatch(lex.object_verbs, form))


def _verb_like(token: Token, lex: Lexicon) -> bool:
    known = token.form in lex.auxiliaries or _fits(token.form, lex.cues)
    return not token.capital and (known or token.form not in lex.stop)


def _possessive(token: Token) -> bool:
    return token.end - token.start > len(token.text)


def _gap(text: Words, i: int, j: int) -> bool:
    """Whether punctuation stands between two words, or the text ends."""
    if j >= len(text.tokens):
        return True
    return bool(text.text[text.tokens[i].end : text.tokens[j].start].strip(" .\n\t’'-"))


def cited(reading: Reading, texts: Sequence[Words]) -> frozenset[str]:
    """The sources and relays that these sentences cite: a name or title beside a verb of reporting."""
    relays = {id for claim in reading.draft.claims for id in claim.via}
    keys = {id: _keys(reading, id) for id in reading.parties if id in reading.sources or id in relays}
    return frozenset(id for text in texts for id in _cited(reading, text, keys))


def _cited(reading: Reading, text: Words, keys: dict[str, frozenset[str]]) -> Iterator[str]:
    lex, forms = reading.lexicon, [token.form for token in text.tokens]
    behind = [i for i, form in enumerate(forms) if _fits(form, lex.cues)]
    before = [i for i, form in enumerate(forms) if _fits(form, lex.cues_before or lex.cues)]
    for mention in _mentions(reading, text, keys) if behind else ():
        if _possessive(text.tokens[mention.last]):
            continue
        near = [cue for cue in behind if 0 < cue - mention.last <= CUE_WINDOW]
        near += [cue for cue in before if 0 < mention.first - cue <= 2]
        # "her adviser, Juris Kalve, told": the comma before the verb only closes the apposition.
        if any(not _clause_between(text, cue, mention) or _appended(text, mention, cue) for cue in near):
            yield mention.party


def _appended(text: Words, mention: Mention, cue: int) -> bool:
    between = text.text[text.tokens[mention.last].end : text.tokens[cue].start]
    return cue == mention.last + 1 and between.strip() == ","


def _clause_between(text: Words, cue: int, mention: Mention) -> bool:
    """Whether a comma or quotation mark parts the verb from the name, so that somebody else may be its subject."""
    left, right = (mention.last, cue) if cue > mention.last else (cue, mention.first)
    return bool(re.search(r"[,;:“”\"«»„]", text.text[text.tokens[left].end : text.tokens[right].start]))


def quoted(reading: Reading, quotation: Quotation) -> str | None:
    """Whose words a quotation is, where the text leaves no doubt: it opens its sentence, and a name with a verb of
    reporting follows its closing mark at once (“...,” Ushakov told journalists). A quoted fragment inside a sentence
    shows nothing of the kind."""
    first = reading.article.sentence(quotation.sentences[0]) if quotation.sentences else None
    last = reading.article.sentence(quotation.sentences[-1]) if quotation.sentences else None
    if first is None or last is None or quotation.start - first.start > 2 or quotation.parent is not None:
        return None
    tail = reading.article.text[quotation.end + 1 : last.end]
    text = reading.words(re.split(r"[“„«\"]", tail)[0])
    cue = next((i for i, token in enumerate(text.tokens) if _fits(token.form, reading.lexicon.cues)), None)
    if cue is None or cue > 2 * CUE_WINDOW or text.tokens[cue].form == "quoted":
        return None
    found = list(_mentions(reading, text, {id: _keys(reading, id) for id in reading.parties}))
    before = [m.party for m in _subjects(found, text, cue) if not _possessive(text.tokens[m.last])]
    after = [m.party for m in found if 0 < m.first - cue <= 2 and not _gap(text, cue, cue + 1)]
    inverted = after if not any(token.form in reading.lexicon.subjects for token in text.tokens[:cue]) else []
    return next(iter(before[-1:] or inverted), None)


def _subjects(found: Sequence[Mention], text: Words, cue: int) -> list[Mention]:
    """The mentions before a verb; of "Kmiecik, adviser to President Sarnecki, told" only her whom the commas follow."""
    before = [m for m in found if m.last < cue]
    closed = text.text[text.tokens[cue - 1].end : text.tokens[cue].start].strip() == "," if cue else False
    opened = before and re.match(r"(?:-\w+)*,", text.text[text.tokens[before[0].last].end :])
    return before[:1] if closed and opened else before


@lru_cache(maxsize=8192)
def _fits(form: str, pattern: str) -> bool:
    return bool(re.fullmatch(pattern, form))
