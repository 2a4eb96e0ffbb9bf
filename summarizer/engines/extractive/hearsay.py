"""Frames that name an account without a verb of its own clause.

"According to Ushakov, ..."   "..., by his own account"   "As Orlov put it, ..."   "Как сообщил Песков, ..."
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.asides import aside_end, clause_start, relative_end
from summarizer.engines.extractive.displaced import behind_aside, left_out, opening_subject
from summarizer.engines.extractive.reader import Mention
from summarizer.engines.extractive.syntax import BREAKS, ENDS, STOPS, Frame
from summarizer.engines.extractive.verbgroups import verb_at

_PAPER = 6  # tokens between "en la nota" and "que"
_COLON = 16  # tokens in which "gave another explanation:" stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.engines.extractive.lexicon import Lexicon, Verb
    from summarizer.engines.extractive.syntax import Sentence


def hearsay(sentence: Sentence) -> Iterator[Frame]:
    """ "According to Ushakov, ..."; "..., according to a Kremlin readout"."""
    found = [*_as_said(sentence), *_hearsay_of_pronoun(sentence), *_it_was_said(sentence)]
    openers = _hearsay_openers(sentence.lexicon)
    for words in [words for words in openers if words[0] in sentence.vocabulary]:
        for i in sentence.standing(words):
            if i + len(words) < len(sentence.low) and not any(f.start <= i < f.end for f in found):
                frame = _hearsay_frame(sentence, i, i + len(words))
                found += [frame] if frame.source or len(words) > 1 else []  # "„..., und das ist gut so“"
    yield from found


@cache
def _hearsay_openers(lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """ "according to" and the like, the longest first."""
    listed = lexicon.data["grammar"].get("hearsay", ())
    openers = sorted({*listed, *(opener.replace("’", "'") for opener in listed)}, key=lambda o: (-len(o), o))
    return tuple(tuple(opener.casefold().split()) for opener in openers)


def _hearsay_frame(sentence: Sentence, start: int, i: int) -> Frame:
    source, end = _source_from(sentence, i)
    if source is None and sentence.is_in(i - 1, "people.documents"):
        source, end = Mention(i - 1, i, i, "document", (), sentence.tokens[i - 1].low), i  # "говорится в сообщении"
    if source and source.kind == "document":
        source, end = _whose_document(sentence, source, end)
    while sentence.is_in(end, "grammar.hearsay_tails"):
        end += 1  # "so Kolt weiter"
    return _closed(sentence, start, end, source)


def _whose_document(sentence: Sentence, document: Mention, i: int) -> tuple[Mention, int]:
    """ "according to a summary [of the call released by her office]": who released it, and where that ends."""
    if not (sentence.is_in(i, "grammar.of") or sentence.is_in(i, "grammar.document_tails")):
        return document, i
    end = next((j for j in range(i, len(sentence.low)) if sentence.tokens[j].text in (BREAKS - {"-"}) | STOPS), i)
    given = (m for m in sentence.mentions if i <= m.start < end and sentence.is_in(m.start - 1, "grammar.by"))
    return next((m for m in given if m.kind in ("institution", "person")), document), end


def _source_from(sentence: Sentence, i: int) -> tuple[Mention | None, int]:
    """Who stands behind "according to", documents passed through: "a statement by the Kremlin"."""
    tokens = sentence.tokens
    document = None
    for j in range(i, min(i + 8, len(tokens))):
        if tokens[j].text in BREAKS or tokens[j].text in STOPS:
            return (document, document.after) if document else (None, j)
        mention = sentence.mention_starting(j)
        if mention is None and sentence.is_in(j, "people.documents") and sentence.is_in(i, "grammar.articles"):
            document = document or Mention(i, j + 1, j + 1, "document", (), tokens[j].low)
        if mention and mention.kind == "document":
            document = mention
            continue
        if mention and (mention.kind != "pronoun" or (j == i and mention.code in ("he", "she"))):
            end = mention.after
            if mention.kind == "unnamed" and sentence.is_in(end, "grammar.who"):
                return mention, relative_end(sentence, end)  # "according to a person who listened in"
            while sentence.is_in(end, "people.documents") or (end < len(tokens) and tokens[end].low in ("'s", "’s")):
                end += 1
            if end > mention.after or end >= len(tokens) or tokens[end].text in ",." or tokens[end - 1].text == ",":
                return mention, min(end - (tokens[end - 1].text == "," and end == mention.after), len(tokens))
            return mention, end
    return (document, document.after) if document else (None, i)


def _as_said(sentence: Sentence) -> Iterator[Frame]:
    """ "Según contó la vocera a los periodistas, ...", "Как сообщил Песков, ...", "..., según dijo"."""
    tokens = sentence.tokens
    for i in sentence.where("grammar.as_said", stop=len(tokens) - 2):
        ahead = (i + 1, i + 2) if not sentence.is_in(i + 1, "grammar.articles") else (i + 1,)  # no "según la nota"
        if word_behind := sentence.is_in(i - 1, "grammar.back_pointing"):
            ahead = (i + 1,)  # "об этом сообщил Песков"; but "при этом он признал, что ..."
        pointing = sentence.is_in(i, "grammar.pointed_at") and not word_behind
        head = None if pointing else next((k for k in ahead if verb_at(sentence, k)), None)
        end, readings = (head and verb_at(sentence, head)) or (i, ())
        if head is None or not any(verb.report and form == "finite" for verb, form in readings):
            continue
        source = sentence.mention_starting(behind_aside(sentence, end)) or left_out(sentence, head, head)
        if source and source.kind != "group":
            begin = i - (i > 0 and sentence.is_in(i - 1, "grammar.prepositions"))  # "— об этом сообщил Песков"
            yield _closed(sentence, begin, aside_end(sentence, max(source.after, end)), source)


def _hearsay_of_pronoun(sentence: Sentence) -> Iterator[Frame]:
    """ "По её словам, ...", "..., siempre de acuerdo con su relato": whoever was quoted last, of that gender."""
    for code, phrases in _hearsay_phrases(sentence.lexicon):
        taken = 0
        found = sorted((i, n) for n, words in enumerate(phrases) for i in sentence.standing(words))
        for i, n in found:
            if i >= taken:
                taken = i + len(phrases[n])
                yield _closed(sentence, i, taken, Mention(i, i, i, "pronoun", (), "", code))


@cache
def _hearsay_phrases(lexicon: Lexicon) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """The phrases of each pronoun, as their words."""
    listed = lexicon.data["grammar"].get("hearsay_phrases", {})
    return tuple((code, tuple(tuple(phrase.split()) for phrase in phrases)) for code, phrases in listed.items())


def _it_was_said(sentence: Sentence) -> Iterator[Frame]:
    """ "Aus Regierungskreisen hieß es dagegen, Kolt habe ...": nobody is its subject."""
    tokens = sentence.tokens
    for i in sentence.where("grammar.it_was_said", start=1):
        near = [
            m for m in sentence.mentions if m.end <= i and m.kind in ("unnamed", "institution", "again", "definite")
        ]
        comma = next((j for j in range(i, min(i + 8, len(tokens))) if tokens[j].text in ",:"), None)
        if near and comma and not any(t.text in BREAKS for t in tokens[near[-1].end : i]):
            yield _closed(sentence, clause_start(sentence, i), comma, near[-1])


def explained(sentence: Sentence) -> Iterator[Frame]:
    """ "Une source proche de la présidence donne une autre explication : ...", "An aide gave another reason: ..." """
    near = range(3, min(_COLON, len(sentence.tokens)))
    colon = next((i for i in near if sentence.tokens[i].text == ":"), None)
    opening = opening_subject(sentence) if colon else None
    if colon is None or opening is None or opening.kind not in ("unnamed", "institution", "person", "definite"):
        return
    if opening.after < colon and sentence.where("people.explanations", start=opening.after, stop=colon):
        yield Frame(0, colon + 1, opening, None, "hearsay")


def in_paper(sentence: Sentence) -> Iterator[Frame]:
    """ "En la nota se subraya que ...", "В сообщении отмечается, что ...", "Dans le communiqué, il est dit que" """
    if not (sentence.is_in(0, "grammar.seated") or sentence.is_in(0, "grammar.prepositions")):
        return
    paper = next((m for m in sentence.mentions if m.start <= 2 and m.kind in ("document", "institution")), None)
    named = paper or _named_paper(sentence)
    if named is None:
        return
    ahead = range(named.after, min(named.after + _PAPER, len(sentence.tokens) - 1))
    that = next((i for i in ahead if sentence.is_in(i, "grammar.that")), None)
    verbs = [verb_at(sentence, i) for i in range(named.after, that or named.after)]
    if that and any(found and any(verb.report for verb, _ in found[1]) for found in verbs):
        yield Frame(0, that + 1, named, None, "hearsay")


def _named_paper(sentence: Sentence) -> Mention | None:
    """ "В сообщении", without an article to make it a mention."""
    paper = sentence.is_in(1, "people.documents")
    return Mention(1, 2, 2, "document", (), sentence.tokens[1].low) if paper else None


def _closed(sentence: Sentence, start: int, end: int, source: Mention | None) -> Frame:
    """A hearsay frame with the comma that sets it apart."""
    tokens = sentence.tokens
    aside = " ".join(t.low for t in tokens[start:end])
    if start > 0 and tokens[start - 1].text == ",":
        start -= 1
    elif end < len(tokens) and tokens[end].text == ",":
        end += 1
    return Frame(start, end, source, None, "hearsay", aside=aside)


def in_words(sentence: Sentence) -> Iterator[Frame]:
    """ "Boateng answered, in Bello's words, that ..."; "in the adviser's account"."""
    for mention in sentence.mentions:
        start, end = mention.start - 1, mention.end + 2
        if (
            mention.possessive
            and sentence.is_in(start, "grammar.seated")
            and sentence.is_in(end - 1, "people.accounts")
        ):
            tokens = sentence.tokens
            start -= start > 0 and tokens[start - 1].text == ","
            end += end < len(tokens) and tokens[end].text == ","
            yield Frame(start, end, mention, None, "hearsay")


def as_put(sentence: Sentence) -> Iterator[Frame]:
    """ "As Orlov put it, “...”": the words are his, whoever tells of them."""
    tokens = sentence.tokens
    for mention in sentence.mentions:
        start = mention.start - 1
        if not (sentence.is_in(start, "grammar.as") and sentence.is_in(mention.end, "grammar.putting")):
            continue
        end = mention.end + 1 + sentence.is_in(mention.end + 1, "grammar.it")
        if end < len(tokens) and tokens[end].text in ",:":
            yield Frame(start, end + 1, mention, None, "hearsay")


def as_told(sentence: Sentence) -> Iterator[Frame]:
    """ "Wie die Sprecherin weiter ausführte, vereinbarten beide ...", "comme l'a indiqué Kolt"."""
    tokens = sentence.tokens
    for i in sentence.where("grammar.as_told", stop=len(tokens) - 2):
        if i > 0 and tokens[i - 1].word:
            continue
        end = next((j for j in range(i + 1, min(i + 24, len(tokens))) if tokens[j].text in ENDS), None)
        inside = [m for m in sentence.mentions if i < m.start and end and m.end <= end and m.kind != "side"]
        verb = next((v for j in range(i + 1, end or 0) if (v := _reporting(sentence, j))), None)
        if verb and end and inside:
            start = i - (i > 0 and tokens[i - 1].text == ",")
            aside = " ".join(t.low for t in tokens[i:end])
            yield Frame(start, end + (start == i), inside[0], verb, "hearsay", aside=aside)


def _reporting(sentence: Sentence, i: int) -> Verb | None:
    found = None if sentence.inside_mention(i) else verb_at(sentence, i)
    return next((v for v, form in found[1] if v.report and form == "finite"), None) if found else None


def by_own_account(sentence: Sentence) -> Iterator[Frame]:
    """ "nach ihren Angaben", "seinen Worten zufolge"; "nach eigenen Angaben": the subject's own."""
    for i in sentence.where("people.accounts", start=1):
        own = sentence.is_in(i - 1, "grammar.own")
        opened, closed = sentence.is_in(i - 2, "grammar.according"), sentence.is_in(i + 1, "grammar.hearsay_behind")
        if (own or sentence.is_in(i - 1, "grammar.possessives")) and (opened or closed):
            ahead = (m for m in sentence.mentions if m.end < i and m.kind in ("person", "definite", "pronoun"))
            source = next(ahead, None) if own else _possessor(sentence, i - 1)
            aside = " ".join(t.low for t in sentence.tokens[i - 2 : i + 1])
            yield Frame(i - 1 - opened, i + 1 + closed, source, None, "hearsay", aside=aside)


def _possessor(sentence: Sentence, i: int) -> Mention:
    """ "ihren": whoever "she" is."""
    code = "she" if sentence.is_in(i, "grammar.possessives_she") else "he"
    return Mention(i, i + 1, i + 1, "pronoun", (), sentence.tokens[i].low, code)


def hearsay_behind(sentence: Sentence) -> Iterator[Frame]:
    """ "dem Sprecher zufolge", "Angaben des Kremls zufolge": the word that attributes stands last."""
    for i in sentence.where("grammar.hearsay_behind", start=1):
        source = sentence.mention_ending(i)
        if source:
            start = source.start - sentence.is_in(source.start - 1, "people.accounts")
            start -= start > 0 and sentence.is_in(start - 1, "grammar.articles")
            comma = start > 0 and sentence.tokens[start - 1].text == ","
            yield Frame(start - comma, i + 1, source, None, "hearsay")
