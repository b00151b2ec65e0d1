"""E-books (.epub): each chapter a page of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.encodable import encodable
from ingest.article import Failure
from ingest.containers.epub_package import REMEDY, book_in
from ingest.document import MIB, Document
from ingest.errors import Unreadable
from ingest.format import ContainerFormat
from ingest.opening import Opening
from ingest.package import Package

MOST_BYTES = 128 * MIB
_MOST_CHAPTER = 8 * MIB
_LINK = re.compile(rb"<a[\s>]", re.IGNORECASE)
_LINK_END = re.compile(rb"</a", re.IGNORECASE)
_HEAD_END = re.compile(rb"</head\s{0,9}>", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]{0,5000}>")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2,}")
_FEWEST_WORDS = 5
_MOST_LINKED = 0.8


def open_epub(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the chapters in reading order, each as `<uri>!/<its path in the book>`.

    Covers, tables of contents and chapters without text (pictures, lists of links) are passed over.

    Raises:
        Unreadable: it is no e-book, damaged, too large, or protected against copying.
    """
    package = Package(document.read(MOST_BYTES), document.name, REMEDY)
    book = book_in(package, document.name)
    met = False
    for path in book.chapters:
        shown = encodable(path)
        uri, name = f"{document.uri}!/{shown}", f"{document.name} > '{shown}'"
        try:
            data = package.read(path, _MOST_CHAPTER)
        except Unreadable as error:
            met = True
            yield Failure(uri, error.what, error.remedy)
            continue
        opening.spend(len(data), name)
        if _is_text(data):
            met = True
            yield replace(
                document,
                uri=uri,
                name=name,
                suffix=".xhtml",
                content=data,
                hints=document.hints.over(book.hints),
                record=None,
                depth=document.depth + 1,
            )
    if not met:
        raise Unreadable(f"{document.name} holds no text, only pictures or links", "ingest a copy with text")


def _is_text(data: bytes) -> bool:
    """Whether a chapter says something, in more than links."""
    head = _HEAD_END.search(data)
    body = data[head.end() :] if head else data
    if b"\x00" in body:  # UTF-16: its reader will see
        return True
    _, *linked = _LINK.split(body)
    links = sum(_words(_LINK_END.split(link, maxsplit=1)[0]) for link in linked)
    said = _words(body)
    return said >= _FEWEST_WORDS and links < _MOST_LINKED * said


def _words(markup: bytes) -> int:
    return len(_WORD.findall(_TAG.sub(b" ", markup)))


FORMAT = ContainerFormat("e-book", (".epub",), open_epub)
