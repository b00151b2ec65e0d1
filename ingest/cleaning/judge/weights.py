"""The weights of the judge: how much each sign of a line speaks for its being none of the article's."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from dateline.errors import DatelineError

WEIGHTS: Final = Path(__file__).parent / "weights.json"
SHA256: Final = "f92c71c58872268baefd7b59b159c4a90711aaa53892bf8cf20bec09755fb704"
"""Of the published file. Written by the training; here, so that other weights are other code, by which
an ingest tells that a document must be read again."""


class WeightsError(DatelineError):
    """The weights are missing, or not the published ones."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over signs that are there or not.

    Attributes:
        signs: sign -> weight in log odds; others weigh nothing.
        bias: log odds of a line without signs.
        threshold: log odds above which a line is cut.
    """

    signs: dict[str, float]
    bias: float
    threshold: float


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the published weights (3 ms, once).

    Raises:
        WeightsError: the file is missing or another one.
    """
    try:
        data = WEIGHTS.read_bytes()
    except OSError as error:
        raise WeightsError(f"the weights '{WEIGHTS}' cannot be read", "install dateline again") from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise WeightsError(f"the weights '{WEIGHTS}' are not the published ones", "install dateline again")
    return Weights(**json.loads(data))
