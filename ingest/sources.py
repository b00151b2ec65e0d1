"""What the user names, taken apart: files, folders and containers to documents. Nothing is read yet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dateline.encodable import encodable
from ingest import sniff
from ingest.article import Failure
from ingest.document import Document
from ingest.errors import Unreadable
from ingest.format import ContainerFormat
from ingest.formats import UNREAD_DOCUMENTS, choice, format_of, suffix_of
from ingest.opening import MOST_DEPTH, Opening

_SAVED_PAGE = (".html", ".htm", ".xhtml")


def documents_in(paths: Sequence[Path], opening: Opening | None = None) -> Iterator[Document | Failure]:
    """Yield the documents in files and, recursively and sorted by name, in folders and containers.

    A file named directly is read or fails. In a folder hidden files are passed over, and so are the folders
    that browsers put beside a saved page ("Page_files"). Documents that nothing reads (.rtf, .7z, …) are
    failures, for they may well be articles; pictures, style sheets and the like are passed over. A file
    that is met twice, by name or through a link, is read once. A folder without anything readable fails.
    """
    opening = opening or Opening()
    seen: set[str] = set()
    for path in paths:
        try:
            is_folder = path.is_dir()
        except OSError as error:
            yield broken(path, error)
            continue
        found = _in_folder(path) if is_folder else iter([path])
        for item in found:
            if isinstance(item, Failure):
                yield item
            elif (uri := uri_of(item)) not in seen:
                seen.add(uri)
                yield from _of_file(item, opening, named=not is_folder)


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
        yield Failure(document.uri, f"{document.name} can't be read: {_reason(error)}", _CHECK)


def _as_it_is(document: Document) -> Document:
    """`document`, or where it is named as text and is a PDF, a zip or a page, the same by its true suffix."""
    if document.suffix not in sniff.TEXTS:
        return document
    try:
        with document.open() as stream:
            suffix = sniff.true_suffix(document.suffix, stream.read(sniff.HEAD))
    except OSError:
        return document  # who reads it will say so
    return replace(document, suffix=suffix) if format_of(suffix) else document


_CHECK = "check that it exists and that you may read it"


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
        yield Failure(uri, what, f"save it as {choice()}")
        return
    yield from opened(Document(uri, f"'{path}'", suffix, path, uri, named=named), opening)


def _insist_on_file(path: Path) -> None:
    if not path.exists() and not path.is_symlink():
        raise Unreadable(f"there is no file or folder '{path}'", "check the path")
    if path.exists() and not path.is_file():
        raise Unreadable(f"'{path}' is no plain file", "name a file or a folder of files")


def _in_folder(folder: Path) -> Iterator[Path | Failure]:
    """Yield the files in `folder`, or say that there are none."""
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
    present = frozenset(names)
    for name in names:
        path = folder / name
        if name.startswith(".") or _beside_saved_page(name, present):
            continue
        try:
            is_folder = path.is_dir()
        except OSError as error:
            yield broken(path, error)
            continue
        if is_folder:
            yield from _walk(path, above | {this})
        elif format_of(suffix_of(name)) or path.suffix.lower() in UNREAD_DOCUMENTS:
            yield path


def _beside_saved_page(name: str, present: frozenset[str]) -> bool:
    """Whether `name` is the folder in which a browser put the pictures and frames of a saved page."""
    stem = name.removesuffix("_files")
    return stem != name and any(stem + extension in present for extension in _SAVED_PAGE)


def broken(path: Path, error: OSError) -> Failure:
    """What the operating system says about `path`, in a sentence."""
    return Failure(uri_of(path), f"'{path}' can't be read: {_reason(error)}", _CHECK)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def uri_of(path: Path) -> str:
    """The absolute path, links resolved where they can be, a name that is not UTF-8 written out."""
    try:
        return encodable(str(path.resolve()))
    except (OSError, RuntimeError):  # a loop of links
        return encodable(str(path.absolute()))
