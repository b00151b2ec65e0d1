"""Lists of addresses: one a line, a title after a tab if need be, comments after `#`."""

import re
from collections.abc import Iterator

from ingest.article import Failure
from ingest.decoding import decode
from ingest.document import MIB, Document
from ingest.errors import Unreadable
from ingest.following import Lead, follow
from ingest.format import ContainerFormat
from ingest.opening import Opening
from ingest.page import Hints

MOST_LIST_BYTES = 4 * MIB
_MOST_BAD_LINES = 20
_LISTED = re.compile(r"https?://[^\s]+(?:[ \t]*\t.*)?", re.IGNORECASE)


def open_list(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the pages at the addresses that the list names.

    Raises:
        Unreadable: it is no text, or has many lines without an address.
    """
    text = decode(document.read(MOST_LIST_BYTES), document.name)
    bad = [(number, line) for number, line in _lines(text) if not _LISTED.fullmatch(line)]
    for number, line in bad[:_MOST_BAD_LINES]:
        what = f"line {number} of {document.name} is no address: '{line[:80]}'"
        yield Failure(
            f"{document.uri}#line-{number}", what, "begin it with https://, or with # if it is a comment"
        )
    if len(bad) > _MOST_BAD_LINES:
        what = f"{document.name} has {len(bad)} lines that are no addresses"
        raise Unreadable(what, "write one address a line, and nothing else but comments after #")
    listed = [line for _, line in _lines(text) if _LISTED.fullmatch(line)]
    if not listed:
        raise Unreadable(f"{document.name} names no address", "write one address a line into it")
    yield from follow(map(_lead, listed), document, opening)


def is_url_list(document: Document, head: bytes) -> bool:
    """Whether the text `document`, which begins with `head`, holds addresses, comments and nothing else."""
    if not all(_LISTED.fullmatch(line) for _, line in list(_lines(head.decode("utf-8", "replace")))[:-1]):
        return False
    try:
        lines = [line for _, line in _lines(decode(document.read(MOST_LIST_BYTES), document.name))]
    except Unreadable:
        return False
    return bool(lines) and all(map(_LISTED.fullmatch, lines))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with something on them but a comment, counted from 1."""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield number, stripped


def _lead(line: str) -> Lead:
    url, _, title = line.partition("\t")
    return Lead(url.strip(), Hints(title=title.strip() or None))


FORMAT = ContainerFormat("list of addresses", (".urls",), open_list, streams=True)
