"""What a question takes for granted and no article tells is said, and is answered with nothing short."""

import pytest

from answer.answer_json import read_answer
from answer.engine import AnswerEngine
from answer.question import Question

NOT_TOLD = "What comes nearest in the articles does not tell, in these or like words:"


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        (
            "When did Karvonia blow up the dam?",
            f"{NOT_TOLD} “Karvonia blew up the dam.”",
        ),
        (
            "Where did the ferry Linnet of Anselm explode?",
            f"{NOT_TOLD} “The ferry Linnet of Anselm exploded.”",
        ),
    ],
)
def test_what_did_not_happen_is_said_and_has_no_short_answer(
    engine: AnswerEngine, question: str, untold: str
) -> None:
    answer = engine.ask(Question(question))
    assert answer.outcome == "partly"
    assert answer.untold == (untold,)
    assert answer.short is None
    assert answer.statements


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("Why did Castellane buy 60 percent of the terminal?", "60 percent"),
        ("Which company will pay 2 billion talers?", "2 billion talers"),
    ],
)
def test_an_amount_that_nothing_has_is_said(engine: AnswerEngine, question: str, amount: str) -> None:
    answer = engine.ask(Question(question))
    assert answer.outcome == "partly"
    assert answer.untold == (f"What comes nearest in the articles does not tell of “{amount}”.",)


@pytest.mark.parametrize(
    "question",
    [
        "When did the ferry Linnet of Anselm capsize?",
        "When did the ferry Linnet of Anselm overturn?",  # a word for the same
        "Why did Castellane buy 49 percent of the terminal?",
        "How did Castellane pay for the terminal?",
        "When did the treaty of 1967 run out?",
        "Where did Dresk give the interview?",  # a verb that asserts little
        "What did Dresk say about the two states?",  # a count that goes without saying
        "Why did Dresk give way on the 78-metre dam?",
        "Why did Dresk give way on most 2031 Thornweir rules?",  # the year of a name
        "Why did the talks in Sankt Almen fall apart?",  # another verb than "fall"
    ],
)
def test_what_is_told_in_these_or_other_words_is_answered(engine: AnswerEngine, question: str) -> None:
    answer = engine.ask(Question(question))
    assert answer.outcome == "answered"
    assert not answer.untold


def test_a_source_that_has_told_nothing_is_said(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("According to the New York Review, what did Dresk say?"))
    assert (answer.outcome, answer.short) == ("partly", None)
    assert answer.untold == ("Nothing that was found is by or from “New York Review”.",)
    assert not engine.ask(Question("According to Quill, what does her plan provide?")).untold


def test_of_several_questions_each_says_what_is_not_told(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("When did the ferry Linnet capsize, and when did Karvonia blow up the dam?"))
    assert answer.outcome == "partly"
    assert answer.untold == (f"{NOT_TOLD} “Karvonia blew up the dam.”",)


def test_it_is_kept_in_json(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("When did Karvonia blow up the dam?"))
    assert read_answer(answer.as_dict()) == answer
    assert "untold" not in engine.ask(Question("When was the dam opened?")).as_dict()


@pytest.mark.parametrize(
    "question",
    [
        "Who stole the goose?",
        "How much did Castellane steal from the museum?",
        "How many inspectors did Karvonia arrest?",
    ],
)
def test_a_deed_that_nothing_tells_is_said_whatever_is_asked_of_it(
    engine: AnswerEngine, question: str
) -> None:
    answer = engine.ask(Question(question))
    assert answer.short is None
    assert answer.outcome == "not_in_sources" or answer.untold == (f"{NOT_TOLD} “{question}”",)


def test_a_name_that_no_relation_tells_is_said(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("What is the name of Joss Everand's daughter?"))
    assert answer.short is None
    assert answer.outcome == "not_in_sources" or answer.untold == (
        "What was found does not name it in plain words.",
    )
