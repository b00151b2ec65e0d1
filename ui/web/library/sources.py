"""What somebody puts in: uploaded files, addresses, the examples; and the documents in it, one by one."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import DatelineError
from ingest.article import Failure
from ui.web.library.uploads import Upload, put_in_place

if TYPE_CHECKING:
    from ingest.document import Document
    from ingest.opening import Opening

MOST_ADDRESSES = 500
EXAMPLES = Path(__file__).parents[3] / "examples" / "articles"
"""In the source tree only; an installed package has none."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What is to be read.

    Attributes:
        uploads: files that were sent.
        addresses: pages to fetch, as they were typed.
        folder: a folder on this machine that the program itself names (the examples).
    """

    uploads: tuple[Upload, ...] = ()
    addresses: tuple[str, ...] = ()
    folder: Path | None = None

    def __bool__(self) -> bool:
        return bool(self.uploads or self.addresses or self.folder)


def examples() -> Path | None:
    """Return the folder of the sample articles, where the program has it."""
    return EXAMPLES if EXAMPLES.is_dir() else None


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the addresses of a text, one a line or parted by blanks; `news.example/a` counts as one.

    A line with anything else in it stays whole, so that what is said of it names it as it was typed.
    """
    return tuple(dict.fromkeys(address for typed in text.splitlines() for address in _of_line(typed)))


def _of_line(typed: str) -> list[str]:
    from ingest.sources import is_address

    words = typed.split()
    if len(words) < 2:
        return [_with_scheme(word) for word in words]
    found = [_with_scheme(word.strip("<>,;")) for word in words]
    return found if all(map(is_address, found)) else [" ".join(words)]


def _with_scheme(word: str) -> str:
    from ingest.sources import is_address

    host = word.partition("/")[0]
    plain = "." in host.strip(".") and ":" not in host and "\\" not in word
    return f"https://{word}" if plain and not is_address(word) else word


class Reading:
    """The documents of some sources, as an ingest takes them: in order, countable, and over once stopped.

    A file is put into its place only when its turn comes, so that one that was never read is nowhere.
    """

    def __init__(
        self, sources: Sources, opening: "Opening", folder: Path, stopped: Callable[[], bool]
    ) -> None:
        self._sources = sources
        self._opening = opening
        self._folder = folder
        self._stopped = stopped

    def __iter__(self) -> "Iterator[Document | Failure]":
        with closing(self._all()) as items:
            for item in items:
                yield item
                if self._stopped():
                    return

    def _all(self) -> "Generator[Document | Failure, None, None]":
        from ingest.sources import documents_in, is_address

        if self._sources.folder is not None:
            yield from documents_in([self._sources.folder], self._opening)
        for upload in self._sources.uploads:
            yield from self._of_upload(upload)
        for address in self._sources.addresses:
            if is_address(address) and " " not in address:
                yield from documents_in([address], self._opening)
            else:  # never a path: whoever has the page open must not read this machine's files
                what = f"'{address[:200]}' is no address of a page"
                yield Failure(address[:200], what, "copy it from the browser's address line")

    def _of_upload(self, upload: Upload) -> "Iterator[Document | Failure]":
        from ingest.document import Document
        from ingest.formats import choice, format_of, suffix_of
        from ingest.paths import uri_of
        from ingest.sources import opened

        name, suffix = f"'{upload.name}'", suffix_of(upload.name)
        if format_of(suffix) is None:
            what = f"{name} is of a kind that can't be read ({suffix or 'it has no extension'})"
            yield Failure(upload.name, what, f"save it as {choice(suffix)}")
            return
        try:
            path = put_in_place(upload, self._folder)
        except DatelineError as error:
            yield Failure(upload.name, error.what, error.remedy)
            return
        uri = uri_of(path)
        yield from opened(Document(uri, name, suffix, path, uri, named=upload.named), self._opening)


class CountedReading(Reading):
    """The same where each source is one document, so that it can be told how many are left."""

    def __len__(self) -> int:
        return len(self._sources.uploads)


def reading(sources: Sources, opening: "Opening", folder: Path, stopped: Callable[[], bool]) -> Reading:
    """Return the documents of `sources`; countable where it is known beforehand how many there are."""
    from ingest.format import ReaderFormat
    from ingest.formats import format_of, suffix_of

    plain = all(isinstance(format_of(suffix_of(one.name)), ReaderFormat) for one in sources.uploads)
    alone = not sources.addresses and sources.folder is None
    kind = CountedReading if plain and alone else Reading
    return kind(sources, opening, folder, stopped)
