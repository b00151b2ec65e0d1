"""One writer at a time, and a second one learns who the first is."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.errors import Locked, UnusableLibrary

LOCK_FILE = "write.lock"
HOLDER_FILE = "writer.json"


@contextmanager
def writing(home: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold the library in `home` for writing.

    Waits up to `patience` seconds for whoever holds it: a search that mends an index is soon done.
    The operating system releases the lock when the process ends, however it ends; the file that names the
    holder only informs.

    Raises:
        Locked: somebody holds it already, in this process or another.
        UnusableLibrary: the folder may not be written.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(home / LOCK_FILE, thread_local=False)
    try:
        lock.acquire(timeout=patience)
        _name_holder(home)
    except Timeout:
        raise Locked(home, _wait_for_holder(home)) from None
    except OSError as error:
        lock.release()
        raise UnusableLibrary(home, error.strerror or str(error)) from error
    try:
        yield
    finally:
        (home / HOLDER_FILE).unlink(missing_ok=True)
        lock.release()


def holder(home: Path) -> str | None:
    """Return who writes, for a sentence: `process 4711 (dateline ingest news) since 2026-11-22 10:15 UTC`.

    None where nobody does, or where they have not said so yet.
    """
    try:
        known = json.loads((home / HOLDER_FILE).read_text("utf-8"))
        return f"process {known['pid']} ({known['command']}) since {known['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _wait_for_holder(home: Path) -> str:
    """Return who holds the lock, giving one that has just taken it a moment to say so."""
    until = time.monotonic() + 0.3
    while (name := holder(home)) is None and time.monotonic() < until:
        time.sleep(0.01)
    return name or "another process"


def _name_holder(home: Path) -> None:
    since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    command = " ".join([Path(sys.argv[0] or "python").name, *sys.argv[1:]])[:200]
    (home / HOLDER_FILE).write_text(
        json.dumps({"pid": os.getpid(), "command": command, "since": since}), "utf-8"
    )
