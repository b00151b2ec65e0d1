"""Archives as tests need them: packed in each format, and taken apart again."""

import bz2
import gzip
import io
import lzma
import tarfile
import warnings
import zipfile
from collections.abc import Callable, Sequence

from ingest.article import Failure
from ingest.document import MIB, Document
from ingest.formats import suffix_of
from ingest.opening import Opening
from ingest.sources import opened

STORY = "The harbour council met on Tuesday and kept the last ferry. Nobody spoke against it.\n"
Files = Sequence[tuple[str, bytes]]


def zipped(files: Files, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about duplicate names
        for name, data in files:
            info = zipfile.ZipInfo("x")
            info.filename = name  # as it is, hostile or not
            archive.writestr(info, data, method)
    return out.getvalue()


def tarred(files: Files) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def taken(data: bytes, name: str, opening: Opening | None = None) -> tuple[dict[str, bytes], list[Failure]]:
    """What comes out of an archive with these bytes: contents by path inside, and failures."""
    document = Document(f"/n/{name}", f"'/n/{name}'", suffix_of(name), data, f"/n/{name}", named=True)
    found: dict[str, bytes] = {}
    failures: list[Failure] = []
    for item in opened(document, opening or Opening()):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            path = item.uri.removeprefix(f"/n/{name}!/")
            assert path not in found, "two documents with one uri"
            assert item.source == f"/n/{name}"
            found[path] = item.read(64 * MIB)
    return found, failures


PACKINGS: dict[str, Callable[[Files], bytes]] = {
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tar.gz": lambda files: gzip.compress(tarred(files), mtime=0),
    "a.tgz": lambda files: gzip.compress(tarred(files), mtime=0),
    "a.tar.bz2": lambda files: bz2.compress(tarred(files)),
    "a.tar.xz": lambda files: lzma.compress(tarred(files)),
}
