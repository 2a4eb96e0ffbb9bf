"""Whether a text tells of a call at all."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.lexicon import lexicon
from summarizer.engines.extractive.telling import tells_of_a_call

TEXTS = [
    ("en", "Voss and Kolt spoke. The call was short.", True),
    ("en", "Kolt asked for grain. He said so by telephone.", True),
    ("en", "Kolt met Voss in Harrow. He would phone the mayor later.", False),
    ("en", "Kolt met Voss in Harrow, a week after a phone call.", False),
    ("en", "Kolt called for a summit. Allies backed the call.", False),
    ("en", "Kolt called the plan “an insult”.", False),
    ("fr", "Roux a reçu Smit vendredi. Il doit appeler le roi.", False),
    ("fr", "Roux a lancé un appel au calme. Smit a soutenu cet appel.", False),
    ("fr", "Roux a reçu un appel de Smit.", True),
    ("es", "Ruiz recibió a Soto en el Palacio. Llamará después al rey.", False),
    ("de", "Roth reist nach Harrow, um Smit zu treffen. Zuletzt hatten die beiden im Januar telefoniert.", False),
    ("ru", "Рогов принял Смита в Харроу. Он позвонит королю.", False),
]


@pytest.mark.parametrize(("language", "text", "told"), TEXTS)
def test_a_text_of_a_call(language, text, told):
    assert tells_of_a_call(Article.parse(text), (), (), lexicon(language)) is told
