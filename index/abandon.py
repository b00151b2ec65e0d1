"""Taking away a library that was begun and then had nothing to hold."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

from index.database import DATABASE, OURS
from index.errors import Locked
from index.lock import writing


def abandon(home: Path) -> bool:
    """Remove the library in `home`, which the caller began and has closed, if no article is in it.

    Whatever else is in the folder stays, and then so does the folder. Returns whether the library is gone.
    """
    try:
        with writing(home):
            if _holds_articles(home):
                return False
            for name in OURS:
                path = home / name
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink(missing_ok=True)
    except Locked:  # somebody has begun to use it
        return False
    with contextlib.suppress(OSError):
        home.rmdir()
    return True


def _holds_articles(home: Path) -> bool:
    connection = sqlite3.connect(home / DATABASE)
    try:
        return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM articles)").fetchone()[0])
    except sqlite3.Error:  # not for us to judge
        return True
    finally:
        connection.close()
