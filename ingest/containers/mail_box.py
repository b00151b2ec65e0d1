"""Mailboxes (.mbox, RFC 4155): each mail in turn, one in memory at a time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import BinaryIO

from dateline.encodable import encodable
from ingest.article import Failure
from ingest.containers.mail import MOST_BYTES
from ingest.document import MIB, Document
from ingest.errors import Unreadable
from ingest.format import ContainerFormat
from ingest.opening import Opening

_LONGEST_READ = 65536
_BEGIN = re.compile(rb"From \S{1,320}\s.{0,80}\d{4}[^\r\n]{0,20}\r?\n")
_QUOTED = re.compile(rb">+From ")
_HEADERS = 16_384
_ID = re.compile(rb"^message-id:\s{0,9}<([\x21-\x3b\x3d\x3f-\x7e]{3,200})>", re.IGNORECASE | re.MULTILINE)
_MARK_BYTES = 8


def open_mailbox(
    document: Document,
    opening: Opening,  # noqa: ARG001  # nothing is packed in a mailbox
) -> Iterator[Document | Failure]:
    """Yield the mails, each as `<uri>!/<Message-ID>`, or `!/<its number>` where it has none of its own.

    Raises:
        Unreadable: there is no mail in it.
    """
    seen: set[bytes] = set()
    number = 0
    with document.open() as stream:
        for number, data in enumerate(_mails(stream), start=1):
            name = _name(data, number, seen)
            uri, quoted = f"{document.uri}!/{name}", f"{document.name} > mail {number}"
            if len(data) > MOST_BYTES:
                what = f"{quoted} is larger than {MOST_BYTES // MIB} MiB"
                yield Failure(uri, what, "save its attachments and ingest them by themselves")
            else:
                yield replace(
                    document, uri=uri, name=quoted, suffix=".eml", content=data, depth=document.depth + 1
                )
    if not number:
        what = f"{document.name} is no mailbox: no mail begins in it"
        raise Unreadable(what, "export the mails again, as .mbox or each as .eml")


def _mails(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each mail without its "From " line; of one that is too large only as much as shows that."""
    lines: list[bytes] | None = None
    size, blank, whole = 0, True, True
    while line := stream.readline(_LONGEST_READ):
        if whole and blank and _BEGIN.match(line):
            if lines is not None:
                yield b"".join(lines)
            lines, size = [], 0
        elif lines is not None and size <= MOST_BYTES:
            lines.append(line[1:] if whole and _QUOTED.match(line) else line)
            size += len(lines[-1])
        blank, whole = whole and not line.strip(), line.endswith(b"\n")
    if lines is not None:
        yield b"".join(lines)


def _name(data: bytes, number: int, seen: set[bytes]) -> str:
    """The mail's own id, where it has one that no mail before it had, else its number."""
    found = _ID.search(data, 0, _HEADERS)
    if not found:
        return str(number)
    mark = blake2b(found[1], digest_size=_MARK_BYTES).digest()
    if mark in seen:
        return str(number)
    seen.add(mark)
    return encodable(found[1].decode("ascii", "replace"))


FORMAT = ContainerFormat("mailbox", (".mbox",), open_mailbox)
