"""The ledger of documents: what was read already, so that it need not be read again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from json import dumps
from pathlib import Path

import ingest
from index.database import Database
from ingest.document import Document, Validators
from ingest.page import Hints

_OURS = ("passages.py", "sentences.py", "abbreviations.py", "prepare.py")
_HEX = 32
"""Hexadecimal digits kept of a digest: 128 bits, so that nobody can make a changed file look unchanged."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that was read.

    Attributes:
        uri, source: as in `Document`.
        digest: of all that its reading depends on.
        articles: how many uris it gave articles under.
        version: of the code that read it.
        etag, last_modified: what its web server calls this version, to be asked whether it still is the one.
    """

    uri: str
    source: str
    digest: str
    articles: int
    version: str
    etag: str | None = None
    last_modified: str | None = None


_COLUMNS = ", ".join(one.name for one in fields(Entry))


class Ledger:
    """Looks documents up; `index.change` writes them, in the transaction of their articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entry(self, uri: str) -> Entry | None:
        """Return the document's entry, or None where it is new or one of its articles is gone."""
        row = self._database.one(
            f"SELECT {_COLUMNS} FROM documents WHERE uri = ?1"  # noqa: S608 - our constant
            " AND articles = (SELECT count(DISTINCT uri) FROM names WHERE name = ?1 AND kind = 'uri')",
            uri,
        )
        return None if row is None else Entry(*row)

    def validators(self, uri: str) -> Validators | None:
        """Return what to ask a server with about a page that our code would read as it did."""
        entry = self.entry(uri)
        if entry is None or entry.version != reading_version() or not (entry.etag or entry.last_modified):
            return None
        return Validators(entry.etag, entry.last_modified)

    def under(self, root: str, after: str, limit: int) -> list[Entry]:
        """Return documents that came out of `root`, or out of what lies in it, by uri from `after` on."""
        rows = self._database.all(
            f"SELECT {_COLUMNS} FROM documents"  # noqa: S608 - our constant
            " WHERE uri > ?2 AND (source = ?1 OR substr(source, 1, length(?1) + 1) = rtrim(?1, '/') || '/')"
            " ORDER BY uri LIMIT ?3",
            root,
            after,
            limit,
        )
        return [Entry(*row) for row in rows]


def entry_of(document: Document, digest: str, articles: int) -> Entry:
    """Return the entry of a document that was read just now."""
    validators = document.validators or Validators()
    return Entry(
        document.uri,
        document.source,
        digest,
        articles,
        reading_version(),
        validators.etag,
        validators.last_modified,
    )


_HINTS = tuple(one.name for one in fields(Hints))


def digest_of(document: Document, data: bytes) -> str:
    """Return the digest of all that reading `document`, whose bytes are `data`, depends on: our code too."""
    whole = hashlib.sha256(f"{reading_version()}\n{document.suffix}\n{document.record}\n".encode())
    whole.update(dumps([getattr(document.hints, name) for name in _HINTS]).encode())
    whole.update(hashlib.sha256(data).digest())
    return whole.hexdigest()[:_HEX]


@lru_cache(maxsize=1)
def reading_version() -> str:
    """Return a digest of the code that makes articles and passages of documents: better code reads anew."""
    whole = hashlib.sha256()
    for path in _sources():
        whole.update(path.name.encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:_HEX]


def _sources() -> Iterator[Path]:
    yield from sorted(Path(ingest.__path__[0]).rglob("*.py"))
    yield from (Path(__file__).with_name(name) for name in _OURS)
