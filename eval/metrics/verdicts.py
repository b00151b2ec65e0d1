"""What verdict the answer's statements carry."""

from dataclasses import dataclass
from typing import ClassVar

from eval.metrics.metric import Case, Share, Value


@dataclass(frozen=True)
class StatementsSupported(Share):
    """Share of the answer's statements whose own verdict is `supported`.

    The answerer's word for it; `citation_recall` has them judged anew. How many statements have each verdict
    stands under `verdicts` in `metrics.json`.

    Needs a statement.
    """

    name: ClassVar[str] = "statements_supported"
    reference: ClassVar[str] = "Dateline's contract, '`ask --json`'"

    def value(self, case: Case) -> Value:
        """Return the share."""
        statements = case.answer.statements if case.answer else ()
        if not statements:
            return None
        return sum(one.verdict == "supported" for one in statements) / len(statements)
