"""From what the reader says of a claim, and what stands nowhere in its source, to a probability: the fit.

A logistic curve (Platt 1999) over three features. Each set and each label weighs the same: the probability
is at even odds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from answer.check.absent import absent
from answer.check.facts import compared
from answer.check.judge import Selected, judge, select
from answer.check.restated import restated
from answer.check.source import Rarity, pasted
from answer.check.verdicts import logit, ruling
from eval.claims_set import LabelledClaim

if TYPE_CHECKING:
    from models.reader.reading import Reader

Array = npt.NDArray[np.float64]
_STEPS: Final = 60
_RIDGE: Final = 1e-4


@dataclass(frozen=True, slots=True)
class Fit:
    """What the logit of "supported" is multiplied by, and what is added: always, for a name, for a figure."""

    scale: float
    shift: float
    name: float
    figure: float
    count: int


def fit(sets: Sequence[Sequence[LabelledClaim]], reader: "Reader") -> Fit:
    """Fit the curve on the claims of these sets that no fact contradicts."""
    rows: list[tuple[float, float, float]] = []
    labels: list[tuple[int, bool]] = []
    for n, claims in enumerate(sets):
        for features, supported in _read(claims, reader):
            rows.append(features)
            labels.append((n, supported))
    weights = np.array([1 / labels.count(one) for one in labels])
    scale, name, figure, shift = _logistic(
        np.array(rows), np.array([supported for _, supported in labels], dtype=float), weights
    )
    return Fit(scale, shift, name, figure, len(rows))


def _read(
    claims: Sequence[LabelledClaim], reader: "Reader"
) -> Iterator[tuple[tuple[float, float, float], bool]]:
    """Yield the features of each claim with whether people call it supported."""
    evidence = [_evidence(claim) for claim in claims]
    said = [restated(claim.claim, one.sentences) for claim, one in zip(claims, evidence, strict=True)]
    for claim, one in zip(claims, judge(list(zip(said, evidence, strict=True)), reader), strict=True):
        facts = compared(claim.claim, one.evidence.sentences, one.evidence.said, one.evidence.follows)
        if one.evidence.spans and ruling(one, facts).verdict != "contradicted":
            missing = absent(claim.claim, one.evidence.source)
            features = logit(one.supported), float(bool(missing.names)), float(bool(missing.figures))
            yield features, claim.label == "supported"


def _evidence(claim: LabelledClaim) -> Selected:
    text = claim.evidence if isinstance(claim.evidence, str) else "\n\n".join(claim.evidence)
    source = pasted(text, name="evidence")
    return select(claim.claim, source, Rarity([source]))


def _logistic(rows: Array, labels: Array, weights: Array) -> tuple[float, float, float, float]:
    """Return the weights of three features and the shift, by Newton's method."""
    matrix = np.column_stack([rows, np.ones(len(rows))])
    found = np.zeros(matrix.shape[1])
    for _ in range(_STEPS):
        believed = 1 / (1 + np.exp(-matrix @ found))
        slope = matrix.T @ (weights * (labels - believed)) - _RIDGE * found
        bend = (matrix * (weights * believed * (1 - believed))[:, None]).T @ matrix
        found = found + np.linalg.solve(bend + _RIDGE * np.eye(len(found)), slope)
    one, two, three, four = (float(number) for number in found)
    return one, two, three, four
