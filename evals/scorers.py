"""Every metric of the suite: what it measures, of which it is a share, which way is better.

Scorers are pure functions of a comparison (record, gold, article, what aligns with what). A metric that does not
apply is unscored, not 0; one that is conditional on aligned claims is 0 where the gold has claims and none aligned,
or a record without a single right claim would look better than one with a few.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer import Article, as_draft, ground, proposition

from .score import Score, f1, share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .alignment import Comparison, Pair


@dataclass(frozen=True)
class Metric:
    """`applies` says from the gold alone whether it can be scored; a failed case gets `worst` there."""

    name: str
    score: Callable[[Comparison], Score]
    higher_is_better: bool = True

    @property
    def worst(self) -> float:
        return 0.0 if self.higher_is_better else 1.0


PRIMARY = "attributed_claim_f1"


def attributed_claim_f1(c: Comparison) -> Score:
    """F1 of claims that align and have speaker, relay and modality right."""
    return _claim_f1(c, [pair for pair in c.pairs if not _attribution_errors(c, pair)])


def claim_f1(c: Comparison) -> Score:
    """F1 of claims that align, whoever is said to have said them."""
    return _claim_f1(c, c.pairs)


def _claim_f1(c: Comparison, right: Iterable[Pair]) -> Score:
    hits = len(list(right))
    wanted = sum(not claim.optional or claim.id in c.aligned for claim in c.gold.claims)
    missed = [claim.id for claim in c.gold.claims if not claim.optional and claim.id not in c.aligned]
    extra = {claim.id for claim in c.record.claims} - {pair.claim.id for pair in c.pairs}
    wrong = [f"{pair.claim.id}: {', '.join(errors)}" for pair in c.pairs if (errors := _attribution_errors(c, pair))]
    reason = "; ".join(
        f"{what} {', '.join(ids)}"
        for what, ids in (("missed", missed), ("extra", sorted(extra)), ("wrong", wrong))
        if ids
    )
    return Score(f1(hits, len(c.record.claims), wanted), reason or "all right")


def _attribution_errors(c: Comparison, pair: Pair) -> list[str]:
    checks = {"speaker": _speaker_right, "via": _via_right, "modality": _field_right("modality")}
    return [name for name, right in checks.items() if not right(c, pair)]


def _speaker_right(c: Comparison, pair: Pair) -> bool:
    return set(c.as_gold(pair.claim.speaker)) in [set(ids) for ids in pair.gold.readings("speaker")]


def _via_right(c: Comparison, pair: Pair) -> bool:
    return c.as_gold(pair.claim.via) in pair.gold.readings("via")


def _addressee_right(c: Comparison, pair: Pair) -> bool:
    return set(c.as_gold(pair.claim.addressee)) in [set(ids) for ids in pair.gold.readings("addressee")]


def _field_right(name: str) -> Callable[[Comparison, Pair], bool]:
    return lambda _, pair: getattr(pair.claim, name) in pair.gold.readings(name)


def _given_alignment(right: Callable[[Comparison, Pair], bool]) -> Callable[[Comparison], Score]:
    """The share of aligned claims for which `right` holds."""

    def score(c: Comparison) -> Score:
        if not c.pairs:
            return _nothing_aligned(c)
        wrong = [pair.claim.id for pair in c.pairs if not right(c, pair)]
        return Score(1 - len(wrong) / len(c.pairs), f"wrong: {', '.join(wrong)}" if wrong else "all right")

    return score


def _nothing_aligned(c: Comparison) -> Score:
    return (
        Score(0.0, "no claim aligned")
        if any(not g.optional for g in c.gold.claims)
        else Score(None, "no claims to align")
    )


def text_f1(c: Comparison) -> Score:
    """Mean content-word F1 of aligned claims' texts."""
    return Score(sum(p.word_f1 for p in c.pairs) / len(c.pairs)) if c.pairs else _nothing_aligned(c)


