"""Who is a person and who is not; what title goes with him."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.cast import Cast
from summarizer.engines.extractive.introductions import populate
from summarizer.engines.extractive.lexicon import lexicon
from summarizer.engines.extractive.reader import prepare
from summarizer.engines.extractive.tokens import tokenize


def people(text: str) -> dict[str, str | None]:
    article = Article.parse(text)
    cast = Cast(lexicon(article.language))
    populate(prepare(tokenize(article), cast.lexicon), cast)
    return {person.name: person.title for person in cast}


NAMES = [
    (
        "Brazilian President Caio Montenegro rang Prime Minister Sofia Kalfin of Malta. Montenegro asked for ships.",
        {"Caio Montenegro": "Brazilian President", "Sofia Kalfin": "Prime Minister"},
    ),
    ("None, said Bram Strand, Poland's economy secretary, who was in the room. Ada Holm, Voss’s aide, agreed.",
     {"Bram Strand": "economy secretary", "Ada Holm": "aide"}),
    ("He agreed, the Special Adviser to the President on Media and Transport, Chief Emeka Odili, said.",
     {"Emeka Odili": "Special Adviser to the President on Media and Transport"}),
    ("Minister in the Presidency Thabo Ntsha and Director-General for Asian Affairs Kenji Morita agreed.",
     {"Thabo Ntsha": "Minister in the Presidency", "Kenji Morita": "Director-General for Asian Affairs"}),
    ("The gate will open, Arne Voss told Mira Kolt, a spokesman said.", {"Arne Voss": None, "Mira Kolt": None}),
    ("The tug reached the Bismarck Pearl near the Gulf of Oman.", {}),
    ("They spoke of the ferry Nordic Dawn and of Operation Sand Hawk.", {}),
    ("A private secretary to Warume said that Tobias Warume had called.", {"Tobias Warume": None}),
    ("Shri Devendra Sathe called. Smt. Asha Pillai and Datuk Seri Azman Idris did not.",
     {"Devendra Sathe": None, "Asha Pillai": None, "Azman Idris": None}),
    ("Minister Baek Consults Polish Deputy Premier\n\nDefence Minister Baek Seung-ho spoke with Ola Wilczura, "
     "Deputy Premier of Poland.",
     {"Baek Seung-ho": "Defence Minister", "Ola Wilczura": "Deputy Premier of Poland"}),
    ("A note on the calls of the Chair of the Community, Prime Minister Ada Holm of Norway, on Friday.",
     {"Ada Holm": "Prime Minister"}),
    ("Post by the Prime Minister of Norway, Datuk Seri Arne Voss, 3 March 2026\n\nI was called today.",
     {"Arne Voss": "Prime Minister of Norway"}),
    ("They agreed to meet in Porto Alegre and near Santa Fe.", {}),
    ("Die Kanzlerin dankte für das Öl aus der Pipeline Nordstern und für die Hilfe der Raffinerie in Schwedt.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), NAMES)
def test_names(text, named):
    assert people(text) == named


DATED = [
    ("El presidente de Uruguay, Julio Berro, habló por teléfono con el presidente chino, Wen Tao.", "Julio Berro"),
    ("La présidente du Gabon, Avril Mba, a parlé au téléphone avec le président chinois Wen Tao.", "Avril Mba"),
]


@pytest.mark.parametrize(("text", "name"), DATED)
def test_a_person_called_like_a_month(text, name):
    assert name in people(text)
