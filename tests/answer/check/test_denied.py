"""Denials in an aside, denials by a verb, and what is denied of one thing and not of another."""

import pytest

from answer.check.facts import compare

LEFT = "Its owner, Ada Roth, who had dismissed reports of a leak as gossip, resigned on Friday afternoon."
COVERED = (
    "The policy covers the house, but not the paintings, because no expert could be found who knew them."
)
ASKED = "The town's clerk declined to explain the figures."
OPEN = "A guide spoke of six at most. He did not say whether the maps that Roth had seen existed."


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Ada Roth did not resign.", LEFT),
        ("The policy covers the paintings.", COVERED),
        ("The policy does not cover the house.", COVERED),
        ("The town's clerk agreed to explain the figures.", ASKED),
        ("The town's clerk explained the figures.", ASKED),
    ],
)
def test_what_the_source_says_otherwise(claim: str, source: str) -> None:
    assert compare(claim, [source])[0].kind == "negation"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Ada Roth resigned on Friday.", LEFT),
        ("The policy does not cover the paintings.", COVERED),
        ("The policy covers the house.", COVERED),
        ("The town's clerk would not explain the figures.", ASKED),
        ("Profit declined to 40 million.", "Profit was 40 million, the report says."),
        ("Roth's maps were not confirmed by a guide.", OPEN),
    ],
)
def test_what_the_source_says(claim: str, source: str) -> None:
    assert compare(claim, [source]) == ()
