"""Runs under several settings set side by side: quality against latency."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from eval.aggregate import Aggregate
from eval.grid import Setting, label
from eval.metrics import METRICS, Metric
from eval.paired import effect, holm
from eval.summary import RunSummary

QUALITY: Final = ("choice_accuracy", "must_say", "short_answer")
"""What a sweep goes by where nothing is said: the one that applies to most questions, of two the first."""
BESIDE: Final = ("answered_rightly", "refused_rightly", "gold_source_cited")


@dataclass(frozen=True, slots=True)
class Swept:
    """A setting, and what the run with it came to.

    Attributes:
        setting: its values; `label` is how they are shown.
        folder: of its run.
        metrics: mean, interval and counts of the metrics that are looked at.
        milliseconds: of whole answers, as `eval.summary.spread` gives them; empty where nothing was answered.
        difference: of the first metric's mean from that of the first setting; None for itself.
        p: of that difference, two-sided, paired; corrected for the number of settings (Holm).
        best: whether no other setting is at least as good in the first metric and at least as fast, and more
            so in one of the two.
    """

    setting: Mapping[str, object]
    label: str
    folder: str
    metrics: Mapping[str, Aggregate]
    milliseconds: Mapping[str, float]
    difference: float | None
    p: float | None
    best: bool


@dataclass(frozen=True, slots=True)
class Sweep:
    """A table of settings; `metrics` are those looked at, the first of which decides."""

    gold: str
    questions: int
    metrics: tuple[str, ...]
    rows: tuple[Swept, ...]
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Return the object of `sweep.json` and `eval sweep --json`; `plot` has a point a setting."""
        first = self.metrics[0]
        points = [
            {
                "label": row.label,
                "x": row.milliseconds.get("median"),
                "y": row.metrics[first].mean,
                "low": row.metrics[first].low,
                "high": row.metrics[first].high,
                "best": row.best,
            }
            for row in self.rows
        ]
        plot = {"x": "median milliseconds", "y": first, "points": points}
        return asdict(self) | {"plot": plot}


def sweep(gold: str, runs: Sequence[tuple[Setting, RunSummary]], metrics: Sequence[Metric] = ()) -> Sweep:
    """Set finished runs over the same questions side by side, each against the first.

    Args:
        gold: path of the gold set.
        runs: a setting and what it came to; at least one.
        metrics: those to look at, the deciding one first; by default that of `QUALITY` which applies to most
            questions, with refusals and sources beside it.
    """
    names = [metric.name for metric in metrics] or list(_usual(runs[0][1]))
    first = names[0]
    values = [[one.values[first] for one in summary.scores.questions] for _, summary in runs]
    effects = [effect(values[0], other) for other in values[1:]]
    corrected = [None, *holm([one.p for one in effects])]
    differences = [None, *(one.difference for one in effects)]
    points = [(_mean(summary, first), _median(summary)) for _, summary in runs]
    rows = tuple(
        Swept(
            dict(setting),
            label(setting),
            summary.out,
            {name: summary.scores.overall[name] for name in names},
            summary.milliseconds,
            differences[at],
            corrected[at],
            not any(_beats(other, points[at]) for other in points),
        )
        for at, (setting, summary) in enumerate(runs)
    )
    failed = [
        f"With {label(setting)}, {len(summary.failures)} of {summary.questions} questions failed."
        for setting, summary in runs
        if summary.failures
    ]
    return Sweep(gold, runs[0][1].questions, tuple(names), rows, tuple(failed))


def _usual(summary: RunSummary) -> Iterator[str]:
    overall = summary.scores.overall
    shares = [metric.name for metric in METRICS if metric.unit == "share"]
    known = any(overall[name].n for name in QUALITY)
    yield max(QUALITY if known else shares, key=lambda name: overall[name].n)
    yield from (name for name in BESIDE if overall[name].n)


Worth = tuple[float, float]
"""How good, and how many milliseconds."""


def _beats(a: Worth, b: Worth) -> bool:
    """Tell whether `a` is at least as good and as fast as `b`, and not the same."""
    return a[0] >= b[0] and a[1] <= b[1] and a != b


def _mean(summary: RunSummary, name: str) -> float:
    mean = summary.scores.overall[name].mean
    return -1.0 if mean is None else mean


def _median(summary: RunSummary) -> float:
    return summary.milliseconds.get("median", float("inf"))
