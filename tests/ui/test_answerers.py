"""Processes that answer: the same answers, errors that reach whoever asks, nobody left behind."""

import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.question import Question
from dateline.errors import DatelineError, UsageError
from eval.gold import read_gold
from eval.run import AnswererGoneError, run
from eval.watch import Progress
from index.errors import NewerLibrary, NoLibrary
from ui.answerers import Answerers
from ui.evaluation import _answerer
from ui.runtime import Runtime
from ui.settings import load_settings
from ui.web.evaluation.worker import _path

PATIENCE = 60.0
QUESTIONS = (
    "What did Tobias Hale demand?",
    "Who won the national prize for rye bread?",
    "Who is Ivo Brandt?",
)


@pytest.fixture(scope="module")
def answerers(library: Path) -> Iterator[Answerers]:
    with Answerers(load_settings({"home": library, "threads": 1}), 2) as several:
        yield several


@pytest.fixture
def runtime(library: Path) -> Iterator[Runtime]:
    with Runtime.open(load_settings({"home": library})) as opened:
        yield opened


def test_they_answer_as_one_process_does(answerers: Answerers, runtime: Runtime) -> None:
    for text in QUESTIONS:
        theirs, ours = answerers.ask(Question(text)), runtime.engine.ask(Question(text))
        assert theirs.as_dict() | {"timings_ms": {}} == ours.as_dict() | {"timings_ms": {}}
        assert theirs.outcome == ("not_in_sources" if "Ivo" in text else "answered")


def test_what_they_refuse_is_told_as_it_is(answerers: Answerers) -> None:
    with pytest.raises(UsageError, match="question is empty"):
        answerers.ask(Question(" "))
    assert answerers.ask(Question(QUESTIONS[0])).outcome == "answered"


def test_where_one_is_killed_the_run_ends_and_goes_on_later(library: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    rows = [{"id": str(n), "type": "fact", "question": text} for n, text in enumerate(QUESTIONS)]
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    out = tmp_path / "run"
    with Answerers(load_settings({"home": library, "threads": 1}), 1) as one:

        def kill_after_the_first(progress: Progress) -> None:
            if progress.done == 1:
                (child,) = one._pool._processes.values()
                child.kill()
                child.join(PATIENCE)

        with pytest.raises(AnswererGoneError, match="run again with fewer --workers"):
            run(read_gold(gold), one, out, settings={}, progress=kill_after_the_first)
    assert len((out / "answers.jsonl").read_text("utf-8").splitlines()) == 1
    with Answerers(load_settings({"home": library, "threads": 1}), 1) as another:
        assert run(read_gold(gold), another, out, settings={}).failures == ()


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_they_go_when_whoever_made_them_is_killed(library: Path) -> None:
    program = (
        "import sys, time; from answer.question import Question; from ui.answerers import Answerers;"
        "from ui.settings import load_settings\n"
        "if __name__ == '__main__':\n"
        "    one = Answerers(load_settings({'home': sys.argv[1], 'threads': 1}), 1)\n"
        "    one.ask(Question('Who is Ivo Brandt?'))\n"
        "    print(*(p.pid for p in one._pool._processes.values()), flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(library)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": _path()},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        child = int(process.stdout.readline())
        process.kill()
        end = time.monotonic() + PATIENCE
        while _alive(child):
            assert time.monotonic() < end, "a process was left behind"
            time.sleep(0.05)


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(") ", 1)[1][0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.mark.parametrize("error", [NoLibrary(Path("x")), NewerLibrary(Path("x"), 9, 8), UsageError("a", "b")])
def test_an_error_is_the_same_in_another_process(error: DatelineError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert type(again) is type(error)
    assert (str(again), again.what, again.remedy) == (str(error), error.what, error.remedy)


@pytest.mark.parametrize(("workers", "answerer"), [(1, "extractive"), (4, "openai/gpt-4o")])
def test_one_at_a_time_and_a_language_model_need_no_processes(
    workers: int, answerer: str, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    with (
        Runtime.open(load_settings({"home": library, "answerer": answerer})) as opened,
        _answerer(opened, workers) as who,
    ):
        assert who is opened.engine
