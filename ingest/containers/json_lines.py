"""JSON Lines: a record a line."""

from collections.abc import Iterator
from itertools import chain

from ingest.article import Failure
from ingest.document import Document
from ingest.format import ContainerFormat
from ingest.opening import Opening
from ingest.records import documents_of
from ingest.records_json import from_lines, from_values, is_laid_out
from ingest.records_lines import chunks


def open_json_lines(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the records of a JSON Lines file as documents, line by line, however long it is.

    A file that is one list, or objects laid out over several lines, is read as JSON whatever its name.

    Raises:
        Unreadable: no field can be told to be the text, or it is damaged; what came before stands.
    """
    with document.open() as stream:
        pieces = chunks(stream)
        first = next(pieces, b"")
        pieces = chain([first], pieces)
        records = (
            from_values(pieces, opening.mapping, document.name) if is_laid_out(first) else from_lines(pieces)
        )
        yield from documents_of(document, records, opening)


FORMAT = ContainerFormat("JSON Lines", (".jsonl", ".ndjson"), open_json_lines, streams=True)
