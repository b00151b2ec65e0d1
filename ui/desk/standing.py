"""How the desk stands, for `info` and `doctor`: looked at from outside, and never changed."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.database import DESK
from index.summary import Finding
from ui.desk.schema import APPLICATION_ID, SCHEMA_VERSION
from ui.web.words import count

MOVE_AWAY = "restore the file from a backup, or move it away to begin anew"


@dataclass(frozen=True, slots=True)
class DeskStanding:
    """Counts of what the desk keeps, deleted conversations that can be brought back left out."""

    conversations: int
    questions: int
    bytes: int
    schema: int

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return {
            "conversations": self.conversations,
            "questions": self.questions,
            "bytes": self.bytes,
            "schema": self.schema,
        }


def standing_of_desk(home: Path) -> DeskStanding | None:
    """Return how the desk in `home` stands; None where there is none, or where `examine_desk` finds fault."""
    try:
        with _opened(home / DESK) as connection:
            return _standing(home / DESK, connection)
    except (FileNotFoundError, sqlite3.Error):
        return None


def examine_desk(home: Path) -> Finding:
    """Check the file of the conversations."""
    path = home / DESK
    try:
        with _opened(path) as connection:
            faults = connection.execute("PRAGMA quick_check").fetchone()[0]
            if faults != "ok":
                return Finding("desk", "error", f"'{path}' is damaged: {faults}", MOVE_AWAY)
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return Finding("desk", "error", f"'{path}' is none of Dateline's files", MOVE_AWAY)
            found = _standing(path, connection)
    except FileNotFoundError:
        return Finding("desk", "ok", "no conversations are kept yet")
    except sqlite3.Error as error:
        return Finding("desk", "error", f"'{path}' cannot be read: {error}", MOVE_AWAY)
    if found.schema > SCHEMA_VERSION:
        what = f"'{path}' has format {found.schema} and this version reads up to {SCHEMA_VERSION}"
        return Finding("desk", "error", what, "install the newer dateline")
    said = f"{count(found.conversations, 'conversation')} with {count(found.questions, 'question')}"
    return Finding("desk", "ok", f"{said}, {found.bytes:,} bytes")


def _opened(path: Path) -> "closing[sqlite3.Connection]":
    if not path.exists():
        raise FileNotFoundError(path)
    return closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5))


def _standing(path: Path, connection: sqlite3.Connection) -> DeskStanding:
    kept = "FROM conversations WHERE deleted IS NULL"
    conversations = connection.execute(f"SELECT count(*) {kept}").fetchone()[0]
    questions = connection.execute(
        f"SELECT count(*) FROM entries WHERE conversation IN (SELECT number {kept})"  # noqa: S608
    ).fetchone()[0]
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    return DeskStanding(conversations, questions, path.stat().st_size, schema)
