"""A zip whose directory is damaged or missing: its files are found by the headers before each of them."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ingest.containers.members import MOST_MEMBERS, too_many
from ingest.containers.spool import CHUNK, Spool
from ingest.containers.unpacking import AGAIN, is_bomb
from ingest.document import MIB
from ingest.errors import Unreadable
from ingest.opening import Opening

MOST_BYTES = 1024 * MIB
_MARK = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3L2H")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_SIZES_BEHIND, _UTF8 = 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_MOST_FALSE = 10_000  # marks that begin no file: by chance one in four gigabytes
_MOST_IN_END = 0xFFFF


@dataclass(frozen=True, slots=True)
class _Found:
    """A file's header: see the ZIP file format specification (APPNOTE.TXT), section 4.3.7."""

    offset: int
    name: bytes
    flags: int
    method: int
    time: tuple[int, int]
    crc: int
    packed: int
    size: int
    end: int


def recovered(stream: BinaryIO, name: str, opening: Opening) -> Spool:
    """Return a copy of the zip in `stream` with a new directory of the files that are there as a whole.

    Raises:
        Unreadable: no file can be found in it, or it is too large or too full to look for them.
    """
    size = stream.seek(0, 2)
    found = list(_files(_Source(stream, size, name, opening)))
    if not found:
        raise Unreadable(f"{name} is damaged, or no zip archive", AGAIN)
    spool = Spool(name)
    stream.seek(0)
    left = max(one.end for one in found)
    while left and (data := stream.read(min(left, CHUNK))):
        spool.add(data, MOST_BYTES)
        left -= len(data)
    directory = b"".join(map(_entry, found))
    number = min(len(found), _MOST_IN_END)
    end = _END.pack(b"PK\x05\x06", 0, 0, number, number, len(directory), spool.size, 0)
    spool.add(directory + end, 2 * MOST_BYTES)
    return spool


@dataclass(frozen=True, slots=True)
class _Source:
    stream: BinaryIO
    size: int
    name: str
    opening: Opening

    def at(self, offset: int, length: int) -> bytes:
        self.stream.seek(offset)
        return self.stream.read(length)


def _files(source: _Source) -> Iterator[_Found]:
    """Yield the files that are there as a whole, in the order of the archive."""
    if source.size > MOST_BYTES:
        what = f"{source.name} is damaged, and too large to look for what can be saved"
        raise Unreadable(what, AGAIN)
    at = met = false = 0
    while false < _MOST_FALSE and (at := _next_mark(source, at)) >= 0:
        found = _file_at(source, at)
        if found is None:
            at += len(_MARK)
            false += 1
            continue
        met += 1
        if met > MOST_MEMBERS:
            raise too_many(source.name)
        yield found
        at = found.end


def _next_mark(source: _Source, at: int) -> int:
    """Where the next header may begin, from `at` on; -1 where there is none."""
    while at < source.size:
        data = source.at(at, CHUNK)
        found = data.find(_MARK)
        if found >= 0:
            return at + found
        at += max(1, len(data) - len(_MARK) + 1)
    return -1


def _file_at(source: _Source, at: int) -> _Found | None:
    head = source.at(at, _HEADER.size)
    if len(head) < _HEADER.size:
        return None
    _, _, flags, method, time, day, crc, packed, size, name_length, extra_length = _HEADER.unpack(head)
    name = source.at(at + _HEADER.size, name_length)
    start = at + _HEADER.size + name_length + extra_length
    if flags & _SIZES_BEHIND and not packed:
        measured = _measured(source, start) if method == _DEFLATED else None
        if measured is None:
            return None
        packed, size, crc = measured
    end = start + packed
    if end > source.size or not name:
        return None
    return _Found(at, name, flags, method, (time, day), crc, packed, size, end)


def _measured(source: _Source, start: int) -> tuple[int, int, int] | None:
    """Packed size, size and checksum of the deflated bytes at `start`; None where they don't end well."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    taken = size = crc = 0
    while not engine.eof:
        data = engine.unconsumed_tail
        if not data:
            data = source.at(start + taken, CHUNK)
            taken += len(data)
        try:
            out = engine.decompress(data, CHUNK)
        except zlib.error:
            return None
        source.opening.spend(max(len(out), 1), source.name)
        size, crc = size + len(out), zlib.crc32(out, crc)
        if not (data or out) or is_bomb(size, taken):
            return None
    return taken - len(engine.unused_data) - len(engine.unconsumed_tail), size, crc


def _entry(found: _Found) -> bytes:
    """The file's entry in a directory (APPNOTE.TXT, section 4.3.12)."""
    flags = found.flags if _is_utf8(found.name) else found.flags & ~_UTF8
    head = (b"PK\x01\x02", _VERSION, _VERSION, flags, found.method, *found.time, found.crc)
    return (
        _ENTRY.pack(*head, found.packed, found.size, len(found.name), 0, 0, 0, 0, 0, found.offset)
        + found.name
    )


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeError:
        return False
    return True
