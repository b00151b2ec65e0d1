"""What words and Chroma have in common: derived from SQLite, stamped with a generation, never the truth.

A store that lags is caught up; one that is missing, torn or of another library is built anew beside the old
one and takes its place in one step. Neither needs the embedder.
"""

import secrets
import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Self

from index.stamp import FILE, Stamp, read_stamp, write_stamp
from index.store import Store
from index.sums import Sums


class Unsound(Exception):  # noqa: N818 - it is a state, caught and mended inside the room, never shown as an error
    """The store cannot be used as it is; the message says why."""


class Derived(ABC):
    """A store that can be thrown away.

    Attributes:
        root: its folder in the home; a sub-folder named by the stamp holds the data.
        changing: names of the files that a change writes anew in place, tantivy's; None where none is.
    """

    format = 1
    changing: tuple[str, ...] | None = ("meta.json", ".managed.json")

    def __init__(self, root: Path, store: Store) -> None:
        self.root = root
        self.store = store
        self.sums = Sums()
        self.stamp: Stamp | None = None
        """The stamp of what is open, or None while nothing is."""
        self.away: str | None = None
        """Why the server that holds it does not answer; None while it does, and where there is none."""

    @abstractmethod
    def expected(self) -> int:
        """Count what SQLite says should be in it."""

    @abstractmethod
    def count(self) -> int:
        """Count what is in it."""

    @abstractmethod
    def _attach(self, folder: Path, *, create: bool) -> None:
        """Open the data in `folder`, or raise `Unsound`."""

    @abstractmethod
    def _detach(self) -> None:
        """Let go of what is open, if anything is."""

    @abstractmethod
    def _apply(self, since: int) -> None:
        """Take in what was removed and added after the generation `since`; durable on return."""

    def builder(self) -> Self:
        """Return another instance, to write with while this one is read."""
        other = type(self)(self.root, self.store)
        other.sums = self.sums
        return other

    def open(self, *, alone: bool = False) -> None:
        """Open what the stamp names, as far as it got.

        Args:
            alone: whether nobody else can be writing it, so that each file must be what the stamp says.

        Raises:
            Unsound: missing, torn, or built from another library or by another version.
        """
        stamp = read_stamp(self.root)
        if stamp is None:
            raise Unsound("it is missing")
        if not self._is_ours(stamp):
            raise Unsound("it was built from another library, by another version or in another place")
        if stamp.generation > self.store.generation():
            raise Unsound("it is ahead of the database")
        if (changed := self._changed(stamp, alone=alone)) is not None:
            raise Unsound(f"its file '{changed}' is not what it was")
        if stamp != self.stamp:
            self.close()
            self._attach(self.root / stamp.folder, create=False)
            self.stamp = stamp

    def _is_ours(self, stamp: Stamp) -> bool:
        return stamp.library == self.store.library() and stamp.format == self.format

    def _changed(self, stamp: Stamp, *, alone: bool) -> str | None:
        """Return the name of a file that is damaged: neither what the stamp says nor a writer's work."""
        folder = self.root / stamp.folder
        found = self.sums.changed(folder, stamp.files)
        if found is None or alone or self.changing is None or stamp.generation == self.store.generation():
            return found
        lasting = {name: known for name, known in stamp.files.items() if name not in self.changing}
        return self.sums.changed(folder, lasting, missing_is_fine=True)

    def check(self) -> None:
        """Raise `Unsound` unless it holds what its stamp says.

        One that lags may be between a writer's commit and its stamp; it is counted once it has caught up.
        """
        if self.stamp is None:
            raise Unsound("it is not open")
        found = self.count()
        if self.current() and found != self.stamp.count:
            raise Unsound(f"it holds {found} passages and should hold {self.stamp.count}")

    def current(self) -> bool:
        """Whether it has caught up with SQLite."""
        return self.stamp is not None and self.stamp.generation == self.store.generation()

    def catch_up(self) -> None:
        """Take in what happened since its generation; for the holder of the lock.

        Raises:
            Unsound: it could not be written, or does not hold what it should afterwards.
        """
        if self.stamp is None:
            raise Unsound("it is not open")
        generation = self.store.generation()
        if self.stamp.generation < generation:
            self._apply(self.stamp.generation)
            self._put_stamp(self.stamp.folder, generation)
            self._sweep()

    def rebuild(self) -> None:
        """Build it anew beside the old one and let it take its place; for the holder of the lock."""
        self.close()
        folder = secrets.token_hex(4)
        generation = self.store.generation()
        self._clear_the_way()
        (self.root / folder).mkdir(parents=True)
        try:
            self._attach(self.root / folder, create=True)
            self._apply(-1)
            self._put_stamp(folder, generation)
        except (Unsound, OSError):
            self._drop(folder)
            self.close()
            raise
        self._sweep()

    def _clear_the_way(self) -> None:
        """Delete what stands where a folder or a file of ours belongs."""
        if self.root.is_symlink() or (self.root.exists() and not self.root.is_dir()):
            self.root.unlink()
        for path in (self.root / FILE, self.root / (FILE + ".new")):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)

    def close(self) -> None:
        """Let go of the data; a second time does nothing."""
        self._detach()
        self.stamp = None

    def _sweep(self) -> None:
        """Delete the builds that the stamp does not name: old ones, and what a killed writer left."""
        if self.stamp is None:
            return
        kept = (FILE, self.stamp.folder)
        for entry in self.root.iterdir():
            if entry.is_dir() and not entry.is_symlink() and entry.name not in kept:
                self._drop(entry.name)
            elif entry.name not in kept:
                entry.unlink(missing_ok=True)

    def _drop(self, folder: str) -> None:
        """Delete a build, as far as that goes."""
        shutil.rmtree(self.root / folder, ignore_errors=True)

    def _settle(self, generation: int) -> str:
        """Bring everything to rest before it is stamped; return the server that holds the build, if any."""
        del generation
        return ""

    def _sums_of(self, folder: Path) -> dict[str, int]:
        """Return the checksums of the files of a build that reading leaves as they are."""
        return self.sums.all(folder)

    def _put_stamp(self, folder: str, generation: int) -> None:
        count = self.expected()
        found = self.count()
        if found != count:
            raise Unsound(f"it holds {found} passages and should hold {count}")
        server = self._settle(generation)
        files = self._sums_of(self.root / folder)
        self.stamp = Stamp(folder, generation, count, self.store.library(), self.format, server, files)
        write_stamp(self.root, self.stamp)
