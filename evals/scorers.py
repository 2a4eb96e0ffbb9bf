"""Every metric of the suite: what it measures, of which it is a share, which way is better.

Scorers are pure functions of a comparison (record, gold, article, what aligns with what). A metric that does not
apply is unscored, not 0; one that is conditional on aligned claims is 0 where the gold has claims and none aligned,
or a record without a single right claim would look better than one with a few.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer import Article, as_draft, default_addressee, ground

from .alignment import name_stems, stems
from .score import Score, f1, share

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer import DraftParty

    from .alignment import Comparison, Pair
    from .gold import Gold


@dataclass(frozen=True)
class Metric:
    """`applies` says from the gold alone whether there is anything to score, so that a record can't choose."""

    name: str
    measure: Callable[[Comparison], Score]
    applies: Callable[[Gold], bool]
    higher_is_better: bool = True

    @property
    def worst(self) -> float:
        """What a case without a record gets."""
        return 0.0 if self.higher_is_better else 1.0

    @property
    def about(self) -> str:
        """What it measures, in a line."""
        return (self.measure.__doc__ or "").partition("\n")[0]

    def score(self, c: Comparison) -> Score:
        return self.measure(c) if self.applies(c.gold) else Score(None, "does not apply to this case")


PRIMARY = "attributed_claim_f1"
ACCOUNT = re.compile(
    r"\b(account|according to|readouts?|statements?|spokes(?:man|men|woman|women|person|people)"
    r"|communiqué|selon|d['’]après|zufolge|laut|nach (?:den )?(?:Angaben|Worten)|según"
    r"|по (?:словам|данным|сообщению))\b",
    re.IGNORECASE,
)
TOLD = 0.5  # of a claim's content words: a sentence holding as many tells the claim
NOTHING_ALIGNED = Score(0.0, "no claim aligned")


def attributed_claim_f1(c: Comparison) -> Score:
    """F1 of claims that align and have speaker, relay and modality right."""
    return _claim_f1(c, [pair for pair in c.pairs if not _attribution_errors(c, pair)])


def claim_f1(c: Comparison) -> Score:
    """F1 of claims that align, whoever is said to have said them."""
    return _claim_f1(c, c.pairs)


def _claim_f1(c: Comparison, right: Sequence[Pair]) -> Score:
    """Hits over claims made and claims wanted; an optional gold claim is wanted where it was found."""
    wanted = [claim.id for claim in c.gold.claims if not claim.optional or claim.id in c.aligned]
    paired = {pair.claim.id for pair in c.pairs}
    findings = {
        "missed": [id for id in wanted if id not in c.aligned],
        "extra": [claim.id for claim in c.record.claims if claim.id not in paired],
        "wrong": [f"{pair.claim.id} ({', '.join(e)})" for pair in c.pairs if (e := _attribution_errors(c, pair))],
    }
    reason = "; ".join(f"{what} {', '.join(ids)}" for what, ids in findings.items() if ids)
    return Score(f1(len(right), len(c.record.claims), len(wanted)), reason or "all right")


def _attribution_errors(c: Comparison, pair: Pair) -> list[str]:
    return [name for name in ATTRIBUTION if not CHECKS[name](c, pair)]


def wrong_fields(c: Comparison, pair: Pair) -> list[str]:
    """The fields of an aligned claim that no reading of the gold allows."""
    return [name for name, right in CHECKS.items() if not right(c, pair)]


def _speaker_right(c: Comparison, pair: Pair) -> bool:
    return set(c.as_gold(pair.claim.speaker)) in [set(ids) for ids in pair.gold.readings("speaker")]


def _via_right(c: Comparison, pair: Pair) -> bool:
    return c.as_gold(pair.claim.via) in pair.gold.readings("via")


def _addressee_right(c: Comparison, pair: Pair) -> bool:
    """A first reading that names no addressee means the computed one, as in a record; an alternative means nobody."""
    first, *others = pair.gold.readings("addressee")
    licit = [first or default_addressee(pair.gold, c.gold), *others]
    return set(c.as_gold(pair.claim.addressee)) in [set(ids) for ids in licit]


def _field_right(name: str) -> Callable[[Comparison, Pair], bool]:
    return lambda _, pair: getattr(pair.claim, name) in pair.gold.readings(name)


CHECKS: dict[str, Callable[[Comparison, Pair], bool]] = {
    "speaker": _speaker_right,
    "via": _via_right,
    "addressee": _addressee_right,
    **{name: _field_right(name) for name in ("modality", "in_call", "attribution", "act")},
}
ATTRIBUTION = ("speaker", "via", "modality")  # what makes an aligned claim an attributed one


def _given_alignment(name: str) -> Callable[[Comparison], Score]:
    """The share of aligned claims whose field of that name is right."""
    right = CHECKS[name]

    def score(c: Comparison) -> Score:
        if not c.pairs:
            return NOTHING_ALIGNED
        wrong = [pair.claim.id for pair in c.pairs if not right(c, pair)]
        return Score(1 - len(wrong) / len(c.pairs), f"wrong: {', '.join(wrong)}" if wrong else "all right")

    score.__doc__ = f"The share of aligned claims with the right {name.replace('_', ' ')}."
    return score


