import itertools
from collections.abc import Callable
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics import Value
from eval.paired import DRAWS, EXACT_UP_TO, effect, holm, mcnemar

GRADED = st.one_of(st.none(), st.sampled_from([0.0, 0.25, 0.5, 1.0]))
PAIRS = st.lists(st.tuples(GRADED, GRADED), min_size=1, max_size=9)


def binomial_two_sided(few: int, n: int) -> Fraction:
    """Twice the smaller tail of Binomial(n, 1/2), in exact fractions."""
    return min(Fraction(1), 2 * Fraction(sum(comb(n, k) for k in range(few + 1)), 2**n))


@pytest.mark.parametrize(
    ("only_a", "only_b", "p"),
    [
        (0, 0, 1.0),
        (3, 3, 1.0),
        (1, 0, 1.0),
        (5, 0, 0.0625),  # 2 / 2^5
        (6, 0, 0.03125),
        (1, 7, 0.0703125),  # 2 * (1 + 8) / 2^8
        (14, 3, 0.012725830078125),  # 2 * (1 + 17 + 136 + 680) / 2^17
    ],
)
def test_mcnemar_by_hand(only_a: int, only_b: int, p: float) -> None:
    assert mcnemar(only_a, only_b) == p
    assert mcnemar(only_b, only_a) == p


def test_mcnemar_is_the_exact_binomial() -> None:
    random = np.random.default_rng(3)
    for only_a, only_b in random.integers(0, 80, (200, 2)):
        b, c = int(only_a), int(only_b)
        assert mcnemar(b, c) == pytest.approx(float(binomial_two_sided(min(b, c), b + c)), abs=1e-12)


def test_mcnemar_equals_scipy() -> None:
    stats = pytest.importorskip("scipy.stats", reason="scipy is no package of ours, only a reference")
    for b, c in itertools.product(range(0, 40, 3), range(1, 40, 4)):
        assert mcnemar(b, c) == pytest.approx(stats.binomtest(b, b + c).pvalue, abs=1e-9)


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([0.5, None, 0.6]) == (1.0, None, 1.0)
    assert holm([]) == ()


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=12))
def test_holm_lies_between_p_and_bonferroni(ps: list[float | None]) -> None:
    looks = sum(p is not None for p in ps)
    for p, corrected in zip(ps, holm(ps), strict=True):
        if p is None:
            assert corrected is None
        else:
            assert corrected is not None
            assert p <= corrected <= min(1.0, p * looks) + 1e-12


def mean(values: list[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def every_swap_counted(pairs: list[tuple[Value, Value]]) -> tuple[Fraction | None, Fraction | None]:
    """The difference of the means, and p over all 2^n swaps, in exact fractions."""
    exact = [tuple(None if x is None else Fraction(float(x)) for x in pair) for pair in pairs]

    def gap(rows: list[tuple[Fraction | None, ...]]) -> Fraction | None:
        a, b = mean([row[0] for row in rows]), mean([row[1] for row in rows])
        return None if a is None or b is None else b - a

    seen = gap(exact)
    if seen is None:
        return None, None
    hits = 0
    for swaps in itertools.product((False, True), repeat=len(exact)):
        found = gap([row[::-1] if swap else row for row, swap in zip(exact, swaps, strict=True)])
        hits += found is None or abs(found) >= abs(seen)
    return seen, Fraction(hits, 2 ** len(exact))


@settings(max_examples=60, deadline=None)
@given(PAIRS)
def test_p_is_that_of_counting_every_swap(pairs: list[tuple[Value, Value]]) -> None:
    found = effect([a for a, _ in pairs], [b for _, b in pairs])
    difference, p = every_swap_counted(pairs)
    if difference is None or p is None:
        assert (found.difference, found.low, found.high, found.p, found.test) == (None,) * 5
        return
    assert found.difference == pytest.approx(float(difference), abs=1e-12)
    assert found.p == pytest.approx(float(p), abs=1e-12)
    assert found.n == sum(a is not None and b is not None for a, b in pairs)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(GRADED, GRADED), min_size=1, max_size=40))
def test_swapping_the_sides_mirrors_everything(pairs: list[tuple[Value, Value]]) -> None:
    there = effect([a for a, _ in pairs], [b for _, b in pairs])
    back = effect([b for _, b in pairs], [a for a, _ in pairs])
    assert (there.p, there.test, there.n) == (back.p, back.test, back.n)
    if there.difference is not None and there.low is not None and there.high is not None:
        assert back.difference == pytest.approx(-there.difference, abs=1e-12)
        assert (back.low, back.high) == pytest.approx((-there.high, -there.low), abs=1e-9)


@given(st.lists(GRADED, min_size=1, max_size=40))
def test_a_series_does_not_differ_from_itself(values: list[Value]) -> None:
    found = effect(values, values)
    if found.difference is not None:
        assert (found.difference, found.low, found.high, found.p) == (0, 0, 0, 1)


def drawn(n: int, seed: int) -> tuple[list[Value], list[Value]]:
    random = np.random.default_rng(seed)
    a = random.random(n).round(2)
    return list(a), list(np.clip(a + random.normal(0.03, 0.1, n), 0, 1).round(2))


def test_drawn_swaps_agree_with_counted_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = drawn(EXACT_UP_TO, 5)
    counted = effect(a, b)
    monkeypatch.setattr("eval.paired.EXACT_UP_TO", 3)
    sampled = effect(a, b)
    assert (counted.test, sampled.test) == ("randomisation, exact", "randomisation, drawn")
    assert counted.p is not None
    assert sampled.p == pytest.approx(counted.p, abs=4 * (0.25 / DRAWS) ** 0.5)
    assert effect(a, b) == sampled


def test_the_paired_interval_is_near_the_normal_one() -> None:
    a, b = drawn(400, 6)
    gaps = np.array(b, dtype=float) - np.array(a, dtype=float)
    error = gaps.std() / 20
    found = effect(a, b)
    assert found.low == pytest.approx(gaps.mean() - 1.96 * error, abs=0.25 * error)
    assert found.high == pytest.approx(gaps.mean() + 1.96 * error, abs=0.25 * error)


@pytest.mark.parametrize("kind", [lambda _: True, float])
def test_pairing_makes_the_interval_narrow(kind: Callable[[int], Value]) -> None:
    """400 questions of which the same 200 are right: knowing that, one flip is no large doubt."""
    a: list[Value] = [kind(1) if at < 200 else False for at in range(400)]
    b = [*a[:-1], True]
    found = effect(a, b)
    assert found.difference == pytest.approx(1 / 400)
    assert found.low == 0
    assert found.high is not None
    assert found.high <= 3.5 / 400
    assert found.test == "mcnemar"
    assert found.p == 1


def test_precisions_are_compared_over_their_own_questions() -> None:
    """A refuses three, two of them rightly; B refuses those two and no other."""
    a: list[Value] = [True, True, False, None]
    b: list[Value] = [True, True, None, None]
    found = effect(a, b)
    assert (found.n, found.mean_b) == (2, 1)
    assert found.mean_a == pytest.approx(2 / 3)
    assert found.difference == pytest.approx(1 / 3)
    assert (found.p, found.test) == (1.0, "randomisation, exact")


def test_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        effect([True], [True, False])
