"""What a judge says of a whole run, and how far the metrics that are rules say the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.aggregate import Aggregate
from eval.answers import Recorded
from eval.articles import NoArticles
from eval.gold import GoldQuestion
from eval.judge.agreement import Agreement, agreement
from eval.judge.metrics import JUDGED
from eval.judge.opinion import CRITERIA, Missing, one_judge
from eval.score import Scored, Scores, score

BESIDE: Mapping[str, Sequence[str]] = {
    "judge_faithfulness": ("statements_supported", "citation_recall", "gold_source_cited"),
    "judge_correctness": (
        "must_say", "must_not_say", "gold_source_cited", "short_answer", "token_f1", "choice_accuracy",
    ),
    "judge_relevancy": ("must_say", "must_say_early", "gold_source_cited", "short_answer"),
}  # fmt: skip
"""Metrics that a verdict can be held to: those that say something of the same."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judge says of a run.

    Attributes:
        judge: the model's name.
        prompts: a hash of all that it is told.
        scores: every question's values by `eval.judge.metrics`, and their aggregates.
        missing: by metric, how many verdicts were asked for and not given, and why.
        agreement: with the metrics that are rules, where both vary.
        usage: calls, tokens and, where a price is set, US dollars; of all questions.
    """

    judge: str
    prompts: str
    scores: Scores
    missing: Mapping[str, Mapping[Missing, int]]
    agreement: tuple[Agreement, ...]
    usage: Mapping[str, float]

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return {
            "judge": self.judge,
            "prompts": self.prompts,
            "metrics": _dict(self.scores.overall),
            "by_type": {name: _dict(values) for name, values in self.scores.by_type.items()},
            "missing": {name: dict(counts) for name, counts in self.missing.items()},
            "agreement": [one.as_dict() for one in self.agreement],
            "usage": dict(self.usage),
            "values": [{"id": one.id} | dict(one.values) for one in self.scores.questions],
        }


def judgement(
    gold: Sequence[GoldQuestion], recorded: Sequence[Recorded], scored: Sequence[Scored]
) -> Judgement | None:
    """Sum up what the judge of a run says; None where no one judge saw all of it.

    Args:
        gold: the questions.
        recorded: what became of them, with opinions.
        scored: their values by the other metrics.
    """
    judge = one_judge(one.opinions for one in recorded)
    if judge is None:
        return None
    scores = score(gold, recorded, NoArticles(), JUDGED)
    return Judgement(
        *judge, scores, _missing(recorded), tuple(_agreements(scores.questions, scored)), _usage(recorded)
    )


def _agreements(judged: Sequence[Scored], scored: Sequence[Scored]) -> list[Agreement]:
    found = [
        agreement(
            mine,
            [one.values[mine] for one in judged],
            rule,
            [one.values.get(rule) for one in scored],
        )
        for mine, rules in BESIDE.items()
        for rule in rules
    ]
    return [one for one in found if one is not None]


def _missing(recorded: Sequence[Recorded]) -> dict[str, dict[Missing, int]]:
    """Count the verdicts that were not given, by metric; those that lack none are left out."""
    found: dict[str, dict[Missing, int]] = {}
    for metric, criterion in zip(JUDGED, CRITERIA, strict=True):
        given = [one.opinions.given.get(criterion) for one in recorded if one.opinions]
        counts = Counter(one.missing for one in given if one is not None and one.missing is not None)
        if counts:
            found[metric.name] = dict(sorted(counts.items()))
    return found


def _usage(recorded: Sequence[Recorded]) -> dict[str, float]:
    """Return the sums of what the answers' judging took; a cost only where each has one."""
    taken = [one.opinions.usage for one in recorded if one.opinions and one.opinions.usage]
    sums: dict[str, float] = {}
    for name in ("calls", "prompt_tokens", "completion_tokens", "cost"):
        values = [value for one in taken if isinstance(value := one.get(name), int | float)]
        if values and len(values) == len(taken):
            sums[name] = round(sum(values), 6)
    return sums


def _dict(values: Mapping[str, Aggregate]) -> dict[str, object]:
    return {name: one.as_dict() for name, one in values.items()}
