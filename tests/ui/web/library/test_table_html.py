"""The table and what the page asks of it: rows that open articles, copies folded, nothing hostile through."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import UsageError
from index.catalogue import Card, Catalogue, Listing
from ui.web.library.listing import read_ids, read_listing
from ui.web.library.table_html import PAGE, View, table_html

EVIL = "<script>alert(1)</script> [a](javascript:x) \u202e"


def card(number: int, **known: object) -> Card:
    values: dict[str, object] = {
        "id": f"a{number}", "uri": f"/news/{number}.txt", "title": f"Title {number}", "outlet": "Wire",
        "day": None, "published": None, "published_basis": "unknown", "language": "en", "copy_of": None,
    }  # fmt: skip
    return Card(number, **{**values, **known})  # type: ignore[arg-type]  # a test names real fields


def show(cards: list[Card], listing: Listing = Listing(), page: int = 0) -> str:  # noqa: B008 - frozen
    catalogue = Catalogue((1,), cards)
    return table_html(View(catalogue, listing, catalogue.find(listing), page))


def test_a_row_opens_its_article_and_says_what_its_date_rests_on() -> None:
    html = show([card(1, day="2024-06-19", published="2024-06-19", published_basis="dateline")])
    assert 'href="&#35;dl/a1//0"' in html
    assert '<span title="from its dateline">19 June 2024</span>' in html
    assert '<small class="dl-lib-basis">from its dateline</small>' in html
    assert 'aria-label="Remove Title 1"' in html


def test_copies_are_folded_under_what_they_copy() -> None:
    html = show([card(1), card(2, copy_of="a1"), card(3, copy_of="a1", title="Copy three"), card(4)])
    assert html.count("<tr data-id") == 2
    assert "2 near copies" in html
    assert "Copy three" in html
    assert "2 articles and 2 near copies" in html


def test_pages_turn_and_one_past_the_end_is_the_last() -> None:
    cards = [card(n) for n in range(PAGE + 5)]
    assert "Page 1 of 2" in show(cards)
    assert show(cards, page=7).count("<tr data-id") == 5
    assert 'data-page="2" disabled' in show(cards, page=1)
    assert "Page" not in re.sub(r"on this page", "", show(cards[:3]))


def test_the_order_stands_in_the_head_and_turns_around() -> None:
    html = show([card(1)], Listing(sort="title", descending=False))
    assert re.search(r'aria-sort="ascending"><button [^>]*data-sort="title" data-descending="1"', html)
    assert html.count('aria-sort="none"') == 2


def test_nothing_found_says_so_and_offers_a_way_out() -> None:
    html = show([card(1)], Listing(words="zz"))
    assert "No article fits" in html
    assert 'data-lib="clear"' in html


def test_hostile_fields_stay_text() -> None:
    html = show([card(1, id=EVIL, uri=EVIL, title=EVIL, outlet=EVIL, language=EVIL, published=EVIL)])
    assert "<script" not in html
    assert not re.search(r'(href|src)="javascript', html)
    assert "\u202e" in html, "shown as it is, inside its own cell"
    assert show([card(1, uri="javascript:alert(1)")]).count("<a ") == 1


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["words", "outlet", "language", "since", "until", "undated", "sort", "descending", "page"]
        ),
        st.one_of(
            st.none(), st.booleans(), st.integers(), st.text(max_size=30), st.lists(st.text(), max_size=2)
        ),
    )
)
def test_any_query_is_read_or_refused_in_a_sentence(value: dict[str, object]) -> None:
    try:
        listing, page = read_listing(value)
    except UsageError:
        return
    assert page >= 0
    show([card(1), card(2)], listing, page)


@pytest.mark.parametrize("value", [None, 1, "x", [], True], ids=["null", "number", "text", "list", "true"])
def test_what_is_no_query_is_refused(value: object) -> None:
    with pytest.raises(UsageError):
        read_listing(value)


def test_what_is_no_list_of_ids_is_refused() -> None:
    assert read_ids(["a", "b\ud800"], 3) == ["a", "b\\ud800"]
    for value in (None, "a", [], [1], [""], ["a"] * 4, ["x" * 500], {"a": 1}):
        with pytest.raises(UsageError):
            read_ids(value, 3)


def test_a_page_of_twenty_thousand_takes_a_moment() -> None:
    catalogue = Catalogue(
        (1,), [card(n, title=f"Ferry {n % 97} of {n}", outlet=f"Outlet {n % 300}") for n in range(20_000)]
    )
    listing = Listing(words="ferry", sort="title")
    catalogue.find(listing)
    began = time.process_time()
    html = table_html(View(catalogue, listing, catalogue.find(listing), 3))
    assert html.count("<tr data-id") == PAGE
    assert time.process_time() - began < 0.5
