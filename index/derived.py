"""What words and Chroma have in common: derived from SQLite, stamped with a generation, never the truth.

A store that lags is caught up; one that is missing, torn or of another library is built anew beside the old
one and takes its place in one step. Neither needs the embedder.
"""

import secrets
import shutil
from abc import ABC, abstractmethod
from pathlib import Path

from index.stamp import Stamp, read_stamp, write_stamp
from index.store import Store


class Unsound(Exception):  # noqa: N818 - it is a state, caught and mended inside the room, never shown as an error
    """The store cannot be used as it is; the message says why."""


class Derived(ABC):
    """A store that can be thrown away.

    Attributes:
        root: its folder in the home; a sub-folder named by the stamp holds the data.
    """

    format = 1

    def __init__(self, root: Path, store: Store) -> None:
        self.root = root
        self.store = store
        self.stamp: Stamp | None = None
        """The stamp of what is open, or None while nothing is."""

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

    def open(self) -> None:
        """Open what the stamp names, as far as it got.

        Raises:
            Unsound: missing, torn, or built from another library or by another version.
        """
        stamp = read_stamp(self.root)
        if stamp is None:
            raise Unsound("it is missing")
        if stamp.library != self.store.library() or stamp.format != self.format:
            raise Unsound("it was built from another library or by another version")
        if stamp.generation > self.store.generation():
            raise Unsound("it is ahead of the database")
        if stamp != self.stamp:
            self.close()
            self._attach(self.root / stamp.folder, create=False)
            self.stamp = stamp

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

    def rebuild(self) -> None:
        """Build it anew beside the old one and let it take its place; for the holder of the lock."""
        self.close()
        folder = secrets.token_hex(4)
        generation = self.store.generation()
        (self.root / folder).mkdir(parents=True)
        try:
            self._attach(self.root / folder, create=True)
            self._apply(-1)
            self._put_stamp(folder, generation)
        except (Unsound, OSError):
            self.close()
            shutil.rmtree(self.root / folder, ignore_errors=True)
            raise
        self._sweep()

    def close(self) -> None:
        """Let go of the data; a second time does nothing."""
        self._detach()
        self.stamp = None

    def _sweep(self) -> None:
        """Delete the folders that the stamp does not name: old ones, and what a killed writer left."""
        for entry in self.root.iterdir():
            if entry.is_dir() and self.stamp is not None and entry.name != self.stamp.folder:
                shutil.rmtree(entry, ignore_errors=True)

    def _put_stamp(self, folder: str, generation: int) -> None:
        count = self.expected()
        found = self.count()
        if found != count:
            raise Unsound(f"it holds {found} passages and should hold {count}")
        self.stamp = Stamp(folder, generation, count, self.store.library(), self.format)
        write_stamp(self.root, self.stamp)
