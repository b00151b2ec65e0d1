import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.aggregate import Aggregate, aggregate, bootstrap_interval, quantile_interval

VALUES = st.lists(st.one_of(st.none(), st.booleans(), st.floats(0, 1)), max_size=40)


@given(VALUES)
def test_counts_mean_and_interval_hold_together(values: list[float | bool | None]) -> None:
    found = aggregate(values)
    known = [float(value) for value in values if value is not None]
    assert (found.n, found.not_applicable) == (len(known), len(values) - len(known))
    if not known:
        assert found == Aggregate(0, len(values), None, None, None)
        return
    assert found.mean is not None
    assert found.low is not None
    assert found.high is not None
    assert found.mean == pytest.approx(sum(known) / len(known))
    assert min(known) - 1e-12 <= found.low <= found.high <= max(known) + 1e-12
    assert aggregate(values) == found


def test_what_does_not_apply_is_no_zero() -> None:
    found = aggregate([True, None, False, None, True, None])
    assert (found.n, found.not_applicable) == (3, 3)
    assert found.mean == pytest.approx(2 / 3)


def test_equal_values_have_an_interval_without_width() -> None:
    assert bootstrap_interval([1.0] * 9) == (1.0, 1.0)


def test_the_interval_is_near_the_normal_one() -> None:
    """For a mean of 400 the percentile interval is close to mean +- 1.96 standard errors."""
    values = np.random.default_rng(1).random(400)
    error = values.std() / 20
    low, high = bootstrap_interval(list(values))
    assert low == pytest.approx(values.mean() - 1.96 * error, abs=0.1 * error)
    assert high == pytest.approx(values.mean() + 1.96 * error, abs=0.1 * error)


def test_the_interval_of_a_quantile_covers_the_truth() -> None:
    random = np.random.default_rng(3)
    for share, truth in ((0.5, np.log(2)), (0.95, np.log(20))):  # of the exponential distribution
        found = [quantile_interval(random.exponential(size=200), share) for _ in range(60)]
        assert 0.85 <= np.mean([low <= truth <= high for low, high in found]) <= 1


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    random = np.random.default_rng(2)
    covered = 0
    for _ in range(300):
        low, high = bootstrap_interval([float(x) for x in random.random(60) < 0.7], resamples=400)
        covered += low <= 0.7 <= high
    assert 0.90 <= covered / 300 <= 0.98
