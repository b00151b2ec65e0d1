"""Which stored article a new one nearly copies, and what becomes of copies whose original goes.

The articles that share `bands` with a new one are the candidates, their sketches say which are worth reading,
and the texts decide (`ingest.likeness`). A copy always points to an original, never to another copy. All of
it happens in SQLite, inside the transaction of whoever writes; nothing of the library is held in memory.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.likeness import COPY, Reading, Signature, estimate, likeness_of

TABLES = """
-- By what the copies of an article are found: the smallest hashes of its word sequences, and a longer sample.
CREATE TABLE bands (
    band INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX bands_article ON bands (article);
CREATE TABLE sketches (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    sketch BLOB NOT NULL
) STRICT;
CREATE INDEX articles_copy_of ON articles (copy_of) WHERE copy_of IS NOT NULL;
"""

_SHARED_BANDS = 2
"""Bands that a candidate has in common with the new article: a stock phrase alone makes none."""
_PER_BAND = 64
"""Articles looked at for one band, the oldest first: a phrase that thousands share costs no more."""
_SKETCHES = 16
"""Candidates whose sketches are compared, those with the most shared bands first."""
_READ = 4
"""Candidates whose texts are read, the most promising first."""
_PROMISING = 0.25
"""Estimated part of the shorter text in the longer one from which a text is read."""
_KINSHIP = 0.25
"""Likeness to the original itself that is asked for where an article is like one of its copies."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stored article that may be alike: its id, and the original it belongs to (itself, unless a copy)."""

    id: str
    original: str


def originals_of(
    connection: sqlite3.Connection, article_id: str, signature: Signature, text: str
) -> tuple[str, ...]:
    """Return the ids of the stored originals that this article nearly copies, never its own.

    Where it is like a copy, that copy's original counts, if the article is at least akin to that too: a story
    that is rewritten day by day has nothing of its beginning left in the end. There are several, the oldest
    first, where edited copies arrived before what they were made of; `fold` makes them one group.
    """
    candidates = _candidates(connection, article_id, signature)
    if not candidates or _has_copies(connection, article_id):
        return ()
    reading = Reading(text)
    found = [(_likeness(connection, reading, one.id), one) for one in candidates]
    alike = [one for value, one in sorted(found, key=lambda pair: -pair[0]) if value >= COPY]
    originals = dict.fromkeys(one.original for one in alike if _akin_to_own(connection, reading, one))
    best = next(iter(originals), None)
    if best is None or len(originals) == 1:
        return tuple(originals)
    return _oldest_first(connection, [one for one in originals if _akin(connection, best, one)])


def fold(connection: sqlite3.Connection, article_id: str, signature: Signature, text: str) -> str | None:
    """Return the original that an article about to be stored nearly copies, and unite the groups it joins."""
    originals = originals_of(connection, article_id, signature, text)
    for other in originals[1:]:
        connection.execute(
            "UPDATE articles SET copy_of = ?1 WHERE id = ?2 OR copy_of = ?2", (originals[0], other)
        )
    return originals[0] if originals else None


def remember(connection: sqlite3.Connection, article_id: str, signature: Signature) -> None:
    """Keep the signature of an article, which is stored already, so that copies of it are found."""
    if not signature.bands:
        return
    row = connection.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return
    number = row[0]
    connection.execute("INSERT OR REPLACE INTO sketches VALUES (?, ?)", (number, signature.sketch))
    connection.executemany(
        "INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, number) for band in signature.bands]
    )


def reassign(connection: sqlite3.Connection, removed: Iterable[str]) -> None:
    """Give the copies of articles that are gone a new original: the oldest of them, for all the others."""
    for gone in removed:
        heirs = connection.execute(
            "SELECT id FROM articles WHERE copy_of = ? ORDER BY number", (gone,)
        ).fetchall()
        if heirs:
            heir = heirs[0][0]
            connection.execute("UPDATE articles SET copy_of = ? WHERE copy_of = ?", (heir, gone))
            connection.execute("UPDATE articles SET copy_of = NULL WHERE id = ?", (heir,))


def _candidates(connection: sqlite3.Connection, article_id: str, signature: Signature) -> list[_Candidate]:
    """Return the stored articles that are worth reading, the most promising first, at most `_READ`."""
    shared: Counter[int] = Counter()
    for band in signature.bands:
        rows = connection.execute(
            "SELECT article FROM bands WHERE band = ? ORDER BY article LIMIT ?", (band, _PER_BAND)
        )
        shared.update(row[0] for row in rows)
    likely = sorted((-count, number) for number, count in shared.items() if count >= _SHARED_BANDS)[
        :_SKETCHES
    ]
    if not likely:
        return []
    rows = connection.execute(
        "SELECT a.number, a.id, coalesce(a.copy_of, a.id), s.sketch FROM sketches s"
        " JOIN articles a ON a.number = s.article"
        " WHERE s.article IN (SELECT value FROM json_each(?)) AND a.id <> ?",
        (json.dumps([number for _, number in likely]), article_id),
    )
    found = [
        (-guess, number, _Candidate(one, original))
        for number, one, original, sketch in rows
        if (guess := estimate(signature.sketch, sketch)) >= _PROMISING
    ]
    return [one for _, _, one in sorted(found, key=lambda item: item[:2])[:_READ]]


def _has_copies(connection: sqlite3.Connection, article_id: str) -> bool:
    """Whether the article, stored before, is an original already."""
    return (
        connection.execute("SELECT 1 FROM articles WHERE copy_of = ?", (article_id,)).fetchone() is not None
    )


def _akin_to_own(connection: sqlite3.Connection, reading: Reading, candidate: _Candidate) -> bool:
    """Whether the text is at least akin to the original of an article that it is like."""
    if candidate.original == candidate.id:
        return True
    return _likeness(connection, reading, candidate.original) >= _KINSHIP


def _akin(connection: sqlite3.Connection, one: str, other: str) -> bool:
    return one == other or _likeness(connection, _reading(connection, one), other) >= _KINSHIP


def _likeness(connection: sqlite3.Connection, reading: Reading, article_id: str) -> float:
    return likeness_of(reading, _reading(connection, article_id))


def _reading(connection: sqlite3.Connection, article_id: str) -> Reading:
    row = connection.execute("SELECT text FROM articles WHERE id = ?", (article_id,)).fetchone()
    return Reading("" if row is None else row[0])


def _oldest_first(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number",
        (json.dumps(list(ids)),),
    )
    return tuple(row[0] for row in rows)
