"""What a source leaves open, and a claim that tells it as done."""

import pytest

from answer.check.certainty import overclaimed
from answer.check.line import Line


def found(claim: str, *evidence: str) -> list[str]:
    return list(overclaimed(Line(claim), [Line(one) for one in evidence]))


@pytest.mark.parametrize(
    ("claim", "source", "named"),
    [
        ("The minister resigned in June.", "The minister could resign in June.", "could resign"),
        ("Tom Reed stole 50 nets.", "Police say that Reed allegedly stole 50 nets.", "allegedly stole"),
        ("The minister favours the plan.", "The minister is said to favour the plan.", "said to favour"),
        ("The bank closed ten branches.", "The bank is expected to close ten branches.", "expected to close"),
        ("The union will strike.", "The union may strike on Monday.", "may strike"),
        (
            "The ferry was sold.",
            "The ferry might soon have been sold, said the paper.",
            "might soon have been sold",
        ),
        (
            "Vasch talked to Orlo after the talks.",
            "She declined to say whether she had talked to Orlo since the talks.",
            "whether she had talked",
        ),
        ("She visited Selm.", "She plans to visit Selm.", "plans to visit"),
        ("The port bought a tug.", "The port must be able to buy a tug.", "must be able to buy"),
        ("The board approved the plan.", "The plan must be approved by the board.", "must be approved"),
        (
            "Parliament ratified the plan.",
            "The plan must be approved by the board and then ratified by parliament.",
            "must be approved by the board and then ratified",
        ),
        ("The deal fell through.", "There is time before the deal can fall through.", "can fall"),
        (
            "They have dredged the basin.",
            "It pays once the whole basin has been dredged.",
            "once the whole basin has been dredged",
        ),
        ("It was the first strike in the port.", "It would be the first in the port.", "would be the first"),
    ],
)
def test_a_claim_that_is_surer_than_its_source_is_named(claim: str, source: str, named: str) -> None:
    assert found(claim, source) == [f"the source says “{named}”, and does not tell it as a fact"]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The minister resigned.", ["The minister could resign.", "He resigned on Friday."]),
        ("The minister may resign.", ["The minister could resign."]),
        ("The bank plans to close ten branches.", ["The bank is expected to close ten branches."]),
        ("The bank will close ten branches.", ["The bank is expected to close ten branches."]),
        ("The minister left for Selm.", ["The minister could resign.", "The minister left for Selm."]),
        ("According to the paper the union struck.", ["The union may strike."]),
        ("His spokesman denied that he had offered 340.", ["He is said to have offered 340."]),
        ("Ferries sail in May.", ["In May ferries sail."]),
        ("The board must approve the plan.", ["The plan must be approved by the board."]),
        ("The port buys tugs.", ["The port must buy tugs."]),
        ("She joined the choir.", ["She will be joining the choir."]),
        ("The club announced it.", ["The club can announce it today."]),
        ("He left.", ["Once the war had ended, he left."]),
        ("It was the first strike.", ["It would be the first strike.", "It was the first strike in years."]),
    ],
)
def test_what_is_told_as_surely_is_let_pass(claim: str, evidence: list[str]) -> None:
    assert not found(claim, *evidence)
