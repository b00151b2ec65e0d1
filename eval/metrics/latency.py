"""How long an answer takes."""

from dataclasses import dataclass
from typing import ClassVar

from eval.metrics.metric import Case, Unit, Value


@dataclass(frozen=True)
class Latency:
    """`timings_ms.total`: milliseconds from the question to the whole answer.

    Needs an answer that says it.
    """

    name: ClassVar[str] = "latency"
    reference: ClassVar[str] = "Dateline's contract, '`ask --json`'"
    unit: ClassVar[Unit] = "ms"
    higher_is_better: ClassVar[bool] = False
    needs_articles: ClassVar[bool] = False

    def value(self, case: Case) -> Value:
        """Return milliseconds."""
        total = case.answer.timings_ms.get("total") if case.answer else None
        return None if total is None else float(total)
