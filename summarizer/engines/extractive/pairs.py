"""Who the principals are where no sentence says "X spoke with Y": told by group, by counterpart, or by office.

"The presidents of Malawi and Tanzania spoke by telephone"     by the countries of a group
"Ametepe and his Beninese counterpart, Sourou Gbenou"           by each other
"Prime Minister X asked ...  The two talked for an hour"        by the offices they hold
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.header import denies
from summarizer.engines.extractive.occasion import of_earlier_call

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.article import Article
    from summarizer.engines.extractive.cast import Cast, Person
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.reader import Mention
    from summarizer.engines.extractive.tokens import Token

_JOINTS = ("and", "articles", "of")  # what stands between the countries of a list
_LEAD = 2  # sentences in which a denial is the news
_HEAD = 4  # sentences in which a text names a group of countries

Pair = tuple[int, tuple[str, ...]]  # the sentence that tells so, and the party ids


def _titled(person: Person, known: frozenset[str]) -> bool:
    return bool(person.title) and _is_of(person.title, known)


@lru_cache(maxsize=1 << 10)
def _is_of(title: str, known: frozenset[str]) -> bool:
    """One of the words stands in the title, alone or in a compound or a bent form ("Außenministerin")."""
    words = title.casefold().replace(",", " ").split()
    return any(word in known or any(len(k) > 4 and k in word for k in known) for word in words)


def high(person: Person, lexicon: Lexicon) -> bool:
    """Holds an office whose holders call each other; not a press secretary, not "an aide to the president"."""
    office = person.leading or _titled(person, lexicon.words("people.high_office"))
    return office and not relays(person, lexicon)


def relays(person: Person, lexicon: Lexicon) -> bool:
    """Speaks for somebody, by his title."""
    return _titled(person, lexicon.words("people.relay_titles"))


def tells_of_call(article: Article, lexicon: Lexicon) -> list[int]:
    """Sentences with a call's own word, but for "their last call, in May" and, below a lead, "There was no call"."""
    return [
        s.number
        for s in article.sentences
        if names_a_call(s.text, lexicon)
        and not of_earlier_call(s.text, lexicon)
        and not (
            s.number > _LEAD and denies(s.text, lexicon) and not lexicon.phrases("status.press_reports").search(s.text)
        )
    ]


def names_a_call(text: str, lexicon: Lexicon) -> bool:
    """A word that only a call has: not "called on him", "called it “an insult”", an address to the nation by video."""
    certain, video = lexicon.phrases("call.certain"), lexicon.phrases("medium.video")
    if lexicon.regex("call.phoning").search(text):
        return True  # "Kolt phones Warsaw's leader"
    if not (certain.search(text) or video.search(text)):
        return False
    text = lexicon.phrases("call.uncertain").sub(" ", text)
    for form in lexicon.regexes("call.uncertain_forms"):
        text = form.sub(" ", text)
    if lexicon.phrases("call.addresses").search(text):
        text = video.sub(" ", text)
    return bool(certain.search(text) or video.search(text))


def grouped(article: Article, tokens: Sequence[Sequence[Token]], cast: Cast, least: int = 2) -> Pair | None:
    """ "The presidents of Azerbaijan, Iran and Russia held a conference call": whoever holds high office there.

    One country whose leader's own is not told gets the one leader without a country.
    """
    lexicon = cast.lexicon
    for n, words in enumerate(tokens[:_HEAD], 1):
        told = lexicon.phrases("call.certain").search(article.sentences[n - 1].text)
        codes = _places_of_group(words, lexicon) if told else []
        heads = [next((p.id for p in cast if p.code == code and high(p, lexicon)), "") for code in codes]
        stray = [p.id for p in cast if high(p, lexicon) and not p.code]
        if heads.count("") == 1 and len(stray) == 1:
            heads[heads.index("")] = stray[0]
        if len(codes) >= least and all(heads):
            return n, tuple(heads)
    return None


def _places_of_group(tokens: Sequence[Token], lexicon: Lexicon) -> list[str]:
    """The countries of "the presidents of A, B and C"."""
    for i, token in enumerate(tokens[:-1]):
        if token.low in lexicon.words("people.groups") and tokens[i + 1].low in lexicon.words("grammar.of"):
            codes: list[str] = []
            for other in tokens[i + 2 :]:
                place = lexicon.places.get((other.low,))
                if place and other.capital:
                    codes.append(place.code)
                elif other.text != "," and not any(other.low in lexicon.words(f"grammar.{k}") for k in _JOINTS):
                    break
            return codes
    return []


