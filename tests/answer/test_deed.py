"""What a question says was done, and who tells of it; the embedder is the real one."""

import pytest

from answer.deed import deed, tells, tells_alike
from answer.engine import AnswerEngine
from answer.meaning import Meaning
from answer.question import Question
from answer.tokens import tokens
from answer.understanding import understand
from models.embedder import load_embedder


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("When did the ferry capsize?", "capsize"),
        ("Who resigned?", "resign"),
        ("How many people survived the ferry?", "survive"),
        ("Who gave it to them?", ""),
        ("What did Dresk say?", ""),
        ("Who is the vicar?", ""),
        ("When did it blow off?", ""),
        ("Who put their name to the treaty?", "sign"),
        ("Why did the minister step down?", "resign"),
        ("How many people lost their lives?", "die"),
    ],
)
def test_the_deed_of_a_question_is_a_verb_that_asserts(question: str, verb: str) -> None:
    assert deed(understand(Question(question))) == verb


def test_a_deed_is_told_in_any_form_and_by_words_for_the_same_act() -> None:
    assert tells(tokens("He resigned."), "resign")
    assert tells(tokens("He quit."), "resign")
    assert not tells(tokens("He stayed."), "resign")


def test_a_deed_without_known_words_is_told_in_like_ones() -> None:
    compares = Meaning(load_embedder())
    assert tells_alike(tokens("It was painted."), "paint", compares)
    assert not tells_alike(tokens("It rained all day."), "resign", compares)
    assert not tells_alike(tokens(""), "paint", compares)


@pytest.mark.parametrize(
    "question",
    [
        "When did Joss Everand resign?",  # another one did
        "When did Ilmar Dresk resign?",
        "Who stole the goose?",
        "How many geese were killed?",
        "How old is Leontine Haro?",
        "How many clocks were not damaged?",
    ],
)
def test_what_nobody_tells_has_no_short_answer(engine: AnswerEngine, question: str) -> None:
    assert engine.ask(Question(question)).short is None


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("When did Nils Corrigan resign?", "Tuesday"),
        ("Who resigned?", "Nils Corrigan"),
        ("How many people survived the ferry accident?", "207"),
        ("How old is Benno Straw?", "68"),
        ("What minimum flow does Sulmaria want?", "350"),
        ("Who is the mayor of Great Skarne?", "Greta Onslow"),
    ],
)
def test_what_is_told_has_one(engine: AnswerEngine, question: str, short: str) -> None:
    assert (engine.ask(Question(question)).short or "").startswith(short)
