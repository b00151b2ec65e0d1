"""Figures that a claim makes of two others: differences and sums."""

from collections.abc import Sequence

import pytest

from answer.check.checker import judge_claim
from answer.check.facts import compared
from models.reader.reading import Pair, Reading

TERMS = [
    "A court sentenced Edda Moor, the treasurer, to four years in prison.",
    "The prosecutor, Lia Abt, had asked for six years.",
]
SEATS = [
    "The Alliance won 47 of the 101 seats in Sunday's election.",
    "The Farmers' League took nine and the Greens seven.",
]
CATCH = ["The boats landed 40 tonnes of cod, 12 tonnes more than last year."]


class Believing:
    """Takes everything for borne out."""

    name = "believing"
    sha256 = "0" * 64
    max_pieces = 256

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        return [Reading(0.0, 0.5, None, 0.95, 0.02, 0.03) for _ in pairs]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Moor's prison term is two years shorter than the prosecutor had asked for.", TERMS),
        ("Together, the Alliance and the Greens have 54 seats.", SEATS),
        ("The Alliance and the Greens have 54 seats combined.", SEATS),
        ("The Farmers' League took two seats more than the Greens.", SEATS),
        ("The boats landed 12 tonnes of cod more than last year.", CATCH),
    ],
)
def test_a_difference_and_a_sum_hold(claim: str, evidence: list[str]) -> None:
    found = compared(claim, evidence)
    assert found.differences == ()
    assert found.unproven is None
    assert judge_claim(claim, evidence, Believing()).verdict == "supported"


@pytest.mark.parametrize(
    ("claim", "evidence", "reason"),
    [
        (
            "Moor's prison term is three years shorter than the prosecutor had asked for.",
            TERMS,
            "no two figures of the source make three years",
        ),
        (
            "Together, the Alliance and the Greens have 61 seats.",
            SEATS,
            "no two figures of the source make 61 seats",
        ),
    ],
)
def test_what_does_not_follow_is_not_borne_out(claim: str, evidence: list[str], reason: str) -> None:
    found = judge_claim(claim, evidence, Believing())
    assert found.verdict == "unsupported"
    assert reason in found.reasons


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The boats landed 15 tonnes of cod more than last year.", CATCH),
        ("In all, 60 people died in the fire.", ["In the fire 54 people died, said the mayor."]),
        ("Moor was sentenced to five years in prison.", TERMS),
    ],
)
def test_a_figure_that_the_source_has_itself_is_still_compared(claim: str, evidence: list[str]) -> None:
    assert [one.kind for one in compared(claim, evidence).differences] == ["number"]
