"""A library of the first version is brought up in place, and loses nothing by it."""

import sqlite3
import threading
from pathlib import Path

import pytest

from index.library import Library
from index.passages import embedded_text, short_title, split_passages
from index.row import ARTICLE_COLUMNS, article_row, sentences_text
from ingest.article import Article
from tests.index.conftest import ToyEmbedder, article_of, document_of, story

DDL = Path(__file__).with_name("version_1.sql").read_text("utf-8")
"""The tables as the first version made them."""


def first_version(home: Path, toy: ToyEmbedder, articles: list[Article]) -> None:
    """Make a library as the first version left it: two articles with vectors and the rest without."""
    home.mkdir()
    connection = sqlite3.connect(home / "dateline.sqlite3")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(DDL)
    connection.execute(f"PRAGMA application_id = {0x64746C6E}")
    connection.execute("PRAGMA user_version = 1")
    meta = {"embedder": toy.name, "embedder_sha256": toy.sha256, "library": "ab" * 16, "generation": "1"}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    for n, article in enumerate(articles):
        marks = ",".join("?" * len(ARTICLE_COLUMNS.split(",")))
        connection.execute(f"INSERT INTO articles ({ARTICLE_COLUMNS}) VALUES ({marks})", article_row(article))  # noqa: S608
        connection.execute("INSERT INTO names VALUES (?1, 'uri', ?1, ?2)", (article.uri, article.id))
        heading = short_title(article.title, toy.count_pieces)
        for one in split_passages(article.id, article.text, article.title, toy.count_pieces, toy.max_pieces):
            key = f"{n}-{one.start}"
            connection.execute(
                "INSERT INTO passages (id, article, start, end, sentences, vector, added, embedded)"
                " VALUES (?, ?, ?, ?, ?, ?, 1, ?)",
                (one.id, article.id, one.start, one.end, sentences_text(one), key, 1 if n < 2 else None),
            )
            if n < 2:
                text = embedded_text(heading, article.text[one.start : one.end])
                connection.execute("INSERT INTO vectors VALUES (?, ?)", (key, toy.embed([text])[0].tobytes()))
    connection.commit()
    connection.close()


@pytest.fixture
def old(home: Path, toy: ToyEmbedder, tmp_path: Path) -> list[Article]:
    """Articles in a library of the first version; the last nearly copies the first."""
    near = story(0, 40).replace("observer", "onlooker", 2)
    texts = [story(0, 40), story(1), story(2), near]
    articles = [article_of(text, str(tmp_path / f"{n}.txt")) for n, text in enumerate(texts)]
    first_version(home, toy, articles)
    return articles


def version(home: Path) -> int:
    connection = sqlite3.connect(home / "dateline.sqlite3")
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.close()
    return found


def test_everything_is_still_there(home: Path, toy: ToyEmbedder, old: list[Article]) -> None:
    with Library.open(home, toy) as library:
        assert version(home) == 3
        assert [library.article(one.id) for one in old] == [[one] for one in old]
        assert library.search("Report 2 of the council desk").hits[0].uri.endswith("/2.txt")
        assert library.info()["pending"] == sum(len(library.passages(one.id)) for one in old[2:])
        assert not [one for one in library.examine() if one.severity == "error"]


def test_the_next_ingest_finds_the_copies_among_the_old(
    home: Path, toy: ToyEmbedder, old: list[Article], tmp_path: Path
) -> None:
    with Library.open(home, toy) as library:
        new = document_of(tmp_path / "new.txt", old[0].text.replace("observer", "bystander", 2))
        report = library.ingest([new])
        first = old[0].id
        assert [one.copy_of for one in library.articles()] == [None, None, None, first, first]
        assert [one["copy_of"] for one in report.copies] == [first]
        again = library.ingest([document_of(Path(one.uri), one.text) for one in old])
        assert (again.added, len(again.changed) + again.unchanged) == ((), 4), "their documents are read once"
        assert library.ingest([document_of(Path(one.uri)) for one in old]).unchanged == 4


def test_a_killed_upgrade_is_done_again(home: Path, toy: ToyEmbedder, old: list[Article]) -> None:
    connection = sqlite3.connect(home / "dateline.sqlite3", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE documents (uri TEXT PRIMARY KEY)")
    connection.close()  # nothing of it was committed
    with Library.open(home, toy) as library:
        assert library.counts()[0] == len(old)


def test_two_that_open_it_at_once_agree(home: Path, toy: ToyEmbedder, old: list[Article]) -> None:
    counts: list[int] = []

    def open_it() -> None:
        with Library.open(home, toy) as library:
            counts.append(library.counts()[0])

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert counts == [len(old)] * 4


def test_a_rehearsal_on_an_old_library_tells_what_the_ingest_will(
    home: Path, toy: ToyEmbedder, old: list[Article], tmp_path: Path
) -> None:
    document = document_of(tmp_path / "new.txt", story(0, 40).replace("observer", "witness", 2))
    with Library.open(home, toy) as library:
        rehearsed = library.ingest([document], dry_run=True)
        report = library.ingest([document])
    assert (
        rehearsed.copies
        == report.copies
        == ({"id": report.added[0], "copy_of": old[0].id, "uri": document.uri},)
    )
