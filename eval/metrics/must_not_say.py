"""Whether the answer keeps from saying what it must not."""

from dataclasses import dataclass
from typing import ClassVar

from eval.matching import says
from eval.metrics.metric import Case, Share, Value


@dataclass(frozen=True)
class MustNotSay(Share):
    """None of the words of `must_not_say` stands in the answer.

    Needs a `must_not_say`, and an answer or a refusal.
    """

    name: ClassVar[str] = "must_not_say"
    reference: ClassVar[str] = "Dateline's contract, 'Gold questions'"

    def value(self, case: Case) -> Value:
        """True where nothing forbidden is said; a refusal says nothing."""
        if not case.gold.must_not_say or case.answer is None:
            return None
        return not any(says(case.text, term) for term in case.gold.must_not_say)
