"""What was said in the call and what about it, and accounts told as different stories."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft
from tests.tellings import ONE_SOURCE, told


def test_a_call_that_is_yet_to_be_is_told_in_the_sources_own_word():
    text = (
        "President Arne Voss of Norland will speak by phone with President Mira Kolt of Sudria on Monday, "
        "spokesman Otto Brandt said.\n\nVoss will ask for engineers, Brandt said."
    )
    assert told(text) == [("brandt", "")]


REMARKS = [
    ("Voss and Kolt called the conversation friendly.", False),
    ("Voss and Kolt called the dam a danger.", True),
    ("It was Kolt who had asked for the call, Strand said.", False),
]


@pytest.mark.parametrize(("text", "in_call"), REMARKS)
def test_a_remark_about_the_call_was_not_made_in_it(text, in_call):
    reading = draft(Article.parse(ONE_SOURCE + text))
    assert [claim.in_call for claim in reading.claims] == [in_call]


ACCOUNTS = [
    ("Sudrian spokesman Otto Brandt gave a very different account of the call. Kolt refused, Brandt said.", True),
    ("Sudrian spokesman Otto Brandt said Kolt had thanked Voss.", False),
]


@pytest.mark.parametrize(("text", "conflict"), ACCOUNTS)
def test_accounts_told_as_different_stories_are_in_conflict(text, conflict):
    reading = draft(Article.parse(ONE_SOURCE + text))
    assert ("conflicting_accounts" in reading.flags) is conflict
