"""The statistics keep their promises: level, interval, order of p-values."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import permutation_test

from evals import statistics


def rejections(draw: str, n: int, trials: int = 800) -> float:
    """The share of null data sets (symmetric around 0) that the test rejects at 5 %."""
    random = np.random.default_rng(11)
    rejected = 0
    for _ in range(trials):
        data = random.normal(size=n) if draw == "continuous" else np.round(random.normal(size=n) * 2) / 10
        rejected += statistics.sign_flip_p(list(data)) < statistics.LEVEL
    return rejected / trials


@pytest.mark.slow
@pytest.mark.parametrize("n", [8, 12, 20])
def test_false_positives_are_five_in_a_hundred(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "RESAMPLES", 999)
    assert 0.03 <= rejections("continuous", n) <= 0.07
    assert rejections("ties", n) <= 0.07


def test_interval_and_test_agree() -> None:
    differences = [0.2, 0.1, 0.3, -0.05, 0.15, 0.12, 0.08, 0.2]
    result = statistics.compare("m", dict.fromkeys("abcdefgh", 0.0), dict(zip("abcdefgh", differences, strict=True)))
    assert result.verdict == "better"
    assert result.interval is not None
    assert result.interval.low > 0
    for shift, kept in ((result.interval.low + 1e-3, True), (result.interval.low - 1e-3, False)):
        assert (statistics.sign_flip_p([d - shift for d in differences]) > statistics.LEVEL) is kept


def test_lower_is_better_metrics_are_turned_round() -> None:
    a = dict.fromkeys("abcdefgh", 0.5)
    b = {name: 0.4 - i / 100 for i, name in enumerate("abcdefgh")}
    assert statistics.compare("unsupported_rate", a, b, higher_is_better=False).verdict == "better"
    assert statistics.compare("claim_f1", a, b).verdict == "worse"


def test_few_clusters_are_said_to_be_few() -> None:
    result = statistics.compare("m", dict.fromkeys("abcde", 0.0), dict.fromkeys("abcde", 1.0))
    assert (result.verdict, result.interval) == ("cannot tell", None)
    assert "5 calls" in result.sentence


def test_the_same_twice_is_a_tie() -> None:
    same = dict.fromkeys("abcdefgh", 0.7)
    result = statistics.compare("m", same, same)
    assert (result.ties, result.p, result.verdict) == (8, 1.0, "cannot tell")


def test_holm_by_hand() -> None:
    assert statistics.holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])


def test_cluster_means_leave_unscored_out() -> None:
    assert statistics.cluster_means([("a", 1.0), ("a", 0.0), ("b", None), ("c", 0.5)]) == {"a": 0.5, "c": 0.5}


@pytest.mark.parametrize("n", [6, 13, 14, 30])
def test_the_test_is_scipys(n: int) -> None:
    values = np.random.default_rng(n).normal(0.3, 1, size=n)
    expected = permutation_test(
        (values,), lambda x, axis: np.mean(x, axis=axis), permutation_type="samples", vectorized=True,
        n_resamples=np.inf if n <= statistics.EXACT_UP_TO else statistics.RESAMPLES, rng=0,
    )  # fmt: skip
    assert statistics.sign_flip_p(list(values)) == pytest.approx(expected.pvalue)
    shifted = statistics.SignFlips(tuple(values)).p(0.2)
    assert shifted == pytest.approx(statistics.sign_flip_p([value - 0.2 for value in values]))


def test_differences_are_shown_with_a_sign_and_nothing_without() -> None:
    assert [statistics.signed(value) for value in (0.1234, -0.5, -1e-5, 0.0)] == ["+0.123", "-0.500", "0.000", "0.000"]
    assert [statistics.p_value(p) for p in (0.0002, 0.049)] == ["p < 0.001", "p = 0.049"]
    assert [statistics.calls(n) for n in (1, 2)] == ["1 call", "2 calls"]
