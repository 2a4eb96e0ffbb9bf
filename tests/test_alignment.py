"""Who is who and which claim is which: one-to-one, blind to speaker and relay, never across a "not" or a number."""

from __future__ import annotations

from typing import Any

import pytest

from evals.alignment import Comparison, compare, match_parties, stems
from evals.contenders import record_of
from summarizer import Article, Draft, DraftParty
from tests.scripted import TEXT
from tests.suites import GOLD, claims, gold


def compared(**changes: Any) -> Comparison:
    """A record that differs from its gold in these fields."""
    article = Article.parse(TEXT)
    return compare(record_of(Draft.model_validate({**GOLD, **changes}), article, "test"), gold(), article)


def pairs(*changes: dict[str, Any]) -> list[tuple[str, str]]:
    return [(pair.claim.id, pair.gold.id) for pair in compared(claims=claims(*changes)).pairs]


def test_the_same_record_aligns_with_itself() -> None:
    assert pairs({}, {}, {}) == [("c1", "c1"), ("c2", "c2"), ("c3", "c3")]


@pytest.mark.parametrize(
    "change", [{"speaker": ["hruska"]}, {"via": []}, {"act": "other"}, {"modality": "future"}, {"quotes": []}]
)
def test_speaker_relay_and_fields_do_not_part_claims(change: dict[str, Any]) -> None:
    assert len(pairs(change, change, change)) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"text": "The two countries should not reopen the Danube locks by May"},
        {"text": "Zyzzyva quuxly frobnicates"},
        {"evidence": [4]},
        {"evidence": []},
    ],
)
def test_another_proposition_or_another_place_parts_them(change: dict[str, Any]) -> None:
    assert pairs(change, {}, {}) == [("c2", "c2"), ("c3", "c3")]


@pytest.mark.parametrize(
    ("said", "aligns"),
    [("in 25 minutes", True), ("in 35 minutes", False), ("in time", True), ("in 25 of 30 minutes", True)],
)
def test_a_number_that_replaces_another_parts_them_and_one_left_out_does_not(said: str, aligns: bool) -> None:
    text = "The locks should reopen along the whole Danube {}"
    wanted = gold(claims=claims({"text": text.format("in 25 minutes")}, {}, {}))
    article = Article.parse(TEXT)
    draft = Draft.model_validate({**GOLD, "claims": claims({"text": text.format(said)}, {}, {})})
    found = compare(record_of(draft, article, "test"), wanted, article)
    assert (("c1", "c1") in [(p.claim.id, p.gold.id) for p in found.pairs]) is aligns


def test_a_claim_made_twice_aligns_once() -> None:
    twice = [*GOLD["claims"], {**GOLD["claims"][0], "id": "again"}]
    found = compared(claims=twice)
    assert len(found.pairs) == 3
    assert found.aligned == {"c1", "c2", "c3"}


def test_any_reading_of_text_and_evidence_will_do() -> None:
    article = Article.parse(TEXT)
    licence = {"text": ["Dvorsky wants barges to pass again"], "evidence": [[3], [2, 3]]}
    wanted = gold(claims=claims({"alternatives": licence}, {}, {}))
    said = {"text": "Dvorsky wants barges to pass again", "evidence": [3]}
    draft = Draft.model_validate({**GOLD, "claims": claims(said, {}, {})})
    found = compare(record_of(draft, article, "test"), wanted, article)
    assert next(pair for pair in found.pairs if pair.gold.id == "c1").word_f1 == 1.0


def party(id: str, name: str, title: str | None = None, side: str | None = None) -> DraftParty:
    return DraftParty(id=id, name=name, title=title, side=side, role="principal")


@pytest.mark.parametrize(
    ("found", "wanted", "language", "same"),
    [
        (party("a", "Putin"), party("b", "Vladimir Putin"), "en", True),
        (party("a", "Vladimir Putin"), party("b", "putin"), "en", True),
        (party("a", "José Albarrán"), party("b", "Jose Albarran"), "en", True),
        (party("a", "the Russian president"), party("b", "Vladimir Putin", "Russian President", "Russia"), "en", True),
        (party("a", "Ilona Kertes", "Prime Minister", "Hungary"), party("b", "the prime minister"), "en", True),
        (party("a", "Владимира Путина"), party("b", "Владимир Путин"), "ru", True),
        (party("a", "Hungary"), party("b", "Ilona Kertes", "Prime Minister", "Hungary"), "en", False),
        (party("a", "Anna Weiss"), party("b", "Jan Weiss"), "en", False),
        (party("a", "Trump"), party("b", "Putin"), "en", False),
    ],
)
def test_a_party_by_its_names(found: DraftParty, wanted: DraftParty, language: str, same: bool) -> None:
    assert match_parties([found], [wanted], language) == ({"a": "b"} if same else {})


def test_a_name_that_two_could_bear_is_nobodys() -> None:
    weisses = [party("anna", "Anna Weiss"), party("jan", "Jan Weiss")]
    assert match_parties([party("a", "Weiss")], weisses, "en") == {}
    assert match_parties([party("a", "Weiss"), party("b", "Jan Weiss")], weisses, "en") == {"b": "jan", "a": "anna"}


def test_two_parties_never_become_one() -> None:
    found = [party("a", "Putin"), party("b", "Vladimir Putin")]
    assert match_parties(found, [party("p", "Vladimir Putin")], "en") == {"b": "p"}


def test_a_party_the_gold_lacks_stays_apart() -> None:
    found = compared(parties=[*GOLD["parties"], {"id": "x", "name": "Olga Brandt", "role": "mentioned"}])
    assert found.as_gold(["dvorsky", "x"]) == ("dvorsky", "?x")


def test_names_are_no_content() -> None:
    assert stems("Dvorsky told Kertes", "en") >= {"dvorski", "kert"}
    renamed = {"text": "Marek Dvorsky Ilona Kertes Pavol Hruska"}
    assert ("c1", "c1") not in pairs(renamed, {}, {})
