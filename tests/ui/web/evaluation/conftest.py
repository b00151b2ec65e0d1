"""Gold sets and runs in a folder of a test's own, with no library behind them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.gold import read_gold
from eval.run import run
from tests.eval.conftest import TEXTS, TinyEngine, TinyLibrary
from ui.web.evaluation.runs import Run, Runs
from ui.web.evaluation.sets import GoldSets

ROWS: list[dict[str, object]] = [
    {"id": "cost", "type": "fact", "question": "How many crowns did the bridge cost?", "must_say": [["26"]]},
    {"id": "zebra", "type": "unanswerable", "question": "Who bought zebras?"},
    {"id": "captain", "question": "What is the captain of the ferry called?", "answer": "Jon Aske"},
]


def lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def text() -> str:
    """A file of three gold questions."""
    return lines(ROWS)


@pytest.fixture
def sets(tmp_path: Path) -> GoldSets:
    return GoldSets(tmp_path, examples=tmp_path / "nowhere.jsonl")


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


@pytest.fixture
def begun(sets: GoldSets, runs: Runs, text: str) -> Callable[..., Run]:
    """Make the folder of a run over the three questions."""

    def make(name: str = "First", count: int = 3) -> Run:
        if not (sets.folder / "bridge.jsonl").exists():
            sets.keep("bridge", text)
        flags = {"reader": False, "strict": True}
        return runs.begin(name, sets.read("bridge"), count, flags, "bridge")

    return make


@pytest.fixture
def answered(begun: Callable[..., Run], runs: Runs) -> Callable[..., Run]:
    """Make a run and answer its questions, in this process."""

    def make(name: str = "First", count: int = 3) -> Run:
        made = begun(name, count)
        run(
            read_gold(made.start.gold),
            TinyEngine(TinyLibrary(TEXTS)),
            runs.path(made),
            settings={"reader": False},
        )
        return runs.find(made.id)

    return make
