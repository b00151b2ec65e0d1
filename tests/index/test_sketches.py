"""Sketches find what comparing every vector finds, however the library changes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import sketches as module
from index.library import Library
from index.meaning import exact
from index.query import Filters
from index.search import Scope, by_meaning
from index.store import Store
from ingest.document import Document
from tests.index.conftest import ToyEmbedder, story

SIZE = 40


def documents(first: int, last: int) -> list[Document]:
    return [
        Document(f"/news/{n}.txt", f"'{n}.txt'", ".txt", story(n).encode(), "/news")
        for n in range(first, last)
    ]


def store_of(library: Library) -> Store:
    return library._store


@pytest.fixture
def filled(library: Library) -> Library:
    library.ingest(documents(0, SIZE))
    return library


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_the_nearest_are_those_of_an_exact_comparison(filled: Library, data: st.DataObject) -> None:
    store = store_of(filled)
    ids = store.shelf().ids
    some = data.draw(st.lists(st.sampled_from(ids), unique=True))
    limit = data.draw(st.integers(1, 30))
    text = data.draw(st.sampled_from(["harbour tax", "bees moor crack", story(7)]))
    vector = ToyEmbedder().embed([text])[0]
    near, vectors = store.sketches.candidates(some, vector, limit)
    everything = exact(store.vectors_of(some, 16), vector, limit)
    assert exact([(near, vectors)] if near else [], vector, limit) == everything
    assert len(everything) == min(limit, store.shelf().count(some))


def test_they_follow_what_is_added_removed_and_embedded_later(filled: Library, toy: ToyEmbedder) -> None:
    store, vector = store_of(filled), toy.embed(["harbour ferry"])[0]

    def same() -> int:
        near = store.sketches.candidates(None, vector, 20)
        found = exact([near], vector, 20)
        assert found == exact(store.vectors_of(None, 16), vector, 20)
        return len(store.sketches._numbers)

    assert same() == filled.counts()[1]
    filled.ingest(documents(SIZE, SIZE + 5))
    assert same() == filled.counts()[1]
    filled.remove("3.txt")
    assert same() == filled.counts()[1]
    filled.ingest(documents(3, 4))
    assert same() == filled.counts()[1]
    filled.ingest(documents(100, 105), wait=False)
    assert same() == filled.counts()[1] - filled.pending()
    filled.embed_pending()
    assert same() == filled.counts()[1]


def test_removals_that_nobody_remembers_begin_them_anew(filled: Library, toy: ToyEmbedder) -> None:
    store, vector = store_of(filled), toy.embed(["harbour ferry"])[0]
    store.sketches.candidates(None, vector, 5)
    filled.remove("3.txt")
    store.forget_removed(store.generation())
    store.sketches.candidates(None, vector, 5)
    assert len(store.sketches._numbers) == filled.counts()[1]


def test_a_search_is_the_same_with_and_without_them(
    filled: Library, toy: ToyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = tuple(store_of(filled).shelf().ids[5:35])
    filters = Filters(articles=ids)
    monkeypatch.setattr(module, "MOST", 0)
    before = filled.search("the ferry and the mayor", filters=filters)
    monkeypatch.undo()
    for _ in range(module.PATIENCE + 1):
        assert filled.search("the ferry and the mayor", filters=filters) == before
    assert len(store_of(filled).sketches._numbers) == filled.counts()[1], "they were asked in the end"
    scope = Scope(("nothing",), 1, 1)
    assert by_meaning(None, store_of(filled), toy.embed(["ferry"])[0], scope, 5) == []


def test_a_single_search_of_few_does_not_draw_them(filled: Library) -> None:
    filled.search("ferry", filters=Filters(articles=("3.txt",)))
    assert not len(store_of(filled).sketches._numbers)
