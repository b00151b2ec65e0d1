"""Two runs over the same questions: what differs, where, and whether it is chance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

from eval.aggregate import LEVEL
from eval.answers import Recorded
from eval.articles import Articles, NoArticles
from eval.gold import GoldQuestion
from eval.kept import KeptRun, KeptRuns
from eval.metrics import METRICS, Case, Metric, Value
from eval.paired import Effect, effect, holm
from eval.score import Scored, score

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


@dataclass(frozen=True, slots=True)
class Shown:
    """One run's answer to a question, to be set beside the other's."""

    outcome: str
    text: str


@dataclass(frozen=True, slots=True)
class Flipped:
    """A question whose worth changed: in which metrics, and both answers."""

    id: str
    type: str
    question: str
    better: tuple[str, ...]
    worse: tuple[str, ...]
    a: Shown
    b: Shown


@dataclass(frozen=True, slots=True)
class Change:
    """Something that the two runs do not share: a setting, the code, the library."""

    name: str
    a: object
    b: object


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two runs differ in.

    `rewritten` are the ids of the questions whose answers are not the same word for word.
    """

    a: str
    b: str
    gold: str
    questions: int
    differences: tuple[Difference, ...]
    by_type: Mapping[str, tuple[Difference, ...]]
    flipped: tuple[Flipped, ...]
    rewritten: tuple[str, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Return the object of `eval compare --json`."""
        return {
            "a": self.a,
            "b": self.b,
            "gold": self.gold,
            "questions": self.questions,
            "alpha": round(ALPHA, 6),
            "metrics": {one.metric: one.as_dict() for one in self.differences},
            "by_type": {
                name: {one.metric: one.as_dict() for one in values} for name, values in self.by_type.items()
            },
            "flipped": [asdict(one) for one in self.flipped],
            "rewritten": list(self.rewritten),
            "changes": [asdict(one) for one in self.changes],
            "notes": list(self.notes),
        }


def compare(
    kept: KeptRuns, *, metrics: Sequence[Metric] = METRICS, articles: Articles | None = None
) -> Comparison:
    """Compare two runs, the second against the first, from their answers and the gold set alone.

    Args:
        kept: the two runs.
        metrics: those to look at; each costs the others some power.
        articles: for the metrics that need the articles' text, which are left out without.
    """
    first, second = kept.runs
    articles = articles or NoArticles()
    gold = kept.gold.questions
    scored_a, scored_b = (score(gold, run.recorded, articles, metrics).questions for run in kept.runs)
    both = differences(scored_a, scored_b, metrics)
    pairs = list(zip(gold, first.recorded, second.recorded, strict=True))
    return Comparison(
        a=first.path,
        b=second.path,
        gold=kept.gold.path,
        questions=len(gold),
        differences=both,
        by_type=differences_by_type(scored_a, scored_b, metrics),
        flipped=tuple(_flipped(pairs, both, articles)),
        rewritten=tuple(
            question.id
            for question, a, b in pairs
            if _shown(question, a, articles) != _shown(question, b, articles)
        ),
        changes=tuple(_changes(first, second)),
        notes=kept.notes + _left_out(metrics, articles),
    )


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


def _flipped(
    pairs: Sequence[tuple[GoldQuestion, Recorded, Recorded]],
    both: Sequence[Difference],
    articles: Articles,
) -> Iterator[Flipped]:
    better_in: dict[str, list[str]] = {}
    worse_in: dict[str, list[str]] = {}
    for one in both:
        for ids, where in ((one.better, better_in), (one.worse, worse_in)):
            for name in ids:
                where.setdefault(name, []).append(one.metric)
    for question, a, b in pairs:
        better, worse = (tuple(where.get(question.id, ())) for where in (better_in, worse_in))
        if better or worse:
            yield Flipped(
                question.id,
                question.type,
                question.question,
                better,
                worse,
                _shown(question, a, articles),
                _shown(question, b, articles),
            )


def _shown(question: GoldQuestion, recorded: Recorded, articles: Articles) -> Shown:
    if recorded.answer is None:
        return Shown("failed", recorded.error or "")
    return Shown(recorded.answer.outcome, Case(question, recorded.answer, articles).text)


def _changes(a: KeptRun, b: KeptRun) -> Iterator[Change]:
    """Yield what `run.json` says of one run and not of the other; command and paths of the gold aside."""
    for name in sorted(a.facts.keys() | b.facts.keys()):
        before, after = a.facts.get(name), b.facts.get(name)
        if name in {"command", "gold"} or before == after:
            continue
        if isinstance(before, dict) and isinstance(after, dict):
            for key in sorted(before.keys() | after.keys()):
                if before.get(key) != after.get(key):
                    yield Change(f"{name}.{key}", before.get(key), after.get(key))
        else:
            yield Change(name, before, after)


def _left_out(metrics: Sequence[Metric], articles: Articles) -> tuple[str, ...]:
    """Say which metrics were not looked at for want of the articles' text."""
    names = [metric.name for metric in metrics if metric.needs_articles]
    if articles.at_hand or not names:
        return ()
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return (f"Without the articles' text there is no telling {listed}; they are left out.",)
