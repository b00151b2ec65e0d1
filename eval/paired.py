"""Two series of values for the same questions: their difference, its interval, and whether it is chance.

All of it rests on the questions being the same: they are resampled, and swapped between the two, as pairs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from eval.aggregate import LEVEL, RESAMPLES, SEED
from eval.metrics import Value

Test = Literal["mcnemar", "randomisation, exact", "randomisation, drawn"]
Floats = NDArray[np.float64]

EXACT_UP_TO = 16
"""Questions that differ, up to which every one of the 2^n swaps is counted."""
DRAWS = 10_000
"""Swaps drawn where they are too many to count; p cannot fall below 1 in so many."""
_CELLS = 2_000_000
"""Values drawn at a time: 16 MB of them."""
_SUM_A, _N_A, _SUM_B, _N_B = range(4)


@dataclass(frozen=True, slots=True)
class Effect:
    """The second series against the first.

    Attributes:
        n: pairs of which both values are known.
        mean_a, mean_b: each over its own known values; None where there is none.
        difference: `mean_b - mean_a`; the mean of the paired differences where every pair is whole.
        low, high: percentile bootstrap interval of `difference` at 95 %, questions resampled as pairs.
        p: two-sided, of the hypothesis that the two could be swapped in any question.
        test: what `p` comes from; None where there is no `p`.
    """

    n: int
    mean_a: float | None
    mean_b: float | None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    test: Test | None = None


def effect(a: Sequence[Value], b: Sequence[Value]) -> Effect:
    """Compare two series of values for the same questions, in the same order; None is not applicable.

    Where a value is known on one side only, as with a precision, the means are ratios of sums: the interval
    and the test take the question along with what it adds to each side.

    Raises:
        ValueError: where they are not equally long.
    """
    rows = _rows(a, b)
    n = int(np.sum(rows[:, _N_A] * rows[:, _N_B]))
    sums = rows.sum(axis=0)
    mean_a = float(sums[_SUM_A] / sums[_N_A]) if sums[_N_A] else None
    mean_b = float(sums[_SUM_B] / sums[_N_B]) if sums[_N_B] else None
    if mean_a is None or mean_b is None:
        return Effect(n, mean_a, mean_b)
    low, high = _interval(rows)
    p, test = _significance(rows)
    return Effect(n, mean_a, mean_b, mean_b - mean_a, low, high, p, test)


def mcnemar(only_a: int, only_b: int) -> float:
    """Return the exact two-sided p of McNemar's test.

    Twice the smaller tail of Binomial(`only_a + only_b`, 1/2), at most 1 (McNemar 1947; in the exact form of
    Dietterich, Approximate statistical tests, 1998, and `scipy.stats.binomtest`).

    Args:
        only_a: questions that only the first has right.
        only_b: questions that only the second has right.
    """
    n, few = only_a + only_b, min(only_a, only_b)
    ways, tail = 1, 0
    for k in range(few + 1):
        tail += ways
        ways = ways * (n - k) // (k + 1)
    p: float = 2 * tail / 2**n
    return min(1.0, p)


def holm(ps: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return each p corrected for the number of looks (Holm, A simple sequentially rejective test, 1979).

    Where all are compared with one level, the chance of a single false finding stays below it. None, no test,
    is no look and stays None.
    """
    known = sorted((p, at) for at, p in enumerate(ps) if p is not None)
    corrected: list[float | None] = [None] * len(ps)
    reached = 0.0
    for rank, (p, at) in enumerate(known):
        reached = max(reached, min(1.0, p * (len(known) - rank)))
        corrected[at] = reached
    return tuple(corrected)


