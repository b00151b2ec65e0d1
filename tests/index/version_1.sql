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
