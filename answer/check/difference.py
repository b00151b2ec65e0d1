"""A fact of a claim that differs from its evidence."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "date", "name", "speaker", "negation", "quantifier", "opposite", "order", "office"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a claim says otherwise than its evidence.

    Attributes:
        kind: what kind of fact it is.
        said: the words of the claim.
        found: the words of the evidence in their place, if there are any.
        reason: one sentence for a person, without a full stop.
    """

    kind: Kind
    said: str
    found: str | None
    reason: str
