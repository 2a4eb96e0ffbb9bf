"""Gold records made wrong on purpose, one way at a time: what `ground` should catch, measured per kind.

    mutate(gold, article, seed)   drafts that each differ from the gold in one lie a model might tell
    measure(pairs, seed)          of each kind, how many there were and how many were caught

A mutation is caught when `ground` finds an issue at the very place that was changed (the claim, or the field).
Some kinds can't all be caught by looking at words, and the floors in the tests say so: with both principals in
one sentence, nothing but grammar shows who spoke.
"""

from __future__ import annotations

import datetime
import random
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer import Article, Draft, DraftClaim, ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PER_KIND = 3  # mutations of one kind from one gold at most

INVENTED = ("Ulderic", "Zorvath", "Quennemark", "Ibbeltofte", "Harskind")


@dataclass(frozen=True)
class Mutation:
    kind: str
    path: str  # what was changed: claims[3], headline, date...
    what: str  # from what to what, for a person
    draft: Draft


@dataclass(frozen=True)
class Caught:
    kind: str
    made: int
    caught: int
    missed: tuple[Mutation, ...]

    @property
    def share(self) -> float:
        return self.caught / self.made


@dataclass(frozen=True)
class _Subject:
    draft: Draft
    article: Article
    other: Draft | None
    rng: random.Random

    @property
    def language(self) -> str:
        return self.draft.language or self.article.language

    def parties_but(self, ids: Iterable[str], role: str | None = None) -> list[str]:
        taken = set(ids)
        return [p.id for p in self.draft.parties if p.id not in taken and role in (None, p.role)]


_Change = tuple[str, str, dict[str, Any]]  # path, what, fields of the draft or of the claim


def mutate(gold: Draft, article: Article, seed: int, other: Draft | None = None) -> list[Mutation]:
    """Up to `PER_KIND` mutations of each kind that applies to this gold; the same for the same seed.

    `other` is the gold of another article, for claims that stray from one record into the next.
    """
    found: list[Mutation] = []
    for kind, make in KINDS.items():
        rng = random.Random(f"{seed} {kind} {article.sha256}")  # noqa: S311
        changes = list(make(_Subject(gold, article, other, rng)))
        for path, what, fields in rng.sample(changes, min(PER_KIND, len(changes))):
            found.append(Mutation(kind, path, what, _changed(gold, path, fields)))
    return found


def measure(pairs: Iterable[tuple[Draft, Article]], seed: int) -> list[Caught]:
    """Of each kind, the mutations made of these golds and those that `ground` caught; kinds that never apply are
    left out."""
    pairs = list(pairs)
    made, caught, missed = Counter[str](), Counter[str](), dict[str, list[Mutation]]()
    for n, (gold, article) in enumerate(pairs):
        rest = (*pairs[n + 1 :], *pairs[:n])
        others = (g for g, a in rest if a.sha256 != article.sha256 and a.language == article.language)
        other = next(others, None)
        for mutation in mutate(gold, article, seed, other):
            made[mutation.kind] += 1
            if is_caught(mutation, article):
                caught[mutation.kind] += 1
            else:
                missed.setdefault(mutation.kind, []).append(mutation)
    return [Caught(k, made[k], caught[k], tuple(missed.get(k, ()))) for k in KINDS if made[k]]


def is_caught(mutation: Mutation, article: Article) -> bool:
    return any(issue.path.startswith(mutation.path) for issue in ground(mutation.draft, article))


def table(rows: Iterable[Caught]) -> str:
    """What `measure` found, a line per kind."""
    rows = list(rows)
    width = max(len(row.kind) for row in rows)
    lines = [f"{'kind':{width}}  made  caught  share"]
    lines += [f"{row.kind:{width}}  {row.made:4}  {row.caught:6}  {row.share:5.2f}" for row in rows]
    return "\n".join(lines)


