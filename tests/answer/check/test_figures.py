"""What a figure counts, what bounds it, and figures that are named to be rejected."""

import pytest

from answer.check.absent import absent
from answer.check.facts import compare
from answer.check.restated import restated
from answer.check.source import pasted

REPORT = [
    "The fair drew 300 visitors and 40 designers on Friday.",
    "Nordlane keeps 51 percent of the port and the right to name the chair.",
    "Castle Lines will buy 49 percent of the port from the state.",
    "Each side may suspend a release for 72 hours.",
    "Reports are made public within 30 days.",
    "The Green Party, which holds 74 of the 150 seats in the house, spoke on Monday.",
    "Twelve keepers visit the tower four times a year.",
    "The museum had 9,200 guests last year.",
    "Of 61 people treated in the ward, six of them in intensive care.",
]


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("The fair drew 300 designers.", "300 designers is 40 designers in the source"),
        ("Nordlane keeps 49 percent of the port.", "49 percent is 51 percent in the source"),
        ("Each side may suspend a release for 30 days.", "30 days is 72 hours in the source"),
        ("The Green Party holds 150 seats in the house.", "150 is 74 in the source"),
        ("Keepers visit the tower twelve times a year.", "twelve times is four times in the source"),
        ("Sixty-one people were in intensive care.", "Sixty-one is six in the source"),
        (
            "The museum had fewer than 9,000 guests last year.",
            "fewer than 9,000 guests is 9,200 guests in the source",
        ),
        (
            "The museum had more than 9,300 guests last year.",
            "more than 9,300 guests is 9,200 guests in the source",
        ),
    ],
)
def test_a_number_that_counts_another_thing_is_another_one(claim: str, reason: str) -> None:
    assert [one.reason for one in compare(claim, REPORT)] == [reason]


@pytest.mark.parametrize(
    "claim",
    [
        "The fair drew 300 visitors.",
        "Forty designers came to the fair.",
        "Castle Lines buys 49 percent of the port.",
        "The house has 150 seats.",
        "The Green Party holds 74 of 150 seats in the house.",
        "The tower is visited four times a year by twelve keepers.",
        "Fewer than 10,000 people visited the museum last year.",
        "The museum had at least 9,000 guests last year.",
        "Reports are public after 30 days.",
    ],
)
def test_a_number_of_the_same_is_not_accused(claim: str) -> None:
    assert compare(claim, REPORT) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not true that 500 people died in the fire, the minister said.",
        "The minister denied that 500 people had died in the fire.",
        "The report of 500 dead in the fire is false, the minister said.",
        "The minister dismissed claims that 500 people died in the fire.",
    ],
)
def test_a_figure_that_is_named_to_be_rejected_bears_nothing_out(sentence: str) -> None:
    (found,) = compare("In the fire 500 people died.", [sentence])
    assert found.reason == "the source names 500 people only to reject it"
    assert compare(sentence, [sentence]) == ()


def test_a_figure_that_is_refused_is_no_rejected_one() -> None:
    report = ["The port denied 12 ships entry on Monday.", "The plan to cut 500 jobs was wrong, he said."]
    assert compare("On Monday 12 ships were denied entry to the port.", report) == ()
    assert compare("There was a plan to cut 500 jobs.", report) == ()


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            "Fewer than 10,000 people were guests of the museum last year.",
            "9,200 people were guests of the museum last year.",
        ),
        ("The museum had at least 9,000 guests last year.", "The museum had 9,200 guests last year."),
        ("Nordlane keeps more than half of the port.", "Nordlane keeps 51 percent of the port."),
        ("12 keepers visit the tower.", "Twelve keepers visit the tower."),
        ("Each side may suspend a release for three days.", "Each side may suspend a release for 72 hours."),
        ("The museum had 9,200 guests last year.", "The museum had 9,200 guests last year."),
        (
            "Fewer than 9,000 people were guests of the museum.",
            "Fewer than 9,000 people were guests of the museum.",
        ),
    ],
)
def test_what_arithmetic_bears_out_is_read_in_the_figures_of_the_source(claim: str, said: str) -> None:
    assert restated(claim, REPORT) == said


def test_names_and_figures_that_are_nowhere_in_the_source() -> None:
    source = pasted("Ada Roth, a Karvonian, met seventeen guests in Talhof.")
    found = absent("In Karvonia Ada Roth and Boris Lund met 17 guests and 30 of the 45 crew.", source)
    assert (found.names, found.figures) == (("Boris Lund",), ("30", "45 crew"))
    assert found.reasons == ("“Boris Lund”, “30”, “45 crew” stand nowhere in the source",)
    assert absent("In Karvonia Ada Roth met more than 10 guests.", source).reasons == ()
