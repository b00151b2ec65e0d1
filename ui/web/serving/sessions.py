"""Who is logged in, by a random cookie: kept in a small file, so that a restart logs nobody out."""

import hashlib
import secrets
import sqlite3
import threading
import time
from pathlib import Path

from dateline.errors import DatelineError

FILE = "sessions.sqlite3"
LASTING = 14 * 24 * 3600
"""Seconds from a login to the next."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sessions (
    token BLOB PRIMARY KEY, name TEXT NOT NULL, stamp TEXT NOT NULL, until REAL NOT NULL
) WITHOUT ROWID
"""


class SessionsError(DatelineError):
    """The file of those who are logged in cannot be used."""


class Sessions:
    """Cookies and the names they stand for. The file holds a hash of each cookie: it opens no door."""

    def __init__(self, home: Path) -> None:
        self._lock = threading.Lock()
        try:
            self._store = sqlite3.connect(home / FILE, check_same_thread=False, isolation_level=None)
            (home / FILE).chmod(0o600)
            self._store.execute("PRAGMA journal_mode = WAL")
            self._store.execute(_SCHEMA)
            self._store.execute("DELETE FROM sessions WHERE until < ?", (time.time(),))
            rows = self._store.execute("SELECT token, name, stamp, until FROM sessions").fetchall()
        except (sqlite3.Error, OSError) as error:
            what = f"the file {home / FILE} of those who are logged in cannot be used ({error})"
            raise SessionsError(what, "remove it; everybody logs in anew") from error
        self._known = {token: (name, stamp, until) for token, name, stamp, until in rows}

    def begin(self, name: str, stamp: str) -> str:
        """Return a new cookie for a name."""
        cookie = secrets.token_urlsafe(32)
        token, until = _hash(cookie), time.time() + LASTING
        with self._lock:
            self._known[token] = (name, stamp, until)
            self._store.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (token, name, stamp, until))
        return cookie

    def of(self, cookie: str) -> tuple[str, str] | None:
        """Return the name and stamp that a cookie stands for, or None."""
        name, stamp, until = self._known.get(_hash(cookie), ("", "", 0.0))
        return (name, stamp) if until > time.time() else None

    def end(self, cookie: str) -> None:
        """Forget a cookie."""
        token = _hash(cookie)
        with self._lock:
            self._known.pop(token, None)
            self._store.execute("DELETE FROM sessions WHERE token = ?", (token,))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._store.close()


def _hash(cookie: str) -> bytes:
    return hashlib.sha256(cookie.encode("utf-8", "surrogatepass")).digest()
