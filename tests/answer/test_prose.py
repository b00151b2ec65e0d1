import time

import pytest

from answer.answer import Statement
from answer.prose import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam stays.", "The dam stays [1][3]."),
        ("Does it stay?!", "Does it stay [1][3]?!"),
        ("The dam stays", "The dam stays [1][3]"),
        ("“It stays.”", "“It stays.” [1][3]"),
    ],
)
def test_marks_stand_before_the_closing_punctuation(text: str, expected: str) -> None:
    assert marked(Statement(text, (1, 3))) == expected


def test_a_label_stands_before_the_statement() -> None:
    assert marked(Statement("It stays.", (1,), label="By Odo Brill:")) == "By Odo Brill: It stays [1]."


def test_a_text_full_of_punctuation_takes_no_time() -> None:
    started = time.process_time()
    marked(Statement("!" * 100_000 + "x", (1,)))
    assert time.process_time() - started < 1
