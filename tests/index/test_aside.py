"""Articles that are put aside are gone at once, and come back as they were."""

import sqlite3
import zlib
from pathlib import Path

import pytest

from index.aside import ForeignArticleError
from index.errors import UnknownArticle
from index.library import Library
from tests.index.conftest import MakeArticle, ToyEmbedder, article_of, document_of, story

TABLES = {
    "articles": "id",
    "names": "name, kind, uri",
    "sketches": "article",
    "bands": "band, article",
    "vectors": "key",
    "documents": "uri",
    "aside": "id",
}


def rows_of(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the database but for what counts changes."""
    connection = sqlite3.connect(home / "dateline.sqlite3")
    found = {
        name: connection.execute(f"SELECT * FROM {name} ORDER BY {by}").fetchall()  # noqa: S608
        for name, by in TABLES.items()
    }
    found["passages"] = connection.execute(
        "SELECT id, article, start, end, sentences, vector, embedded IS NULL FROM passages ORDER BY id"
    ).fetchall()
    connection.close()
    return found


@pytest.fixture
def filled(library: Library, tmp_path: Path) -> Library:
    """Four stories; the last nearly copies the first, and one file is an exact copy of the second."""
    texts = [story(0, 40), story(1), story(2), story(0, 40).replace("observer", "onlooker", 2), story(1)]
    library.ingest([document_of(tmp_path / f"{n}.txt", text) for n, text in enumerate(texts)])
    assert [one.copy_of is None for one in library.articles()] == [True, True, True, False]
    return library


def test_what_comes_back_is_the_same_to_the_last_byte(filled: Library, home: Path, toy: ToyEmbedder) -> None:
    before, embedded = rows_of(home), toy.embedded
    ids = [one.id for one in filled.articles()]
    assert filled.put_aside(ids) == ids
    assert filled.counts() == (0, 0)
    assert rows_of(home)["vectors"] == []
    assert {one.id for one in filled.removed()} == set(ids)
    assert set(filled.bring_back(ids)) == set(ids)
    assert rows_of(home) == before
    assert toy.embedded == embedded, "nothing was embedded again"
    assert not [one for one in filled.examine() if one.severity == "error"]


def test_it_is_found_no_more_and_then_again(filled: Library) -> None:
    query = story(2).splitlines()[3]
    one = filled.search(query).hits[0].article
    filled.put_aside([one])
    assert one not in [hit.article for hit in filled.search(query).hits]
    with pytest.raises(UnknownArticle):
        filled.article(one)
    filled.bring_back([one])
    assert filled.search(query).hits[0].article == one


def test_it_comes_back_after_a_restart(filled: Library, home: Path, toy: ToyEmbedder) -> None:
    one = filled.articles()[1].id
    text = filled.article(one)[0]
    filled.put_aside([one, "no such article"])
    filled.close()
    with Library.open(home, toy) as again:
        assert [(kept.id, kept.title) for kept in again.removed()] == [(one, text.title)]
        assert again.bring_back([one, "no such article"]) == [one]
        assert again.article(one) == [text]
        assert again.removed() == []


def test_a_copy_whose_original_goes_and_comes_back_points_to_it_again(filled: Library) -> None:
    original, _, _, copy = (one.id for one in filled.articles())
    filled.put_aside([original])
    assert {one.id: one.copy_of for one in filled.articles()}[copy] is None
    filled.bring_back([original])
    assert {one.id: one.copy_of for one in filled.articles()}[copy] == original


def test_a_copy_that_outlives_its_original_stands_alone(filled: Library) -> None:
    original, _, _, copy = (one.id for one in filled.articles())
    filled.put_aside([copy])
    filled.put_aside([original])
    filled.bring_back([copy])
    assert {one.id: one.copy_of for one in filled.articles()}[copy] is None
    filled.bring_back([original])
    found = {one.id: one.copy_of for one in filled.articles()}
    assert sorted([found[original] or "", found[copy] or ""]) in (["", copy], ["", original], ["", ""])


def test_what_came_in_again_meanwhile_is_left_as_it_is(filled: Library, tmp_path: Path) -> None:
    one = filled.articles()[2].id
    filled.put_aside([one])
    report = filled.ingest([document_of(tmp_path / "2.txt")])
    assert report.added == (one,)
    counts = filled.counts()
    assert filled.bring_back([one]) == [one]
    assert filled.counts() == counts


def test_a_name_that_means_another_article_by_now_stays_with_it(filled: Library, tmp_path: Path) -> None:
    one = filled.articles()[2].id
    filled.put_aside([one])
    (new,) = filled.ingest([document_of(tmp_path / "2.txt", story(9))]).added
    filled.bring_back([one])
    assert [found.id for found in filled.article(str(tmp_path / "2.txt"))] == [new]
    assert filled.article(one)[0].text.startswith("Report 2 ")


def test_the_oldest_go_for_good_past_the_limit(
    library: Library, make_article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.aside.MOST", 3)
    library.ingest([make_article(story(n), f"/news/{n}.txt") for n in range(5)])
    ids = [one.id for one in library.articles()]
    for one in ids:
        library.put_aside([one])
    assert [kept.id for kept in library.removed()] == ids[:1:-1]
    assert library.bring_back(ids[:2]) == []
    assert library.forget(ids) == ids[2:]
    assert library.removed() == []


def test_another_embedder_since_is_told(filled: Library, home: Path) -> None:
    ids = [one.id for one in filled.articles()]
    filled.put_aside(ids)
    filled.close()
    with Library.open(home, ToyEmbedder("f" * 64)) as other:
        with pytest.raises(ForeignArticleError, match="another embedder; put its file in again"):
            other.bring_back(ids)
        assert other.counts() == (0, 0)


def test_a_pending_passage_comes_back_pending(library: Library) -> None:
    library.ingest([article_of(story(3))], wait=False)
    pending, one = library.pending(), library.articles()[0].id
    library.put_aside([one])
    assert library.pending() == 0
    library.bring_back([one])
    assert library.pending() == pending > 0


def test_what_is_kept_is_packed(filled: Library, home: Path) -> None:
    filled.put_aside([filled.articles()[0].id])
    (row,) = rows_of(home)["aside"]
    assert isinstance(row[-1], bytes)
    assert b'"articles"' in zlib.decompress(row[-1])
