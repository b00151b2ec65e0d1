"""What a kind of document is: a page that one reads, or a container that one opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ingest.article import Failure
from ingest.document import MIB, Document
from ingest.opening import Opening
from ingest.page import Page


class Reader(Protocol):
    """Reads the bytes of one document."""

    def __call__(self, data: bytes, name: str) -> Page:
        """Return the page in `data`; `name` is the document, quoted, for errors.

        Raises:
            Unreadable: when it cannot be read.
        """


class Opener(Protocol):
    """Takes a container apart."""

    def __call__(self, document: Document, opening: Opening) -> Iterator[Document | Failure]:
        """Yield what is inside, in the container's order; each is opened in turn where it is a container.

        Raises:
            Unreadable: when it cannot be opened, or not any further; what was yielded before stands.
        """


@dataclass(frozen=True, slots=True)
class ReaderFormat:
    """A kind of document that is one page.

    Attributes:
        name: what people call it ("PDF").
        suffixes: its extensions, lower case with the dot; the first is the usual one.
        read: its reader.
        most_bytes: the largest that is read.
        slow: whether a hostile file can keep its parser busy: it is then read in a process of its own.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    most_bytes: int = 8 * MIB
    slow: bool = False


@dataclass(frozen=True, slots=True)
class ContainerFormat:
    """A kind of document that holds others.

    Attributes:
        name: what people call it ("mailbox").
        suffixes: its extensions, lower case with the dot.
        open: takes it apart.
        streams: whether its opener does without seeking. One that lies in an archive is then read as it is
            unpacked, however large; what must seek is put into a temporary file first.
    """

    name: str
    suffixes: tuple[str, ...]
    open: Opener
    streams: bool = False
