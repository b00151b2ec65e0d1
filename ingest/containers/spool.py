"""Unpacked bytes to seek in, kept in memory or in a temporary file that has no name and goes by itself."""

from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedReader, RawIOBase
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, TYPE_CHECKING, BinaryIO, Self

from ingest.document import MIB
from ingest.errors import Unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

IN_MEMORY = 16 * MIB
CHUNK = 256 * 1024


class Window(RawIOBase):
    """The stretch `[start, start + size)` of a file, with a place of its own; several share the file."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        """Show that stretch of `file`, which stays open when the window is closed."""
        self._file, self._start, self._size, self._at = file, start, size, 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        """Go to `offset` from the start, from here, or from the end."""
        self._at = max(0, offset + {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: self._size}[whence])
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read what there is from here on, as much as fits."""
        room = memoryview(buffer)
        self._file.seek(self._start + self._at)
        data = self._file.read(min(len(room), max(0, self._size - self._at)))
        room[: len(data)] = data
        self._at += len(data)
        return len(data)


def window(file: IO[bytes], start: int, size: int) -> BinaryIO:
    """Open the stretch `[start, start + size)` of `file` for reading and seeking."""
    return BufferedReader(Window(file, start, size))


class Spool:
    """A copy of unpacked bytes to seek in; what came before a damage is kept, and the damage with it.

    Attributes:
        size: how many bytes it holds.
        damage: why the bytes end before their end, or None.
    """

    def __init__(self, name: str) -> None:
        """Begin an empty one; `name` is the document, quoted, for errors."""
        self.size = 0
        self.damage: Unreadable | None = None
        self._name = name
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed by `__exit__`

    def __enter__(self) -> Self:
        """Keep the bytes until the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop the bytes."""
        self._file.close()

    def open(self) -> BinaryIO:
        """Open the bytes for reading and seeking."""
        return window(self._file, 0, self.size)

    def fill(self, stream: BinaryIO, most: int) -> Self:
        """Add the rest of `stream`.

        Raises:
            Unreadable: there are more than `most` bytes, or no room for them.
            OSError: they can't be read.
        """
        read = getattr(stream, "read1", stream.read)
        while True:
            try:
                data = read(CHUNK)
            except Unreadable as error:
                self.damage = error
                return self
            if not data:
                return self
            self.add(data, most)

    def add(self, data: bytes, most: int) -> None:
        """Add `data`; raises as `fill` does."""
        self.size += len(data)
        if self.size > most:
            what = (
                f"{self._name} unpacks to more than {most // MIB} MiB, too much for an archive in an archive"
            )
            raise Unreadable(what, "unpack it and ingest the parts")
        try:
            self._file.write(data)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            what = f"{self._name} can't be unpacked to a temporary file: {reason}"
            raise Unreadable(what, "make room, or unpack it and ingest the folder") from error
