"""Where each sentence speaks of someone: by name, title, pronoun, group, institution, country, or unnamed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from summarizer.engines.extractive.bodies import Bodies, learn_bodies
from summarizer.engines.extractive.gender import female_by_name
from summarizer.engines.extractive.names import (
    Labels,
    base_title,
    find_named,
    headline_words,
    is_institution_head,
    label,
    lowercase_words,
)
from summarizer.engines.extractive.nominative import nominative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.engines.extractive.cast import Cast, Person
    from summarizer.engines.extractive.lexicon import Lexicon
    from summarizer.engines.extractive.names import Named
    from summarizer.engines.extractive.tokens import Token

# whose an institution is: "of the Ukrainian president"; a genitive alone where the language needs no "of"
_TAIL = {True: r"OA*[PMT]+(?:OA*P+)?", False: r"[PMT]+"}
_DATELINE = 3  # sentences in which a dateline stands
_SHARED = 12  # words in which a group names its countries
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start:end` speak of someone. `after` is where the sentence goes on, behind an apposition.

    kind: person | definite ("the president") | pronoun | group ("the leaders") | institution | unnamed | side
    """

    start: int
    end: int
    after: int
    kind: str
    ids: tuple[str, ...] = ()
    text: str = ""
    code: str | None = None
    possessive: bool = False
    opener: str = ""  # the word before it: "our"
    outlet: bool = False  # a newspaper, an agency, a station
    oblique: bool = False  # in a case that no subject stands in, where names and titles are bent
    written: str = ""  # as the article has it, without its article: a title for whoever is meant


@dataclass
class Reader:
    """The tokens of all sentences with their labels and mentions."""

    tokens: list[list[Token]]
    labels: list[Labels] = field(default_factory=list)
    named: list[list[Named]] = field(default_factory=list)
    bodies: Bodies = field(default_factory=Bodies)


def prepare(tokens: list[list[Token]], lexicon: Lexicon) -> Reader:
    common = lowercase_words(tokens) | headline_words(tokens, lexicon)
    bodies = learn_bodies(tokens, lexicon)
    labels = [label(sentence, lexicon, common, bodies) for sentence in tokens]
    named = [find_named(sentence, marks, lexicon) for sentence, marks in zip(tokens, labels, strict=True)]
    return Reader(tokens, labels, named, bodies)


def _with_a_thing(one: Named, surnames: frozenset[str]) -> bool:
    """ "bot Voss Kohle an": a surname and a noun, where nouns have capitals."""
    return one.name.split()[0] in surnames


def populate(reader: Reader, cast: Cast) -> None:
    """Meet everyone who has a full name or a title; then those known by a surname alone."""
    titled = {one.name.split()[-1] for named in reader.named for one in named if one.title}
    surnames = frozenset(titled if cast.lexicon.data["grammar"].get("capital_nouns") else ())
    for number, named in enumerate(reader.named, 1):
        for one in named:
            if one.title or (len(one.name.split()) > 1 and not _with_a_thing(one, surnames)):
                cast.meet(one, number)
    for number, named in enumerate(reader.named, 1):
        for one in named:
            if not one.title and len(one.name.split()) == 1 and cast.find(one.name):
                cast.meet(one, number)


def share_titles(reader: Reader, cast: Cast) -> None:
    """ "Los cancilleres de Honduras, X, y de Nicaragua, Y", "Президенты Узбекистана и Туркмении X и Y": each his own.

    The title is the group's word in the singular, where the lists of titles know it, with his country behind it.
    """
    groups = cast.lexicon.words("people.groups")
    for tokens, labels, named in zip(reader.tokens, reader.labels, reader.named, strict=True):
        for i, token in enumerate(tokens):
            one = _singular(token.low, cast.lexicon) if token.low in groups else None
            if one is None:
                continue
            lands = [(at, end, place) for at, (end, place) in sorted(labels.places.items()) if i < at < i + _SHARED]
            people = [
                p for n in named if i < n.name_start < i + 2 * _SHARED and (p := cast.find(n.name) or cast._by_form(n))
            ]
            if len(lands) > 1 and len(lands) == len(people) == len({p.id for p in people}):
                for (at, end, place), person in zip(lands, people, strict=True):
                    of = tokens[at - 1].text + " " if tokens[at - 1].low in cast.lexicon.words("grammar.of") else ""
                    person.code, person.titled = place.code, True
                    if token.low.endswith(cast.lexicon.ordered("grammar.bent_plurals") or ("\0",)):
                        person.name = nominative(person.name, "genitive")  # "созвон премьер-министров X и Y"
                    person.title = f"{one} {of}{' '.join(t.text for t in tokens[at:end])}"
                break


def _singular(group: str, lexicon: Lexicon) -> str | None:
    """ "canciller" of "cancilleres", "президент" of "президенты"; None where no list tells."""
    return lexicon.pairs("people.singulars").get(group) or (
        lexicon.basic.get(group) if lexicon.data["grammar"].get("name_forms") else None
    )


