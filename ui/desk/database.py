"""Opening `desk.sqlite3`: ours, readable, of a format we know; two connections for all threads."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from index.database import DESK
from ui.desk.errors import NewerDesk, UnusableDesk
from ui.desk.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES, statements

PATIENCE = 10.0
"""Seconds that a change waits for another process that writes the same file."""


class Database:
    """A connection that writes and one that reads, each lent to one thread at a time.

    A search through everything keeps nobody from asking: readers and the writer do not wait for each other.
    """

    def __init__(self, path: Path, writer: sqlite3.Connection, reader: sqlite3.Connection) -> None:
        self.path = path
        self._writer, self._reader = writer, reader
        self._writing, self._reading = threading.Lock(), threading.Lock()

    @classmethod
    def open(cls, home: Path) -> "Database":
        """Open the desk in `home`, and make it where there is none.

        Raises:
            UnusableDesk, NewerDesk: see `ui.desk.errors`.
        """
        path = home / DESK
        with ExitStack() as undo:
            try:
                writer = undo.enter_context(closing(_connect(path)))
                with suppress(OSError):  # another's file: then it is as they want it
                    path.chmod(0o600)  # what people ask is nobody else's business
                _prepare(path, writer)
                reader = undo.enter_context(closing(_connect(path)))
                reader.execute("PRAGMA query_only = ON")
            except sqlite3.Error as error:
                raise UnusableDesk(path, str(error)) from error
            undo.pop_all()
        return cls(path, writer, reader)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Make every change inside happen, or none of them.

        Raises:
            UnusableDesk: it could not be written.
        """
        with self._lent(self._writer, self._writing) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection that reads; all its queries see the same complete change.

        Raises:
            UnusableDesk: it could not be read.
        """
        with self._lent(self._reader, self._reading) as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("COMMIT")

    @contextmanager
    def _lent(self, connection: sqlite3.Connection, lock: threading.Lock) -> Iterator[sqlite3.Connection]:
        """Lend a connection to this thread; say in a sentence what SQLite finds wrong with the file."""
        with lock:
            try:
                yield connection
            except sqlite3.IntegrityError:
                raise  # a mistake of ours, not of the file
            except sqlite3.Error as error:
                raise UnusableDesk(self.path, str(error)) from error

    def close(self) -> None:
        """Close both connections; a second time does nothing."""
        with self._writing, self._reading:
            self._reader.close()
            self._writer.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    """Make a new file ours; refuse one that is not ours or too new."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what was deleted is not to be found in the file
    if _empty(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        if _empty(connection):  # nobody was quicker
            for statement in statements(TABLES):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise UnusableDesk(path, "it is none of Dateline's files of conversations")
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > SCHEMA_VERSION:
        raise NewerDesk(path, found, SCHEMA_VERSION)
    # A killed process loses nothing in this mode; a power cut at most the last changes, never the file.
    connection.execute("PRAGMA synchronous = NORMAL")


def _empty(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0)
