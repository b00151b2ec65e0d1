"""Keeping words and Chroma in step with SQLite, whoever writes and however they were left."""

import os
import threading
from pathlib import Path

from dateline.errors import DatelineError
from index.database import CHROMA, DATABASE, WORDS
from index.derived import Derived, Unsound
from index.errors import BrokenIndex, Locked, NoChroma
from index.lock import writing
from index.meaning import Meaning
from index.place import Unreachable
from index.stamp import read_stamp
from index.store import Store
from index.words import Words

FEW_VECTORS = 20_000
"""Vectors beyond Chroma's that a search compares one by one while others are still being computed."""

_TRIES = 3


class Upkeep:
    """The two derived stores of a library.

    Attributes:
        lock: held while either is asked or reopened.
    """

    def __init__(self, store: Store, chroma: str | None = None) -> None:
        self.store = store
        self.words = Words(store.home / WORDS, store)
        self.meaning = Meaning(store.home / CHROMA, store, chroma)
        self.lock = threading.RLock()

    def ready(self, derived: Derived) -> str | None:
        """Make a store usable for a search: reopen it after a writer was there, mend it where nobody does.

        Returns a sentence for the user where it could not be brought up to date. `derived.stamp` is None
        where it cannot be used at all; where that is for a server that does not answer, `derived.away` says
        why. Call it with `lock` held.
        """
        if _opens(derived) and (derived.current() or self._kept_up_with(derived)):
            return None
        if derived.away is not None:
            return None
        try:
            with writing(self.store.home):
                self.bring_up(derived)
        except Locked as error:
            return f"{error.what}, so its newest articles may be missing here"
        except DatelineError as error:
            return error.what
        return None if _opens(derived) else f"the index '{derived.root.name}' cannot be read"

    def _kept_up_with(self, derived: Derived) -> bool:
        """Whether a store lacks nothing that a search would not make up for, while vectors come in.

        Words know nothing of vectors. Building these into Chroma takes longer than comparing some thousands
        of them one by one.
        """
        if derived.stamp is None:
            return False
        since = derived.stamp.generation
        if derived is not self.meaning:
            return not self.store.texts_since(since)
        if not self.store.pending():
            return False
        return self.store.vectors_since(since) <= FEW_VECTORS and not self.store.removed_ids(since)

    def behind(self) -> int:
        """Return how many vectors Chroma has not taken in."""
        stamp = read_stamp(self.meaning.root)
        return self.store.vectors_since(-1 if stamp is None else stamp.generation)

    def bring_up(self, derived: Derived) -> None:
        """Catch a store up with SQLite, or rebuild it where that fails; for the holder of the home's lock.

        It works on an instance of its own: searches use the old state until they see the new one.

        Raises:
            BrokenIndex: it cannot be written at all.
            NoChroma: its server does not answer.
        """
        builder = derived.builder()
        try:
            builder.open(alone=True)
            builder.check()
            builder.catch_up()
        except Unreachable as error:
            raise self._no_chroma(error) from error
        except (Unsound, OSError):
            self.rebuild(derived)
        finally:
            builder.close()

    def rebuild(self, derived: Derived) -> None:
        """Build a store anew from SQLite; for the holder of the lock of the home.

        Raises:
            BrokenIndex: it cannot be written.
            NoChroma: its server does not answer.
        """
        builder = derived.builder()
        try:
            builder.rebuild()
        except Unreachable as error:
            raise self._no_chroma(error) from error
        except Unsound as error:
            raise BrokenIndex(self.store.home, derived.root.name, str(error)) from error
        except OSError as error:
            raise BrokenIndex(self.store.home, derived.root.name, error.strerror or str(error)) from error
        finally:
            builder.close()

    def _no_chroma(self, error: Unreachable) -> NoChroma:
        return NoChroma(self.meaning.server or "", str(error), self.behind())

    def bring_up_both(self) -> None:
        """Catch both up and forget the removals that both know of; for the holder of the lock."""
        self.bring_up(self.words)
        self.bring_up(self.meaning)
        self.forget()

    def rebuild_both(self) -> None:
        """Build both anew and forget the removals that both know of; for the holder of the lock."""
        self.rebuild(self.words)
        self.rebuild(self.meaning)
        self.forget()

    def forget(self) -> None:
        """Drop the log of removals that both stores have taken in."""
        stamps = [read_stamp(one.root) for one in (self.words, self.meaning)]
        self.store.forget_removed(min(0 if stamp is None else stamp.generation for stamp in stamps))

    def count(self, derived: Derived) -> int | None:
        """Count what a store holds, as it is, mending nothing; None where it cannot be read."""
        with self.lock:
            try:
                derived.open()
                return derived.count()
            except Unsound:
                return None

    def sizes(self) -> dict[str, int]:
        """Return the bytes on disk of each store."""
        home = self.store.home
        return {
            "sqlite": sum(_file_size(entry) for entry in home.glob(DATABASE + "*")),
            "words": _folder_size(home / WORDS),
            "chroma": _folder_size(home / CHROMA),
        }

    def close(self) -> None:
        """Let go of both."""
        with self.lock:
            self.words.close()
            self.meaning.close()


def _opens(derived: Derived) -> bool:
    """Open what the stamp names, and count what is in it where that is news; close what is unsound.

    A writer may put another build in its place meanwhile; then that one is opened.
    """
    for _ in range(_TRIES):
        before, stamped = derived.stamp, read_stamp(derived.root)
        try:
            derived.open()
            if derived.stamp != before:
                derived.check()
        except Unsound:
            derived.close()
            if read_stamp(derived.root) == stamped:
                return False
        else:
            return True
    return False


def _folder_size(folder: Path) -> int:
    """Return the bytes of all files under `folder`."""
    return sum(_file_size(Path(path, name)) for path, _, names in os.walk(folder) for name in names)


def _file_size(path: Path) -> int:
    """Return the bytes of a file; a writer may take it away meanwhile."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
