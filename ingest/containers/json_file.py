"""JSON: a list of records, an object with such a list, or a single record."""

from collections.abc import Iterator
from itertools import chain

from ingest.article import Failure
from ingest.document import Document
from ingest.format import ContainerFormat
from ingest.opening import Opening
from ingest.records import documents_of
from ingest.records_json import from_lines, from_values, is_record_a_line
from ingest.records_lines import chunks


def open_json(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the records in a JSON file as documents; a list is read piece by piece, however long it is.

    A file that holds a record a line is read so whatever its name.

    Raises:
        Unreadable: it is no JSON, no field can be told to be the text, or it is damaged; what came before
            stands.
    """
    with document.open() as stream:
        pieces = chunks(stream)
        first = next(pieces, b"")
        pieces = chain([first], pieces)
        by_line = is_record_a_line(first)
        records = from_lines(pieces) if by_line else from_values(pieces, opening.mapping, document.name)
        yield from documents_of(document, records, opening)


FORMAT = ContainerFormat("JSON", (".json",), open_json, streams=True)
