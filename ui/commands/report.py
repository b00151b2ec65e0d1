"""`dateline eval report`: a run, or two runs side by side, as one HTML file."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.options import Json, settings_of
from ui.output import emit, say
from ui.runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eval.articles import Articles
    from eval.kept import KeptRuns

EXAMPLES = """Examples:

dateline eval report runs/after

dateline eval report runs/after --against runs/before
"""


def report(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of a finished run.", show_default=False)
    ],
    *,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR2",
            help="Set the run against this one instead: paired differences, and the questions that flipped.",
            show_default=False,
        ),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold",
            metavar="FILE",
            help="The gold set, where it is not where the run found it, or a corrected one to judge by.",
            show_default=False,
        ),
    ] = None,
    with_library: Annotated[
        bool,
        typer.Option(
            "--with-library", help="Take the articles' text from the library, for the metrics that need it."
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Write a run as one HTML file that needs nothing else: report.html in its folder.

    With --against it is against-NAME.html, after the folder of the other run.
    """
    from eval.kept import read_runs
    from eval.report.write import write_comparison, write_report

    kept = read_runs((folder,) if against is None else (folder, against), gold)
    with _articles(ctx, kept, wanted=with_library) as articles:
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


@contextmanager
def _articles(ctx: typer.Context, kept: "KeptRuns", *, wanted: bool) -> "Iterator[Articles | None]":
    """Give the library's articles where they are wanted."""
    if not wanted:
        yield None
        return
    from eval.kept import articles_of

    with Runtime.open(settings_of(ctx)) as runtime:
        yield articles_of(kept, runtime.library)
