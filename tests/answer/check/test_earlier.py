"""Figures of the time before, which a source gives as so many more or fewer."""

import pytest

from answer.check.facts import compare
from answer.check.restated import restated

FAIR = ["Some 5,200 people came to the two-day fair, the organisers said, 700 more than last year."]


def test_a_figure_of_the_year_before_is_worked_out() -> None:
    claim = "About 4,500 people came to the fair last year."
    assert compare(claim, FAIR) == ()
    assert restated(claim, FAIR) == "About 5,200 people came to the fair 700 more than last year."


@pytest.mark.parametrize(
    "claim", ["About 4,900 people came to the fair last year.", "4,500 people came to the fair this time."]
)
def test_another_figure_or_another_time(claim: str) -> None:
    assert compare(claim, FAIR)[0].reason.endswith("5,200 people in the source")


def test_fewer_than_the_month_before() -> None:
    source = ["The mill made 300 tonnes in May, 40 fewer than a month earlier."]
    assert compare("The mill made 340 tonnes the month before.", source) == ()
