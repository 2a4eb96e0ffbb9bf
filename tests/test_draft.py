"""Draft to record: numbers become spans, computed fields are computed, issues become flags."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from summarizer import Article, CallSummary, Draft, Issue, as_draft, ground, resolve
from tests.scripted import DRAFT, TEXT, article, provenance


def record(draft: Draft = DRAFT, issues: tuple[Issue, ...] = ()) -> CallSummary:
    return resolve(draft, article(), issues, provenance())


def test_offsets_slice_back_to_the_callers_text() -> None:
    for claim in record().claims:
        assert claim.evidence
        for span in (*claim.evidence, *claim.quotes):
            assert TEXT[span.start : span.end] == span.text
    assert [quote.text for claim in record().claims for quote in claim.quotes] == [
        "The president was very clear,", "too early,",
    ]  # fmt: skip


def test_addressee_defaults_to_the_other_principal() -> None:
    assert [claim.addressee for claim in record().claims] == [("kertes",), (), ("dvorsky",)]


def test_sourcing_is_computed_and_survives_json() -> None:
    assert record().sourcing == "single_side"
    assert CallSummary.model_validate_json(record().model_dump_json()) == record()


@pytest.mark.parametrize(
    ("sides", "sourcing"),
    [
        ([], "unsourced"),
        (["Slovakia"], "single_side"),
        (["Slovakia", "Slovakia"], "single_side"),
        (["Slovakia", "Hungary"], "multi_side"),
        (["Austria"], "third_party"),
        ([None], "third_party"),
        (["Slovakia", "Austria"], "mixed"),
    ],
)
def test_sourcing_by_side(sides: list[str | None], sourcing: str) -> None:
    data = DRAFT.model_dump(mode="json")
    data["parties"] += [
        {"id": f"s{n}", "name": f"S{n}", "side": side, "role": "source"} for n, side in enumerate(sides)
    ]
    data["sources"] = [{"party": f"s{n}", "channel": "other"} for n in range(len(sides))]
    assert record(Draft.model_validate(data)).sourcing == sourcing


def test_issues_flag_their_claim_and_the_record_and_drop_nothing() -> None:
    issue = Issue(path="claims[1].text", rule="number", message="no 7 in sentence 3", sentences=(3,))
    flagged = record(issues=(issue,))
    assert flagged.flags == ("ungrounded",)
    assert [claim.flags for claim in flagged.claims] == [(), ("ungrounded",), ()]
    assert flagged.issues == (issue,)


def test_numbers_that_do_not_resolve_leave_no_span() -> None:
    data = DRAFT.model_dump(mode="json")
    data["claims"][0] |= {"evidence": [2, 99], "quotes": [{"quotation": 9, "voice": "hruska"}]}
    claim = record(Draft.model_validate(data)).claims[0]
    assert [e.sentence for e in claim.evidence] == [2]
    assert claim.quotes == ()


def test_a_record_gives_its_draft_back_with_the_same_verdict() -> None:
    issues = ground(DRAFT, article())
    built = record(issues=tuple(issues))
    assert ground(as_draft(built), article()) == issues
    assert resolve(as_draft(built), article(), issues, provenance()) == built


@pytest.mark.parametrize("what", ["parties", "topics", "claims"])
def test_ids_are_unique(what: str) -> None:
    data = DRAFT.model_dump(mode="json")
    data[what] = [*data[what], data[what][0]]
    with pytest.raises(ValidationError, match="id used twice"):
        Draft.model_validate(data)


def test_unknown_keys_are_errors() -> None:
    with pytest.raises(ValidationError, match="not permitted"):
        Draft.model_validate(DRAFT.model_dump(mode="json") | {"mood": "good"})


@given(st.lists(st.integers(1, 6), max_size=4), st.lists(st.integers(1, 4), max_size=3), st.text(min_size=40))
def test_whatever_the_numbers_spans_are_true(evidence: list[int], quotations: list[int], tail: str) -> None:
    text = TEXT + tail
    data = DRAFT.model_dump(mode="json")
    data["claims"][0] |= {"evidence": evidence, "quotes": [{"quotation": q, "voice": "hruska"} for q in quotations]}
    draft, parsed = Draft.model_validate(data), Article.parse(text)
    before = draft.model_copy(deep=True)
    issues = ground(draft, parsed)
    assert draft == before
    built = resolve(draft, parsed, issues, provenance())
    for claim in built.claims:
        assert all(text[s.start : s.end] == s.text for s in (*claim.evidence, *claim.quotes))
    assert ground(as_draft(built), parsed) == ground(as_draft(built), parsed)
