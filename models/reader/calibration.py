"""How logits become probabilities: a curve for relevance, one for answers, a softmax for support."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

from models.files import CALIBRATION, REMEDY, ModelFileError, ModelFiles


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve (Platt 1999)."""

    scale: float
    shift: float

    def __call__(self, logit: float) -> float:
        """Return the probability that `logit` stands for."""
        x = self.scale * logit + self.shift
        small = math.exp(-abs(x))  # never overflows
        return (1.0 if x >= 0 else small) / (1.0 + small)


@dataclass(frozen=True, slots=True)
class Softmax:
    """A softmax with a temperature (Guo et al. 2017), and biases for classes rare in use."""

    temperature: float
    bias: tuple[float, float, float]

    def __post_init__(self) -> None:
        if not self.temperature > 0:
            raise ValueError(self.temperature)

    def __call__(self, logits: Sequence[float]) -> tuple[float, float, float]:
        """Return the probabilities of the three classes."""
        scaled = [logit / self.temperature + bias for logit, bias in zip(logits, self.bias, strict=True)]
        most = max(scaled)
        one, two, three = (math.exp(x - most) for x in scaled)
        whole = one + two + three
        return one / whole, two / whole, three / whole


@dataclass(frozen=True, slots=True)
class Calibration:
    """What `calibration.json` holds.

    Attributes:
        relevance: for the logit of relevance.
        support: for the logits of supported, contradicted, neither.
        span: for how far the best words are above "no answer".
    """

    relevance: Curve
    support: Softmax
    span: Curve


def read_calibration(files: ModelFiles) -> Calibration:
    """Read the calibration that was published with the weights.

    Raises:
        ModelFileError: the file is missing, another one, or no calibration.
    """
    data = files.read(CALIBRATION)
    try:
        found = json.loads(data, parse_constant=int)  # NaN and Infinity are no integers: a ValueError
        support = found["support"]
        one, two, three = map(float, support["bias"])
        return Calibration(
            relevance=Curve(float(found["relevance"]["scale"]), float(found["relevance"]["shift"])),
            support=Softmax(float(support["temperature"]), (one, two, three)),
            span=Curve(float(found["span"]["scale"]), float(found["span"]["shift"])),
        )
    except (ValueError, TypeError, KeyError) as error:
        path = files.folder / CALIBRATION
        raise ModelFileError(f"the model file '{path}' holds no calibration", REMEDY) from error
