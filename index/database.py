"""Opening the SQLite file of a library: ours, readable, of a format we know."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.errors import ForeignHome, NewerLibrary, NoLibrary, UnusableLibrary
from index.lock import HOLDER_FILE, LOCK_FILE
from index.progress import PROGRESS_FILE
from index.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES, UPGRADES, statements

DATABASE = "dateline.sqlite3"
WORDS = "words"
CHROMA = "chroma"
RESTORING = "restoring"
DESK = "desk.sqlite3"
"""Conversations of the web chat, which the room `ui` writes; a backup carries it."""
GOLD = "gold"
"""Gold questions that the web chat collects."""
UPLOADS = "uploads"
"""Files that were put in through the web chat; articles are known by where they lie in it."""
KEPT_BY_UI = (
    "runs",
    "web-files",
    "sessions.sqlite3",
    "sessions.sqlite3-wal",
    "sessions.sqlite3-shm",
    "users",
)
"""Runs of the evaluation, files on their way, who is logged in, who may be: a folder with them is a home."""
OURS = {
    DATABASE,
    DATABASE + "-wal",
    DATABASE + "-shm",
    DATABASE + "-journal",
    LOCK_FILE,
    HOLDER_FILE,
    PROGRESS_FILE,
    PROGRESS_FILE + ".new",
    WORDS,
    CHROMA,
    RESTORING,
    DESK,
    DESK + "-wal",
    DESK + "-shm",
    DESK + "-journal",
    GOLD,
    UPLOADS,
    *KEPT_BY_UI,
}
"""The names of what a library keeps in its folder."""


class Database:
    """One connection, shared by the threads of a process one at a time."""

    def __init__(self, home: Path, connection: sqlite3.Connection) -> None:
        self.home = home
        self._connection = connection
        self._lock = threading.RLock()

    def all(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """Return every row of a query."""
        with self._guarded() as connection:
            return connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        with self._guarded() as connection:
            row: sqlite3.Row | None = connection.execute(sql, values).fetchone()
            return row

    def number(self, sql: str, *values: object) -> int:
        """Return the first column of the first row, which is a number; 0 where there is none."""
        row = self.one(sql, *values)
        return int(row[0]) if row is not None and row[0] is not None else 0

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Make every change inside happen, or none of them.

        Raises:
            UnusableLibrary: it could not be written.
        """
        with self._guarded() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection to one thread; say in a sentence what SQLite finds wrong with the file."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.IntegrityError:
                raise  # a mistake of ours, not of the file
            except sqlite3.DatabaseError as error:
                raise UnusableLibrary(self.home, str(error)) from error

    def close(self) -> None:
        """Close the connection; a second time does nothing."""
        with self._lock:
            self._connection.close()


def open_database(home: Path, *, create: bool) -> Database:
    """Open the database in `home`, creating the folder and the file when `create` is set.

    Raises:
        NoLibrary: there is nothing there and `create` is not set.
        ForeignHome: `home` is a file, or holds things that are not ours.
        NewerLibrary: a later version wrote it.
        UnusableLibrary: it is damaged or may not be read or written.
    """
    path = home / DATABASE
    try:
        _check_home(home, create=create)
        home.mkdir(parents=True, exist_ok=True)
        connection = _connect(path)
        try:
            _check_file(home, connection)
        except BaseException:
            connection.close()
            raise
    except sqlite3.DatabaseError as error:
        raise UnusableLibrary(home, str(error)) from error
    except OSError as error:
        raise UnusableLibrary(home, error.strerror or str(error)) from error
    return Database(home, connection)


def snapshot(home: Path, target: Path) -> None:
    """Write the database in `home`, as it is after the last complete change, to the new file `target`.

    Others may read and write meanwhile. A library of an earlier format is not brought up to ours.

    Raises:
        NoLibrary, ForeignHome, NewerLibrary, UnusableLibrary: as `open_database` does.
    """
    _check_home(home, create=False)
    try:
        with closing(_connect(home / DATABASE)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise ForeignHome(home)
            _refuse_newer(home, connection)
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.DatabaseError as error:
        raise UnusableLibrary(home, str(error)) from error


def _refuse_newer(home: Path, connection: sqlite3.Connection) -> int:
    """Return the version of the tables."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > SCHEMA_VERSION:
        raise NewerLibrary(home, found, SCHEMA_VERSION)
    return found


def _check_home(home: Path, *, create: bool) -> None:
    if home.exists() and not home.is_dir():
        raise ForeignHome(home)
    inside = {entry.name for entry in home.iterdir()} if home.exists() else set()
    if DATABASE not in inside and not inside <= OURS:
        raise ForeignHome(home)
    if DATABASE not in inside and not create:
        raise NoLibrary(home)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _check_file(home: Path, connection: sqlite3.Connection) -> None:
    """Make a new file ours; refuse one that is not ours or too new."""
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
        _create(connection)
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ForeignHome(home)
    if _refuse_newer(home, connection) < SCHEMA_VERSION:
        _upgrade(connection)
    # A killed process loses nothing in this mode; a power cut at most the last transactions, never the file.
    connection.execute("PRAGMA synchronous = NORMAL")


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
        for statement in statements(TABLES):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring a library up to our version, in one transaction; whoever comes second finds it done."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version in range(connection.execute("PRAGMA user_version").fetchone()[0], SCHEMA_VERSION):
            for statement in statements(UPGRADES[version]):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
