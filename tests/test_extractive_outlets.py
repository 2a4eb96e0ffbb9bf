"""Through which paper an account is known, and which paper only heard it: texts of a few invented sentences."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.engines.extractive.engine import draft

LEAD = (
    "Norlandian President Arne Voss and Sudrian President Mira Kolt spoke by phone for 20 minutes, "
    "Voss adviser Gustav Strand said.\n\n"
)


def told(text: str) -> list[tuple[str, str]]:
    """Speaker and relays of each claim behind the first sentence."""
    reading = draft(Article.parse(LEAD + text))
    return [(" ".join(c.speaker), " ".join(c.via)) for c in reading.claims if c.evidence[0] > 1]


OUTLETS = [
    (
        "According to the Sudria Press Agency (SPA), Kolt refused. SPA said Voss agreed.",
        [("kolt", "agency"), ("voss", "agency")],
    ),
    ("Kolt wanted ships, the official Irma news agency reported.", [("kolt", "irma")]),
    ("The Sudria News Agency quoted an adviser as saying that Kolt wanted ships.", [("kolt", "adviser agency")]),
    ("Reuters quoted Kolt as saying that the dam would stay shut.", [("kolt", "reuters")]),
    ("Kolt, speaking to Sky News on Monday, said Voss had promised two ships.", [("voss", "kolt")]),
    (
        "Voss told viewers of his weekly programme that Kolt had asked for ships. He said she wanted two.",
        [("kolt", "voss"), ("kolt", "voss")],
    ),
    ("Voss refused, the official told Reuters on Friday.", [("voss", "strand")]),
    (
        "“She was calm,” the weekly Irma quoted a diplomat as saying. Kolt asked for ships, the paper reported, "
        "citing the same diplomat. It added that Voss had refused.",
        [("diplomat", "irma"), ("kolt", "diplomat irma"), ("voss", "diplomat irma")],
    ),
    ("Kolt was quoted as saying by the weekly Irma that Voss had refused.", [("voss", "kolt irma")]),
    ("Strand told the daily Irma that Kolt had refused.", [("kolt", "strand")]),
    ("Strand was silent. Voss himself wrote on X that Kolt had asked for ships.", [("kolt", "voss")]),
    ("A diplomat quoted by the daily Irma said Kolt had asked for ships.", [("kolt", "diplomat irma")]),
]


@pytest.mark.parametrize(("text", "expected"), OUTLETS, ids=[text for text, _ in OUTLETS])
def test_an_outlet_relays_or_only_hears(text, expected):
    assert told(text) == expected
