"""The text of a claim: the article's own words, without who said so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.engines.extractive.compose import Composer
from summarizer.engines.extractive.content import content_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast, Person
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.said import Said
    from summarizer.engines.extractive.syntax import Cue, Sentence
    from summarizer.engines.extractive.tokens import Token


def claim_text(said: Said, sentence: Sentence, cast: Cast) -> str:
    """What is said, readable alone: a clause as it stands, or the speaker's name and the verb phrase."""
    if said.cue and said.cue.clause:
        return _clause_text(said, said.cue, sentence, cast)
    start, subject = _content(said, sentence, cast)
    said.verb_kept = bool(subject)
    pieces = _pieces(said, sentence, start)
    if said.borrowed:
        pieces = [*sentence.tokens[slice(*said.borrowed)], *pieces]
    words = _trim(pieces, sentence)
    text = _written(words)
    text = _opening(text, words, said, sentence, cast)
    if said.cue and not subject and text.casefold() in sentence.lexicon.words("answers.words"):
        subject, said.verb_kept = _speakers(said, cast), True
        text = f"{said.cue.verb.past or 'said'} {text.casefold()}"  # "She said no."
    answers = subject and said.cue and said.cue.act in ("agree", "reject")  # "She accepted." is a claim
    if said.cue and len(text.split()) < 2 and not answers:
        return ""
    least = 3 - (start > 0 and sentence.is_in(start - 1, "grammar.that"))  # "demanded that Norland pay"
    least -= not sentence.lexicon.words("grammar.articles")  # "«Решения нет»"
    if not subject and said.cue and len(text.split()) < least and not said.rules[-1].startswith("frame"):
        return ""
    if subject and text and len(said.speaker) == 1 and said.cue and said.cue.subject and said.cue.subject.code == "i":
        head, _, rest = text.partition(" ")
        text = f"{sentence.lexicon.pairs('grammar.third').get(head.casefold(), head)} {rest}".strip()
    if subject and text:
        opens = bool(words) and words[0] is next((t for t in sentence.tokens if t.word), None)
        text = f"{subject} {text[:1].lower() + text[1:] if opens and not text[:2].isupper() else text}"
    return text[:1].upper() + text[1:]


def _clause_text(said: Said, cue: Cue, sentence: Sentence, cast: Cast) -> str:
    """The clause as it stands, its subject by name, or what follows its "dass".

    "Zugleich habe er darum gebeten, ..." is "Zugleich habe Kolt darum gebeten, ...".
    """
    begin = said.content if said.content is not None else cue.clause[0] if cue.clause else cue.start
    if said.content is None and (told := _told_clause(said, cue, sentence)) is not None:
        words = _trim(_pieces(said, sentence, told), sentence)
        if words and words[0].low in sentence.lexicon.words("grammar.subject_pronouns") and len(said.speaker) == 1:
            words[0] = replace(words[0], text=_speakers(said, cast))
        return _capital(_written(words))
    before = cue.clause is not None and cue.clause[1] < cue.verb_start  # "Der Hafen sei zu, habe Kolt gesagt"
    said.end = cue.clause[1] if cue.clause and before else said.end
    words = _trim(_without_joint(_pieces(said, sentence, begin), sentence), sentence)
    if cue.link == "and":
        helper = f"{sentence.tokens[cue.bracket].text} " if cue.bracket is not None else ""
        return f"{_speakers(said, cast)} {helper}{_written(words)}"
    if cue.subject is None or not words or before:
        return _capital(_written(words))
    return _capital(_written(_by_name(words, cue.subject, sentence, _speakers(said, cast))))


def _without_joint(words: list[Token], sentence: Sentence) -> list[Token]:
    joints = sentence.lexicon.words("grammar.conjunctions")
    return words[1:] if words and words[0].low in joints else words


def _by_name(words: Sequence[Token], subject: Mention, sentence: Sentence, name: str) -> list[Token]:
    """The words with the subject's own name for whatever it is called there, and first where the verb stands first."""
    spelt = sentence.tokens[subject.start : subject.end]
    named = replace(spelt[0], text=name)
    put = [named if word is spelt[0] else word for word in words if word is spelt[0] or word not in spelt]
    if len(put) > 1 and put[1] is named:
        put[0], put[1] = replace(named, start=put[0].start, end=put[0].start), replace(put[0], start=put[0].start + 1)
    return put if any(word.text == name for word in put) else [named, *put]