def _rows(a: Sequence[Value], b: Sequence[Value]) -> Floats:
    """Return `[n, 4]`: what each question adds to the sum and the count of either side."""
    rows = [
        (float(x or 0), float(x is not None), float(y or 0), float(y is not None))
        for x, y in zip(a, b, strict=True)
        if not (x is None and y is None)
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _interval(rows: Floats) -> tuple[float, float]:
    """Return the percentile bootstrap interval (Efron and Tibshirani 1993, chapter 13).

    Equal rows are drawn together, as a multinomial: the same distribution in a fraction of the time.
    """
    kinds, counts = _kinds(rows)
    shares = counts / len(rows)
    random = np.random.default_rng(SEED)
    step = max(1, _CELLS // len(kinds))
    sums = np.concatenate(
        [
            random.multinomial(len(rows), shares, size=min(step, RESAMPLES - start)) @ kinds
            for start in range(0, RESAMPLES, step)
        ]
    )
    known = sums[(sums[:, _N_A] > 0) & (sums[:, _N_B] > 0)]
    differences = known[:, _SUM_B] / known[:, _N_B] - known[:, _SUM_A] / known[:, _N_A]
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(differences, (tail, 1 - tail))
    return float(low), float(high)


def _significance(rows: Floats) -> tuple[float, Test]:
    """Return p and the test it is from: McNemar's where every value is yes or no and every pair whole."""
    a, b = rows[:, _SUM_A], rows[:, _SUM_B]
    whole = bool((rows[:, (_N_A, _N_B)] == 1).all())
    if whole and bool(np.isin(rows, (0, 1)).all()):
        return mcnemar(int(np.sum(a > b)), int(np.sum(b > a))), "mcnemar"
    moving = rows[(a != b) | (rows[:, _N_A] != rows[:, _N_B])]
    if len(moving) <= EXACT_UP_TO:
        swapped = _every_swap(moving)
        hits = _as_extreme(swapped, rows)
        return float(hits.mean()), "randomisation, exact"
    changes, counts = _kinds(_change(moving))
    step = max(1, _CELLS // len(changes))
    random = np.random.default_rng(SEED)
    hits_drawn = 0
    for start in range(0, DRAWS, step):  # of equal questions it only matters how many are swapped
        swaps = random.binomial(counts, 0.5, size=(min(step, DRAWS - start), len(changes)))
        hits_drawn += int(_as_extreme(swaps @ changes, rows).sum())
    return (1 + hits_drawn) / (1 + DRAWS), "randomisation, drawn"


def _kinds(rows: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """Return the rows that differ, in the order of first appearance, and how often each is there.

    In that order, swapping the two sides changes nothing but signs.
    """
    _, first, counts = np.unique(rows, axis=0, return_index=True, return_counts=True)
    order = np.argsort(first)
    return rows[first[order]], counts[order]


def _every_swap(moving: Floats) -> Floats:
    """Return `[2^n, 2]`: what each choice of questions to swap adds to the first side's sum and count."""
    changes = np.zeros((1, 2))
    for row in moving:
        changes = np.concatenate([changes, changes + _change(row)])
    return changes


def _change(rows: Floats) -> Floats:
    """Return what swapping adds to the first side's sum and count."""
    return rows[..., (_SUM_B, _N_B)] - rows[..., (_SUM_A, _N_A)]


def _as_extreme(changes: Floats, rows: Floats) -> NDArray[np.bool_]:
    """Tell of each swap whether the means lie at least as far apart as they are.

    A swap that leaves one side without any value counts as far apart, which can only make p larger.
    """
    sum_a, n_a, sum_b, n_b = rows.sum(axis=0)
    seen = abs(sum_b / n_b - sum_a / n_a)
    slack = 1e-9 * max(1.0, float(np.abs(rows[:, (_SUM_A, _SUM_B)]).max()))
    left = np.stack([sum_a + changes[:, 0], n_a + changes[:, 1]])
    right = np.stack([sum_b - changes[:, 0], n_b - changes[:, 1]])
    empty = (left[1] < 0.5) | (right[1] < 0.5)
    apart = np.abs(right[0] / np.where(empty, 1, right[1]) - left[0] / np.where(empty, 1, left[1]))
    extreme: NDArray[np.bool_] = empty | (apart >= seen - slack)
    return extreme
