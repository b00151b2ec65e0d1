"""What a reader makes of a query beside a text, and what every reader can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Pair = tuple[str, str]
"""A question or a claim, and a text."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text that answer best: `text[start:end]`, and how sure the reader is of them, 0 to 1."""

    start: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of a query beside a text. Probabilities are calibrated on held data.

    Attributes:
        logit: relevance as the network gives it; differences of it rank texts for one query.
        relevance: probability that the text answers the question, or bears on it.
        answer: the words that answer best, if any do; None where the text has no words.
        supported: probability that the text bears the claim out.
        contradicted: probability that it says otherwise.
        neither: probability that it does neither; the three sum to 1.
    """

    logit: float
    relevance: float
    answer: Words | None
    supported: float
    contradicted: float
    neither: float


class Reader(Protocol):
    """Reads queries beside texts. A reading depends on its query and text alone, never on the others.

    Attributes:
        name: of the model.
        sha256: the published hash of its weights.
        max_pieces: word pieces of query and text together; what is more is cut off the end of the text.
    """

    @property
    def name(self) -> str:
        """Name of the model."""
        ...

    @property
    def sha256(self) -> str:
        """Published hash of the weights."""
        ...

    @property
    def max_pieces(self) -> int:
        """Word pieces of query and text together that are read."""
        ...

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        """Read each pair, and return the readings in the same order.

        Raises:
            ModelFileError: a file of the model is missing or damaged.
        """
        ...
