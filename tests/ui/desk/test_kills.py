"""The server is killed at any moment: every answer that was told to be kept is there, the rest is cut off."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ui.desk.answers import answer_of
from ui.desk.store import Desk

PROGRAM = """
import sys
from pathlib import Path
from tests.ui.desk.answers import answer_of
from ui.desk.store import Desk
desk = Desk.open(Path(sys.argv[1]))
print("ready", flush=True)
for n in range(10**6):
    entry = desk.begin("local", None, f"question {n}", {})
    print("begun", entry.id, n, flush=True)
    desk.finish(entry.id, answer_of(f"answer {n}"))
    print("done", entry.id, n, flush=True)
    if n % 5 == 4:
        desk.rename("local", entry.conversation, f"renamed {n}")
        print("deleting", entry.id, n, flush=True)
        desk.delete("local", entry.conversation)
        desk.restore("local", entry.conversation)
        print("restored", entry.id, n, flush=True)
"""
ROOT = Path(__file__).parents[3]


def _kill_one(home: Path, seed: int) -> None:
    draw = random.Random(seed)
    writer = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(home)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(draw.uniform(0.0, 0.25))
    writer.send_signal(signal.SIGKILL)
    told = [line.split() for line in writer.stdout.read().split("\n")[:-1]]
    writer.wait()
    _check(home, told)


def _check(home: Path, told: list[list[str]]) -> None:
    with Desk.open(home) as desk:
        deleted = {told[-1][1]} if told and told[-1][0] == "deleting" else set()
        for what, entry, number in told:
            if entry in deleted:
                continue
            kept = desk.entry("local", entry)
            assert kept.question == f"question {number}"
            if what == "done":
                assert (kept.state, kept.answer) == ("done", answer_of(f"answer {number}"))
        all_kept = [desk.conversation("local", one.id) for one in desk.conversations("local", limit=10**6)]
        states = [entry.state for one in all_kept for entry in one.entries]
        assert set(states) <= {"done", "cut_off"}, "nothing is still running"
        assert len(desk.conversations("local", "question", limit=10**6)) == len(all_kept)
        assert len(desk.leaning_on("local", "a1", limit=10**6)) == states.count("done")
    connection = sqlite3.connect(home / "desk.sqlite3")
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    for words in ("entry_words", "name_words"):
        connection.execute(f"INSERT INTO {words} ({words}) VALUES ('integrity-check')")  # noqa: S608
    connection.close()


def test_kills_while_it_writes(tmp_path: Path) -> None:
    for seed in range(4):
        _kill_one(tmp_path, seed)


@pytest.mark.soak
def test_many_kills_while_it_writes(tmp_path: Path) -> None:
    for seed in range(100, 160):
        _kill_one(tmp_path, seed)