def evidence_f1(c: Comparison) -> Score:
    """F1 of cited sentences over aligned claims, each against its best reading, counts summed."""
    if not c.pairs:
        return _nothing_aligned(c)
    hits = found = wanted = 0
    for pair in c.pairs:
        cited = {evidence.sentence for evidence in pair.claim.evidence}
        best = max(
            (set(r) for r in pair.gold.readings("evidence")), key=lambda r: f1(len(cited & r), len(cited), len(r)) or 0
        )
        hits, found, wanted = hits + len(cited & best), found + len(cited), wanted + len(best)
    return Score(f1(hits, found, wanted))


def quote_voice_accuracy(c: Comparison) -> Score:
    """Of the quotations in aligned gold claims, the share to which the record gives the right voice.

    A quotation the record attaches to none of its claims has no voice, so is wrong.
    """
    voices: dict[int, set[str]] = defaultdict(set)
    for claim in c.record.claims:
        for quote in claim.quotes:
            voices[quote.quotation] |= set(c.as_gold([quote.voice]))
    marks, wrong = [], []
    for pair in c.pairs:
        readings = pair.gold.readings("quotes")
        for quote in readings[0]:
            licit = {q.voice for reading in readings for q in reading if q.quotation == quote.quotation}
            marks.append(bool(voices[quote.quotation]) and voices[quote.quotation] <= licit)
            wrong += [] if marks[-1] else [str(quote.quotation)]
    return share(marks, f"wrong: quotation {', '.join(wrong)}" if wrong else "all right")


def party_f1(c: Comparison) -> Score:
    """F1 of parties with their roles; parties merely mentioned count on neither side."""
    roles = {party.id: party.role for party in c.gold.parties}
    found = [party for party in c.record.parties if party.role != "mentioned"]
    hits = [party for party in found if roles.get(c.parties.get(party.id, "")) == party.role]
    wanted = [party for party in c.gold.parties if party.role != "mentioned"]
    missed = {party.id for party in wanted} - {c.parties[party.id] for party in hits}
    return Score(f1(len(hits), len(found), len(wanted)), f"missed: {', '.join(sorted(missed))}" if missed else "")


def source_f1(c: Comparison) -> Score:
    """F1 of the sources."""
    found = set(c.as_gold(source.party for source in c.record.sources))
    wanted = {source.party for source in c.gold.sources}
    return Score(f1(len(found & wanted), len(found), len(wanted)))


def topic_f1(c: Comparison) -> Score:
    """How alike aligned claims are grouped by topic, whatever the labels: B-cubed F1 (Bagga & Baldwin 1998)."""
    if not c.pairs:
        return _nothing_aligned(c)

    def overlap(pair: Pair, other: Pair) -> tuple[bool, bool]:
        wanted = bool(set(pair.gold.readings("topic")) & set(other.gold.readings("topic")))
        return pair.claim.topic == other.claim.topic, wanted

    precision = recall = 0.0
    for pair in c.pairs:
        same = [overlap(pair, other) for other in c.pairs]
        both = sum(found and wanted for found, wanted in same)
        precision += both / sum(found for found, _ in same)
        recall += both / sum(wanted for _, wanted in same)
    return Score(2 * precision * recall / (precision + recall) / len(c.pairs))


def unsupported_rate(c: Comparison) -> Score:
    """The share of claims that `ground` finds an issue with. Lower is better."""
    issues = ground(as_draft(c.record), c.article)
    blamed = {issue.path.partition("]")[0] for issue in issues if issue.path.startswith("claims[")}
    if not c.record.claims:
        return Score(None, "no claims")
    return Score(len(blamed) / len(c.record.claims), "; ".join(f"{i.path}: {i.rule}" for i in issues[:5]))


