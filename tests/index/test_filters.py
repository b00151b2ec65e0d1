"""Filters narrow a search exactly."""

from datetime import date, timedelta

import pytest

import index.finder
import index.search
from dateline.errors import UsageError
from index.errors import UnknownArticle
from index.library import Library
from index.query import Filters
from ingest.article import Article


@pytest.fixture
def filled(library: Library, news: list[Article]) -> Library:
    library.ingest(news)
    return library


def found(library: Library, filters: Filters) -> set[str]:
    result = library.search("tax ferry bees bridge council", filters=filters, limit=50)
    assert result.articles == result.passages == len(result.hits)
    return {hit.uri.removeprefix("/news/").removesuffix(".txt") for hit in result.hits}


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(since="2024-03-15"), {"ferry", "bees", "vote"}),
        (Filters(until="2024-03-15"), {"harbour", "ferry"}),
        (Filters(since="2024-03-15", until="2024-03-15"), {"ferry"}),
        (Filters(since="2025-01-01"), set()),
        (Filters(outlets=("lindow POST",)), {"harbour", "vote"}),
        (Filters(outlets=("lindow post", "The Courier")), {"harbour", "vote", "ferry"}),
        (Filters(outlets=("Nobody",)), set()),
        (Filters(articles=("rec-bees", "/news/vote.txt", "bridge.txt")), {"bees", "vote", "bridge"}),
        (Filters(articles=("bees.txt", "vote.txt"), since="2024-05-01"), {"vote"}),
        (Filters(outlets=("Lindow Post",), until="2024-04-01", articles=("harbour.txt",)), {"harbour"}),
    ],
)
def test_only_what_fits_is_found_and_all_of_it(filled: Library, filters: Filters, left: set[str]) -> None:
    assert found(filled, filters) == left


def test_unknown_names_are_said(filled: Library) -> None:
    with pytest.raises(UnknownArticle, match=r"'nowhere\.txt'"):
        filled.search("tax", filters=Filters(articles=("nowhere.txt",)))
    result = filled.search("tax", filters=Filters(articles=("nowhere.txt", "vote.txt")))
    assert [hit.uri for hit in result.hits] == ["/news/vote.txt"]
    assert result.notes == ("there is no article 'nowhere.txt'; it was left out of the search",)


@pytest.mark.parametrize("day", ["yesterday", "2024-02-30", "19.06.2024"])
def test_a_date_that_is_none_is_refused(filled: Library, day: str) -> None:
    with pytest.raises(UsageError, match="is not a date"):
        filled.search("tax", filters=Filters(since=day))


def test_many_filtered_passages_give_the_same_as_comparing_each(
    library: Library, make_article: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2024, 1, 1)
    words = ["harbour", "ferry", "bees", "bridge", "council", "mayor", "crack", "hives"]
    articles = [
        make_article(  # type: ignore[operator]  # a fixture
            f"Report {n} on the {words[n % 8]} and the {words[n * 3 % 7]} by desk {n % 5}.",
            f"/news/{n}.txt",
            published=str(day + timedelta(days=n)),
        )
        for n in range(240)
    ]
    library.ingest(articles)
    filters = Filters(since="2024-03-01")
    monkeypatch.setattr(index.finder, "DEPTH", 20)
    one_by_one = library.search("the harbour and the mayor", filters=filters, limit=20)
    monkeypatch.setattr(index.search, "FEW", 10)
    through_chroma = library.search("the harbour and the mayor", filters=filters, limit=20)
    assert [(hit.passage, hit.ranks) for hit in through_chroma.hits] == [
        (hit.passage, hit.ranks) for hit in one_by_one.hits
    ]
    cosines = [hit.similarity for hit in one_by_one.hits]
    assert [hit.similarity for hit in through_chroma.hits] == pytest.approx(cosines, abs=2e-6)
    assert {hit.published >= "2024-03-01" for hit in one_by_one.hits if hit.published} == {True}
