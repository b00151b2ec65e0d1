"""Means over questions, each with its count, what it did not apply to, and a bootstrap interval."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from eval.metrics import Value

Floats = NDArray[np.float64]
RESAMPLES = 2000
SEED = 20240619
LEVEL = 0.95
_CELLS = 2_000_000
"""Values drawn at a time: 16 MB of them."""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A metric over questions.

    Attributes:
        n: questions it applies to; `not_applicable` counts the others.
        mean: mean over the `n`, or None where there is none.
        low, high: the percentile bootstrap interval of the mean at `LEVEL`; None where `mean` is.
    """

    n: int
    not_applicable: int
    mean: float | None
    low: float | None
    high: float | None

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return asdict(self)


def aggregate(values: Iterable[Value]) -> Aggregate:
    """Return the mean of the values that are not None, and its interval."""
    everything = list(values)
    known = [float(value) for value in everything if value is not None]
    missing = len(everything) - len(known)
    if not known:
        return Aggregate(0, missing, None, None, None)
    low, high = bootstrap_interval(known)
    return Aggregate(len(known), missing, float(np.mean(known)), low, high)


def bootstrap_interval(
    values: Sequence[float], *, resamples: int = RESAMPLES, level: float = LEVEL, seed: int = SEED
) -> tuple[float, float]:
    """Return the percentile bootstrap interval of the mean of `values`, of which there must be one at least.

    Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13. The seed is fixed: the same
    values always give the same interval. Values that are all the same give an interval without width.
    """

    def mean(drawn: Floats) -> Floats:
        means: Floats = drawn.mean(axis=1)
        return means

    return _interval(values, mean, resamples, level, seed)


def quantile_interval(values: Sequence[float] | Floats, share: float) -> tuple[float, float]:
    """Return the same of a quantile of `values`; `share` is 0.5 for the median."""

    def quantile(drawn: Floats) -> Floats:
        quantiles: Floats = np.quantile(drawn, share, axis=1)
        return quantiles

    return _interval(values, quantile, RESAMPLES, LEVEL, SEED)


def _interval(
    values: Sequence[float] | Floats,
    statistic: Callable[[Floats], Floats],
    resamples: int,
    level: float,
    seed: int,
) -> tuple[float, float]:
    """Return the percentile bootstrap interval of a statistic of each row of what is drawn."""
    sample = np.asarray(values, dtype=np.float64)
    random = np.random.default_rng(seed)
    found = np.empty(resamples)
    step = max(1, _CELLS // len(sample))
    for start in range(0, resamples, step):
        count = min(step, resamples - start)
        found[start : start + count] = statistic(
            sample[random.integers(0, len(sample), (count, len(sample)))]
        )
    tail = (1 - level) / 2
    low, high = np.quantile(found, (tail, 1 - tail))
    return float(low), float(high)
