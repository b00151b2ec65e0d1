"""`dateline ingest`: files and folders in, articles in the library."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.article import Article, Failure
from ui.commands.options import Json, settings_of
from ui.output import emit, say
from ui.runtime import Runtime

if TYPE_CHECKING:
    from index.summary import IngestReport
    from ui.settings import Settings

EXAMPLES = """Examples:

dateline ingest ~/news

dateline ingest page.html notes.md --no-wait

dateline --home ./library ingest --json ~/news > report.json"""
SOME_FAILED = 1
NOTHING_DONE = 2


def ingest(
    ctx: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files (.txt, .md, .html) and folders.", show_default=False),
    ],
    *,
    no_wait: Annotated[
        bool,
        typer.Option(
            "--no-wait", help="Return once words can be searched; the next ingest or rebuild adds meanings."
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Take articles into the library; what is there already is left alone.

    Ends with exit code 1 when some of the inputs failed, and with 2 when nothing could be taken in.
    """
    from ingest.read import read_paths

    report = _take_in(settings_of(ctx), read_paths(paths), wait=not no_wait)
    if json:
        emit(report.as_dict())
    nothing = not (report.added or report.changed or report.unchanged)
    _tell(report, quiet=json or nothing)
    if nothing:
        raise typer.Exit(NOTHING_DONE)
    if report.failed:
        raise typer.Exit(SOME_FAILED)


def _take_in(settings: "Settings", items: Iterator[Article | Failure], *, wait: bool) -> "IngestReport":
    """Ingest, but begin no library before there is an article for it."""
    failures, rest = _until_article(items)
    if rest is None:
        from index.summary import IngestReport

        return IngestReport(failed=tuple(_failed(failure) for failure in failures))
    from ui.terminal.progress import ingest_progress

    with Runtime.open(settings, create=True) as runtime, ingest_progress() as tell:
        return runtime.library.ingest(chain(failures, rest), progress=tell, wait=wait)


def _until_article(
    items: Iterator[Article | Failure],
) -> tuple[list[Failure], Iterable[Article | Failure] | None]:
    """Return the failures before the first article, and the rest from that article on, or None."""
    failures: list[Failure] = []
    for item in items:
        if isinstance(item, Article):
            return failures, chain([item], items)
        failures.append(item)
    return failures, None


def _failed(failure: Failure) -> dict[str, str]:
    return {"uri": failure.uri, "reason": failure.reason, "remedy": failure.remedy}


def _tell(report: "IngestReport", *, quiet: bool) -> None:
    """Say what failed on stderr, and unless quiet lay out the report."""
    from ui.terminal.reports import failure_lines, ingest_view

    for line in failure_lines(report):
        say(line)
    if not quiet:
        from ui.output import show

        show(ingest_view(report))
