"""Dates of publication in words."""

import pytest

from ui.dates import dated, day


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2024-06-19", "19 June 2024"),
        ("2024-06-19T08:30:00+02:00", "19 June 2024"),
        (None, "undated"),
        ("last week", "last week"),
    ],
)
def test_days(published: str | None, said: str) -> None:
    assert day(published) == said


def test_a_date_says_what_it_rests_on() -> None:
    assert dated("2024-06-19", "url") == "19 June 2024, from its address"
    assert dated(None, "unknown") == "undated"
