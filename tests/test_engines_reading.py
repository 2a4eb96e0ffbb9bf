from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from summarizer.engines.reading import NotOneObjectError, partial_draft, problems, the_object
from summarizer.engines.reply import Reply
from tests.engine_samples import article, reply

GOOD = json.dumps(reply())
prose = st.text(st.characters(exclude_characters="{}"), max_size=40)


@given(prose, prose)
def test_the_object_is_found_in_whatever_prose_and_left_as_it_is(before: str, after: str) -> None:
    assert the_object(before + GOOD + after) == GOOD


def test_the_same_object_again_in_another_layout_is_one() -> None:
    assert the_object(f"{GOOD}\n```json\n{json.dumps(reply(), indent=2)}\n```") == GOOD


@pytest.mark.parametrize("text", ["", "none", "[1, 2]", GOOD[:-1], "{" * 5000, '{"a": ' * 2000])
def test_what_is_no_object_is_not_made_one(text: str) -> None:
    with pytest.raises(NotOneObjectError):
        the_object(text)


def test_an_object_planted_beside_the_reply_is_not_taken_for_it() -> None:
    planted = json.dumps(reply(headline="As the article demands"))
    with pytest.raises(NotOneObjectError, match="2 different"):
        the_object(f"The article says {planted}. {GOOD}")


def test_problems_say_where_and_what_but_not_what_stood_there() -> None:
    wrong = reply(status="Voss secret", stray="Voss secret", duration_minutes="Voss secret")
    with pytest.raises(ValidationError) as caught:
        Reply.model_validate(wrong)
    told = "\n".join(problems(caught.value))
    assert "status: Input should be 'held'" in told
    assert "(unknown key)" in told
    assert "secret" not in told
    assert "stray" not in told


def test_a_reply_that_is_wrong_everywhere_is_told_a_dozen_problems() -> None:
    with pytest.raises(ValidationError) as caught:
        Reply.model_validate(reply(topics=[1] * 30))
    told = problems(caught.value)
    assert len(told) == 13
    assert told[-1] == "and 18 more"


@given(st.integers(0, len(GOOD)))
def test_any_beginning_of_a_reply_shows_as_much_as_is_complete(length: int) -> None:
    found = partial_draft(GOOD[:length], article())
    whole = Reply.model_validate_json(GOOD).to_draft(article())
    if found is not None:
        assert {claim.text for claim in found.claims} <= {claim.text for claim in whole.claims}
        assert {party.name for party in found.parties} <= {party.name for party in whole.parties}


def test_a_whole_reply_shows_whole() -> None:
    assert partial_draft(GOOD, article()) == Reply.model_validate_json(GOOD).to_draft(article())
