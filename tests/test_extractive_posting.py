"""Principals whose posts an article reports one by one."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

LEADS = [
    "President Arne Voss of Norland told of a phone call with Sudrian President Mira Kolt in a Telegram thread.\n\n",
    "Norlandian President Arne Voss used three posts on X to describe a phone call with President Mira Kolt.\n\n",
    "Norlandian President Arne Voss took to Facebook on Monday after a phone call with President Mira Kolt.\n\n",
]
POSTED = [
    ("“I asked her for coal,” the first began.", ("voss",), ()),
    ("In the second he wrote that Kolt had promised coal.", ("kolt",), ("voss",)),
    ("In another post, he said that Kolt had promised coal.", ("kolt",), ("voss",)),
    ("It went on: “She promised coal by June.”", ("kolt",), ("voss",)),
    ("His last message was short: “I thanked her for the coal.”", ("voss",), ()),
    ("The final post turned to coal. “I told her that the mine is shut.”", ("voss",), ()),
    ("“Thanked Mira for her patience,” he wrote.", ("voss",), ()),
    ("According to the post, Kolt offered two ships.", ("kolt",), ("voss",)),
]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(("sentence", "speaker", "via"), POSTED)
def test_whoever_posted_is_the_source(lead, sentence, speaker, via):
    found = draft(Article.parse(lead + sentence))
    assert [(source.party, source.channel) for source in found.sources] == [("voss", "social_media")]
    assert [(claim.speaker, claim.via) for claim in found.claims if claim.evidence[0] > 1] == [(speaker, via)]


def test_that_the_call_was_held_is_no_claim_of_a_post():
    text = "“Just off the phone with President Kolt,” he wrote. “I asked her for coal,” he added."
    assert [claim.evidence for claim in draft(Article.parse(LEADS[0] + text)).claims] == [(3,)]


def test_each_of_two_posts_is_its_authors():
    text = (
        "President Arne Voss and Prime Minister Mira Kolt spoke by phone on Monday and each posted about it on X.\n\n"
        "Voss wrote that he had asked for coal. Kolt's post struck another note. “I told him that the mine is shut,”"
        " it read. In it, she also said that Voss had agreed to wait."
    )
    found = draft(Article.parse(text))
    assert [(c.speaker, c.via) for c in found.claims] == [(("voss",), ()), (("kolt",), ()), (("voss",), ("kolt",))]


def test_a_border_post_is_no_message():
    text = "President Arne Voss spoke by phone with President Mira Kolt. Voss's soldiers left the border post."
    assert draft(Article.parse(text)).sources == ()


TOLD = [
    "Four days after his telephone call with Sudrian President Mira Kolt, Norlandian President Arne Voss sat down with "
    "the Sunday Harbour and gave his side.",
    "In an interview with Radio Harrow, Norlandian President Arne Voss looked back on a phone call with Mira Kolt.",
]


@pytest.mark.parametrize("lead", TOLD)
def test_whoever_gives_an_interview_is_the_source(lead):
    found = draft(Article.parse(f"{lead}\n\nHe told Kolt that the dam is shut. Kolt asked for coal."))
    assert [(source.party, source.channel) for source in found.sources] == [("voss", "interview")]
    assert [(claim.speaker, claim.via) for claim in found.claims] == [(("voss",), ()), (("kolt",), ("voss",))]


def test_a_writer_who_says_i_is_not_the_man_he_quotes():
    text = (
        "Norland's president, Arne Voss, spoke by phone with his Estonian counterpart, Mira Kolt. I asked him about "
        "it, and I was surprised.\n\n“She wanted two ships,” he told me. “She is patient,” Voss said."
    )
    found = draft(Article.parse(text))
    assert [source.party for source in found.sources] == ["voss"]
    assert {(c.speaker, c.via) for c in found.claims} == {(("kolt",), ("voss",)), (("voss",), ())}
