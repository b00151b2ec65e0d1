"""`dateline backup`, `dateline restore`: the library as one file, and back."""

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.options import Json, settings_of
from ui.output import emit, show

BACKUP_EXAMPLES = """Examples:

dateline backup ~/backups/news.zip

dateline --home ./library backup --force /mnt/usb/library.zip"""
RESTORE_EXAMPLES = """Examples:

dateline --home ./library restore ~/backups/news.zip

dateline restore --force ~/backups/news.zip"""


def backup(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The file to write, a zip.", show_default=False)
    ],
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    json: Json = False,
) -> None:
    """Write the whole library to one file, at any time: an ingest or a chat goes on meanwhile.

    The file appears once it is whole. Articles, vectors, all that is kept with them and the conversations of
    the web chat are in it; the indexes are not, for `dateline restore` builds them.
    """
    from index.backup import backup as write

    settings = settings_of(ctx)
    manifest = write(settings.home, file, force=force)
    facts: dict[str, object] = {"file": str(file), "bytes": file.stat().st_size, **manifest.as_dict()}
    _tell(facts, json=json)


def restore(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `dateline backup` wrote.", show_default=False)
    ],
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the library that is there, for good.")
    ] = False,
    json: Json = False,
) -> None:
    """Put the library of a backup into --home, a new or empty folder, and build its indexes.

    Nothing is embedded again. A file that is damaged changes nothing. Conversations of the web chat that are
    there stay where the backup has none.
    """
    from index.restore import restore as put_back
    from models.embedder import load_embedder

    settings = settings_of(ctx)
    embedder = load_embedder(threads=settings.threads)
    manifest = put_back(file, settings.home, embedder, force=force, chroma=settings.chroma_server)
    _tell({"home": str(settings.home), **manifest.as_dict()}, json=json)


def _tell(facts: dict[str, object], *, json: bool) -> None:
    if json:
        emit(facts)
    else:
        from ui.terminal.reports import facts_view

        show(facts_view(facts))