def text_f1(c: Comparison) -> Score:
    """Mean content-word F1 of aligned claims' texts."""
    return Score(sum(p.word_f1 for p in c.pairs) / len(c.pairs)) if c.pairs else NOTHING_ALIGNED


def evidence_f1(c: Comparison) -> Score:
    """F1 of cited sentences over aligned claims, each against its best reading, counts summed."""
    if not c.pairs:
        return NOTHING_ALIGNED
    hits = found = wanted = 0
    for pair in c.pairs:
        cited = {evidence.sentence for evidence in pair.claim.evidence}
        best = max(
            (set(r) for r in pair.gold.readings("evidence")), key=lambda r: f1(len(cited & r), len(cited), len(r)) or 0
        )
        hits, found, wanted = hits + len(cited & best), found + len(cited), wanted + len(best)
    return Score(f1(hits, found, wanted))


def quote_voice_accuracy(c: Comparison) -> Score:
    """Of the quotations that the gold's claims need, the share to which the record gives the right voice.

    A quotation is known by its number, so this needs no alignment. One that the record attaches to none of its claims
    has no voice.
    """
    voices: dict[int, set[str]] = defaultdict(set)
    for claim in c.record.claims:
        for quote in claim.quotes:
            voices[quote.quotation] |= set(c.as_gold([quote.voice]))
    marks: dict[int, bool] = {}
    for gold in c.gold.claims:
        readings = [{quote.quotation: quote.voice for quote in reading} for reading in gold.readings("quotes")]
        for number in () if gold.optional else set(readings[0]).intersection(*readings):
            licit = [{reading[number]} for reading in readings]
            marks[number] = marks.get(number, True) and voices[number] in licit
    wrong = [str(number) for number, right in sorted(marks.items()) if not right]
    return share(marks.values(), f"wrong: quotation {', '.join(wrong)}" if wrong else "all right")


def party_f1(c: Comparison) -> Score:
    """F1 of parties with their roles; parties merely mentioned count on neither side."""
    roles = {party.id: party.role for party in c.gold.parties}
    found = [party for party in c.record.parties if party.role != "mentioned"]
    hits = [party for party in found if roles.get(c.parties.get(party.id, "")) == party.role]
    wanted = [party for party in c.gold.parties if party.role != "mentioned"]
    missed = {party.id for party in wanted} - {c.parties[party.id] for party in hits}
    return Score(f1(len(hits), len(found), len(wanted)), f"missed: {', '.join(sorted(missed))}" if missed else "")


def source_f1(c: Comparison) -> Score:
    """F1 of the sources; naming none is right where there are none."""
    return _set_f1(set(c.as_gold(source.party for source in c.record.sources)), {s.party for s in c.gold.sources})


def flag_f1(c: Comparison) -> Score:
    """F1 of the flags that the article's content calls for; raising none is right where it calls for none."""
    content = {"embedded_instruction", "conflicting_accounts", "contradiction"}
    return _set_f1(content & set(c.record.flags), content & set(c.gold.flags))


def _set_f1(found: set[str], wanted: set[str]) -> Score:
    value = f1(len(found & wanted), len(found), len(wanted))
    differing = sorted(found ^ wanted)
    return Score(1.0 if value is None else value, f"differ in {', '.join(differing)}" if differing else "all right")


def topic_f1(c: Comparison) -> Score:
    """How alike aligned claims are grouped by topic, whatever the labels: B-cubed F1 (Bagga & Baldwin 1998).

    Two claims whose alternatives allow them to share a topic or not count on neither side.
    """
    if not c.pairs:
        return NOTHING_ALIGNED
    precision = recall = 0.0
    for pair in c.pairs:
        together = [other for other in c.pairs if other.claim.topic == pair.claim.topic]
        licit = [other for other in c.pairs if other is pair or _may_share_topic(pair, other)]
        due = [other for other in c.pairs if other is pair or _must_share_topic(pair, other)]
        precision += len([other for other in together if other in licit]) / len(together)
        recall += len([other for other in due if other in together]) / len(due)
    return Score(f1(precision * recall, precision * len(c.pairs), recall * len(c.pairs)))


def _may_share_topic(a: Pair, b: Pair) -> bool:
    return bool(set(a.gold.readings("topic")) & set(b.gold.readings("topic")))


def _must_share_topic(a: Pair, b: Pair) -> bool:
    return len(set(a.gold.readings("topic")) | set(b.gold.readings("topic"))) == 1


