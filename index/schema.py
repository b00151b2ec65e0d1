"""The tables of `dateline.sqlite3`, the only truth of a library."""

from index import aside, copies

APPLICATION_ID = 0x64746C6E
"""Marks the file as ours (`dtln`), in SQLite's own header."""

SCHEMA_VERSION = 3
"""Kept in SQLite's `user_version`; a library with a higher one is refused."""

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- One row a distinct clean text. `day` is the date in `published`, `outlet_key` the outlet without case.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    uri TEXT NOT NULL,
    record TEXT,
    title TEXT,
    outlet TEXT,
    outlet_key TEXT,
    authors TEXT NOT NULL,
    published TEXT,
    day TEXT,
    published_basis TEXT NOT NULL,
    language TEXT,
    copy_of TEXT,
    text TEXT NOT NULL,
    raw BLOB NOT NULL,
    runs BLOB NOT NULL,
    cuts BLOB NOT NULL
) STRICT;
CREATE INDEX articles_day ON articles (day);
CREATE INDEX articles_outlet ON articles (outlet_key);

-- Every name an article goes by, with the uri that gave it: an exact copy adds names, not an article.
CREATE TABLE names (
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('uri', 'file', 'record')),
    uri TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (name, kind, uri)
) STRICT, WITHOUT ROWID;
CREATE INDEX names_article ON names (article);
CREATE INDEX names_uri ON names (uri);

-- `added` and `embedded` are the generations that brought the passage and its vector; `embedded` is null
-- while the vector is pending.
CREATE TABLE passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    sentences TEXT NOT NULL,
    vector TEXT NOT NULL,
    added INTEGER NOT NULL,
    embedded INTEGER
) STRICT;
CREATE INDEX passages_article ON passages (article, start);
CREATE INDEX passages_added ON passages (added);
CREATE INDEX passages_embedded ON passages (embedded);
CREATE INDEX passages_vector ON passages (vector);

-- By hash of embedder and embedded text; little-endian float32.
CREATE TABLE vectors (key TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- What words and Chroma must forget to catch up with a generation.
CREATE TABLE removed (generation INTEGER NOT NULL, number INTEGER NOT NULL, id TEXT NOT NULL) STRICT;
CREATE INDEX removed_generation ON removed (generation);
"""

_LEDGER = """
-- The documents that articles were read from. `digest` is of all that reading depends on; `articles` counts
-- the names it gave, so that one whose article was removed is read again; `version` is of our code.
CREATE TABLE documents (
    uri TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    articles INTEGER NOT NULL,
    version TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_source ON documents (source);
"""

_UNSIGNED = """
-- The articles that were there before near copies were known: up to which number they are to be looked at.
INSERT INTO meta SELECT 'unsigned', max(number) FROM articles HAVING count(*) > 0;
"""

TABLES = _FIRST + _LEDGER + copies.TABLES + aside.TABLES
"""A new library."""

UPGRADES = {1: _LEDGER + copies.TABLES + _UNSIGNED, 2: aside.TABLES}
"""What makes a library of each earlier version one of the next."""


def statements(script: str) -> list[str]:
    """Return the statements of `script`; none of ours has a semicolon inside."""
    return [one for one in script.split(";\n") if one.strip()]
