"""The rows of a delimited file: bounded, each with the line it begins in, a broken one by itself."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.containers.delimited_dialect import Dialect
from ingest.document import MIB
from ingest.errors import Unreadable
from ingest.records import MOST_RECORD, Broken
from ingest.records_lines import FALLBACK

MOST_BLANK = 1_000_000
_CHECK = "check that it is what its name says"
_SPLIT = "split it into its articles"
_CLOSE = "close its quotation marks, or leave it out"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins in, from 1, and its fields."""

    line: int
    cells: list[str]


class _TooLong(Exception):  # noqa: N818  # it is the row that is
    """A row goes on for more than `MOST_RECORD` bytes."""


class _Lines:
    """Lines as `csv` takes them, counted, and bounded for each row.

    Attributes:
        line: the first line of the row at hand, from 1.
        lost: whether a line of it was too long to be loaded.
        open: whether a quotation mark in it has no other half.
        ended: whether there are no more.
    """

    def __init__(self, found: Iterator[bytes | None]) -> None:
        self._found, self._number = found, 0
        self.ended = False
        self.begin()

    def begin(self) -> None:
        """Begin a row."""
        self.line, self._size = self._number + 1, 0
        self.lost = self.open = False

    @property
    def breaks_off(self) -> bool:
        """Whether the file ends within quotation marks."""
        return self.ended and self.open

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = next(self._found)
        except StopIteration:
            self.ended = True
            raise
        self._number += 1
        if line is None:
            self.lost = True
            return "\n"
        self._size += len(line)
        if self._size > MOST_RECORD:
            raise _TooLong
        text = line.decode("utf-8", FALLBACK)
        if text.count('"') % 2:
            self.open = not self.open
        return text.lstrip("\ufeff") if self._number == 1 else text


def rows(found: Iterable[bytes | None], dialect: Dialect, name: str) -> Iterator[Row | Broken]:
    """Yield the rows in the lines `found`, of which None is one too long to load; blank rows are passed over.

    Raises:
        Unreadable: it is damaged, or blank for too long; the rows before that have been yielded.
    """
    csv.field_size_limit(max(MOST_RECORD, csv.field_size_limit()))
    source = _Lines(iter(found))
    reader = csv.reader(source, **dialect.format)  # type: ignore[arg-type]  # they are what it takes
    blank = 0
    while not source.ended:
        source.begin()
        try:
            cells = next(reader, None)
        except _TooLong:
            what = f"goes on for more than {MOST_RECORD // MIB} MiB"
            yield Broken("line", source.line, what, _CLOSE)
            continue
        except csv.Error as error:
            yield Broken("line", source.line, f"is no row ({error})", _CLOSE)
            continue
        if source.lost:
            yield Broken("line", source.line, f"is longer than {MOST_RECORD // MIB} MiB", _SPLIT)
        elif source.breaks_off and dialect.escape is None:
            yield Broken("line", source.line, "begins a row that does not end", _CLOSE)
        elif cells and any(map(str.strip, cells)):
            blank = 0
            yield Row(source.line, cells)
        else:
            blank += 1
            if blank > MOST_BLANK:
                raise Unreadable(f"{name} has {MOST_BLANK:,} blank rows, and was left there", _CHECK)
