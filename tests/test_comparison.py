"""Two runs over the same cases: paired by call, Holm over the rest; over different ones: an error that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evals.cases import Dataset
from evals.comparison import contest
from evals.evaluation import Evaluation, evaluate
from evals.scorers import METRICS, PRIMARY
from summarizer import Draft
from summarizer.errors import InputError
from tests.suites import GOLD, Scripted, claims, run_of, write_suite

if TYPE_CHECKING:
    from pathlib import Path

WRONG = Draft.model_validate({**GOLD, "claims": claims({"speaker": ["kertes"]}, {}, {})})


def pair(folder: Path, count: int) -> tuple[Evaluation, Evaluation]:
    """A run that has a speaker wrong everywhere, and one that is right."""
    dataset = write_suite(folder / "suite", count)
    wrong = run_of(dataset, folder, Scripted(lambda _: WRONG, model="wrong"))
    right = run_of(dataset, folder, Scripted(model="right"))
    return evaluate(wrong, dataset), evaluate(right, dataset)


def test_the_better_run_is_said_to_be_better(tmp_path: Path) -> None:
    wrong, right = pair(tmp_path, 8)
    found = contest(wrong, right)
    assert found.decided
    assert found.primary.mean == pytest.approx(1 / 3)
    assert (found.primary.wins, found.primary.ties, found.primary.losses) == (8, 0, 0)
    assert found.sentence.startswith(
        f"right against wrong on {PRIMARY}: better: +0.333, 95 % interval +0.333 to +0.333"
    )
    assert found.sentence.endswith("8 won, 0 tied, 0 lost of 8 calls")
    assert contest(right, wrong).primary.verdict == "worse"


def test_holm_is_over_the_rest_and_spares_the_primary_metric(tmp_path: Path) -> None:
    found = contest(*pair(tmp_path, 8))
    by_name = {difference.metric: difference for difference in found.differences}
    assert next(iter(by_name)) == PRIMARY
    assert found.primary.p_holm == found.primary.p == pytest.approx(2 / 256)
    speaker = by_name["speaker_accuracy"]
    assert speaker.p_holm == pytest.approx(speaker.p * (len(by_name) - 1))
    assert speaker.verdict == "cannot tell"
    assert {m.name for m in METRICS} - by_name.keys() == {"abstention"}


def test_under_six_calls_nobody_can_tell(tmp_path: Path) -> None:
    found = contest(*pair(tmp_path, 5))
    assert not found.decided
    assert "5 calls, and under 6 no paired test can reach p < 0.05" in found.sentence


def test_runs_over_different_cases_are_not_compared(tmp_path: Path) -> None:
    wrong, right = pair(tmp_path, 12)
    few = right.where(lambda case: case.name in ("case-0", "case-1"))
    with pytest.raises(InputError, match=r"over different cases: only wrong has case-10, case-11, .*case-7 and 2 more"):
        contest(wrong, few)
    with pytest.raises(InputError, match=r"only wrong has case-3; only right has case-1$"):
        contest(wrong.where(lambda case: case.name == "case-3"), right.where(lambda case: case.name == "case-1"))


def test_a_dataset_is_not_asked_for(tmp_path: Path) -> None:
    empty = Evaluation("none", ())
    found = contest(empty, empty)
    assert (found.primary.clusters, found.decided) == (0, False)
    assert Dataset(tmp_path, ()).cases == ()
