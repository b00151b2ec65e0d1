"""What a check finds: a verdict on each sentence of a text, with its reasons and the words of the sources."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Verdict = Literal[
    "supported", "partly", "contradicted", "unsupported", "uncited", "misquoted", "wrong_source"
]


FALLS_SHORT: Final[frozenset[Verdict]] = frozenset(
    ("misquoted", "contradicted", "wrong_source", "unsupported", "uncited")
)
"""Verdicts that a text should not be published with."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check is: `done` of `total` sentences searched for, or of claims read."""

    phase: Literal["searching", "reading"]
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a source: `article.text[start:end] == quote`. `uri` is where the article came from."""

    article: str
    uri: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of a sentence that can be true or false by itself, and what the sources do for it."""

    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence of the text, checked: `draft[start:end] == text`.

    Attributes:
        citations: the marks that it carries, as written ("1", "Smith 2024", an address).
        verdict: the worst of what was found.
        score: calibrated probability, 0 to 1, that the sources bear all of it out.
        reasons: what a person should know, a sentence each ("90 days is 30 days in the source").
        claims: its parts.
        evidence: the words of the sources that were compared, best first.
        better_source: uri of another article that bears it out, where the cited one does not.
    """

    text: str
    start: int
    end: int
    citations: tuple[str, ...]
    verdict: Verdict
    score: float
    reasons: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    better_source: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All sentences of a text in their order, and what the reader of it should know (`notes`)."""

    statements: tuple[Checked, ...]
    notes: tuple[str, ...] = ()

    @property
    def summary(self) -> Mapping[str, int]:
        """How many sentences have each verdict that occurs."""
        return dict(sorted(Counter(one.verdict for one in self.statements).items()))