def introduce_nameless(reader: Reader, cast: Cast) -> None:
    """Parties the article never names: "The Prime Minister spoke to ...", the "I" of a statement.

    The author is the first person with a title in the head of a text that says "I" outside quotations.
    """
    first = cast.lexicon.words("people.first_person")
    spoken = sum(t.quotation is None and t.low in first for tokens in reader.tokens for t in tokens)
    issuer: Person | None = None
    for index in range(min(4, len(reader.tokens))):
        for mention in _definites(reader.tokens[index], reader.labels[index], cast):
            if (
                spoken >= 2
                and index == 0
                and not mention.code
                and _of_document(reader.tokens[0], mention, cast.lexicon)
            ):
                issuer = cast.add(mention.written, "person", 1)  # "Statement of the President on his call with ..."
                issuer.title, issuer.titled = mention.written, True
                continue
            bare = (
                not mention.code
                and reader.tokens[index][mention.end - 1].capital
                and mention.opener not in ("of", "for")
            )
            core = base_title(mention.written.casefold(), cast.lexicon)
            titled = [p for p in cast if p.title and core in p.title.casefold()]
            if bare and mention.written[0].isupper() and not titled:
                person = cast.add(mention.written, "person", index + 1)
                person.title, person.titled = mention.written, True
    signed = _signed(reader, cast)
    if spoken >= 2 - bool(signed):
        heads = signed or [p for p in cast if p.titled and p.sentences[0] <= 2]
        cast.author = issuer.id if issuer else heads[0].id if heads else None


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
    known = lexicon.words("people.documents") | lexicon.words("people.remarks")
    return len(before) > 1 and before[-2] in known


def learn_genders(reader: Reader, cast: Cast) -> None:
    """ "President Helena Sampaio telephoned her counterpart": a possessive after the only person so far is hers."""
    for known in cast:
        if known.kind == "person" and known.female is None:
            known.female = female_by_name(known.name)
    gendered = cast.lexicon.words("grammar.gendered")
    for tokens, named in zip(reader.tokens, reader.named, strict=True):
        people = [(one, p) for one in named if (p := cast.find(one.name))]
        for one, person in people:
            if person.female is None:
                person.female = _female_by_verb(one, tokens, person, cast)
        for i, token in enumerate(tokens):
            if token.low in gendered:
                before = {p.id: p for one, p in people if one.name_end <= i}
                if len(before) == 1 and (person := next(iter(before.values()))).female is None:
                    person.female = token.low in cast.lexicon.words("people.pronouns_she")
                break


def _female_by_verb(one: Named, tokens: Sequence[Token], person: Person, cast: Cast) -> bool | None:
    """ "сказала Струкова", "Струкова сказала": by the ending of the past, where verbs have a gender."""
    hers, his = (cast.lexicon.ordered(f"grammar.{key}") for key in ("feminine_past", "masculine_past"))
    if not hers or _oblique(one, person, cast):
        return None
    for i in (one.start - 1, one.name_end):
        if 0 <= i < len(tokens) and tokens[i].low in cast.lexicon.verb_heads and tokens[i].low.endswith(hers + his):
            return tokens[i].low.endswith(hers)
    return None


def mentions_of(reader: Reader, index: int, cast: Cast) -> list[Mention]:
    """The mentions of sentence `index`, in order, none inside another."""
    tokens, labels = reader.tokens[index], reader.labels[index]
    found = [m for one in reader.named[index] if (m := _person(one, tokens, cast))]
    found = [m for m in found if not any(o is not m and o.start <= m.start and m.end <= o.end for o in found)]
    unnamed = _unnamed(tokens, labels, cast)
    found = [m for m in found if not any(u.start < m.start and m.end <= u.end for u in unnamed)]  # "an aide to Kolt"
    offices = [o for o in _offices(tokens, labels, cast) if not any(u.start <= o.start < u.end for u in unnamed)]
    # "An adviser to Vauclair said" is nobody called Vauclair; "Ketilsson, an adviser to Vauclair, said" is Ketilsson.
    whose = [u for u in unnamed if u.kind == "unnamed" and tokens[u.start - 1].text != ","]
    inside = [m for m in found for o in whose if o.start <= m.start and m.end <= o.end]
    found = [m for m in found if m not in inside and not any(o.start <= m.start < o.end for o in offices)] + offices
    found += _bodies(tokens, labels, cast, reader.bodies, index)
    taken = {i for m in found for i in range(m.start, max(m.end, m.after))}
    for finder in (_neither, _styles, _unnamed, _institutions, _documents, _groups, _definites, _pronouns, _sides):
        for mention in finder(tokens, labels, cast):
            if not taken & set(range(mention.start, mention.end)):
                found.append(mention)
                taken |= set(range(mention.start, mention.end))
    found = [_his(_owned(mention, tokens), found, tokens, cast) for mention in found]
    apposed = _paired(_apposed(sorted(found, key=lambda m: m.start), tokens, cast), tokens, cast)
    return _coordinated(apposed, tokens, cast.lexicon)


