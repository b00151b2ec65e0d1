"""One change of a library: a transaction under a generation of its own."""

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from index import aside, copies
from index.ledger import Entry
from index.names import names_of, whole_uri
from index.row import ARTICLE_COLUMNS
from ingest.article import Article
from ingest.likeness import signature

if TYPE_CHECKING:
    from index.prepare import Prepared

ARTICLE_OF_URI = "SELECT article FROM names WHERE name = ?1 AND kind = 'uri' AND uri = ?1"
DROP_UNUSED = "DELETE FROM vectors WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM passages WHERE vector = ?1)"
_SIGNED = "INSERT OR REPLACE INTO meta SELECT 'signed', number FROM articles WHERE id = ?"
_INSERT_ARTICLE = (
    f"INSERT INTO articles ({ARTICLE_COLUMNS}) VALUES ({','.join('?' * len(ARTICLE_COLUMNS.split(',')))})"  # noqa: S608 - our constants
)


class Change:
    """One transaction on the store: what it adds, replaces and removes, under one new generation."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._maybe_unused: dict[str, None] = {}
        connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
        row = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
        self.generation = int(row["value"])

    def add(self, article: "Prepared") -> str | None:
        """Store an article, its names and its passages; a vector known already is used at once.

        Returns the id of the article that it nearly copies, if any.
        """
        original = article.copy_of or copies.fold(
            self._connection, article.id, article.signature, article.text
        )
        self._connection.execute(_INSERT_ARTICLE, article.row_as_copy_of(original))
        copies.remember(self._connection, article.id, article.signature)
        self.name(article.id, article.uri, article.record)
        self._connection.executemany(
            "INSERT INTO passages (id, article, start, end, sentences, vector, added, embedded)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT ?7 FROM vectors WHERE key = ?6))",
            [(*passage, self.generation) for passage in article.passages],
        )
        return original

    def name(self, article_id: str, uri: str, record: str | None) -> None:
        """Let an article go by the names of this uri and record as well."""
        rows = [(name, kind, uri, article_id) for name, kind in names_of(uri, record)]
        self._connection.executemany("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?)", rows)

    def has(self, article_id: str) -> bool:
        """Whether the article is stored."""
        row = self._connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone()
        return row is not None

    def has_passages(self, article: "Prepared") -> bool:
        """Whether the article is stored with these very passages: better code may split it otherwise."""
        rows = self._connection.execute(
            "SELECT id, article, start, end, sentences, vector FROM passages WHERE article = ?", (article.id,)
        )
        return {tuple(row) for row in rows} == set(article.passages)

    def article_of_uri(self, uri: str) -> str | None:
        """Return the id of the article that this very uri was read as, if any."""
        row = self._connection.execute(ARTICLE_OF_URI, (uri,)).fetchone()
        return None if row is None else str(row["article"])

    def replace(self, article: "Prepared") -> None:
        """Store an article anew of which only what is known about its text has changed; its names stay."""
        names = self._connection.execute(
            "SELECT name, kind, uri, article FROM names WHERE article = ? AND uri <> ?",
            (article.id, article.uri),
        ).fetchall()
        self._delete(article.id)
        self.add(article)
        self._connection.executemany("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?)", map(tuple, names))

    def remove(self, article_id: str) -> None:
        """Remove an article with its names and passages."""
        self._delete(article_id)
        copies.reassign(self._connection, [article_id])

    def put_aside(self, article_id: str, removed: str) -> bool:
        """Remove an article so that it can come back; whether it was there. `removed` is the time (ISO)."""
        if not self.has(article_id):
            return False
        aside.put(self._connection, article_id, self.generation, removed)
        self.remove(article_id)
        return True

    def bring_back(self, article_id: str) -> bool:
        """Store an article as it was when it was put aside; False where it is not there (`index.aside`)."""
        return aside.bring_back(self._connection, article_id, self.generation)

    def forget(self, article_id: str) -> bool:
        """Drop an article that was put aside for good; whether it was."""
        return self._connection.execute("DELETE FROM aside WHERE id = ?", (article_id,)).rowcount > 0

    def _delete(self, article_id: str) -> None:
        self._connection.execute(
            "INSERT INTO removed SELECT ?, number, id FROM passages WHERE article = ?",
            (self.generation, article_id),
        )
        rows = self._connection.execute("SELECT vector FROM passages WHERE article = ?", (article_id,))
        self._maybe_unused |= {row["vector"]: None for row in rows}
        self._connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))

    def unname(self, uri: str) -> str | None:
        """Forget a uri; return the id of the article that was left without any, and removed."""
        row = self._connection.execute("SELECT article FROM names WHERE uri = ? LIMIT 1", (uri,)).fetchone()
        if row is None:
            return None
        self._connection.execute("DELETE FROM names WHERE uri = ?", (uri,))
        left = self._connection.execute(
            "SELECT uri, max(CASE kind WHEN 'record' THEN name END) AS record FROM names WHERE article = ?"
            " GROUP BY uri ORDER BY uri LIMIT 1",
            (row["article"],),
        ).fetchone()
        if left is None:
            self.remove(row["article"])
            return str(row["article"])
        self._connection.execute(
            "UPDATE articles SET uri = ?, record = ? WHERE id = ? AND uri = ?",
            (left["uri"], left["record"], row["article"], uri),
        )
        if self._connection.execute("SELECT changes()").fetchone()[0]:
            self._read_again(whole_uri(left["uri"]))
        return None

    def _read_again(self, uri: str) -> None:
        """Let the next ingest read a document anew: its article is still known as an exact copy told it."""
        self._connection.execute("UPDATE documents SET digest = '', version = '' WHERE uri = ?", (uri,))

    def enter(self, entry: Entry) -> None:
        """Note in the ledger that a document was read."""
        self._connection.execute(
            "INSERT OR REPLACE INTO documents (uri, source, digest, articles, version, etag, last_modified)"
            " VALUES (:uri, :source, :digest, :articles, :version, :etag, :last_modified)",
            asdict(entry),
        )

    def strike(self, uri: str) -> list[str]:
        """Forget a document and the names it gave; return the ids of the articles that had no other."""
        self._connection.execute("DELETE FROM documents WHERE uri = ?", (uri,))
        rows = self._connection.execute(
            "SELECT DISTINCT uri FROM names WHERE name = ? AND kind = 'uri' ORDER BY uri", (uri,)
        ).fetchall()
        gone = (self.unname(row["uri"]) for row in rows if whole_uri(row["uri"]) == uri)
        return [one for one in gone if one is not None]

    def sign(self, article: Article) -> None:
        """Find out whether an article that is stored nearly copies an earlier one, and remember it."""
        found = signature(article.text)
        if article.copy_of is None:
            original = copies.fold(self._connection, article.id, found, article.text)
            self._connection.execute("UPDATE articles SET copy_of = ? WHERE id = ?", (original, article.id))
        copies.remember(self._connection, article.id, found)
        self._connection.execute(_SIGNED, (article.id,))

    def finish(self) -> None:
        """Drop the vectors that nothing uses any more: at the end, for a changed text keeps most."""
        self._connection.executemany(DROP_UNUSED, [(key,) for key in self._maybe_unused])

    def put_vectors(self, keys: Sequence[str], vectors: np.ndarray) -> None:
        """Store vectors and mark the passages that waited for them."""
        rows = [(key, data.tobytes()) for key, data in zip(keys, vectors.astype("<f4"), strict=True)]
        self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        self._connection.executemany(
            "UPDATE passages SET embedded = ? WHERE vector = ? AND embedded IS NULL",
            [(self.generation, key) for key in keys],
        )
