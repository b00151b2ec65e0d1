"""Which articles a filter leaves, against the database asked for the same."""

import json
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.days import Days
from index.library import Library
from index.query import Filters
from ingest.article import Article

_SQL = (
    "SELECT id FROM articles WHERE (?1 IS NULL OR day >= ?1) AND (?2 IS NULL OR day <= ?2)"
    " AND (?3 IS NULL OR outlet_key IN (SELECT value FROM json_each(?3)))"
    " AND (?4 IS NULL OR id IN (SELECT value FROM json_each(?4)))"
    " AND (?5 IS NULL OR language IN (SELECT value FROM json_each(?5))) ORDER BY number"
)
_DAYS = st.sampled_from([None, "2024-01-01", "2024-03-01", "2024-03-15", "2024-04-02", "2024-05-21"])


def asked(library: Library, filters: Filters, among: Sequence[str] | None) -> list[str]:
    """What the database says."""
    rows = library._store.database.all(
        _SQL,
        filters.since,
        filters.until,
        json.dumps([one.casefold() for one in filters.outlets]) if filters.outlets else None,
        json.dumps(list(among)) if among is not None else None,
        json.dumps(list(filters.languages)) if filters.languages else None,
    )
    return [row["id"] for row in rows]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_what_is_left_is_what_the_database_says(
    library: Library, news: list[Article], data: st.DataObject
) -> None:
    if not library.counts()[0]:
        library.ingest(news)
    filters = Filters(
        since=data.draw(_DAYS),
        until=data.draw(_DAYS),
        outlets=tuple(data.draw(st.lists(st.sampled_from(["lindow POST", "The Courier", "Nobody"])))),
        languages=tuple(data.draw(st.lists(st.sampled_from(["en", "de"]), max_size=1))),
    )
    shelf = library._store.shelf()
    among = data.draw(st.none() | st.lists(st.sampled_from([*shelf.ids, "gone"])))
    left = shelf.matching(filters, among)
    assert left == asked(library, filters, among)
    assert shelf.count(left) == sum(len(library.passages(one)) for one in left)


def test_what_a_question_names_is_any_of_its_outlets_on_any_of_its_days(
    library: Library, news: list[Article]
) -> None:
    library.ingest(news)
    shelf = library._store.shelf()
    assert shelf.newest == "2024-05-20"
    assert shelf.names == {"lindow post": "Lindow Post", "the courier": "The Courier"}
    march, april = Days("2024-03-01", "2024-03-31", ""), Days("2024-04-01", None, "")
    named = {one.uri: one.id for one in news}

    def uris(outlets: Sequence[str], days: Sequence[Days]) -> set[str]:
        found = shelf.named(outlets, days, None)
        return {uri.removeprefix("/news/").removesuffix(".txt") for uri, one in named.items() if one in found}

    assert uris(("lindow post",), (march,)) == {"harbour"}
    assert uris((), (march, april)) == {"harbour", "ferry", "bees", "vote"}
    assert uris(("lindow post", "the courier"), ()) == {"harbour", "ferry", "vote"}


def test_it_is_read_again_once_the_library_has_changed(library: Library, news: list[Article]) -> None:
    assert library._store.shelf().ids == []
    library.ingest(news[:2])
    shelf = library._store.shelf()
    assert len(shelf.ids) == 2
    assert library._store.shelf() is shelf
    library.remove(shelf.ids[0])
    assert library._store.shelf().ids == shelf.ids[1:]
