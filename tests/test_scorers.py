"""What each metric measures, counted by hand on a small record; and the declared table of mutations on every gold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evals import selfcheck
from evals.alignment import Comparison, compare
from evals.cases import Dataset, load_suite
from evals.contenders import record_of
from evals.scorers import METRICS, PRIMARY
from summarizer import Article, Draft
from tests.scripted import TEXT
from tests.suites import GOLD, claims, gold

FIXTURES = Path(__file__).parent.parent / "fixtures"
BY_NAME = {metric.name: metric for metric in METRICS}


def comparison(record: dict[str, Any] | None = None, wanted: dict[str, Any] | None = None) -> Comparison:
    """A record beside a gold, each the scripted draft with fields changed."""
    article = Article.parse(TEXT)
    draft = Draft.model_validate({**GOLD, **(record or {})})
    return compare(record_of(draft, article, "test"), gold(**(wanted or {})), article)


def value(metric: str, record: dict[str, Any] | None = None, wanted: dict[str, Any] | None = None) -> float | None:
    return BY_NAME[metric].score(comparison(record, wanted)).value


def claimed(*changes: dict[str, Any]) -> dict[str, Any]:
    return {"claims": claims(*changes)}


NONE: dict[str, Any] = {}
NO_CALL = {"status": "not_a_call", "parties": [], "sources": [], "claims": [], "topics": [], "initiator": None}
JUNK = {"text": "Zyzzyva quuxly frobnicates"}


@pytest.mark.parametrize(
    ("metric", "record", "expected"),
    [
        (PRIMARY, NONE, 1.0),
        (PRIMARY, claimed({"speaker": ["kertes"]}, {}, {}), 2 / 3),
        (PRIMARY, claimed({"via": []}, {"modality": "possible"}, {}), 1 / 3),
        (PRIMARY, claimed({"act": "offer"}, {"in_call": True}, {"attribution": "implied"}), 1.0),
        (PRIMARY, {"claims": GOLD["claims"][:2]}, 4 / 5),  # 2 hits, 2 made, 3 wanted
        ("claim_f1", claimed({"speaker": ["kertes"], "via": []}, {}, {}), 1.0),
        ("claim_f1", claimed(JUNK, {}, {}), 2 / 3),
        ("claim_f1", {"claims": []}, 0.0),
        ("speaker_accuracy", claimed({"speaker": ["dvorsky", "kertes"]}, {}, {}), 2 / 3),
        ("speaker_accuracy", claimed(JUNK, JUNK, JUNK), 0.0),
        ("via_accuracy", claimed({"via": ["kertes", "hruska"]}, {}, {}), 2 / 3),
        ("modality_accuracy", claimed({"modality": "future"}, {}, {}), 2 / 3),
        ("in_call_accuracy", claimed({}, {"in_call": True}, {}), 2 / 3),
        ("attribution_accuracy", claimed({}, {}, {"attribution": "outlet"}), 2 / 3),
        ("addressee_accuracy", claimed({"addressee": ["kertes"]}, {}, {}), 1.0),  # what a gold that names none means
        ("addressee_accuracy", claimed({"addressee": ["hruska"]}, {}, {}), 2 / 3),
        ("act_accuracy", claimed({"act": "offer"}, {}, {}), 2 / 3),
        ("quote_voice_accuracy", claimed({}, {"quotes": [{"quotation": 1, "voice": "dvorsky"}]}, {}), 0.5),
        ("quote_voice_accuracy", claimed({}, {"quotes": []}, {}), 0.5),
        ("quote_voice_accuracy", claimed(JUNK, JUNK, JUNK), 1.0),
        ("evidence_f1", claimed({"evidence": [2, 3]}, {}, {}), 6 / 7),
        (
            "text_f1",
            claimed({"text": "The two countries should reopen the Danube locks by June"}, {}, {}),
            (8 / 9 + 2) / 3,
        ),
        ("status_accuracy", {"status": "planned"}, 0.0),
        ("date_accuracy", {"date": None}, 0.0),
        ("duration_accuracy", {"duration_qualifier": "approximate"}, 0.0),
        ("medium_accuracy", {"medium": "video"}, 0.0),
        ("initiator_accuracy", {"initiator": "dvorsky"}, 0.0),
        ("party_f1", {"parties": GOLD["parties"][:2]}, 4 / 5),
        ("source_f1", {"sources": []}, 0.0),
        ("topic_f1", claimed({"topic": None}, {}, {}), 5 / 7),  # precision 1, recall (1/3 + 2/3 + 2/3) / 3
        ("flag_f1", NONE, 1.0),
        ("flag_f1", {"flags": ["contradiction"]}, 0.0),
        ("abstention", NONE, None),
        ("relay_dropped_rate", NONE, 0.0),
        ("relay_dropped_rate", {"abstract": "Dvorsky proposed reopening the Danube locks by May."}, 1.0),
        (
            "relay_dropped_rate",
            {"abstract": "The spokesman said Dvorsky proposed reopening the Danube locks by May."},
            0.0,
        ),
        ("relay_dropped_rate", {"abstract": "By his account the Danube locks should reopen by May."}, 0.0),
        ("relay_dropped_rate", {"abstract": "They spoke."}, None),
    ],
)
def test_metrics_by_hand(metric: str, record: dict[str, Any], expected: float | None) -> None:
    assert value(metric, record) == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize("metric", [metric.name for metric in METRICS])
def test_whether_a_metric_applies_is_the_golds_to_say(metric: str) -> None:
    about_a_call, about_none = BY_NAME[metric].applies(gold()), BY_NAME[metric].applies(gold(**NO_CALL))
    assert about_a_call is (metric != "abstention")
    assert about_none is (metric in {"abstention", "status_accuracy", "flag_f1", "unsupported_rate"})


def test_abstaining_is_saying_so_and_nothing_else() -> None:
    assert value("abstention", NO_CALL, NO_CALL) == 1.0
    assert value("abstention", NONE, NO_CALL) == 0.0
    assert value("abstention", {**NO_CALL, "parties": GOLD["parties"]}, NO_CALL) == 0.0
    assert value(PRIMARY, NONE, NO_CALL) is None


def test_optional_claims_cost_nothing_and_count_when_made() -> None:
    optional = claimed({"optional": True}, {}, {})
    assert value(PRIMARY, {"claims": GOLD["claims"][1:]}, optional) == 1.0
    assert value(PRIMARY, NONE, optional) == 1.0
    assert value(PRIMARY, claimed({"speaker": ["kertes"]}, {}, {}), optional) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("metric", "change", "licence"),
    [
        ("speaker_accuracy", {"speaker": ["hruska"]}, {"speaker": [["hruska"]]}),
        ("via_accuracy", {"via": []}, {"via": [["kertes"], []]}),
        ("modality_accuracy", {"modality": "future"}, {"modality": ["future"]}),
        ("act_accuracy", {"act": "offer"}, {"act": ["request", "offer"]}),
        ("evidence_f1", {"evidence": [2, 3]}, {"evidence": [[2, 3]]}),
        (
            "text_f1",
            {"text": "Open the Danube locks to barges by May"},
            {"text": ["Open the Danube locks to barges by May"]},
        ),
    ],
)
def test_alternatives_are_right(metric: str, change: dict[str, Any], licence: dict[str, Any]) -> None:
    assert value(metric, claimed(change, {}, {}), claimed({"alternatives": licence}, {}, {})) == 1.0
    assert value(metric, claimed(change, {}, {})) != 1.0


def test_a_quotation_that_may_be_left_out_is_not_asked_for() -> None:
    licensed = claimed({}, {"alternatives": {"quotes": [[]]}}, {})
    assert value("quote_voice_accuracy", claimed({}, {"quotes": []}, {}), licensed) == 1.0


def test_topics_are_compared_as_groups_whatever_their_names() -> None:
    renamed = [{"id": "x", "label": "The Danube"}]
    assert value("topic_f1", {"topics": renamed, **claimed(*[{"topic": "x"}] * 3)}) == 1.0
    allowed = claimed({"alternatives": {"topic": ["other"]}}, {}, {})
    assert value("topic_f1", claimed({"topic": "other"}, {}, {}), allowed) == 1.0
    assert value("topic_f1", NONE, allowed) == 1.0


def test_unsupported_is_what_ground_finds() -> None:
    assert value("unsupported_rate") == 0.0
    invented = claimed({"text": "The two countries should reopen the Danube locks with Ulderic by May"}, {}, {})
    assert value("unsupported_rate", invented) == pytest.approx(1 / 3)
    assert value("unsupported_rate", {"claims": []}) is None


def test_reasons_name_what_is_wrong() -> None:
    found = comparison(claimed({"speaker": ["kertes"]}, JUNK, {}))
    assert BY_NAME[PRIMARY].score(found).reason == "missed c2; extra c2; wrong c1 (speaker)"
    assert BY_NAME["speaker_accuracy"].score(found).reason == "wrong: c1"


def test_every_metric_says_what_it_measures() -> None:
    assert all(metric.about.endswith(".") and metric.about.isascii() for metric in METRICS)


@pytest.fixture(scope="module")
def suite() -> Dataset:
    return load_suite(FIXTURES)


def test_every_gold_against_itself_is_perfect(suite: Dataset) -> None:
    assert selfcheck.imperfect(suite.cases) == []


def test_junk_scores_nothing(suite: Dataset) -> None:
    assert selfcheck.unmoved_by_junk(suite.cases) == []


def test_swapped_principals_leave_what_the_swap_leaves_right(suite: Dataset) -> None:
    swaps = [selfcheck.swapped(case.gold.strict(), case.article) for case in suite.cases]
    assert sum(found is not None and due is not None and due < 1 for found, due in swaps) > len(swaps) / 2
    assert selfcheck.unequal_swaps(suite.cases) == []


@pytest.mark.slow
def test_each_mutation_makes_its_metrics_fall_and_no_other(suite: Dataset) -> None:
    rows = selfcheck.check(suite.cases[::2])  # every second: each is changed in dozens of ways
    print(selfcheck.table(rows))
    assert [example for row in rows for example in row.examples] == []
    assert [row.kind for row in rows if row.made < 10] == []
