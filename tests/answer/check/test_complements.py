"""The rest of a whole: how many did not, beside how many did."""

import pytest

from answer.check.facts import compare
from answer.check.restated import restated

PETITION = "Of its 640 members, 112 have signed a petition demanding that the board step down."
WARD = "Nineteen remained in hospital on Wednesday, six of them in intensive care."
ABSENT = "Of the 90 delegates, 12 have not voted on the charter."


@pytest.mark.parametrize(
    ("claim", "source", "read"),
    [
        (
            "528 of the club's 640 members have not signed the petition.",
            PETITION,
            "112 of the club's 640 members have signed the petition.",
        ),
        (
            "528 of the club's 640 members haven't signed the petition.",
            PETITION,
            "112 of the club's 640 members have signed the petition.",
        ),
        (
            "Thirteen of those still in hospital were not in intensive care.",
            WARD,
            "six of those still in hospital were in intensive care.",
        ),
        (
            "78 of the 90 delegates have voted on the charter.",
            ABSENT,
            "12 of the 90 delegates have not voted on the charter.",
        ),
    ],
)
def test_the_rest_of_a_whole_holds(claim: str, source: str, read: str) -> None:
    assert compare(claim, [source]) == ()
    assert restated(claim, [source]) == read


@pytest.mark.parametrize(
    ("claim", "source", "reason"),
    [
        (
            "530 of the club's 640 members have not signed the petition.",
            PETITION,
            "530 is 528 in the source: 640 less 112",
        ),
        (
            "80 of the 90 delegates have voted on the charter.",
            ABSENT,
            "80 is 78 in the source: 90 less 12",
        ),
    ],
)
def test_another_rest(claim: str, source: str, reason: str) -> None:
    assert [one.reason for one in compare(claim, [source])] == [reason]


def test_a_part_is_not_the_rest() -> None:
    claim = "112 of the club's 640 members have not signed a petition demanding that the board step down."
    assert [one.kind for one in compare(claim, [PETITION])] == ["negation"]
    assert restated(claim, [PETITION]) == claim


@pytest.mark.parametrize(
    "claim",
    [
        "Nearly 530 of the club's 640 members have not signed the petition.",
        "300 of the club's 640 members have not paid their dues.",
    ],
)
def test_what_is_rounded_or_of_another_matter_is_no_rest(claim: str) -> None:
    assert not any("less" in one.reason for one in compare(claim, [PETITION]))
