"""Two accounts side by side: the same claim is found in other words, conflicts are kept, nothing is lost."""

from __future__ import annotations

import pytest

from evals.accounts import Accounts, side_by_side
from summarizer import CallSummary, Claim, resolve
from summarizer.errors import InputError
from tests.scripted import DRAFT, article, provenance

A = resolve(DRAFT, article(), (), provenance())
ELSEWHERE = provenance(article_sha256="0" * 64)


def other(index: int = 0, **changes: object) -> CallSummary:
    """Another account of the same call, from another article, with one claim changed."""
    claims = list(A.claims)
    claims[index] = claims[index].model_copy(update=changes)
    return A.model_copy(update={"claims": tuple(claims), "provenance": ELSEWHERE})


def pairs(accounts: Accounts) -> list[tuple[str | None, str | None, bool]]:
    return [(m.a and m.a.id, m.b and m.b.id, m.conflict) for m in accounts.matches]


def test_a_record_agrees_with_itself() -> None:
    for b in (A, other()):
        found = side_by_side(A, b)
        assert pairs(found) == [("c1", "c1", False), ("c2", "c2", False), ("c3", "c3", False)]
        assert not any(match.differences for match in found.matches) and found.facts == ()


def test_the_same_claim_in_other_words_is_one() -> None:
    b = other(text="Slovakia and Hungary should reopen the locks on the Danube by May")
    assert pairs(side_by_side(A, b))[0] == ("c1", "c1", False)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "The two countries should not reopen the Danube locks by May"},
        {"speaker": ("kertes",)},
    ],
)
def test_a_negation_or_another_speaker_is_a_conflict(changes: dict[str, object]) -> None:
    assert pairs(side_by_side(A, other(**changes)))[0] == ("c1", "c1", True)


def test_another_number_is_a_conflict() -> None:
    a = other(text="The two countries should reopen 4 Danube locks")
    b = other(text="The two countries should reopen 14 Danube locks")
    assert pairs(side_by_side(a, b))[0] == ("c1", "c1", True)


def test_strength_and_act_are_told_but_are_no_conflict() -> None:
    match = side_by_side(A, other(modality="possible", act="offer")).matches[0]
    assert (match.differences, match.conflict) == (("modality", "act"), False)


def test_what_only_one_says_is_kept() -> None:
    b = other(text="Fishing quotas were raised in passing")
    assert pairs(side_by_side(A, b)) == [
        ("c1", None, False), ("c2", "c2", False), ("c3", "c3", False), (None, "c1", False),
    ]  # fmt: skip
    assert pairs(side_by_side(A, A.model_copy(update={"claims": ()}))) == [(c.id, None, False) for c in A.claims]


def test_people_are_the_same_by_name_whatever_their_ids() -> None:
    def renamed(claim: Claim) -> Claim:
        return claim.model_copy(
            update={name: tuple(f"x-{id}" for id in getattr(claim, name)) for name in ("speaker", "via", "addressee")}
        )

    parties = tuple(party.model_copy(update={"id": f"x-{party.id}"}) for party in A.parties)
    claims = tuple(renamed(claim).model_copy(update={"quotes": ()}) for claim in A.claims)
    b = A.model_copy(update={"parties": parties, "claims": claims, "sources": ()})
    found = side_by_side(A, b)
    assert found.parties["x-kertes"] == "kertes"
    assert not any(match.conflict or match.differences for match in found.matches)


def test_facts_on_which_both_speak_and_differ() -> None:
    b = other().model_copy(
        update={"duration_minutes": 40, "medium": "unspecified", "date": None, "initiator": "kertes"}
    )
    assert side_by_side(A, b).facts == ("duration_minutes",)


def test_two_languages_are_refused() -> None:
    with pytest.raises(InputError, match="one account is in en, the other in fr"):
        side_by_side(A, A.model_copy(update={"language": "fr"}))
