"""The same run several times over, for answerers that do not always answer alike.

The first run is the folder itself, and each other one a run's folder inside it, so that all can be compared.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np

from eval.metrics import METRICS, Value
from eval.summary import RunSummary

REPEATS: Final = "repeats.json"


@dataclass(frozen=True, slots=True)
class Spread:
    """What became of a metric over the runs.

    Attributes:
        unit: as in `eval.metrics`.
        means: its mean in each run, None where it applied to no question.
        mean, sd: of those means; the standard deviation is that of a sample, None for fewer than two.
        low, high: the least and the greatest of them.
        unsteady: questions whose value is not the same in every run.
        n: questions that it applies to in at least one run.
        within: mean over the questions of the variance of their values from run to run: the part of the
            metric's noise that is the answerer's, not the choice of questions. None for fewer than two runs.
    """

    unit: str
    means: tuple[float | None, ...]
    mean: float | None
    sd: float | None
    low: float | None
    high: float | None
    unsteady: int
    n: int
    within: float | None


@dataclass(frozen=True, slots=True)
class Repeats:
    """Several runs of the same: folders, each metric's spread, and the questions answered in other words."""

    folders: tuple[str, ...]
    questions: int
    metrics: Mapping[str, Spread]
    rewritten: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return asdict(self)


def folders(out: Path, times: int) -> list[Path]:
    """Return where each of so many runs goes."""
    return [out, *(out / f"repeat-{number}" for number in range(2, times + 1))]


def repeats(
    out: Path, times: int, run: Callable[[Path], tuple[RunSummary, Sequence[str]]]
) -> tuple[RunSummary, Repeats]:
    """Make the runs, and say how far they are apart.

    Args:
        out: the folder of the first; the others are inside it.
        times: how many, two at least.
        run: makes a run in a folder, and returns what it came to with the words of every answer.
    """
    runs = [(str(path), *run(path)) for path in folders(out, times)]
    summaries = [summary for _, summary, _ in runs]
    texts = [words for _, _, words in runs]
    ids = [one.id for one in summaries[0].scores.questions]
    return summaries[0], Repeats(
        tuple(path for path, _, _ in runs),
        len(ids),
        {metric.name: found for metric in METRICS if (found := _spread(summaries, metric.name, metric.unit))},
        tuple(name for at, name in enumerate(ids) if len({words[at] for words in texts}) > 1),
    )


def _spread(summaries: Sequence[RunSummary], name: str, unit: str) -> Spread | None:
    """Return the spread of one metric, or None where it applies nowhere."""
    values = [[one.values[name] for one in summary.scores.questions] for summary in summaries]
    questions = [found for found in zip(*values, strict=True) if any(value is not None for value in found)]
    if not questions:
        return None
    means = tuple(summary.scores.overall[name].mean for summary in summaries)
    known = [mean for mean in means if mean is not None]
    several = len(known) > 1
    return Spread(
        unit,
        means,
        float(np.mean(known)),
        float(np.std(known, ddof=1)) if several else None,
        min(known),
        max(known),
        sum(len(set(found)) > 1 for found in questions),
        len(questions),
        _within(questions) if several else None,
    )


def _within(questions: Sequence[Sequence[Value]]) -> float | None:
    """Return the mean variance of a question's values; of those known in two runs at least."""
    known = [[float(value) for value in found if value is not None] for found in questions]
    variances = [float(np.var(found, ddof=1)) for found in known if len(found) > 1]
    return float(np.mean(variances)) if variances else None