def _told_clause(said: Said, cue: Cue, sentence: Sentence) -> int | None:
    """Where "dass ..." or "er sei ..." begins, if the verb is one of speech and carries no negation itself."""
    if cue.clause is None or cue.clause[1] < cue.verb_start:
        return None
    i = cue.clause[1]
    if not cue.verb.report or cue.act == "reject" or cue.negated:
        return None
    if i + 1 < said.end and sentence.tokens[i].text == ":" and sentence.tokens[i + 1].mark:
        return i + 1  # "sagte er in einem Satz: „...“"
    while i < said.end and not sentence.tokens[i].word:
        i += 1
    if sentence.is_in(i, "grammar.that"):
        return i + 1
    stated = any(sentence.is_in(j, "grammar.reported") for j in range(i, min(i + 6, said.end)))
    return i if i < said.end and stated and sentence.tokens[i - 1].text in ",:" else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _content(said: Said, sentence: Sentence, cast: Cast) -> tuple[int, str]:
    """Where the text begins, and whom it names in front of that; nobody where it is a whole clause."""
    cue = said.cue
    if cue is None or said.content is not None:
        return said.content or said.start, ""
    if cue.about or cue.link == "passive":
        return _content_before(cue, said, sentence, cast)
    if cue.bracket is not None:
        said.holes.append((cue.subject.start, cue.subject.end) if cue.subject else (0, 0))
        clause_start, clause = content_start(cue, sentence, said.end)
        return (clause_start, "") if clause else (cue.bracket, _speakers(said, cast))
    start, clause = content_start(cue, sentence, said.end)
    if clause and cue.act != "reject" and not cue.negated:
        return start, ""  # "denied that ...", "did not say that ..." carry their negation in the verb
    name = _speakers(said, cast)
    if cue.link == "subject" and cue.subject and cue.subject.start >= cue.verb_start + 1:
        said.holes.append((cue.subject.start, cue.subject.after))  # "рассказала помощник президента"
    if cue.verb.frame == "nominal":
        return _nominal_content(cue, said, sentence, name)
    return _group_kept(cue, said, sentence) if cue.ahead is None else cue.ahead, name


def _nominal_content(cue: Cue, said: Said, sentence: Sentence, name: str) -> tuple[int, str]:
    """ "[Kolt’s] answer was blunt": his name first, in English."""
    if sentence.lexicon.language != "en":
        return min(cue.start, cue.verb_start), ""
    said.holes.append((cue.subject.start, cue.verb_start) if cue.subject else (0, 0))
    return cue.verb_start, f"{name}’s"


def _content_before(cue: Cue, said: Said, sentence: Sentence, cast: Cast) -> tuple[int, str]:
    """ "It was agreed that [...]", "[a depot], an idea that was backed by [Kolt]", "[a depot], which Kolt backed"."""
    if cue.about:
        end, said.end = said.end, cue.about[1]
        stop = end if sentence.is_in(cue.verb_end, "grammar.infinitive") else cue.verb_end  # "promised to study"
        own = _trim(list(sentence.tokens[_group_kept(cue, said, sentence) : stop]), sentence)
        verb = cue.verb.past or cue.verb.lemma if cue.link == "passive" else " ".join(t.text for t in own)
        if cue.link == "subject" and cue.act == "assess":  # "catfish, which Kolt called [a shame]"
            said.end = end
            said.holes.append((cue.about[1], cue.verb_end))
        return cue.about[0], f"{_speakers(said, cast)} {verb}"
    clause = sentence.is_in(cue.verb_end, "grammar.that") and "deeds" in sentence.lexicon.data
    return cue.verb_end + 1 if clause else max(0, _clause_start(cue, sentence)), ""


