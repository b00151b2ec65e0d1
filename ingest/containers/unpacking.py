"""Bytes out of a compressor (gzip, bzip2, xz): bounded, and given up to where they break off."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, Protocol

from ingest.document import MIB
from ingest.errors import Unreadable
from ingest.opening import Opening

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_RATIO = 200
"""Of unpacked to packed size: pages and dumps come to 3 to 40, zeros to 1,000 (deflate) and far more."""
BEFORE_RATIO = 16 * MIB
"""What may come out before the ratio counts."""
_MOST_XZ_MEMORY = 128 * MIB
_PACKED_CHUNK = 64 * 1024
_DAMAGED = (zlib.error, lzma.LZMAError, EOFError, ValueError, OSError)
AGAIN = "get it again from where it came"


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so many bytes out of so few are no text."""
    return unpacked > BEFORE_RATIO and unpacked > MOST_RATIO * packed


def bomb(name: str) -> Unreadable:
    """What to raise for one."""
    what = f"{name} unpacks to more than {MOST_RATIO} times its size, as a bomb does and no text"
    return Unreadable(what, "if you trust it, unpack it and ingest the parts")


class Engine(Protocol):
    """A decompressor of the standard library, as `bz2` and `lzma` have it."""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Take `data` in and give at most so many bytes out."""

    @property
    def eof(self) -> bool:
        """Whether its stream has ended."""

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out without new data."""

    @property
    def unused_data(self) -> bytes:
        """What was taken in behind the end of its stream."""


class _Gzip:
    """`zlib` as an `Engine`; what it makes of the bytes before a damaged one is not lost."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        self._full = False
        self._error: zlib.error | None = None

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        if self._error:
            raise self._error
        data = self._zlib.unconsumed_tail + data
        before = self._zlib.copy()
        try:
            out = self._zlib.decompress(data, max_length)
        except zlib.error as error:
            self._error = error
            return _up_to_damage(before, data)
        self._full = len(out) == max_length
        return out

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        return not (self._full or self._zlib.unconsumed_tail or self._error)

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data


def _up_to_damage(engine: "zlib._Decompress", data: bytes) -> bytes:
    """What comes out of `data` byte by byte until it can't be unpacked."""
    out = bytearray()
    for at in range(len(data)):
        try:
            out += engine.decompress(data[at : at + 1])
        except zlib.error:
            break
    return bytes(out)


_ENGINES: tuple[tuple[bytes, Callable[[], Engine]], ...] = (
    (b"\x1f\x8b", _Gzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_XZ_MEMORY)),
)
LONGEST_MAGIC = max(len(magic) for magic, _ in _ENGINES)


def engine_for(head: bytes) -> Callable[[], Engine] | None:
    """Return what unpacks the bytes that begin with `head`, or None where they are not compressed."""
    return next((engine for magic, engine in _ENGINES if head.startswith(magic)), None)


class _Unpacked(RawIOBase):
    """The unpacked bytes as a stream; it is closed together with the packed one."""

    def __init__(self, packed: BinaryIO, head: bytes, name: str, opening: Opening) -> None:
        self._packed, self._head, self._name, self._opening = packed, head, name, opening
        self._made = engine_for(head)
        self._engine = self._made() if self._made else None
        self._in = self._out = 0
        self._spare = b""
        self._error: Unreadable | None = None

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._packed.close()
        super().close()

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer)
        if not self._spare:
            self._spare = self._next(len(room))
        data, self._spare = self._spare[: len(room)], self._spare[len(room) :]
        room[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        """The next bytes, at most about `size`; none at the end."""
        if self._error:
            raise self._error
        try:
            out = self._unpack(size)
        except _DAMAGED as error:
            if isinstance(error, OSError) and error.errno:
                raise
            self._error = Unreadable(f"{self._name} {_why(error)}", AGAIN)
            raise self._error from error
        self._out += len(out)
        if is_bomb(self._out, self._in):
            self._error = bomb(self._name)
            raise self._error
        self._opening.spend(len(out), self._name)
        return out

    def _unpack(self, size: int) -> bytes:
        while self._engine:
            if self._engine.eof and not self._begin_next():
                break
            data = self._input() if self._engine.needs_input else b""
            if self._engine.needs_input and not data:
                raise EOFError
            if out := self._engine.decompress(data, size):
                return out
        return b""

    def _input(self) -> bytes:
        data, self._head = self._head or self._packed.read(_PACKED_CHUNK), b""
        self._in += len(data)
        return data

    def _begin_next(self) -> bool:
        """Go on with the stream that follows the one that ended, if there is one; zeros are padding."""
        rest = self._engine.unused_data if self._engine else b""
        self._in -= len(rest)
        while True:
            rest = rest.lstrip(b"\x00")
            more = b"" if len(rest) >= LONGEST_MAGIC else self._packed.read(_PACKED_CHUNK)
            rest += more
            if not more:
                break
        if not rest:
            return False
        made = engine_for(rest)
        if made is None:
            raise ValueError
        self._engine, self._head = made(), rest
        return True


def _why(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "breaks off before its end"
    if isinstance(error, lzma.LZMAError) and "limit" in str(error):
        return f"needs more than {_MOST_XZ_MEMORY // MIB} MiB of memory to unpack"
    return "is damaged"


def unpacked(packed: BinaryIO, name: str, opening: Opening) -> BinaryIO:
    """Return what is packed in `packed`, told by its first bytes, as a stream that can't seek.

    Reading it spends `opening`'s budget and raises `Unreadable` where the bytes are damaged, after all that
    came before (of bzip2 and xz the block with the damage is lost as a whole), or where it is a bomb.

    Raises:
        Unreadable: it is in none of these formats.
    """
    head = packed.read(LONGEST_MAGIC)
    if engine_for(head) is None:
        raise Unreadable(f"{name} is damaged, or not what its name says", AGAIN)
    return BufferedReader(_Unpacked(packed, head, name, opening))
