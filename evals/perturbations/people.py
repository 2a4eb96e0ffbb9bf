"""Changes to who: leaders exchanged, renamed, left to a pronoun, joined by another."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from .rewriting import edited
from .subject import UNINFLECTED, is_person, map_texts, swap_ids
from .variant import OTHERS, Point, Sketch, attribution_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer import DraftParty

    from .rewriting import Rewritten
    from .subject import Subject


DAYS = r"\w+day|January|February|March|April|May|June|July|August|September|October|November|December"
OFFICE = re.compile(
    r"(?i)\b(president|minister|premier|chancellor|leader|king|prince|secretary|director|counterpart)\b"
)
HE, SHE = r"\b(?:[Hh]e|[Hh]is|[Hh]im|Mr\.?)\b", r"\b(?:[Ss]he|[Hh]er|[Hh]ers|Ms\.?|Mrs\.?)\b"
# Names of nobody: unlike any country's, and of no gender, so that pronouns around them still read right.
NOBODIES = (
    "Arlen Tovik",
    "Sanno Verelai",
    "Jory Maskeline",
    "Tamsel Orvane",
    "Ivo Keldrassen",
    "Bexan Oulou",
    "Mirel Tarsk",
)
COUNTRIES = ("Samoa", "Bhutan", "Paraguay", "Malawi", "Vanuatu")


def nobodies(subject: Subject) -> list[str]:
    """Invented names, none of whose words the article has, in the order of the seed."""
    free = [name for name in NOBODIES if not any(word in subject.text for word in name.split())]
    return subject.rng.sample(free, len(free))


def _one_gender(text: str) -> bool:
    return not (re.search(HE, text) and re.search(SHE, text))


def _gendered(subject: Subject, party: DraftParty) -> bool:
    """Whether a Mr. or a Ms. goes with the name."""
    names = "|".join(map(re.escape, subject.forms(party)))
    return bool(re.search(rf"\b(?:Mr|Ms|Mrs|M|Mme)\.? (?:{names})", subject.text))


def _exchange(subject: Subject, a: DraftParty, b: DraftParty) -> dict[str, str]:
    """Names of one to those of the other, whole to whole and short to short."""
    names: dict[str, str] = {}
    for one, other in ((a, b), (b, a)):
        names |= dict.fromkeys(subject.forms(one), subject.short(other)) | {one.name: other.name}
    return names


def speaker_swap(subject: Subject) -> Iterator[Sketch]:
    """In one sentence the two principals change places, and with them the speaker of what it says."""
    if not (subject.english and subject.held and len(subject.principals) == 2):
        return
    a, b = subject.principals
    names = _exchange(subject, a, b)
    change = subject.renamed(names)
    for sentence in subject.article.sentences:
        claims = subject.claims_of(sentence.number)
        single = [
            c.id for c in claims if c.in_call and c.speaker in ((a.id,), (b.id,)) and c.evidence == (sentence.number,)
        ]
        if not single or len(single) < len(claims) or not _can_swap(subject, sentence.number):
            continue

        def revise(data: dict[str, Any], _: Rewritten, chosen: list[str] = single) -> None:
            map_texts(data, change, chosen)
            for claim in data["claims"]:
                if claim["id"] in chosen:
                    swap_ids(claim, a.id, b.id)

        yield Sketch(
            edited(subject.text, subject.renaming(names, *subject.span(sentence.number))),
            f"{a.name} and {b.name} exchanged in sentence {sentence.number}",
            revise,
            tuple(Point("speaker", id) for id in single),
            dict.fromkeys(single, frozenset({"speaker"})),
        )


def _can_swap(subject: Subject, number: int) -> bool:
    """Whether names alone say who is who: no office, no pronoun of the next sentence, would stay behind."""
    text = subject.sentence(number)
    after = subject.sentence(number + 1) if number < len(subject.article.sentences) else ""
    a, b = subject.principals
    return (
        (subject.mentions(a, text) or subject.mentions(b, text))
        and a.name not in text
        and b.name not in text
        and not OFFICE.search(text)
        and not _places(subject, text)
        and (not re.search(rf"{HE}|{SHE}", after) or _opens_with_name(subject, after))
        and (_one_gender(subject.text) or not re.search(rf"{HE}|{SHE}", text))
        and all(not set(c.via) & {a.id, b.id} for c in subject.claims_of(number))
    )


def _opens_with_name(subject: Subject, text: str) -> bool:
    """Whether a sentence begins with somebody's name, so that its pronouns are its own affair."""
    forms = "|".join(re.escape(form) for party in subject.gold.parties for form in subject.forms(party))
    return bool(re.match(rf"(?:(?:Mr|Ms|Mrs)\. )?(?:{forms})\b", text))


