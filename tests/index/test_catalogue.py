"""The list of articles: filtered, sorted, folded, and quick with many."""

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.catalogue import SORTS, Card, Catalogue, Listing
from index.library import Library
from index.lock import writing
from index.search import Scope
from ingest.article import Article
from tests.index.conftest import article_of, story


def card(number: int, **known: object) -> Card:
    values: dict[str, object] = {
        "id": f"a{number}", "uri": f"/news/{number}.txt", "title": f"Title {number}", "outlet": None,
        "day": None, "published": None, "published_basis": "unknown", "language": "en", "copy_of": None,
    }  # fmt: skip
    values |= known
    if values["day"] is not None:
        values["published"] = values["day"]
    return Card(number, **values)  # type: ignore[arg-type]  # a test names real fields


def ids(found: list[Card]) -> str:
    return " ".join(one.id for one in found)


FEW = Catalogue(
    (1,),
    [
        card(1, title="Éclair wins prize", outlet="The Courier", day="2024-03-01"),
        card(2, title="Harbour tax", outlet="Lindow Post", day="2024-05-02"),
        card(3, title=None, outlet="LINDOW POST", language="de"),
        card(4, title="Harbour tax rises", outlet="Wire", day="2024-05-01", copy_of="a2"),
        card(5, title="“Bees” return", day="2024-04-02"),
    ],
)


@pytest.mark.parametrize(
    ("listing", "found"),
    [
        (Listing(), "a5 a3 a2 a1"),
        (Listing(descending=False), "a1 a2 a3 a5"),
        (Listing(sort="published"), "a2 a5 a1 a3"),
        (Listing(sort="published", descending=False), "a1 a5 a2 a3"),
        (Listing(sort="title", descending=False), "a5 a1 a2 a3"),
        (Listing(sort="outlet", descending=False), "a2 a3 a1 a5"),
        (Listing(outlet="lindow post"), "a3 a2"),
        (Listing(language="de"), "a3"),
        (Listing(since="2024-04-01", until="2024-05-02"), "a5 a2"),
        (Listing(until="2024-03-31"), "a1"),
        (Listing(undated=True), "a3"),
        (Listing(undated=True, since="2024-01-01"), ""),
        (Listing(words="harbour RISES"), "a4"),
        (Listing(words="harbour"), "a2"),
        (Listing(words="courier"), "a1"),
        (Listing(words="'bees'"), ""),
        (Listing(words='"bees"'), "a5"),
        (Listing(words="nothing such"), ""),
        (Listing(outlet="Wire"), "a4"),
    ],
)  # fmt: skip
def test_the_list_holds_what_is_wanted_in_order(listing: Listing, found: str) -> None:
    assert ids(FEW.find(listing)) == found


def test_articles_whose_text_has_the_words_are_in_the_list() -> None:
    assert ids(FEW.find(Listing(words="quinces"), {"a1", "a4"})) == "a4 a1"


def test_a_copy_is_folded_under_its_original() -> None:
    assert ids(FEW.family(FEW.cards[1])) == "a4"
    assert ids(FEW.family(FEW.cards[3])) == "a2"
    assert FEW.family(FEW.cards[0]) == []


def test_outlets_languages_and_days_are_counted() -> None:
    assert FEW.outlets == [("Lindow Post", 2), ("The Courier", 1), ("Wire", 1)]
    assert FEW.languages == [("en", 4), ("de", 1)]
    assert FEW.days == ("2024-03-01", "2024-05-02")
    assert Catalogue((1,), []).days is None


@settings(deadline=None)
@given(words=st.text(max_size=40), sort=st.sampled_from(SORTS), descending=st.booleans())
def test_no_words_break_it(words: str, sort: str, descending: bool) -> None:
    found = FEW.find(Listing(words=words, sort=sort, descending=descending))  # type: ignore[arg-type]
    assert len(found) == len({one.copy_of or one.id for one in found})


def test_twenty_thousand_are_looked_through_in_a_moment() -> None:
    chance = random.Random(7)
    many = Catalogue(
        (1,),
        [
            card(
                n,
                title=f"The {chance.choice('harbour ferry council tax bees'.split())} of {n}",
                outlet=f"Outlet {n % 300}",
                day=f"20{n % 20:02}-0{1 + n % 9}-1{n % 10}",
                copy_of=f"a{n - 1}" if n % 10 == 3 else None,
            )
            for n in range(20_000)
        ],
    )
    many.find(Listing(words="first", sort="title"))  # sorts and folds once
    began = time.perf_counter()
    found = many.find(Listing(words="ferry", sort="title", since="2005-01-01"))
    took = time.perf_counter() - began
    assert 1000 < len(found) < 6000
    assert took < 0.5, f"{took:.3f} s"


def test_the_library_lists_its_articles_and_reads_them_again_when_they_change(
    library: Library, news: list[Article]
) -> None:
    library.ingest(news)
    first = library.catalogue()
    assert [one.title for one in first.find(Listing(sort="published"))][:1] == [news[4].title]
    assert library.catalogue() is first
    library.ingest([article_of(story(1), "/late.txt")], wait=False)
    second = library.catalogue()
    assert len(second.cards) == len(first.cards) + 1
    library.embed_pending()
    assert library.catalogue() is second, "what is embedded is not what is listed"
    library.put_aside([news[4].id])
    assert news[4].id not in {one.id for one in library.catalogue().cards}


def test_each_change_of_the_articles_is_seen(library: Library, news: list[Article]) -> None:
    library.ingest(news)
    one, other = news[0].id, news[1].id
    library.put_aside([one])
    marks = [library.catalogue().mark]
    library.put_aside([other])
    library.bring_back([one])  # as many as before
    marks.append(library.catalogue().mark)
    library.ingest([replace(news[2], outlet="Another")])
    marks.append(library.catalogue().mark)
    assert len(set(marks)) == 3
    assert {card.outlet for card in library.catalogue().cards} >= {"Another"}


def test_words_are_looked_for_in_the_texts(library: Library, news: list[Article]) -> None:
    library.ingest(news, wait=False)
    assert library.holding("the leak found") == {news[1].id}
    assert library.holding("leak hives") == set()
    assert library.holding("harbour tax") == {news[0].id, news[4].id}


def test_no_words_break_the_search_in_the_texts(library: Library, news: list[Article]) -> None:
    library.ingest(news[:1], wait=False)
    for words in ("", " ", '"', "zz AND (", "\x00", "\ud800", "%_'", "*" * 5000, "é" * 300, "body:tax"):
        assert library.holding(words) == set()


def test_a_search_while_meanings_come_in_neither_writes_nor_complains(
    library: Library, news: list[Article]
) -> None:
    library.ingest(news, wait=False)
    library.embed_pending()
    with library._store.change():
        pass  # a generation that brought no text, as each stretch of embedding does
    with writing(library.home):
        notes: list[str] = []
        assert library.ask_words("harbour tax", Scope(None, *library.counts()), 5, notes)
    assert notes == []
