"""What a run came to, as plain values that a terminal, a page or a program can show."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

import numpy as np

from eval.aggregate import LEVEL, RESAMPLES, SEED, Aggregate, quantile_interval
from eval.curve import Curve
from eval.judge.judgement import Judgement
from eval.metrics import METRICS, Metric
from eval.score import Scores
from eval.verdict_counts import VerdictShare


@dataclass(frozen=True, slots=True)
class Row:
    """One metric over some questions, ready to be shown.

    `n` counts the questions it applies to and `not_applicable` the others; `mean`, `low` and `high` (the 95 %
    interval) are None where it applies to none. `unit` is `share` (0 to 1), `ms`, `tokens` or `USD`.
    """

    metric: str
    unit: str
    higher_is_better: bool
    n: int
    not_applicable: int
    mean: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Failed:
    """A question whose answering failed, and the sentence that says why."""

    id: str
    error: str


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run came to.

    Attributes:
        out: the run's folder; gold: the gold set's path.
        questions: how many were asked; taken_over: how many of them an earlier, cut-off run had answered.
        failures: questions whose answering failed; they count as not answered.
        seconds: wall-clock time of this run, without what it took over.
        scores: every question's values, and the aggregates.
        milliseconds: of whole answers, as `spread` gives them; empty where no answer says.
        verdicts: how many statements have each verdict.
        curve: what a threshold on the answers' scores would do; None where no answer has one.
        judgement: what a language model says of the answers; None where none was asked, or not of all.
        notes: sentences for the user: fields and types not ours, evidence that is nowhere.
    """

    out: str
    gold: str
    questions: int
    taken_over: int
    failures: tuple[Failed, ...]
    seconds: float
    scores: Scores
    milliseconds: Mapping[str, float]
    verdicts: Mapping[str, VerdictShare] = field(default_factory=dict)
    curve: Curve | None = None
    judgement: Judgement | None = None
    notes: tuple[str, ...] = ()

    def rows(self) -> list[Row]:
        """Return a row for each metric over all questions, those that apply to none left out."""
        return [row for row in _rows(self.scores.overall) if row.n]

    def type_rows(self) -> dict[str, list[Row]]:
        """Return the same rows for each type of question."""
        return {name: [row for row in _rows(values) if row.n] for name, values in self.scores.by_type.items()}

    def missed(self) -> dict[str, list[str]]:
        """Return, for each metric that is a share, the ids of the questions that fell short of the whole."""
        missed: dict[str, list[str]] = {}
        for metric in METRICS:
            if metric.unit == "share":
                short = [one.id for one in self.scores.questions if _fell_short(one.values[metric.name])]
                if short:
                    missed[metric.name] = short
        return missed

    def as_dict(self) -> dict[str, object]:
        """Return the whole as JSON-ready values, as `eval run --json` prints them."""
        return {
            "out": self.out,
            "gold": self.gold,
            "questions": self.questions,
            "taken_over": self.taken_over,
            "failed": [asdict(failure) for failure in self.failures],
            "seconds": round(self.seconds, 3),
            "milliseconds": dict(self.milliseconds),
            "metrics": aggregates_dict(self.scores.overall),
            "by_type": {name: aggregates_dict(values) for name, values in self.scores.by_type.items()},
            "by_outlet": {name: aggregates_dict(values) for name, values in self.scores.by_outlet.items()},
            "by_age": {name: aggregates_dict(values) for name, values in self.scores.by_age.items()},
            "verdicts": {name: one.as_dict() for name, one in self.verdicts.items()},
            "curve": self.curve.as_dict() if self.curve else None,
            "judge": self.judgement.as_dict() if self.judgement else None,
            "missed": self.missed(),
            "notes": list(self.notes),
        }


def metrics_dict(summary: RunSummary) -> dict[str, object]:
    """Return what goes into `metrics.json`: no time in it, so that the same answers give the same bytes."""
    timeless = [metric.name for metric in METRICS if metric.unit != "ms"]
    scores = summary.scores
    return {
        "questions": summary.questions,
        "failed": [asdict(failure) for failure in summary.failures],
        "interval": {"method": "percentile bootstrap", "level": LEVEL, "resamples": RESAMPLES, "seed": SEED},
        "overall": _picked(scores.overall, timeless),
        "by_type": {name: _picked(values, timeless) for name, values in scores.by_type.items()},
        "by_outlet": {name: _picked(values, timeless) for name, values in scores.by_outlet.items()},
        "by_age": {name: _picked(values, timeless) for name, values in scores.by_age.items()},
        "verdicts": {name: one.as_dict() for name, one in summary.verdicts.items()},
        "curve": summary.curve.as_dict() if summary.curve else None,
        "judge": summary.judgement.as_dict() if summary.judgement else None,
        "notes": list(summary.notes),
        "values": [
            {"id": one.id, "type": one.type, "failed": one.failed}
            | {name: one.values[name] for name in timeless}
            for one in scores.questions
        ],
    }


def timings_dict(summary: RunSummary) -> dict[str, object]:
    """Return what goes into `timings.json`."""
    times = [metric.name for metric in METRICS if metric.unit == "ms"]
    return {
        "seconds": round(summary.seconds, 3),
        "taken_over": summary.taken_over,
        "milliseconds": dict(summary.milliseconds),
        "overall": _picked(summary.scores.overall, times),
        "by_type": {name: _picked(values, times) for name, values in summary.scores.by_type.items()},
    }


def spread(milliseconds: Sequence[float]) -> dict[str, float]:
    """Return n, mean, median, 95th percentile and maximum; nothing where there is no value.

    `median_low` to `median_high` and `p95_low` to `p95_high` are percentile bootstrap intervals. That of the
    95th percentile means little below some 60 values: then it is one of the few longest.
    """
    if not milliseconds:
        return {}
    values = np.asarray(milliseconds, dtype=np.float64)
    known = {"n": len(values), "mean": float(values.mean()), "max": float(values.max())}
    for name, share in (("median", 0.5), ("p95", 0.95)):
        known[name] = float(np.quantile(values, share))
        known[f"{name}_low"], known[f"{name}_high"] = quantile_interval(values, share)
    return {name: round(value, 3) for name, value in known.items()}


def aggregates_dict(aggregates: Mapping[str, Aggregate]) -> dict[str, object]:
    """Return aggregates as JSON-ready values, by metric."""
    return {name: value.as_dict() for name, value in aggregates.items()}


def _picked(aggregates: Mapping[str, Aggregate], names: Sequence[str]) -> dict[str, object]:
    return aggregates_dict({name: aggregates[name] for name in names})


def _rows(aggregates: Mapping[str, Aggregate]) -> list[Row]:
    return [_row(metric, aggregates[metric.name]) for metric in METRICS]


def _row(metric: Metric, value: Aggregate) -> Row:
    return Row(
        metric.name,
        metric.unit,
        metric.higher_is_better,
        value.n,
        value.not_applicable,
        value.mean,
        value.low,
        value.high,
    )


def _fell_short(value: float | bool | None) -> bool:
    return value is not None and float(value) < 1