def _apposed(mentions: list[Mention], tokens: Sequence[Token], cast: Cast) -> list[Mention]:
    """ "The chancellor, Olaf Scholz, said", "his Thai counterpart, Prime Minister X, accepted": one mention."""
    merged: list[Mention] = []
    for mention in mentions:
        last = merged[-1] if merged else None
        between = [t.text for t in tokens[last.end : mention.start]] if last else []
        apposed = last and mention.kind == "person" and last.kind in ("definite", "unnamed") and between == [","]
        if last and apposed and not _goes_on(tokens, last, mention, cast.lexicon):
            after = mention.after
            if after < len(tokens) and tokens[after].text == ",":
                after += 1
            elif last.kind == "unnamed" and tokens[after - 1].text != "," and tokens[last.start - 1].text != ",":
                merged.append(mention)  # "as an official said, Eder asked": two people
                continue
            merged[-1] = replace(mention, start=last.start, after=after)
            for id in mention.ids if last.code else ():
                cast[id].code = cast[id].code or last.code
        else:
            merged.append(mention)
    return merged


def _goes_on(tokens: Sequence[Token], first: Mention, mention: Mention, lexicon: Lexicon) -> bool:
    """ "According to the prime minister, Hendry offered ...": no apposition, which a comma would close."""
    openers = {"to", "from", "by", "per"}
    openers |= lexicon.words("grammar.prepositions") if lexicon.data["grammar"].get("inverts") else set()
    opened = first.start > 0 and (tokens[first.start - 1].low in openers or first.oblique)
    return opened and mention.after < len(tokens) and tokens[mention.after].word


def _paired(mentions: list[Mention], tokens: Sequence[Token], cast: Cast) -> list[Mention]:
    """ "The prime minister and the president agreed", at the head of a clause: the two of them."""
    joints = [[word] for word in cast.lexicon.words("grammar.and")]
    paired: list[Mention] = []
    for mention in mentions:
        last = paired[-1] if paired else None
        if last and _can_pair(last, mention, tokens) and [t.low for t in tokens[last.after : mention.start]] in joints:
            paired[-1] = Mention(last.start, mention.end, mention.after, "group", (), "")
        else:
            paired.append(mention)
    return paired


def _can_pair(first: Mention, second: Mention, tokens: Sequence[Token]) -> bool:
    heads = first.start == 0 or tokens[first.start - 1].text == ","
    kinds = {first.kind, second.kind}
    return heads and kinds <= {"definite", "person"} and "definite" in kinds and len(first.ids) < 2