def _changed(draft: Draft, path: str, fields: dict[str, Any]) -> Draft:
    if not path.startswith("claims["):
        return draft.model_copy(update=fields)
    index = int(path[len("claims[") : path.index("]")])
    claims = list(draft.claims)
    claims[index] = claims[index].model_copy(update=fields)
    return draft.model_copy(update={"claims": tuple(claims)})


def _claims(subject: _Subject) -> Iterator[tuple[str, DraftClaim]]:
    for i, claim in enumerate(subject.draft.claims):
        yield f"claims[{i}]", claim


def _swap_speakers(subject: _Subject) -> Iterator[_Change]:
    principals = {p.id for p in subject.draft.parties if p.role == "principal"}
    for path, claim in _claims(subject):
        if len(claim.speaker) == 1 and claim.speaker[0] in principals:
            for other in principals - set(claim.speaker):
                yield path, f"{claim.speaker[0]} -> {other}", {"speaker": (other,), "addressee": claim.speaker}


def _drop_via(subject: _Subject) -> Iterator[_Change]:
    for path, claim in _claims(subject):
        if claim.via:
            yield path, f"via {claim.via} -> ()", {"via": ()}


def _promote_to_outlet(subject: _Subject) -> Iterator[_Change]:
    for path, claim in _claims(subject):
        if claim.via:
            yield path, f"via {claim.via} -> the outlet", {"via": (), "attribution": "outlet"}


def _wrong_via(subject: _Subject) -> Iterator[_Change]:
    for path, claim in _claims(subject):
        if not claim.via:
            continue
        for other in subject.parties_but((*claim.speaker, *claim.via)):
            yield path, f"{claim.via[-1]} -> {other}", {"via": (*claim.via[:-1], other)}


def _via_speaker(subject: _Subject) -> Iterator[_Change]:
    for path, claim in _claims(subject):
        if len(claim.speaker) == 1:
            yield path, "via -> the speaker", {"via": (*claim.speaker, *claim.via)}


# Where a negation goes in, by language: a finite verb or auxiliary, and what becomes of it.
_ADD = {
    "en": [
        (r"\b(is|are|was|were|will|would|can|could|should|has|have|had|must|may|might)\b", r"\1 not"),
        (r"\b(\w{3,}ed)\b", r"did not \1"),
    ],
    "fr": [(r"\b(est|sont|a|ont|sera|seront|doit|doivent|peut|peuvent|était|attendent)\b", r"ne \1 pas")],
    "de": [(r"\b(ist|sind|wird|werden|hat|haben|soll|sollen|muss|müssen|kann|können|wurde|habe)\b", r"\1 nicht")],
    "es": [(r"\b(es|son|ha|han|será|fue|fueron|debe|deben|puede|pueden|revisará|está)\b", r"no \1")],
    "ru": [(r"\b(\w+(?:ать|ить|еть|ла|ли|ил|ал|ет|ит|ют|ут|на|но))\b", r"не \1")],
}
# What takes a negation out. "Did not rule out" is no negation and has a kind of its own.
_DROP = {
    "en": [
        (r"\b(do|does|did) not ", ""), (r"\bcannot\b", "can"), (r"n['’]t\b", ""), (r"\bnot ", ""), (r"\bnever ", ""),
        (r"\bno longer ", "still "), (r"^No\b", "A"), (r"\bno ", "a "), (r"^Neither\b", "Each"),
        (r"\bwithout\b", "with"),
    ],
    "fr": [(r"\b(?:ne |n['’])(\w+) (?:pas|plus|jamais)\b", r"\1"), (r"\bsans\b", "avec"), (r"\baucune?\b", "une")],
    "de": [(r"\bnicht ", ""), (r"\bkein(\w*)\b", r"ein\1"), (r"\bohne\b", "mit")],
    "es": [(r"\bno ", ""), (r"\bsin\b", "con"), (r"\bnunca ", "")],
    "ru": [(r"\bне ", ""), (r"\bбез\b", "с"), (r"\bникогда ", "")],
}  # fmt: skip
_OPEN = {
    "en": (r"did not (?:rule out|exclude)|(?:does|do) not (?:rule out|exclude)", "agreed to"),
    "fr": (r"n['’](?:a|ont) pas exclu", "a accepté"),
    "de": (r"(?:hat|haben) nicht ausgeschlossen", "vereinbart"),
    "es": (r"no (?:ha )?descart(?:ó|a|aron|ado)", "aceptó"),
    "ru": (r"не исключ(?:ил|ила|или|ает|ают)", "согласился на"),
}
_SOFT = {
    "en": (r"\b(?:may|might|could)\b", "will"),
    "fr": (r"\b(?:pourrait|peut)\b", "va"),
    "de": (r"\b(?:könnte|könnten)\b", "wird"),
    "es": (r"\b(?:podría|puede)\b", "va a"),
    "ru": (r"\b(?:может|могут)\b", "будет"),
}  # fmt: skip


