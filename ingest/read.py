"""Files and folders in, articles and failures out. One bad file never stops the rest."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.encodable import encodable
from ingest.article import Article, Failure
from ingest.assemble import articles_of
from ingest.errors import Unreadable
from ingest.readers import UNREAD_DOCUMENTS, extensions, reader_for

MAX_BYTES = 8 * 1024 * 1024
"""The largest file that is read: an article of a thousand pages."""

_SAVED_PAGE = (".html", ".htm", ".xhtml")


def read_paths(paths: Sequence[Path]) -> Iterator[Article | Failure]:
    """Read files and, recursively and sorted by name, folders.

    A file named directly is read or fails. In a folder hidden files are passed over, and so are the folders
    that browsers put beside a saved page ("Page_files"). Documents without a reader (.pdf, .zip, …) are
    failures, for they may well be articles; pictures, style sheets and the like are passed over. A file
    that is met twice, by name or through a link, is read once. A folder without anything readable fails.
    """
    seen: set[Path] = set()
    for path in paths:
        try:
            is_folder = path.is_dir()
        except OSError as error:
            yield _broken(path, error)
            continue
        yield from _read_folder(path, seen) if is_folder else _read_once(path, seen)


def read_file(path: Path) -> list[Article | Failure]:
    """Read one file: its articles (one, as long as glued pages aren't split), or one failure."""
    name = f"'{path}'"
    try:
        data = _bytes(path)
        if reader := reader_for(path):
            return [*articles_of(reader(data, name), _uri(path))]
    except Unreadable as error:
        return [Failure(_uri(path), error.what, error.remedy)]
    except OSError as error:
        return [_broken(path, error)]
    kind = path.suffix.lower() or "it has no extension"
    return [
        Failure(_uri(path), f"{name} is of a kind that can't be read ({kind})", f"save it as {_choice()}")
    ]


def _read_once(path: Path, seen: set[Path]) -> Iterator[Article | Failure]:
    place = Path(_uri(path))
    if place not in seen:
        seen.add(place)
        yield from read_file(path)


def _read_folder(folder: Path, seen: set[Path]) -> Iterator[Article | Failure]:
    """Read the articles in `folder`, or say that there are none."""
    met = 0
    for item in _walk(folder, frozenset()):
        met += 1
        if isinstance(item, Failure):
            yield item
        else:
            yield from _read_once(item, seen)
    if not met:
        what = f"the folder '{folder}' holds no {_choice()} file"
        yield Failure(_uri(folder), what, "name a folder or file with articles in one of these formats")


def _walk(folder: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path | Failure]:
    """Yield the files in `folder` worth reading; `above` are the folders it lies in, to notice a loop."""
    try:
        status = folder.stat()
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        yield _broken(folder, error)
        return
    this = (status.st_dev, status.st_ino)
    if this in above:
        yield Failure(
            _uri(folder), f"the folder '{folder}' is a link to a folder it lies in", "remove the link"
        )
        return
    for name in names:
        path = folder / name
        if name.startswith(".") or _beside_saved_page(name, names):
            continue
        try:
            is_folder = path.is_dir()
        except OSError as error:
            yield _broken(path, error)
            continue
        if is_folder:
            yield from _walk(path, above | {this})
        elif reader_for(path) or path.suffix.lower() in UNREAD_DOCUMENTS:
            yield path


def _beside_saved_page(name: str, names: Sequence[str]) -> bool:
    """Whether `name` is the folder in which a browser put the pictures and frames of a saved page."""
    stem = name.removesuffix("_files")
    return stem != name and any(stem + extension in names for extension in _SAVED_PAGE)


def _bytes(path: Path) -> bytes:
    """The content of `path`, which must be a plain file of a sensible size."""
    if not path.exists() and not path.is_symlink():
        raise Unreadable(f"there is no file or folder '{path}'", "check the path")
    if path.exists() and not path.is_file():
        raise Unreadable(f"'{path}' is no plain file", "name a file or a folder of files")
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        what = f"'{path}' is larger than {MAX_BYTES // (1024 * 1024)} MiB, too large for an article"
        raise Unreadable(what, "split it into one file an article")
    return data


def _broken(path: Path, error: OSError) -> Failure:
    """What the operating system says about `path`, in a sentence."""
    reason = (error.strerror or type(error).__name__).lower()
    return Failure(
        _uri(path), f"'{path}' can't be read: {reason}", "check that it exists and that you may read it"
    )


def _uri(path: Path) -> str:
    """The absolute path, links resolved where they can be, a name that is not UTF-8 written out."""
    try:
        return encodable(str(path.resolve()))
    except (OSError, RuntimeError):  # a loop of links
        return encodable(str(path.absolute()))


def _choice() -> str:
    """The formats that can be read, as a phrase: ".txt, .md or .html"."""
    return " or ".join(
        ", ".join(name for name in (".txt", ".md", ".html") if name in extensions()).rsplit(", ", 1)
    )
