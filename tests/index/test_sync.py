"""What is gone from a source goes from the library, and nothing else does; a rehearsal changes nothing."""

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from index.library import Library
from index.rehearsal import rehearse
from ingest.article import Failure
from ingest.document import Document
from ingest.sources import documents_in
from tests.index.conftest import ToyEmbedder, document_of, story


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("a", "b", "sub/c", "sub/d"):
        document_of(tmp_path / "news" / f"{name}.txt", story(sum(map(ord, name))))
    document_of(tmp_path / "newspaper" / "e.txt", story(5))
    return tmp_path / "news"


def names(library: Library) -> set[str]:
    return {Path(one.uri).stem for one in library.articles()}


def fill(library: Library, news: Path) -> None:
    library.ingest(documents_in([news, news.parent / "newspaper"]))
    assert names(library) == {"a", "b", "c", "d", "e"}


def test_only_what_vanished_from_the_folder_is_dropped(library: Library, news: Path) -> None:
    fill(library, news)
    (news / "b.txt").unlink()
    (news / "sub" / "d.txt").unlink()
    (news.parent / "newspaper" / "e.txt").unlink()
    assert library.ingest(documents_in([news])).removed == (), "only when asked to"
    report = library.ingest(documents_in([news]), sync=[str(news)])
    assert (len(report.removed), report.unchanged) == (2, 2)
    assert names(library) == {"a", "c", "e"}, "a folder whose name only begins alike is another"
    assert library.info()["words"] == library.info()["chroma"] == 3
    assert library.ingest(documents_in([news]), sync=[str(news)]).removed == ()


def test_a_moved_file_is_moved(library: Library, news: Path, toy: ToyEmbedder) -> None:
    fill(library, news)
    embedded = toy.embedded
    (news / "b.txt").rename(news / "sub" / "new.txt")
    report = library.ingest(documents_in([news]), sync=[str(news)])
    assert report.removed == ()
    assert names(library) == {"a", "new", "c", "d", "e"}
    assert toy.embedded == embedded


def test_a_failing_file_has_not_vanished(library: Library, news: Path) -> None:
    fill(library, news)
    (news / "b.txt").write_text(" ")
    report = library.ingest(documents_in([news]), sync=[str(news)])
    assert (len(report.failed), report.removed) == (1, ())


def test_nothing_is_dropped_of_a_root_that_is_not_there(library: Library, news: Path) -> None:
    fill(library, news)
    news.rename(news.with_name("elsewhere"))
    report = library.ingest(documents_in([news]), sync=[str(news)])
    assert (len(report.failed), report.removed) == (1, ())
    assert len(names(library)) == 5


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        (lambda news: str(news / "sub"), {"a", "c", "d", "e"}),
        (str, {"a", "b", "c", "d", "e"}),
        (lambda news: str(news / "other.zip"), {"a", "e"}),
    ],
    ids=["a folder in it", "the root", "another source"],
)
def test_what_could_not_be_listed_keeps_what_it_held(
    library: Library, news: Path, broken: Callable[[Path], str], left: set[str]
) -> None:
    fill(library, news)
    items: list[Document | Failure] = [
        document_of(news / "a.txt"),
        Failure(broken(news), "it can't be read", "check it"),
    ]
    library.ingest(items, sync=[str(news)])
    assert names(library) == left


@pytest.mark.parametrize(
    ("failed", "kept"),
    [
        ("/n/x.zip", True),
        ("/n/x.zip!/b.html", True),
        ("/n/x.zip#record-2", True),
        ("https://l.test/2", True),
        ("/n/y.zip", False),
    ],
)
def test_a_container_in_doubt_keeps_its_articles(library: Library, failed: str, kept: bool) -> None:
    def member(n: int) -> Document:
        return Document(f"https://l.test/{n}", f"record {n}", ".txt", story(n).encode(), "/n/x.zip")

    library.ingest([member(1), member(2)])
    report = library.ingest([member(1), Failure(failed, "it is torn", "get it anew")], sync=["/n/x.zip"])
    assert (report.removed == ()) is kept


def everything(folder: Path) -> dict[str, str]:
    files = (
        path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    )
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_rehearsal_reports_what_the_ingest_will(library: Library, news: Path) -> None:
    fill(library, news)
    (news / "b.txt").unlink()
    document_of(news / "a.txt", story(77))
    document_of(news / "f.txt", story(78, 40))
    document_of(news / "g.txt", story(78, 40) + "\nThat is all that there was to be said of it.")
    document_of(news / "h.txt", "")
    before = everything(library.home)
    rehearsed = library.ingest(documents_in([news]), sync=[str(news)], dry_run=True)
    assert everything(library.home) == before
    done = library.ingest(documents_in([news]), sync=[str(news)])
    for name in ("added", "changed", "unchanged", "copies", "failed", "removed", "passages"):
        assert getattr(rehearsed, name) == getattr(done, name), name
    assert (len(done.added), len(done.changed), len(done.copies)) == (2, 1, 1)
    assert (len(done.failed), len(done.removed), done.unchanged) == (1, 1, 2)


def test_a_rehearsal_needs_no_library_and_makes_none(home: Path, news: Path, toy: ToyEmbedder) -> None:
    report = rehearse(home, toy, documents_in([news]))
    assert (len(report.added), toy.embedded) == (4, 0)
    assert not home.exists()


def test_a_moved_and_edited_file_is_no_copy_of_what_it_was(library: Library, news: Path) -> None:
    document_of(news / "a.txt", story(78, 40))
    fill(library, news)
    (news / "a.txt").unlink()
    document_of(news / "new.txt", story(78, 40) + "\nThat is all that there was to be said of it.")
    report = library.ingest(documents_in([news]), sync=[str(news)])
    assert (len(report.added), len(report.removed), report.copies) == (1, 1, ())


def test_a_rehearsal_waits_for_no_writer(library: Library, news: Path) -> None:
    fill(library, news)
    writer = sqlite3.connect(library.home / "dateline.sqlite3", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM articles")
    assert library.ingest(documents_in([news]), dry_run=True).unchanged == 4
    writer.execute("ROLLBACK")
    writer.close()
