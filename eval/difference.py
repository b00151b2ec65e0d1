"""What became of a metric from one run to another over the same questions, and whether it is chance."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

from eval.aggregate import LEVEL
from eval.metrics import METRICS, Metric, Value
from eval.paired import Effect, effect, holm
from eval.score import Scored

ALPHA = 1 - LEVEL
"""Level of significance: at most one of twenty comparisons calls something better or worse by chance."""

Verdict = Literal["better", "worse", "not shown", "no test"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one metric from the first run to the second.

    Attributes:
        metric, unit, higher_is_better: as in `eval.metrics`.
        effect: means, difference, interval and p.
        p_holm: p corrected for the metrics looked at; for those of one type, for all metrics of all types.
        better, worse: ids of the questions that flipped, in the order of the gold; none for times.
        only_a, only_b: ids of the questions that the metric applies to in one run only.
    """

    metric: str
    unit: str
    higher_is_better: bool
    effect: Effect
    p_holm: float | None
    better: tuple[str, ...]
    worse: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Whether the second run is better or worse, where chance is not enough to explain it."""
        if self.p_holm is None or self.effect.difference is None:
            return "no test"
        if self.p_holm > ALPHA or self.effect.difference == 0:
            return "not shown"
        return "better" if (self.effect.difference > 0) == self.higher_is_better else "worse"

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values, without the name."""
        return {
            "unit": self.unit,
            "higher_is_better": self.higher_is_better,
            **asdict(self.effect),
            "p_holm": self.p_holm,
            "verdict": self.verdict,
            "flipped": {"better": list(self.better), "worse": list(self.worse)},
            "only_a": list(self.only_a),
            "only_b": list(self.only_b),
        }


def differences(
    a: Sequence[Scored], b: Sequence[Scored], metrics: Sequence[Metric] = METRICS
) -> tuple[Difference, ...]:
    """Return a difference for each metric that applies to any question, corrected for all of them."""
    return _differences({"": (a, b)}, metrics)[""]


def differences_by_type(
    a: Sequence[Scored], b: Sequence[Scored], metrics: Sequence[Metric] = METRICS
) -> dict[str, tuple[Difference, ...]]:
    """Return the same for each type of question, by name, corrected for all metrics of all types."""
    types = sorted({one.type for one in a})
    parts = {name: ([x for x in a if x.type == name], [y for y in b if y.type == name]) for name in types}
    return _differences(parts, metrics)


def _differences(
    parts: Mapping[str, tuple[Sequence[Scored], Sequence[Scored]]], metrics: Sequence[Metric]
) -> dict[str, tuple[Difference, ...]]:
    """Return the differences of each part; every metric of every part is one look."""
    looks = [
        (name, difference(metric, a, b))
        for name, (a, b) in parts.items()
        for metric in metrics
        if any(one.values[metric.name] is not None for one in (*a, *b))
    ]
    corrected = holm([one.effect.p for _, one in looks])
    found: dict[str, list[Difference]] = {name: [] for name in parts}
    for (name, one), p in zip(looks, corrected, strict=True):
        found[name].append(replace(one, p_holm=p))
    return {name: tuple(values) for name, values in found.items()}


def difference(metric: Metric, a: Sequence[Scored], b: Sequence[Scored]) -> Difference:
    """Return the difference in one metric, not corrected for other looks."""
    values_a, values_b = ([one.values[metric.name] for one in side] for side in (a, b))
    triples = [(one.id, x, y) for one, x, y in zip(a, values_a, values_b, strict=True)]
    up, down = (
        tuple(name for name, x, y in triples if metric.unit == "share" and _step(x, y) == way)
        for way in (1, -1)
    )
    return Difference(
        metric.name,
        metric.unit,
        metric.higher_is_better,
        effect(values_a, values_b),
        None,
        better=up if metric.higher_is_better else down,
        worse=down if metric.higher_is_better else up,
        only_a=tuple(name for name, x, y in triples if x is not None and y is None),
        only_b=tuple(name for name, x, y in triples if x is None and y is not None),
    )


def _step(x: Value, y: Value) -> int:
    """Return 1 where the value rose, -1 where it fell, 0 where it did neither or is not known of both."""
    if x is None or y is None:
        return 0
    return (float(y) > float(x)) - (float(y) < float(x))
