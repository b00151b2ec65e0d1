"""One change of a library: a transaction under a generation of its own."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from index.names import names_of
from index.passage import Passage
from index.row import ARTICLE_COLUMNS, article_row, sentences_text
from ingest.article import Article

ARTICLE_OF_URI = "SELECT article FROM names WHERE name = ?1 AND kind = 'uri' AND uri = ?1"
DROP_UNUSED = "DELETE FROM vectors WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM passages WHERE vector = ?1)"


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A passage to store, and the key of the vector of what is embedded for it."""

    passage: Passage
    vector: str


class Change:
    """One transaction on the store: what it adds, replaces and removes, under one new generation."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
        row = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
        self.generation = int(row["value"])

    def add(self, article: Article, passages: Iterable[NewPassage]) -> None:
        """Store an article, its names and its passages; a vector known already is used at once."""
        marks = ",".join("?" * len(ARTICLE_COLUMNS.split(",")))
        self._connection.execute(
            f"INSERT INTO articles ({ARTICLE_COLUMNS}) VALUES ({marks})",  # noqa: S608 - our constants
            article_row(article),
        )
        self.name(article.id, article.uri, article.record)
        self._connection.executemany(
            "INSERT INTO passages (id, article, start, end, sentences, vector, added, embedded)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT ?7 FROM vectors WHERE key = ?6))",
            [
                (p.id, p.article, p.start, p.end, sentences_text(p), new.vector, self.generation)
                for new in passages
                for p in (new.passage,)
            ],
        )

    def name(self, article_id: str, uri: str, record: str | None) -> None:
        """Let an article go by the names of this uri and record as well."""
        rows = [(name, kind, uri, article_id) for name, kind in names_of(uri, record)]
        self._connection.executemany("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?)", rows)

    def has(self, article_id: str) -> bool:
        """Whether the article is stored."""
        row = self._connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone()
        return row is not None

    def article_of_uri(self, uri: str) -> str | None:
        """Return the id of the article that this very uri was read as, if any."""
        row = self._connection.execute(ARTICLE_OF_URI, (uri,)).fetchone()
        return None if row is None else str(row["article"])

    def replace(self, article: Article, passages: Iterable[NewPassage]) -> None:
        """Store an article anew of which only what is known about its text has changed; its names stay."""
        names = self._connection.execute(
            "SELECT name, kind, uri, article FROM names WHERE article = ? AND uri <> ?",
            (article.id, article.uri),
        ).fetchall()
        vectors = self._connection.execute(
            "SELECT key, data FROM vectors WHERE key IN (SELECT vector FROM passages WHERE article = ?)",
            (article.id,),
        ).fetchall()
        self.remove(article.id)
        self._connection.executemany("INSERT INTO vectors VALUES (?, ?)", map(tuple, vectors))
        self.add(article, passages)
        self._connection.executemany("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?)", map(tuple, names))
        self._connection.executemany(DROP_UNUSED, [(row["key"],) for row in vectors])

    def remove(self, article_id: str) -> None:
        """Remove an article with its names and passages; vectors that nothing uses any more go too."""
        self._connection.execute(
            "INSERT INTO removed SELECT ?, number, id FROM passages WHERE article = ?",
            (self.generation, article_id),
        )
        keys = [
            (row["vector"],)
            for row in self._connection.execute(
                "SELECT vector FROM passages WHERE article = ?", (article_id,)
            )
        ]
        self._connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        self._connection.executemany(DROP_UNUSED, keys)

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
        return None

    def put_vectors(self, keys: Sequence[str], vectors: np.ndarray) -> None:
        """Store vectors and mark the passages that waited for them."""
        rows = [(key, data.tobytes()) for key, data in zip(keys, vectors.astype("<f4"), strict=True)]
        self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        self._connection.executemany(
            "UPDATE passages SET embedded = ? WHERE vector = ? AND embedded IS NULL",
            [(self.generation, key) for key in keys],
        )
