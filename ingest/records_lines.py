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


def lines(pieces: Iterator[bytes], most: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines in `pieces` that are not empty, each with its number from 1, without its end.

    One of more than `most` bytes is None and never loaded.
    """
    number, rest, length = 1, [b""], 0
    for piece in pieces:
        *ended, last = piece.split(b"\n")
        for part in ended:
            if part or length:
                yield number, _joined(rest, length, part, most)
                rest, length = [b""], 0
            number += 1
        length += len(last)
        rest = [*rest, last] if length <= most else []
    if length:
        yield number, _joined(rest, length, b"", most)


def _joined(rest: list[bytes], length: int, part: bytes, most: int) -> bytes | None:
    return b"".join((*rest, part)) if length + len(part) <= most else None


def table_lines(pieces: Iterator[bytes], most: int) -> Iterator[bytes | None]:
    r"""Yield the lines in `pieces` with their ends, `\n`, `\r\n` or `\r`; None for one longer than `most`."""
    rest, length = [b""], 0
    for part in _parted(pieces):
        length += len(part)
        rest = [*rest, part] if length <= most else []
        if part.endswith((b"\n", b"\r")):
            yield b"".join(rest) if length <= most else None
            rest, length = [b""], 0
    if length:
        yield b"".join(rest) if length <= most else None


def _parted(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield `pieces` parted behind every end of a line; a line may come in several parts."""
    held = b""
    for piece in pieces:
        data = held + piece
        held = b"\r" if data.endswith(b"\r") else b""  # its other half may come next
        yield from data[: len(data) - len(held)].splitlines(keepends=True)
    if held:
        yield held
