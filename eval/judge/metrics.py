"""A judge's verdicts as metrics. They are in no list with the others: nothing gates or sweeps by them."""

from dataclasses import dataclass
from typing import ClassVar

from eval.judge.opinion import Criterion
from eval.metrics.metric import Case, Metric, Share, Value


@dataclass(frozen=True)
class Faithfulness(Share):
    """Share of the answer's statements that the judge finds borne out by the quotes that they cite.

    Half of one counts where it finds a part borne out; a statement without a quote is not.

    Needs an answer, and a verdict.
    """

    name: ClassVar[str] = "judge_faithfulness"
    reference: ClassVar[str] = "Ragas (Es et al. 2024), faithfulness; of the quotes cited, as in ALCE"

    def value(self, case: Case) -> Value:
        """Return the share of statements."""
        return _value(case, "faithfulness")


@dataclass(frozen=True)
class Correctness(Share):
    """Whether the judge finds that the answer says what the gold does: 1, 0.5 for in part, 0.

    The gold's right choice, else its answer and aliases, else the quotes of its evidence are what is right.

    Needs an answer to an answerable question, one of these in the gold, and a verdict.
    """

    name: ClassVar[str] = "judge_correctness"
    reference: ClassVar[str] = "CorrectnessEvaluator of llama-index, on three steps instead of five"

    def value(self, case: Case) -> Value:
        """Return the verdict."""
        return _value(case, "correctness")


@dataclass(frozen=True)
class Relevancy(Share):
    """Whether the judge finds that the answer answers the question, true or not: 1, 0.5 for in part, 0.

    Needs an answer, and a verdict.
    """

    name: ClassVar[str] = "judge_relevancy"
    reference: ClassVar[str] = "AnswerRelevancyEvaluator of llama-index"

    def value(self, case: Case) -> Value:
        """Return the verdict."""
        return _value(case, "relevancy")


JUDGED: tuple[Metric, ...] = (Faithfulness(), Correctness(), Relevancy())


def _value(case: Case, criterion: Criterion) -> Value:
    found = case.opinions.given.get(criterion) if case.opinions else None
    return found.value if found else None
