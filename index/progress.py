"""How far the running ingest is, for whoever looks from another process."""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from index.summary import Progress

Tell = Callable[[Progress], None]

PROGRESS_FILE = "progress.json"
_EVERY = 0.5
"""Seconds between two writes."""
_STALE = 120.0
"""Seconds after which a file that nobody writes any more is what a killed ingest left."""


class ProgressFile:
    """The file in `home` that tells; an ingest writes it as it goes and takes it away at the end."""

    def __init__(self, home: Path) -> None:
        self._path = home / PROGRESS_FILE
        self._next = 0.0

    def write(self, progress: Progress) -> None:
        """Put `progress` there in one step, unless that was done a moment ago; a full disk is no obstacle."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _EVERY
        beside = self._path.with_name(PROGRESS_FILE + ".new")
        try:
            beside.write_text(json.dumps(asdict(progress) | {"pid": os.getpid()}), "utf-8")
            beside.replace(self._path)
        except OSError:
            return

    def remove(self) -> None:
        """Take the file away."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return


@contextmanager
def telling(home: Path, tell: Tell | None) -> Iterator[Tell]:
    """Lend a function that tells `tell` and the file in `home` how far it is; the file goes at the end."""
    file = ProgressFile(home)

    def both(progress: Progress) -> None:
        file.write(progress)
        if tell is not None:
            tell(progress)

    try:
        yield both
    finally:
        file.remove()


def read(home: Path) -> Progress | None:
    """Return how far the ingest into `home` is, or None where none runs."""
    path = home / PROGRESS_FILE
    try:
        if time.time() - path.stat().st_mtime > _STALE:
            return None
        known = json.loads(path.read_text("utf-8"))
        known.pop("pid")
        return Progress(**known)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
