"""The plots of a report, each with its figures as a table."""

from collections.abc import Iterator, Mapping

import numpy as np

from eval.report import depth as reach
from eval.report import refusing as curves
from eval.report import reliability as scores
from eval.report.charts import Times, depth_plot, latency_plot, reliability_plot
from eval.report.markup import line, table
from eval.report.say import number
from eval.report.told import Told
from eval.summary import spread


def plots_section(told: Told) -> str:
    """Return reliability, refusals, depth and latency, those of which there is anything."""
    plots = (_reliability(told), *_refusing(told), _depth(told), _latency(told))
    inside = "".join(plot for plot in plots if plot)
    if not inside:
        return ""
    title = "Scores, refusals, depth, time"
    return f'<section id="plots"><h2>{title}</h2><div class="plots">{inside}</div></section>'


def _figure(title: str, svg: str | None, said: str, numbers: str) -> str:
    if svg is None:
        return ""
    table_ = f"<details><summary>The figures as a table</summary>{numbers}</details>" if numbers else ""
    return f"<figure><h3>{line(title)}</h3>{svg}<figcaption>{line(said)}</figcaption>{table_}</figure>"


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


def _refusing(told: Told) -> Iterator[str]:
    found, why_not = curves.refusing(told)
    title = "Where should it refuse?"
    if found is None:
        yield f'<figure><h3>{title}</h3><p class="hint">{line(why_not)}</p></figure>' if why_not else ""
        return
    said = curves.THRESHOLD.format(sure=curves.SURE[found.basis])
    yield _figure(title, curves.threshold_plot(found), said, curves.threshold_table(found))
    risk = curves.RISK.format(area=number(found.area))
    yield _figure("What are the surest answers worth?", curves.risk_plot(found), risk, "")


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
    names = {"mean": "mean", "median": "median", "p95": "95th percentile", "max": "longest"}
    rows = [(said, number(known[name], "ms"), _between(known, name)) for name, said in names.items()]
    rows.append(("answers", f"{known['n']:,.0f}", ""))
    numbers = table(("Time", "Value", "95 %"), rows, caption="Time to answer", numbers=2)
    drawn = latency_plot(Times(times, float(np.median(times)), known["p95"]))
    said = "How many answers took how long, on the machine of the run and with what else it did meanwhile."
    return _figure("How long does an answer take?", drawn, said, numbers)


def _between(known: Mapping[str, float], name: str) -> str:
    """Return the interval of a time, where it has one."""
    if f"{name}_low" not in known:
        return ""
    return f"{number(known[f'{name}_low'], 'ms')} – {number(known[f'{name}_high'], 'ms')}"
