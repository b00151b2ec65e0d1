"""A document: one thing to read, with how to get at its bytes and what is known of it from outside."""

from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from ingest.errors import Unreadable
from ingest.page import Hints

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with a page, to be asked later whether it has changed (RFC 9110, section 8.8).

    Attributes:
        etag: the `ETag` field as it came, quotes and all.
        last_modified: the `Last-Modified` field as it came.
    """

    etag: str | None = None
    last_modified: str | None = None


class Packed(Protocol):
    """Bytes inside a container, unpacked only while they are read."""

    def open(self) -> BinaryIO:
        """Open the bytes from their start; whether the stream can seek, it says itself."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file, a member of an archive, a record of a dump, an entry of a feed, a fetched page.

    Attributes:
        uri: what the library knows it by: the absolute path, `/news.zip!/a/b.html` for a member, the page's
            address for what was fetched or for a record that gives one.
        name: how a sentence names it, quoted: "'/news.zip' > 'a/b.html'".
        suffix: what kind it is, lower case with its dot (`.html`); `.tar.gz` and the like are one suffix.
        content: its bytes, or the file that holds them and is only opened when they are needed. A container
            inside a container may be given as `Packed`, which lasts as long as the outer one is open.
        source: uri of the file or address named by the user, or met in a folder of theirs, that it came
            out of; for a plain file its own uri. What vanishes from a source is told by it.
        hints: metadata from outside (a record's fields, a feed's entry); wins over the document's own.
        record: the `id` of the article's own record in a dump.
        depth: how many containers are around it.
        named: whether the user named its source, instead of a folder that holds it: only what
            was named may lead on to the network.
        validators: what to ask with whether the fetched page has changed; to be kept beside its articles.
        unchanged: the server says that the page is as it was when the validators were given
            (`Opening.remembered`): `content` is empty, there is nothing to read, its articles stay.
    """

    uri: str
    name: str
    suffix: str
    content: bytes | Path | Packed = field(repr=False)
    source: str
    hints: Hints = field(default_factory=Hints)
    record: str | None = None
    depth: int = 0
    named: bool = False
    validators: Validators | None = None
    unchanged: bool = False

    def open(self) -> BinaryIO:
        """Open its bytes for reading and seeking; only what a format that `streams` is given may not seek.

        Raises:
            Unreadable: it can't be unpacked.
            OSError: the file is gone or may not be read.
        """
        if isinstance(self.content, bytes):
            return BytesIO(self.content)
        return self.content.open("rb") if isinstance(self.content, Path) else self.content.open()

    def read(self, most: int) -> bytes:
        """Return all its bytes.

        Raises:
            Unreadable: there are more than `most`.
            OSError: the file is gone or may not be read.
        """
        with self.open() as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            what = f"{self.name} is larger than {most // MIB} MiB, too large for its kind"
            raise Unreadable(what, "split it into its articles")
        return data

    def loaded(self, most: int) -> "Document":
        """Return the same document with its bytes in memory; raises as `read` does."""
        return self if isinstance(self.content, bytes) else replace(self, content=self.read(most))
