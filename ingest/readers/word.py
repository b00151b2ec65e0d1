"""Word documents (.docx): the text as it would be printed, tracked changes taken as made."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from ingest.block import Block, BlockBuilder
from ingest.document import MIB
from ingest.errors import Unreadable
from ingest.format import ReaderFormat
from ingest.package import Package
from ingest.page import Page
from ingest.readers.properties import Properties, hints_from
from ingest.readers.word_text import Piece, WordText

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MOST_UNPACKED = 192 * MIB
_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEMPLATE = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)
"""When the template was made that python-docx begins its documents with."""

_SAVE_AGAIN = "open it in a word processor and save it as .docx again"


def read(data: bytes, name: str) -> Page:
    """Read a Word document; `raw` is its text, paragraphs parted by a blank line, cells of a row by tabs.

    Raises:
        Unreadable: it is damaged, locked, no Word document, or empty.
    """
    document = _opened(data, name)
    try:
        pieces = list(WordText(document.styles.element).pieces(document.element.body))
    except (AttributeError, RecursionError, StopIteration, TypeError, ValueError) as error:
        raise Unreadable(f"{name} is damaged", _SAVE_AGAIN) from error
    if not pieces:
        raise Unreadable(f"{name} holds no text", "save it again with its text, or leave it out")
    raw, blocks = _joined(pieces)
    return Page(raw, blocks, hints=hints_from(_properties(document), raw), plain=True)


def _opened(data: bytes, name: str) -> "WordDocument":
    """Open a document, once every part of it is known to be no larger than it may be.

    Raises:
        Unreadable: it can't be opened.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    if data.startswith(_OLD_FORMAT):
        what = f"{name} is locked with a password or in Word's old format"
        raise Unreadable(what, "open it in a word processor and save it as .docx without a password")
    Package(data, name, _SAVE_AGAIN).insist_on_whole(_MOST_UNPACKED)
    try:
        return docx.Document(BytesIO(data))
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        BadZipFile,
        LookupError,
        LxmlError,
        OpcError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise Unreadable(f"{name} is damaged or no Word document", _SAVE_AGAIN) from error


def _joined(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    parts: list[str] = []
    length = 0
    for piece in pieces:
        builder = BlockBuilder()
        builder.add(piece.text, length)
        if block := builder.build(piece.kind):
            blocks.append(block)
        parts.append(piece.text)
        length += len(piece.text) + 2
    return "\n\n".join(parts), tuple(blocks)


def _properties(document: "WordDocument") -> Properties:
    """The document's own properties, or none where they are damaged."""
    try:
        own = document.core_properties
        created = own.created
        moment = created.isoformat() if created and created != _TEMPLATE else None
        return Properties(own.title, own.author, moment, own.language or None)
    except (AttributeError, LookupError, TypeError, ValueError):
        return Properties()


FORMAT = ReaderFormat("Word", (".docx",), read, most_bytes=64 * MIB, slow=True)
