"""JSON: a list of records, an object with such a list, or a single record."""

import json
from collections.abc import Iterator
from itertools import chain

from ingest.article import Failure
from ingest.document import Document
from ingest.format import ContainerFormat
from ingest.opening import Opening
from ingest.records import documents_of
from ingest.records_json import from_lines, from_values
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
        by_line = _is_record_a_line(first)
        records = from_lines(pieces) if by_line else from_values(pieces, opening.mapping, document.name)
        yield from documents_of(document, records, opening)


def _is_record_a_line(head: bytes) -> bool:
    """Whether the first line is a whole object, and the second begins as one."""
    line, _, rest = head.lstrip().partition(b"\n")
    if not (line.startswith(b"{") and rest.lstrip().startswith(b"{")):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


FORMAT = ContainerFormat("JSON", (".json",), open_json, streams=True)
