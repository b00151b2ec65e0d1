"""Tar archives, plain or compressed: the plain files in them, with the damage left to those behind it."""

import re
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack
from io import BufferedReader, RawIOBase
from typing import IO, BinaryIO, cast

from ingest.article import Failure
from ingest.containers.members import MOST_MEMBERS, Member, Members, member_path, none_met, too_many, worth
from ingest.containers.spool import Spool, window
from ingest.containers.unpacking import AGAIN, LONGEST_MAGIC, engine_for, unpacked
from ingest.document import MIB, Document
from ingest.errors import Unreadable
from ingest.format import ContainerFormat
from ingest.opening import Opening

_MOST_HEADER = MIB
_DIGITS = re.compile(rb"\d{100}")
_BROKEN = (tarfile.TarError, ValueError, ArithmeticError, LookupError, EOFError, RuntimeError, AttributeError)
_MOST_SPOOLED = 1 << 40  # what is unpacked is bounded by the ingest's budget
_HOLES = Unreadable("is a file with holes", "pack it again without --sparse")


def open_tar(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the plain files of a tar; links, devices and folders are passed over.

    A compressed one is unpacked once, into memory or a temporary file. Of a damaged one come the files that
    stand before the damage, then one failure.

    Raises:
        Unreadable: it is no tar, has too many members, is a bomb.
    """
    with ExitStack() as stack:
        stream = stack.enter_context(BufferedReader(cast("RawIOBase", document.open())))
        damage = None
        packed = engine_for(stream.peek(LONGEST_MAGIC)[:LONGEST_MAGIC]) is not None
        if packed or not stream.seekable():
            spool = stack.enter_context(Spool(document.name))
            spool.fill(unpacked(stream, document.name, opening) if packed else stream, _MOST_SPOOLED)
            damage = spool.damage
            listing = _Listing(stack.enter_context(spool.open()), document.name)
        else:
            listing = _Listing(stream, document.name)
        met = False
        for item in Members(document, opening, listing.unpack).documents(listing.members):
            met = True
            yield item
        if damage := damage or listing.damage:
            raise damage
        if not met:
            yield none_met(document)


class _Listing:
    """The files in a tar and where their bytes are.

    Attributes:
        members: those worth a look.
        damage: why there may be more that can't be told, or None.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._end = stream.seek(0, 2)
        stream.seek(0)
        self.members: list[Member] = []
        self.damage: Unreadable | None = None
        try:
            self._read()
        except _BROKEN:
            self._damaged()

    def unpack(self, member: Member) -> BinaryIO:
        """Open a member's bytes."""
        return window(self._stream, member.place, member.size)

    def _read(self) -> None:
        vetted = cast("IO[bytes]", _Vetted(self._stream))
        archive = tarfile.TarFile(fileobj=vetted, encoding="utf-8", errors="surrogateescape")
        met = 0
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # tarfile would keep them all
            met += 1
            if met > MOST_MEMBERS:
                raise too_many(self._name)
            if archive.offset <= info.offset or info.size < 0 or info.offset_data + info.size > self._end:
                self._damaged()
                return
            path = member_path(info.name)
            if info.isreg() and worth(path):
                fault = _HOLES if info.sparse is not None else None
                self.members.append(Member(path, info.size, info.offset_data, fault))
        self._insist_on_end(archive.offset)

    def _insist_on_end(self, offset: int) -> None:
        """A tar ends in blocks of zeros: where there are none, or something else, members may be lost."""
        self._stream.seek(offset)
        block = self._stream.read(tarfile.BLOCKSIZE)
        if block.strip(b"\x00") or len(block) < tarfile.BLOCKSIZE:
            self._damaged()

    def _damaged(self) -> None:
        what = f"{self._name} is damaged or breaks off before its end; what stands before that was read"
        if not self.members:
            what = f"{self._name} is damaged, or no tar archive"
        self.damage = Unreadable(what, AGAIN)


class _Vetted:
    """The stream as `tarfile` may read it: not into headers that would take all memory or time.

    The lengths of extended headers are claims, read at once; and long runs of digits in them cost quadratic
    time (CVE-2024-6232).
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell

    def read(self, size: int) -> bytes:
        if not 0 <= size <= _MOST_HEADER:
            raise tarfile.ReadError("a header of that length")
        data = self._stream.read(size)
        if size > tarfile.BLOCKSIZE and _DIGITS.search(data):
            raise tarfile.ReadError("a header of digits")
        return data


FORMAT = ContainerFormat(
    "tar archive",
    (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"),
    open_tar,
    streams=True,
)
