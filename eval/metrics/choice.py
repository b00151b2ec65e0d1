"""Whether the right one of several answers is chosen."""

from dataclasses import dataclass
from typing import ClassVar

from eval.metrics.metric import Case, Share, Value


@dataclass(frozen=True)
class ChoiceAccuracy(Share):
    """`choice` is the gold's `answer_index`; no choice is a wrong one.

    Needs `choices` and an `answer_index`.
    """

    name: ClassVar[str] = "choice_accuracy"
    reference: ClassVar[str] = "RealTimeQA (Kasai et al. 2023), multiple choice"

    def value(self, case: Case) -> Value:
        """True where the choice is right."""
        if not case.gold.choices or case.gold.answer_index is None:
            return None
        return case.answer is not None and case.answer.choice == case.gold.answer_index
