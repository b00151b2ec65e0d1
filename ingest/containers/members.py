"""The members of an archive of any kind: which are read, in which order, by what names, how much of them."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from dateline.encodable import encodable
from ingest.article import Failure
from ingest.containers.spool import Spool
from ingest.document import MIB, Document
from ingest.errors import Unreadable
from ingest.format import ContainerFormat
from ingest.formats import choice, format_of, suffix_of
from ingest.names import member_passed_over, worth_reading
from ingest.opening import Opening

MOST_MEMBERS = 200_000
MOST_NESTED = 256 * MIB
"""The largest container in an archive that must be sought in, and is therefore copied."""
MEMBER_COST = 4096
"""What a member takes from the budget besides its bytes, so that millions of empty ones come to an end."""
_LONGEST_PATH = 1000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DRIVE = re.compile(r"[A-Za-z]:")
_PAGE = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive.

    Attributes:
        path: its folders and name, parted by `/`: a name only, that leads nowhere.
        size: its unpacked size in bytes, as the archive claims.
        place: what the archive's own code finds it by.
        fault: why it can't be unpacked, where that is known beforehand.
    """

    path: str
    size: int
    place: int
    fault: Unreadable | None = None


def member_path(name: str) -> str:
    """Return the name of a member without what would lead out of a folder, and fit for a sentence."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    if len(parts) > 1 and _DRIVE.fullmatch(parts[0]):
        del parts[0]
    path = _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", "/".join(parts))
    return encodable(path[-_LONGEST_PATH:])


def too_many(name: str) -> Unreadable:
    """What to raise for more than `MOST_MEMBERS`."""
    return Unreadable(f"{name} has more than {MOST_MEMBERS:,} members", "unpack it and ingest the folder")


class Members:
    """Makes documents of an archive's members."""

    def __init__(self, archive: Document, opening: Opening, unpack: Callable[[Member], BinaryIO]) -> None:
        """Take members out of `archive` by `unpack`, which may raise `Unreadable`, then or when read."""
        self._archive, self._opening, self._unpack = archive, opening, unpack

    def documents(self, members: Sequence[Member]) -> Iterator[Document | Failure]:
        """Yield those worth reading as documents, sorted as in a folder; what can't be read is a failure.

        Two of the same name stay apart: the second's uri ends in `#2`.

        Raises:
            Unreadable: all together unpack to more than an ingest may hold.
        """
        pages = {one.path for one in members if one.path.lower().endswith(_PAGE)}
        wanted = [one for one in members if worth(one.path) and not member_passed_over(one.path, pages)]
        times: Counter[str] = Counter()
        for member in sorted(wanted, key=lambda one: (one.path.split("/"), one.place)):
            times[member.path] += 1
            yield from self.read(member, times[member.path])

    def read(self, member: Member, time: int = 1) -> Iterator[Document | Failure]:
        """Yield one member, the `time`-th of its name, as a document or a failure.

        Raises:
            Unreadable: that is more than an ingest may hold.
        """
        document = self._named(member, time)
        self._opening.spend(MEMBER_COST, self._archive.name)
        try:
            yield from self._filled(document, member)
        except Unreadable as error:
            yield Failure(document.uri, error.what, error.remedy)

    def _named(self, member: Member, time: int) -> Document:
        number = f"#{time}" if time > 1 else ""
        again = f" (number {time} of that name)" if time > 1 else ""
        return replace(
            self._archive,
            uri=f"{self._archive.uri}!/{member.path}{number}",
            name=f"{self._archive.name} > '{member.path}'{again}",
            suffix=suffix_of(member.path.rsplit("/", 1)[-1]),
            content=b"",
            depth=self._archive.depth + 1,
        )

    def _filled(self, document: Document, member: Member) -> Iterator[Document]:
        """Yield `document` with its bytes, or with a way to them that lasts until the next is asked for."""
        kind = format_of(document.suffix)
        if kind is None:
            what = f"{document.name} is of a kind that can't be read ({document.suffix})"
            raise Unreadable(what, f"save it as {choice(document.suffix)}")
        if member.fault:
            raise Unreadable(f"{document.name} {member.fault.what}", member.fault.remedy)
        if not isinstance(kind, ContainerFormat):
            yield replace(document, content=self._whole(document, member, kind.most_bytes))
        elif kind.streams:
            yield replace(document, content=_Unopened(self._unpack, member))
        else:
            with Spool(document.name) as spool:
                with self._unpack(member) as stream:
                    spool.fill(stream, MOST_NESTED)
                if spool.damage:
                    raise spool.damage
                yield replace(document, content=spool)

    def _whole(self, document: Document, member: Member, most: int) -> bytes:
        if member.size <= most:
            with self._unpack(member) as stream:
                data = stream.read(most + 1)
            if len(data) <= most:
                return data
        what = f"{document.name} is larger than {most // MIB} MiB, too large for its kind"
        raise Unreadable(what, "split it into its articles")


@dataclass(frozen=True, slots=True)
class _Unopened:
    """A member that is read as it is unpacked."""

    unpack: Callable[[Member], BinaryIO]
    member: Member

    def open(self) -> BinaryIO:
        return self.unpack(self.member)


def worth(path: str) -> bool:
    """Whether a member with this path is of a kind that is read, or at least named."""
    return worth_reading(path.rsplit("/", 1)[-1])


def none_met(archive: Document) -> Failure:
    """What to say of an archive without anything to read."""
    what = f"{archive.name} holds no {choice()} file"
    return Failure(archive.uri, what, "name an archive with articles in one of these formats")
