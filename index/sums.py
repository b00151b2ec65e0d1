"""Checksums of the files of a derived store: are they what was written?

Neither tantivy nor Chroma looks before it reads: a flipped bit gives wrong hits, or ends the process.
"""

import os
import sqlite3
import threading
import zlib
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

_BLOCK = 1 << 20
_ROWS = 1_000
OPENING = threading.Lock()
"""Held by a thread that opens or closes a folder of Chroma's, or sums up the SQLite file in one.

Chroma writes into that file while it opens it, and holds on to Python's global lock until it may: a thread
that was reading the file would never come to an end. And the table of what a process has open loses entries
when two threads open and close.
"""
_NEWS_OF_READERS = ("acquire_write", "sqlite_sequence")
"""Tables of Chroma's SQLite file into which it writes whenever it is opened."""


class Sums:
    """Sums files up, and remembers them: one that was not touched since is read once a process."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[int, int, int], int]] = {}

    def of(self, path: str) -> int | None:
        """Return the CRC-32 of a file; of a SQLite file that of its rows. None where it cannot be read."""
        try:
            stat = os.stat(path)  # noqa: PTH116 - asked of every file in every search; a Path costs twice that
            state = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
            known = self._known.get(path)
            if known is not None and known[0] == state:
                return known[1]
            found = _sum_of_rows(path) if path.endswith(".sqlite3") else _sum_of_bytes(Path(path))
        except (OSError, sqlite3.Error):
            return None
        self._known[path] = (state, found)
        return found

    def all(self, folder: Path) -> dict[str, int]:
        """Return the sum of each file under `folder` by its name there, locks left out.

        Raises:
            OSError: one cannot be read.
        """
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        sums: dict[str, int] = {}
        for name in names:
            if name.endswith(".lock"):
                continue
            if (found := self.of(f"{folder}/{name}")) is None:
                raise OSError(f"'{folder / name}' cannot be read")
            sums[name] = found
        return sums

    def changed(self, folder: Path, sums: Mapping[str, int], *, missing_is_fine: bool = False) -> str | None:
        """Return the name of a file that is not what it was; None where all are."""
        for name, known in sums.items():
            found = self.of(f"{folder}/{name}")
            # looked for after it was read: it may be taken away at any time
            if found != known and not (missing_is_fine and found is None and not (folder / name).exists()):
                return name
        return None


def _sum_of_bytes(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found = zlib.crc32(block, found)
    return found


def _sum_of_rows(path: str) -> int:
    """Sum up the rows of each table of a SQLite file that reading does not change.

    Raises:
        sqlite3.Error: it is damaged.
    """
    with OPENING, closing(sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)) as connection:
        if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("it is damaged")
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        names = [name for (name,) in tables.fetchall() if name not in _NEWS_OF_READERS]
        found = 0
        for table in names:
            columns = connection.execute("SELECT name FROM pragma_table_xinfo(?)", (table,)).fetchall()
            row = "||','||".join(f'quote("{name}")' for (name,) in columns)
            rows = connection.execute(f'SELECT {row} FROM "{table}"')  # noqa: S608 - names of its own schema
            while some := rows.fetchmany(_ROWS):
                found = zlib.crc32("\n".join(line for (line,) in some).encode(), found)
        return found
