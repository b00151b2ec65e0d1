"""How many of how many: words for a share beside a part and its whole in figures."""

import pytest

from answer.check.facts import compare
from answer.check.restated import restated

CLOCKS = "Of the 640 lamps in the collection, 112 were damaged, said the director, Ada Pym."
SEATS = "Members of the governing Hill Party, which holds 74 of the 150 seats in the assembly, asked why."
ABOARD = "There were 224 people on board, of whom 207 survived."
WATER = "Orland draws nearly two thirds of its drinking water from the lake."


@pytest.mark.parametrize(
    ("claim", "source", "reason"),
    [
        ("All of the museum's 640 lamps were damaged.", CLOCKS, "“All” is 112 of 640 in the source"),
        ("Every lamp was damaged.", CLOCKS, "“Every” is 112 of 640 in the source"),
        ("Most lamps were damaged by smoke.", CLOCKS, "“Most” is 112 of 640 in the source"),
        ("None of the lamps was damaged.", CLOCKS, "“None” is 112 of 640 in the source"),
        ("The Hill Party has a majority of the seats.", SEATS, "“a majority” is 74 of 150 in the source"),
        ("Most of the people on board died.", ABOARD, "“Most” is 207 of 224 in the source"),
        ("Orland draws all of its drinking water from the lake.", WATER, "“all” is two thirds in the source"),
    ],
)
def test_another_share(claim: str, source: str, reason: str) -> None:
    assert reason in [one.reason for one in compare(claim, [source])]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Most of the lamps in the collection were not damaged.", CLOCKS),
        ("Not all of the lamps were damaged.", CLOCKS),
        ("A minority of the lamps was damaged.", CLOCKS),
        ("Less than a fifth of the lamps were damaged.", CLOCKS),
        ("Most lamps were dried.", CLOCKS),
        ("The Hill Party holds fewer than half of the seats in the assembly.", SEATS),
        ("The party lost most of the seats.", SEATS),
        ("Most of the people on board survived.", ABOARD),
        ("Orland draws most of its drinking water from the lake.", WATER),
    ],
)
def test_the_same_share(claim: str, source: str) -> None:
    assert compare(claim, [source]) == ()


@pytest.mark.parametrize(
    ("claim", "source", "read"),
    [
        ("Most lamps were not damaged.", CLOCKS, "112 of the 640 lamps were damaged."),
        ("It has fewer than half of the seats.", SEATS, "It has fewer than half of the seats."),
        (
            "The Hill Party has fewer than half of the seats.",
            SEATS,
            "The Hill Party has 74 of the 150 seats.",
        ),
    ],
)
def test_a_share_is_read_in_figures(claim: str, source: str, read: str) -> None:
    assert restated(claim, [source]) == read
