"""Articles that were taken out and may come back: packed with all their rows, nothing is read anew."""

import json
import sqlite3
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.errors import DatelineError
from index import copies
from ingest.likeness import signature

TABLES = """
-- Articles that were taken out, with all their rows, until they come back or are forgotten.
CREATE TABLE aside (
    id TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    removed TEXT NOT NULL,
    embedder TEXT NOT NULL,
    uri TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    published TEXT,
    content BLOB NOT NULL
) STRICT;
"""

MOST = 1000
"""Articles kept; beyond them the first that were taken out go for good."""
_ROWS = {
    "articles": "SELECT * FROM articles WHERE id = ?1",
    "names": "SELECT * FROM names WHERE article = ?1 ORDER BY name, kind, uri",
    "passages": "SELECT * FROM passages WHERE article = ?1 ORDER BY number",
    "vectors": "SELECT * FROM vectors WHERE key IN (SELECT vector FROM passages WHERE article = ?1)",
    "sketches": "SELECT * FROM sketches WHERE article = (SELECT number FROM articles WHERE id = ?1)",
    "bands": "SELECT * FROM bands WHERE article = (SELECT number FROM articles WHERE id = ?1)",
    "copies": "SELECT id FROM articles WHERE copy_of = ?1 ORDER BY number",
}
"""What an article consists of; `copies` are the articles that pointed to it."""

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was taken out; `removed` is the UTC time, ISO 8601."""

    id: str
    removed: str
    uri: str
    title: str | None
    outlet: str | None
    published: str | None


class ForeignArticleError(DatelineError):
    """The article was taken out under another embedder: its passages fit no longer."""

    def __init__(self, title: str) -> None:
        what = f"'{title}' was taken out when the library had another embedder"
        super().__init__(what, "put its file in again")


def put(connection: sqlite3.Connection, article_id: str, generation: int, removed: str) -> None:
    """Pack an article, which is still stored; whoever calls removes it in the same transaction."""
    rows = {
        table: [_jsonable(dict(row)) for row in connection.execute(sql, (article_id,))]
        for table, sql in _ROWS.items()
    }
    content = zlib.compress(json.dumps(rows, ensure_ascii=False).encode("utf-8"))
    connection.execute(
        "INSERT OR REPLACE INTO aside SELECT id, ?2, ?3,"
        " (SELECT value FROM meta WHERE key = 'embedder_sha256'), uri, title, outlet, published, ?4"
        " FROM articles WHERE id = ?1",
        (article_id, generation, removed, content),
    )
    connection.execute(
        "DELETE FROM aside WHERE id IN"
        " (SELECT id FROM aside ORDER BY generation DESC, rowid DESC LIMIT -1 OFFSET ?)",
        (MOST,),
    )


def bring_back(connection: sqlite3.Connection, article_id: str, generation: int) -> bool:
    """Store an article again as it was, and drop it from what is put aside; False where it is not in there.

    A name that meanwhile means another article stays with that one.

    Raises:
        ForeignArticleError: the library has another embedder since.
    """
    kept = connection.execute(
        "SELECT *, embedder = (SELECT value FROM meta WHERE key = 'embedder_sha256') AS ours"
        " FROM aside WHERE id = ?",
        (article_id,),
    ).fetchone()
    if kept is None:
        return False
    if not kept["ours"]:
        raise ForeignArticleError(kept["title"] or kept["uri"])
    rows: Mapping[str, list[Row]] = json.loads(zlib.decompress(kept["content"]), object_hook=_from_json)
    there = connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone()
    if there is None:
        _store(connection, rows, generation)
    _insert(connection, "names", rows["names"])
    connection.execute("DELETE FROM aside WHERE id = ?", (article_id,))
    return True


def _store(connection: sqlite3.Connection, rows: Mapping[str, list[Row]], generation: int) -> None:
    article = dict(rows["articles"][0])
    text = str(article["text"])
    article["copy_of"] = _original(connection, article, text)
    _insert(connection, "articles", [article])
    for table in ("sketches", "bands", "vectors"):
        _insert(connection, table, rows[table])
    for row in rows["passages"]:
        fresh = {name: value for name, value in row.items() if name != "number"}
        known = connection.execute("SELECT 1 FROM vectors WHERE key = ?", (row["vector"],)).fetchone()
        embedded = generation if known else None
        _insert(connection, "passages", [fresh | {"added": generation, "embedded": embedded}])
    if article["copy_of"] is None:
        _gather(connection, str(article["id"]), [str(row["id"]) for row in rows["copies"]])


def _original(connection: sqlite3.Connection, article: Row, text: str) -> str | None:
    """Return the article that this one copied, or that stands for it now; where it is gone, look anew."""
    if article["copy_of"] is None:
        return None
    row = connection.execute(
        "SELECT coalesce(copy_of, id) FROM articles WHERE id = ?", (article["copy_of"],)
    ).fetchone()
    if row is not None:
        return str(row[0])
    return copies.fold(connection, str(article["id"]), signature(text), text)


def _gather(connection: sqlite3.Connection, original: str, once: Sequence[str]) -> None:
    """Point the copies that an article had, and those that joined them since, to it again."""
    ids = json.dumps(list(once))
    heirs = [
        row[0]
        for row in connection.execute(
            "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?1))"
            " AND (copy_of IS NULL OR copy_of IN (SELECT value FROM json_each(?1)))",
            (ids,),
        )
    ]
    connection.execute(
        "UPDATE articles SET copy_of = ?1 WHERE id IN (SELECT value FROM json_each(?2))"
        " OR copy_of IN (SELECT value FROM json_each(?2))",
        (original, json.dumps(heirs)),
    )


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    for row in rows:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        sql = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own tables
        connection.execute(sql, tuple(row.values()))


def _jsonable(row: Row) -> Row:
    return {
        name: {"base64": b64encode(value).decode("ascii")} if isinstance(value, bytes) else value
        for name, value in row.items()
    }


def _from_json(found: dict[str, object]) -> object:
    coded = found.get("base64")
    return b64decode(coded) if isinstance(coded, str) and len(found) == 1 else found
