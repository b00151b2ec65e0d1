"""A zip that is one document (Word, e-book): opened without trusting what it says of its own size."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ingest.document import MIB
from ingest.errors import Unreadable

MOST_MEMBERS = 4000
MOST_MEMBER_BYTES = 32 * MIB
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_BROKEN = (
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)


class Package:
    """The members of a zip, each read only as far as it may be."""

    def __init__(self, data: bytes, name: str, remedy: str) -> None:
        """Open the zip in `data`; `name` is the document, quoted, and `remedy` what helps if it is damaged.

        Raises:
            Unreadable: it is no zip, or has more members than a document has.
        """
        self._name, self._remedy = name, remedy
        if data.count(_ENTRY) > MOST_MEMBERS:  # before the directory is read: each entry takes memory
            raise Unreadable(f"{name} has more than {MOST_MEMBERS:,} parts, as no document has", remedy)
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise Unreadable(f"{name} is damaged or not complete", remedy) from error
        self._members = {info.filename: info for info in self._zip.infolist()}

    def __contains__(self, path: str) -> bool:
        return path in self._members

    def names(self) -> list[str]:
        """The members' paths, in the order of the directory."""
        return list(self._members)

    def read(self, path: str, most: int = MOST_MEMBER_BYTES) -> bytes:
        """Return the bytes of one member.

        The sizes in a zip's directory are claims; `zipfile` never hands out more than is claimed there, and
        what is shorter or another content than was packed does not match its checksum.

        Raises:
            Unreadable: there is no such member, it is damaged, encrypted, or larger than `most` bytes.
        """
        info = self._members.get(path)
        if info is None:
            raise Unreadable(f"{self._name} is not complete: it has no part '{path}'", self._remedy)
        self._insist_on_readable(info, most)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(most + 1)
        except _BROKEN as error:
            raise Unreadable(f"part '{path}' of {self._name} is damaged", self._remedy) from error
        return data

    def insist_on_whole(self, most: int) -> None:
        """Read every member once, so that a library may read them without bounds of its own.

        Raises:
            Unreadable: as `read` does, or together they are larger than `most` bytes.
        """
        left = most
        for path in self._members:
            left -= len(self.read(path, min(left, MOST_MEMBER_BYTES)))

    def _insist_on_readable(self, info: ZipInfo, most: int) -> None:
        where = f"part '{info.filename}' of {self._name}"
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable(f"{where} is locked with a password", "save it again without a password")
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:  # others expand without bound in one step
            raise Unreadable(f"{where} is packed in a way that documents are not", self._remedy)
        if info.file_size > most:
            raise Unreadable(f"{where} unpacks to more than {most // MIB} MiB", self._remedy)
