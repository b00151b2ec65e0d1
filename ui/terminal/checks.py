"""What a check looks like in the terminal: verdict, sentence, reason, and the words of the source."""

from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ui.terminal.answers import count_of, quoted
from ui.terminal.plain import middle_cut, one_line

if TYPE_CHECKING:
    from answer.check.report import Checked, Evidence, Report

STYLES: Final = {
    "supported": "green",
    "partly": "yellow",
    "uncited": "yellow",
    "unsupported": "bold yellow",
    "wrong_source": "bold magenta",
    "contradicted": "bold red",
    "misquoted": "bold red",
}
WORDS: Final = {"wrong_source": "wrong source"}
"""What a verdict is called where that is not its own name."""
SENTENCE: Final = 400
"""Characters of a sentence that are shown; `--json` has all of it."""
EVIDENCE: Final = 2
"""Quotes that are shown for a sentence that falls short."""


def report_view(report: "Report") -> RenderableType:
    """Lay out a report: a row a sentence, then how many there are of each verdict."""
    table = Table.grid(padding=(0, 1, 1, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for one in report.statements:
        table.add_row(Text(called(one.verdict), style=STYLES[one.verdict]), _body(one))
    counts = ", ".join(f"{count} {called(verdict)}" for verdict, count in report.summary.items())
    return Group(table, Text(f"{count_of(len(report.statements), 'sentence')}: {counts}.", style="bold"))


def called(verdict: str) -> str:
    """Return what a verdict is called."""
    return WORDS.get(verdict, verdict)


def _body(one: "Checked") -> RenderableType:
    parts: list[RenderableType] = [Text(middle_cut(one_line(one.text), SENTENCE))]
    parts += [Text(f"{one_line(reason)}.".replace("..", "."), style="cyan") for reason in one.reasons]
    if one.verdict != "supported":
        parts += [_evidence(found) for found in one.evidence[:EVIDENCE]]
    if one.better_source:
        parts.append(Text(f"See {one_line(one.better_source)}", style="dim"))
    return Group(*parts)


def _evidence(found: "Evidence") -> RenderableType:
    name = one_line(found.uri).replace("\\", "/").rstrip("/").rpartition("/")[2]
    return Group(quoted(found.quote, 2 * 160), Text(f"  {name} {found.start}-{found.end}", style="dim"))
