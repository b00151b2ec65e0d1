"""Charts count every article once, in stretches that fit the span, without a gap."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.catalogue import Card
from ui.web.library.charts import MOST_BARS, MOST_NAMES, over_time, shares
from ui.web.library.charts_html import HEIGHT, charts_html


def card(number: int, day: str | None = None, outlet: str | None = None, language: str | None = "en") -> Card:
    return Card(number, f"a{number}", f"/{number}", "T", outlet, day, day, "metadata", language, None)


@pytest.mark.parametrize(
    ("last", "unit", "bars"),
    [
        ("2024-01-03", "day", 3),
        ("2024-02-14", "day", 45),
        ("2024-03-01", "week", 9),
        ("2025-01-31", "week", 57),
        ("2026-03-01", "month", 27),
        ("2040-06-01", "year", 17),
    ],
)
def test_the_unit_follows_the_span(last: str, unit: str, bars: int) -> None:
    many = [card(n, last) for n in range(2, 40)]
    over = over_time([card(1, "2024-01-01"), *many, card(40)])
    assert (over.unit, len(over.bars), over.undated) == (unit, bars, 1)


@pytest.mark.parametrize(
    ("last", "unit", "bars"),
    [
        ("2024-01-12", "day", 12),
        ("2024-02-14", "week", 7),
        ("2024-12-31", "month", 12),
        ("2025-02-01", "year", 2),
    ],
)
def test_few_articles_make_few_bars(last: str, unit: str, bars: int) -> None:
    over = over_time([card(1, "2024-01-01"), card(2, last)])
    assert (over.unit, len(over.bars)) == (unit, bars)


def test_the_highest_bar_fills_the_chart_and_its_number_stands_at_the_top() -> None:
    html = charts_html([card(1, "2024-01-01"), card(2, "2024-01-02"), card(3, "2024-01-02")], {})
    heights = [float(found) for found in re.findall(r' height="([\d.]+)"><title>', html)]
    assert heights == [(HEIGHT - 2) / 2, HEIGHT - 2]
    assert '<p class="dl-chart-most" aria-hidden="true">2</p>' in html


@settings(deadline=None)
@given(st.lists(st.dates(date(1900, 1, 1), date(2030, 12, 31)), min_size=1, max_size=30))
def test_bars_follow_each_other_and_hold_every_article(days: list[date]) -> None:
    over = over_time([card(n, day.isoformat()) for n, day in enumerate(days)])
    assert sum(bar.count for bar in over.bars) == len(days) or len(over.bars) == MOST_BARS
    for one, other in zip(over.bars, over.bars[1:], strict=False):
        assert date.fromisoformat(one.until) + timedelta(days=1) == date.fromisoformat(other.since)
    for day in days[: 1 if len(over.bars) == MOST_BARS else None]:
        inside = [bar for bar in over.bars if bar.since <= day.isoformat() <= bar.until]
        assert len(inside) == 1 or len(over.bars) == MOST_BARS


def test_the_ends_of_the_calendar_break_nothing() -> None:
    assert len(over_time([card(1, "0001-01-01"), card(2, "9999-12-31")]).bars) == MOST_BARS
    assert over_time([card(1, "9999-12-31")]).bars[0].until == "9999-12-31"
    assert over_time([]).bars == ()


def test_the_frequent_values_come_first_and_the_rest_is_counted() -> None:
    values = [f"v{n}" for n in range(20) for _ in range(20 - n)] + [None, None]
    first, others = shares(values)
    assert [one.value for one in first] == [f"v{n}" for n in range(MOST_NAMES)]
    assert sum(one.count for one in first) + others == len(values)


def test_charts_carry_their_figures_as_text_and_hostile_names_as_text() -> None:
    evil = '"><script>alert(1)</script>'
    html = charts_html([card(n, f"2024-01-0{n}", evil) for n in range(1, 5)], {evil.casefold(): evil})
    assert "<script" not in html
    assert 'aria-label="Articles a day, 1 January 2024 to 4 January 2024; most on 1 January 2024' in html
    assert html.count("<rect") == 4
    assert html.count("<th scope") == 2 + 4
    assert charts_html([], {}) == ""
