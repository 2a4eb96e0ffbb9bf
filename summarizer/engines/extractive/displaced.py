"""Subjects that do not stand right before their verb: far off, at the head of the sentence, behind the verb, left out.

"the presidency in Beirut [said]"   "[dijo] por su parte X"   "[Señaló] que ..."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.extractive.reader import Mention
from summarizer.engines.extractive.syntax import BREAKS
from summarizer.engines.extractive.verbgroups import verb_at

if TYPE_CHECKING:
    from summarizer.engines.extractive.syntax import Sentence

_IN_ASIDES = (
    "grammar.reporting_aside",
    "grammar.press",
    "grammar.articles",
    "dates.weekdays",
    "dates.today",
    "dates.yesterday",
)

_FRONTED = 22  # words of what stands before the subject


def seated_mention(sentence: Sentence, i: int) -> Mention | None:
    """ "the presidency in Beirut said", "an aide at the Baabda palace told": before a phrase of place."""
    for j in range(i - 1, max(i - 7, 0), -1):
        if sentence.tokens[j].text in BREAKS or sentence.tokens[j].mark or sentence.is_in(j, "grammar.conjunctions"):
            return None
        if sentence.is_in(j, "grammar.seated"):
            if any(sentence.is_in(k, "grammar.possessive_marks") for k in range(j, i)):
                return None  # "thanked Kolt for Norland's efforts on prisoner exchanges"
            found = sentence.mention_ending(j)
            if found and found.kind == "person" and found.start and verb_at(sentence, found.start - 1):
                return None  # "thanked Kolt for the grain"
            return found if found and found.kind in ("institution", "unnamed", "person") else None
    return None


def _behind_dateline(sentence: Sentence) -> int:
    """ "NEW DELHI, Nov 21 (Bharat Samachar) - [Prime Minister ...]": a dash with no verb before it; else 0.

    Or nothing but the agency: "New Delhi, Nov 21 (BTI) [Prime Minister ...]".
    """
    ahead = range(1, min(16, len(sentence.tokens)))
    marks = (
        j for j in ahead if sentence.tokens[j].text in "–—-" and sentence.tokens[j].start > sentence.tokens[j - 1].end
    )
    dash = next(marks, 0)
    closed = [j for j in range(3, min(14, len(sentence.tokens) - 1)) if sentence.tokens[j].text == ")"]
    end = dash or (closed[0] if closed and sentence.tokens[closed[0] + 1].capital else 0)
    small = (j for j in range(end) if not (j and sentence.tokens[j].capital))
    told = any(sentence.helps(j) or verb_at(sentence, j) for j in small)
    return end + 1 if end and not told else 0


def opening_subject(sentence: Sentence) -> Mention | None:
    """Whoever the sentence opens with, behind "According to X," or "In the call,"; None where nobody does.

    Remembered: many rules ask, and the answer changes only when the sentence gets its frames.
    """
    frames = len(sentence.frames)
    if frames not in sentence.openings:
        sentence.openings[frames] = _opening(sentence)
    return sentence.openings[frames]


def _some_time_after(sentence: Sentence, i: int) -> bool:
    """ "Four days after his call with Voss, Kolt sat down ...", "Hours before the call, ..."."""
    near = (k for k in range(i + 1, i + 4) if sentence.is_in(k, "grammar.fronted_times"))
    return any(sentence.is_in(k - 1, "grammar.spans") for k in near)


def _opening(sentence: Sentence) -> Mention | None:
    i = _behind_dateline(sentence)
    while i < len(sentence.tokens) and (
        not sentence.tokens[i].word or any(f.start <= i < f.end for f in sentence.frames)
    ):
        i += 1
    if sentence.is_in(i, "grammar.fronted") or _some_time_after(sentence, i):
        ahead = range(i, min(i + _FRONTED, len(sentence.tokens) - 1))
        commas = (j for j in ahead if sentence.tokens[j].text == ",")
        i = next((j + 1 for j in commas if not any(m.start < j < m.end for m in sentence.mentions)), i)
    found = next((m for m in sentence.mentions if m.start in (i, i + 1)), None)
    return None if found is None or found.possessive else found


def left_out(sentence: Sentence, begin: int, i: int) -> Mention | None:
    """Whom the verb group `begin:i+1` means by its ending alone: "Señaló que ...", "Acordaron ...", "«...», añadió".

    None in languages that do not leave a subject out.
    """
    lexicon = sentence.lexicon
    if not lexicon.data["grammar"].get("drops_subject"):
        opens = sentence.posted or sentence.tokens[i].quotation is not None  # "“Conveyed our sympathy,” he wrote"
        led = begin and sentence.tokens[begin - 1].mark and sentence.quotes_posts  # "She wrote: “Thanked him”"
        opens = opens and bool(led or not any(t.word for t in sentence.tokens[:begin]))
        return Mention(begin, begin, begin, "pronoun", (), "i", "i") if opens else None  # "Thanked him for ..."
    word = sentence.tokens[i].low
    helpers = [t.low for t in sentence.tokens[begin:i] if t.low in lexicon.words("grammar.perfect_helpers")]
    person = helpers[0] if helpers else word
    if person not in lexicon.words("grammar.joint_plurals") and person.endswith(
        lexicon.ordered("grammar.impersonal_endings") or ("\0",)
    ):
        return None  # "В МИД сообщили": people say
    if sentence.tokens[i].quotation is not None and lexicon.data["grammar"].get("person_unmarked"):
        return Mention(begin, begin, begin, "pronoun", (), "", "i")  # "«Поблагодарил коллегу», — написал он"
    for code, key in (("i", "first_endings"), ("they", "plural_endings")):
        endings = lexicon.ordered(f"grammar.{key}")
        if endings and person.endswith(endings):
            return Mention(begin, begin, begin, "pronoun", (), "", code)
    return Mention(begin, begin, begin, "pronoun", (), "", "one")


def behind_aside(sentence: Sentence, i: int) -> int:
    """Where the subject stands behind its verb and an aside: "dijo por su parte X", "сказал в среду X"; else `i`."""
    if not sentence.lexicon.data["grammar"].get("inverts"):
        return i  # "said on Radio Swan that ..."
    for aside in sentence.lexicon.data["grammar"].get("verb_asides", ()):
        words = tuple(aside.split())
        if sentence.low[i : i + len(words)] == words:
            return i + len(words)
    j = i
    if sentence.is_in(i, "grammar.to_whom"):  # "confirmaron a Meseta Press fuentes del Ejecutivo"
        while j + 1 < len(sentence.tokens) and sentence.tokens[j + 1].capital:
            j += 1
        return j + 1 if j > i and sentence.mention_starting(j + 1) else i
    while j < i + 6 and (sentence.mention_starting(j) is None or _hears(sentence, j)) and _is_aside_word(sentence, j):
        told = sentence.mention_starting(j)
        j = told.after if told else j + 1
    hearer = sentence.is_in(j - 1, "people.outlet_nouns") or sentence.is_in(j - 1, "call.with")
    return j if j > i and sentence.mention_starting(j) and not hearer else i


def _hears(sentence: Sentence, i: int) -> bool:
    """ "a assuré à l'Agence Nord un conseiller": whom it was told stands before the subject."""
    hearer = sentence.mention_starting(i)
    return hearer is not None and hearer.kind in ("institution", "side") and sentence.is_in(i - 1, "grammar.telling_to")


def _is_aside_word(sentence: Sentence, i: int) -> bool:
    if _hears(sentence, i):
        return True
    if i < len(sentence.tokens) and (sentence.tokens[i].low,) in sentence.lexicon.places:
        return sentence.is_in(i - 1, "grammar.seated")  # "a réagi à Cotonou le porte-parole"
    return sentence.is_in_any(i, *_IN_ASIDES)


def behind_question(sentence: Sentence) -> int:
    """ "Asked whether sanctions were discussed, Orlov said ...": where the answer begins; 0 where nothing is asked."""
    asked = asked_before(sentence)
    return asked[1] if asked else 0


def asked_before(sentence: Sentence) -> tuple[int, int] | None:
    """Behind the words that open a question, and the comma that closes it.

    "[Asked] about Kolt, he said ...", "[На вопрос], приедет ли Величко, он ответил ..."
    """
    if sentence.is_in(0, "grammar.asked"):
        comma = next((i for i, token in enumerate(sentence.tokens) if token.text == ","), None)
        return None if comma is None else (1, comma)
    if not sentence.low or sentence.low[0] not in sentence.lexicon.openers("grammar.question_openers"):
        return None
    listed = sentence.lexicon.words_list("grammar.question_openers")
    length = max((len(words) for words in listed if sentence.low[: len(words)] == words), default=0)
    opened = length + (length < len(sentence.tokens) and sentence.tokens[length].text == ",")
    comma = next((i for i in range(opened, len(sentence.tokens)) if sentence.tokens[i].text == ","), None)
    return (opened, comma) if length and comma else None
