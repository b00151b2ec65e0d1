"""A question taken apart into its sides, and what is asked of them together."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.compared.relation import offered, relation
from answer.compared.sides import asks_whether, sided
from index.outlets import Outlets

OUTLETS = Outlets({name.casefold(): name for name in ("The Harbour Sheet", "Upland Courier", "NightWire")})
ASKED = date(2031, 6, 1)


def taken(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(side.outlets, side.claim) for side in sided(text, OUTLETS, ASKED).sides]


def test_each_side_has_its_outlet_and_its_claim() -> None:
    asked = (
        "Does the 'Upland Courier' article suggest that the quay of Tolmar is sinking, while The Harbour "
        "Sheet reports that the mayor sold her barge?"
    )
    assert taken(asked) == [
        (("upland courier",), "the quay of Tolmar is sinking"),
        (("the harbour sheet",), "the mayor sold her barge"),
    ]


def test_two_outlets_of_one_claim_are_one_side() -> None:
    asked = (
        "Did NightWire say that bees left, while the Upland Courier and The Harbour Sheet articles deny it?"
    )
    assert [outlets for outlets, _ in taken(asked)] == [
        ("nightwire",),
        ("upland courier", "the harbour sheet"),
    ]


def test_the_same_source_stands_for_the_outlet_before_it() -> None:
    asked = "Did NightWire report a frost in Tolmar, and did the same source also report a flood in Isk?"
    assert taken(asked)[1][0] == ("nightwire",)


def test_days_are_taken_from_a_side_and_belong_to_it_alone() -> None:
    asked = (
        "Between the NightWire report on the quay published on 3 May 2031 and the Upland Courier report on "
        "the barge published on 9 May 2031, was there a change in the portrayal of the mayor?"
    )
    question = sided(asked, OUTLETS, ASKED)
    assert [[days.since for days in side.days] for side in question.sides] == [["2031-05-03"], ["2031-05-09"]]
    assert all("May" not in side.claim for side in question.sides)
    assert "portrayal" in question.main
    assert all("portrayal" not in side.claim for side in question.sides)


def test_both_persons_are_sides_where_no_outlet_is_named() -> None:
    question = sided("Do both Ida Roe and Vasch want the quay closed?", OUTLETS, ASKED)
    assert [(side.name, side.claim) for side in question.sides] == [
        ("Ida Roe", "want the quay closed"),
        ("Vasch", "want the quay closed"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Does NightWire say the quay sank, while the Upland Courier says the same of the bridge?", "each"),
        ("Does the NightWire article name the same toll as the Upland Courier article?", "same"),
        ("Does the NightWire article give a different toll than the Upland Courier article?", "different"),
        ("Is the NightWire report on the quay consistent with the Upland Courier report?", "agree"),
        ("Was there a discrepancy between the NightWire report and the Upland Courier report?", "contradict"),
        ("Was there no change between the NightWire report and the Upland Courier report?", "unchanged"),
        ("Was there a change between the NightWire report and the Upland Courier report?", "changed"),
        ("Did NightWire report on the quay before the Upland Courier reported on the barge?", "before"),
        ("Did NightWire report on the quay after the Upland Courier reported on the barge?", "after"),
    ],
)
def test_what_is_asked_of_the_sides(text: str, expected: str) -> None:
    question = sided(text, OUTLETS, ASKED)
    assert asks_whether(question)
    assert relation(question) == expected


def test_the_words_that_a_question_offers() -> None:
    asked = "Have the NightWire report and the Upland Courier report been consistent or inconsistent?"
    question = sided(asked, OUTLETS, ASKED)
    assert (relation(question), offered(question)) == ("agree", ("consistent", "inconsistent"))


@pytest.mark.parametrize("text", ["Who, according to NightWire, sold the barge?", "List all barges.", ""])
def test_other_questions_are_not_for_yes_or_no(text: str) -> None:
    assert not asks_whether(sided(text, OUTLETS, ASKED))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*"Did while and NightWire 3 May 2031 Upland Courier says ,?'".split(" "), ""]))
)
def test_any_row_of_words_can_be_taken_apart(words: list[str]) -> None:
    question = sided(" ".join(words), OUTLETS, ASKED)
    assert all(side.claim or side.topic for side in question.sides)
    assert all(key in OUTLETS.names for side in question.sides for key in side.outlets)
    assert not any("\ue000" <= letter <= "\uf8ff" for side in question.sides for letter in side.whole)
    relation(question)
