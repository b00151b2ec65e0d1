"""Opening `desk.sqlite3`: ours, readable, of a format we know; one connection for the threads of a server."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.database import DESK
from ui.desk.errors import NewerDesk, UnusableDesk
from ui.desk.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES, statements

PATIENCE = 10.0
"""Seconds that a change waits for another process that writes the same file."""


class Database:
    """One connection, lent to one thread at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = threading.RLock()

    @classmethod
    def open(cls, home: Path) -> "Database":
        """Open the desk in `home`, and make it where there is none.

        Raises:
            UnusableDesk, NewerDesk: see `ui.desk.errors`.
        """
        path = home / DESK
        try:
            connection = sqlite3.connect(
                path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise UnusableDesk(path, str(error)) from error
        try:
            with suppress(OSError):  # another's file: then it is as they want it
                path.chmod(0o600)  # what people ask is nobody else's business
            connection.row_factory = sqlite3.Row
            _prepare(path, connection)
        except sqlite3.Error as error:
            connection.close()
            raise UnusableDesk(path, str(error)) from error
        except BaseException:
            connection.close()
            raise
        return cls(path, connection)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Make every change inside happen, or none of them.

        Raises:
            UnusableDesk: it could not be written.
        """
        with self.reading() as connection:
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
        """Lend the connection; say in a sentence what SQLite finds wrong with the file.

        Raises:
            UnusableDesk: it could not be read.
        """
        with self._lock:
            try:
                yield self._connection
            except sqlite3.IntegrityError:
                raise  # a mistake of ours, not of the file
            except sqlite3.Error as error:
                raise UnusableDesk(self.path, str(error)) from error

    def close(self) -> None:
        """Close the connection; a second time does nothing."""
        with self._lock:
            self._connection.close()


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
