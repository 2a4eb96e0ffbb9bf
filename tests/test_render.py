"""What every view owes its reader: the relay beside the speaker, words said once, nothing from outside acting up."""

from __future__ import annotations

import json

import pytest

from summarizer import CallSummary, Issue, resolve
from summarizer.errors import SettingsError
from summarizer.render import FORMATS, phrases, render, render_all
from summarizer.render.markdown import as_markdown, escape
from summarizer.render.terminal import as_text
from tests.scripted import DRAFT, TEXT, article, provenance


def record(issues: tuple[Issue, ...] = (), **changes: object) -> CallSummary:
    return resolve(DRAFT, article(), issues, provenance()).model_copy(update=changes)


def with_claim(index: int, **changes: object) -> CallSummary:
    claims = list(record().claims)
    claims[index] = claims[index].model_copy(update=changes)
    return record(claims=tuple(claims))


DOUBTED = record((Issue(path="claims[0].via", rule="relay", message="no relay there", sentences=(2,)),))


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_holds_every_claim_and_ends_its_line(format: str) -> None:
    out = render(record(), format, article=TEXT)
    assert out.endswith("\n")
    assert all(word in out for word in ("reopen the Danube locks by May", "too early", "Hruska"))


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(SettingsError, match="unknown format 'pdf'"):
        render(record(), "pdf")


def test_several_records_are_one_list_one_page_or_one_text() -> None:
    pairs = [(record(), TEXT), (DOUBTED, None)]
    assert [CallSummary.model_validate(item) for item in json.loads(render_all(pairs, "json"))] == [record(), DOUBTED]
    assert render_all(pairs, "html").count("<html") == 1
    assert render_all(pairs, "markdown").count("\n# ") == 1
    assert render_all(pairs, "text").count("Reported by") == 2


def test_the_speaker_comes_with_the_relay_and_joint_acts_in_the_plural() -> None:
    text = as_text(record())
    assert "Dvorsky proposes, per Hruska: The two countries should reopen" in text
    joint = with_claim(0, speaker=("dvorsky", "kertes"), addressee=())
    assert "Dvorsky and Kertes propose, per Hruska:" in as_text(joint)
    outlet = with_claim(0, speaker=(), via=(), attribution="outlet", addressee=())
    assert "the outlet proposes: The two" in as_text(outlet)


def test_an_addressee_is_said_only_where_it_is_not_plain() -> None:
    assert "to Kertes" not in as_text(record())
    assert "Dvorsky proposes, to Hruska, per Hruska:" in as_text(with_claim(0, addressee=("hruska",)))


def test_quoted_words_are_said_once_when_they_stand_in_the_claim() -> None:
    text = as_text(record())
    assert text.count("“The president was very clear”") == 1 == text.count("president was very clear")
    assert "The plan is “too early”" in text
    assert "— “too early”" in as_text(with_claim(2, text="The plan comes too soon"))


def test_marks_that_the_claim_has_itself_are_not_set_twice() -> None:
    assert "The plan is “too early” (rejected)" in as_text(with_claim(2, text='The plan is "too early" (rejected)'))


def test_words_inside_another_word_are_not_the_quotation() -> None:
    assert "— “too early”" in as_text(with_claim(2, text="It is too earlyish"))


def test_a_quotation_in_another_voice_says_whose() -> None:
    quotes = (record().claims[2].quotes[0].model_copy(update={"voice": "hruska"}),)
    assert "“too early” (Hruska’s words)" in as_text(with_claim(2, quotes=quotes))
    assert "words)" not in as_text(record())


