"""The server as a process: it ends in order on Ctrl-C or SIGTERM, at once on the second, and logs."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from answer.question import Question
from ui.web.runtime import Runtime
from ui.web.serving.closing import Closing
from ui.web.serving.metrics import Metrics
from ui.web.serving.stop import until_stopped
from ui.web.serving.watched import StoppedError, WatchedEngine

COMMAND = [sys.executable, "-m", "ui.cli"]
SLOW = 60


@pytest.fixture
def home(runtime: Runtime, tmp_path: Path) -> Path:
    """A copy of the library of two articles, for a process of its own; nobody has asked anything yet."""
    kept = shutil.ignore_patterns("desk.sqlite3*", "sessions.sqlite3*", "web-files")
    return Path(shutil.copytree(runtime.library.home, tmp_path / "home", ignore=kept))


@contextmanager
def running(home: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a server; give the process and its address; kill it if it is still there."""
    process = subprocess.Popen(
        [*COMMAND, "--home", str(home), "serve", "--port", "0", "--no-reader", *options],
        stderr=subprocess.PIPE, text=True, env=dict(os.environ),
    )  # fmt: skip
    assert process.stderr is not None
    try:
        said = process.stderr.readline()
        assert said.startswith("Dateline is at http://"), said
        yield process, said.split()[3].rstrip("/")
    finally:
        process.kill()
        process.wait()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Return how a process ended and what it said since."""
    _, said = process.communicate(timeout=SLOW)
    return process.returncode, said


def test_sigterm_ends_it_in_order_and_the_log_has_no_words_of_a_question(home: Path) -> None:
    with running(home, "--log-format", "json") as (process, url):
        asked = {"data": ["What about the secret ferries of Halvorsen?", None, None]}
        event = httpx.post(f"{url}/gradio_api/call/ask", json=asked, timeout=SLOW).json()["event_id"]
        assert "complete" in httpx.get(f"{url}/gradio_api/call/ask/{event}", timeout=SLOW).text
        httpx.post(f"{url}/gradio_api/call/nothing", json=asked, timeout=SLOW)
        process.send_signal(signal.SIGTERM)
        code, said = ended(process)
    assert code == 0
    assert "Traceback" not in said
    assert "secret" not in said
    lines = [json.loads(line) for line in said.splitlines()]
    question = next(one for one in lines if one["event"] == "question")
    assert {"id", "user", "outcome", "seconds", "statements", "sources", "level", "timestamp"} <= set(
        question
    )
    assert question["user"] not in ("", "127.0.0.1")
    assert any(one["event"] == "request" and one["status"] == 404 for one in lines)


def test_one_ctrl_c_is_enough_and_an_open_page_does_not_hold_it_up(home: Path) -> None:
    with running(home) as (process, url), httpx.stream("GET", f"{url}/gradio_api/heartbeat/page") as heart:
        next(heart.iter_bytes())
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        code, said = ended(process)
        assert code == 0
        assert "Traceback" not in said
        assert time.monotonic() - begun < 30


def test_what_is_under_way_is_waited_for_and_nothing_new_is_taken() -> None:
    closing = Closing()
    go, inside = threading.Event(), threading.Event()

    def work() -> None:
        with closing:
            inside.set()
            go.wait(SLOW)

    worker = threading.Thread(target=work)
    worker.start()
    inside.wait(SLOW)
    assert not closing.wait(0.1)
    assert closing.begun
    assert closing.over
    go.set()
    worker.join()
    assert closing.wait(0)


def test_the_second_signal_ends_it_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    signals = (lambda: os.kill(os.getpid(), signal.SIGINT), lambda: os.kill(os.getpid(), signal.SIGTERM))
    first = threading.Timer(0.2, signals[0])
    first.start()

    def close() -> None:
        signals[1]()
        end = time.monotonic() + 5
        while not left and time.monotonic() < end:
            time.sleep(0.01)

    until_stopped(close)
    assert left == [130]


def test_an_answer_that_is_under_way_at_the_end_is_told_so(runtime: Runtime) -> None:
    closing = Closing()
    engine = WatchedEngine(runtime, Metrics(runtime), closing)
    growing = engine.stream(Question("How many ferries does Halvorsen ask for?"))
    next(growing)
    assert not closing.wait(0)
    with pytest.raises(StoppedError, match="was stopped while it answered; ask again when it is back"):
        list(growing)
    assert closing.wait(0)
