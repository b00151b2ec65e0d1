"""The server is killed while it answers: the next one has all that was kept, and says what was cut off."""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[3]
PATIENCE = 60


class Server:
    """`dateline serve` as a process of its own."""

    def __init__(self, home: Path) -> None:
        command = [sys.executable, "-m", "ui.cli", "--home", str(home), "serve", "--port", "0"]
        self._process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr is not None
        said = next(line for line in self._process.stderr if "Dateline is at" in line)
        self.url = said.split()[3].rstrip("/")

    def ask(self, question: str) -> None:
        """Send a question as the page does, and do not wait for its answer."""
        config = httpx.get(f"{self.url}/config", timeout=PATIENCE).json()
        box = next(one["id"] for one in config["components"] if one["props"].get("elem_id") == "dl-box")
        event = next(one for one in config["dependencies"] if [box, "submit"] in map(list, one["targets"]))
        values = [question, *[None] * (len(event["inputs"]) - 1)]
        asked = {"data": values, "fn_index": event["id"], "session_hash": f"s{time.monotonic_ns()}"}
        httpx.post(f"{self.url}/gradio_api/queue/join", json=asked, timeout=PATIENCE).raise_for_status()

    def listed(self) -> str:
        reply = httpx.post(
            f"{self.url}/gradio_api/run/desk_list", json={"data": ["", "", 0]}, timeout=PATIENCE
        )
        return str(reply.json()["data"][0])

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        assert self._process.stderr is not None
        self._process.stderr.close()


def _states(home: Path) -> dict[str, str]:
    with suppress(sqlite3.Error), closing(sqlite3.connect(home / "desk.sqlite3", timeout=5)) as desk:
        return dict(desk.execute("SELECT question, state FROM entries").fetchall())
    return {}


def _kill_while_it_answers(home: Path, rounds: int, seed: int) -> int:
    """Ask and kill, over and over; return how many answers were cut off."""
    draw = random.Random(seed)
    told: dict[str, str] = {}
    for number in range(rounds):
        question = f"Who refused to leave the tower, asked {number}?"
        server = Server(home)
        assert all(name in server.listed() for name in told)
        assert _states(home) == told, "the next server has it all, and nothing is running"
        server.ask(question)
        _wait_until_kept(home, question)
        time.sleep(draw.choice((0.0, 0.01, 0.05, 0.2, 0.6)))
        before = _states(home)[question]
        server.kill()
        after = _states(home)[question]
        assert (before, after) in {("running", "running"), ("running", "done"), ("done", "done")}
        told[question] = "cut_off" if after == "running" else after
    last = Server(home)
    assert _states(home) == told
    last.kill()
    return sum(state == "cut_off" for state in told.values())


def _wait_until_kept(home: Path, question: str) -> None:
    end = time.monotonic() + PATIENCE
    while question not in _states(home):
        assert time.monotonic() < end, "the question was never kept"
        time.sleep(0.002)


def test_a_kill_while_it_answers(library: Path, tmp_path: Path) -> None:
    home = shutil.copytree(library, tmp_path / "home")
    _kill_while_it_answers(home, 1, seed=1)


@pytest.mark.soak
def test_thirty_kills_while_it_answers(library: Path, tmp_path: Path) -> None:
    home = shutil.copytree(library, tmp_path / "home")
    assert _kill_while_it_answers(home, 30, seed=2) >= 5
