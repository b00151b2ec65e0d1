"""The plots of a report: each an SVG, or None where there is nothing to draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from eval.report.depth import Depth
from eval.report.plot import Axis, Plot, share_axis
from eval.report.reliability import Bin
from eval.report.say import number

BARS = 24
TIMES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000)
"""Milliseconds at which an axis of times may have a tick."""


def reliability_plot(bins: Sequence[Bin]) -> str | None:
    """Plot the share that is borne out over the score; on the dashed line both are equal."""
    if not bins:
        return None
    plot = Plot(
        share_axis("score of the statement"),
        share_axis("share borne out"),
        f"Reliability of scores: {len(bins)} groups of statements by score; the table below has the figures.",
    )
    plot.line(((0, 0), (1, 1)), "ideal")
    plot.line([(one.score, one.share) for one in bins], "through")
    for one in bins:
        tip = f"score {one.score:.2f}: {one.share:.2f} of {one.n:,} borne out"
        plot.whisker(one.score, one.floor, one.ceiling, one.share, tip)
    return plot.svg()


def depth_plot(found: Depth) -> str | None:
    """Plot the share of questions with an expected article among the first k."""
    curve = found.curve
    if not curve:
        return None
    order = "k, articles as the search ranks them" if found.searched else "k, articles in order of citation"
    last = max(curve[-1].k, 2)
    axis = Axis(0.5, last + 0.5, [(k, str(k)) for k in range(1, last + 1)], order)
    label = f"Expected article among the first k: from {curve[0].share:.2f} to {curve[-1].share:.2f}."
    plot = Plot(axis, share_axis("share of questions"), label)
    plot.line([(one.k, one.share) for one in curve], "through")
    for one in curve:
        plot.whisker(one.k, one.floor, one.ceiling, one.share, f"first {one.k}: {one.share:.3f} of {one.n:,}")
    return plot.svg()


@dataclass(frozen=True, slots=True)
class Times:
    """Latencies in milliseconds, sorted; the median and the 95th percentile of them."""

    values: Sequence[float]
    median: float
    p95: float


def latency_plot(times: Times) -> str | None:
    """Plot how many answers took how long, over the logarithm of time."""
    values = [max(1.0, value) for value in times.values]
    if not values:
        return None
    axis = time_axis("time to answer", min(values), max(values))
    low, high = axis.low, axis.high
    edges = [low * (high / low) ** (at / BARS) for at in range(BARS + 1)]
    counts = [sum(left <= value < right for value in values) for left, right in pairwise(edges)]
    most = max(counts)
    median, p95 = number(times.median, "ms"), number(times.p95, "ms")
    label = f"Times of {len(values):,} answers: median {median}, 95th percentile {p95}."
    plot = Plot(axis, Axis(0, most * 1.25, _counts(most), "answers"), label)
    for left, right, count in zip(edges[:-1], edges[1:], counts, strict=True):
        if count:
            plot.bar(left, right, count, f"{_time(left)} to {_time(right)}: {count:,}")
    plot.upright(max(1.0, times.median), f"median {median}")
    plot.upright(max(1.0, times.p95), f"95 % within {p95}", row=1)
    return plot.svg()


def time_axis(name: str, low: float, high: float) -> Axis:
    """Return a logarithmic axis of milliseconds, from `low` above 0 to `high` and somewhat on either side."""
    low, high = _around(low, high)
    return Axis(low, high, [(t, _time(t)) for t in TIMES if low <= t <= high], name, True)


def _around(low: float, high: float) -> tuple[float, float]:
    """Return ticks that enclose all values."""
    below = [t for t in TIMES if t <= low]
    above = [t for t in TIMES if t > high]
    start = below[-1] if below else TIMES[0]
    end = above[0] if above else high * 1.1
    return float(start), float(end if end > start else start * 2)


def _time(milliseconds: float) -> str:
    return f"{milliseconds:,.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:g} s"


def _counts(most: int) -> list[tuple[float, str]]:
    step = max(1, round(most / 4))
    return [(value, f"{value:,}") for value in range(0, most + step, step) if value <= most * 1.25]


@dataclass(frozen=True, slots=True)
class Point:
    """A metric of one run: its name under the axis, the mean, the interval, and the sentence on hover."""

    name: str
    mean: float
    low: float
    high: float
    tip: str


def history_plot(points: Sequence[Point], label: str, y: Axis | None = None) -> str:
    """Plot one metric over runs, oldest first."""
    ticks = [(at, point.name) for at, point in enumerate(points)]
    axis = Axis(-0.5, max(1, len(points)) - 0.5, ticks, "")
    plot = Plot(axis, y or share_axis(""), label, width=360, height=190)
    if len(points) > 1:
        plot.line([(at, point.mean) for at, point in enumerate(points)], "through")
    for at, point in enumerate(points):
        plot.whisker(at, point.low, point.high, point.mean, point.tip)
    return plot.svg()
