from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from summarizer.engines.reply import Reply, as_reply
from summarizer.record import Issue
from tests.engine_samples import article, reply

if TYPE_CHECKING:
    from summarizer.draft import Draft


def claim(**changes: Any) -> dict[str, Any]:
    return {
        "speaker": ["V"], "act": "inform", "text": "Grain is ready", "topic": 1, "modality": "asserted",
        "evidence": [2], **changes,
    }  # fmt: skip


def account(*claims: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"via": ["L"], "in_call": True, "attribution": "explicit", "claims": list(claims), **changes}


def draft(**changes: Any) -> Draft:
    return Reply.model_validate(reply(**changes)).to_draft(article())


def test_a_reply_becomes_a_draft() -> None:
    found = draft()
    first, second = found.claims
    assert (first.id, first.speaker, first.via, first.target) == ("c1", ("voss",), ("lund",), "the blockade")
    assert (second.id, second.in_call, second.via, second.topic) == ("c2", False, (), None)
    assert [(quote.quotation, quote.voice) for quote in second.quotes] == [(1, "lund")]
    assert first.topic == found.topics[0].id
    assert [party.evidence for party in found.parties] == [(1,), (1,), (1,)]
    assert found.sources[0].evidence == (1,)
    assert found.language is None


def test_claims_come_in_the_order_of_the_article_whatever_account_they_stand_in() -> None:
    found = draft(accounts=[
        account(claim(text="c", evidence=[3]), claim(text="a", evidence=[1])),
        account(claim(text="b", evidence=[2, 3]), claim(text="d", evidence=[3]), via=[]),
    ])  # fmt: skip
    assert [(c.id, c.text) for c in found.claims] == [("c1", "a"), ("c2", "b"), ("c3", "c"), ("c4", "d")]


def test_a_quotation_stands_for_its_sentence_unless_that_is_cited() -> None:
    found = draft(accounts=[account(claim(evidence=["1L"]), claim(evidence=[3, "1L"]), claim(evidence=[1, "1L"]))])
    assert sorted(c.evidence for c in found.claims) == [(1, 3), (3,), (3,)]


def test_what_nothing_defines_is_kept_for_ground_to_find() -> None:
    found = draft(accounts=[account(claim(speaker=["X"], topic=9, evidence=[77, "8X"]))], initiator="Q")
    assert found.claims[0].speaker == ("X",)
    assert found.claims[0].topic == "t9"
    assert found.claims[0].evidence == (77,)
    assert found.claims[0].quotes[0].quotation == 8
    assert found.initiator == "Q"


def test_a_dispute_is_between_claims_that_came_another_way() -> None:
    said = {"addressee": [], "target": None, "dispute": 1}
    found = draft(accounts=[
        account(said | claim(text="It took an hour", evidence=[1])),
        account(said | claim(text="It took 60 minutes", evidence=[2])),
        account(said | claim(text="It took two hours", evidence=[3]), via=["M"]),
    ])  # fmt: skip
    assert [c.conflicts_with for c in found.claims] == [("c3",), ("c3",), ("c1", "c2")]


def test_an_issue_is_told_in_the_reply_s_own_terms() -> None:
    parsed = Reply.model_validate(reply())
    issues = [
        Issue(path="claims[1].speaker", rule="r", message="not named there", sentences=(3,)),
        Issue(path="headline", rule="r", message="adds a number"),
    ]
    assert list(parsed.in_own_terms(issues, article())) == [
        "accounts[0].claims[0].speaker (“The talks were frank”): not named there [sentence 3]",
        "headline: adds a number",
    ]


def test_parties_of_one_surname_and_names_without_a_latin_letter_get_ids_of_their_own() -> None:
    names = ["Ana Voss", "Jan Voss", "Володимир Лис", "Søren Ødegård Jr."]
    parties = [
        {"id": "ABCD"[n], "name": name, "title": None, "side": None, "role": "mentioned"}
        for n, name in enumerate(names)
    ]
    found = draft(parties=parties, accounts=[], sources=[])
    assert [party.id for party in found.parties] == ["voss", "voss2", "party3", "degard"]


@pytest.mark.parametrize(
    "changes",
    [
        {"date": "2031-02-30"},
        {"date": "tomorrow"},
        {"duration_minutes": -5},
        {"headline": ""},
        {"flags": ["ungrounded"]},
        {"accounts": [account(claim(evidence=["L1"]))]},
        {"accounts": [account(claim(evidence=[0]))]},
        {"parties": [{"id": "V", "name": "A", "title": None, "side": None, "role": "source"}] * 2},
        {"extra": 1},
    ],
)
def test_what_is_no_reply_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Reply.model_validate(reply(**changes))


def test_as_reply_is_the_way_back() -> None:
    said = {"addressee": ["L"], "target": None, "dispute": 1}
    first = draft(accounts=[
        account(said | claim(text="a", evidence=[1]), claim(text="b", evidence=[2], target="the port")),
        account(said | claim(text="c", speaker=["M"], evidence=[3, "1M"]), via=[]),
    ])  # fmt: skip
    again = Reply.model_validate_json(json.dumps(as_reply(first))).to_draft(article())
    assert again == first


def test_a_default_addressee_is_not_written_out() -> None:
    written = as_reply(draft(accounts=[account(claim())]).model_copy())
    assert "addressee" not in written["accounts"][0]["claims"][0]
