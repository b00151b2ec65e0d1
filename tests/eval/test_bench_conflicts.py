"""Sources that disagree: a small run of each kind prints every row; what is named is found as whole words."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from answer.answer import Answer, Conflict, Searched, Side, Statement
from dateline.errors import DatelineError
from eval.bench_conflicts import compare, names

BRIDGE = "The iron bridge over the river Ask in Tolmar was designed by {}, an engineer from Karvonia."
FERRY = "The ferry Linden sank off Tolmar on {}, the harbour office said."


def folder(place: Path, rows: list[dict[str, Any]]) -> Path:
    (place / "questions.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return place


def printed(place: Path) -> dict[str, list[str]]:
    (table,) = compare(place, reader=None)
    rows = [re.split(r"\s{2,}", line) for line in table.splitlines()[3:] if line]
    return {row[0]: row[1:] for row in rows}


def test_true_and_falsified_passages_are_asked_together_and_the_true_ones_alone(tmp_path: Path) -> None:
    who = {
        "query": "Who designed the iron bridge over the river Ask in Tolmar?",
        "positive": [
            BRIDGE.format("Ida Venn"),
            "Ida Venn designed the bridge over the Ask in Tolmar by herself.",
        ],
        "positive_wrong": [
            BRIDGE.format("Bo Lund"),
            "Bo Lund designed the bridge over the Ask in Tolmar by herself.",
        ],
    }
    when = {
        "query": "When did the ferry Linden sink off Tolmar?",
        "positive": [FERRY.format("4 May 2031")],
        "positive_wrong": [FERRY.format("9 June 2031")],
    }
    rows = printed(folder(tmp_path, [who, when]))
    assert rows["shown as conflicting, a true and a false passage"] == ["1.000", "1.000", "1.000", "n = 2"]
    assert rows["shown as conflicting, all true and false passages"] == ["1.000", "-", "1.000", "n = 1"]
    assert rows["shown as conflicting, true passages only"] == ["0.000", "-", "0.000", "n = 1"]
    assert rows["refused, true passages only"] == ["0.000", "-", "0.000", "n = 1"]


def test_right_and_wrong_answers_are_looked_for_in_what_is_said(tmp_path: Path) -> None:
    documents = [{"text": BRIDGE.format("Ida Venn")}, {"text": "Nobody was at the mine in Aldmoor that day."}]
    question = "Who designed the iron bridge over the river Ask in Tolmar?"
    rows: list[dict[str, Any]] = [
        {
            "question": question,
            "documents": documents,
            "gold_answers": ["Ida Venn"],
            "wrong_answers": ["Bo Lund"],
        },
        {
            "question": question,
            "documents": documents,
            "gold_answers": ["Bo Lund"],
            "wrong_answers": ["Ida Venn"],
        },
    ]
    found = printed(folder(tmp_path, rows))
    assert found["all right answers and no wrong one, documents"] == ["1.000", "0.000", "0.500", "n = 2"]
    assert found["no wrong one, documents"] == ["1.000", "0.000", "0.500", "n = 2"]


def test_what_is_named_is_a_whole_word_in_short_in_a_side_or_in_a_statement() -> None:
    answer = Answer("?", "?", "answered", "42,800", (), (), Searched(1, 1))
    assert names(answer, "42800")
    assert not names(answer, "428")
    assert names(replace(answer, statements=(Statement("It was IDA VENN.", (1,)),)), "Ida Venn")
    assert names(replace(answer, conflicts=(Conflict("?", (Side("Bo Lund", (1,)),)),)), "Bo Lund")


@pytest.mark.parametrize("content", [None, "", '{"query": "?"}\n'])
def test_a_folder_without_such_questions_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "questions.jsonl").write_text(content, "utf-8")
    with pytest.raises(DatelineError, match=r"questions\.jsonl"):
        list(compare(tmp_path))
