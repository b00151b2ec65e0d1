"""Calibration on held pairs: logistic curves (Platt 1999) and a temperature with biases (Guo et al. 2017)."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from models.files import CALIBRATION, SUMS, WEIGHTS
from models.reader.network import CrossEncoder
from models.reader.reading import Reading
from models.training.pairs import NONE, Example, Group
from models.training.sums import sha256_of

Array = npt.NDArray[np.float64]
_STEPS: Final = 60
_RIDGE: Final = 1e-4
_CLASSES: Final = ("supported", "contradicted", "neither")
NEUTRAL: Final[Mapping[str, Any]] = {
    "relevance": {"scale": 1.0, "shift": 0.0},
    "support": {"temperature": 1.0, "bias": [0.0, 0.0, 0.0]},
    "span": {"scale": 1.0, "shift": 0.0},
}
"""A calibration that changes nothing."""


def write_folder(folder: Path, calibration: Mapping[str, Any]) -> None:
    """Write `calibration.json` and the sums beside the weights."""
    (folder / CALIBRATION).write_text(json.dumps(calibration, indent=2) + "\n", encoding="ascii")
    sums = [f"{sha256_of(folder / name)}  {name}\n" for name in (WEIGHTS, CALIBRATION)]
    (folder / SUMS).write_text("".join(sums), encoding="ascii")


def calibrated(folder: Path, held: Sequence[Group]) -> dict[str, Any]:
    """Fit the calibration of the weights in `folder` on held groups; the one in `folder` becomes neutral."""
    write_folder(folder, NEUTRAL)
    examples = [example for group in held for example in group]
    readings = CrossEncoder(folder).read([(example.query, example.text) for example in examples])
    read = list(zip(examples, readings, strict=True))
    relevant = [
        (reading.logit, example.relevant) for example, reading in read if example.relevant is not None
    ]
    judged = [(_class(e), r) for e, r in read if e.verdict is not None]
    support = np.log([[r.supported, r.contradicted, r.neither] for _, r in judged])
    found = [(_margin(r), _hit(e, r)) for e, r in read if e.answers is not None and r.answer is not None]
    return {
        "relevance": curve([x for x, _ in relevant], [bool(y) for _, y in relevant]),
        "support": softmax(support, [number for number, _ in judged]),
        "span": curve([x for x, _ in found], [y for _, y in found]),
    }


def _class(example: Example) -> int:
    return _CLASSES.index(example.verdict) if example.verdict in _CLASSES else -1


def _margin(reading: Reading) -> float:
    """How far the best words are above "no answer", where the calibration is neutral."""
    probability = reading.answer.probability if reading.answer else 0.0
    return math.log(max(probability, 1e-6) / max(1 - probability, 1e-6))


def _hit(example: Example, reading: Reading) -> bool:
    """Whether the best words overlap an answer by half of both, counted in characters."""
    if reading.answer is None:
        return False
    start, end = reading.answer.start, reading.answer.end
    return any(
        2 * (min(end, b) - max(start, a)) >= max(end - start, b - a)
        for a, b in example.answers or ()
        if (a, b) != NONE
    )


def curve(logits: Sequence[float], right: Sequence[bool]) -> dict[str, float]:
    """Fit `sigmoid(scale * logit + shift)` by Newton's method, with Platt's smoothed targets."""
    x = np.column_stack([np.asarray(logits, dtype=float), np.ones(len(logits))])
    truth = np.asarray(right, dtype=bool)
    positive, negative = int(truth.sum()), int((~truth).sum())
    target = np.where(truth, (positive + 1) / (positive + 2), 1 / (negative + 2))
    weights = np.array([1.0 / max(float(x[:, 0].std()), 1e-9), 0.0])
    for _ in range(_STEPS):
        guess = _sigmoid(x @ weights)
        gradient = x.T @ (guess - target) + _RIDGE * weights
        slope = x.T @ (x * (guess * (1 - guess))[:, None]) + _RIDGE * np.eye(2)
        step = np.linalg.solve(slope, gradient)
        while _loss(x @ (weights - step), target) > _loss(x @ weights, target) and np.abs(step).max() > 1e-9:
            step = step / 2  # a whole step overshoots where the curve is flat
        weights = weights - step
    return {"scale": round(float(weights[0]), 6), "shift": round(float(weights[1]), 6)}


def _sigmoid(x: Array) -> Array:
    curved: Array = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
    return curved


def _loss(x: Array, target: Array) -> float:
    """Cross entropy of `sigmoid(x)`."""
    return float((np.logaddexp(0, x) - target * x).sum())


def softmax(logits: Array, classes: Sequence[int]) -> dict[str, Any]:
    """Fit `softmax(logits / temperature + bias)`, logits [pairs, 3], by plain gradient descent.

    A class of -1 is not the first, and which of the others is not known.
    """
    known = np.asarray(classes)
    truth = np.eye(3)[np.maximum(known, 0)]
    scale, bias = 1.0, np.zeros(3)
    for step in range(4000):
        scores = logits * scale + bias
        guess = np.exp(scores - scores.max(1, keepdims=True))
        guess /= guess.sum(1, keepdims=True)
        others = guess * [0.0, 1.0, 1.0]
        others /= np.maximum(others.sum(1, keepdims=True), 1e-12)
        apart = (guess - np.where(known[:, None] < 0, others, truth)) / len(truth)
        rate = 0.5 / (1 + step / 400)
        scale -= rate * float((apart * logits).sum())
        scale = max(scale, 0.05)
        bias -= rate * apart.sum(0)
        bias -= bias.mean()
    return {"temperature": round(1 / scale, 6), "bias": [round(float(b), 6) for b in bias]}


def reliability(
    probabilities: Sequence[float], right: Sequence[bool], bins: int = 10
) -> list[tuple[float, float, int]]:
    """Return for each tenth of probability: the mean given, the share that is right, how many."""
    given, truth = np.asarray(probabilities), np.asarray(right, dtype=float)
    where = np.minimum((given * bins).astype(int), bins - 1)
    return [
        (float(given[where == n].mean()), float(truth[where == n].mean()), int((where == n).sum()))
        for n in range(bins)
        if (where == n).any()
    ]


def expected_error(rows: Sequence[tuple[float, float, int]]) -> float:
    """Return the expected calibration error (Naeini et al. 2015) of `reliability`'s rows."""
    total = sum(count for _, _, count in rows)
    return math.fsum(abs(given - right) * count for given, right, count in rows) / total