def _group_kept(cue: Cue, said: Said, sentence: Sentence) -> int:
    """Where the verb group begins, if it tells how it was said: "did not accept", "would consider"; not "has agreed".

    Asides within it are cut: "did not, however, accept".
    """
    if cue.led:
        return cue.group if cue.modal else cue.verb_start
    group = range(cue.group, cue.verb_start)
    kept = ["grammar.kept_auxiliaries"] + (["deeds.having"] if cue.negated or cue.verb.frame == "deed" else [])
    kept += ["deeds.being"] if cue.negated else []
    begin = next((i for i in group if any(sentence.is_in(i, key) for key in kept)), cue.verb_start)
    commas = [i for i in range(begin, cue.verb_start) if sentence.tokens[i].text == ","]
    if len(commas) > 1:
        said.holes.append((commas[0], commas[-1] + 1))
    said.holes += [(i, i + 1) for i in range(begin, cue.verb_start) if sentence.is_in(i, "grammar.idle")]
    return begin


def _speakers(said: Said, cast: Cast) -> str:
    alone = (said.cue.alone,) if said.cue and said.cue.alone else ()
    names = [cast[id].called for id in alone or said.told_of or said.speaker]
    if said.cue and said.cue.subject and said.cue.subject.text == "neither" and len(names) == 2:
        return f"Neither {names[0]} nor {names[1]}"
    return Composer(cast.lexicon).listed(names)


def _clause_start(cue: Cue, sentence: Sentence) -> int:
    i = cue.start
    while i > 0 and sentence.tokens[i - 1].text not in ",;:":
        i -= 1
    return i


def _pieces(said: Said, sentence: Sentence, start: int) -> list[Token]:
    cut = {i for a, b in said.holes for i in range(a, b)}
    return [token for i, token in enumerate(sentence.tokens[start : said.end], start) if i not in cut]


def _trim(words: list[Token], sentence: Sentence) -> list[Token]:
    """Without marks at the ends, or the conjunction that leads on to the next clause."""
    words = list(words)
    tail = sentence.lexicon.either("grammar.conjunctions", "grammar.participle_openers", "grammar.relative")
    tail |= {"also", "along", "as"}
    joined = sentence.lexicon.words("grammar.conjunctions")
    if len(words) > 1 and words[-1].low in sentence.lexicon.words("grammar.that") and words[-2].low in joined:
        words.pop()  # "... and that"
    led = False  # "..., to which Kolt replied"
    while words and (not words[-1].word or words[-1].low in tail or (led and _is_preposition(words[-1], sentence))):
        led = led or words[-1].low in sentence.lexicon.words("grammar.relative")
        words.pop()
    while words and (not words[0].word or words[0].low in sentence.lexicon.words("grammar.conjunctions")):
        words.pop(0)
    return words


def _is_preposition(word: Token, sentence: Sentence) -> bool:
    return word.low in sentence.lexicon.words("grammar.prepositions")


def _written(words: Sequence[Token]) -> str:
    """The words with the article's spacing, quotation marks and cut-out parts left out."""
    text = ""
    last: Token | None = None
    for word in words:
        if word.mark:
            continue
        if last is not None and (word.start > last.end) and word.text not in ",.;:":
            text += " "
        if word.text == "," and text.endswith(","):
            continue
        text += word.low if not text and word.text[0] in "'’" else word.text  # "Kolt [would] agree", of "she'd agree"
        last = word
    text = re.sub(r"\s+", " ", text).strip(" ,;:")
    return text + ")" if text.count("(") > text.count(")") else text


def _is_his(pronoun: str, person: Person, sentence: Sentence) -> bool:
    """ "Kolt said that he had taken note": not she."""
    hers = pronoun in sentence.lexicon.words("people.pronouns_she")
    return person.female is None or person.female == hers


def _opening(text: str, words: Sequence[Token], said: Said, sentence: Sentence, cast: Cast) -> str:
    """Finite form for "warning of", and a name for a pronoun that opens the clause."""
    cue = said.cue
    if not words:
        return text
    if cue and words[0] is sentence.tokens[cue.verb_start] and cue.form != "finite" and cue.verb.past:
        head = " ".join(t.text for t in sentence.tokens[cue.verb_start : cue.verb_end])
        return cue.verb.past.replace("_", " ") + text[len(head) :] if text.startswith(head) else text
    pronouns = sentence.lexicon.words("grammar.subject_pronouns")
    party = said.told_of or said.speaker
    if cue and words[0].low in pronouns and len(party) == 1 and _is_his(words[0].low, cast[party[0]], sentence):
        return cast[party[0]].called + text[len(words[0].text) :]
    return text
