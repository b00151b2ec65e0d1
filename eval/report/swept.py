"""A sweep as a page: quality against time, and a row a setting with a link to its run."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from eval.metrics import metric_named
from eval.report import REPORT
from eval.report.charts import time_axis
from eval.report.document import contents, document
from eval.report.markup import esc, line, table, words
from eval.report.plot import Plot, close_axis
from eval.report.say import count, metric_name, number, p_value, signed
from eval.sweep import Sweep, Swept

SWEEP = "sweep.html"
"""The file in a sweep's folder."""
LEAD = (
    "Each dot is a setting, with its number in the table: the quality is “{metric}”, the time the median of "
    "an answer, both with their 95 % interval. On the dashed line are the settings that no other beats in "
    "one of the two without losing in the other. Times are those of one machine, with what else it did."
)
STAR = (
    "* no other setting is better and no slower, or faster and no worse. p is paired, against the first "
    "setting, and corrected for their number (Holm)."
)


def sweep_html(found: Sweep) -> str:
    """Return the page, whole; it stands in the folder in which the runs have theirs."""
    set_name = found.gold.replace("\\", "/").rsplit("/", 1)[-1]
    said = f"{count(len(found.rows), 'setting')}, {count(found.questions, 'question')} of gold set"
    notes = "".join(f"<li>{words(note)}</li>" for note in found.notes)
    body = (
        '<header><p class="brand">Dateline evaluation</p><h1>Quality against time</h1>'
        f'<p class="lead">{line(said)} {words(set_name)}</p></header>'
        + contents(("plot", "Plot"), ("settings", "Settings"))
        + f'<section id="plot"><h2>{line(metric_name(found.metrics[0]))}</h2>{_plot(found)}'
        f'<p class="lead">{line(LEAD.format(metric=metric_name(found.metrics[0])))}</p></section>'
        f'<section id="settings"><h2>Settings</h2>{_table(found)}'
        f"{f'<ul>{notes}</ul>' if notes else ''}</section>"
    )
    return document("Sweep: quality against time", body)


def _plot(found: Sweep) -> str:
    """Plot what was answered; a setting under which nothing was has no place."""
    first = found.metrics[0]
    places = {
        at: (max(1.0, row.milliseconds["median"]), mean)
        for at, row in enumerate(found.rows)
        if (mean := row.metrics[first].mean) is not None and row.milliseconds
    }
    if not places:
        return '<p class="hint">No setting has both a quality and a time.</p>'
    edges = [edge for at in places for edge in _span(found.rows[at], first)]
    times = [time for at in places for time in _times(found.rows[at])]
    label = f"{metric_name(first)} of {len(places)} settings over the median time; the table has the figures."
    y = close_axis(metric_name(first).lower(), min(edges), max(edges))
    plot = Plot(time_axis("median time to answer", min(times), max(times)), y, label, width=760, height=400)
    plot.line(sorted(places[at] for at in places if found.rows[at].best), "frontier")
    for at, (x, value) in places.items():
        row = found.rows[at]
        low, high = _span(row, first)
        tip = f"{at + 1}. {row.label}: {number(value)} ({number(low)} to {number(high)}), {number(x, 'ms')}"
        plot.lying(*_times(row), value)
        plot.whisker(x, low, high, value, tip, "dot" if row.best else "hollow")
        plot.note(x, value, str(at + 1))
    return plot.svg()


def _span(row: Swept, name: str) -> tuple[float, float]:
    found = row.metrics[name]
    return found.low or 0.0, found.high or 0.0


def _times(row: Swept) -> tuple[float, float]:
    return max(1.0, row.milliseconds["median_low"]), max(1.0, row.milliseconds["median_high"])


def _table(found: Sweep) -> str:
    first = metric_name(found.metrics[0])
    head = ("", "Setting", line(first), "95 %", "Against 1", "p", "Median", "95 %", "95 % within")
    rows = [_row(at, row, found.metrics[0]) for at, row in enumerate(found.rows, 1)]
    whole = table(head, rows, caption="Settings", numbers=len(head) - 2)
    return f'{whole}<p class="hint">{line(STAR)}</p>{_beside(found)}'


def _row(at: int, row: Swept, name: str) -> Sequence[str]:
    first, unit = row.metrics[name], metric_named(name).unit
    interval = f"{number(first.low, unit)} – {number(first.high, unit)}" if first.n else "–"
    times = ("–", "–", "–")
    if ms := row.milliseconds:
        low, high = (number(ms[edge], "ms") for edge in ("median_low", "median_high"))
        times = (number(ms["median"], "ms"), f"{low} – {high}", number(ms["p95"], "ms"))
    target = f"{quote(Path(row.folder).name, safe='=', errors='replace')}/{REPORT}"
    return (
        f"{at}{'*' if row.best else ''}",
        f'<a href="{esc(target)}">{words(row.label)}</a>',
        number(first.mean, unit),
        interval,
        signed(row.difference, unit),
        p_value(row.p),
        *times,
    )


def _beside(found: Sweep) -> str:
    """Return the means of the metrics that do not decide."""
    names = found.metrics[1:]
    if not names:
        return ""
    rows = [
        (
            str(at),
            words(row.label),
            *(number(row.metrics[name].mean, metric_named(name).unit) for name in names),
        )
        for at, row in enumerate(found.rows, 1)
    ]
    head = ("", "Setting", *(line(metric_name(name)) for name in names))
    return "<h3>Beside it</h3>" + table(head, rows, caption="Other metrics", numbers=len(names))
