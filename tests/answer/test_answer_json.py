"""An answer comes back from its JSON as it was."""

import json

import pytest
from hypothesis import given

from answer.answer import Answer
from answer.answer_json import NoAnswer, read_answer
from tests.ui.desk.answers import ANSWERS, answer_of


@given(ANSWERS)
def test_reading_is_the_inverse_of_writing(answer: Answer) -> None:
    assert read_answer(answer.as_dict()) == answer
    assert read_answer(json.loads(json.dumps(answer.as_dict()))) == answer


def test_fields_of_a_later_version_are_passed_over() -> None:
    whole = json.loads(json.dumps(answer_of("x").as_dict())) | {"mood": "sunny"}
    whole["sources"][0]["weight"] = 3
    assert read_answer(whole) == answer_of("x")


@pytest.mark.parametrize("missing", ["question", "outcome", "statements", "sources", "searched"])
def test_what_is_no_answer_is_refused(missing: str) -> None:
    whole = answer_of("x").as_dict()
    del whole[missing]
    with pytest.raises(NoAnswer):
        read_answer(whole)
    if missing != "question":
        with pytest.raises(NoAnswer):
            read_answer(answer_of("x").as_dict() | {missing: 7})
