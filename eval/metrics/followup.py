"""Whether a question that rests on what was said before is answered."""

from dataclasses import dataclass
from typing import ClassVar

from eval.metrics.metric import Case, Share, Value
from eval.metrics.must_say import MustSay


@dataclass(frozen=True)
class FollowupSaid(Share):
    """As `must_say`, for questions with earlier turns, which must be understood for that.

    Needs a `history` and a `must_say`.
    """

    name: ClassVar[str] = "followup_said"
    reference: ClassVar[str] = "Dateline's contract, 'Gold questions'"

    def value(self, case: Case) -> Value:
        """True where all is said."""
        return MustSay().value(case) if case.gold.history else None
