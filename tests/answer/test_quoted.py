"""The plain way to answer, over the sample corpus with the networks that ship."""

import pytest

from answer.engine import AnswerEngine
from answer.extractive import Extractive
from answer.question import Question
from answer.quoted import named, quoted, whole_name
from answer.votes import Voted
from index.library import Library
from index.retriever import HybridRetriever
from models.reader.network import CrossEncoder


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How high is the wall at Thornweir?", "78"),
        ("To what depth does the state have to dredge the harbour basin for Castellane?", "16 metres"),
        ("How many clocks in the Tillensby collection did the water damage?", "112"),
        ("For how long could either side hold up a release under the eleven-point plan?", "72 hours"),
        ("Which company is buying 49 percent of the Port Anselm terminal?", "Castellane Maritime"),
    ],
)
def test_what_the_passages_agree_on_is_the_short_answer(
    engine: AnswerEngine, question: str, short: str
) -> None:
    answer = engine.ask(Question(question))
    assert answer.short is not None
    assert short in answer.short
    assert any(answer.short.casefold() in s.text.casefold() for s in answer.statements)


@pytest.mark.parametrize(
    "question",
    [
        "Who is Ysolde Marr?",
        "What did the harbour master say?",
        "Castellane price",
        "Dresk",
    ],
)
def test_what_only_sentences_answer_has_no_short_answer(engine: AnswerEngine, question: str) -> None:
    answer = engine.ask(Question(question))
    assert answer.statements
    assert answer.short is None


def test_whoever_speaks_is_no_answer_where_nobody_is_asked_to_speak(engine: AnswerEngine) -> None:
    assert engine.ask(Question("Who mediates the talks?")).short == "Hesper Quill"


def voted(text: str, weight: float) -> Voted:
    return Voted(text.casefold(), text, weight, 0.5, ("a",))


def test_a_name_is_said_in_full_and_a_clause_is_no_short_answer() -> None:
    clause = voted("the long way round that nobody in the harbour ever takes by night", 0.9)
    assert named([clause, voted("Quist", 0.8), voted("Mara Quist", 0.5)]) == voted("Mara Quist", 0.5)
    assert named([voted("Quist", 0.8), voted("Mara Quist", 0.3)]) == voted("Quist", 0.8)
    assert named([clause]) is None


def test_what_was_announced_is_told(library: Library, reader: CrossEncoder) -> None:
    extractive = Extractive(library, HybridRetriever(library).search, library.embedder, reader)
    answer = quoted(extractive.find(Question("What two conditions did Dresk name in return?")))
    said = " ".join(s.text for s in answer.statements)
    assert "named two conditions" in said
    assert "25 years" in said


def test_a_question_of_two_parts_is_answered_in_both(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("How high is the wall at Thornweir, and when did the ferry sink?"))
    said = " ".join(s.text for s in answer.statements)
    assert "78" in said
    assert "October 14" in said or "Monday" in said
    numbers = [s.n for s in answer.sources]
    assert numbers == sorted(numbers)


def test_a_part_that_is_not_told_makes_the_answer_partly(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("How high is the wall at Thornweir, and who won the cup in Brazil?"))
    assert answer.outcome == "partly"
    assert any("cup in Brazil" in told for told in answer.untold)


def test_orders_to_a_model_are_no_evidence(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("How many lives did the collapse of the Thornweir dam cost?"))
    assert not any("4,000" in s.text for s in answer.statements)
    assert answer.short is None or "4,000" not in answer.short


def test_a_name_that_was_read_in_part_is_said_whole() -> None:
    said = "He fled to the island of Santa Remis on Sunday."
    assert whole_name(said, "island of Santa") == "island of Santa Remis"
    assert whole_name(said, "Santa Remis") == "Santa Remis"
    assert whole_name(said, "the island") == "the island"
