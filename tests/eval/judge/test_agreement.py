"""Agreement of a judge with rules: by hand, and equal to scikit-learn's and SciPy's on random cases."""

import random

import numpy as np
import pytest
from scipy.stats import spearmanr
from sklearn.metrics import cohen_kappa_score

from eval.judge.agreement import agreement, kappa, spearman
from eval.metrics import Value


def table(xs: list[float], ys: list[float]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    columns = [sorted(set(side)) for side in (xs, ys)]
    counts = np.zeros([len(side) for side in columns])
    for x, y in zip(xs, ys, strict=True):
        counts[columns[0].index(x), columns[1].index(y)] += 1
    return counts


@pytest.mark.parametrize("seed", range(200))
def test_both_measures_are_those_of_the_libraries(seed: int) -> None:
    dice = random.Random(seed)
    n = dice.randint(4, 80)
    xs, ys = ([0.0, 1.0] + [float(dice.random() < share) for _ in range(n)] for share in (0.6, 0.4))
    assert float(kappa(table(xs, ys))) == pytest.approx(cohen_kappa_score(xs, ys), abs=1e-9)
    xs, ys = ([0.0, 1.0] + [dice.randint(0, size) / size for _ in range(n)] for size in (2, 9))
    assert float(spearman(table(xs, ys))) == pytest.approx(spearmanr(xs, ys).statistic, abs=1e-9)


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ([[5, 0], [0, 5]], 1.0),
        ([[0, 5], [5, 0]], -1.0),
        ([[4, 4], [4, 4]], 0.0),
        ([[20, 5], [10, 15]], 0.4),  # Cohen's table: .7 seen, .5 by chance
        ([[45, 15], [25, 15]], 0.13043478),
    ],
)
def test_kappa_by_hand(counts: list[list[int]], value: float) -> None:
    assert float(kappa(np.array(counts, dtype=np.float64))) == pytest.approx(value)


def test_half_a_verdict_is_no_yes() -> None:
    judge: list[Value] = [*[1.0] * 6, *[0.5] * 6, *[0.0] * 6, None, 1.0]
    rule: list[Value] = [*[True] * 6, *[False] * 12, True, None]
    found = agreement("judge", judge, "rule", rule)
    assert found is not None
    assert (found.n, found.agree) == (18, 1.0)
    assert found.kappa is not None
    assert (found.kappa.value, found.kappa.low, found.kappa.high) == pytest.approx((1.0, 1.0, 1.0))
    assert found.rank.value == pytest.approx(spearmanr(judge[:18], rule[:18]).statistic)
    assert found.rank.low < found.rank.value < found.rank.high <= 1


def test_a_graded_metric_has_a_rank_and_no_kappa() -> None:
    found = agreement("judge", [0.0, 0.5, 1.0, 1.0] * 5, "f1", [0.0, 0.3, 0.2, 0.9] * 5)
    assert found is not None
    assert (found.agree, found.kappa) == (None, None)


@pytest.mark.parametrize(
    ("judge", "rule"),
    [
        ([1.0, 0.0] * 4, [1.0, 0.0] * 4),
        ([1.0] * 20, [1.0, 0.0] * 10),
        ([0.0, 1.0] * 10, [0.0] * 20),
        ([], []),
    ],
)
def test_where_there_is_nothing_to_tell_nothing_is_told(judge: list[Value], rule: list[Value]) -> None:
    assert agreement("judge", judge, "rule", rule) is None


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    random_ = np.random.default_rng(7)
    inside = 0
    for _ in range(60):
        truth = random_.random(120) < 0.5
        judge = np.where(random_.random(120) < 0.2, ~truth, truth)  # kappa is .6
        found = agreement("judge", list(judge.astype(float)), "rule", list(truth.astype(float)))
        assert found is not None
        assert found.kappa is not None
        inside += found.kappa.low <= 0.6 <= found.kappa.high
    assert inside >= 52
