"""Candidates from the chat: what a person makes of them, and that the chat's own file is left alone."""

import json

import pytest

from dateline.errors import DatelineError, UsageError
from ui.web.evaluation.candidates import Candidates
from ui.web.evaluation.sets import GoldSets

RATED = (
    {
        "id": "desk-1",
        "question": "Who?",
        "answer": "Aske",
        "evidence": [{"article": "a.txt", "quote": "Jon Aske"}, {"article": "b.txt"}],
        "history": [{"question": "What?", "answer": "That."}],
        "rating": "up",
    },
    {"id": "desk-2", "question": "When?", "rating": "down", "rejected": {"answer": "Never"}},
)


@pytest.fixture
def candidates(sets: GoldSets) -> Candidates:
    found = Candidates(sets)
    sets.folder.mkdir()
    lines = [json.dumps(one) for one in RATED]
    found.path.write_text("\n".join([*lines, "torn {", '{"id": "none"}', lines[0], "[]"]), "utf-8")
    return found


def test_broken_lines_and_repeated_ones_are_passed_over(candidates: Candidates) -> None:
    assert [one.text("question") for one in candidates.open()] == ["Who?", "When?"]


def test_no_file_is_no_candidate(sets: GoldSets) -> None:
    assert Candidates(sets).open() == []


def test_an_accepted_one_is_a_question_of_a_new_set(candidates: Candidates, sets: GoldSets) -> None:
    first = candidates.open()[0]
    before = candidates.path.read_bytes()
    given = {
        "question": " Who is it? ",
        "type": "fact",
        "answer": " ",
        "must_say": "Aske | Jon\n\n|",
        "evidence": [0, 7],
    }
    assert candidates.accept(first.key, given, "chat") == "chat"
    kept = sets.read("chat").questions[0]
    assert (kept.id, kept.question, kept.type, kept.answer) == ("desk-1", "Who is it?", "fact", None)
    assert kept.must_say == (("Aske", "Jon"),)
    assert [item.article for item in kept.evidence] == ["a.txt"]
    assert [turn.question for turn in kept.history] == ["What?"]
    assert kept.extra == {}
    assert [one.text("question") for one in candidates.open()] == ["When?"]
    assert candidates.path.read_bytes() == before


def test_a_taken_id_gets_a_number(candidates: Candidates, sets: GoldSets) -> None:
    sets.keep("chat", json.dumps({"id": "desk-1", "question": "Another?"}))
    candidates.accept(candidates.open()[0].key, {"question": "Who?"}, "chat")
    assert [one.id for one in sets.read("chat").questions] == ["desk-1", "desk-1-2"]


def test_what_is_rejected_can_be_taken_up_again(candidates: Candidates) -> None:
    key = candidates.open()[0].key
    candidates.decide(key, "rejected")
    with pytest.raises(UsageError, match="no longer there"):
        candidates.find(key)
    candidates.decide(key, "open")
    assert candidates.find(key).key == key


@pytest.mark.parametrize(
    "given", [{}, {"question": " "}, {"question": 3}, {"question": "Who?", "must_say": []}]
)
def test_what_is_no_question_is_refused_and_stays_open(
    candidates: Candidates, sets: GoldSets, given: dict[str, object]
) -> None:
    with pytest.raises(DatelineError):
        candidates.accept(candidates.open()[0].key, given, "chat")
    assert len(candidates.open()) == 2
    assert sets.listed() == []


def test_a_set_may_not_be_a_path(candidates: Candidates) -> None:
    with pytest.raises(UsageError):
        candidates.accept(candidates.open()[0].key, {"question": "Who?"}, "../chat")
