"""Sentences of a source with something left out or changed."""

import pytest

from answer.check.copies import altered, changes, shortened
from answer.check.facts import compared
from answer.check.line import Facing

SENTENCE = (
    "On Monday, the Lindow council, which had met twice (in private), approved a ferry to Port Anselm, and "
    "the mayor paid for it, though two members could not come."
)


def twin(claim: str, sentence: str = SENTENCE) -> Facing:
    found = compared(claim, [sentence]).twin
    assert found is not None
    return found


@pytest.mark.parametrize(
    "claim",
    [
        "The Lindow council, which had met twice (in private), approved a ferry to Port Anselm.",
        "On Monday, the Lindow council approved a ferry to Port Anselm, and the mayor paid for it.",
        "The Lindow council, which had met twice, approved a ferry to Port Anselm.",
    ],
)
def test_clauses_left_out(claim: str) -> None:
    face = twin(claim, SENTENCE.replace(", though two members could not come", ", to applause"))
    assert shortened(face)
    assert not altered(face)
    assert list(changes(face)) == []


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The council approved a ferry.", "The council reportedly approved a ferry."),
        ("The council will approve the ferry.", "Unless it rains, the council will approve the ferry."),
        ("The council approved the ferry.", "The council, the mayor claimed, approved the ferry."),
        ("Ada Roth was sent to jail.", "Ada Roth, whose cousin Nils was sent to jail, resigned."),
        ("The council would approve the ferry.", "The council approves the ferry, and would approve more."),
        ("The ferry sank.", "The ferry sank, and nobody was hurt."),
        (SENTENCE.partition(", though")[0] + ".", SENTENCE),
    ],
)
def test_what_may_turn_the_rest_is_not_just_left_out(claim: str, sentence: str) -> None:
    found = compared(claim, [sentence]).twin
    assert found is None or not shortened(found)


def test_a_changed_word_is_named() -> None:
    face = twin(SENTENCE.replace("Port Anselm", "Great Halm").replace("twice ", ""))
    assert altered(face)
    assert list(changes(face)) == ["“Great Halm” is “Port Anselm” in the source"]
    added = twin("The mayor kindly opened the long bridge.", "The mayor opened the long bridge.")
    assert list(changes(added)) == ["“kindly” is not in the source"]


def test_a_pronoun_in_place_of_a_name_changes_nothing() -> None:
    face = twin(
        "It was closed after the storm in March.", "The old harbour was closed after the storm in March."
    )
    assert not altered(face)
