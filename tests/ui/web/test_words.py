"""The chat's words about dates and counts."""

import pytest

from ui.web import words


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
    assert words.day(published) == said


def test_a_date_says_what_it_rests_on() -> None:
    assert words.dated("2024-06-19", "url") == "19 June 2024, from its address"
    assert words.dated(None, "unknown") == "undated"


def test_counts() -> None:
    assert [words.count(number, "article") for number in (0, 1, 12770)] == [
        "0 articles",
        "1 article",
        "12,770 articles",
    ]