def _rewritten(text: str, rules: Iterable[tuple[str, str]]) -> str | None:
    """`text` with the first rule that fits applied once."""
    for pattern, by in rules:
        changed, n = re.subn(pattern, by, text, count=1)
        if n:
            return changed[:1].upper() + changed[1:]
    return None


def _add_negation(subject: _Subject) -> Iterator[_Change]:
    for path, claim in _claims(subject):
        if claim.modality == "asserted" and (text := _rewritten(claim.text, _ADD.get(subject.language, []))):
            yield path, f"{claim.text!r} -> {text!r}", {"text": text, "modality": "negated"}


def _drop_negation(subject: _Subject) -> Iterator[_Change]:
    opened = _OPEN.get(subject.language, (r"(?!)", ""))[0]
    for path, claim in _claims(subject):
        if claim.modality != "negated" or re.search(opened, claim.text):
            continue
        if text := _rewritten(claim.text, _DROP.get(subject.language, [])):
            yield path, f"{claim.text!r} -> {text!r}", {"text": text, "modality": "asserted"}


def _strengthen(subject: _Subject) -> Iterator[_Change]:
    rule = _OPEN.get(subject.language)
    for path, claim in _claims(subject):
        if rule and (text := _rewritten(claim.text, [rule])):
            yield path, f"{claim.text!r} -> {text!r}", {"text": text, "modality": "asserted", "act": "agree"}
        elif claim.act == "open_to" and claim.modality == "possible":
            yield path, "open_to, possible -> agree, asserted", {"modality": "asserted", "act": "agree"}


def _harden(subject: _Subject) -> Iterator[_Change]:
    rule = _SOFT.get(subject.language)
    for path, claim in _claims(subject):
        if claim.modality == "possible" and rule and (text := _rewritten(claim.text, [rule])):
            yield path, f"{claim.text!r} -> {text!r}", {"text": text, "modality": "asserted"}


def _change_number(subject: _Subject) -> Iterator[_Change]:
    for path, claim in _claims(subject):
        for match in re.finditer(r"(?<![\w.,])\d+(?![\w.,]*\d)", claim.text):
            new = str(int(match.group()) + subject.rng.choice((1, 2, 10, 100)))
            text = claim.text[: match.start()] + new + claim.text[match.end() :]
            yield path, f"{match.group()} -> {new}", {"text": text}


def _invent_name(subject: _Subject) -> Iterator[_Change]:
    for path, claim in _claims(subject):
        for name in _names(claim.text, subject):
            new = subject.rng.choice(INVENTED)
            yield path, f"{name} -> {new}", {"text": claim.text.replace(name, new, 1)}


def _change_name(subject: _Subject) -> Iterator[_Change]:
    """A name becomes another that the article has, in sentences that the claim doesn't cite."""
    yield from _renamed(subject, of_party=False)


def _change_party_name(subject: _Subject) -> Iterator[_Change]:
    """A name becomes that, the title or the side of a party whom the cited sentences don't name."""
    yield from _renamed(subject, of_party=True)


