"""Whoever is asked for by a relation has to be told to be in it."""

import pytest

from answer.related import is_related

TOLD = [
    "Roth got cash, a lake house in Denby, two cars, a boat and the tuition fees of a daughter, they said.",
    "Roth’s lawyer, Constance Fell, said so.",
    "The pilot of the jet, Ada Kern, landed it.",
]


@pytest.mark.parametrize(
    ("question", "name", "related"),
    [
        ("What is the name of Roth's daughter?", "Constance Fell", False),
        ("What is the name of Roth's lawyer?", "Constance Fell", True),
        ("Who is Roth's attorney?", "Constance Fell", True),
        ("What was the name of the pilot of the jet?", "Ada Kern", True),
        ("What is the name of the captain?", "Ada Kern", False),
        ("What is the name of Roth's daughter?", "Denby", False),
        ("Who chairs the union?", "Ada Kern", None),
        ("What did Roth say?", "Roth", None),
        ("Who is Roth?", "Roth", None),
    ],
)
def test_a_relation_is_told_beside_the_name(question: str, name: str, related: bool | None) -> None:
    assert is_related(question, name, TOLD) is related
