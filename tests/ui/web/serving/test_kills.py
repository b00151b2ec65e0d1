"""kill -9 of the server while it answers and takes files in: it starts again, and nothing is lost."""

import contextlib
import os
import random
import signal
import sqlite3
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from index.library import Library
from models.embedder import load_embedder
from tests.ui.web.serving.test_stop import home, running
from ui.web.serving.files import FOLDER

__all__ = ["home"]
SAMPLE, ALL = 2, 30
PATIENCE = 120
QUESTION = "How many ferries does Halvorsen ask for?"


class Trial:
    """One library that is killed again and again, and what was whole before each kill."""

    def __init__(self, home: Path, seed: int) -> None:
        self._home = home
        self._chance = random.Random(seed)
        self._whole: list[str] = []
        self._uploads: list[str] = []

    def kill(self, number: int) -> None:
        """Start, look whether all is there, work, and kill at a moment of it."""
        with running(self._home) as (process, url), httpx.Client(base_url=url, timeout=PATIENCE) as client:
            self._look(client)
            self._whole.append(self._ask(client, f"{QUESTION} ({number})"))
            working = threading.Thread(target=self._work, args=(url, number), daemon=True)
            working.start()
            time.sleep(self._chance.uniform(0, 1.2))
            process.send_signal(signal.SIGKILL)
            working.join(PATIENCE)

    def look(self) -> None:
        """Start once more and look."""
        with running(self._home) as (_, url), httpx.Client(base_url=url, timeout=PATIENCE) as client:
            self._look(client)
        with Library.open(self._home, load_embedder()) as library:
            assert [one.message for one in library.examine() if one.severity == "error"] == []

    def _look(self, client: httpx.Client) -> None:
        """All whole answers are there; what was cut off says so; no file is left over; it answers."""
        assert client.get("/health").json()["status"] == "ok"
        states = self._states()
        for question in self._whole:
            assert states[question] == "done"
        assert set(states.values()) <= {"done", "cut_off"}
        assert len(list((self._home / FOLDER).iterdir())) <= 1

    def _states(self) -> dict[str, str]:
        """Return how far each question came, as the server has noted by now."""
        where = f"file:{self._home / 'desk.sqlite3'}?mode=ro"
        with contextlib.closing(sqlite3.connect(where, uri=True)) as desk:
            return dict(desk.execute("SELECT question, state FROM entries").fetchall())

    def _ask(self, client: httpx.Client, question: str) -> str:
        """Ask as the page does, and listen to the end."""
        import asyncio

        from tests.ui.web.serving.people import ask, find_box

        async def whole() -> None:
            async with httpx.AsyncClient(base_url=str(client.base_url), timeout=PATIENCE) as page:
                answered = await ask(page, await find_box(page), f"s{os.urandom(6).hex()}", question)
                assert answered.error is None
                assert answered.answer is not None

        asyncio.run(whole())
        return question

    def _work(self, url: str, number: int) -> None:
        """Ask, and put a file in, until the server is gone."""
        with (
            contextlib.suppress(httpx.HTTPError, AssertionError, ValueError),
            httpx.Client(base_url=url, timeout=PATIENCE) as client,
        ):
            sentence = f"Pell counted {number} boats on Friday.\n"
            text = f"Harbour note {number}\n\n{sentence * 4000}"
            if number % 2:
                self._ask(client, f"What is cut off at number {number}?")
            sent = client.post("/gradio_api/upload", files={"files": (f"note-{number}.txt", text.encode())})
            taken = {"data": [{"uploads": [{"path": sent.json()[0], "name": f"note-{number}.txt"}]}]}
            client.post("/gradio_api/run/library_take", json=taken)
            self._ask(client, f"What is cut off at number {number}?")


def test_a_killed_server_starts_again_and_has_lost_nothing_but_the_unfinished(home: Path) -> None:
    trial = Trial(home, seed=20_261_129)
    for number in range(SAMPLE):
        trial.kill(number)
    trial.look()


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_thirty_kills(home: Path) -> None:
    seed = int(os.environ.get("DATELINE_TEST_SEED") or random.randrange(10**6))
    sys.stderr.write(f"\nseed {seed}\n")
    trial = Trial(home, seed)
    for number in range(ALL):
        trial.kill(number)
        sys.stderr.write(f"{number + 1} ")
    trial.look()
