"""`dateline eval gate`: a run held to rules and to a baseline."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import UsageError
from ui.commands.eval_options import GoldFile, RunFolder, WithLibrary, articles_for
from ui.commands.options import Json
from ui.output import emit, say

if TYPE_CHECKING:
    from eval.gate import Verdict

EXAMPLES = "Example:\n\ndateline eval gate runs/after --baseline runs/before --rules examples/gate.toml"
FOUND = 1

Baseline = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="The folder of the run to be no worse than.", show_default=False),
]
Rules = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="What the run must come to, as TOML.",
        show_default="no metric may be worse than the baseline's, chance aside",
    ),
]


def gate(
    ctx: typer.Context,
    folder: RunFolder,
    *,
    baseline: Baseline = None,
    rules: Rules = None,
    gold: GoldFile = None,
    with_library: WithLibrary = False,
    json: Json = False,
) -> None:
    """Hold a run to rules, and to a baseline: one line on stdout for each thing that is not so.

    Ends with exit code 1 when there is any.
    """
    from eval.gate import gate as hold
    from eval.gate import no_worse
    from eval.kept import read_runs
    from eval.rules import read_rules

    if rules is None and baseline is None:
        raise UsageError("there is nothing to hold the run to", "give --rules FILE, --baseline DIR, or both")
    asked = read_rules(rules) if rules is not None else None
    kept = read_runs((folder,) if baseline is None else (folder, baseline), gold)
    with articles_for(ctx, kept, wanted=with_library) as articles:
        verdict = no_worse(kept, articles) if asked is None else hold(kept, asked, articles)
    for note in verdict.notes:
        say(note)
    if json:
        emit(verdict.as_dict())
    else:
        _print(verdict)
    if verdict.failures:
        raise typer.Exit(FOUND)


def _print(verdict: "Verdict") -> None:
    """Write a line for each failure, never wrapped: a line of a log each."""
    from ui.terminal.plain import one_line

    for failure in verdict.failures:
        sys.stdout.write(one_line(failure.sentence) + "\n")
    failed = len(verdict.failures)
    say(f"{failed} of {verdict.checks} checks failed." if failed else f"All {verdict.checks} checks hold.")
