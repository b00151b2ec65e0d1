"""Whoever does it is wanted, not what it is done to."""

import pytest

from answer.doer import base_form, done_to, repeats, verb_asked, verb_forms
from answer.question import Question
from answer.understanding import understand
from answer.votes import votes
from index.query import Hit, Read


def read(text: str, *words: str) -> list[str]:
    """The wordings voted for where each of some words of a text was read."""
    hits = []
    for n, one in enumerate(words):
        at = text.index(one)
        reads = (Read(0, len(text), 1.0, one, (at, at + len(one)), 0.5),)
        hits.append(Hit("p", f"a{n}", 0, len(text), text, (), 1.0, "/a.txt", reads=reads))
    return [one.text for one in votes(understand(Question(QUESTION)), hits)]


QUESTION = "Who won the goose fair?"


@pytest.mark.parametrize(
    ("question", "form", "there"),
    [
        ("Who won the fair?", "wins", True),
        ("Who has first sent the boats?", "sends", True),
        ("Who will carry it?", "carries", True),
        ("Who did Dresk meet?", "met", False),
        ("Who is the vicar?", "is", False),
        ("Who said so?", "says", False),
        ("What sank?", "sank", False),
    ],
)
def test_the_verb_whose_subject_is_asked_for(question: str, form: str, there: bool) -> None:
    assert (form in verb_forms(question)) is there


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Orland has won the Lantern Fair twice.", "Lantern Fair", True),
        ("It wins Harrow Mere’s heart.", "Harrow Mere", True),
        ("When it was won, Ada Roth wept.", "Ada Roth", False),
        ("The fair was won by Ada Roth.", "Ada Roth", False),
        ("Ada Roth won it.", "Ada Roth", False),
        ("Orland won two cups and a team of oxen.", "team of oxen", True),
        ("Orland won two cups, and Ada Roth wept.", "Ada Roth", False),
    ],
)
def test_what_stands_right_behind_the_verb_is_what_it_is_done_to(
    text: str, words: str, expected: bool
) -> None:
    assert done_to(text, text.index(words), verb_forms(QUESTION)) is expected


@pytest.mark.parametrize(("verb", "base"), [("won", "win"), ("resigned", "resign"), ("frobbed", "frobbed")])
def test_the_base_of_a_verb_as_far_as_it_is_known(verb: str, base: str) -> None:
    assert base_form(verb) == base
    assert verb_asked(f"Who {verb} it?") == base


def test_whoever_sends_boats_is_no_boat() -> None:
    assert repeats("Who sent boats?", "two boats and a team of divers")
    assert not repeats("Who sent boats?", "a team of divers")


def test_neither_what_was_won_nor_where_it_was_has_won() -> None:
    text = "Ada Roth has won the 61st Goose Fair in Harrow Mere, and Orland weeps."
    assert read(text, "61st Goose Fair in Harrow Mere", "Ada Roth") == ["Ada Roth"]
