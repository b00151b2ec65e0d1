"""What an answer takes of a language model."""

from dataclasses import dataclass
from typing import ClassVar

from eval.metrics.metric import Case, Unit, Value


@dataclass(frozen=True)
class Tokens:
    """`usage.prompt_tokens` and `usage.completion_tokens` together.

    Needs an answer with a `usage`: one that a language model wrote.
    """

    name: ClassVar[str] = "tokens"
    reference: ClassVar[str] = "Dateline's contract, '`ask --json`'"
    unit: ClassVar[Unit] = "tokens"
    higher_is_better: ClassVar[bool] = False
    needs_articles: ClassVar[bool] = False

    def value(self, case: Case) -> Value:
        """Return how many tokens were read and written."""
        counts = [_number(case, name) for name in ("prompt_tokens", "completion_tokens")]
        known = [count for count in counts if count is not None]
        return sum(known) if known else None


@dataclass(frozen=True)
class Cost:
    """`usage.cost`, US dollars.

    Needs an answer with a `usage` that has a cost: a price was set.
    """

    name: ClassVar[str] = "cost"
    reference: ClassVar[str] = "Dateline's contract, '`ask --json`'"
    unit: ClassVar[Unit] = "USD"
    higher_is_better: ClassVar[bool] = False
    needs_articles: ClassVar[bool] = False

    def value(self, case: Case) -> Value:
        """Return US dollars."""
        return _number(case, "cost")


def _number(case: Case, name: str) -> float | None:
    value = (case.answer.usage or {}).get(name) if case.answer else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
