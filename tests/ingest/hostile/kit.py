"""What hostile inputs are made of."""

import io
import json
import random
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SECRET = "the-secret-that-no-article-may-show"  # noqa: S105 - it opens nothing
"""Stands in a file beside the folder; a path or entity that gets at it has escaped."""


STORY = (
    "Harbour ferry returns to {place} after repairs\n\nThe ferry to {place} sailed again on Tuesday, the "
    "port authority said.\n\nEngineers had replaced a shaft that failed in the storm of last "
    "month. The captain, "
    "Ilse Varnholt, said that the crossing number {n} went without trouble.\n"
)


PLACES = ("Sandvik", "Morrow Bay", "Pell Island", "Osterhaven", "Little Quay")


LARGE = 100_000
"""Bytes from which an input is left to the full count."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """One hostile input: its file name, what writes it to a path, and whether it is, or unpacks to, much."""

    name: str
    write: Callable[[Path], None]
    big: bool = False


def good(n: int) -> str:
    """An ordinary article, each a different one."""
    return STORY.format(place=PLACES[n % len(PLACES)], n=n)


def of(name: str, data: bytes | Callable[[], bytes]) -> Hostile:
    big = callable(data) or len(data) > LARGE
    return Hostile(name, lambda path: put(path, data() if callable(data) else data), big)


def zeros() -> bytes:
    return bytes(16 * 1024 * 1024)


def put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def zip_of(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tar_of(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return stream.getvalue()


def flipped(data: bytes, chance: random.Random, count: int) -> bytes:
    """`data` with some of its bytes replaced."""
    changed = bytearray(data)
    for _ in range(count):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def line_of(n: int) -> bytes:
    return (json.dumps({"id": f"r{n}", "title": f"Ferry {n}", "text": good(n)}) + "\n").encode()


LAUGHS = (
    '<!DOCTYPE h [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {"abcdefgh"[n]} "{("&" + "abcdefgh"[n - 1] + ";") * 10}">' for n in range(1, 8))
    + "]>"
)
