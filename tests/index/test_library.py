"""The library as its users see it: what goes in comes out, and the same input twice changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dateline.errors import UsageError
from index.errors import UnknownArticle
from index.library import Library
from index.summary import Progress
from ingest.article import Article, Cut, Failure, Run
from models.embedder import Embedder

MakeArticle = Callable[..., Article]


def test_an_article_comes_back_as_it_went_in(library: Library) -> None:
    raw = (
        "<p>Bees \ud83d\udc1d".encode("utf-16", "surrogatepass").decode("utf-16")
        + " are\x00 back</p> subscribe"
    )
    article = Article(
        id="ab",
        uri="/x/é.html#part-2",
        title="Bees",
        text="Bees 🐝 are back",
        raw=raw,
        runs=(Run(0, 3, 11, 11), Run(11, 15, 5, 5)),
        cuts=(Cut("teaser", "asks to subscribe", "subscribe", 24, 33),),
        record="17",
        outlet="The Moor",
        authors=("Ann Poe", "Ed Lee"),
        published="2024-04-02T10:00:00+02:00",
        published_basis="metadata",
        language="en",
    )
    library.ingest([article])
    for name in ("ab", "/x/é.html#part-2", "/x/é.html", "é.html", "é.html#part-2", "17"):
        assert library.article(name) == [article], name


def test_the_same_input_twice_changes_nothing(library: Library, news: list[Article], toy: Embedder) -> None:
    first = library.ingest(news).as_dict()
    assert first["added"] == [article.id for article in news]
    assert (first["changed"], first["unchanged"], first["copies"], first["failed"]) == ([], 0, [], [])
    assert first["passages"] == library.counts()[1] == sum(one.passages for one in library.articles())
    before, embedded = library.info(), toy.embedded  # type: ignore[attr-defined]  # the toy counts
    second = library.ingest(news).as_dict()
    assert (second["added"], second["changed"], second["unchanged"]) == ([], [], 5)
    assert library.info() == before
    assert toy.embedded == embedded  # type: ignore[attr-defined]


def test_hits_are_verbatim_and_name_their_article(library: Library, news: list[Article]) -> None:
    library.ingest(news)
    by_id = {article.id: article for article in news}
    result = library.search("Who found no leak on the ferry?")
    assert result.hits[0].uri == "/news/ferry.txt"
    assert (result.articles, result.passages, result.notes) == (5, 5, ())
    for hit in result.hits:
        article = by_id[hit.article]
        assert article.text[hit.start : hit.end] == hit.text
        assert (hit.title, hit.outlet, hit.published) == (article.title, article.outlet, article.published)
        assert (hit.record, hit.published_basis) == (article.record, article.published_basis)
        assert hit.sentences[0][0] == hit.start
        assert hit.sentences[-1][1] == hit.end
        assert hit.ranks
        assert -1 <= (hit.similarity or 0) <= 1
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True)
    assert library.search("Who found no leak on the ferry?") == result


def test_two_libraries_of_the_same_input_agree(tmp_path: Path, news: list[Article], toy: Embedder) -> None:
    results = []
    for name in ("one", "two"):
        with Library.open(tmp_path / name, toy, create=True) as library:
            library.ingest(news)
            results.append([library.search(text) for text in ("harbour tax", "212 hives", "“iron bridge”")])
    assert results[0] == results[1]


def test_a_changed_file_replaces_the_old_text(library: Library, make_article: MakeArticle) -> None:
    old = make_article("The tax will rise by 4 percent.", "/news/a.txt")
    new = make_article("The tax will fall by 9 percent.", "/news/a.txt")
    library.ingest([old])
    report = library.ingest([new])
    assert (report.added, report.changed, report.unchanged) == ((), (new.id,), 0)
    assert [one.id for one in library.articles()] == [new.id]
    assert [hit.text for hit in library.search("rise fall tax percent").hits] == [new.text]
    with pytest.raises(UnknownArticle):
        library.article(old.id)


def test_better_metadata_of_the_same_text_is_a_change(library: Library, make_article: MakeArticle) -> None:
    text = "Bees came back to the moor this spring, keepers said."
    library.ingest([make_article(text, title="bees"), make_article(text, "/news/copy.txt")])
    report = library.ingest([make_article(text, title="Bees are back", outlet="The Moor")])
    (article,) = library.article("a.txt")
    assert report.changed == (article.id,)
    assert (article.title, article.outlet) == ("Bees are back", "The Moor")
    assert library.article("copy.txt") == [article]
    assert library.search("bees").hits[0].title == "Bees are back"
    assert library.info()["chroma"] == library.info()["words"] == 1


def test_an_exact_copy_only_adds_names(library: Library, make_article: MakeArticle) -> None:
    text = "The council voted against the tax."
    first, second = (
        make_article(text, "/a/one.txt", record="r1"),
        make_article(text, "/b/two.txt", record="r2"),
    )
    report = library.ingest([first, second])
    assert report.added == (first.id,)
    assert report.unchanged == 1
    assert report.copies == ({"id": first.id, "copy_of": first.id, "uri": "/b/two.txt"},)
    (summary,) = library.articles()
    assert summary.names == ("/a/one.txt", "/b/two.txt", "one.txt", "r1", "r2", "two.txt")
    assert library.article("r2") == library.article("two.txt") == [first]
    again = library.ingest([first, second])
    assert (again.unchanged, again.copies) == (2, ())


def test_a_copy_that_changes_leaves_the_other_standing(library: Library, make_article: MakeArticle) -> None:
    text = "The council voted against the tax."
    library.ingest([make_article(text, "/a/one.txt", record="r1"), make_article(text, "/b/two.txt")])
    new = make_article("The mayor resigned.", "/a/one.txt", record="r1")
    assert library.ingest([new]).changed == (new.id,)
    assert [(one.uri, one.names) for one in library.articles()] == [
        ("/b/two.txt", ("/b/two.txt", "two.txt")),
        ("/a/one.txt", ("/a/one.txt", "one.txt", "r1")),
    ]
    back = library.ingest([make_article(text, "/a/one.txt", record="r1")])
    assert back.changed == (library.article("two.txt")[0].id,)
    assert len(library.articles()) == 1


def test_parts_of_a_page_share_its_name(library: Library, make_article: MakeArticle) -> None:
    parts = [
        make_article(f"Story {n}: the tax rose {n} times.", f"/news/page.html#part-{n}") for n in (1, 2, 3)
    ]
    library.ingest(parts)
    assert library.article("page.html") == library.article("/news/page.html") == parts
    assert library.article("page.html#part-2") == [parts[1]]
    report = library.ingest(parts[:2])
    assert report.unchanged == 2
    assert library.article("page.html") == parts[:2], "a part that the page lost is gone"


def test_a_removed_article_is_gone_from_every_store(library: Library, news: list[Article]) -> None:
    library.ingest(news)
    assert library.remove("bees.txt") == [news[2].id]
    assert all(hit.uri != "/news/bees.txt" for hit in library.search("bees hives moor").hits)
    info = library.info()
    assert (info["articles"], info["words"], info["chroma"], info["vectors"]) == (4, 4, 4, 4)
    with pytest.raises(UnknownArticle, match="see `dateline articles list`"):
        library.remove("bees.txt")
    library.ingest(news)
    assert library.search("bees hives moor").hits[0].uri == "/news/bees.txt"


def test_failures_are_reported_and_count(library: Library, make_article: MakeArticle) -> None:
    items: list[Article | Failure] = [
        Failure("/news/x.bin", "it is not text", "leave it out"),
        make_article("All is well on the island."),
        make_article("half \ud800 a character", "/news/half.txt"),
        make_article(" \n ", "/news/empty.txt"),
    ]
    report = library.ingest(items)
    assert [one["uri"] for one in report.failed] == ["/news/x.bin", "/news/half.txt", "/news/empty.txt"]
    assert len(report.added) == 1
    assert set(report.seconds) == {"words", "vectors"}
    assert list(report.as_dict()["failed"]) == [dict(one) for one in report.failed]  # type: ignore[call-overload]  # JSON


def test_vectors_may_come_later(library: Library, news: list[Article], toy: Embedder) -> None:
    report = library.ingest(news, wait=False)
    assert report.pending == 5
    assert toy.embedded == 0  # type: ignore[attr-defined]
    result = library.search("harbour tax")
    assert result.hits[0].ranks == {"words": 1}
    assert result.notes == (
        "5 of 5 passages are found by words only so far; the web chat and `dateline rebuild` add the rest",
    )
    assert "vectors" in [one.name for one in library.examine() if one.severity == "warning"]
    heard: list[Progress] = []
    library.ingest([], progress=heard.append)
    assert heard[-1] == Progress("vectors", 5, 5)
    assert library.search("harbour tax").notes == ()
    assert set(library.search("harbour tax").hits[0].ranks) == {"words", "meaning"}


def test_nothing_is_embedded_twice(library: Library, news: list[Article], toy: Embedder) -> None:
    library.ingest(news)
    before = toy.embedded  # type: ignore[attr-defined]
    moved = [replace(article, uri=article.uri.replace("/news", "/other")) for article in news]
    library.ingest(moved)
    library.rebuild()
    assert toy.embedded == before  # type: ignore[attr-defined]


def test_stored_vectors_are_those_of_the_embedder(
    library: Library, news: list[Article], toy: Embedder
) -> None:
    library.ingest(news)
    (passage,) = library.passages(news[0].id)
    text = f"{news[0].title}\n{news[0].text[passage.start : passage.end]}"
    got = library.vectors([passage.id, "unknown"])
    assert np.array_equal(got[0], toy.embed([text])[0])
    assert not got[1].any()
    assert library.vectors([]).shape == (0, 384)


@pytest.mark.parametrize(("query", "limit"), [("", 5), ("  \n", 5), ("tax", 0)])
def test_an_empty_question_is_refused(library: Library, query: str, limit: int) -> None:
    with pytest.raises(UsageError):
        library.search(query, limit=limit)


def test_a_search_of_an_empty_library_finds_nothing(library: Library) -> None:
    result = library.search("tax")
    assert (result.hits, result.articles, result.passages) == ((), 0, 0)
    assert all(one.severity == "ok" for one in library.examine())


def test_a_long_article_is_many_passages_found_one_by_one(
    library: Library, make_article: MakeArticle
) -> None:
    filler = "The committee met again and put the matter off until the next meeting in the town hall. " * 12
    text = "\n\n".join(f"{filler}Paragraph {n} mentions the word zebra{n} once." for n in range(30))
    library.ingest([make_article(text)])
    assert library.counts()[1] > 30
    for n in (0, 13, 29):
        assert f"zebra{n} " in library.search(f"zebra{n}", limit=1).hits[0].text
