"""Whether the answerer refuses what the sources do not hold, and nothing else."""

from dataclasses import dataclass
from typing import ClassVar

from eval.metrics.metric import ANSWERED, Case, Share, Value


@dataclass(frozen=True)
class RefusedRightly(Share):
    """An unanswerable question is refused (`not_in_sources`): the recall of refusals.

    Needs a question of type unanswerable.
    """

    name: ClassVar[str] = "refused_rightly"
    reference: ClassVar[str] = "recall of the class 'refused'; SQuAD 2.0 (Rajpurkar et al. 2018), NoAns"

    def value(self, case: Case) -> Value:
        """True where it is refused."""
        if not case.gold.unanswerable:
            return None
        return case.answer is not None and case.answer.outcome == "not_in_sources"


@dataclass(frozen=True)
class RefusalPrecision(Share):
    """A refused question is one that the sources do not answer.

    Needs a refusal.
    """

    name: ClassVar[str] = "refusal_precision"
    reference: ClassVar[str] = "precision of the class 'refused'"

    def value(self, case: Case) -> Value:
        """True where the refusal was due."""
        if case.answer is None or case.answer.outcome != "not_in_sources":
            return None
        return case.gold.unanswerable


@dataclass(frozen=True)
class AnsweredRightly(Share):
    """An answerable question is answered, whatever the answer is worth.

    Needs a question of another type than unanswerable.
    """

    name: ClassVar[str] = "answered_rightly"
    reference: ClassVar[str] = "recall of the class 'answered'; SQuAD 2.0 (Rajpurkar et al. 2018), HasAns"

    def value(self, case: Case) -> Value:
        """True where it is not refused."""
        if case.gold.unanswerable:
            return None
        return case.answer is not None and case.answer.outcome in ANSWERED
