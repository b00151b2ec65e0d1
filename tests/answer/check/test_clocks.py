"""Times of day, by clocks of twelve hours and of twenty-four."""

import pytest

from answer.check.clocks import times_of_day
from answer.check.facts import compare

REPORT = ["The mail boat left the pier at 18:10, the guard said."]


@pytest.mark.parametrize(
    ("text", "minute", "known"),
    [
        ("at 6:10 p.m. he", 1090, True),
        ("at 18:10", 1090, True),
        ("at 6:10", 370, False),
        ("at 6.52 pm", 1132, True),
        ("12 a.m.", 0, True),
        ("at 00:30", 30, True),
        ("half past midnight", 30, True),
        ("a quarter to six", 345, False),
        ("six o’clock in the evening", 1080, True),
        ("at 9:15 in the morning", 555, True),
        ("at noon", 720, True),
    ],
)
def test_a_time_is_read(text: str, minute: int, known: bool) -> None:
    assert [(time.minute, time.known) for time in times_of_day(text)] == [(minute, known)]


@pytest.mark.parametrize("text", ["shortly after midnight", "killed 12 in the morning", "25:10", "at 7:61"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert list(times_of_day(text)) == []


@pytest.mark.parametrize(
    "time", ["at 6:10 p.m.", "at 6:10", "at ten past six", "before 7 p.m.", "after 17:00", "at about 6 p.m."]
)
def test_the_same_time_is_not_accused(time: str) -> None:
    assert compare(f"The mail boat left the pier {time}", REPORT) == ()


@pytest.mark.parametrize(
    ("time", "said"),
    [("at 6:10 a.m.", "6:10 a.m."), ("at 8:10 p.m.", "8:10 p.m."), ("after 8 pm", "after 8 pm")],
)
def test_another_time_is(time: str, said: str) -> None:
    (found,) = compare(f"The mail boat left the pier {time}.", REPORT)
    assert found.reason == f"{said} is 18:10 in the source"


def test_a_time_is_no_number_of_minutes() -> None:
    assert (
        compare("By 6:56 p.m. the ship lay on her side.", ["Four minutes later the ship lay on her side."])
        == ()
    )


def test_a_time_may_lie_in_a_span_of_the_source() -> None:
    assert (
        compare("The mail boat left the pier at 6:10 p.m.", ["The mail boat left the pier after 17:00."])
        == ()
    )