def _places(subject: Subject, text: str) -> bool:
    """Whether the sentence names anything but the parties: a country on whose side only one of them stands."""
    for party in subject.gold.parties:
        for form in subject.forms(party):
            text = re.sub(rf"\b{re.escape(form)}\b", "", text)
    return bool(re.search(rf"(?<=[\w,;] )(?!(?:{DAYS})\b)[A-ZÀ-Þ]\w+", text))


def swap_everywhere(subject: Subject) -> Iterator[Sketch]:
    """Each principal's name stands wherever the other's did: offices stay where they are, persons move."""
    language = subject.gold.language or subject.article.language
    if language not in ("en", "fr") or len(subject.principals) != 2 or not _one_gender(subject.text):
        return
    a, b = subject.principals
    if not (is_person(a) and is_person(b)) or _gendered(subject, a) != _gendered(subject, b):
        return
    names = _exchange(subject, a, b)
    single = [c.id for c in subject.gold.claims if c.speaker in ((a.id,), (b.id,))]

    def revise(data: dict[str, Any], _: Rewritten) -> None:
        map_texts(data, subject.renamed(names))
        for claim in data["claims"]:
            swap_ids(claim, a.id, b.id)
        for source in data["sources"]:
            source["party"] = {a.id: b.id, b.id: a.id}.get(source["party"], source["party"])
        data["initiator"] = {a.id: b.id, b.id: a.id}.get(data["initiator"], data["initiator"])
        one, other = (next(p for p in data["parties"] if p["id"] == party.id) for party in (a, b))
        for kept in ("id", "name"):  # what goes with the office changes hands: map_texts has renamed both already
            one[kept], other[kept] = other[kept], one[kept]
        one["name"], other["name"] = b.name, a.name

    if single:
        yield Sketch(
            edited(subject.text, subject.renaming(names)),
            f"{a.name} and {b.name} exchanged everywhere",
            revise,
            tuple(Point("speaker", id) for id in single),
            dict.fromkeys([OTHERS, *(c.id for c in subject.gold.claims)], frozenset({"speaker", "via"})),
            header=frozenset({"initiator", "sources"}),
            each=True,
        )


def fictitious_leaders(subject: Subject) -> Iterator[Sketch]:
    """Everybody with a name gets the name of nobody: what the record still knows of the old ones is memory."""
    language = subject.gold.language or subject.article.language
    people = [party for party in subject.gold.parties if is_person(party)]
    invented = nobodies(subject)
    if language not in UNINFLECTED or not people or len(people) > len(invented):
        return
    names: dict[str, str] = {}
    for party, name in zip(people, invented, strict=False):
        names |= dict.fromkeys(subject.forms(party), name.split()[-1]) | {party.name: name}
    text = subject.renamed(names)(subject.text)
    words = {word for party in people for word in party.name.split() if len(word) > 3}
    yield Sketch(
        edited(subject.text, subject.renaming(names)),
        f"{len(people)} people renamed",
        lambda data, _: map_texts(data, subject.renamed(names)),
        (Point("party_f1"),),
        banned=tuple(sorted(word for word in words if not re.search(rf"\b{re.escape(word)}\b", text))),
    )


