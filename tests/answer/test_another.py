"""Sentences of another person, of another place's school, and asides: they answer nothing."""

import pytest

from answer.another import in_aside, of_another
from answer.evidence import Sentence, sentences_of
from answer.question import Question
from answer.understanding import Understood, understand
from index.sentences import sentence_spans


def asked(question: str) -> Understood:
    return understand(Question(question))


def told(text: str) -> Sentence:
    return sentences_of("a", text, sentence_spans(text))[0]


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("When did Ada Roth resign?", "Nils Corrigan resigned on Tuesday.", True),
        ("When did Ada Roth resign?", "Roth resigned on Tuesday, Nils Corrigan said.", False),
        ("When will Ada Roth be sentenced?", "Her deputy, Luisa Pell, is to be sentenced in April.", True),
        ("When did the mayor resign?", "Nils Corrigan resigned on Tuesday.", False),
        ("How many pupils attend the school in Sorrel?", "The school in Upper Ling has 38 pupils.", True),
        ("How many pupils attend the school in Sorrel?", "The schools in Sorrel and Ling have 38.", False),
        ("How many pupils attend the school in Sorrel?", "The school has 38 pupils.", False),
    ],
)
def test_who_or_what_else_a_sentence_tells_of(question: str, text: str, another: bool) -> None:
    assert of_another(asked(question), told(text)) is another


@pytest.mark.parametrize(
    ("question", "aside"),
    [
        ("When does Mara Sund become mayor?", True),
        ("When did Ada Roth resign?", False),
    ],
)
def test_an_aside_tells_only_of_whom_it_stands_behind(question: str, aside: bool) -> None:
    text = "Sund will be the first woman to lead the city since Ada Roth, who resigned in 1986."
    assert in_aside(asked(question), text, text.index("1986")) is aside
    assert not in_aside(asked(question), text, text.index("city"))
