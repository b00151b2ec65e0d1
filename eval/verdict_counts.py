"""How many statements of a run's answers have each verdict, as shares with intervals."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import get_args

import numpy as np

from answer.answer import Answer, Verdict
from eval.aggregate import LEVEL, RESAMPLES, SEED


@dataclass(frozen=True, slots=True)
class VerdictShare:
    """How many statements have a verdict; the interval is of the share, with whole answers resampled."""

    statements: int
    share: float
    low: float
    high: float

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return asdict(self)


def verdict_shares(answers: Sequence[Answer | None]) -> dict[str, VerdictShare]:
    """Return a share for each verdict that occurs; statements of one answer are not independent."""
    names = get_args(Verdict)
    rows = np.array(
        [
            [sum(one.verdict == name for one in answer.statements) for name in names]
            for answer in answers
            if answer is not None and answer.statements
        ],
        dtype=np.float64,
    ).reshape(-1, len(names))
    if not len(rows):
        return {}
    random = np.random.default_rng(SEED)
    weights = random.multinomial(len(rows), np.full(len(rows), 1 / len(rows)), size=RESAMPLES)
    sums = weights @ rows
    shares = sums / sums.sum(axis=1, keepdims=True)
    low, high = np.quantile(shares, ((1 - LEVEL) / 2, (1 + LEVEL) / 2), axis=0)
    counts = rows.sum(axis=0)
    return {
        name: VerdictShare(int(counts[at]), float(counts[at] / counts.sum()), float(low[at]), float(high[at]))
        for at, name in enumerate(names)
        if counts[at]
    }
