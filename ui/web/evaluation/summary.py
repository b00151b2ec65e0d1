"""What finished runs come to at a glance, and over time."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.errors import DatelineError
from eval.folder import ANSWERS
from eval.kept import read_runs
from eval.report.charts import Point, history_plot
from eval.report.figures import right_aggregate
from eval.report.plot import Axis
from eval.report.say import metric_name, number
from eval.report.write import told_of
from ui.web.evaluation.runs import Run, Runs
from ui.web.evaluation.sofar import METRICS
from ui.web.html import line
from ui.web.say import say

KEPT = ".summary.json"
"""The share that counts right, which takes a second to work out of a large run; kept in the run's folder."""
FEWEST = 2
"""Runs from which there is something to see over time."""

Aggregates = Mapping[str, Mapping[str, Any]]


def summary_of(runs: Runs, run: Run) -> Aggregates:
    """Return the aggregates of a finished run, with the share that counts right where it can be told."""
    if run.state != "finished":
        return {}
    path = runs.path(run)
    about = (path / ANSWERS).stat()
    stamp = f"{about.st_size} {about.st_mtime_ns}"
    try:
        kept = json.loads((path / KEPT).read_text("utf-8"))
        if kept["stamp"] == stamp and (kept["right"] is None or isinstance(kept["right"], dict)):
            return _with(run, kept["right"])
    except (OSError, ValueError, LookupError, TypeError):
        pass
    try:
        right = right_aggregate(told_of(read_runs((path,)))).as_dict()
    except DatelineError:  # its gold set is gone: the rest of it can still be shown
        right = None
    unfinished = path / f"{KEPT}.unfinished"
    unfinished.write_text(json.dumps({"stamp": stamp, "right": right}), "utf-8")
    unfinished.replace(path / KEPT)
    return _with(run, right)


def _with(run: Run, right: Mapping[str, Any] | None) -> Aggregates:
    return {**run.metrics, "right": right} if right is not None else run.metrics


def history_html(finished: Sequence[tuple[int, Run, Aggregates]]) -> str:
    """Return small plots of the main metrics over runs of one set, numbered as in their table."""
    if len(finished) < FEWEST:
        return ""
    plots = "".join(
        f'<figure class="dl-ev-plot"><figcaption>{line(metric_name(name))}</figcaption>{svg}</figure>'
        for name in (*METRICS, "latency")
        if (svg := _plot(name, finished))
    )
    return f'<div class="dl-ev-plots">{plots}</div>'


def _plot(name: str, finished: Sequence[tuple[int, Run, Aggregates]]) -> str:
    points = [_time(at, run) if name == "latency" else _share(name, at, run, of) for at, run, of in finished]
    known = [point for point in points if point is not None]
    if len(known) < FEWEST:
        return ""
    label = say("evaluation.plot_label", metric=metric_name(name), runs=len(known))
    return history_plot(known, label, _times(known) if name == "latency" else None)


def _share(name: str, at: int, run: Run, of: Aggregates) -> Point | None:
    found = of.get(name) or {}
    mean, low, high = (found.get(key) for key in ("mean", "low", "high"))
    if mean is None or low is None or high is None:
        return None
    tip = f"{run.label}: {number(mean)}, {number(low)} – {number(high)}"
    return Point(f"#{at}", mean, low, high, tip)


def _time(at: int, run: Run) -> Point | None:
    if run.median is None:
        return None
    return Point(f"#{at}", run.median, run.median, run.median, f"{run.label}: {number(run.median, 'ms')}")


def _times(points: Sequence[Point]) -> Axis:
    """Return an axis from nothing to a round time above all of them."""
    highest = max(point.mean for point in points) or 1.0
    step = next(
        size * 10**power for power in range(7) for size in (1, 2, 5) if size * 10**power * 4 >= highest
    )
    ticks = [(step * at, number(float(step * at), "ms")) for at in range(5)]
    return Axis(0, step * 4, ticks, "")
