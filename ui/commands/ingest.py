"""`dateline ingest`: files, folders, dumps and addresses in, articles in the library."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.errors import UsageError
from ingest.article import Failure
from ui.commands.options import Json, settings_of
from ui.ingestion import MOST_PAGES, opening
from ui.output import emit, say
from ui.runtime import Runtime

if TYPE_CHECKING:
    from index.summary import IngestReport
    from ingest.document import Document
    from ingest.opening import Opening
    from ui.settings import Settings

EXAMPLES = """Examples:

dateline ingest ~/news

dateline ingest dump.jsonl.gz --map text=body --map published=date

dateline ingest https://news.example/feed.xml

dateline ingest ~/news --sync --dry-run

dateline --home ./library ingest --json ~/news > report.json"""
FIELDS = ("id", "url", "title", "outlet", "published", "authors", "language", "text")
"""The fields of a record, as `--map` calls them."""
SOME_FAILED = 1
NOTHING_DONE = 2


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL...",
        help="Files, folders, archives, dumps, feeds, lists of addresses, and addresses (http, https).",
        show_default=False,
    ),
]
Sync = Annotated[
    bool, typer.Option("--sync", help="Also drop the articles whose file is gone from the paths named.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Read everything, say what would happen, and change nothing.")
]
NoWait = Annotated[
    bool,
    typer.Option(
        "--no-wait", help="Return once words can be searched; the web chat or the next ingest adds meanings."
    ),
]
Mapping = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=NAME",
        help="In records, take FIELD (" + ", ".join(FIELDS) + ") from the record's NAME, which may be "
        "a path such as source.name. May be given several times; the rest is guessed, and shown.",
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Also fetch from addresses that are not public, such as localhost."),
]
MostPages = Annotated[
    int,
    typer.Option(
        metavar="N", min=1, max=100_000, help="How many pages a feed, a sitemap or a list may lead to."
    ),
]


def ingest(  # noqa: PLR0913 - a parameter an option
    ctx: typer.Context,
    inputs: Inputs,
    *,
    sync: Sync = False,
    dry_run: DryRun = False,
    no_wait: NoWait = False,
    mapping: Mapping = None,
    allow_private: AllowPrivate = False,
    most_pages: MostPages = MOST_PAGES,
    json: Json = False,
) -> None:
    """Take articles into the library; what is there already is left alone.

    Only addresses, lists and feeds that are named here are fetched from the network; nothing found inside a
    folder or an archive is. Ends with exit code 1 when some of the inputs failed or the Chroma server was
    away, and with 2 when nothing could be taken in.
    """
    settings = settings_of(ctx)
    if not all(one.strip() for one in inputs):
        raise UsageError("one of the inputs is an empty name", "name a file, a folder or an address")
    mapped = field_mapping(mapping or [])
    sources = opening(say, mapping=mapped, allow_private=allow_private, most_pages=most_pages)
    try:
        report = _take_in(settings, inputs, sources, wait=not no_wait, sync=sync, dry_run=dry_run)
    except KeyboardInterrupt:
        say("Stopped; what was taken in so far stays, and the same command goes on from there.")
        raise
    if json:
        emit(report.as_dict())
    nothing = not (report.added or report.changed or report.unchanged or report.removed)
    _tell(report, quiet=json or nothing, dry_run=dry_run)
    if nothing:
        raise typer.Exit(NOTHING_DONE)
    if report.failed or report.notes:
        raise typer.Exit(SOME_FAILED)


def field_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """Read `text=body` and the like.

    Raises:
        UsageError: for what is no such pair, or a field that records do not have here.
    """
    read: dict[str, str] = {}
    for pair in pairs:
        field, equals, name = (part.strip() for part in pair.partition("="))
        if not (field and equals and name):
            raise UsageError(f"--map '{pair}' is not of the form FIELD=NAME", "write it as text=body")
        if field not in FIELDS:
            near = get_close_matches(field, FIELDS, n=1)
            remedy = f"did you mean {near[0]}" if near else "the fields there are: " + ", ".join(FIELDS)
            raise UsageError(f"--map '{pair}': articles have no field '{field}'", remedy)
        read[field] = name
    return read


def _take_in(
    settings: "Settings",
    inputs: Sequence[str],
    opening: "Opening",
    *,
    wait: bool,
    sync: bool,
    dry_run: bool,
) -> "IngestReport":
    """Ingest, but begin no library before there is something for it."""
    from index.summary import IngestReport
    from ingest.sources import documents_in, is_address, uri_of
    from ui.terminal.progress import ingest_progress

    begun = False
    roots = [uri_of(Path(one)) for one in inputs if not is_address(one)] if sync else []
    with ExitStack() as open_now:
        runtime = open_now.enter_context(Runtime.open(settings)) if _there(settings) else None
        if runtime is not None:
            opening.remembered = runtime.library.remembered
        failures, rest = _until_document(documents_in(inputs, opening))
        if rest is None and runtime is None:
            return IngestReport(failed=tuple(_failed(failure) for failure in failures))
        items = chain(failures, rest or ())
        if runtime is None and dry_run:
            return _rehearsed(settings, items)
        if runtime is None:
            runtime, begun = open_now.enter_context(Runtime.open(settings, create=True)), True
        tell = open_now.enter_context(ingest_progress())
        report = runtime.library.ingest(items, progress=tell, wait=wait, sync=roots, dry_run=dry_run)
    if begun and not report.added:
        from index.abandon import abandon

        abandon(settings.home)
    return report


def _there(settings: "Settings") -> bool:
    """Whether there is a library, or something that will have to be told is none."""
    from index.database import DATABASE

    return (settings.home / DATABASE).exists()


def _rehearsed(settings: "Settings", items: "Iterable[Document | Failure]") -> "IngestReport":
    """Say what an ingest into a new library would do."""
    from index.rehearsal import rehearse
    from models.embedder import load_embedder
    from ui.terminal.progress import ingest_progress

    with ingest_progress() as tell:
        return rehearse(settings.home, load_embedder(threads=settings.threads), items, progress=tell)


def _until_document(
    items: "Iterator[Document | Failure]",
) -> "tuple[list[Failure], Iterable[Document | Failure] | None]":
    """Return the failures before the first document, and the rest from that on, or None."""
    failures: list[Failure] = []
    for item in items:
        if not isinstance(item, Failure):
            return failures, chain([item], items)
        failures.append(item)
    return failures, None


def _failed(failure: Failure) -> dict[str, str]:
    return {"uri": failure.uri, "reason": failure.reason, "remedy": failure.remedy}


def _tell(report: "IngestReport", *, quiet: bool, dry_run: bool) -> None:
    """Say what failed on stderr, and unless quiet lay out the report."""
    from ui.terminal.reports import failure_lines, ingest_view

    for line in failure_lines(report):
        say(line)
    if not quiet:
        from ui.output import show

        show(ingest_view(report, dry_run=dry_run))
    for note in report.notes:
        say(note)
