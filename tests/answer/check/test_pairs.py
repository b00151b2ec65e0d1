"""Figures of one sentence that have changed places, and from what to what."""

import pytest

from answer.check.checker import check
from answer.check.facts import compare
from answer.check.source import pasted
from answer.check.sources import Given

SOURCE = [
    "Twelve people died and 40 were hurt when the bridge gave way, the police said.",
    "There were 224 people on the train, of whom 172 got away.",
    "The plan lies between the 310 litres that Orland has offered and the 350 that Tessia has asked for.",
    "The firm is to pay 700 million when the contract begins and the remaining 500 million in 2027.",
    "Both agreed on a price of 1.05 billion for 49 percent, instead of 1.2 billion.",
    "Profit rose to 7 million from 5 million.",
]


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("Forty people died and 12 were hurt.", "Forty and 12 have changed places"),
        ("Twelve people were hurt and forty killed.", "Twelve and forty have changed places"),
        ("Orland has offered 350 litres while Tessia asks for 310.", "350 and 310 have changed places"),
        (
            "The firm pays 500 million when the contract begins and 700 million in 2027.",
            "500 million and 700 million have changed places",
        ),
        (
            "The price went from 1.05 billion to 1.2 billion.",
            "1.05 billion and 1.2 billion have changed places",
        ),
        ("Profit went from 7 to 5 million.", "7 and 5 million have changed places"),
    ],
)
def test_figures_that_have_changed_places(claim: str, reason: str) -> None:
    assert any(one.reason.startswith(f"{reason}: “") for one in compare(claim, SOURCE))


@pytest.mark.parametrize(
    "claim",
    [
        "Twelve people were killed and 40 injured.",
        "Forty people were hurt and 12 died.",
        "Tessia asks for 350 litres and Orland has offered 310.",
        "The firm pays 700 million when the contract begins and 500 million in 2027.",
        "The price was cut from 1.2 billion to 1.05 billion.",
        "Profit went from 5 to 7 million.",
        "Of the 224 people on the train 172 got away.",
    ],
)
def test_figures_in_their_places(claim: str) -> None:
    assert compare(claim, SOURCE) == ()


def test_figures_change_places_between_two_clauses() -> None:
    report = check(
        "Tessia has asked for 310 litres, and Orland has offered 350.", Given([pasted(SOURCE[2])]), None
    )
    assert report.statements[0].verdict == "contradicted"
    assert report.statements[0].reasons[0].startswith("310 and 350 have changed places")


def test_a_cut_by_so_much_is_no_cut_from_so_much() -> None:
    assert (
        compare("The price was cut from 1.2 billion.", ["The price was cut by 150 million from 1.2 billion."])
        == ()
    )
