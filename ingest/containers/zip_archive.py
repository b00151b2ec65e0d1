"""Zip archives: the files in them, each by itself, so that a bad one spoils no other."""

import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from io import BufferedReader, RawIOBase
from itertools import pairwise
from typing import IO, TYPE_CHECKING, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ingest.article import Failure
from ingest.containers.members import MOST_MEMBERS, Member, Members, member_path, none_met, too_many, worth
from ingest.containers.spool import Spool
from ingest.containers.unpacking import AGAIN, bomb, is_bomb
from ingest.containers.zip_recovery import recovered
from ingest.document import MIB, Document
from ingest.errors import Unreadable
from ingest.format import ContainerFormat
from ingest.opening import Opening

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BROKEN = (
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
_MOST_DIRECTORY = 64 * MIB
_ENTRY = b"PK\x01\x02"
_ENTRY_BYTES = 46
_LOCAL_BYTES = 30
_LOCKED, _UTF8 = 0x1, 0x800
_UNIX = 3
_METHODS = {9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz", 98: "PPMd"}
_MOST_NESTED_STREAM = 1 << 40  # what is unpacked is bounded by the ingest's budget


def open_zip(document: Document, opening: Opening) -> Iterator[Document | Failure]:
    """Yield the files of a zip; links and folders are passed over, locked files are one failure.

    Sizes in a zip are claims: never more than claimed is unpacked, and what was claimed wrongly does not
    match its checksum. Where the directory at the end is damaged or missing, the files are looked for from
    the start, and one failure says so.

    Raises:
        Unreadable: it is no zip, or has too many members.
    """
    with ExitStack() as stack:
        stream: BinaryIO = stack.enter_context(document.open())
        damage = None
        if not stream.seekable():
            spool = stack.enter_context(Spool(document.name))
            stream = stack.enter_context(spool.fill(stream, _MOST_NESTED_STREAM).open())
            damage = spool.damage
        try:
            archive = stack.enter_context(_directory(stream, document.name))
        except _BROKEN:
            whole = stack.enter_context(recovered(stream, document.name, opening))
            archive = stack.enter_context(_directory(whole.open(), document.name))
            what = f"{document.name} is damaged or breaks off before its end; what could be found was read"
            damage = Unreadable(what, AGAIN)
        yield from _documents(document, opening, archive, damage)


def _documents(
    document: Document, opening: Opening, archive: ZipFile, damage: Unreadable | None
) -> Iterator[Document | Failure]:
    infos = archive.infolist()
    met = False
    locked = [info for info in infos if info.flag_bits & _LOCKED and worth(_path(info))]
    if locked:
        met = True
        yield _locked(document, locked)

    def unpack(member: Member) -> BinaryIO:
        info = infos[member.place]
        return BufferedReader(_Unpacked(archive, info, f"{document.name} > '{member.path}'", opening))

    for item in Members(document, opening, unpack).documents(_members(infos)):
        met = True
        yield item
    if damage:
        raise damage
    if not met:
        yield none_met(document)


def _locked(document: Document, locked: Sequence[ZipInfo]) -> Failure:
    first = _path(locked[0])
    what = f"{document.name} has {len(locked)} members locked with a password, such as '{first}'"
    if len(locked) == 1:
        what = f"{document.name} > '{first}' is locked with a password"
    return Failure(document.uri, what, "unpack it with its password and ingest the folder")


def _directory(stream: BinaryIO, name: str) -> ZipFile:
    return ZipFile(cast("IO[bytes]", _Vetted(stream, name)))


class _Vetted:
    """The stream as `zipfile` may read it: not a directory, which it reads at once, without bounds."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > _MOST_DIRECTORY:
            raise too_many(self._name)
        data = self._stream.read(size)
        if len(data) > MOST_MEMBERS * _ENTRY_BYTES and data.count(_ENTRY) > MOST_MEMBERS:
            raise too_many(self._name)
        return data


def _members(infos: Sequence[ZipInfo]) -> list[Member]:
    """The plain files that are not locked; those that can't be unpacked say why."""
    overlapping = _overlapping(infos)
    return [
        Member(_path(info), info.file_size, at, _fault(info, overlaps=at in overlapping))
        for at, info in enumerate(infos)
        if not (_is_folder(info) or _is_link(info) or info.flag_bits & _LOCKED) and worth(_path(info))
    ]


def _fault(info: ZipInfo, *, overlaps: bool) -> Unreadable | None:
    if overlaps:
        return Unreadable("lies across another member, as in an archive bomb", AGAIN)
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:  # others may expand without bound in one step
        method = _METHODS.get(info.compress_type, f"method {info.compress_type}")
        return Unreadable(
            f"is packed by {method}, which can't be read", "pack it again the usual way (Deflate)"
        )
    if is_bomb(info.file_size, info.compress_size):
        return Unreadable(bomb("").what.strip(), bomb("").remedy)
    return None


def _overlapping(infos: Sequence[ZipInfo]) -> frozenset[int]:
    """The members whose packed bytes reach into the next ones, as they do in bombs without nesting.

    Source: D. Fifield, "A better zip bomb", USENIX WOOT 2019.
    """
    order = sorted(range(len(infos)), key=lambda at: infos[at].header_offset)
    return frozenset(at for at, after in pairwise(order) if _end(infos[at]) > infos[after].header_offset)


def _end(info: ZipInfo) -> int:
    """Where a member's packed bytes end at the earliest."""
    return info.header_offset + _LOCAL_BYTES + info.compress_size


def _is_folder(info: ZipInfo) -> bool:
    return info.orig_filename.endswith(("/", "\\"))


def _is_link(info: ZipInfo) -> bool:
    return info.create_system == _UNIX and stat.S_ISLNK(info.external_attr >> 16)


def _path(info: ZipInfo) -> str:
    """The member's path. A name without a mark is in code page 437 by the book, and often in UTF-8."""
    name = info.orig_filename  # `filename` ends where a zero byte is
    if not info.flag_bits & _UTF8 and not name.isascii():
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return member_path(name)


class _Unpacked(RawIOBase):
    """A member's bytes as a stream, with what `zipfile` raises put into a sentence."""

    def __init__(self, archive: ZipFile, info: ZipInfo, name: str, opening: Opening) -> None:
        self._name, self._opening = name, opening
        try:
            self._stream = archive.open(info)
        except _BROKEN as error:
            raise self._damaged() from error

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._stream.close()
        super().close()

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer)
        try:
            data = self._stream.read1(len(room))  # type: ignore[attr-defined]  # it has one
        except _BROKEN as error:
            raise self._damaged() from error
        self._opening.spend(len(data), self._name)
        room[: len(data)] = data
        return len(data)

    def _damaged(self) -> Unreadable:
        return Unreadable(f"{self._name} is damaged", AGAIN)


FORMAT = ContainerFormat("zip archive", (".zip",), open_zip, streams=True)
