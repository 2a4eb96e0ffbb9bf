"""Who is in an article: everyone it introduces, by name, by title alone, or as the "I" who signs it.

"Statement of the President on his call with ..."     a party without a name
"President Helena Sampaio telephoned her counterpart"  the possessive says that she is a woman
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.engines.extractive.gender import female_by_name, is_given
from summarizer.engines.extractive.labels import base_title
from summarizer.engines.extractive.persons import find_definites, is_oblique

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast, Person
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.names import Named
    from summarizer.engines.extractive.reader import Mention, Reader
    from summarizer.engines.extractive.tokens import Token

_TITLE = 2  # sentences in which a text names whoever signs it


def populate(reader: Reader, cast: Cast) -> None:
    """Meet everyone who has a full name or a title; then those known by a surname alone."""
    if cast.lexicon.data["grammar"].get("name_forms") and cast.lexicon.basic:
        cast.attested = frozenset(t.text for tokens in reader.tokens for t in tokens if t.capital)
    nouns_too = bool(cast.lexicon.data["grammar"].get("capital_nouns"))
    titled = {one.name.split()[-1] for named in reader.named for one in named if one.title}
    surnames = frozenset(titled if nouns_too else ())
    for number, named in enumerate(reader.named, 1):
        for one in named:
            names = one.name.split()
            plain = len(names) > 1 and not _with_a_thing(one, surnames)
            if one.title or (plain and (is_given(names[0]) or not nouns_too)):  # no "Mehr Geld", "der Plattform X"
                cast.meet(one, number)
    for number, named in enumerate(reader.named, 1):
        for one in named:
            if not one.title and len(one.name.split()) == 1 and cast.find(one.name):
                cast.meet(one, number)


def _with_a_thing(one: Named, surnames: frozenset[str]) -> bool:
    """ "bot Voss Kohle an": a surname and a noun, where nouns have capitals."""
    return one.name.split()[0] in surnames


def introduce_nameless(reader: Reader, cast: Cast) -> None:
    """Parties the article never names: "The Prime Minister spoke to ...", the "I" of a statement.

    The author is the first person with a title in the head of a text that says "I" outside quotations.
    """
    first = cast.lexicon.words("people.first_person")
    spoken = sum(t.low in first and t.quotation is None for tokens in reader.tokens for t in tokens)
    issuer: Person | None = None
    capitals = bool(cast.lexicon.data["grammar"].get("capital_nouns"))
    for index in range(min(4, len(reader.tokens))):
        for mention in find_definites(reader.tokens[index], reader.labels[index], cast):
            if (
                spoken >= 2
                and index == 0
                and not _holder(mention, cast)
                and _of_document(reader.tokens[0], mention, cast.lexicon)
            ):
                issuer = cast.add(mention.written, "person", 1)  # "Statement of the President on his call with ..."
                issuer.title, issuer.titled, issuer.code = mention.written, True, mention.code
                continue
            bare = (
                not mention.code
                and reader.tokens[index][mention.end - 1].capital
                and mention.opener not in ("of", "for")
            )
            core = base_title(mention.written.casefold(), cast.lexicon)
            titled = [p for p in cast if p.title and core in p.title.casefold()]
            if bare and _calls_namesake(reader, index, mention, titled, cast):
                titled = []
            met = capitals and sum(p.titled for p in cast) > 1  # "Die Aussenministerin": one of them
            if bare and mention.written[0].isupper() and not (titled or met):
                person = cast.add(mention.written, "person", index + 1)
                person.title, person.titled = mention.written, True
    signed = _signed(reader, cast)
    if spoken >= 2 - bool(signed):
        heads = signed or [p for p in cast if p.titled and p.sentences[0] <= 2]
        heads = heads if signed or (heads and not _told_of(heads[0], reader, cast.lexicon)) else []
        cast.author = issuer.id if issuer else heads[0].id if heads else None


def _told_of(person: Person, reader: Reader, lexicon: Lexicon) -> bool:
    """ "I asked him about it over coffee. “...,” Voss said": a text that quotes him by name is not his own."""
    surname = person.words[-1] if person.words else ""
    behind = (
        after.low
        for tokens in reader.tokens[_TITLE:]
        for token, after in pairwise(tokens)
        if token.low == surname and token.quotation is None and after.quotation is None
    )
    return any(verb.report and form == "finite" for low in behind for verb, form in lexicon.verbs.get((low,), ()))


def _holder(mention: Mention, cast: Cast) -> bool:
    """ "Statement of the President of Norland", whom the text names: "President Arne Voss of Norland"."""
    core = base_title(mention.written.casefold(), cast.lexicon)
    return mention.code is not None and any(p.title and p.code == mention.code and core for p in cast)


def _calls_namesake(reader: Reader, index: int, mention: Mention, titled: Sequence[Person], cast: Cast) -> bool:
    """ "The Prime Minister spoke to Prime Minister Faleolo of Samoa": of one office, and yet two people."""
    tokens = reader.tokens[index]
    people = [(named.name_start, cast.find(named.name)) for named in reader.named[index]]
    first = [at for at, person in people if person and person in titled and person.sentences[0] > index]
    start = min(first, default=0)
    between = [token.low for token in tokens[mention.end : start]]
    calls = cast.lexicon.words("call.verbs") | cast.lexicon.words("call.make_verbs")
    joined = bool(set(between) & cast.lexicon.words("call.with")) and bool(set(between[:3]) & calls)
    return joined and len(first) == len(titled)


def _signed(reader: Reader, cast: Cast) -> list[Person]:
    """A first line that is only a name signs a post: "Taras Hvard", "Vikrant Desh (@vdesh_PM):"."""
    tokens = reader.tokens[0]
    words = [t for t in tokens if t.word]
    named = reader.named[0][:1]
    person = cast.find(named[0].name) if named and len(words) == len(named[0].name.split()) else None
    return [person] if person else []


def _of_document(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> bool:
    """ "Statement of the President", "Remarks by the Prime Minister"."""
    before = [t.low for t in tokens[: mention.start]]
    known = lexicon.either("people.documents", "people.remarks")
    return len(before) > 1 and before[-2] in known


def learn_genders(reader: Reader, cast: Cast) -> None:
    """ "President Helena Sampaio telephoned her counterpart": a possessive after the only person so far is hers."""
    for known in cast:
        if known.kind == "person" and known.female is None:
            known.female = female_by_name(known.name)
    gendered = cast.lexicon.words("grammar.gendered")
    for tokens, labels, named in zip(reader.tokens, reader.labels, reader.named, strict=True):
        people = [(one, p) for one in named if (p := cast.find(one.name))]
        for one, person in people:
            if person.female is None:
                person.female = _female_by_verb(one, tokens, person, cast)
        for i, token in () if gendered.isdisjoint(labels.words) else enumerate(tokens):
            if token.low in gendered:
                before = {p.id: p for one, p in people if one.name_end <= i}
                if len(before) == 1 and (person := next(iter(before.values()))).female is None:
                    person.female = token.low in cast.lexicon.words("people.pronouns_she")
                break


def _female_by_verb(one: Named, tokens: Sequence[Token], person: Person, cast: Cast) -> bool | None:
    """ "сказала Струкова", "Струкова сказала": by the ending of the past, where verbs have a gender."""
    hers, his = (cast.lexicon.ordered(f"grammar.{key}") for key in ("feminine_past", "masculine_past"))
    if not hers or is_oblique(one, person, cast):
        return None
    for i in (one.start - 1, one.name_end):
        if 0 <= i < len(tokens) and tokens[i].low in cast.lexicon.verb_heads and tokens[i].low.endswith(hers + his):
            return tokens[i].low.endswith(hers)
    return None
