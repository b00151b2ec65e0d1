"""From gold questions and recorded answers to values and aggregates; pure: anything can score anew."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.errors import DatelineError
from eval.aggregate import Aggregate, aggregate
from eval.answers import Recorded
from eval.articles import Articles
from eval.gold import GoldQuestion
from eval.metrics import METRICS, Case, Metric, Value
from eval.slices import ORDER, UNKNOWN, Slices, ages, outlets


@dataclass(frozen=True, slots=True)
class Scored:
    """The values of one question, by metric."""

    id: str
    type: str
    failed: bool
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Scores:
    """Every question's values and their aggregates: over all, and by type, outlet and age (`eval.slices`).

    A slice that puts all questions under "unknown" is empty.
    """

    questions: tuple[Scored, ...]
    overall: Mapping[str, Aggregate]
    by_type: Mapping[str, Mapping[str, Aggregate]]
    by_outlet: Mapping[str, Mapping[str, Aggregate]] = field(default_factory=dict)
    by_age: Mapping[str, Mapping[str, Aggregate]] = field(default_factory=dict)


def score(
    gold: Sequence[GoldQuestion],
    answers: Sequence[Recorded],
    articles: Articles,
    metrics: Sequence[Metric] = METRICS,
) -> Scores:
    """Score the answers to `gold`, which must be in its order.

    Raises:
        DatelineError: where the answers are not those of these questions.
    """
    asked, answered = [question.id for question in gold], [recorded.id for recorded in answers]
    if asked != answered:
        at = next((n for n, (a, b) in enumerate(zip(asked, answered, strict=False)) if a != b), None)
        where = f"{len(answered)} answers to {len(asked)} questions" if at is None else (
            f"'{answered[at]}' answered where '{asked[at]}' was asked"
        )  # fmt: skip
        raise DatelineError(
            f"the answers are not those of the gold set ({where})", "name the gold set of that run"
        )
    scored = tuple(
        _score_one(question, recorded, articles, metrics)
        for question, recorded in zip(gold, answers, strict=True)
    )
    types = sorted({question.type for question in gold})
    return Scores(
        scored,
        _aggregates(scored, metrics),
        {name: _aggregates([one for one in scored if one.type == name], metrics) for name in types},
        _sliced(gold, scored, articles, outlets, metrics),
        _sliced(gold, scored, articles, ages, metrics),
    )


def _sliced(
    gold: Sequence[GoldQuestion],
    scored: Sequence[Scored],
    articles: Articles,
    slices: Slices,
    metrics: Sequence[Metric],
) -> dict[str, dict[str, Aggregate]]:
    """Return the aggregates of each slice, whatever the case; nothing where all questions are "unknown"."""
    parts: dict[str, list[Scored]] = {}
    spellings: dict[str, Counter[str]] = {}
    for question, one in zip(gold, scored, strict=True):
        for name in slices(question, articles):
            parts.setdefault(name.casefold(), []).append(one)
            spellings.setdefault(name.casefold(), Counter())[name] += 1
    if parts.keys() <= {UNKNOWN}:
        return {}
    order = {name: at for at, name in enumerate(ORDER)}
    keys = sorted(parts, key=lambda key: (key == UNKNOWN, order.get(key, -1), key))
    return {spellings[key].most_common(1)[0][0]: _aggregates(parts[key], metrics) for key in keys}


def _score_one(
    question: GoldQuestion, recorded: Recorded, articles: Articles, metrics: Sequence[Metric]
) -> Scored:
    case = Case(question, recorded.answer, articles, recorded.hits, recorded.support, recorded.opinions)
    values = {metric.name: metric.value(case) for metric in metrics}
    return Scored(question.id, question.type, recorded.answer is None, values)


def _aggregates(scored: Sequence[Scored], metrics: Sequence[Metric]) -> dict[str, Aggregate]:
    return {metric.name: aggregate(one.values[metric.name] for one in scored) for metric in metrics}