def counterparts(tokens: Sequence[Sequence[Token]], mentions: Sequence[Sequence[Mention]], cast: Cast) -> Pair | None:
    """ "Velkova has asked her Romanian colleague, Horia Dumbravă": she and he."""
    lexicon = cast.lexicon
    for n, (words, found) in enumerate(zip(tokens, mentions, strict=True), 1):
        for at, mention in enumerate(found):
            said = {t.low for t in words[mention.start : mention.end]} & lexicon.words("people.counterparts")
            if mention.kind != "person" or not said:
                continue
            pair = _with_counterpart(mention, found[:at], cast)
            if len(pair) == 2:
                return n, pair
    return None


def _with_counterpart(mention: Mention, before: Sequence[Mention], cast: Cast) -> tuple[str, ...]:
    """The two of one coordinated mention, else the last person before it who is nobody's spokesman."""
    if len(mention.ids) == 2:
        return mention.ids
    others = [id for m in reversed(before) if m.kind == "person" for id in m.ids]
    fits = [id for id in others if id not in mention.ids and not relays(cast[id], cast.lexicon)]
    return (fits[0], *mention.ids) if fits else ()


def leaders(article: Article, cast: Cast, talks: Sequence[int] = ()) -> Pair | None:
    """ "a call between their prime ministers": the text names a call, but its people elsewhere, by high office."""
    told = [*tells_of_call(article, cast.lexicon), *talks]
    ranked = sorted(_candidates(cast), key=lambda item: -item[0])
    if not told:
        return None
    if len(ranked) < 2:
        early = [p.id for p in cast if p.kind == "person" and p.sentences[0] <= _HEAD and not relays(p, cast.lexicon)]
        return (told[0], tuple(early)) if len(early) == 2 else None  # two people, and a call
    first = ranked[0][1]
    other = next((p for _, p in ranked[1:] if (p.side or p.id) != (first.side or first.id)), None) or _plain(cast)
    if other is None:
        return None
    pair = sorted((first, other), key=lambda p: p.sentences[0])
    return told[0], tuple(p.id for p in pair)


def _plain(cast: Cast) -> Person | None:
    """Somebody without a title whom the text names early and again: better him than no call at all."""
    return next(
        (p for p in cast if p.kind == "person" and not p.title and p.count > 1 and p.sentences[0] <= _HEAD), None
    )


def in_turn(article: Article, principals: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """ "a note on the calls made by the Chair": everybody of high office whom she reached, each by himself."""
    lexicon = cast.lexicon
    head = " ".join(s.text for s in article.sentences[:_HEAD])
    if not lexicon.phrases("call.several").search(head):
        return ()
    unreached = lexicon.phrases("call.unreached")
    taken = {cast[id].code for id in principals}
    others = [
        p
        for p in cast
        if high(p, lexicon)
        and p.code
        and p.code not in taken
        and not any(unreached.search(article.sentences[n - 1].text) for n in p.sentences)
    ]
    return tuple(p.id for p in others) if len({p.code for p in others}) == len(others) else ()


def third(article: Article, sentences: Sequence[int], pair: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """ "in a three-way call": the likeliest one more, of a side of his own."""
    lexicon = cast.lexicon
    told = [article.sentences[n - 1].text for n in sentences]
    if len(pair) != 2 or not any(lexicon.phrases("call.threeway").search(text) for text in told):
        return ()
    taken = {cast[id].code for id in pair} - {None}
    ranked = sorted(_candidates(cast), key=lambda item: -item[0])
    fits = [p.id for _, p in ranked if p.id not in pair and p.code not in taken and high(p, lexicon)]
    return tuple(fits[:1])


def _candidates(cast: Cast) -> Iterator[tuple[float, Person]]:
    """Who could be on a call, with how likely: by office first, then by how early and how often the text names him."""
    lexicon = cast.lexicon
    for person in cast:
        if person.kind != "person" or not (person.title or person.code) or relays(person, lexicon):
            continue
        office = 4.0 * high(person, lexicon) + 3.0 * _titled(person, lexicon.words("people.counterparts"))
        yield office + min(person.count, 9) / 10 - min(person.sentences[0], 20) / 20, person
