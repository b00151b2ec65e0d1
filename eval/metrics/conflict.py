"""Whether disagreement of the sources is reported where there is some, and only there."""

from dataclasses import dataclass
from typing import ClassVar

from eval.gold import TYPES
from eval.metrics.metric import Case, Share, Value

_REFERENCE = "Dateline's contract, '`ask --json`'; recall and specificity of the class 'conflicting'"


@dataclass(frozen=True)
class ConflictFlagged(Share):
    """A question of type conflict gets the outcome `conflicting`: the recall of conflicts.

    Needs a question of type conflict.
    """

    name: ClassVar[str] = "conflict_flagged"
    reference: ClassVar[str] = _REFERENCE

    def value(self, case: Case) -> Value:
        """True where the conflict is told."""
        return _flagged(case) if case.gold.type == "conflict" else None


@dataclass(frozen=True)
class NoFalseConflict(Share):
    """A question of another known type does not get the outcome `conflicting`.

    1 less the mean is the rate of false conflicts. Of a question without a type, or of a type that is not
    ours, nobody has said whether its sources disagree.

    Needs one of our types other than conflict, and an answer or a refusal.
    """

    name: ClassVar[str] = "no_false_conflict"
    reference: ClassVar[str] = _REFERENCE

    def value(self, case: Case) -> Value:
        """True where no conflict is told."""
        if case.answer is None or case.gold.type not in TYPES or case.gold.type == "conflict":
            return None
        return not _flagged(case)


def _flagged(case: Case) -> bool:
    return case.answer is not None and case.answer.outcome == "conflicting"
