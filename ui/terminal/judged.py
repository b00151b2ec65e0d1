"""What a language model says of a run, in the terminal."""

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ui.terminal.plain import one_line

if TYPE_CHECKING:
    from eval.aggregate import Aggregate
    from eval.judge.agreement import Agreement, Measured
    from eval.judge.judgement import Judgement


def judgement_view(found: "Judgement") -> RenderableType:
    """A row a criterion, then a row for each metric that the judge can be held to."""
    head = Text(f"\nJudged by {one_line(found.judge)}, apart from the metrics above", style="bold")
    parts: list[RenderableType] = [head, _verdicts(found)]
    if found.agreement:
        parts += [Text("\nHow far the judge and the metrics agree", style="bold"), _agreements(found)]
    usage = found.usage
    taken = f"{usage.get('calls', 0):,.0f} calls"
    tokens = usage.get("prompt_tokens", 0) + usage.get("completion_tokens", 0)
    cost = f", {usage['cost']:.4f} USD" if "cost" in usage else ""
    return Group(*parts, Text(f"{taken}, {tokens:,.0f} tokens{cost}."))


def _verdicts(found: "Judgement") -> Table:
    table = _table("judge", "n", "mean", "95 % interval", "no verdict")
    for name, one in found.scores.overall.items():
        missing = ", ".join(f"{count} {why}" for why, count in found.missing.get(name, {}).items())
        table.add_row(name, str(one.n), _mean(one), _interval(one.low, one.high), missing or "-")
    return table


def _agreements(found: "Judgement") -> Table:
    table = _table("judge", "metric", "n", "agree", "kappa", "95 %", "rank", "95 %")
    for one in found.agreement:
        table.add_row(*_agreement(one))
    return table


def _agreement(one: "Agreement") -> list[str]:
    agree = "-" if one.agree is None else f"{one.agree:.2f}"
    return [one.judged, one.metric, str(one.n), agree, *_measured(one.kappa), *_measured(one.rank)]


def _measured(one: "Measured | None") -> list[str]:
    return ["-", "-"] if one is None else [f"{one.value:.2f}", f"{one.low:.2f} to {one.high:.2f}"]


def _mean(one: "Aggregate") -> str:
    return "-" if one.mean is None else f"{one.mean:.3f}"


def _interval(low: float | None, high: float | None) -> str:
    return "-" if low is None or high is None else f"{low:.3f} to {high:.3f}"


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in names:
        table.add_column(name, justify="left" if name in {"judge", "metric"} else "right")
    return table
