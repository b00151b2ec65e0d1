"""What the user names, taken apart: addresses, files and containers to documents. Nothing is read yet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest import sniff
from ingest.article import Failure
from ingest.containers.url_list import is_url_list
from ingest.document import Document
from ingest.errors import Unreadable
from ingest.fetch.address import is_address
from ingest.folders import files_in
from ingest.following import fetched, leads_on
from ingest.format import ContainerFormat
from ingest.formats import choice, format_of, suffix_of
from ingest.opening import MOST_DEPTH, Opening
from ingest.paths import CHECK, broken, reason_of, uri_of

__all__ = ["documents_in", "is_address", "opened", "uri_of"]


def documents_in(
    inputs: Sequence[Path | str], opening: Opening | None = None
) -> Iterator[Document | Failure]:
    """Yield the documents at addresses, in files and, recursively, in folders and containers.

    A string that begins as an address does (`https://`) is fetched; what else is named is a path. A file
    named directly is read or fails. Folders are read sorted by name; hidden files are passed over in them,
    and so are the folders that browsers put beside a saved page ("Page_files"). Documents that nothing
    reads (.rtf, .7z, …) are failures, for they may well be articles; pictures, style sheets and the like are
    passed over. What is met twice, by name or through a link, is read once. A folder without anything
    readable fails.
    """
    opening = opening or Opening()
    seen: set[str] = set()
    for one in inputs:
        if isinstance(one, str) and is_address(one):
            yield from _at_address(one, opening)
        else:
            yield from _at_path(Path(one), opening, seen)


def opened(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield `document`, or where it is a container what is inside, however deep; never raises."""
    document = _as_it_is(document)
    kind = format_of(document.suffix)
    if not isinstance(kind, ContainerFormat):
        yield document
        return
    if document.depth >= MOST_DEPTH:
        what = f"{document.name} lies in more than {MOST_DEPTH} containers"
        yield Failure(document.uri, what, "unpack the outer ones")
        return
    try:
        for inner in kind.open(document, opening):
            if isinstance(inner, Failure):
                yield inner
            else:
                yield from opened(inner, opening)
    except Unreadable as error:
        yield Failure(document.uri, error.what, error.remedy)
    except OSError as error:
        yield Failure(document.uri, f"{document.name} can't be read: {reason_of(error)}", CHECK)


def _at_address(url: str, opening: Opening) -> Iterator[Document | Failure]:
    found = fetched(url, opening)
    if isinstance(found, Failure):
        yield found
    elif found is not None:
        yield from opened(found, opening)


def _at_path(path: Path, opening: Opening, seen: set[str]) -> Iterator[Document | Failure]:
    """Yield what is at `path` and not among the uris `seen`, which it adds to."""
    try:
        is_folder = path.is_dir()
    except OSError as error:
        yield broken(path, error)
        return
    for item in files_in(path) if is_folder else [path]:
        if isinstance(item, Failure):
            yield item
        elif (uri := uri_of(item)) not in seen:
            seen.add(uri)
            yield from _of_file(item, opening, named=not is_folder)


def _as_it_is(document: Document) -> Document:
    """`document`, or where it is named as text and is none (a PDF, a page, a list) the same by its kind."""
    if document.suffix not in sniff.TEXTS:
        return document
    try:
        with document.open() as stream:
            head = stream.read(sniff.HEAD)
        suffix = sniff.true_suffix(document.suffix, head)
        if suffix == ".txt" and leads_on(document) and is_url_list(document, head):
            suffix = ".urls"
    except OSError:
        return document  # who reads it will say so
    return replace(document, suffix=suffix) if format_of(suffix) else document


def _of_file(path: Path, opening: Opening, *, named: bool) -> Iterator[Document | Failure]:
    uri = uri_of(path)
    try:
        _insist_on_file(path)
    except Unreadable as error:
        yield Failure(uri, error.what, error.remedy)
        return
    except OSError as error:
        yield broken(path, error)
        return
    suffix = suffix_of(path.name)
    if format_of(suffix) is None:
        what = f"'{path}' is of a kind that can't be read ({suffix or 'it has no extension'})"
        yield Failure(uri, what, f"save it as {choice(suffix)}")
        return
    yield from opened(Document(uri, f"'{path}'", suffix, path, uri, named=named), opening)


def _insist_on_file(path: Path) -> None:
    if not path.exists() and not path.is_symlink():
        raise Unreadable(f"there is no file or folder '{path}'", "check the path")
    if path.exists() and not path.is_file():
        raise Unreadable(f"'{path}' is no plain file", "name a file or a folder of files")