def unsupported_rate(c: Comparison) -> Score:
    """The share of claims that `ground` finds an issue with. Lower is better."""
    if not c.record.claims:
        return Score(None, "no claims")
    # Numbers that don't resolve are not in a record's spans any more, only in its issues.
    issues = [*ground(as_draft(c.record), c.article), *(i for i in c.record.issues if i.rule == "reference")]
    blamed = {issue.path.partition("]")[0] for issue in issues if issue.path.startswith("claims[")}
    found = sorted({f"{issue.path}: {issue.rule}" for issue in issues if issue.path.startswith("claims[")})
    return Score(len(blamed) / len(c.record.claims), "; ".join(found) or "all supported")


def relay_dropped_rate(c: Comparison) -> Score:
    """Of the abstract's sentences that tell a relayed claim, the share naming none of its relays. Lower is better.

    A relay is named by name or title, or by a phrase that can only mean an account of others ("by her account").
    """
    handles = {party.id: _handles(party, c) for party in c.gold.parties}
    names = name_stems([*c.record.parties, *c.gold.parties], c.article.language)
    relayed = [claim for claim in c.gold.claims if all(claim.readings("via"))]
    dropped = {}
    for sentence in Article.parse(c.record.abstract).sentences if c.record.abstract.strip() else ():
        said = stems(sentence.text, c.article.language)
        told = [claim for claim in relayed if _tells(said, stems(claim.text, c.article.language) - names)]
        if told:
            relays = {handle for claim in told for id in claim.via for handle in handles.get(id, ())}
            dropped[sentence.text] = not (relays & said or ACCOUNT.search(sentence.text))
    return share(dropped.values(), "; ".join(text for text, gone in dropped.items() if gone) or "all named")


def _handles(party: DraftParty, c: Comparison) -> frozenset[str]:
    """Words by which a sentence may name a relay: of its name or title, unless others go by them too."""
    language = c.article.language
    others = [other for other in c.gold.parties if other.id != party.id]
    shared = name_stems(others, language) | {stem for o in others for stem in stems(o.side, language)}
    own = stems(party.name, language) | stems(party.title, language) - stems(party.side, language)
    return own - shared or stems(party.name, language)


def _tells(sentence: frozenset[str], claim: frozenset[str]) -> bool:
    """Whether most of a claim's content stands in a sentence."""
    return bool(claim) and len(claim & sentence) / len(claim) >= TOLD


def abstention(c: Comparison) -> Score:
    """On an article that is not about a call: whether the record says so and claims nothing."""
    abstained = c.record.status == "not_a_call" and not (c.record.claims or c.record.parties or c.record.sources)
    return Score(float(abstained))


def _header(*names: str) -> Callable[[Comparison], Score]:
    """1 where all the named header fields are the gold's, else 0."""

    def score(c: Comparison) -> Score:
        found, wanted = ([getattr(side, name) for name in names] for side in (c.record, c.gold))
        return Score(float(found == wanted), "" if found == wanted else f"{found}, should be {wanted}")

    score.__doc__ = f"Whether {' and '.join(names).replace('_', ' ')} is the gold's."
    return score


def initiator_accuracy(c: Comparison) -> Score:
    """Whether the initiator is the gold's, none included."""
    found = c.as_gold([c.record.initiator])[0] if c.record.initiator else None
    return Score(float(found == c.gold.initiator), "" if found == c.gold.initiator else f"{found}")


def _always(_: Gold) -> bool:
    return True


def _has_claims(gold: Gold) -> bool:
    return any(not claim.optional for claim in gold.claims)


def _has_quotes(gold: Gold) -> bool:
    return any(claim.quotes and not claim.optional for claim in gold.claims)


def _is_relayed(gold: Gold) -> bool:
    return any(all(claim.readings("via")) for claim in gold.claims)


def _is_call(gold: Gold) -> bool:
    return gold.status != "not_a_call"


def _is_no_call(gold: Gold) -> bool:
    return gold.status == "not_a_call"


METRICS: tuple[Metric, ...] = (
    Metric(PRIMARY, attributed_claim_f1, _has_claims),
    Metric("claim_f1", claim_f1, _has_claims),
    *(Metric(f"{name}_accuracy", _given_alignment(name), _has_claims) for name in CHECKS),
    Metric("quote_voice_accuracy", quote_voice_accuracy, _has_quotes),
    Metric("evidence_f1", evidence_f1, _has_claims),
    Metric("text_f1", text_f1, _has_claims),
    Metric("status_accuracy", _header("status"), _always),
    Metric("date_accuracy", _header("date"), _is_call),
    Metric("duration_accuracy", _header("duration_minutes", "duration_qualifier"), _is_call),
    Metric("medium_accuracy", _header("medium"), _is_call),
    Metric("initiator_accuracy", initiator_accuracy, _is_call),
    Metric("party_f1", party_f1, _is_call),
    Metric("source_f1", source_f1, _is_call),
    Metric("topic_f1", topic_f1, _has_claims),
    Metric("flag_f1", flag_f1, _always),
    Metric("abstention", abstention, _is_no_call),
    Metric("unsupported_rate", unsupported_rate, _always, higher_is_better=False),
    Metric("relay_dropped_rate", relay_dropped_rate, _is_relayed, higher_is_better=False),
)
