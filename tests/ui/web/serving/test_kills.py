"""kill -9 of the server while it answers and takes files in: it starts again, and nothing is lost."""

import asyncio
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
from tests.ui.web.serving.people import ask, find_box
from tests.ui.web.serving.test_stop import home, running
from ui.web.serving.files import FOLDER

__all__ = ["home"]
KILLS = 30
PATIENCE = 120
QUESTION = "How many ferries does Halvorsen ask for, at the time of asking number {}?"


class Trial:
    """One library that is killed again and again, and how far each question had come at the kill."""

    def __init__(self, home: Path, seed: int) -> None:
        self._home = home
        self._chance = random.Random(seed)
        self._left: dict[str, str] = {}
        self._browser = httpx.Cookies()

    @property
    def cut_off(self) -> int:
        """Answers that were under way at a kill."""
        return sum(state != "done" for state in self._left.values())

    def kill(self, number: int) -> None:
        """Start, look whether all is there, work, and kill at a moment of it."""
        with running(self._home) as (process, url), httpx.Client(base_url=url, timeout=PATIENCE) as client:
            self._look(client)
            whole = self._ask(client, QUESTION.format(number))
            working = threading.Thread(target=self._work, args=(url, number), daemon=True)
            working.start()
            if number % 2:
                self._until_running()
            else:
                time.sleep(self._chance.uniform(0, 1.2))
            process.send_signal(signal.SIGKILL)
            process.wait()
            working.join(PATIENCE)
        left = self._states()
        assert left[whole] == "done"
        assert {name: state for name, state in left.items() if name in self._left} == self._left
        self._left = {name: state.replace("running", "cut_off") for name, state in left.items()}

    def look(self) -> None:
        """Start once more and look."""
        with running(self._home) as (_, url), httpx.Client(base_url=url, timeout=PATIENCE) as client:
            self._look(client)
        with Library.open(self._home, load_embedder()) as library:
            assert [one.message for one in library.examine() if one.severity == "error"] == []

    def _look(self, client: httpx.Client) -> None:
        """All answers are there; what was cut off says so; no file is left over; it answers."""
        assert client.get("/health").json()["status"] == "ok"
        assert self._states() == self._left, "the next server has it all, and nothing is running"
        client.cookies = self._browser
        listed = client.post("/gradio_api/run/desk_list", json={"data": ["", "", 0]}).json()["data"][0]
        assert all(name in str(listed) for name in self._left)
        assert len(list((self._home / FOLDER).iterdir())) <= 1

    def _states(self) -> dict[str, str]:
        """Return how far each question came, as the server has noted by now."""
        if not (self._home / "desk.sqlite3").exists():
            return {}
        where = f"file:{self._home / 'desk.sqlite3'}?mode=ro"
        with contextlib.closing(sqlite3.connect(where, uri=True)) as desk:
            return dict(desk.execute("SELECT question, state FROM entries").fetchall())

    def _until_running(self) -> None:
        """Wait until an answer is under way."""
        end = time.monotonic() + PATIENCE
        while "running" not in self._states().values() and time.monotonic() < end:
            time.sleep(0.002)

    def _ask(self, client: httpx.Client, question: str) -> str:
        """Ask as the page does, and listen to the end."""

        async def whole() -> None:
            address, known = str(client.base_url), self._browser
            async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, cookies=known) as page:
                answered = await ask(page, await find_box(page), f"s{os.urandom(6).hex()}", question)
                assert answered.error is None
                assert answered.answer is not None
                self._browser = page.cookies

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
            self._ask(client, f"What is cut off afterwards at number {number}?")


def test_a_killed_server_starts_again_and_has_lost_nothing_but_the_unfinished(home: Path) -> None:
    trial = Trial(home, seed=20_261_129)
    for number in (1, 3, 5):
        trial.kill(number)
        if trial.cut_off:  # an answer may be whole before the kill arrives
            break
    assert trial.cut_off
    trial.look()


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_thirty_kills(home: Path) -> None:
    seed = int(os.environ.get("DATELINE_TEST_SEED") or random.randrange(10**6))
    sys.stderr.write(f"\nseed {seed}\n")
    trial = Trial(home, seed)
    for number in range(KILLS):
        trial.kill(number)
        sys.stderr.write(f"{number + 1} ")
    trial.look()
    assert trial.cut_off >= 5
