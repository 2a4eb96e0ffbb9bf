"""`ground`: each rule on a small call that nobody made, in the direction it must fire and the one it must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.cases import load_suite
from summarizer import Article, Draft, ground
from summarizer.grounding import RULES
from summarizer.grounding.lexicon import LANGUAGES, lexicon

FIXTURES = Path(__file__).parents[1] / "fixtures"

ARTICLE = Article.parse(
    "RIGA, March 4, 2026 (Daugava Wire) — Latvian President Anda Zarina spoke by phone on Tuesday for about fifty "
    "minutes with her Moldovan counterpart, Ion Cebanu, her adviser Juris Kalve told reporters.\n\n"
    "Zarina offered 60 generators by April 10 and did not promise more, Kalve said.\n\n"
    "Cebanu “did not rule out” a visit to Riga in the spring, according to Kalve.\n\n"
    "He also thanked Zarina for the help of the Latvian doctors.\n\n"
    "“The tone was warm,” Kalve said.\n\n"
    "The leaders agreed that Moldova may join the Baltic grid talks."
)


def a_draft(**changes: Any) -> Draft:
    return Draft.model_validate({**BASE, **changes})


def a_claim(text: str, *evidence: int, **fields: Any) -> dict[str, Any]:
    base = {"speaker": ["zarina"], "act": "inform", "via": ["kalve"], "in_call": True}
    return {**base, "text": text, "evidence": list(evidence), **fields}


BASE: dict[str, Any] = {
    "status": "held",
    "headline": "Zarina offers Cebanu 60 generators, her adviser Kalve says",
    "abstract": "Anda Zarina and Ion Cebanu spoke by phone, Kalve said. By his account she offered 60 generators.",
    "date": "2026-03-03",
    "date_basis": "relative",
    "duration_minutes": 50,
    "duration_qualifier": "approximate",
    "medium": "phone",
    "parties": [
        {"id": "zarina", "name": "Anda Zarina", "title": "Latvian President", "side": "Latvia", "role": "principal",
         "evidence": [1]},
        {"id": "cebanu", "name": "Ion Cebanu", "title": None, "side": "Moldova", "role": "principal", "evidence": [1]},
        {"id": "kalve", "name": "Juris Kalve", "title": "adviser", "side": "Latvia", "role": "source", "evidence": [1]},
    ],
    "sources": [{"party": "kalve", "channel": "press_remarks", "evidence": [1]}],
    "topics": [{"id": "aid", "label": "generators"}],
    "claims": [
        a_claim("Zarina offered 60 generators by April 10", 2, act="offer", topic="aid"),
        a_claim("Zarina did not promise more generators", 2, modality="negated", topic="aid"),
        a_claim("Cebanu did not rule out a visit to Riga", 3, speaker=["cebanu"], act="open_to", modality="possible",
                quotes=[{"quotation": 1, "voice": "kalve"}]),
        a_claim("Cebanu thanked Zarina for the help of the Latvian doctors", 4, speaker=["cebanu"], act="thank",
                attribution="implied"),
        a_claim("The tone of the call was warm", 5, speaker=["kalve"], via=[], act="assess", in_call=False,
                quotes=[{"quotation": 2, "voice": "kalve"}]),
        a_claim("Moldova may join the Baltic grid talks", 6, speaker=["zarina", "cebanu"], act="agree",
                modality="possible", attribution="implied"),
    ],
}  # fmt: skip


def changed(index: int, **fields: Any) -> Draft:
    claims = [dict(claim) for claim in BASE["claims"]]
    claims[index] |= fields
    return a_draft(claims=claims)


def rules(draft: Draft, article: Article = ARTICLE, **options: Any) -> set[tuple[str, str]]:
    return {(issue.rule, issue.path) for issue in ground(draft, article, **options)}


def test_a_true_draft_has_no_issue() -> None:
    assert ground(a_draft(), ARTICLE) == []


GOLDS = [(case, name) for case in load_suite(FIXTURES).cases for name in case.golds]


@pytest.mark.parametrize(("case", "reader"), GOLDS, ids=lambda value: getattr(value, "name", value))
def test_no_gold_record_has_an_issue(case: Any, reader: str) -> None:
    issues = ground(case.golds[reader], case.article)

    assert [f"{issue.path}: {issue.message}" for issue in issues] == []


FALSE_CLAIMS = [
    # index, what is changed, rule, where
    (0, {"text": "Zarina offered 80 generators by April 10"}, "number", "text"),
    (0, {"text": "Zarina offered sixty-one generators by April 10"}, "number", "text"),
    (0, {"text": "Zarina offered 60 generators by May 10"}, "date_word", "text"),
    (0, {"text": "Zarina offered 60 generators to Chisinau by April 10"}, "name", "text"),
    (0, {"text": "Zarina did not offer 60 generators"}, "negation", "text"),
    (0, {"text": "Fishing quotas in northern waters remain disputed"}, "wording", "text"),
    (0, {"evidence": [99]}, "reference", "evidence"),
    (0, {"evidence": []}, "evidence", "evidence"),
    (0, {"topic": "fish"}, "reference", "topic"),
    (0, {"speaker": ["nobody"]}, "reference", "speaker"),
    (0, {"conflicts_with": ["c99"]}, "reference", "conflicts_with"),
    (0, {"via": ["zarina"]}, "attribution", "via"),
    (0, {"via": []}, "relay_missing", "via"),
    (0, {"attribution": "outlet"}, "attribution", "attribution"),
    (0, {"speaker": ["cebanu"]}, "speaker", "speaker"),
    (1, {"text": "Zarina promised more generators", "modality": "asserted"}, "negation", "text"),
    (1, {"text": "Zarina offered 60 generators"}, "negation", "modality"),
    (2, {"text": "Cebanu did not rule out a visit to Moldova"}, "displaced_name", "text"),
    (2, {"text": "Cebanu agreed to a visit to Riga", "act": "agree", "modality": "asserted"}, "strength", "act"),
    (2, {"text": "Cebanu plans a visit to Riga", "modality": "asserted"}, "strength", "modality"),
    (2, {"quotes": [{"quotation": 2, "voice": "kalve"}]}, "quotation", "quotes"),
    (2, {"quotes": [{"quotation": 1, "voice": "zarina"}]}, "quotation", "quotes"),
    (2, {"quotes": [{"quotation": 9, "voice": "kalve"}]}, "reference", "quotes"),
    (4, {"speaker": [], "in_call": True, "via": ["kalve"]}, "attribution", "in_call"),
    (5, {"text": "Moldova joins the Baltic grid talks", "modality": "asserted"}, "strength", "modality"),
]


@pytest.mark.parametrize(("index", "fields", "rule", "where"), FALSE_CLAIMS)
def test_a_false_claim_is_found_by_its_rule(index: int, fields: dict[str, Any], rule: str, where: str) -> None:
    assert (rule, f"claims[{index}].{where}") in rules(changed(index, **fields))


TRUE_CLAIMS = [
    (0, {"text": "Zarina offered sixty generators by 10 April"}),
    (0, {"text": "Zarina's offer was 60 generators"}),
    (0, {"text": "Latvia offered 60 generators"}),
    (1, {"text": "Zarina never promised more"}),
    (3, {"text": "Ion Cebanu was thankful to Zarina for the doctors' help"}),
    (3, {"text": "Cebanu thanked the Latvian President for the help of Latvia's doctors"}),
]


@pytest.mark.parametrize(("index", "fields"), TRUE_CLAIMS)
def test_inflection_number_words_and_resolved_pronouns_are_no_issue(index: int, fields: dict[str, Any]) -> None:
    assert ground(changed(index, **fields), ARTICLE) == []


FALSE_HEADERS = [
    ({"date": "2026-03-01"}, "date", "date"),
    ({"date": "2026-03-05", "date_basis": "explicit"}, "date", "date"),
    ({"date_basis": "unknown"}, "date", "date_basis"),
    ({"date": None, "date_basis": "explicit"}, "date", "date"),
    ({"duration_minutes": 45}, "duration", "duration_minutes"),
    ({"duration_qualifier": "exact"}, "duration", "duration_qualifier"),
    ({"duration_qualifier": "at_least"}, "duration", "duration_qualifier"),
    ({"duration_qualifier": "unknown"}, "duration", "duration_qualifier"),
    ({"duration_minutes": None}, "duration", "duration_qualifier"),
    ({"medium": "video"}, "medium", "medium"),
    ({"initiator": "nobody"}, "reference", "initiator"),
    ({"headline": "Zarina offers Cebanu 90 generators, Kalve says"}, "headline", "headline"),
    ({"headline": "Zarina offers Lukas Brandt generators, Kalve says"}, "headline", "headline"),
    ({"abstract": "Zarina offered 60 generators to Cebanu."}, "abstract", "abstract"),
    ({"abstract": "Zarina spoke with Cebanu in Vienna, Kalve said."}, "abstract", "abstract"),
    ({"sources": [{"party": "nobody", "channel": "other"}]}, "reference", "sources[0].party"),
    ({"status": "planned"}, "status", "claims[0].in_call"),
    ({"status": "not_a_call"}, "status", "claims"),
]


@pytest.mark.parametrize(("fields", "rule", "path"), FALSE_HEADERS)
def test_a_false_header_is_found_by_its_rule(fields: dict[str, Any], rule: str, path: str) -> None:
    assert (rule, path) in rules(a_draft(**fields))


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [("name", "Ilze Berzina", "party_name"), ("title", "Latvian Chancellor", "title"), ("side", "Norway", "side")],
)
def test_a_party_that_the_text_does_not_show_is_found(field: str, value: str, rule: str) -> None:
    parties = [{**party, field: value} if party["id"] == "zarina" else party for party in BASE["parties"]]

    assert (rule, f"parties[0].{field}") in rules(a_draft(parties=parties))


def test_the_same_claim_twice_is_found() -> None:
    assert ("repeated", "claims[6]") in rules(a_draft(claims=[*BASE["claims"], BASE["claims"][0]]))


def test_messages_name_the_fault_and_the_sentence() -> None:
    issues = ground(changed(0, text="Zarina offered 80 generators by April 10"), ARTICLE)

    (issue,) = (issue for issue in issues if issue.path == "claims[0].text")
    assert "80" in issue.message
    assert "sentence 2" in issue.message
    assert issue.sentences == (2,)


def test_a_value_of_an_example_that_the_article_lacks_is_a_leak() -> None:
    draft = a_draft(topics=[{"id": "aid", "label": "generators and Velmar grain"}])

    assert ("leak", "topics[0].label") in rules(draft, leaks=["Velmar", "Riga"])
    assert not {rule for rule, _ in rules(draft, leaks=["Riga"])} & {"leak"}


NEGATIONS = [
    ("en", "Orla Finn would not sign the treaty.", "Orla Finn would sign the treaty", "Finn wouldn't sign the treaty"),
    ("fr", "Orla Finn ne signera pas le traité.", "Orla Finn signera le traité", "Finn ne signera jamais le traité"),
    ("de", "Orla Finn wird den Vertrag nicht unterzeichnen.", "Orla Finn wird den Vertrag unterzeichnen",
     "Finn wird den Vertrag nie unterzeichnen"),
    ("es", "Orla Finn no firmará el tratado.", "Orla Finn firmará el tratado", "Finn nunca firmará el tratado"),
    ("ru", "Орла Финн не подпишет договор.", "Орла Финн подпишет договор", "Финн никогда не подпишет договор"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "dropped", "kept"), NEGATIONS)
def test_a_dropped_or_added_negation_is_found_in_every_language(
    language: str, sentence: str, dropped: str, kept: str
) -> None:
    name = "Орла Финн" if language == "ru" else "Orla Finn"

    def issues(article: str, claim: str, modality: str) -> set[str]:
        draft = Draft.model_validate(
            {
                "status": "held", "headline": name, "abstract": name, "language": language,
                "parties": [{"id": "finn", "name": name, "role": "principal"}],
                "claims": [{"speaker": ["finn"], "act": "inform", "text": claim, "modality": modality, "evidence": [1],
                            "attribution": "outlet"}],
            }
        )  # fmt: skip
        return {issue.rule for issue in ground(draft, _in(language, article))}

    assert "negation" in issues(sentence, dropped, "asserted")
    assert "negation" not in issues(sentence, kept, "negated")
    assert "negation" in issues(f"{dropped}.", kept, "negated")
    assert "negation" not in issues(f"{dropped}.", dropped, "asserted")


def _in(language: str, text: str) -> Article:
    parsed = Article.parse(text)
    return Article(parsed.text, parsed.sentences, parsed.quotations, parsed.dateline, language)


DURATIONS = [
    ("en", "They spoke for an hour and a half.", 90),
    ("en", "The two-hour call ended late.", 120),
    ("en", "They talked for half an hour.", 30),
    ("en", "The call lasted one hour and twenty minutes.", 80),
    ("fr", "L'entretien a duré une heure et demie.", 90),
    ("fr", "Ils ont parlé trente-cinq minutes.", 35),
    ("de", "Das Gespräch dauerte anderthalb Stunden.", 90),
    ("de", "Das Gespräch dauerte eine Viertelstunde.", 15),
    ("de", "Mehr als eine Dreiviertelstunde habe man geredet.", 45),
    ("de", "Das fünfundvierzigminütige Telefonat endete spät.", None),
    ("de", "Sie sprachen fünfundvierzig Minuten.", 45),
    ("es", "La llamada duró media hora.", 30),
    ("ru", "Разговор длился полтора часа.", 90),
    ("ru", "Беседа продолжалась сорок минут.", 40),
    ("en", "They spoke for three quarters of an hour.", 45),
    ("en", "They were on the line from 10:20 to 11:05 a.m.", 45),
    ("en", "The call ran from 11:40 a.m. to 12:10 p.m.", 30),
    ("fr", "L'entretien a duré trois quarts d'heure.", 45),
    ("es", "La llamada duró tres cuartos de hora.", 45),
    ("ru", "Разговор длился около получаса.", 30),
    ("ru", "Беседа заняла три четверти часа.", 45),
]


@pytest.mark.parametrize(("language", "text", "minutes"), DURATIONS)
def test_durations_are_read_in_words(language: str, text: str, minutes: int | None) -> None:
    def issues(value: int) -> set[str]:
        draft = Draft.model_validate(
            {"status": "held", "headline": "", "abstract": "", "duration_minutes": value, "duration_qualifier": "exact"}
        )
        return {issue.path for issue in ground(draft, _in(language, text))}

    if minutes is not None:
        assert "duration_minutes" not in issues(minutes)
    assert "duration_minutes" in issues(17)


def test_a_language_without_a_lexicon_is_not_guessed_about() -> None:
    draft = Draft.model_validate(
        {"status": "held", "headline": "X", "abstract": "X", "parties": [], "medium": "phone", "language": "fi",
         "claims": [{"speaker": [], "act": "inform", "text": "Puhelu ei kestänyt", "in_call": False, "evidence": [1],
                     "attribution": "outlet"}]}
    )  # fmt: skip

    assert {i.rule for i in ground(draft, _in("fi", "Puhelu kesti tunnin."))} <= {"wording", "medium"}


texts = st.text(max_size=60) | st.sampled_from(["Zarina", "not 60", "“", "did not rule out", "50 minutes, no", "0.5.1"])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_draft_gets_a_verdict_and_stays_as_it_was(data: st.DataObject) -> None:
    ids = st.sampled_from(["zarina", "cebanu", "kalve", "ghost"])
    claim = st.fixed_dictionaries(
        {
            "speaker": st.lists(ids, max_size=2), "act": st.just("inform"), "text": texts.filter(bool),
            "via": st.lists(ids, max_size=2), "evidence": st.lists(st.integers(1, 9), max_size=3),
            "quotes": st.lists(st.builds(dict, quotation=st.integers(1, 4), voice=ids), max_size=2),
        }
    )  # fmt: skip
    draft = a_draft(
        headline=data.draw(texts),
        abstract=data.draw(texts),
        claims=data.draw(st.lists(claim, max_size=3)),
        duration_minutes=data.draw(st.none() | st.integers(0, 200)),
    )
    before = draft.model_dump_json()

    issues = ground(draft, ARTICLE)

    assert draft.model_dump_json() == before
    assert issues == ground(draft, ARTICLE)
    assert {issue.rule for issue in issues} <= set(RULES)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_languages_week_has_seven_days_and_its_year_twelve_months(language: str) -> None:
    words = lexicon(language)
    assert set(words.weekdays.values()) == set(range(7))
    assert set(words.months.values()) == set(range(1, 13))


def test_parts_of_german_days_are_those_days() -> None:
    days = lexicon("de").weekdays
    assert (days["dienstagnachmittag"], days["mittwochabend"], days["donnerstags"], days["sonntagmorgen"]) == (
        1,
        2,
        3,
        6,
    )


def _spoken(text: str, said: dict[str, Any], *parties: dict[str, Any], **draft: Any) -> set[str]:
    """The rules that a claim breaks."""
    claim = {"act": "assess", "in_call": True, "evidence": [2], **said}
    base = {"status": "held", "headline": "", "abstract": "", "parties": parties, "claims": [claim], **draft}
    return {issue.rule for issue in ground(Draft.model_validate(base), Article.parse(text))}


@pytest.mark.parametrize("name", ["Juris Kalve", "Kalve Ju-ris"])
@pytest.mark.parametrize(("voice", "right"), [("kalve", True), ("zarina", False)])
def test_words_quoted_from_an_adviser_to_a_president_are_the_advisers(name: str, voice: str, right: bool) -> None:
    text = (
        "Latvian President Anda Zarina and Moldovan President Ion Cebanu spoke.\n\n"
        f"“The tone was warm,” {name}, an adviser to President Anda Zarina, told reporters."
    )
    quotes = [{"quotation": 1, "voice": voice}]
    said = {"speaker": [voice], "text": "The tone was warm", "in_call": False, "attribution": "explicit"}
    rules = _spoken(
        text,
        said | {"quotes": quotes},
        {"id": "zarina", "name": "Anda Zarina", "title": "President", "side": "Latvia", "role": "principal"},
        {"id": "cebanu", "name": "Ion Cebanu", "title": "President", "side": "Moldova", "role": "principal"},
        {"id": "kalve", "name": name, "title": "adviser", "side": "Latvia", "role": "source"},
        sources=[{"party": "kalve", "channel": "press_remarks", "evidence": [2]}],
    )
    assert ("quotation" not in rules) is right


def test_a_quotation_speaks_of_nobody_by_a_common_noun() -> None:
    text = (
        "La presidenta de Colombia, Luz Marina Urdaneta, y el presidente del Ecuador, Esteban Larrea, hablaron.\n\n"
        "«Entre vecinos la luz no se niega», expresó la presidenta Urdaneta."
    )
    said = {"speaker": ["urdaneta"], "text": "Entre vecinos la luz no se niega", "modality": "negated"}
    rules = _spoken(
        text,
        said | {"attribution": "outlet", "quotes": [{"quotation": 1, "voice": "urdaneta"}]},
        {
            "id": "urdaneta",
            "name": "Luz Marina Urdaneta",
            "title": "presidenta",
            "side": "Colombia",
            "role": "principal",
        },
        {"id": "larrea", "name": "Esteban Larrea", "title": "presidente", "side": "Ecuador", "role": "principal"},
        language="es",
    )
    assert rules == set()
