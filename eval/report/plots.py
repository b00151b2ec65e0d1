"""The plots of a report, each with its figures as a table."""

import numpy as np

from eval.report import depth as reach
from eval.report import reliability as scores
from eval.report.charts import Times, depth_plot, latency_plot, reliability_plot
from eval.report.markup import line, table
from eval.report.say import number
from eval.report.told import Told
from eval.summary import spread


def plots_section(told: Told) -> str:
    """Return reliability, depth and latency, those of which there is anything."""
    plots = (_reliability(told), _depth(told), _latency(told))
    inside = "".join(plot for plot in plots if plot)
    return f'<section id="plots"><h2>Scores, depth, time</h2><div class="plots">{inside}</div></section>'


def _figure(title: str, svg: str | None, said: str, numbers: str) -> str:
    if svg is None:
        return ""
    return (
        f"<figure><h3>{line(title)}</h3>{svg}<figcaption>{line(said)}</figcaption>"
        f"<details><summary>The figures as a table</summary>{numbers}</details></figure>"
    )


def _reliability(told: Told) -> str:
    bins = scores.reliability(told)
    rows = [
        (f"{one.low:.1f} – {one.high:.1f}", f"{one.n:,}", number(one.score), number(one.share),
         f"{number(one.floor)} – {number(one.ceiling)}")
        for one in bins
    ]  # fmt: skip
    head = ("Score", "Statements", "Mean score", "Borne out", "95 %")
    numbers = table(head, rows, caption="Reliability of scores", numbers=4)
    return _figure("Can the scores be trusted?", reliability_plot(bins), scores.DEFINITION, numbers)


def _depth(told: Told) -> str:
    found = reach.depth(told)
    curve = found.curve
    rows = [
        (str(one.k), number(one.share), f"{number(one.floor)} – {number(one.ceiling)}", f"{one.n:,}")
        for one in curve
    ]
    numbers = table(("k", "Share", "95 %", "n"), rows, caption="Depth of the expected article", numbers=3)
    return _figure(
        "How far down is the expected article?",
        depth_plot(found),
        reach.FOUND if found.searched else reach.CITED,
        numbers,
    )


def _latency(told: Told) -> str:
    times = sorted(
        float(ms) for one in told.scores.questions if (ms := one.values.get("latency")) is not None
    )
    if not times:
        return ""
    known = spread(times)
    names = {"n": "answers", "mean": "mean", "median": "median", "p95": "95th percentile", "max": "longest"}
    rows = [
        (words_, f"{known[name]:,.0f}" if name == "n" else number(known[name], "ms"))
        for name, words_ in names.items()
    ]
    numbers = table(("Time", "Value"), rows, caption="Time to answer", numbers=1)
    drawn = latency_plot(Times(times, float(np.median(times)), known["p95"]))
    said = "How many answers took how long, on the machine of the run and with what else it did meanwhile."
    return _figure("How long does an answer take?", drawn, said, numbers)
