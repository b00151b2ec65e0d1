"""CSV and TSV: a record a row, its fields named by the header."""

from collections.abc import Iterator
from itertools import chain, islice

from ingest.article import Failure
from ingest.containers.delimited_dialect import dialect_of, header_of, is_header
from ingest.containers.delimited_rows import Row, rows
from ingest.document import Document
from ingest.format import ContainerFormat
from ingest.opening import Opening
from ingest.records import MOST_RECORD, Broken, Record, documents_of
from ingest.records_lines import FALLBACK, chunks, table_lines

_SAMPLE_LINES = 200


def open_delimited(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the rows of a CSV or TSV file as documents, one by one, however long it is.

    What parts the fields is told by the first rows. Without a header the fields are called "1", "2", …

    Raises:
        Unreadable: no field can be told to be the text, or it is damaged; what came before stands.
    """
    with document.open() as stream:
        found = table_lines(chunks(stream), MOST_RECORD)
        head = list(islice(found, _SAMPLE_LINES))
        texts = [line.decode("utf-8", FALLBACK) for line in head if line is not None]
        dialect = dialect_of(texts, tabs=document.suffix == ".tsv")
        every = rows(islice(chain(head, found), dialect.skipped, None), dialect, document.name)
        yield from documents_of(document, _records(every), opening)


def _records(every: Iterator[Row | Broken]) -> Iterator[Record | Broken]:
    header: list[str] = []
    for row in every:
        if isinstance(row, Broken):
            yield row
            continue
        if not header:
            named = is_header(row.cells)
            header = header_of(row.cells if named else [""] * len(row.cells))
            if named:
                continue
        yield _record(row, header)


def _record(row: Row, header: list[str]) -> Record | Broken:
    """The row by its header; one with more fields has a stray delimiter, and all behind it would be wrong."""
    if any(map(str.strip, row.cells[len(header) :])):
        what = f"has {len(row.cells)} fields where the header has {len(header)}"
        return Broken("line", row.line, what, "put its text in quotation marks")
    return Record("line", row.line, dict(zip(header, row.cells, strict=False)))


FORMAT = ContainerFormat("CSV", (".csv", ".tsv"), open_delimited, streams=True)
