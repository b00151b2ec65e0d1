"""What an ingest, a check-up, a count and an evaluation look like in the terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ui.ingestion import names_itself, tally
from ui.terminal.answers import count_of
from ui.terminal.plain import one_line

if TYPE_CHECKING:
    from eval.repeat import Repeats
    from eval.summary import Row, RunSummary
    from index.summary import Finding, IngestReport

SHOWN_FAILURES = 20
SEVERITIES = {"ok": ("ok", "green"), "warning": ("warning", "yellow"), "error": ("error", "bold red")}


def failure_lines(report: "IngestReport") -> Iterator[str]:
    """One sentence an input that failed; past twenty only their number."""
    for failure in report.failed[:SHOWN_FAILURES]:
        name = "" if names_itself(failure["uri"], failure["reason"]) else f"{failure['uri']}: "
        yield one_line(f"{name}{failure['reason']}; {failure['remedy']}.")
    if (more := len(report.failed) - SHOWN_FAILURES) > 0:
        yield f"... and {more:,} more, which `--json` lists."


def ingest_view(report: "IngestReport", *, dry_run: bool = False) -> RenderableType:
    """Say in two lines what came in, what did not, and how long it took."""
    found = tally(report)
    parts = [f"{found.added:,} added"]
    parts += [f"{found.changed:,} changed"] if found.changed else []
    near, exact = found.near, found.exact
    parts += [f"{near:,} of them near copies" if near > 1 else "1 of them a near copy"] if near else []
    parts += [f"{exact:,} exact copies" if exact > 1 else "1 exact copy"] if exact else []
    parts += [f"{found.unchanged:,} unchanged"] if found.unchanged else []
    parts += [f"{found.removed:,} removed"] if found.removed else []
    parts += [f"{found.failed:,} failed"] if found.failed else []
    seconds = sum(report.seconds.values())
    line = ", ".join(parts) + f"; {count_of(report.passages, 'passage')} in {seconds:.1f} s."
    if dry_run:
        line += " Nothing was changed: this was a dry run."
    elif report.pending:
        waiting = count_of(report.pending, "passage")
        adds = "the web chat, the next ingest or `dateline rebuild` adds meanings"
        line += f" {waiting} can be found by words only until {adds}."
    return Text(line)


def findings_view(findings: "Sequence[Finding]") -> RenderableType:
    """A line a check, with what mends it below."""
    lines = Text()
    for finding in findings:
        word, style = SEVERITIES[finding.severity]
        lines.append(f"{word:<8}", style=style)
        lines.append(f"{one_line(finding.name)}: {one_line(finding.message)}\n")
        if finding.remedy and finding.severity != "ok":
            lines.append(f"        {one_line(finding.remedy)}\n", style="cyan")
    bad = sum(finding.severity != "ok" for finding in findings)
    lines.append("All is well." if not bad else f"{count_of(bad, 'finding')}.", style="bold")
    return lines


def facts_view(facts: Mapping[str, object]) -> RenderableType:
    """Names and values in two columns; a mapping inside is shown as `name: value` pairs."""
    table = Table.grid(padding=(0, 2))
    for name, value in facts.items():
        table.add_row(Text(name, style="dim"), Text(_shown(value)))
    return table


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_shown(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value))
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "-" if value is None else one_line(str(value))


def run_views(summary: "RunSummary", found: "Repeats | None") -> RenderableType:
    """A run, what a language model says of it where one was asked, and how far its repetitions are apart."""
    from ui.terminal.judged import judgement_view

    parts = [run_view(summary)]
    if summary.judgement:
        parts.append(judgement_view(summary.judgement))
    if found:
        parts.append(repeats_view(found))
    return Group(*parts)


def run_view(summary: "RunSummary") -> RenderableType:
    """A row a metric, over all questions and for each type, then what failed."""
    table = Table(box=None, pad_edge=False)
    table.add_column("metric")
    for name in ("n", "mean", "95 % interval"):
        table.add_column(name, justify="right")
    for row in summary.rows():
        table.add_row(*_metric_row(row))
    parts: list[RenderableType] = [table]
    parts += [
        Text(f"{failed.id} failed: {one_line(failed.error)}", style="red") for failed in summary.failures
    ]
    if summary.milliseconds:
        parts.append(Text(_times(summary.milliseconds)))
    again = f", {summary.taken_over:,} of them taken over" if summary.taken_over else ""
    parts.append(
        Text(
            f"{count_of(summary.questions, 'question')}{again} in {summary.seconds:.1f} s; see {summary.out}."
        )
    )
    return Group(*parts)


def _times(times: Mapping[str, float]) -> str:
    """Say how long answers took, with the intervals of median and 95th percentile."""
    said = [
        f"{name} {times[key]:,.0f} ms ({times[f'{key}_low']:,.0f} to {times[f'{key}_high']:,.0f})"
        for name, key in (("median", "median"), ("95th percentile", "p95"))
    ]
    return f"An answer took {' and '.join(said)}."


def repeats_view(found: "Repeats") -> RenderableType:
    """A row a metric: how far its mean moves from run to run."""
    table = Table(box=None, pad_edge=False)
    table.add_column("metric")
    for name in ("n", "mean", "from", "to", "sd", "unsteady"):
        table.add_column(name, justify="right")
    for name, one in found.metrics.items():
        digits = {"share": 3, "USD": 4}.get(one.unit, 0)
        numbers = [one.mean, one.low, one.high, one.sd]
        cells = ["-" if value is None else f"{value:.{digits}f}" for value in numbers]
        table.add_row(name, str(one.n), *cells, str(one.unsteady))
    runs = f"{len(found.folders)} runs of {count_of(found.questions, 'question')}"
    other = len(found.rewritten)
    said = f"{other} answered in other words" if other else "every answer the same word for word"
    return Group(table, Text(f"{runs}: {said}; see {found.folders[0]}/repeats.json."))


def _metric_row(row: "Row") -> tuple[str, str, str, str]:
    if row.mean is None or row.low is None or row.high is None:
        return row.metric, str(row.n), "-", "-"
    if row.unit != "share":
        digits = 4 if row.unit == "USD" else 0
        interval = f"{row.low:.{digits}f} to {row.high:.{digits}f}"
        return row.metric, str(row.n), f"{row.mean:.{digits}f} {row.unit}", interval
    return row.metric, str(row.n), f"{row.mean:.3f}", f"{row.low:.3f} to {row.high:.3f}"
