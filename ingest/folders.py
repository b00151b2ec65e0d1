"""Folders taken apart: the files in them that are worth reading, in order, each loop of links met once."""

from collections.abc import Iterator
from pathlib import Path

from ingest.article import Failure
from ingest.formats import choice
from ingest.names import LIBRARY, passed_over, worth_reading
from ingest.paths import broken, uri_of


def files_in(folder: Path) -> Iterator[Path | Failure]:
    """Yield the files in `folder` and the folders in it, sorted by name, or say that there are none."""
    met = 0
    for item in _walk(folder, frozenset()):
        met += 1
        yield item
    if not met:
        what = f"the folder '{folder}' holds no {choice()} file"
        yield Failure(uri_of(folder), what, "name a folder or file with articles in one of these formats")


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Failure]:
    """Yield the files in `folder` worth reading; `above` are the folders it lies in, to notice a loop."""
    try:
        status = folder.stat()
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        yield broken(folder, error)
        return
    this = (status.st_dev, status.st_ino)
    if this in above:
        what = f"the folder '{folder}' is a link to a folder it lies in"
        yield Failure(uri_of(folder), what, "remove the link")
        return
    if LIBRARY in names:
        return
    beside = frozenset(names)
    for name in names:
        path = folder / name
        if passed_over(name, beside):
            continue
        try:
            is_folder = path.is_dir()
        except OSError as error:
            yield broken(path, error)
            continue
        if is_folder:
            yield from _walk(path, above | {this})
        elif worth_reading(name):
            yield path
