"""What understanding brings to later turns: a small run, its figures, and a file that is not there."""

import gzip
import json
from pathlib import Path

import pytest

from eval.bench_followups import Task, main, measure

FERRY = "The ferry Linnet sank off Tolmar because water came in through her open bow."
BAKERY = "The bakery on Pier Street closed because its owner lost the licence to bake."
OTHERS = [f"The council of Tolmar met on day {n} and talked about road number {n}." for n in range(2, 9)]


def turn(speaker: str, text: str) -> dict[str, str]:
    return {"speaker": speaker, "text": text}


def row(said: list[str], contexts: list[str]) -> dict[str, object]:
    speakers = ["user", "agent"] * len(said)
    return {
        "input": [turn(*one) for one in zip(speakers, said, strict=False)],
        "contexts": [{"document_id": text[:20], "text": text} for text in contexts],
    }


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [
        row(["Why did the bakery close?", "I do not know.", "Who owned it?"], [BAKERY]),
        row(["When did the ferry Linnet sink?", "In May.", "Why was that?"], [FERRY]),
        row(["What did the council talk about?"], OTHERS),
        row(["Thank you!"], []),
    ]
    path = tmp_path_factory.mktemp("tasks") / "tasks.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(one) + "\n" for one in rows).encode()))
    return path


def test_each_half_has_its_table(tasks: Path) -> None:
    even, odd = (table.splitlines() for table in measure(tasks, ("even", "odd"), reader=False))
    assert even[0] == "even tasks"
    assert [line.split("n = ")[-1] for line in (*even[-2:], *odd[-2:])] == ["2", "1", "1", "1"]
    assert odd[-1].split()[-5:-3] == ["1.000", "1.000"]


def test_a_task_is_what_was_typed_what_came_before_and_what_it_needs() -> None:
    task = Task.of(row(["Why did the bakery close?", "I do not know.", "Who owned it?"], [BAKERY, " "]))
    assert (task.typed, len(task.history), len(task.wanted)) == ("Who owned it?", 1, 1)
    typed, understood, query = task.queries()
    assert (typed, understood) == ("Who owned it?", "Who owned the bakery?")
    assert query.startswith(understood)
    assert len(query) > len(understood)


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--tasks", str(tmp_path / "none.gz")]) == 2
    assert "none.gz" in capsys.readouterr().err
