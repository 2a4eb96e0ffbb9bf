"""Headline and abstract in the article's language, the relay named with the article its name takes there."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.draft import DraftClaim, DraftParty
from summarizer.engines.extractive.compose import Composer
from summarizer.engines.extractive.duration import Duration
from summarizer.engines.extractive.engine import draft
from summarizer.engines.extractive.lexicon import lexicon

SORA, LIND = DraftParty(id="sora", name="Sora", role="principal"), DraftParty(id="lind", name="Lind", role="principal")


@pytest.mark.parametrize(
    ("language", "relay", "line"),
    [
        ("en", "Ito", "Sora and Lind spoke by phone for about 40 minutes on 2026-03-01, according to Ito."),
        ("de", "Ito", "Sora und Lind telefonierten am 1. März 2026 etwa 40 Minuten lang, laut Ito."),
        ("fr", "Élysée", "Sora et Lind se sont parlé au téléphone pendant environ 40 minutes le 1er mars 2026, "
         "selon l’Élysée."),
    ],
)  # fmt: skip
def test_the_opening_speaks_the_articles_language_and_names_the_relay(language: str, relay: str, line: str) -> None:
    compose = Composer(lexicon(language), "Le communiqué de l’Élysée est bref.")
    source = DraftParty(id="source", name=relay, role="source")
    length = Duration(40, "approximate")
    told = compose.opening("held", "phone", [SORA, LIND], length=length, date="2026-03-01", relay=source)
    assert told == line


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("status", ["held", "planned", "not_held", "disputed"])
def test_every_status_has_its_sentences(language: str, status: str) -> None:
    compose = Composer(lexicon(language))
    line = compose.headline(status, "unspecified", [SORA, LIND], ["X"], None)  # type: ignore[arg-type]
    assert "Sora" in line and "Lind" in line
    claim = DraftClaim(id="c1", speaker=("sora",), act="inform", text="Ponte.", modality="asserted", in_call=True,
                       via=("lind",), attribution="explicit", evidence=(1,))  # fmt: skip
    told = compose.abstract(f"{line}.", [claim], {"sora": SORA, "lind": LIND}, status)  # type: ignore[arg-type]
    assert told.count("Lind") == 2 and told.endswith("Ponte.")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Der Stadtrat beschloss am Montag den Bau eines Bades.", "Von keinem Gespräch wird berichtet"),
        ("Le conseil municipal a voté lundi la construction d’une piscine.", "Aucun appel n’est rapporté"),
    ],
)
def test_an_article_without_a_call_says_so_in_its_language(text: str, headline: str) -> None:
    assert draft(Article.parse(text)).headline == headline
