"""Which outcome was expected, and which was given."""

from collections import Counter
from dataclasses import dataclass

from eval.gold import GoldQuestion
from eval.report.told import Told

EXPECTED = ("answered", "conflicting", "not_in_sources")
GIVEN = ("answered", "partly", "conflicting", "not_in_sources", "failed")

DEFINITION = (
    "Expected is a refusal for the type unanswerable, a flagged conflict for the type conflict, and an "
    "answer for all others. “Partly answered” is an answer that says what it lacks."
)


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts by expected and given outcome; `given` are the columns that hold any, and the four outcomes."""

    counts: dict[tuple[str, str], int]
    expected: tuple[str, ...]
    given: tuple[str, ...]

    def row(self, expected: str) -> list[int]:
        """Return the counts of one expected outcome, a column each."""
        return [self.counts.get((expected, one), 0) for one in self.given]


def expected_outcome(gold: GoldQuestion) -> str:
    """Return the outcome that a question's type asks for."""
    if gold.unanswerable:
        return "not_in_sources"
    return "conflicting" if gold.type == "conflict" else "answered"


def fits(expected: str, given: str) -> bool:
    """Whether an outcome is what was expected, or near enough: a part of an answer is one."""
    return given == expected or (expected == "answered" and given == "partly")


def confusion(told: Told) -> Confusion:
    """Count."""
    counts: Counter[tuple[str, str]] = Counter(
        (expected_outcome(gold), one.answer.outcome if one.answer else "failed")
        for gold, one in zip(told.gold, told.recorded, strict=True)
    )
    seen = {given for _, given in counts}
    return Confusion(
        dict(counts),
        tuple(name for name in EXPECTED if any(row == name for row, _ in counts)),
        tuple(name for name in GIVEN if name != "failed" or name in seen),
    )
