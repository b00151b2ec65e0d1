"""How well verdicts and scores agree with labels: balanced accuracy, F1, AUROC, calibration, with intervals.

Everything is worked out with a weight for each claim: all 1 for the figure itself, and how often a claim was
drawn for its bootstrap interval (Efron and Tibshirani 1993, chapter 13). So both are the same definition.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from eval.aggregate import LEVEL, RESAMPLES, SEED
from eval.claims_set import LABELS, Label

Numbers = npt.NDArray[np.float64]
BINS: Final = 10
"""Bins of equal width that scores are sorted into for the calibration: [0, .1), [.1, .2), … [.9, 1]."""
CURVE: Final = 20
"""Steps of the curve over the threshold."""
_CELLS: Final = 2_000_000
"""Weights that are held at a time."""
_SUPPORTED: Final = LABELS.index("supported")


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with its percentile bootstrap interval at `LEVEL`; None where it is not defined."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, eq=False, slots=True)
class Outcomes:
    """What was said of claims and what people say: places in `LABELS` [n], and scores [n] between 0 and 1."""

    gold: npt.NDArray[np.int64]
    said: npt.NDArray[np.int64]
    scores: Numbers

    @property
    def supported(self) -> Numbers:
        """1 for each claim that people call supported, else 0."""
        truth: Numbers = (self.gold == _SUPPORTED).astype(np.float64)
        return truth


def outcomes(gold: Sequence[Label], said: Sequence[Label], scores: Sequence[float]) -> Outcomes:
    """Put labels and scores into arrays."""
    index = {label: n for n, label in enumerate(LABELS)}
    return Outcomes(
        np.array([index[one] for one in gold], dtype=np.int64),
        np.array([index[one] for one in said], dtype=np.int64),
        np.array(scores, dtype=np.float64),
    )


def confusion(found: Outcomes, weights: Numbers) -> Numbers:
    """Return [r, gold, said]: the weight of claims of each label that were called each; weights [r, n]."""
    width = len(LABELS)
    cells = np.eye(width * width)[found.gold * width + found.said]
    table: Numbers = (weights @ cells).reshape(-1, width, width)
    return table


def against_the_rest(table: Numbers) -> Numbers:
    """Return [r, 2, 2] of [r, 3, 3]: supported, and not or only in part."""
    one = np.array([label == LABELS[_SUPPORTED] for label in LABELS], dtype=np.float64)
    side = np.stack([one, 1 - one])
    folded: Numbers = np.einsum("rgs,ag,bs->rab", table, side, side)
    return folded


def balanced_accuracy(table: Numbers) -> Numbers:
    """Return the mean recall of the classes that occur (scikit-learn's `balanced_accuracy_score`), [r]."""
    there = table.sum(2) > 0
    found = there.sum(1)
    return np.where(found > 1, np.where(there, recalls(table), 0.0).sum(1) / np.maximum(found, 1), np.nan)


def f1(table: Numbers) -> Numbers:
    """Return the F1 of each class, [r, class]: 2 tp / (2 tp + fp + fn), undefined where that is 0 / 0."""
    right = np.diagonal(table, axis1=1, axis2=2)
    with np.errstate(invalid="ignore"):
        each: Numbers = 2 * right / (table.sum(1) + table.sum(2))
    return each


def recalls(table: Numbers) -> Numbers:
    """Return how much of each class was called so, [r, class]; undefined where there is none of it."""
    with np.errstate(invalid="ignore"):
        each: Numbers = np.diagonal(table, axis1=1, axis2=2) / table.sum(2)
    return each


def precisions(table: Numbers) -> Numbers:
    """Return how much of what was called each class is of it, [r, class]; undefined where nothing was."""
    return recalls(table.swapaxes(1, 2))


def macro_f1(table: Numbers) -> Numbers:
    """Return the mean F1 of the classes that occur or were said, [r]."""
    each = f1(table)
    there = ~np.isnan(each)
    mean: Numbers = np.where(there, each, 0.0).sum(1) / np.maximum(there.sum(1), 1)
    return mean


def auroc(found: Outcomes, weights: Numbers) -> Numbers:
    """Return the share of pairs of a supported claim and another that are in order, ties half, [r]."""
    order = np.argsort(found.scores, kind="stable")
    scores, truth = found.scores[order], found.supported[order]
    begins = np.flatnonzero(np.r_[True, scores[1:] != scores[:-1]])
    good = np.add.reduceat(weights[:, order] * truth, begins, axis=1)
    bad = np.add.reduceat(weights[:, order] * (1 - truth), begins, axis=1)
    below = np.cumsum(bad, axis=1) - bad
    pairs = good.sum(1) * bad.sum(1)
    with np.errstate(invalid="ignore"):
        area: Numbers = (good * (below + bad / 2)).sum(1) / pairs
    return area


def brier(found: Outcomes, weights: Numbers) -> Numbers:
    """Return the mean squared distance of the score from 1 for supported and 0 else (Brier 1950), [r]."""
    score: Numbers = weights @ (found.scores - found.supported) ** 2 / weights.sum(1)
    return score


def calibration_error(found: Outcomes, weights: Numbers) -> Numbers:
    """Return the expected calibration error over `BINS` (Naeini et al. 2015), [r]."""
    member = np.eye(BINS)[bin_of(found.scores)]
    scores, truth = weights @ (member * found.scores[:, None]), weights @ (member * found.supported[:, None])
    error: Numbers = np.abs(scores - truth).sum(1) / weights.sum(1)
    return error


def bin_of(scores: Numbers) -> npt.NDArray[np.int64]:
    """Return the bin of each score."""
    return np.minimum((scores * BINS).astype(np.int64), BINS - 1)


Figure = Callable[[Outcomes, Numbers], Numbers]


def figures(*, parted: bool) -> dict[str, Figure]:
    """Return all figures by name; those over three labels only where people told partial support apart."""
    rest: dict[str, Figure] = {
        "balanced_accuracy": lambda o, w: balanced_accuracy(against_the_rest(confusion(o, w))),
        "f1_macro": lambda o, w: macro_f1(against_the_rest(confusion(o, w))),
        "f1_supported": lambda o, w: f1(against_the_rest(confusion(o, w)))[:, 0],
        "f1_rest": lambda o, w: f1(against_the_rest(confusion(o, w)))[:, 1],
        "precision_supported": lambda o, w: precisions(against_the_rest(confusion(o, w)))[:, 0],
        "recall_supported": lambda o, w: recalls(against_the_rest(confusion(o, w)))[:, 0],
        "precision_rest": lambda o, w: precisions(against_the_rest(confusion(o, w)))[:, 1],
        "recall_rest": lambda o, w: recalls(against_the_rest(confusion(o, w)))[:, 1],
        "auroc": auroc,
        "calibration_error": calibration_error,
        "brier": brier,
    }
    if parted:
        rest["three_balanced_accuracy"] = lambda o, w: balanced_accuracy(confusion(o, w))
        rest["three_f1_macro"] = lambda o, w: macro_f1(confusion(o, w))
        for n, label in enumerate(LABELS):
            for name, figure in (("f1", f1), ("precision", precisions), ("recall", recalls)):
                rest[f"three_{name}_{label}"] = _class_of(figure, n)
    return rest


def _class_of(figure: Callable[[Numbers], Numbers], n: int) -> Figure:
    return lambda o, w: figure(confusion(o, w))[:, n]


def measured(found: Outcomes, wanted: Mapping[str, Figure]) -> dict[str, Measure]:
    """Return each figure with its interval."""
    whole = np.ones((1, len(found.scores)))
    drawn: dict[str, list[Numbers]] = {name: [] for name in wanted}
    for weights in _draws(len(found.scores)):
        for name, figure in wanted.items():
            drawn[name].append(figure(found, weights))
    return {
        name: _measure(float(figure(found, whole)[0]), np.concatenate(drawn[name]))
        for name, figure in wanted.items()
    }


def _draws(n: int) -> Iterator[Numbers]:
    """Yield how often each of `n` claims was drawn, [r, n], `RESAMPLES` rows in all; always the same."""
    random = np.random.default_rng(SEED)
    step = max(1, _CELLS // n)
    for start in range(0, RESAMPLES, step):
        rows = min(step, RESAMPLES - start)
        yield random.multinomial(n, np.full(n, 1 / n), size=rows).astype(np.float64)


def _measure(value: float, drawn: Numbers) -> Measure:
    defined = drawn[~np.isnan(drawn)]
    if np.isnan(value) or not len(defined):
        return Measure(None, None, None)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(defined, (tail, 1 - tail))
    return Measure(value, float(low), float(high))


def reliability(found: Outcomes) -> list[dict[str, float | int | None]]:
    """Return for each bin how many scores fall into it, their mean, and how many are supported in truth."""
    place = bin_of(found.scores)
    rows: list[dict[str, float | int | None]] = []
    for n in range(BINS):
        inside = place == n
        count = int(inside.sum())
        rows.append(
            {
                "from": n / BINS,
                "to": (n + 1) / BINS,
                "n": count,
                "score": float(found.scores[inside].mean()) if count else None,
                "supported": float(found.supported[inside].mean()) if count else None,
            }
        )
    return rows


def curve(found: Outcomes) -> list[dict[str, float | None]]:
    """Return what the score alone would do at each threshold: called supported from there on."""
    truth = found.supported.astype(bool)
    rows: list[dict[str, float | None]] = []
    for step in range(CURVE + 1):
        threshold = step / CURVE
        above = found.scores >= threshold
        recall, accused = _share(above[truth]), _share(~above[~truth])
        both = None if recall is None or accused is None else (recall + accused) / 2
        rows.append(
            {
                "threshold": threshold,
                "said_supported": _share(above),
                "precision": _share(truth[above]),
                "recall": recall,
                "found_of_the_rest": accused,
                "balanced_accuracy": both,
            }
        )
    return rows


def _share(values: npt.NDArray[np.bool_]) -> float | None:
    return float(values.mean()) if len(values) else None


def verdict_table(gold: Sequence[Label], verdicts: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return for each verdict that was given how many claims of each label have it."""
    counts = Counter(zip(verdicts, gold, strict=True))
    return {verdict: {label: counts[verdict, label] for label in LABELS} for verdict in sorted(set(verdicts))}


def metrics_dict(found: Outcomes, verdicts: Sequence[str], *, claims: int) -> dict[str, object]:
    """Return what `metrics.json` of a run over claims holds.

    Args:
        found: the claims that have a label, one at least.
        verdicts: on these, in order.
        claims: how many there are with those that have none.
    """
    parted = bool((found.gold == LABELS.index("partially_supported")).any())
    all_of = measured(found, figures(parted=parted))
    table = confusion(found, np.ones((1, len(found.scores))))[0].astype(int)
    return {
        "n": len(found.scores),
        "without_label": claims - len(found.scores),
        "labels": {label: int((found.gold == n).sum()) for n, label in enumerate(LABELS)},
        "metrics": {name: asdict(one) for name, one in all_of.items()},
        "about": {
            "metrics": "supported against the rest, at the thresholds that ship; three_: the labels apart",
            "interval": {
                "method": "percentile bootstrap",
                "level": LEVEL,
                "resamples": RESAMPLES,
                "seed": SEED,
            },
            "calibration": f"{BINS} bins of equal width over the score; the last one has 1.0 too",
        },
        "confusion": {
            label: dict(zip(LABELS, map(int, table[n]), strict=True)) for n, label in enumerate(LABELS)
        },
        "verdicts": verdict_table([LABELS[one] for one in found.gold], verdicts),
        "reliability": reliability(found),
        "curve": curve(found),
    }
