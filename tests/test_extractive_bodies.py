"""Names that are no person's: outlets and organisations, and how an article comes back to them."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.cast import Cast
from summarizer.engines.extractive.introductions import populate
from summarizer.engines.extractive.lexicon import lexicon
from summarizer.engines.extractive.mentions import mentions_of
from summarizer.engines.extractive.reader import prepare
from summarizer.engines.extractive.tokens import tokenize

BODIES = [
    ("The Bulgarian daily Sutrin reported it. Sutrin wrote more.", ["Sutrin", "Sutrin"]),
    ("Bharat Nine, a Delhi-based news channel, put it at 22 minutes.", ["Bharat Nine"]),
    ("Vakatale later told Radio Suva of it. The Highlands Courier did not.", ["Radio Suva", "Highlands Courier"]),
    ("The Harrow Sentinel had it first. The Sentinel took it down.", ["Harrow Sentinel", "Sentinel"]),
    ("She told the online magazine Pampa Livre so.", ["Pampa Livre"]),
    ("The Pacific Islands Forum said so.", ["Pacific Islands Forum"]),
    ("The managing director of the International Monetary Fund, Olga Bernt, said so.", []),
    ("Emily Post said so.", []),
    ("Villa Ober, the presidential palace in Harrow, said so.", ["Villa Ober"]),
    ("Ober House, the seat of the presidency, said so. Ober House said more.", ["Ober House", "Ober House"]),
    ("Arvon, Ghana's foreign ministry, said so.", ["Arvon"]),
    ("Ann Ober, the presidential office spokeswoman, said so.", []),
    ("She thanked Ann Ober, the ministry, and the army.", ["ministry"]),
    ("The European Union said so.", []),
]


@pytest.mark.parametrize(("text", "names"), BODIES)
def test_bodies(text, names):
    article = Article.parse(text)
    cast = Cast(lexicon("en"))
    reader = prepare(tokenize(article), cast.lexicon)
    populate(reader, cast)
    found = [m for index in range(len(reader.tokens)) for m in mentions_of(reader, index, cast)]
    assert [m.text for m in found if m.kind == "institution"] == names
