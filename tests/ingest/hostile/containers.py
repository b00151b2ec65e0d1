"""Archives that are broken, bombs, or lead out of their place."""

import gzip
import io
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator

from tests.ingest.hostile.kit import Hostile, flipped, good, line_of, of, tar_of, zeros, zip_of


def archives(chance: random.Random) -> Iterator[Hostile]:
    """Archives cut off and scratched at random places."""
    members = {f"story-{n}.txt": good(9000 + n).encode() for n in range(5)}
    whole = {
        "zip": zip_of(members),
        "tar.gz": tar_of(members),
        "tar": tar_of(members, "w"),
        "txt.gz": gzip.compress(good(9100).encode(), mtime=0),
        "jsonl.gz": gzip.compress(b"".join(line_of(9200 + n) for n in range(20)), mtime=0),
    }
    for suffix, data in whole.items():
        for _ in range(8):
            yield of(f"cut.{suffix}", data[: chance.randrange(1, len(data))])
        for _ in range(8):
            yield of(f"scratched.{suffix}", flipped(data, chance, 1 + len(data) // 200))


def bombs(_: random.Random) -> Iterator[Hostile]:
    """Small files that unpack to much, or to themselves."""
    yield of("zeros.zip", lambda: zip_of({"zeros.txt": bytes(512 * 1024 * 1024)}))
    yield of("zeros.txt.gz", lambda: gzip.compress(zeros(), mtime=0) * 64)
    yield of("zeros.jsonl.gz", lambda: gzip.compress(zeros(), mtime=0) * 64)
    yield of("zeros.tar.gz", lambda: gzip.compress(tar_of({"zeros.txt": zeros() * 8}, "w"), mtime=0))
    yield of("many.zip", lambda: zip_of({f"{n}.txt": b"" for n in range(30_000)}, zipfile.ZIP_STORED))
    nested = zip_of({"story.txt": good(9300).encode()})
    for depth in (3, 5, 8, 30, 100):
        inner = nested
        for level in range(depth):
            inner = zip_of({f"level-{level}.zip": inner})
        yield of(f"nested-{depth}.zip", inner)
    yield of("wide.zip", _wide)
    yield of("overlap.zip", _overlapping)
    rounds = gzip.compress(good(9301).encode(), mtime=0)
    for _round in range(40):
        rounds = gzip.compress(rounds, mtime=0)
    yield of("rounds.gz", rounds)
    yield of("lying-size.zip", _lying_zip())


def _wide() -> bytes:
    """A thousand times the same zeros, three zips deep."""
    wide = zip_of({"zeros.txt": zeros()})
    for _ in range(3):
        wide = zip_of({f"{n}.zip": wide for n in range(10)})
    return wide


def _overlapping() -> bytes:
    """A zip whose thousand directory entries all point to the same compressed megabytes (Fifield 2019)."""
    data = bytes(8 * 1024 * 1024)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(data) + deflate.flush()
    crc = zlib.crc32(data)
    head = (
        struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), len(data), 5, 0) + b"0.txt"
    )
    body, entries = head + packed, []
    for n in range(1000):
        name = f"{n}.txt".encode()
        entries.append(
            struct.pack(
                "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(packed), len(data), len(name),
                0, 0, 0, 0, 0, 0,
            ) + name
        )  # fmt: skip
    directory = b"".join(entries)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(directory), len(body), 0)
    return body + directory + end


def _lying_zip() -> bytes:
    """A zip that says its member is ten bytes long, and it is not."""
    whole = bytearray(zip_of({"story.txt": good(9302).encode() * 5000}))
    at = whole.index(b"PK\x01\x02")
    whole[at + 24 : at + 28] = struct.pack("<L", 10)
    return bytes(whole)


def escapes(_: random.Random) -> Iterator[Hostile]:
    """Members and links that lead out of their place."""
    story = good(9400).encode()
    names = (
        "../escaped.txt", "../../../../tmp/escaped.txt", "/etc/escaped.txt", "C:\\escaped.txt",
        "..\\..\\escaped.txt", "a/../../escaped.txt", "~/escaped.txt", "nul\x00.txt", "x" * 5000 + ".txt",
        "con.txt", "\u202etxt.exe.txt", "a\nb.txt", "//host/share/escaped.txt", ". ./escaped.txt", " .txt",
    )  # fmt: skip
    for n, name in enumerate(names):
        yield of(f"escape-{n}.zip", zip_of({name: story}))
        if "\x00" not in name:
            yield of(f"escape-{n}.tar", tar_of({name: story}, "w"))
    for n, target in enumerate(("../secret.txt", "/etc/passwd", "self.txt", "../../..")):
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            yield of(f"link-{n}-{int(kind)}.tar", _linked(target, kind))
    yield of("device.tar", _linked("", tarfile.CHRTYPE))
    yield of("pipe.tar", _linked("", tarfile.FIFOTYPE))


def _linked(target: str, kind: bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        entry = tarfile.TarInfo("self.txt")
        entry.type, entry.linkname, entry.devmajor, entry.devminor = kind, target, 1, 5
        archive.addfile(entry)
    return stream.getvalue()
