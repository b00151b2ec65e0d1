"""Dates found in real news texts whose metadata and address are hidden: enough of them, and right ones."""

from pathlib import Path

import pytest

from tests.ingest.date_scores import Dated, dated

EVERY = 10


@pytest.mark.parametrize(("year", "least"), [("2022", 0.4), ("2025", 0.94)])
def test_articles_that_give_their_date_are_dated(shared: Path, year: str, least: float) -> None:
    """Of 29 in 2022, most of which give only some event's date, 12 are dated; of 342 in 2025, 325."""
    folder = shared / "benchmarks" / f"realtimeqa-{year}"
    giving = list(dated(folder, cleaned=False, only_giving=True))
    assert sum(article.right for article in giving) >= least * len(giving)


def test_dates_that_are_given_are_right(shared: Path) -> None:
    articles: list[Dated] = []
    for year in ("2022", "2025"):
        articles += dated(shared / "benchmarks" / f"realtimeqa-{year}", cleaned=False, every=EVERY)
    given = [article for article in articles if article.found]
    assert len(given) > 25
    assert sum(article.right for article in given) >= 0.95 * len(given)
