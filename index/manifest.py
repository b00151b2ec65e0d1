"""What a backup says about itself: enough to refuse it before anything is touched."""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from index.schema import APPLICATION_ID

FORMAT = 1
LARGEST = 1 << 16
"""Bytes of a manifest; ours have some hundreds."""


class Strange(Exception):  # noqa: N818 - it is a state, told by whoever reads the file
    """Not a manifest, or not that of this database; the message says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The state that was backed up.

    Attributes:
        format: version of the layout of the backup.
        made: when, ISO 8601 in UTC, to the second.
        library: id of the library.
        generation: number of its last change.
        schema: version of its tables.
        embedder, embedder_sha256: what made its vectors.
        articles, passages, pending: how many; `pending` passages have no vector yet.
        size, sha256: size in bytes and checksum of the database in the backup.
        desk, desk_sha256: the same of the web chat's conversations; 0 and "" where there are none.
    """

    format: int
    made: str
    library: str
    generation: int
    schema: int
    embedder: str
    embedder_sha256: str
    articles: int
    passages: int
    pending: int
    size: int
    sha256: str
    desk: int = 0
    desk_sha256: str = ""

    @classmethod
    def of(cls, database: Path, made: str) -> "Manifest":
        """Describe a database that nobody writes.

        Raises:
            Strange: it is damaged, or none of ours.
        """
        try:
            with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    raise Strange("its database is damaged")
                if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                    raise Strange("its database is none of Dateline's")
                known = dict(connection.execute("SELECT key, value FROM meta").fetchall())
                articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
                counts = connection.execute("SELECT count(*), count(embedded) FROM passages").fetchone()
                schema = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise Strange(f"its database is damaged: {error}") from error
        return cls(
            format=FORMAT,
            made=made,
            library=known.get("library", ""),
            generation=int(known.get("generation", 0)),
            schema=schema,
            embedder=known.get("embedder", ""),
            embedder_sha256=known.get("embedder_sha256", ""),
            articles=articles,
            passages=counts[0],
            pending=counts[0] - counts[1],
            size=database.stat().st_size,
            sha256=sha256_of(database),
        )

    def with_desk(self, desk: Path) -> "Manifest":
        """Return the manifest with the conversations in a file that nobody writes; none is no file.

        Raises:
            Strange: the file is damaged.
        """
        if not desk.exists():
            return replace(self, desk=0, desk_sha256="")
        try:
            with closing(sqlite3.connect(f"{desk.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    raise Strange("its conversations are damaged")
        except sqlite3.Error as error:
            raise Strange(f"its conversations are damaged: {error}") from error
        return replace(self, desk=desk.stat().st_size, desk_sha256=sha256_of(desk))

    @classmethod
    def read(cls, data: bytes) -> "Manifest":
        """Return the manifest in `data`.

        Raises:
            Strange: it is none.
        """
        try:
            known = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise Strange("its manifest is no JSON") from error
        if not isinstance(known, Mapping) or known.get("format") != FORMAT:
            raise Strange("its manifest is of a format that this version does not read")
        # Backups from before there were conversations say nothing of them.
        values = {"desk": 0, "desk_sha256": ""} | {
            one.name: known[one.name] for one in fields(cls) if one.name in known
        }
        if len(values) != len(fields(cls)):
            raise Strange("its manifest is not complete")
        if not all(type(values[one.name]) is one.type for one in fields(cls)):
            raise Strange("its manifest is not complete")
        return cls(**values)  # type: ignore[arg-type]  # just checked

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        return asdict(self)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
