"""The days that a question names."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.days import Days, days_in

ASKED, NEWEST = date(2025, 3, 20), date(2025, 3, 18)


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What happened in March 2025?", "2025-03-01", "2025-03-31"),
        ("What did he say since 7 October 2023?", "2023-10-07", None),
        ("And after October 7, 2023?", "2023-10-07", None),
        ("Who left before May 2024?", None, "2024-05-01"),
        ("Who left by the end of 2022?", None, "2022-12-31"),
        ("Who stayed until January 2020?", None, "2020-01-31"),
        ("between May and July 2024", "2024-05-01", "2024-07-31"),
        ("from 3 March 2024 to 5 April 2024", "2024-03-03", "2024-04-05"),
        ("What changed between May 3 and July 9?", "2024-05-03", "2024-07-09"),
        ("between 2019 and 2021", "2019-01-01", "2021-12-31"),
        ("Who won in 2023?", "2023-01-01", "2023-12-31"),
        ("Who won in December?", "2024-12-01", "2024-12-31"),
        ("the report of October 18th", "2024-10-18", "2024-10-18"),
        ("on 20 May 2024", "2024-05-20", "2024-05-20"),
        ("am 3. März 2025", "2025-03-03", "2025-03-03"),
        ("published on 2023-11-24", "2023-11-24", "2023-11-24"),
        ("What was decided yesterday?", "2025-03-19", "2025-03-19"),
        ("What was decided on Monday?", "2025-03-17", "2025-03-17"),
        ("this week's vote", "2025-03-13", "2025-03-20"),
        ("last week's vote", "2025-03-10", "2025-03-20"),
        ("last month", "2025-02-01", "2025-02-28"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("this year", "2025-01-01", "2025-03-20"),
        ("in the past three months", "2024-12-20", "2025-03-20"),
        ("two weeks ago", "2025-03-03", "2025-03-09"),
        ("What happened in the summer of 2024?", "2024-06-01", "2024-08-31"),
        ("Who fell in fall 2023?", "2023-09-01", "2023-11-30"),
        ("since the winter of 2023", "2023-12-01", None),
        ("Who was asked last winter?", "2024-12-01", "2025-02-28"),
        ("What did he say in the autumn?", "2024-09-01", "2024-11-30"),
        ("in the first quarter of 2025", "2025-01-01", "2025-03-31"),
        ("by Q3 2024", None, "2024-09-30"),
        ("the last half of 2023", "2023-07-01", "2023-12-31"),
        ("H1 2023", "2023-01-01", "2023-06-30"),
        ("between October and December 2023", "2023-10-01", "2023-12-31"),
        ("from November to February 2024", "2023-11-01", "2024-02-29"),
        ("in mid-September 2023", "2023-09-01", "2023-09-30"),
        ("in the winter of 2022-2023", "2022-12-01", "2023-02-28"),
        ("the winter of 2022/23", "2022-12-01", "2023-02-28"),
        ("on October 3-5, 2023", "2023-10-03", "2023-10-05"),
        ("from 20 to 30 November 2024", "2024-11-20", "2024-11-30"),
        ("between 3 and 5 May", "2024-05-03", "2024-05-05"),
        ("in September '23", "2023-09-01", "2023-09-30"),
        ("in September (2023)", "2023-09-01", "2023-09-30"),
        ("in the 3rd quarter of 2024", "2024-07-01", "2024-09-30"),
        ("from spring to autumn 2023", "2023-03-01", "2023-11-30"),
        ("on Feb 29", "2024-02-29", "2024-02-29"),
    ],
)
def test_a_range_is_read(question: str, since: str | None, until: str | None) -> None:
    (found,) = days_in(question, ASKED, NEWEST)
    assert (found.since, found.until) == (since, until)
    assert found.text in question


@pytest.mark.parametrize(
    "question",
    [
        "What may happen?",
        "They march on; who will august bodies judge?",
        "Who sold 2019 tickets?",
        "Was there a call at 10:30?",
        "Feb 30",
        "on 31 February 2025",
        "the 31st of April 2024",
        "Which 3 of 4 won?",
        "on March 0",
        "Who slept during the winter storm?",
        "What came after the fall of the wall?",
        "Who won in the third quarter?",
        "",
    ],
)
def test_what_names_no_day_is_left_alone(question: str) -> None:
    assert days_in(question, ASKED, NEWEST) == ()


def test_several_days_are_several_ranges_each_once() -> None:
    found = days_in("The report of 2023-11-24, that of 2023-11-25 and again 2023-11-24", ASKED, NEWEST)
    assert [one.since for one in found] == ["2023-11-24", "2023-11-25"]


def test_a_month_without_a_year_is_the_latest_there_is() -> None:
    assert days_in("in March", ASKED, NEWEST)[0].since == "2025-03-01"
    assert days_in("in March", ASKED, date(2019, 2, 1))[0].since == "2018-03-01"
    assert days_in("on 29 February", date(2025, 2, 1))[0].since == "2024-02-29"


def test_a_range_holds_its_ends_and_nothing_undated() -> None:
    days = Days("2024-01-01", "2024-01-31", "January")
    assert days.holds("2024-01-01")
    assert days.holds("2024-01-31T23:00:00+01:00")
    assert not days.holds("2024-02-01")
    assert not days.holds(None)
    assert Days(None, "2024-01-31", "").holds("1999-01-01")


@given(st.text(max_size=300), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read_without_trouble(text: str, asked: date) -> None:
    for found in days_in(text, asked, asked):
        assert found.since or found.until


WORDS = (
    "between from May 3 2024 and to since last week the end_of 999 years_ago 2024-02-30 31 February"
    " today until – this winter ago weeks"
)


@given(
    st.lists(st.sampled_from([word.replace("_", " ") for word in WORDS.split()]), max_size=12),
    st.sampled_from([ASKED, date.min, date.max]),
)
@example(["last", "winter"], date.max)
def test_any_mixture_of_their_words_is_read_without_trouble(words: list[str], asked: date) -> None:
    for found in days_in(" ".join(words), asked, min(asked, NEWEST)):
        if found.since and found.until:
            assert found.since <= found.until


@pytest.mark.parametrize(
    ("one", "other", "covers"),
    [
        (("2024-09-01", "2024-09-30"), ("2024-09-12", "2024-09-12"), True),
        (("2024-09-01", "2024-09-30"), ("2024-06-01", "2024-09-30"), False),
        (("2024-09-01", None), ("2024-10-01", None), True),
        (("2024-09-01", "2024-09-30"), ("2024-09-10", None), False),
        ((None, "2024-09-30"), (None, "2024-01-01"), True),
        (("2024-09-01", None), (None, "2024-10-01"), False),
    ],
)
def test_a_range_covers_another(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], *, covers: bool
) -> None:
    assert Days(*one, "").covers(Days(*other, "")) is covers


@pytest.mark.parametrize(
    ("question", "dated"),
    [
        ("in the summer", True),
        ("in May", True),
        ("on 2024-03-04", True),
        ("last summer", False),
        ("this week", False),
        ("today", False),
    ],
)
def test_a_month_or_a_year_dates_it(question: str, *, dated: bool) -> None:
    assert [one.is_dated for one in days_in(f"Who spoke {question}?", ASKED)] == [dated]


@pytest.mark.parametrize("joint", [" and ", " or ", ", ", "–"])
def test_two_months_of_one_year_are_of_that_year(joint: str) -> None:
    found = days_in(f"What was said in September{joint}October 2023?", ASKED, NEWEST)
    assert [one.since for one in found] == ["2023-09-01", "2023-10-01"]


@pytest.mark.parametrize(
    ("asked", "words", "since"),
    [
        ("2026-07-15", "last summer", "2025-06-01"),
        ("2026-11-30", "last summer", "2026-06-01"),
        ("2026-12-15", "last winter", "2025-12-01"),
        ("2026-04-01", "this summer", "2026-06-01"),
    ],
)
def test_last_season_is_the_last_that_is_over(asked: str, words: str, since: str) -> None:
    (found,) = days_in(f"Who spoke {words}?", date.fromisoformat(asked), NEWEST)
    assert found.since == since


@given(
    st.text(max_size=40), st.sampled_from(["in May", "on 3 May 2024", "since the summer of 2023", "Q1 2024"])
)
def test_it_says_where_days_are_named(before: str, days: str) -> None:
    text = f"{before} {days}"
    for one in days_in(text, ASKED, NEWEST):
        assert text[one.start : one.end] == one.text
