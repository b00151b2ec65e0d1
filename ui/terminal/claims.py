"""What a run over claims looks like in the terminal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.claims_set import LABELS
from ui.terminal.answers import count_of

if TYPE_CHECKING:
    from eval.claims_run import ClaimsSummary

_SHORT: Final = {label: label.replace("_", " ") for label in LABELS}
_OF_THREE: Final = {
    f"three_{name.lower()}_{label}": f"{name}, {_SHORT[label]}, of three"
    for label in LABELS
    for name in ("F1", "precision", "recall")
}
CALLED: Final = {
    "balanced_accuracy": "balanced accuracy",
    "f1_macro": "F1, both classes",
    "f1_supported": "F1, supported",
    "f1_rest": "F1, the rest",
    "precision_supported": "precision, supported",
    "recall_supported": "recall, supported",
    "precision_rest": "precision, the rest",
    "recall_rest": "recall, the rest",
    "auroc": "AUROC",
    "calibration_error": "calibration error",
    "brier": "Brier score",
    "three_balanced_accuracy": "balanced accuracy, three labels",
    "three_f1_macro": "F1, three labels",
    **_OF_THREE,
}


def claims_view(summary: "ClaimsSummary") -> RenderableType:
    """Say how many claims were judged how, and how that agrees with the labels."""
    said = ", ".join(
        f"{sum(one.label == label for one in summary.judged):,} {_SHORT[label]}" for label in LABELS
    )
    line = f"{count_of(len(summary.judged), 'claim')}: {said}; {summary.seconds:.1f} s; in {summary.out}."
    if summary.metrics is None:
        return Text(line)
    return Group(Text(line), Text(), _figures(summary.metrics), Text(), _verdicts(summary.metrics))


def _figures(metrics: Mapping[str, object]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    found = metrics["metrics"]
    for name, one in found.items() if isinstance(found, Mapping) else ():
        if one["value"] is None:
            table.add_row(CALLED[name], "not defined", "")
        else:
            table.add_row(CALLED[name], f"{one['value']:.3f}", f"{one['low']:.3f} to {one['high']:.3f}")
    table.add_row("claims with a label", f"{metrics['n']:,}", "intervals at 95 %")
    return table


def _verdicts(metrics: Mapping[str, object]) -> Table:
    """How many claims of each label have each verdict."""
    counts = metrics["verdicts"]
    found = counts if isinstance(counts, Mapping) else {}
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    for _ in found:
        table.add_column(justify="right")
    table.add_row("people say", *found)
    for label in LABELS:
        table.add_row(_SHORT[label], *(f"{row[label]:,}" for row in found.values()))
    return table
