"""The lines of a dump: bounded in length, streamed, in whatever encoding it is."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

CHUNK = 256 * 1024
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
FALLBACK = "dateline-windows-1252"
"""Error handler: bytes that are no UTF-8 are what they are in Windows-1252, as `ingest.decoding` has it."""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(FALLBACK, _as_windows)


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of `stream` piece by piece, UTF-16 and UTF-32 as UTF-8, without a byte order mark.

    Raises:
        Unreadable: it can't be unpacked any further; all that came before has been yielded.
    """
    read = getattr(stream, "read1", stream.read)
    head = b""
    while len(head) < len(codecs.BOM_UTF32_LE) and (more := read(CHUNK)):
        head += more
    encoding = next((encoding for mark, encoding in _WIDE if head.startswith(mark)), None)
    decoder = codecs.getincrementaldecoder(encoding)("replace") if encoding else None
    data = head.removeprefix(codecs.BOM_UTF8)
    while data:
        piece = decoder.decode(data).encode("utf-8") if decoder else data
        if piece:
            yield piece
        data = read(CHUNK)


def lines(pieces: Iterator[bytes], most: int, *, any_end: bool = False) -> Iterator[bytes | None]:
    r"""Yield the lines in `pieces` with their ends; None for one of more than `most` bytes, never loaded.

    Args:
        pieces: the bytes, as `chunks` gives them.
        most: the longest line in bytes.
        any_end: whether `\r` alone ends a line too.
    """
    rest: list[bytes] = []
    length = 0
    for part in _parted(pieces, any_end=any_end):
        length += len(part)
        if length <= most:
            rest.append(part)
        else:
            rest.clear()
        if part.endswith(b"\n") or (any_end and part.endswith(b"\r")):
            yield b"".join(rest) if length <= most else None
            rest, length = [], 0
    if length:
        yield b"".join(rest) if length <= most else None


def _parted(pieces: Iterator[bytes], *, any_end: bool) -> Iterator[bytes]:
    """Yield `pieces` parted behind every end of a line; a line may come in several parts."""
    held = b""
    for piece in pieces:
        if not any_end:
            *ended, last = piece.split(b"\n")
            yield from (part + b"\n" for part in ended)
            if last:
                yield last
            continue
        data = held + piece
        held = b"\r" if data.endswith(b"\r") else b""  # its other half may come next
        yield from data[: len(data) - len(held)].splitlines(keepends=True)
    if held:
        yield held