def _documents(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "the statement said", "the Australian account", "Mexico's readout": whoever issued it."""
    words = cast.lexicon.words("people.documents")
    found = []
    for i, token in enumerate(tokens):
        if token.low not in words or not i:
            continue
        start = i - 1
        while start > 0 and (labels.letters[start] == "P" or tokens[start].low in _POSSESSIVE):
            start -= 1
        codes = [place.code for at, (_, place) in labels.places.items() if start <= at < i]
        pointed = labels.letters[start] == "A" or tokens[start].low in cast.lexicon.words("grammar.pointing")
        if pointed or codes:
            start += not pointed and labels.letters[start] != "P"
            found.append(Mention(start, i + 1, i + 1, "document", (), token.low, codes[0] if codes else None))
    return found


def _person(one: Named, tokens: Sequence[Token], cast: Cast) -> Mention | None:
    person = cast.find(one.name) or cast._by_form(one)
    if not person and cast.lexicon.data["grammar"].get("capital_nouns"):
        person = cast.find(one.name.split()[0])
    if not person:
        return None
    name_end, end = one.name_end, one.end
    if cast.lexicon.data["grammar"].get("capital_nouns"):
        known = [t.low in person.words or t.low[:-1] in person.words for t in tokens[one.name_start : name_end]]
        kept = known.index(False) if known[0] and False in known else len(known)
        if kept < len(known):  # "bot Voss Kohle an": a thing's name behind a person's
            name_end = end = one.name_start + kept
    start = one.start
    openers = cast.lexicon.words("grammar.articles") | cast.lexicon.words("grammar.possessives")
    while start > 0 and tokens[start - 1].low in openers:
        start -= 1
    if start and end == name_end < len(tokens) and tokens[start - 1].text == "," == tokens[end].text:
        end += 1  # "the envoy in Nairobi, Dr. Peter Ssempa, told": itself an apposition
    return Mention(start, name_end, end, "person", (person.id,), one.name, oblique=_oblique(one, person, cast))


def _oblique(one: Named, person: Person, cast: Cast) -> bool:
    """ "поздравил Лукашевича", "с президентом": bent, so no subject, where names and titles are bent."""
    if not cast.lexicon.data["grammar"].get("name_forms") or person.kind != "person":
        return False
    if one.title:
        head = next((w for w in one.title.casefold().split() if w in cast.lexicon.words("people.titles")), "")
        return cast.lexicon.basic.get(head, head) != head
    last = one.name.casefold().split()[-1]
    return last not in person.words and not last.endswith(cast.lexicon.ordered("grammar.patronymics") or ("\0",))


def _owned(mention: Mention, tokens: Sequence[Token]) -> Mention:
    following = tokens[mention.end].low if mention.end < len(tokens) else ""
    return replace(mention, possessive=True) if following in ("'s", "’s", "’", "'") else mention


def _his(mention: Mention, others: Sequence[Mention], tokens: Sequence[Token], cast: Cast) -> Mention:
    """ "Rybárek urged her to pay, his office said": an office of the country of whom the sentence begins with."""
    if (
        mention.kind != "institution"
        or mention.code
        or tokens[mention.start].low not in cast.lexicon.words("grammar.possessives")
    ):
        return mention
    first = min((m for m in others if m.kind == "person"), key=lambda m: m.start, default=None)
    return replace(mention, code=cast[first.ids[0]].code) if first else mention


def _pronouns(tokens: Sequence[Token], _labels: Labels, cast: Cast) -> list[Mention]:
    kinds, both = _pronoun_kinds(cast.lexicon), cast.lexicon.words("people.both")
    return [
        Mention(i, i + 1, i + 1, "pronoun", (), token.low, kinds[token.low])
        for i, token in enumerate(tokens)
        if token.low in kinds and (token.low not in both or _acts(tokens, i + 1, cast.lexicon))  # no "ambos gobiernos"
    ]


@cache
def _pronoun_kinds(lexicon: Lexicon) -> dict[str, str]:
    """Whom each pronoun is for: he | she | they | i | you | it."""
    kinds: dict[str, str] = {}
    for kind in ("he", "she", "they", "i", "you", "it"):
        for word in lexicon.words(f"people.pronouns_{kind}") - ({"us"} if kind == "i" else set()):
            kinds.setdefault(word, kind)
    return kinds


def _groups(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "the two leaders", "both sides"; not "the leaders of Iran and Israel"."""
    found = []
    groups = cast.lexicon.words("people.groups")
    openers = cast.lexicon.words("grammar.group_openers")
    either = cast.lexicon.either("people.groups", "people.two")
    for i, token in enumerate(tokens):
        if token.low not in either:
            continue
        the = i and tokens[i - 1].low in cast.lexicon.words("grammar.articles")
        if token.low in cast.lexicon.words("people.two") and the and _acts(tokens, i + 1, cast.lexicon):
            found.append(Mention(i - 1, i + 1, i + 1, "group", (), token.low))
        one_side = i and labels.letters[i - 1] == "P" and token.low in cast.lexicon.words("grammar.side_nouns")
        one_side = one_side or (
            i and tokens[i - 1].low in cast.lexicon.words("grammar.possessives")
        )  # "со своей стороны"
        if token.low not in groups or one_side or (i + 1 < len(tokens) and tokens[i + 1].low in groups):
            continue
        start = i
        while start > 0 and (tokens[start - 1].low in openers or labels.letters[start - 1] in "TMA"):
            start -= 1
        bare = start == i and token.low != "both" and bool(cast.lexicon.words("grammar.articles"))
        if (bare and i > 0) or _of_places(labels, i + 1):
            continue
        end = i + 1
        while start < i and labels.letters[end : end + 1] == "T":
            end += 1  # "die beiden Minister"
        if start < i and (of_whom := re.match(r"(?:xO)?OM+", labels.letters[end:])):
            end += of_whom.end()  # "les deux chefs d'État"
        bent = token.low.endswith(cast.lexicon.ordered("grammar.bent_plurals") or ("\0",))
        found.append(Mention(start, end, end, "group", (), token.low, oblique=bent))
    return found


def _neither(tokens: Sequence[Token], _labels: Labels, cast: Cast) -> list[Mention]:
    """ "neither leader", "neither of them", "neither had objected": the principals, of whom it is denied."""
    found = []
    neither = cast.lexicon.words("people.neither")
    for i, token in enumerate(tokens):
        if token.low not in neither:
            continue
        end = i + 1
        while end < len(tokens) and tokens[end].low in cast.lexicon.words("people.of_the_two"):
            end += 1
        acts = end < len(tokens) and (
            tokens[end].low in cast.lexicon.words("grammar.auxiliaries") or tokens[end].low.endswith("ed")
        )
        if end > i + 1 or acts:
            nor = any(t.low == "nor" for t in tokens[end : end + 6])
            found += [] if nor else [Mention(i, end, end, "group", (), "neither")]
    return found


def _two_of_them(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """ "The two officials agreed": by any noun for people, where they do not only report."""
    if i < 2 or tokens[i - 1].low != "two" or tokens[i - 2].low != "the" or not tokens[i].low.endswith("s"):
        return False
    nouns = lexicon.words("people.titles") | lexicon.words("people.unnamed")
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    reports = any(verb.report and verb.act == "inform" for verb, _ in lexicon.verbs.get((following,), ()))
    return (tokens[i].low in nouns or tokens[i].low[:-1] in nouns) and not reports


def _acts(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """A verb of speech or an auxiliary stands at `i`."""
    word = tokens[i].low if i < len(tokens) else ""
    if word in lexicon.words("people.groups"):
        return False
    verbs = word in lexicon.verb_heads or word in lexicon.words("call.verbs")
    return verbs or word in lexicon.words("grammar.auxiliaries") or word.endswith("ly")


def _bodies(tokens: Sequence[Token], labels: Labels, cast: Cast, bodies: Bodies, index: int) -> list[Mention]:
    """ "the Bulgarian daily Sutrin", "the Forum"; not where it belongs to a title: "secretary general of the Forum"."""
    found = []
    nouns = cast.lexicon.words("people.outlet_nouns")
    for run in re.finditer(r"B+", labels.letters):
        end, outlet = bodies.at(tokens, run.start()) or (run.end(), False)
        start = run.start()
        while start > 0 and (tokens[start - 1].low in nouns or (outlet and labels.letters[start - 1] in "PM")):
            start -= 1
        start -= start > 0 and labels.letters[start - 1] == "A"
        if labels.letters[start - 2 : start] == "TO" and start > 1:
            continue
        if tokens[start - 1].text == "(" and start and index < _DATELINE:
            continue  # the agency of a dateline
        text = " ".join(t.text for t in tokens[run.start() : end])
        found.append(Mention(start, end, end, "institution", (), text, outlet=outlet))
    return found


def _spelt(tokens: Sequence[Token]) -> str:
    """The words with one space between them, and none where the article sets none before an ending or behind "l’"."""
    text = ""
    for token, last in zip(tokens, [None, *tokens], strict=False):
        text += " " * (last is not None and token.start > last.end) + token.text
    return text


def _styles(tokens: Sequence[Token], _labels: Labels, cast: Cast) -> list[Mention]:
    """ "His Highness", "Her Majesty", standing alone."""
    styles = cast.lexicon.words("people.styles")
    return [
        Mention(i - 1, i + 1, i + 1, "style", (), token.low)
        for i, token in enumerate(tokens)
        if i
        and token.low in styles
        and token.capital
        and tokens[i - 1].low in cast.lexicon.words("grammar.possessives")
    ]


def _of_places(labels: Labels, i: int) -> bool:
    """Whose leaders: places other than "the two countries"."""
    return labels.letters[i : i + 1] == "O" and "P" in labels.letters[i : i + 4]


def _definites(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "the President of Ukraine", "the Turkish leader", "Russia's president", with no name after it."""
    found = []
    definite = cast.lexicon.words("people.definite")
    compounds = cast.lexicon.ordered("people.title_suffixes") or ("\0",)
    tail = "" if cast.lexicon.language == "en" else "P?" if cast.lexicon.words("grammar.of") else "[PM]*"
    for match in re.finditer(
        rf"(?:A|(?<=P)x)?[PMT]*T{tail}(?:OA?[PB]+|OA[MT]+{tail}(?:OA?[PB]+)?|OM+{tail})?", labels.letters
    ):
        start, end = match.span()
        core = [i for i in range(start, end) if labels.letters[i] == "T"]
        known = [i for i in core if tokens[i].low in definite or tokens[i].low.endswith(compounds)]
        if not core or labels.letters[end : end + 1] == "N" or not known:
            continue
        places = [place for at, (_, place) in labels.places.items() if start <= at < end]
        if labels.letters[start] not in "AP" and not tokens[start].capital and not places:
            possessives = cast.lexicon.words("grammar.possessives")
            named = start > 1 and tokens[start - 1].low in _POSSESSIVE and labels.letters[start - 2] == "N"
            if named:  # "Kolt's spokesperson"
                text, owner = " ".join(t.low for t in tokens[start:end]), tokens[start - 2].text
                found.append(Mention(start, end, end, "definite", (), text, opener=owner, written=text))
                continue
            owned = start > 0 and tokens[start - 1].low in possessives
            if not owned and tokens[start].low not in possessives and cast.lexicon.words("grammar.articles"):
                continue
            start -= owned
        text = _spelt(tokens[start:end]).casefold()
        code = places[0].code if places else None
        first = start + (labels.letters[start] == "A" or tokens[start].low in cast.lexicon.words("grammar.possessives"))
        if (
            start > 1
            and tokens[start - 1].low == "of"
            and tokens[start - 2].low in cast.lexicon.words("grammar.unnamed_openers")
        ):
            start -= 2  # "one of the officials said"
        written = _spelt(tokens[first:end])
        owned = tokens[start].low in cast.lexicon.words("grammar.possessives")
        opener = tokens[start - (not owned and start > 0)].low
        if labels.letters[start] != "A" and not owned and opener in cast.lexicon.words("grammar.articles"):
            start -= start > 0  # "der Kanzler": an article that elsewhere is "of the"
        head = tokens[core[0]].low
        found.append(
            Mention(
                start,
                end,
                end,
                "definite",
                (),
                text,
                code,
                oblique=cast.lexicon.basic.get(head, head) != head
                and bool(cast.lexicon.data["grammar"].get("name_forms")),
                written=written,
                opener=opener,
            )
        )
    return found


def _institutions(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    found = []
    low = [t.low for t in tokens]
    known, longest = _known_institutions(cast.lexicon)
    heads = cast.lexicon.openers("people.institutions") | cast.lexicon.openers("people.outlets")
    if heads.isdisjoint(low):
        return []
    i = 0
    while i < len(tokens):
        if low[i] not in heads:
            i += 1
            continue
        for length in range(min(longest, len(tokens) - i), 0, -1):
            if labels.letters[i + length : i + length + 1] == "T" and cast.lexicon.language == "en":
                continue  # "the Kremlin aide"
            if tuple(low[i : i + length]) in known and (tokens[i].capital or length > 1 or "-" in low[i]):
                aide = re.match(r"M*T", labels.letters[i + length :])  # "the Kremlin aide": that is about him
                if not (aide and cast.lexicon.words("people.heads_last")):
                    found.append(_institution(tokens, labels, cast, i, i + length))
                i += length - 1
                break
        i += 1
    return found


@cache
def _known_institutions(lexicon: Lexicon) -> tuple[frozenset[tuple[str, ...]], int]:
    """The names on the lists, by their words, and how many words the longest has."""
    known = lexicon.words_list("people.institutions") | lexicon.words_list("people.outlets")
    return known, max((len(words) for words in known), default=0)


def _offices(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "Abi Rached's office", "the presidential office", "Serbia's government": an institution by its common noun."""
    found = []
    for i, token in enumerate(tokens):
        if (
            labels.letters[i] in "xNO"
            or not is_institution_head(token, cast.lexicon)
            or labels.letters[i + 1 : i + 2] in ("N", "T", "M")
        ):
            continue
        start = i
        while start > 0 and (labels.letters[start - 1] in "PMTN" or tokens[start - 1].low in _POSSESSIVE):
            start -= 1
        opened = start > 0 and labels.letters[start - 1] == "A"
        genitive = not cast.lexicon.words("grammar.articles") and labels.letters[i + 1 : i + 2] == "P"
        seated = i > 1 and tokens[i - 1].low in cast.lexicon.words("grammar.seated")
        genitive |= (
            seated and not cast.lexicon.words("grammar.articles") and tokens[i - 2].low in cast.lexicon.verb_heads
        )
        in_article = i and token.capital and labels.letters[i - 1] == "O"
        if start == i and not (opened or genitive or in_article):  # "посольство Польши" needs no article
            continue  # "Compte rendu du Cabinet": the article stands in the preposition
        end = i + 1
        tail = re.match(r"OA*[PMT]+(?:OA*P+)?|xP+", labels.letters[end:])
        if tail and (labels.letters[end] == "O" or tokens[end].low in cast.lexicon.words("grammar.seated")):
            end += tail.end()
        elif cast.lexicon.data["grammar"].get("inverts") and (tail := re.match(r"P+", labels.letters[end:])):
            end += tail.end()  # "la presidencia colombiana"
        codes = [place.code for at, (_, place) in labels.places.items() if start <= at < end]
        named = start + (tokens[start].low in cast.lexicon.words("grammar.possessives"))  # "his office"
        text = _office_name(tokens[named:end], cast.lexicon)
        found.append(Mention(start - opened, end, end, "institution", (), text, codes[0] if codes else None))
    return found


def _institution(tokens: Sequence[Token], labels: Labels, cast: Cast, start: int, end: int) -> Mention:
    """With whose it is: "Russia's Foreign Ministry", "the press service of the Ukrainian president"."""
    while start > 0 and (labels.letters[start - 1] in "PM" or tokens[start - 1].low in ("'s", "’s")):
        start -= 1
    tail = re.match(_TAIL[bool(cast.lexicon.words("grammar.of"))], labels.letters[end:])
    after = cast.lexicon.data["grammar"].get("inverts", False)
    if tail and (labels.letters[end + tail.end() : end + tail.end() + 1] != "N"):
        end += tail.end()
    elif after and (tail := re.match(r"P+(?:OA*[PMT]+)?", labels.letters[end:])):
        end += tail.end()  # "la cancillería peruana"
    elif end in labels.places and labels.places[end][1].kind == "seat":
        end = labels.places[end][0]  # "State House Nairobi"
    codes = [place.code for at, (_, place) in labels.places.items() if start <= at < end]
    text = _office_name(tokens[start:end], cast.lexicon)
    begin = start - 1 if start > 0 and labels.letters[start - 1] == "A" else start
    return Mention(begin, end, end, "institution", (), text, codes[0] if codes else None)


def _office_name(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """As the article spells it; its first word in its first form, where the language bends it ("в пресс-службе")."""
    text = _spelt(tokens)
    if not lexicon.data["grammar"].get("name_forms"):
        return text
    first = lexicon.basic.get(tokens[0].low, tokens[0].low)
    first = first[:1].upper() + first[1:] if tokens[0].text[:1].isupper() else first
    return first + text[len(tokens[0].text) :]


def _unnamed(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    """ "a senior U.S. official", "two people familiar with the matter", "officials"."""
    found = []
    nouns = cast.lexicon.words("people.unnamed")
    openers = cast.lexicon.words("grammar.unnamed_openers")
    for i, token in enumerate(tokens):
        if token.low not in nouns or labels.letters[i + 1 : i + 2] == "N":
            continue
        if (
            token.low in cast.lexicon.words("people.counterparts")
            and _whose_official(tokens, labels, cast, i + 1) == i + 1
        ):
            continue  # "his interlocutor": the other one; but "an interlocutor of the agency"
        start = i
        while start > 0 and (labels.letters[start - 1] in "PMT" or tokens[start - 1].low in openers):
            start -= 1
        if (
            start
            and start < i
            and tokens[start - 1].low == "the"
            and token.low in cast.lexicon.words("people.definite")
        ):
            continue  # "the top government spokesman": somebody known
        opener = tokens[start].low
        if token.low.startswith("source") and labels.letters[i + 1 : i + 2] == "O":
            continue  # "a source of concern"
        if start and tokens[start - 1].low == "the" and not token.low.endswith("s"):
            continue  # "the top government spokesman" is somebody known
        bare = not cast.lexicon.words("grammar.articles")
        indefinite = opener in openers or bare or (token.low.endswith("s") and opener not in ("the", "both"))
        indefinite = indefinite or token.low in cast.lexicon.words("people.unnamed_plurals")
        same = i and tokens[i - 1].low in cast.lexicon.words("grammar.same_ones") and opener not in openers
        if same:
            start -= start > 0 and labels.letters[start - 1] == "A"
            found.append(Mention(start, i + 1, i + 1, "again", (), token.low))  # "las mismas fuentes"
            continue
        if opener == "the" and start == i - 1 and token.low not in cast.lexicon.words("people.titles"):
            start -= 2 * (tokens[start - 1].low == "of" and start > 1)  # "one of the people"
            found.append(Mention(start, i + 1, i + 1, "again", (), token.low))
            continue
        alone = start == i and i > 0 and not token.capital and not bare
        behind = (
            token.low in cast.lexicon.words("people.sources")
            or tokens[i - 1].text in ',”"'
            or (i and tokens[i - 1].low in cast.lexicon.verb_heads)
        )
        if not indefinite or (alone and not behind):
            continue  # "informaron fuentes de Moncloa": bare behind the verb
        start = _one_of(tokens, start, cast.lexicon)
        end = _whose_official(tokens, labels, cast, i + 1)
        codes = [place.code for at, (_, place) in labels.places.items() if start <= at < end]
        first = start + 1 if opener in ("a", "an", "one", "the") else start
        text = " ".join(t.text for t in tokens[first:end])
        after = _what_he_knows(tokens, end, cast.lexicon)
        found.append(Mention(start, end, after, "unnamed", (), text, codes[0] if codes else None))
    return found


def _one_of(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """ "один из собеседников", "una de las fuentes": where the phrase begins; else `start`."""
    k = start - 1
    while k > 0 and tokens[k].low in lexicon.words("grammar.articles"):
        k -= 1
    openers = lexicon.words("grammar.unnamed_openers")
    return (
        k - 1
        if k > 0 and tokens[k].low in lexicon.words("grammar.partitive") and tokens[k - 1].low in openers
        else start
    )


def _what_he_knows(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """ "two people familiar with the conversation said", "a person briefed on it said": where the verb stands."""
    if i >= len(tokens) or tokens[i].low not in lexicon.words("grammar.knowing"):
        return i
    nominal = lexicon.either("grammar.articles", "grammar.possessives", "grammar.prepositions")
    for j in range(i, min(i + 10, len(tokens))):
        verb = j > i and (tokens[j].low,) in lexicon.verbs and tokens[j - 1].low not in nominal
        if not tokens[j].word or verb:
            helpers = [k for k in range(i + 1, j) if tokens[k].low in lexicon.words("grammar.auxiliaries")]
            return next((k for k in helpers if helpers[-1] == j - 1 and j - k == len(helpers) - helpers.index(k)), j)
    return i


def _whose_official(tokens: Sequence[Token], labels: Labels, cast: Cast, i: int) -> int:
    """ "an official in the Turkish presidency": the office belongs to the name of the unnamed."""
    if (
        i < len(tokens)
        and not cast.lexicon.words("grammar.of")
        and tokens[i].low in cast.lexicon.words("people.outlet_nouns")
    ):
        return _whose_official(tokens, labels, cast, i + 1)  # "собеседник агентства в кабмине"
    joined = cast.lexicon.words("grammar.of") | cast.lexicon.words("grammar.seated")
    tail = re.match(r"(?:O|x)A*[PMTN]+(?:OA*[PM]+)?", labels.letters[i:])
    if tail and i < len(tokens) and tokens[i].low in joined | {"in", "at", "of", "from", "with", "to", "for"}:
        end = i + tail.end()
        owning = end < len(tokens) and tokens[end].low in _POSSESSIVE and labels.letters[end + 1 : end + 2] == "M"
        return end + 2 if owning else end  # "sources in the Prime Minister's Office"
    inverts = cast.lexicon.data["grammar"].get("inverts", False)
    if inverts and (tail := re.match(r"[PM]+(?:OA*[PMTN]+)?|[PMT]+", labels.letters[i:])):
        return i + tail.end()  # "fuentes diplomáticas españolas", "чиновник правительства"
    return i


def _sides(tokens: Sequence[Token], labels: Labels, cast: Cast) -> list[Mention]:
    found = []
    for start, (end, place) in labels.places.items():
        text = " ".join(t.text for t in tokens[start:end])
        stop = end
        begin = start - 1 if start and labels.letters[start - 1] == "A" else start
        if stop < len(tokens) and tokens[stop].low in cast.lexicon.words("grammar.side_nouns"):
            stop += 1
        elif start and tokens[start - 1].low in cast.lexicon.words("grammar.side_nouns"):
            text = " ".join(t.text for t in tokens[start - 1 : end])
            begin = start - 1 - (start > 1 and labels.letters[start - 2] == "A")
            found.append(Mention(begin, end, end, "side", (), text, place.code))  # "la parte colombiana"
            continue
        elif place.kind == "adjective":
            if tokens[start].low in cast.lexicon.words("people.nationals"):
                found.append(Mention(start, end, end, "national", (), text, place.code))
            elif begin < start and _stands_alone(tokens, end, cast.lexicon):
                leader = next(iter(cast.lexicon.ordered("people.leaders")), "")
                found.append(Mention(begin, end, end, "definite", (), f"{text.casefold()} {leader}", place.code))
            continue
        found.append(Mention(begin, stop, stop, "side", (), text, place.code))
    return found


def _stands_alone(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """ "It was the Australian who rang", "the Finn said": a person by his country, behind whom a verb comes."""
    keys = ("grammar.who", "grammar.relative", "grammar.auxiliaries", "grammar.modals")
    return i < len(tokens) and (
        any(tokens[i].low in lexicon.words(key) for key in keys) or _reports(tokens[i], lexicon)
    )


def _reports(token: Token, lexicon: Lexicon) -> bool:
    return any(verb.report and form == "finite" for verb, form in lexicon.verbs.get((token.low,), ()))


def _coordinated(mentions: list[Mention], tokens: Sequence[Token], lexicon: Lexicon) -> list[Mention]:
    """ "Putin and Trump", "Sullivan, Blinken, and Milley": one mention of several people."""
    merged: list[Mention] = []
    for mention in mentions:
        chain = _chain_before(merged, mention, tokens, lexicon)
        if chain:
            members = [*merged[-chain:], mention]
            del merged[-chain:]
            text = " and ".join(m.text for m in members)
            ids = tuple(dict.fromkeys(id for m in members for id in m.ids))
            merged.append(
                Mention(members[0].start, mention.end, mention.after, "person", ids, text, None, mention.possessive)
            )
        else:
            merged.append(mention)
    return merged


def _chain_before(merged: Sequence[Mention], mention: Mention, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """How many mentions before this one belong with it: the last by "and", those before that by commas."""
    if mention.kind != "person" or not merged or merged[-1].kind != "person":
        return 0
    if not _joined(tokens, merged[-1], mention, lexicon.words("grammar.and")):
        return 0
    chain = 1
    while chain < len(merged) and _listed(tokens, merged[-chain - 1], merged[-chain], lexicon):
        chain += 1
    return chain


def _listed(tokens: Sequence[Token], left: Mention, right: Mention, lexicon: Lexicon) -> bool:
    return left.kind == "person" and _between(tokens, left, right, lexicon) in ([","], [])


def _between(tokens: Sequence[Token], left: Mention, right: Mention, lexicon: Lexicon) -> list[str]:
    articles = lexicon.words("grammar.articles")
    return [t.low for t in tokens[left.after : right.start] if t.low not in articles]


def _joined(tokens: Sequence[Token], left: Mention, right: Mention, words: frozenset[str]) -> bool:
    """Whether "and" and at most commas stand between; an apposition of the left one may."""
    between = [t.low for t in tokens[left.after : right.start] if t.low not in ("the",)]
    return bool(set(between) & words) and set(between) <= words | {","}
