"""One file in a compressor's wrapping: `story.txt.gz`, `dump.jsonl.gz`, also bzip2 and xz."""

import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

from ingest.article import Failure
from ingest.containers.members import Member, Members, member_path
from ingest.containers.unpacking import unpacked
from ingest.document import Document
from ingest.errors import Unreadable
from ingest.format import ContainerFormat
from ingest.formats import choice, format_of, suffix_of
from ingest.opening import Opening
from ingest.sniff import HEAD, suffix_by_content

_WRAPPING = re.compile(r"\.(?:gz|bz2|xz)(?=#\d+$|$)", re.IGNORECASE)


def open_compressed(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the one file inside, named as the document is without `.gz`; a dump is read as it is unpacked.

    Raises:
        Unreadable: it is damaged, a bomb, or what is inside is of no kind that is read.
    """

    def unpack(_: Member) -> BinaryIO:
        return unpacked(document.open(), document.name, opening)

    member = Member(_name(document), size=0, place=0)
    if format_of(suffix_of(member.path)) is None:
        with unpack(member) as stream:
            head = stream.read(HEAD)
        member = Member(member.path + _suffix(document, member, head), size=0, place=0)
    yield from Members(document, opening, unpack).read(member)


def _name(document: Document) -> str:
    """The name of the file inside: the document's own without the wrapping."""
    address = urlsplit(document.uri).path if "://" in document.uri else document.uri
    return member_path(_WRAPPING.sub("", address.rsplit("/", 1)[-1])) or "content"


def _suffix(document: Document, member: Member, head: bytes) -> str:
    """The suffix that the content shows, where the name has none."""
    suffix = suffix_by_content(head) or ""
    if format_of(suffix) is None:
        kind = suffix or suffix_of(member.path) or "its name has no extension"
        raise Unreadable(
            f"{document.name} holds a file of a kind that can't be read ({kind})",
            f"unpack it and save what is inside as {choice()}",
        )
    return suffix


FORMAT = ContainerFormat("compressed file", (".gz", ".bz2", ".xz"), open_compressed, streams=True)