def _renamed(subject: _Subject, *, of_party: bool) -> Iterator[_Change]:
    record = " ".join(f"{p.name} {p.title} {p.side}" for p in subject.draft.parties)
    everywhere = {name for s in subject.article.sentences for name in _names(s.text, subject)}
    candidates = sorted(name for name in everywhere if (name[:4] in record) is of_party)
    for path, claim in _claims(subject):
        cited = " ".join(s.text for n in claim.evidence if (s := subject.article.sentence(n)))
        for name in _names(claim.text, subject):
            if away := [new for new in candidates if new[:4] not in cited and new[:4] != name[:4]]:
                new = subject.rng.choice(away)
                yield path, f"{name} -> {new}", {"text": claim.text.replace(name, new, 1)}


def _names(text: str, subject: _Subject) -> list[str]:
    """Capitalised words inside a sentence; none in German, where they are nouns."""
    if subject.language == "de":
        surnames = {p.name.split()[-1] for p in subject.draft.parties if p.name[:1].isupper()}
        return [name for name in sorted(surnames) if re.search(rf"\s{re.escape(name)}\b", text)]
    months = r"January|February|March|April|May|June|July|August|September|October|November|December|\w+day"
    return [n for n in re.findall(r"(?<=[^.!?:“\"«\n] )([A-ZÀ-ÞА-Я][^\W\d_]{2,})", text) if not re.fullmatch(months, n)]


def _change_date(subject: _Subject) -> Iterator[_Change]:
    if subject.draft.date:
        for days in (-3, -1, 1, 2, 30):
            date = datetime.date.fromisoformat(subject.draft.date) + datetime.timedelta(days=days)
            yield "date", f"{subject.draft.date} -> {date}", {"date": date.isoformat()}


def _change_duration(subject: _Subject) -> Iterator[_Change]:
    if minutes := subject.draft.duration_minutes:
        for more in (5, 10, 60):
            yield "duration_minutes", f"{minutes} -> {minutes + more}", {"duration_minutes": minutes + more}


def _change_medium(subject: _Subject) -> Iterator[_Change]:
    for medium in ("phone", "video"):
        if subject.draft.medium == "unspecified" and subject.draft.status != "not_a_call":
            yield "medium", f"unspecified -> {medium}", {"medium": medium}


def _shift_evidence(subject: _Subject) -> Iterator[_Change]:
    last = len(subject.article.sentences)
    for path, claim in _claims(subject):
        for by in (-1, 1):
            shifted = tuple(n + by for n in claim.evidence)
            if all(1 <= n <= last for n in shifted) and not set(shifted) & set(claim.evidence):
                yield path, f"{claim.evidence} -> {shifted}", {"evidence": shifted}


def _wrong_voice(subject: _Subject) -> Iterator[_Change]:
    for path, claim in _claims(subject):
        for i, quote in enumerate(claim.quotes):
            for other in subject.parties_but([quote.voice]):
                quotes = list(claim.quotes)
                quotes[i] = quote.model_copy(update={"voice": other})
                yield path, f"voice {quote.voice} -> {other}", {"quotes": tuple(quotes)}


def _quotation_elsewhere(subject: _Subject) -> Iterator[_Change]:
    for path, claim in _claims(subject):
        for i, quote in enumerate(claim.quotes):
            for quotation in subject.article.quotations:
                if set(quotation.sentences) & set(claim.evidence):
                    continue
                quotes = list(claim.quotes)
                quotes[i] = quote.model_copy(update={"quotation": quotation.number})
                yield path, f"quotation {quote.quotation} -> {quotation.number}", {"quotes": tuple(quotes)}


def _party(subject: _Subject, field: str, value: str) -> Iterator[_Change]:
    for i, party in enumerate(subject.draft.parties):
        parties = list(subject.draft.parties)
        parties[i] = party.model_copy(update={field: value})
        yield f"parties[{i}].{field}", f"{getattr(party, field)} -> {value}", {"parties": tuple(parties)}


