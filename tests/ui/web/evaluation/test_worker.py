"""Runs in processes of their own: one after another, ended in order, gone with their server."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.errors import UsageError
from ui.web.evaluation.runs import Run, Runs
from ui.web.evaluation.worker import Worker, _path

Make = Callable[..., Run]
PATIENCE = 20.0


class Stand(Worker):
    """A worker whose processes write an answer, then wait until they are told to end."""

    def _command(self, run: Run, folder: Path) -> list[str]:  # noqa: ARG002 - as the real one
        program = (
            "import pathlib, sys, time; run = pathlib.Path(sys.argv[1]); made = run / 'made'\n"
            "made.write_text('{}\\n'); made.rename(run / 'answers.jsonl'); end = run / 'end'\n"
            "while not end.exists(): time.sleep(0.02)"
        )
        return [sys.executable, "-c", program, str(folder)]


@pytest.fixture
def worker(runs: Runs) -> Iterator[Worker]:
    made = Stand(runs, ["--home", "h", "--"])
    yield made
    made.close()


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


def test_a_second_run_waits_for_the_first(runs: Runs, worker: Worker, begun: Make) -> None:
    first, second = begun("a"), begun("b")
    assert worker.add(first) is True
    assert worker.add(second) is False
    assert (worker.running, worker.waiting) == (first.id, (second.id,))
    assert runs.find(first.id).state == "running"
    with pytest.raises(UsageError, match="at work or waits already"):
        worker.add(first)
    until((runs.path(first) / "answers.jsonl").exists)
    (runs.path(first) / "end").touch()
    until(lambda: worker.running == second.id)
    assert worker.waiting == ()


def test_a_cancelled_run_keeps_its_answers_and_can_be_resumed(
    runs: Runs, worker: Worker, begun: Make
) -> None:
    first, second = begun("a"), begun("b")
    worker.add(first)
    worker.add(second)
    worker.cancel(second.id)
    assert worker.waiting == ()
    until((runs.path(first) / "answers.jsonl").exists)
    worker.cancel(first.id)
    until(lambda: worker.running is None)
    stopped = runs.find(first.id)
    assert (stopped.state, stopped.done) == ("unfinished", 1)
    assert worker.add(stopped) is True


def test_the_end_of_the_server_is_the_end_of_the_run(runs: Runs, worker: Worker, begun: Make) -> None:
    first, second = begun("a"), begun("b")
    worker.add(first)
    worker.add(second)
    until((runs.path(first) / "answers.jsonl").exists)
    worker.close()
    until(lambda: worker.running is None)
    assert runs.find(second.id).done == 0
    with pytest.raises(UsageError, match="being stopped"):
        worker.add(second)


def test_a_run_whose_turn_comes_when_it_is_gone_is_passed_over(
    runs: Runs, worker: Worker, begun: Make
) -> None:
    first, second, third = begun("a"), begun("b"), begun("c")
    for one in (first, second, third):
        worker.add(one)
    runs.remove(second.id)
    (runs.path(first) / "end").touch()
    until(lambda: worker.running == third.id)


def test_the_process_ends_when_its_server_is_gone() -> None:
    program = (
        "import threading, time; from ui.web.evaluation import child;"
        "threading.Thread(target=child._watch).start(); time.sleep(60)"
    )
    ours = {**os.environ, "PYTHONPATH": _path()}
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, env=ours) as process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(PATIENCE) == 3


def test_the_process_is_the_programs_own_verb(runs: Runs, begun: Make) -> None:
    made = begun()
    worker = Worker(runs, ["--home", "h", "--", "--answerer", "extractive"])
    command = worker._command(made, runs.path(made))
    assert command[1:] == [
        "-m", "ui.web.evaluation.child", "--home", "h", "eval", "run", made.start.gold, "--out",
        str(runs.path(made)), "--no-reader", "--strict", "--answerer", "extractive",
    ]  # fmt: skip