def ambiguous_pronoun(subject: Subject) -> Iterator[Sketch]:
    """A name becomes a pronoun after a sentence that names both leaders: either may be meant, nobody else; the one
    alone who was named, where the sentence speaks of the other."""
    if not (subject.english and subject.held and len(subject.principals) == 2 and _one_gender(subject.text)):
        return
    pronoun = "She" if re.search(SHE, subject.text) else "He"
    for number in range(subject.lead + 1, len(subject.article.sentences) + 1):
        text, before = subject.sentence(number), subject.sentence(number - 1)
        claims = subject.claims_of(number)
        for a, b in (subject.principals, subject.principals[::-1]):
            opening = re.match(rf"(?:Mr\. |Ms\. )?{re.escape(subject.short(a))} (?=[a-z])", text)
            if (
                opening and claims and all(c.speaker == (a.id,) and c.evidence == (number,) for c in claims)
                and subject.mentions(a, before) and (subject.mentions(b, before) or subject.mentions(b, text))
                and not any(subject.mentions(s, before) for s in subject.sources if is_person(s))
            ):  # fmt: skip
                start = subject.span(number)[0]
                other = None if subject.mentions(b, text) else b.id
                yield Sketch(
                    edited(subject.text, [(start, start + opening.end(), f"{pronoun} ")]),
                    f"{a.name} is only {pronoun!r} in sentence {number}",
                    partial(_either, {c.id for c in claims}, a.id, other),
                    tuple(Point("speaker", c.id) for c in claims),
                    {c.id: frozenset({"speaker"}) for c in claims},
                )


def _either(ids: set[str], a: str, b: str | None, data: dict[str, Any], _: Rewritten) -> None:
    for claim in data["claims"]:
        if claim["id"] in ids:
            other = claim["alternatives"]
            other["evidence"] = [*other.get("evidence", []), [claim["evidence"][0] - 1, *claim["evidence"]]]
            if b is not None:
                other["speaker"] = [*other.get("speaker", []), [b]]
                other["addressee"] = [*other.get("addressee", []), [a]]


def third_principal(subject: Subject) -> Iterator[Sketch]:
    """Somebody joins the call and makes an offer: one more principal, with one claim."""
    if not (subject.english and subject.held and len(subject.principals) == 2):
        return
    if any(source.role == "principal" for source in subject.sources):
        return  # told in the first person: the account is not ours to continue
    country = next(c for c in subject.rng.sample(COUNTRIES, len(COUNTRIES)) if c not in subject.text)
    name = nobodies(subject)[0]
    said = f", {subject.named(subject.sources[0])} said," if subject.sources else ""
    offer = "to host a follow-up meeting of experts"
    sentence = (
        f"Toward the end of the conversation{said} the two were joined by Prime Minister {name} of {country}, "
        f"who offered {offer}."
    )

    def revise(data: dict[str, Any], new: Rewritten) -> None:
        where = list(new.holding(sentence))
        data["parties"].append(
            {
                "id": "third",
                "name": name,
                "title": "Prime Minister",
                "side": country,
                "role": "principal",
                "evidence": where,
            }
        )
        data["claims"].append({
            "id": "added", "speaker": ["third"], "addressee": [p.id for p in subject.principals], "act": "offer",
            "text": f"{name} offered {offer}", "via": [s.id for s in subject.sources[:1]],
            "attribution": "explicit" if subject.sources else "outlet", "evidence": where,
        })  # fmt: skip

    told = max(subject.span(c.evidence[-1])[0] for c in subject.gold.claims if c.in_call)
    for gap in [gap for gap in subject.gaps() if gap > told]:
        yield Sketch(
            edited(subject.text, subject.inserted(sentence, gap)),
            f"{name} joins the call",
            revise,
            (Point("party_f1"), *attribution_of(["added"])),
            header=frozenset({"principals"}),
        )


KINDS = {
    "speaker_swap": speaker_swap,
    "swap_everywhere": swap_everywhere,
    "fictitious_leaders": fictitious_leaders,
    "ambiguous_pronoun": ambiguous_pronoun,
    "third_principal": third_principal,
}
