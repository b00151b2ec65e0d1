"""Which day a question is about, and how much an article's own day speaks for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.newness import When, newness, when
from answer.question import Question
from answer.understanding import understand
from index.days import Days
from tests.answer.conftest import make_article


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2025-03-02", 1.0), ("2025-03-06", 1.0), ("2025-02-20", 0.5), ("2024-03-04", 0.0), ("2025-03-20", 0.0)],
)
def test_the_week_before_counts_fully_and_the_month_by_half(published: str, expected: float) -> None:
    assert newness(published, "2025-03-04") == expected


@given(st.dates().map(str), st.none() | st.dates().map(str))
def test_without_a_day_or_a_date_nothing_is_new(one: str, other: str | None) -> None:
    assert newness(None, one) == newness(one, None) == 0.0
    assert newness(one, other) in {0.0, 0.5, 1.0}


def about(text: str, asked: str | None = None) -> When | None:
    question = Question(text, asked=asked)
    articles = [make_article("a", published="2024-05-01"), make_article("b", published="2025-02-03T10:00:00")]
    return when(question, understand(question), articles)


def test_the_day_is_that_of_the_question_unless_it_is_about_another_time() -> None:
    assert about("Who leads the talks?", "2025-03-04") == When("2025-03-04")
    assert about("Who led the talks before the summit?", "2025-03-04") is None
    then = about("Who led the talks in March 2021?", "2025-03-04")
    assert then is not None
    assert [(one.since, one.until) for one in then.days] == [("2021-03-01", "2021-03-31")]


def test_now_without_a_day_is_that_of_the_newest_article() -> None:
    assert about("Who currently leads the talks?") == When("2025-02-03T10:00:00")
    assert about("Who leads the talks?") is None


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2021-03-01", 1.0),
        ("2021-03-31T23:00:00", 1.0),
        ("2021-04-07", 0.5),
        ("2021-04-08", 0.0),
        ("2021-02-28", 0.0),
        (None, 0.0),
    ],
)
def test_of_days_that_are_named_they_count_and_the_week_after_by_half(
    published: str | None, expected: float
) -> None:
    assert When(days=(Days("2021-03-01", "2021-03-31", "March 2021"),)).worth(published) == expected
