from __future__ import annotations

import dataclasses
import datetime
import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import MAX_CHARACTERS, Article, Quotation, Sentence
from summarizer.errors import ArticleError

FIXTURES = Path(__file__).parent.parent / "fixtures"
SAMPLE = (FIXTURES / "putin-trump-2025-06-14" / "article.txt").read_bytes().decode()

STORY = """Leaders speak\r
\r
WARSAW, March 3 (Vistula News) — The leaders spoke. “We agreed. He told me ‘never again,’” an aide\u00a0said 😀.\r
\r
“He ‘called’ twice,” he said, “at 9 a.m. EST”\r
"""

# News text as it comes: marks, ends, line breaks, accents in two code points, things that are no text at all.
NEWS = st.lists(
    st.sampled_from(
        ["The U.S.", "He said", "“", "”", '"', "'", "‘", "’", "«", "»", "„", ".", "?", "…", ",", "\n", "\r\n", "\n\n",
         " ", "\u00a0", "e\u0301", "😀", "—", "Mr.", "9 a.m.", "3.5", "(", ")", "Да", "\0", "\ud800", "\ufeff", "date "]
    ),
    min_size=1,
).map("".join)  # fmt: skip
TEXTS = (NEWS | st.text()).filter(lambda text: bool(text.strip()))


def test_the_sample_article() -> None:
    article = Article.parse(SAMPLE)
    assert len(article.sentences) == 12
    assert len(article.quotations) == 9
    assert article.sentences[0].text.startswith("date 2025-06-14 Russian President Vladimir Putin")
    assert article.sentences[0].start == 1
    assert article.dateline == datetime.date(2025, 6, 14)
    assert article.language == "en"
    assert [quotation.sentences for quotation in article.quotations][-3:] == [(7,), (10,), (11,)]


def test_a_story_with_everything_in_it() -> None:
    article = Article.parse(STORY, published=datetime.date(2026, 3, 4), outlet="Vistula News")
    assert [sentence.text for sentence in article.sentences] == [
        "Leaders speak",
        "WARSAW, March 3 (Vistula News) — The leaders spoke.",
        "“We agreed.",
        "He told me ‘never again,’” an aide\u00a0said 😀.",
        "“He ‘called’ twice,” he said, “at 9 a.m. EST”",
    ]
    assert [(q.text, q.sentences, q.parent) for q in article.quotations] == [
        ("We agreed. He told me ‘never again,’", (3, 4), None),
        ("never again,", (4,), 1),
        ("He ‘called’ twice,", (5,), None),
        ("called", (5,), 3),
        ("at 9 a.m. EST", (5,), None),
    ]
    assert article.dateline == datetime.date(2026, 3, 3)
    assert article.outlet == "Vistula News"


def test_the_text_is_kept_as_it_came() -> None:
    text = "\ufeff  \r\n" + unicodedata.normalize("NFD", "Viktor Orbán said «née».\r\n") + "\x00😀 \t"
    article = Article.parse(text)
    assert article.text == text
    assert article.quotations[0].text == "ne\u0301e"


def test_numbers_start_at_one_and_others_find_nothing() -> None:
    article = Article.parse(STORY)
    assert article.sentence(1) is article.sentences[0]
    assert article.quotation(5) is article.quotations[4]
    for number in (-1, 0, 6):
        assert article.sentence(number) is None
        assert article.quotation(number) is None


def test_an_article_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Article.parse("They spoke.").text = "They did not."  # type: ignore[misc]


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t\u00a0\u2028"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(ArticleError, match="empty"):
        Article.parse(text)


def test_far_too_much_to_read() -> None:
    with pytest.raises(ArticleError, match="2,000,001 characters") as caught:
        Article.parse("Secret. " * (MAX_CHARACTERS // 8) + ".")
    assert "Secret" not in str(caught.value)


def test_the_hash_is_of_the_text_and_stands_lone_surrogates() -> None:
    assert Article.parse("Orbán").sha256 == hashlib.sha256("Orbán".encode()).hexdigest()
    assert Article.parse("a\ud800").sha256 != Article.parse("a\ud801").sha256


@given(TEXTS)
def test_every_offset_slices_back(text: str) -> None:
    article = Article.parse(text)
    assert article.text == text
    spans: list[Sentence | Quotation] = [*article.sentences, *article.quotations]
    for span in spans:
        assert span.text
        assert text[span.start : span.end] == span.text


@given(TEXTS)
def test_sentences_are_in_order_and_hold_every_character_but_white_space(text: str) -> None:
    article = Article.parse(text)
    end_before = 0
    for number, sentence in enumerate(article.sentences, 1):
        assert sentence.number == number
        assert not text[end_before : sentence.start].strip()
        assert end_before <= sentence.start
        end_before = sentence.end
    assert not text[end_before:].strip()


@given(TEXTS)
def test_quotations_name_the_sentences_they_lie_in_and_their_parents(text: str) -> None:
    article = Article.parse(text)
    for number, quotation in enumerate(article.quotations, 1):
        assert quotation.number == number
        assert quotation.sentences == tuple(
            s.number for s in article.sentences if s.start < quotation.end and quotation.start < s.end
        )
        assert quotation.parent is None or quotation.parent < number


@given(TEXTS, st.none() | st.dates())
def test_a_text_is_read_the_same_way_twice(text: str, published: datetime.date | None) -> None:
    assert Article.parse(text, published=published) == Article.parse(text, published=published)


@pytest.mark.parametrize("case", sorted(FIXTURES.glob("*/article.sentences.txt")), ids=lambda path: path.parent.name)
def test_the_gold_is_numbered_as_the_article_is(case: Path) -> None:
    """Each case commits its numbered sentences, so that a change here can't silently move its gold."""
    article = Article.parse(case.with_name("article.txt").read_bytes().decode())
    numbered = [f"{sentence.number}\t{' '.join(sentence.text.split())}" for sentence in article.sentences]
    assert numbered == [" ".join(line.split(" ")) for line in case.read_text(encoding="utf-8").splitlines()]
