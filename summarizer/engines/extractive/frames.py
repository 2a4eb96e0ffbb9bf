"""Frames: attributions set beside what is said. "..., X said", "According to X, ...", "Y, he added, ..." """

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.mentions import Mention
from summarizer.engines.extractive.syntax import (
    BREAKS,
    STOPS,
    Frame,
    behind_aside,
    behind_question,
    left_out,
    skip_auxiliaries,
    verb_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.engines.extractive.lexicon import Lexicon, Verb
    from summarizer.engines.extractive.syntax import Sentence
    from summarizer.engines.extractive.tokens import Token

_FRONT = 6  # tokens of "On Monday in Reykjavik,"


def find_frames(sentence: Sentence) -> list[Frame]:
    """The attributions set beside what is said, in order."""
    frames = [*_hearsay(sentence), *_quoted_as(sentence), *_quoted_by(sentence), *_in_words(sentence)]
    frames += [*_as_put(sentence), *_as_told(sentence), *_by_own_account(sentence), *_hearsay_behind(sentence)]
    for i, word in enumerate(sentence.low):
        if word not in sentence.lexicon.verb_heads or any(f.start <= i < f.end for f in frames):
            continue
        frame = _beside(sentence, i)
        if frame and not any(f.kind == "hearsay" and f.end in (frame.start, frame.start + 1) for f in frames):
            frames.append(frame)  # but "According to X, Y noted in July ..." is what X says of Y
    return sorted(frames, key=lambda f: f.start)


def _hearsay(sentence: Sentence) -> Iterator[Frame]:
    """ "According to Ushakov, ..."; "..., according to a Kremlin readout"."""
    found = [*_as_said(sentence), *_hearsay_of_pronoun(sentence), *_it_was_said(sentence)]
    for words in _hearsay_openers(sentence.lexicon):
        for i in sentence.standing(words):
            if i + len(words) < len(sentence.low) and not any(f.start <= i < f.end for f in found):
                found.append(_hearsay_frame(sentence, i, i + len(words)))
    yield from found


@cache
def _hearsay_openers(lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """ "according to" and the like, the longest first."""
    listed = lexicon.data["grammar"].get("hearsay", ())
    openers = sorted({*listed, *(opener.replace("’", "'") for opener in listed)}, key=lambda o: (-len(o), o))
    return tuple(tuple(opener.casefold().split()) for opener in openers)


def _as_said(sentence: Sentence) -> Iterator[Frame]:
    """ "Según contó la vocera a los periodistas, ...", "Как сообщил Песков, ...", "..., según dijo"."""
    tokens = sentence.tokens
    for i in sentence.where("grammar.as_said", stop=len(tokens) - 2):
        ahead = (i + 1, i + 2) if not sentence.is_in(i + 1, "grammar.articles") else (i + 1,)  # no "según la nota"
        head = next((k for k in ahead if verb_at(sentence, k)), None)
        end, readings = (head and verb_at(sentence, head)) or (i, ())
        if head is None or not any(verb.report and form == "finite" for verb, form in readings):
            continue
        source = sentence.mention_starting(behind_aside(sentence, end)) or left_out(sentence, head, head)
        if source and source.kind != "group":
            yield _closed(sentence, i, _aside_end(sentence, max(source.after, end)), source)


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
            yield _closed(sentence, _clause_start(sentence, i), comma, near[-1])


def _closed(sentence: Sentence, start: int, end: int, source: Mention | None) -> Frame:
    """A hearsay frame with the comma that sets it apart."""
    tokens = sentence.tokens
    aside = " ".join(t.low for t in tokens[start:end])
    if start > 0 and tokens[start - 1].text == ",":
        start -= 1
    elif end < len(tokens) and tokens[end].text == ",":
        end += 1
    return Frame(start, end, source, None, "hearsay", aside=aside)


def _hearsay_frame(sentence: Sentence, start: int, i: int) -> Frame:
    source, end = _source_from(sentence, i)
    if source is None and sentence.is_in(i - 1, "people.documents"):
        source, end = Mention(i - 1, i, i, "document", (), sentence.tokens[i - 1].low), i  # "говорится в сообщении"
    while sentence.is_in(end, "grammar.hearsay_tails"):
        end += 1  # "so Kolt weiter"
    return _closed(sentence, start, end, source)


def _in_words(sentence: Sentence) -> Iterator[Frame]:
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


def _as_put(sentence: Sentence) -> Iterator[Frame]:
    """ "As Orlov put it, “...”": the words are his, whoever tells of them."""
    tokens = sentence.tokens
    for mention in sentence.mentions:
        start = mention.start - 1
        if not (sentence.is_in(start, "grammar.as") and sentence.is_in(mention.end, "grammar.putting")):
            continue
        end = mention.end + 1 + sentence.is_in(mention.end + 1, "grammar.it")
        if end < len(tokens) and tokens[end].text in ",:":
            yield Frame(start, end + 1, mention, None, "hearsay")


def _as_told(sentence: Sentence) -> Iterator[Frame]:
    """ "Wie die Sprecherin weiter ausführte, vereinbarten beide ...", "comme l'a indiqué Kolt"."""
    tokens = sentence.tokens
    for i in sentence.where("grammar.as_told", stop=len(tokens) - 2):
        if i > 0 and tokens[i - 1].word:
            continue
        end = next((j for j in range(i + 1, min(i + 24, len(tokens))) if tokens[j].text in BREAKS | STOPS), None)
        inside = [m for m in sentence.mentions if i < m.start and end and m.end <= end and m.kind != "side"]
        verb = next((v for j in range(i + 1, end or 0) if (v := _reporting(sentence, j))), None)
        if verb and end and inside:
            start = i - (i > 0 and tokens[i - 1].text == ",")
            aside = " ".join(t.low for t in tokens[i:end])
            yield Frame(start, end + (start == i), inside[0], verb, "hearsay", aside=aside)


def _reporting(sentence: Sentence, i: int) -> Verb | None:
    found = None if sentence.inside_mention(i) else verb_at(sentence, i)
    return next((v for v, form in found[1] if v.report and form == "finite"), None) if found else None


def _by_own_account(sentence: Sentence) -> Iterator[Frame]:
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


def _hearsay_behind(sentence: Sentence) -> Iterator[Frame]:
    """ "dem Sprecher zufolge", "Angaben des Kremls zufolge": the word that attributes stands last."""
    for i in sentence.where("grammar.hearsay_behind", start=1):
        source = sentence.mention_ending(i)
        if source:
            start = source.start - sentence.is_in(source.start - 1, "people.accounts")
            start -= start > 0 and sentence.is_in(start - 1, "grammar.articles")
            comma = start > 0 and sentence.tokens[start - 1].text == ","
            yield Frame(start - comma, i + 1, source, None, "hearsay")


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
            while sentence.is_in(end, "people.documents") or (end < len(tokens) and tokens[end].low in ("'s", "’s")):
                end += 1
            if end > mention.after or end >= len(tokens) or tokens[end].text in ",." or tokens[end - 1].text == ",":
                return mention, min(end - (tokens[end - 1].text == "," and end == mention.after), len(tokens))
            return mention, end
    return (document, document.after) if document else (None, i)


def _quoted_as(sentence: Sentence) -> Iterator[Frame]:
    """ "Peskov was quoted as saying": takes the place of "said"."""
    tokens = sentence.tokens
    for phrase in sentence.lexicon.data["grammar"].get("quoted_as", ()):
        words = tuple(phrase.split())
        for i in sentence.standing(words):
            source = sentence.mention_ending(i) if i else None
            if source:
                start = source.start - (source.start > 0 and tokens[source.start - 1].text == ",")
                yield Frame(start, _aside_end(sentence, i + len(words)), source, None, "after")
    yield from _quoting(sentence)


def _quoted_by(sentence: Sentence) -> Iterator[Frame]:
    """ "Cruz is quoted by the Asahi daily as saying that": the words are hers."""
    tokens = sentence.tokens
    for i in sentence.where("grammar.quoting", start=1, stop=len(tokens) - 5):
        if not sentence.is_in(i + 1, "grammar.by"):
            continue
        source = sentence.mention_ending(skip_auxiliaries(sentence, i))
        end = next((j + 2 for j in range(i + 2, min(i + 10, len(tokens) - 2)) if tokens[j].low == "as"), None)
        if source and end:
            yield Frame(source.start, end + sentence.is_in(end, "grammar.that"), source, None, "after")


def _quoting(sentence: Sentence) -> Iterator[Frame]:
    """ "the ministry quoted Kalogeras as telling Belgin"; "the paper quoted him as saying"."""
    tokens = sentence.tokens
    for i in sentence.where("grammar.quoting", start=1, stop=len(tokens) - 3):
        source, relay = sentence.mention_starting(i + 1), sentence.mention_ending(skip_auxiliaries(sentence, i))
        second = sentence.mention_starting(source.after) if source else None
        if source and second and sentence.lexicon.data["grammar"].get("inverts") and tokens[i - 1].text in ",“”»«":
            if source.text in sentence.lexicon.words("grammar.object_pronouns"):
                source, second = second, source  # "zitierte ihn die Sprecherin"
            yield Frame(i - 1, max(source.after, second.after), second, None, "after", source)
            continue
        if source and source.end < len(tokens) - 2 and tokens[source.end].low == "as":
            start = relay.start if relay else _clause_start(sentence, i)
            start -= start > 0 and tokens[start - 1].text == ","
            yield Frame(start, _quoting_end(sentence, source), source, None, "after", relay)


def _clause_start(sentence: Sentence, i: int) -> int:
    """ "The Courier, Radio Altona and the weekly Rose also quoted him": where those begin who are no parties."""
    tokens = sentence.tokens
    start = i
    while start > 0 and not tokens[start - 1].mark and not verb_at(sentence, start - 1):
        start -= 1
    return start


def _quoting_end(sentence: Sentence, source: Mention) -> int:
    """Behind "as saying that", "as telling", or at the colon; a hearer named there belongs to it."""
    tokens = sentence.tokens
    near = range(source.end, min(source.end + 8, len(tokens)))
    if colon := next((j for j in near if tokens[j].text == ":"), None):
        return colon
    if that := next((j for j in near if sentence.is_in(j, "grammar.that")), None):
        return that + 1
    hearer = sentence.mention_starting(source.end + 2)
    end = hearer.after if hearer and not verb_at(sentence, hearer.after) else source.end + 2
    ends = end >= len(tokens) or not tokens[end].word
    return _aside_end(sentence, source.end) if ends else min(source.end + 2, len(tokens))


def _beside(sentence: Sentence, i: int) -> Frame | None:
    """ "..., X said", "“...” said X": a report verb at `i` whose clause stands after a comma or closing mark."""
    found = verb_at(sentence, i)
    if not found or sentence.inside_mention(i):
        return None
    end, readings = found
    verb = next((v for v, form in readings if v.report and form == "finite"), None)
    if verb is None or (verb.act == "reject" and sentence.lexicon.basic):
        return None
    begin = skip_auxiliaries(sentence, i)
    if "deeds" in sentence.lexicon.data and any(sentence.is_in(k, "grammar.passive_helpers") for k in range(begin, i)):
        return None  # "“the governments were informed”"
    before = sentence.mention_ending(begin) or sentence.seated_mention(begin)
    after = sentence.mention_starting(behind_aside(sentence, end))
    silent = None if before or after or not _alone(sentence, begin, end) else left_out(sentence, begin, i)
    for source, start, stop in (
        (before, before.start if before else 0, end),
        (after, begin, after.after if after else 0),
        (silent, begin, end),
    ):
        asked = sentence.is_in(0, "grammar.asked") and start == behind_question(sentence) + 1
        short = _short(sentence, start, stop, inverted=source in (after, silent))
        apart = not asked and (_set_apart(sentence, start) or short)
        if source and not (source.possessive or source.oblique) and apart and _free(sentence, source, stop):
            return _beside_frame(sentence, source, verb, start, stop)
    return None


def _alone(sentence: Sentence, begin: int, end: int) -> bool:
    """ "«...», añadió ayer", "..., contó, ...": nothing belongs to the verb but an aside."""
    tokens = sentence.tokens
    closed = end >= len(tokens) or tokens[end].text in BREAKS | STOPS
    return closed or (begin > 1 and (tokens[begin - 1].mark or tokens[begin - 2].mark))


def _beside_frame(sentence: Sentence, source: Mention, verb: Verb, start: int, stop: int) -> Frame | None:
    tokens = sentence.tokens
    after_quote = start > 0 and tokens[start - 1].mark
    if verb.frame == "person":
        stop = _hearer_end(sentence, stop)
    ends = stop >= len(tokens) or tokens[stop].text in BREAKS | STOPS or tokens[stop - 1].text == ","
    document = source.kind == "document"  # "..., indique un communiqué du ministère"
    if not ends and (source.kind == "group" or not (after_quote or _is_aside(sentence, stop) or document)):
        return None
    comma = stop < len(tokens) and tokens[stop].text == "," and sentence.lexicon.data["grammar"].get("inverts", False)
    if sentence.is_in(stop + comma, "grammar.that"):
        return None
    end = stop if ends and tokens[stop - 1].text == "," else _aside_end(sentence, stop)
    if end + 1 < len(tokens) and tokens[end].text == "," and sentence.is_in(end + 1, "grammar.frame_tails"):
        end = _aside_end(sentence, end + 1)
    if not after_quote and (end - stop > 9 or sentence.is_in(0, "grammar.subordinators")):
        return None
    relative = end + 2 < len(tokens) and tokens[end].text == "," and sentence.is_in(end + 1, "grammar.relative")
    if relative and not (sentence.lexicon.basic and verb_at(sentence, end + 2)):  # "afirmó la vocera, quien agregó que"
        end = _at_relative_end(sentence, end + 1)
    aside = " ".join(t.low for t in tokens[start:end])
    cut = start - 1 if start > 0 and tokens[start - 1].text in ",–—-" else start
    return Frame(cut, end, source, verb, "after" if _at_end(tokens, end) else "inside", aside=aside)


def _hearer_end(sentence: Sentence, i: int) -> int:
    """ "..., Beridze told the newspaper Vesna.": behind a hearer with whom the clause ends; else `i`."""
    tokens = sentence.tokens
    hearer = sentence.mention_starting(i)
    j = hearer.after if hearer else i  # "told his counterpart, Oleh Stasiuk, on Wednesday that"
    if hearer and any(sentence.is_in(k, "grammar.that") for k in range(j, j + 4)):
        return i
    while j < len(tokens) and j - i < 6 and tokens[j].text not in BREAKS | STOPS and not tokens[j].mark:
        if sentence.is_in(j, "grammar.that"):
            return i
        j += 1
    return j if j < len(tokens) and (tokens[j].text in BREAKS | STOPS or tokens[j].mark) else i


def _at_relative_end(sentence: Sentence, i: int) -> int:
    """Behind "who asked not to be identified": the next comma or mark, else the end."""
    tokens = sentence.tokens
    return next((j for j in range(i, len(tokens)) if tokens[j].text in BREAKS | STOPS or tokens[j].mark), len(tokens))


def _free(sentence: Sentence, source: Mention, stop: int) -> bool:
    """A group or a country can't be set beside in "V M" order by accident: "..., discussed Russia"."""
    return source.kind != "side" or stop >= len(sentence.tokens) or sentence.tokens[stop].text in ",."


def _set_apart(sentence: Sentence, start: int) -> bool:
    """Something is said before it: a comma or a closing mark stands there, and more than "On Monday"."""
    if start == 0:
        return False
    if sentence.is_in(0, "grammar.fronted") and start <= _FRONT and not sentence.tokens[start - 1].mark:
        return False  # "In Reykjavik, spokesman Otto Brandt told reporters that ..."
    tokens = sentence.tokens
    if tokens[start - 1].mark:
        return start >= 2
    said = start > 1 and (tokens[start - 2].text == "," or tokens[start - 2].mark)  # "..., — сказал X"
    dash = tokens[start - 1].text != "," and not said
    if tokens[start - 1].text not in ",–—-" or (dash and not _has_verb(sentence, start - 1)):
        return False  # a dateline says nothing
    return start > 6 or sentence.mention_ending(start - 1) is not None or tokens[0].mark


def _has_verb(sentence: Sentence, end: int) -> bool:
    return any(verb_at(sentence, i) or sentence.is_in(i, "grammar.auxiliaries") for i in range(end))


def _short(sentence: Sentence, start: int, stop: int, *, inverted: bool) -> bool:
    """ "Diaz refused, said the official", "He agreed, she said.": apart, however short."""
    tokens = sentence.tokens
    if start < 2 or tokens[start - 1].text not in ",–—":
        return False
    closed = stop < len(tokens) and tokens[stop].text == ","
    return (inverted and not sentence.lexicon.data["grammar"].get("inverts", False)) or closed or _at_end(tokens, stop)


def _is_aside(sentence: Sentence, i: int) -> bool:
    """Time, place or hearer up to the next break: "told reporters on Saturday"."""
    if sentence.is_in(i, "grammar.articles") and not sentence.is_in(i, "grammar.hearer_articles"):
        return sentence.is_in(i + 1, "dates.weekdays")  # "dijo el lunes"; not "negó el contacto"
    opens = sentence.is_in(i, "grammar.reporting_aside") or sentence.is_in(i, "grammar.press")
    return opens or sentence.is_in(i, "dates.weekdays") or sentence.is_in(i, "people.outlets")


def _breaks(sentence: Sentence, i: int) -> bool:
    """A mark that ends a clause stands at `i`; no hyphen within "20-minute"."""
    tokens = sentence.tokens
    hyphen = tokens[i].text == "-" and i > 0 and tokens[i - 1].end == tokens[i].start
    return tokens[i].mark or (tokens[i].text in BREAKS | STOPS and not hyphen)


def _aside_end(sentence: Sentence, i: int) -> int:
    while i < len(sentence.tokens) and not _breaks(sentence, i):
        if _coordinates(sentence, i):
            break
        i += 1
        if i < len(sentence.tokens) and sentence.tokens[i].mark and sentence.is_in(i - 1, "people.outlet_nouns"):
            i = _behind_marks(sentence, i)  # "sagte er der Zeitung „Kurier“"
    return i


def _behind_marks(sentence: Sentence, i: int) -> int:
    """Behind the closing mark of what opens at `i`."""
    close = (j for j in range(i + 1, min(i + 8, len(sentence.tokens))) if sentence.tokens[j].mark)
    return next(close, i - 1) + 1


def _coordinates(sentence: Sentence, i: int) -> bool:
    """ "X said and added that ...": a verb of speech follows the conjunction."""
    return sentence.is_in(i, "grammar.conjunctions") and any(
        verb_at(sentence, j) for j in (i + 1, i + 2) if j < len(sentence.tokens)
    )


def _at_end(tokens: Sequence[Token], end: int) -> bool:
    return all(t.text in STOPS or t.mark for t in tokens[end:])
