"""The truth of a library: articles, names, passages and vectors in SQLite, every change one transaction."""

import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.aside import Removed
from index.catalogue import MARK, Catalogue
from index.change import ARTICLE_OF_URI, Change
from index.database import Database, open_database
from index.errors import OtherEmbedder, UnknownArticle
from index.passage import Passage
from index.row import ARTICLE_COLUMNS, PASSAGE_COLUMNS, article_from, passage_from
from index.shelf import Shelf
from index.sketches import Sketches
from index.stretch import Place
from index.summary import ArticleSummary
from ingest.article import Article

DIGITS = 6
"""Decimals of a cosine that both Chroma and numpy get right in float32; beyond them ties go by id."""
_PASSAGES = 10
"""Passages of an article, more or less."""

Batches = Iterator[tuple[list[str], np.ndarray]]
"""Ids with a row a vector."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A passage whose vector is pending: the vector's key, and what it is made of."""

    vector: str
    title: str | None
    text: str


class Store:
    """Reads and writes the database. Writing is for whoever holds the lock of the home."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.home = database.home
        self.sketches = Sketches(self)
        self._shelf: Shelf | None = None
        self._counted: tuple[int, int, int] | None = None
        self._catalogue: Catalogue | None = None

    @classmethod
    def open(cls, home: Path, embedder: str, sha256: str, *, create: bool) -> "Store":
        """Open or create the store in `home`.

        Raises:
            DatelineError: one of `index.errors`; `OtherEmbedder` when vectors of another embedder are in.
        """
        database = open_database(home, create=create)
        store = cls(database)
        try:
            store._adopt(embedder, sha256)
        except BaseException:
            database.close()
            raise
        return store

    def _adopt(self, embedder: str, sha256: str) -> None:
        """Note the embedder of a new library, or insist on the one that it has."""
        found = self.meta("embedder_sha256")
        if found == sha256:
            return
        if found is not None and self.database.number("SELECT count(*) FROM passages"):
            raise OtherEmbedder(
                self.home, f"{self.meta('embedder')} ({found[:8]})", f"{embedder} ({sha256[:8]})"
            )
        with self.database.transaction() as change:
            values = {"embedder": embedder, "embedder_sha256": sha256}
            if found is None:
                values |= {"library": uuid.uuid4().hex, "generation": "0"}
            change.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def forget_removed(self, generation: int) -> None:
        """Drop the log of removals up to this generation."""
        with self.database.transaction() as connection:
            connection.execute("DELETE FROM removed WHERE generation <= ?", (generation,))

    @contextmanager
    def change(self) -> Iterator[Change]:
        """Open a transaction under the next generation; for the holder of the lock only."""
        with self.database.transaction() as connection:
            change = Change(connection)
            yield change
            change.finish()

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    # --- what is known about the whole

    def meta(self, key: str) -> str | None:
        """Return a value of the `meta` table."""
        row = self.database.one("SELECT value FROM meta WHERE key = ?", key)
        return None if row is None else str(row["value"])

    def library(self) -> str:
        """Return the id of this library."""
        return self.meta("library") or ""

    def generation(self) -> int:
        """Return the number of the last change."""
        return int(self.meta("generation") or 0)

    def counts(self) -> tuple[int, int]:
        """Return how many articles and passages there are, counted again once the library has changed."""
        generation, counted = self.generation(), self._counted
        if counted is None or counted[0] != generation:
            row = self.database.one("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM passages)")
            counted = self._counted = (generation, *(row or (0, 0)))
        return counted[1:]

    def pending(self) -> int:
        """Return how many passages wait for their vector."""
        return self.database.number("SELECT count(*) FROM passages WHERE embedded IS NULL")

    def faults(self) -> list[str]:
        """Return what SQLite finds wrong with the file; empty where it is sound."""
        found = [str(row[0]) for row in self.database.all("PRAGMA quick_check") if row[0] != "ok"]
        orphans = len(self.database.all("PRAGMA foreign_key_check"))
        return [*found, f"{orphans} rows point to articles that are gone"] if orphans else found

    # --- articles

    def ids_of(self, name: str) -> list[str]:
        """Return the ids of the articles that `name` means, in the order of arrival; maybe none."""
        rows = self.database.all(
            "SELECT id FROM articles WHERE id = ?1 OR id IN (SELECT article FROM names WHERE name = ?1)"
            " ORDER BY number",
            name,
        )
        return [row["id"] for row in rows]

    def articles(self, name: str) -> list[Article]:
        """Return the articles that `name` means.

        Raises:
            UnknownArticle: no article goes by that name.
        """
        ids = self.ids_of(name)
        if not ids:
            raise UnknownArticle(name)
        return [article for one in ids if (article := self.article(one)) is not None]

    def article(self, article_id: str) -> Article | None:
        """Return the article with this id."""
        row = self.database.one(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id = ?", article_id)  # noqa: S608 - our constant
        return None if row is None else article_from(row)

    def summaries(self) -> list[ArticleSummary]:
        """Return all articles without their texts, in the order of arrival."""
        names: dict[str, set[str]] = {}
        for row in self.database.all("SELECT article, name FROM names"):
            names.setdefault(row["article"], set()).add(row["name"])
        rows = self.database.all(
            "SELECT id, uri, record, title, outlet, published, published_basis, language, copy_of,"
            " (SELECT count(*) FROM passages WHERE article = articles.id) AS passages"
            " FROM articles ORDER BY number"
        )
        return [ArticleSummary(**dict(row), names=tuple(sorted(names.get(row["id"], ())))) for row in rows]

    def catalogue(self) -> Catalogue:
        """Return the articles as a list to look through, read again once the library has changed."""
        row, catalogue = self.database.one(MARK), self._catalogue
        mark = tuple(value or 0 for value in row) if row is not None else ()
        if catalogue is None or catalogue.mark != mark:
            catalogue = self._catalogue = Catalogue.read(self.database, mark)
        return catalogue

    def put_aside(self) -> list[Removed]:
        """Return the articles that were taken out and can come back, the last first."""
        rows = self.database.all(
            "SELECT id, removed, uri, title, outlet, published FROM aside"
            " ORDER BY generation DESC, rowid DESC"
        )
        return [Removed(**dict(row)) for row in rows]

    def article_of_uri(self, uri: str) -> str | None:
        """Return the id of the article that this very uri was read as, if any."""
        row = self.database.one(ARTICLE_OF_URI, uri)
        return None if row is None else str(row["article"])

    def uris_of(self, whole: str) -> list[str]:
        """Return the uris under which the parts of the page `whole`, or the page itself, were read."""
        rows = self.database.all("SELECT uri FROM names WHERE name = ? AND kind = 'uri' ORDER BY uri", whole)
        return [row["uri"] for row in rows]

    def has(self, article_id: str) -> bool:
        """Whether the article is stored."""
        return self.database.one("SELECT 1 FROM articles WHERE id = ?", article_id) is not None

    def copy_of(self, article_id: str) -> str | None:
        """Return the id of the article that this one nearly copies, if any."""
        row = self.database.one("SELECT copy_of FROM articles WHERE id = ?", article_id)
        return None if row is None else row["copy_of"]

    def known(self, article_id: str, uri: str) -> tuple[object, ...] | None:
        """Return what is known, besides its text, about the article that was stored under this very uri."""
        row = self.database.one(
            "SELECT record, title, outlet, authors, published, published_basis, language FROM articles"
            " WHERE id = ? AND uri = ?",
            article_id,
            uri,
        )
        return None if row is None else tuple(row)

    def unsigned(self, limit: int) -> list[Article]:
        """Return articles, the oldest first, that came before near copies were looked for."""
        where = "number > ? AND number <= ? ORDER BY number LIMIT ?"
        rows = self.database.all(
            f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE {where}",  # noqa: S608 - our constants
            int(self.meta("signed") or 0),
            int(self.meta("unsigned") or 0),
            limit,
        )
        return [article_from(row) for row in rows]

    # --- passages and vectors

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """Return an article's passages in order."""
        sql = f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE article = ? ORDER BY start"  # noqa: S608 - our constant
        return tuple(passage_from(row) for row in self.database.all(sql, article_id))

    def vectors(self, passage_ids: Sequence[str]) -> dict[str, np.ndarray]:
        """Return the stored vectors of these passages by id; a pending one is left out."""
        found: dict[str, np.ndarray] = {}
        sql = (
            "SELECT p.id, v.data FROM passages p JOIN vectors v ON v.key = p.vector"
            " WHERE p.id IN (SELECT value FROM json_each(?))"
        )
        for row in self.database.all(sql, json.dumps(list(passage_ids))):
            found[row["id"]] = np.frombuffer(row["data"], dtype="<f4")
        return found

    def cosines(self, passage_ids: Sequence[str], vector: np.ndarray) -> dict[str, float]:
        """Return the cosine of `vector` and each of these passages by id; a pending one is left out."""
        return {one: round(float(data @ vector), DIGITS) for one, data in self.vectors(passage_ids).items()}

    def waiting(self, limit: int) -> list[Waiting]:
        """Return passages whose vector is pending, in the order of arrival."""
        sql = (
            "SELECT p.vector, p.start, p.end, a.title, a.text"
            " FROM passages p JOIN articles a ON a.id = p.article"
            " WHERE p.embedded IS NULL ORDER BY p.number LIMIT ?"
        )
        rows = self.database.all(sql, limit)
        return [Waiting(row["vector"], row["title"], row["text"][row["start"] : row["end"]]) for row in rows]

    def without_vector(self, passage_ids: Sequence[str]) -> set[str]:
        """Return which of these passages wait for their vector."""
        sql = "SELECT id FROM passages WHERE embedded IS NULL AND id IN (SELECT value FROM json_each(?))"
        return {row["id"] for row in self.database.all(sql, json.dumps(list(passage_ids)))}

    # --- what filters leave

    def shelf(self) -> Shelf:
        """Return what is known of the articles, read again once the library has changed."""
        generation, shelf = self.generation(), self._shelf
        if shelf is None or shelf.generation != generation:
            shelf = self._shelf = Shelf.read(self.database, generation)
        return shelf

    def vectors_of(self, articles: Sequence[str] | None, size: int) -> Batches:
        """Yield passage ids and vectors, about `size` at a time, of these articles, or of all."""
        if articles is None:
            yield from self.added_vectors(-1, size)
            return
        # the order of this join is kept as it is written: SQLite would walk all passages
        sql = (
            "SELECT p.id, v.data FROM json_each(?) AS one CROSS JOIN passages p ON p.article = one.value"
            " CROSS JOIN vectors v ON v.key = p.vector WHERE p.embedded IS NOT NULL"
        )
        few = max(1, size // _PASSAGES)
        for at in range(0, len(articles), few):
            if rows := self.database.all(sql, json.dumps(list(articles[at : at + few]))):
                yield [row["id"] for row in rows], _stacked(rows)

    def vectors_of_numbers(self, numbers: Sequence[int]) -> tuple[list[str], np.ndarray]:
        """Return ids and vectors of passages by number; numbers that are gone are left out."""
        sql = (
            "SELECT p.id, v.data FROM json_each(?) AS one CROSS JOIN passages p ON p.number = one.value"
            " CROSS JOIN vectors v ON v.key = p.vector"
        )
        rows = self.database.all(sql, json.dumps(list(numbers)))
        return [row["id"] for row in rows], _stacked(rows)

    def added_with_articles(self, since: int, size: int) -> Iterator[tuple[list[int], list[str], np.ndarray]]:
        """Yield numbers, articles and vectors of the passages embedded after the generation `since`."""
        last = 0
        sql = (
            "SELECT p.number, p.article, v.data FROM passages p JOIN vectors v ON v.key = p.vector"
            " WHERE p.embedded > ? AND p.number > ? ORDER BY p.number LIMIT ?"
        )
        while rows := self.database.all(sql, since, last, size):
            last = rows[-1]["number"]
            yield [row["number"] for row in rows], [row["article"] for row in rows], _stacked(rows)

    def all_with_articles(self, size: int) -> Iterator[tuple[list[int], list[str], np.ndarray]]:
        """Yield the same of all, in the order in which the vectors lie: many times as fast."""
        first = ""
        sql = (
            "SELECT p.number, p.article, v.data FROM vectors v CROSS JOIN passages p ON p.vector = v.key"
            " WHERE v.key > ?1 AND (?2 IS NULL OR v.key <= ?2) AND p.embedded IS NOT NULL"
        )
        while True:
            end = self.database.one("SELECT key FROM vectors WHERE key > ? LIMIT 1 OFFSET ?", first, size)
            last = None if end is None else end["key"]
            if rows := self.database.all(sql, first, last):
                yield [row["number"] for row in rows], [row["article"] for row in rows], _stacked(rows)
            if last is None:
                return
            first = last

    def ids_of_numbers(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return passage ids by number; numbers that are gone are left out."""
        sql = "SELECT number, id FROM passages WHERE number IN (SELECT value FROM json_each(?))"
        return {row["number"]: row["id"] for row in self.database.all(sql, json.dumps(list(numbers)))}

    def articles_of_numbers(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return the article ids of passages by number; numbers that are gone are left out."""
        sql = "SELECT number, article FROM passages WHERE number IN (SELECT value FROM json_each(?))"
        rows = self.database.all(sql, json.dumps(list(numbers)))
        return {row["number"]: row["article"] for row in rows}

    def articles_of(self, passage_ids: Sequence[str]) -> dict[str, str]:
        """Return the article ids of passages by passage id; gone ones are left out."""
        sql = "SELECT id, article FROM passages WHERE id IN (SELECT value FROM json_each(?))"
        return {row["id"]: row["article"] for row in self.database.all(sql, json.dumps(list(passage_ids)))}

    def passages_by_id(self, passage_ids: Sequence[str]) -> dict[str, Passage]:
        """Return passages by id; gone ones are left out."""
        where = "id IN (SELECT value FROM json_each(?))"
        sql = f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE {where}"  # noqa: S608 - our constants
        rows = self.database.all(sql, json.dumps(list(passage_ids)))
        return {row["id"]: passage_from(row) for row in rows}

    def places(self, passage_ids: Sequence[str]) -> dict[str, Place]:
        """Return where passages stand and what is known of their articles; gone ones are left out."""
        shelf = self.shelf()
        sql = "SELECT id, article, start, end FROM passages WHERE id IN (SELECT value FROM json_each(?))"
        rows = self.database.all(sql, json.dumps(list(passage_ids)))
        places = ((row["id"], shelf.place(row["article"], row["start"], row["end"])) for row in rows)
        return {one: place for one, place in places if place is not None}

    def texts(self, passage_ids: Iterable[str]) -> dict[str, str]:
        """Return the texts of passages by id; gone ones are left out."""
        sql = (
            "SELECT p.id, substr(a.text, p.start + 1, p.end - p.start) AS text"
            " FROM passages p JOIN articles a ON a.id = p.article"
            " WHERE p.id IN (SELECT value FROM json_each(?))"
        )
        return {row["id"]: row["text"] for row in self.database.all(sql, json.dumps(list(passage_ids)))}

    def found(self, passage_ids: Sequence[str]) -> dict[str, sqlite3.Row]:
        """Return passages with their articles, the text included, by passage id; gone ones are left out."""
        sql = (
            "SELECT p.id, p.article, p.start, p.end, p.sentences, a.uri, a.record, a.title,"
            " a.outlet, a.published, a.published_basis, a.text"
            " FROM passages p JOIN articles a ON a.id = p.article"
            " WHERE p.id IN (SELECT value FROM json_each(?))"
        )
        return {row["id"]: row for row in self.database.all(sql, json.dumps(list(passage_ids)))}

    # --- what derived stores take in

    def removed_numbers(self, since: int) -> list[int]:
        """Return the numbers of passages removed after the generation `since`."""
        rows = self.database.all("SELECT number FROM removed WHERE generation > ?", since)
        return [row["number"] for row in rows]

    def removed_ids(self, since: int) -> list[str]:
        """Return the ids of passages removed after the generation `since` and not back since."""
        rows = self.database.all(
            "SELECT DISTINCT id FROM removed WHERE generation > ? AND id NOT IN"
            " (SELECT id FROM passages WHERE embedded IS NOT NULL) ORDER BY id",
            since,
        )
        return [row["id"] for row in rows]

    def added_texts(self, since: int) -> Iterator[tuple[int, str, str, str]]:
        """Yield number, article id, title and text of each passage added after the generation `since`."""
        ids = self.database.all(
            "SELECT id FROM articles WHERE id IN (SELECT article FROM passages WHERE added > ?)"
            " ORDER BY number",
            since,
        )
        for one in ids:
            article = self.database.one("SELECT title, text FROM articles WHERE id = ?", one["id"])
            if article is None:
                continue
            title, text = article["title"] or "", article["text"]
            sql = "SELECT number, start, end FROM passages WHERE article = ? AND added > ? ORDER BY start"
            for row in self.database.all(sql, one["id"], since):
                yield row["number"], one["id"], title, text[row["start"] : row["end"]]

    def texts_since(self, since: int) -> bool:
        """Whether passages were added or removed after the generation `since`."""
        sql = (
            "SELECT EXISTS (SELECT 1 FROM passages WHERE added > ?1)"
            " OR EXISTS (SELECT 1 FROM removed WHERE generation > ?1)"
        )
        return bool(self.database.number(sql, since))

    def vectors_since(self, since: int) -> int:
        """Count the passages embedded after the generation `since`."""
        return self.database.number("SELECT count(*) FROM passages WHERE embedded > ?", since)

    def added_vectors(self, since: int, size: int) -> Batches:
        """Yield ids and vectors, `size` at a time, of passages embedded after the generation `since`."""
        last = 0
        sql = (
            "SELECT p.number, p.id, v.data FROM passages p JOIN vectors v ON v.key = p.vector"
            " WHERE p.embedded > ? AND p.number > ? ORDER BY p.number LIMIT ?"
        )
        while rows := self.database.all(sql, since, last, size):
            last = rows[-1]["number"]
            yield [row["id"] for row in rows], _stacked(rows)


def _stacked(rows: Sequence[sqlite3.Row]) -> np.ndarray:
    """The vectors of rows, one below the other."""
    if not rows:
        return np.zeros((0, 0), dtype=np.float32)
    return np.frombuffer(b"".join([row["data"] for row in rows]), dtype="<f4").reshape(len(rows), -1)
