"""A case as perturbations look at it: who is who, what the text calls them, where things stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .rewriting import Edit, paragraphs, substituted

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable

    from summarizer import Article, DraftParty

    from ..cases import Case
    from ..gold import Gold, GoldClaim

TITLES = (
    "President|Prime|Minister|Premier|Chancellor|Secretary|Director|King|Queen|Prince|Crown|Foreign|Defense|Defence|"
    "Energy|Trade|Taoiseach|Head|State|General|Deputy|First|Leader"
)  # fmt: skip
UNINFLECTED = ("en", "fr", "es")  # languages that leave names as they are
ARTICLES = ("The", "A", "An", "There", "This", "That", "No", "Both", "Any", "It", "Neither", "If", "Each", "Nobody")


@dataclass(frozen=True)
class Subject:
    case: Case
    rng: random.Random

    @property
    def article(self) -> Article:
        return self.case.article

    @property
    def gold(self) -> Gold:
        return self.case.gold

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def english(self) -> bool:
        return (self.gold.language or self.article.language) == "en"

    @property
    def held(self) -> bool:
        return self.gold.status == "held"

    @cached_property
    def parties(self) -> dict[str, DraftParty]:
        return {party.id: party for party in self.gold.parties}

    @cached_property
    def principals(self) -> list[DraftParty]:
        return [party for party in self.gold.parties if party.role == "principal"]

    @cached_property
    def sources(self) -> list[DraftParty]:
        return [self.parties[source.party] for source in self.gold.sources]

    @property
    def source(self) -> DraftParty | None:
        """The only source, where there is one."""
        return self.sources[0] if len(self.sources) == 1 else None

    @cached_property
    def lead(self) -> int:
        """The first sentence that names the principals, title aside."""
        numbers = [n for party in self.principals for n in party.evidence]
        body = [n for n in numbers if self.sentence(n).rstrip().endswith((".", "”", '"'))]
        return min(body or numbers or [1])

    def sentence(self, number: int) -> str:
        return self.article.sentences[number - 1].text

    def span(self, number: int) -> tuple[int, int]:
        sentence = self.article.sentences[number - 1]
        return sentence.start, sentence.end

    def paragraph_of(self, number: int) -> int:
        """Which paragraph, from 0, a sentence stands in."""
        start = self.span(number)[0]
        return next(n for n, (a, b) in enumerate(self.paragraphs) if a <= start < b)

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        return paragraphs(self.text)

    def curly(self) -> bool:
        return '"' not in self.text

    def quoted(self, words: str) -> str:
        """Words in the article's own kind of quotation marks."""
        return f"“{words}”" if self.curly() else f'"{words}"'

    def possessive(self, name: str) -> str:
        return f"{name}{'’' if '’' in self.text or self.curly() else chr(39)}s"

    def forms(self, party: DraftParty) -> list[str]:
        """What the text calls a party by name, the whole name first: runs of its words that stand in the text."""
        words = party.name.split()
        runs = [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
        others = {w for p in self.gold.parties if p.id != party.id for w in f"{p.name} {p.side or ''}".split()}
        known = [r for r in runs if r[0].isupper() and r not in others and re.search(rf"\b{re.escape(r)}\b", self.text)]
        return sorted(set(known) | {party.name}, key=len, reverse=True)

    def short(self, party: DraftParty) -> str:
        """The name the text mostly uses for a party after the first mention."""
        if not is_person(party):
            return party.name
        used = [(len(self._alone(form, party)), form) for form in self.forms(party) if form != party.name]
        return max(used)[1] if used and max(used)[0] else party.name

    def _alone(self, form: str, party: DraftParty) -> list[str]:
        """Occurrences of a form that are no part of a longer one."""
        text = self.text
        for longer in (f for f in self.forms(party) if len(f) > len(form) and form in f):
            text = text.replace(longer, "")
        return re.findall(rf"\b{re.escape(form)}\b", text)

    def named(self, source: DraftParty) -> str:
        """How a sentence of ours calls a source that the text has introduced."""
        if is_person(source):
            return self.short(source)
        first, _, rest = source.name.partition(" ")
        if first.lower() in ("a", "an"):
            return f"the {rest}"
        return f"the {source.name}" if re.search(rf"\b[Tt]he {re.escape(source.name)}", self.text) else source.name

    def mentions(self, party: DraftParty, text: str) -> bool:
        return any(re.search(rf"\b{re.escape(form)}\b", text) for form in self.forms(party))

    def lowered(self, text: str) -> str:
        """A claim's text as a clause within a sentence: without its capital unless that is a name's."""
        first, text = text.split(maxsplit=1)[0], text.strip().rstrip(".")
        if first in ARTICLES:
            return text[0].lower() + text[1:]
        names = {w for p in self.gold.parties for w in re.findall(r"\w+", f"{p.name} {p.side or ''} {p.title or ''}")}
        plain = re.split(r"[’']", first)[0]
        is_name = plain in names or not plain.isalpha() or re.search(rf"[a-z,;] {re.escape(plain)}\b", self.text)
        return text if is_name or first.isupper() else text[0].lower() + text[1:]

    def claims_of(self, number: int) -> list[GoldClaim]:
        return [claim for claim in self.gold.claims if number in claim.evidence]

    def retold(self, claim: GoldClaim) -> str | None:
        """A claim as one more account would give it after "said that": who told whom what."""
        speaker = self.parties[claim.speaker[0]]
        other = next((p for p in self.principals if p.id != speaker.id), None)
        if claim.text.startswith(tuple(self.forms(speaker))):
            return claim.text.rstrip(".")
        if other is None or claim.act in ("courtesy", "thank", "agree", "other", "open_to", "reject"):
            return None
        return f"{self.short(speaker)} told {self.short(other)} that {self.lowered(claim.text)}"

    def retellable(self) -> list[GoldClaim]:
        """Claims of one principal that can be told again in one clause."""
        ids = {party.id for party in self.principals}
        return [
            claim for claim in self.gold.claims
            if claim.in_call and not claim.optional and len(claim.speaker) == 1 and claim.speaker[0] in ids
            and claim.modality == "asserted" and not claim.conflicts_with and self.retold(claim)
            and not re.search(r"\b(yesterday|today|tomorrow|tonight|I|we|my|our)\b", claim.text)
        ]  # fmt: skip

    def gaps(self) -> list[int]:
        """Ends of paragraphs after which a new one can stand without cutting a pronoun off from its name."""
        first = self.paragraph_of(self.lead)
        found = []
        for n, (_, end) in enumerate(self.paragraphs[first:], first):
            following = self.text[self.paragraphs[n + 1][0] :] if n + 1 < len(self.paragraphs) else ""
            if not re.match(r"(He|She|They|It|This|That|These|Those|Both|All|Neither)\b", following):
                found.append(end)
        return found

    def inserted(self, paragraph: str, at: int | None = None) -> list[Edit]:
        """A paragraph put in at the end of another, the last one's where nothing is said."""
        end = self.paragraphs[-1][1] if at is None else at
        return [(end, end, f"\n\n{paragraph}")]

    def renamed(self, names: dict[str, str]) -> Callable[[str], str]:
        """A function that replaces names, all at once and the longest first."""
        pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")
        return lambda text: pattern.sub(lambda match: names[match.group()], text)

    def renaming(self, names: dict[str, str], start: int = 0, end: int | None = None) -> list[Edit]:
        """Edits that replace names in a stretch of the text."""
        pattern = r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b"
        return substituted(self.text, pattern, lambda match: names[match.group()], start, end)


def is_person(party: Any) -> bool:
    """A name of several words with a title, or a principal's: institutions have no title."""
    words = party.name.split()
    return len(words) > 1 and party.name[0].isupper() and (party.role == "principal" or party.title is not None)


def map_texts(data: dict[str, Any], change: Callable[[str], str], claims: Iterable[str] | None = None) -> None:
    """Apply a change to everything in a gold record's data that is worded, or to some claims alone."""
    if claims is None:
        for item in (data, *data["parties"], *data["topics"]):
            for name in ("headline", "abstract", "name", "title", "label"):
                if item.get(name):
                    item[name] = change(item[name])
    for claim in data["claims"]:
        if claims is not None and claim["id"] not in claims:
            continue
        for name in ("text", "target"):
            if claim.get(name):
                claim[name] = change(claim[name])
            if name in claim["alternatives"]:
                claim["alternatives"][name] = [v and change(v) for v in claim["alternatives"][name]]


def swap_ids(claim: dict[str, Any], a: str, b: str) -> None:
    """Exchange two parties wherever a claim's data refers to them, alternatives included."""
    to = {a: b, b: a}

    def ids(values: list[str]) -> list[str]:
        return [to.get(id, id) for id in values]

    def voices(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**quote, "voice": to.get(quote["voice"], quote["voice"])} for quote in quotes]

    for name, swap in (("speaker", ids), ("addressee", ids), ("via", ids), ("quotes", voices)):
        claim[name] = swap(claim[name])
        if name in claim["alternatives"]:
            claim["alternatives"][name] = [swap(values) for values in claim["alternatives"][name]]