def relay_dropped_rate(c: Comparison) -> Score:
    """Of the abstract's sentences that tell a relayed claim, the share naming none of its relays. Lower is better."""
    relayed = [claim for claim in c.gold.claims if claim.via]
    if not relayed or not c.record.abstract.strip():
        return Score(None, "nothing relayed")
    names = {party.id: _handles(party) for party in c.gold.parties}
    relays = {word for claim in relayed for id in claim.via for word in names.get(id, ())}
    marks = []
    for sentence in Article.parse(c.record.abstract).sentences:
        if any(_tells(sentence.text, claim.text, c.article.language) for claim in relayed):
            marks.append(not any(word in sentence.text.casefold() for word in relays))
    return share(marks)


def _handles(party: Any) -> list[str]:
    """What a sentence may call a party by: surname, or the name whole where it is no person's."""
    words = str(party.name).casefold().split()
    return [words[-1]] if str(party.name)[:1].isupper() and len(words) <= 3 else [" ".join(words)]


def _tells(sentence: str, claim: str, language: str) -> bool:
    """Whether most of a claim's content stands in a sentence."""
    wanted = {stem for _, stem in proposition(claim, language).content}
    return bool(wanted) and len(wanted & {s for _, s in proposition(sentence, language).content}) / len(wanted) >= 0.5


def abstention(c: Comparison) -> Score:
    """On an article that is not about a call: whether the record says so and claims nothing."""
    if c.gold.status != "not_a_call":
        return Score(None, "about a call")
    abstained = c.record.status == "not_a_call" and not (c.record.claims or c.record.parties or c.record.sources)
    return Score(float(abstained))


def flag_f1(c: Comparison) -> Score:
    """F1 of the flags that the article's content calls for."""
    content = {"embedded_instruction", "conflicting_accounts", "contradiction"}
    found, wanted = content & set(c.record.flags), content & set(c.gold.flags)
    return Score(f1(len(found & wanted), len(found), len(wanted)))


def _header(*names: str) -> Callable[[Comparison], Score]:
    """1 where all the named header fields are the gold's, else 0."""

    def score(c: Comparison) -> Score:
        found, wanted = ([getattr(side, name) for name in names] for side in (c.record, c.gold))
        return Score(float(found == wanted), "" if found == wanted else f"{found}, should be {wanted}")

    return score


def initiator_accuracy(c: Comparison) -> Score:
    """Whether the initiator is the gold's, none included; unscored where there is no call."""
    if c.gold.status == "not_a_call":
        return Score(None, "no call")
    found = c.as_gold([c.record.initiator])[0] if c.record.initiator else None
    return Score(float(found == c.gold.initiator), "" if found == c.gold.initiator else f"{found}")


METRICS: tuple[Metric, ...] = (
    Metric(PRIMARY, attributed_claim_f1),
    Metric("claim_f1", claim_f1),
    Metric("speaker_accuracy", _given_alignment(_speaker_right)),
    Metric("via_accuracy", _given_alignment(_via_right)),
    Metric("modality_accuracy", _given_alignment(_field_right("modality"))),
    Metric("in_call_accuracy", _given_alignment(_field_right("in_call"))),
    Metric("attribution_accuracy", _given_alignment(_field_right("attribution"))),
    Metric("addressee_accuracy", _given_alignment(_addressee_right)),
    Metric("act_accuracy", _given_alignment(_field_right("act"))),
    Metric("quote_voice_accuracy", quote_voice_accuracy),
    Metric("evidence_f1", evidence_f1),
    Metric("text_f1", text_f1),
    Metric("status_accuracy", _header("status")),
    Metric("date_accuracy", _header("date")),
    Metric("duration_accuracy", _header("duration_minutes", "duration_qualifier")),
    Metric("medium_accuracy", _header("medium")),
    Metric("initiator_accuracy", initiator_accuracy),
    Metric("party_f1", party_f1),
    Metric("source_f1", source_f1),
    Metric("topic_f1", topic_f1),
    Metric("flag_f1", flag_f1),
    Metric("abstention", abstention),
    Metric("unsupported_rate", unsupported_rate, higher_is_better=False),
    Metric("relay_dropped_rate", relay_dropped_rate, higher_is_better=False),
)
