"""The bytes of an answer, as many as may be: also of those that swell when they are unpacked."""

import zlib
from collections.abc import Iterable, Iterator
from functools import partial

from ingest.document import MIB
from ingest.errors import Unreadable

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_PIECE = MIB
_SPLIT = "save it in a browser, and its articles into files of their own"
_SAVE = "open it in a browser and save the page"
GZIP_MAGIC = b"\x1f\x8b"


def unpacked(
    pieces: Iterable[bytes], encoding: str, most: int, name: str, *, head_will_do: bool = False
) -> bytes:
    """Return the whole body that arrives in `pieces`.

    Args:
        pieces: the bytes as they are sent.
        encoding: the `Content-Encoding` field. Only one layer of gzip or deflate is undone: we ask for no
            other, and brotli and layers of layers can swell a kilobyte to gigabytes in one step.
        most: bytes that the body may have, sent or unpacked.
        name: the page, quoted, for errors.
        head_will_do: whether of a larger body only the beginning is wanted.

    Raises:
        Unreadable: it is too large, broken off, or packed in another way.
    """
    whole = partial(_bounded, most=most, name=name, cut=head_will_do)
    encoding = encoding.strip().lower()
    if encoding in {"gzip", "x-gzip", "deflate"}:
        pieces = _inflated(whole(pieces), name)
    elif encoding not in {"", "identity"}:
        raise Unreadable(f"{name} is sent packed as '{encoding[:40]}', which was not asked for", _SAVE)
    return b"".join(whole(pieces))


def gunzipped(data: bytes, most: int, name: str) -> bytes:
    """Return what is in the gzip file `data` (`sitemap.xml.gz`); raises as `unpacked` does."""
    return unpacked([data], "gzip", most, name)


def _bounded(pieces: Iterable[bytes], most: int, name: str, *, cut: bool) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most and cut:
            yield piece[: most - size]
            return
        if size > most:
            raise Unreadable(f"{name} is larger than {most / MIB:.3g} MiB", _SPLIT)
        yield piece


def _inflated(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Unpack in steps of a mebibyte, so that whoever counts can stop in time."""
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    begun = False
    try:
        for piece in pieces:
            begun = begun or bool(piece)
            while piece and not unpacker.eof:
                yield unpacker.decompress(piece, _PIECE)
                piece = unpacker.unconsumed_tail  # noqa: PLW2901  # what did not fit into the step
    except zlib.error as error:
        raise Unreadable(f"{name} is sent damaged", _SAVE) from error
    if begun and not unpacker.eof:
        raise Unreadable(f"{name} breaks off in the middle", "try again later")
