"""What a sweep looks like in the terminal."""

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ui.terminal.comparison import shown
from ui.terminal.plain import one_line

if TYPE_CHECKING:
    from eval.sweep import Sweep, Swept


def sweep_view(found: "Sweep") -> RenderableType:
    """A row a setting; an asterisk for what no other setting beats in both quality and time."""
    first = found.metrics[0]
    table = Table(box=None, pad_edge=False)
    for name in ("", "setting"):
        table.add_column(name, overflow="fold")
    for name in (first, "95 %", "p", "median", "p95"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in found.rows:
        table.add_row(*_cells(row, first))
    parts: list[RenderableType] = [table]
    if len(found.metrics) > 1:
        parts += [Text(), _beside(found)]
    legend = (
        f"* no other setting is better in {first} and no slower, or faster and no worse. 95 % is the "
        "interval of that metric, p against the first setting, corrected for all of them."
    )
    return Group(*parts, Text(f"\n{found.questions} questions. {legend}"))


def _cells(row: "Swept", name: str) -> list[str]:
    first = row.metrics[name]
    interval = "-" if first.low is None or first.high is None else f"{first.low:.3f} to {first.high:.3f}"
    mean = "-" if first.mean is None else _value(name, first.mean)
    p = "-" if row.p is None else f"{row.p:.3f}"
    times = [f"{row.milliseconds[each]:.0f} ms" if row.milliseconds else "-" for each in ("median", "p95")]
    return ["*" if row.best else "", one_line(row.label), mean, interval, p, *times]


def _beside(found: "Sweep") -> Table:
    """The metrics that do not decide."""
    table = Table(box=None, pad_edge=False)
    table.add_column("setting", overflow="fold")
    for name in found.metrics[1:]:
        table.add_column(name, justify="right", no_wrap=True)
    for row in found.rows:
        means = [(name, row.metrics[name].mean) for name in found.metrics[1:]]
        table.add_row(
            one_line(row.label), *("-" if mean is None else _value(name, mean) for name, mean in means)
        )
    return table


def _value(name: str, mean: float) -> str:
    from eval.metrics import metric_named

    return shown(mean, metric_named(name).unit)
