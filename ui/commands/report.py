"""`dateline eval report`: a run, or two runs side by side, as one HTML file."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.eval_options import GoldFile, RunFolder, WithLibrary, articles_for
from ui.commands.options import Json
from ui.output import emit, say

EXAMPLES = """Examples:

dateline eval report runs/after

dateline eval report runs/after --against runs/before
"""


Against = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR2",
        help="Set the run against this one instead: paired differences, and the questions that flipped.",
        show_default=False,
    ),
]


def report(
    ctx: typer.Context,
    folder: RunFolder,
    *,
    against: Against = None,
    gold: GoldFile = None,
    with_library: WithLibrary = False,
    json: Json = False,
) -> None:
    """Write a run as one HTML file that needs nothing else: report.html in its folder.

    With --against it is against-NAME.html, after the folder of the other run.
    """
    from eval.kept import read_runs
    from eval.report.write import write_comparison, write_report

    kept = read_runs((folder,) if against is None else (folder, against), gold)
    with articles_for(ctx, kept, wanted=with_library) as articles:
        if against is None:
            path = write_report(kept, articles)
        else:
            path, _ = write_comparison(kept, articles)
    for note in kept.notes:
        say(note)
    if json:
        emit({"report": str(path), "bytes": path.stat().st_size})
    else:
        say(f"Written to {path}.")