def _invented_party(subject: _Subject) -> Iterator[_Change]:
    yield from _party(subject, "name", f"Aldo {subject.rng.choice(INVENTED)}")


def _wrong_title(subject: _Subject) -> Iterator[_Change]:
    yield from _party(subject, "title", "Archduke")


def _wrong_side(subject: _Subject) -> Iterator[_Change]:
    yield from _party(subject, "side", subject.rng.choice(("Paraguay", "Bhutan", "Iceland", "Zambia")))


def _headline_number(subject: _Subject) -> Iterator[_Change]:
    yield "headline", "+ 743", {"headline": f"{subject.draft.headline} (743 items)"}


def _headline_name(subject: _Subject) -> Iterator[_Change]:
    name = subject.rng.choice(INVENTED)
    yield "headline", f"+ {name}", {"headline": f"{subject.draft.headline}, with Aldo {name}"}


def _abstract_name(subject: _Subject) -> Iterator[_Change]:
    name = subject.rng.choice(INVENTED)
    yield "abstract", f"+ {name}", {"abstract": f"{subject.draft.abstract} It was, of course, Aldo {name}."}


def _abstract_without_relay(subject: _Subject) -> Iterator[_Change]:
    told = [claim.text for claim in subject.draft.claims if claim.in_call and claim.via][:3]
    if told:
        yield "abstract", "claims told as facts", {"abstract": ". ".join(told) + "."}


def _from_other_article(subject: _Subject) -> Iterator[_Change]:
    if subject.other:
        for (path, claim), foreign in zip(_claims(subject), subject.other.claims, strict=False):
            yield path, f"{claim.text!r} -> {foreign.text!r}", {"text": foreign.text}


def _from_other_sentence(subject: _Subject) -> Iterator[_Change]:
    """A claim's text under another claim's evidence, speaker and relay."""
    claims = subject.draft.claims
    for (path, claim), other in zip(_claims(subject), claims[2:], strict=False):
        if not set(other.evidence) & set(claim.evidence):
            yield path, f"{claim.text!r} -> {other.text!r}", {"text": other.text}


def _said_in_a_call_not_held(subject: _Subject) -> Iterator[_Change]:
    if subject.draft.status in ("planned", "not_held"):
        for path, _ in _claims(subject):
            yield path, "in_call -> true, asserted", {"in_call": True, "modality": "asserted"}


def _no_evidence(subject: _Subject) -> Iterator[_Change]:
    for path, _ in _claims(subject):
        yield path, "evidence -> ()", {"evidence": ()}


KINDS: dict[str, Callable[[_Subject], Iterator[_Change]]] = {
    "swap_speakers": _swap_speakers,
    "drop_via": _drop_via,
    "promote_to_outlet": _promote_to_outlet,
    "wrong_via": _wrong_via,
    "via_speaker": _via_speaker,
    "add_negation": _add_negation,
    "drop_negation": _drop_negation,
    "strengthen": _strengthen,
    "harden": _harden,
    "change_number": _change_number,
    "change_name": _change_name,
    "change_party_name": _change_party_name,
    "invent_name": _invent_name,
    "change_date": _change_date,
    "change_duration": _change_duration,
    "change_medium": _change_medium,
    "shift_evidence": _shift_evidence,
    "no_evidence": _no_evidence,
    "wrong_voice": _wrong_voice,
    "quotation_elsewhere": _quotation_elsewhere,
    "invented_party": _invented_party,
    "wrong_title": _wrong_title,
    "wrong_side": _wrong_side,
    "headline_number": _headline_number,
    "headline_name": _headline_name,
    "abstract_name": _abstract_name,
    "abstract_without_relay": _abstract_without_relay,
    "from_other_article": _from_other_article,
    "from_other_sentence": _from_other_sentence,
    "said_in_a_call_not_held": _said_in_a_call_not_held,
}
