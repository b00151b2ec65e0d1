"""The tables of `desk.sqlite3`."""

APPLICATION_ID = 0x64746C6B
"""Marks the file as ours (`dtlk`), in SQLite's own header."""

SCHEMA_VERSION = 1
"""Kept in SQLite's `user_version`; a file with a higher one is refused."""

TABLES = """
-- `named`: a person chose the name; otherwise it follows the first question. `deleted`: when, while it can
-- still be brought back.
CREATE TABLE conversations (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    named INTEGER NOT NULL DEFAULT 0,
    started TEXT NOT NULL,
    touched TEXT NOT NULL,
    deleted TEXT,
    token TEXT UNIQUE
) STRICT;
CREATE INDEX conversations_owner ON conversations (owner, touched);
CREATE INDEX conversations_deleted ON conversations (deleted) WHERE deleted IS NOT NULL;

-- `answer` is the JSON of `ask`, in ASCII, so that any text survives.
CREATE TABLE entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
    question TEXT NOT NULL,
    filters TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped', 'failed', 'cut_off')),
    answer TEXT,
    sentence TEXT,
    asked TEXT NOT NULL,
    ended TEXT,
    rating TEXT CHECK (rating IN ('up', 'down')),
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX entries_conversation ON entries (conversation);
CREATE INDEX entries_running ON entries (state) WHERE state = 'running';

-- Which articles an answer cites.
CREATE TABLE leaning (
    article TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (number) ON DELETE CASCADE,
    PRIMARY KEY (article, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX leaning_entry ON leaning (entry);

-- What is searched: words of an entry under its number, names under the conversation's.
CREATE VIRTUAL TABLE entry_words USING fts5 (
    words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE VIRTUAL TABLE name_words USING fts5 (
    words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER entries_gone AFTER DELETE ON entries
BEGIN DELETE FROM entry_words WHERE rowid = old.number; END;
CREATE TRIGGER names_gone AFTER DELETE ON conversations
BEGIN DELETE FROM name_words WHERE rowid = old.number; END;
"""
"""A new desk."""


def statements(script: str) -> list[str]:
    """Return the statements of `script`; a semicolon inside, as triggers have, does not end a line."""
    return [one for one in script.split(";\n") if one.strip()]
