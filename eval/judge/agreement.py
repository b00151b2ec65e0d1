"""How far a judge and a rule agree on the same answers: Cohen's kappa and Spearman's rank correlation.

Both are worked out from the table that counts each pair of values, so that thousands of resamples are one
product of arrays.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eval.aggregate import LEVEL, RESAMPLES, SEED
from eval.metrics import Value

Floats = NDArray[np.float64]
FEWEST: Final = 10
"""Questions that both judge, below which nothing is said."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of agreement with its percentile bootstrap interval, questions resampled.

    Resamples in which either side is constant say nothing and are left out.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """A judge's criterion beside another metric.

    Attributes:
        judged, metric: their names.
        n: questions that both have a value of.
        agree: share of them of which both say yes or both no, yes being a value of 1; None where the metric
            is not one of yes and no.
        kappa: the same beyond chance (Cohen 1960), from -1 to 1; None likewise.
        rank: Spearman's correlation of the values, ties at their mean rank.
    """

    judged: str
    metric: str
    n: int
    agree: float | None
    kappa: Measured | None
    rank: Measured

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return asdict(self)


def agreement(judged: str, a: Sequence[Value], metric: str, b: Sequence[Value]) -> Agreement | None:
    """Set a judge's values beside a metric's of the same questions, in the same order.

    Returns:
        None where there are too few questions with both, or one of the two is the same for all of them.
    """
    pairs = [(float(x), float(y)) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    if len(pairs) < FEWEST or any(len(set(side)) < 2 for side in zip(*pairs, strict=True)):
        return None
    rank = _measured(pairs, spearman)
    binary = all(y in (0.0, 1.0) for _, y in pairs)
    strict = [(float(x >= 1), y) for x, y in pairs]
    agree = sum(x == y for x, y in strict) / len(strict) if binary else None
    told = binary and len({x for x, _ in strict}) > 1
    return Agreement(judged, metric, len(pairs), agree, _measured(strict, kappa) if told else None, rank)


def kappa(counts: Floats) -> Floats:
    """Return Cohen's kappa of tables `[..., 2, 2]`; NaN where all agree by chance alone."""
    n = counts.sum(axis=(-2, -1))
    seen = (counts[..., 0, 0] + counts[..., 1, 1]) / n
    chance = (counts.sum(axis=-1) * counts.sum(axis=-2)).sum(axis=-1) / n**2
    return _divided(seen - chance, 1 - chance)


def spearman(counts: Floats) -> Floats:
    """Return the rank correlation of tables `[..., levels of one, levels of the other]`, levels ascending.

    Pearson's correlation of mean ranks (Spearman 1904); NaN where one side has a single level.
    """
    rows, columns = counts.sum(axis=-1), counts.sum(axis=-2)
    n = rows.sum(axis=-1, keepdims=True)
    x, y = (np.cumsum(one, axis=-1) - one / 2 - n / 2 for one in (rows, columns))
    together = np.einsum("...ij,...i,...j->...", counts, x, y)
    return _divided(together, np.sqrt((rows * x**2).sum(axis=-1) * (columns * y**2).sum(axis=-1)))


def _divided(a: Floats, b: Floats) -> Floats:
    """Return a / b, NaN where b is 0."""
    found: Floats = np.divide(a, b, out=np.full(np.shape(a), np.nan), where=np.asarray(b) > 1e-12)
    return found


def _measured(pairs: Sequence[tuple[float, float]], measure: Callable[[Floats], Floats]) -> Measured:
    """Return a measure of the table of pairs, and of tables drawn from it."""
    levels = [sorted(set(side)) for side in zip(*pairs, strict=True)]
    table = np.zeros([len(side) for side in levels])
    for x, y in pairs:
        table[levels[0].index(x), levels[1].index(y)] += 1
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(len(pairs), table.ravel() / len(pairs), size=RESAMPLES)
    values = measure(drawn.reshape(RESAMPLES, *table.shape).astype(np.float64))
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(values, (tail, 1 - tail))
    return Measured(float(measure(table)), float(low), float(high))