def test_short_names_are_those_the_evidence_uses() -> None:
    assert phrases.short_name(record(), "hruska") == "Hruska"
    assert phrases.short_name(record(), "nobody") == "nobody"
    evidence = (record().claims[0].evidence[0].model_copy(update={"text": "Pavol said so."}),)
    first = record(claims=(record().claims[0].model_copy(update={"evidence": evidence}),))
    assert phrases.short_name(first, "hruska") == "Pavol"
    silent = record(claims=())
    assert phrases.short_name(silent, "hruska") == "Pavol Hruska"
    office = record().parties[2].model_copy(update={"name": "Foreign Ministry"})
    evidence = (evidence[0].model_copy(update={"text": "Foreign Minister Tal and the Ministry agree."}),)
    first = record(claims=(record().claims[0].model_copy(update={"evidence": evidence}),), parties=(office,))
    assert phrases.short_name(first, "hruska") == "Foreign Ministry"
    parties = (*record().parties, record().parties[2].model_copy(update={"id": "other", "name": "Jana Hruska"}))
    assert phrases.short_name(record(parties=parties), "hruska") == "Pavol Hruska"


def test_doubts_conflicts_and_issues_are_seen_and_say_where() -> None:
    for view in (as_text(DOUBTED), as_markdown(DOUBTED)):
        out = " ".join(view.split())
        assert "(not grounded in the article" in out
        assert phrases.FLAG["ungrounded"] in out
        assert "claim 1, via: no relay there" in out
    assert "conflicts with claims 1 and 2" in as_text(with_claim(2, conflicts_with=("c1", "c2")))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("claims[3].via", "claim 4, via"),
        ("parties[0].name", "party 1, name"),
        ("headline", "headline"),
        ("claims[0].quotes[1].voice", "claim 1, quotation 2, voice"),
        ("duration_minutes", "duration minutes"),
    ],
)
def test_an_issue_says_where_it_lies(path: str, said: str) -> None:
    assert phrases.where(Issue(path=path, rule="r", message="m")) == said


@pytest.mark.parametrize("width", [40, 80, 144, 200])
def test_text_keeps_to_the_width_and_hangs_claims_under_their_number(width: int) -> None:
    lines = as_text(record(), width=width).splitlines()
    assert max(len(line) for line in lines) <= width
    start = next(n for n, line in enumerate(lines) if line.startswith("1 "))
    if width == 40:
        assert lines[start + 1].startswith("  ") and lines[start + 1].strip()
    if width == 200:  # columns: the claim's words begin at the same place in each row
        rows = [line for line in lines if line[:2] in ("1 ", "2 ", "3 ")]
        assert len({row.index(word) for row, word in zip(rows, ("The two", "“The", "The plan"), strict=True)}) == 1


def test_no_claims_says_why() -> None:
    empty = record(claims=(), topics=(), status="not_a_call")
    for format in ("text", "markdown", "html"):
        assert "No claims: the text is not about a call." in render(empty, format)


def test_control_characters_reach_no_terminal() -> None:
    loud = with_claim(0, text="Reopen \x1b[31mthe\x07 locks\u009b2J\r\nby May").model_copy(
        update={"headline": "\x1b]0;title\x07 Locks", "abstract": "a\x1b[2Jb"}
    )
    for out in (as_text(loud), as_markdown(loud)):
        assert not {c for c in out if c != "\n" and not c.isprintable()}


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<script>", "\\<script\\>"),
        ("[a](b) *c* _d_ `e` | f", "\\[a\\](b) \\*c\\* \\_d\\_ \\`e\\` \\| f"),
        ("1. first\n# not a title", "1\\. first \\# not a title"),
        ("- item", "\\- item"),
        ("&lt; ~~x~~ $y$", "\\&lt; \\~\\~x\\~\\~ \\$y\\$"),
        ("3 ships", "3 ships"),
    ],
)
def test_markdown_shows_what_it_was_given(text: str, safe: str) -> None:
    assert escape(text) == safe


def test_markdown_tables_keep_their_columns() -> None:
    parties = (record().parties[0].model_copy(update={"name": "A | B", "title": "x\ny"}), *record().parties[1:])
    rows = [line for line in as_markdown(record(parties=parties)).splitlines() if line.startswith("| ")]
    assert {len(row.replace("\\|", "").split("|")) for row in rows} == {6}


def test_provenance_leaves_out_what_is_unknown() -> None:
    rows = dict(phrases.provenance(record()))
    assert rows["engine"] == "scripted"
    assert "cost" not in rows and "model" not in rows
