"""Many at once: everybody is answered, in the order in which they came, and first words come early."""

import asyncio
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from ingest.read import read_paths
from models.embedder import load_embedder
from tests.ui.web.serving.people import burst
from tests.ui.web.serving.test_stop import COMMAND
from ui.web.serving.turns import Arrivals, Turns

EXAMPLES = Path(__file__).parents[4] / "examples" / "articles"
PEOPLE = 60
FEW = 12
BAR = 1.5
"""Seconds within which 95 of 100 have their first words, on two cores that do nothing else."""
ABOUT = ("Karvonia", "the ferry", "Port Anselm", "Castellane", "the mediator", "Dresk", "Thornweir",
         "the museum", "the goose", "Harrow Mere", "the judge", "the terminal", "Quill", "the minister",
         "the lock")  # fmt: skip
FORMS = ("What did {} say?", "Who spoke about {}?", "When did {} change?", "How many died because of {}?")
QUESTIONS = [form.format(about) for form in FORMS for about in ABOUT]


def test_a_few_people_at_once_are_all_answered(url: str) -> None:
    asked = [f"How many ferries did Halvorsen ask for {n} times?" for n in range(FEW)]
    load = asyncio.run(burst(url, FEW, asked))
    assert load.errors() == []
    assert all(one.words is not None and one.answer is not None for one in load.answers)
    assert all(one.words <= one.answer for one in load.answers if one.words and one.answer)


def test_turns_go_to_whoever_came_first() -> None:
    turns, order, lock = Turns(1), [], threading.Lock()
    begun = threading.Barrier(2)

    def work(number: int) -> None:
        with turns.turn(), lock:
            order.append(number)

    def hold() -> None:
        with turns.turn():
            begun.wait()
            while turns.waiting < 5:
                time.sleep(0.001)

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait()
    workers = []
    for number in range(5):
        workers.append(threading.Thread(target=work, args=(number,)))
        workers[-1].start()
        while turns.waiting < number + 1 and holder.is_alive():
            time.sleep(0.001)
    for one in (holder, *workers):
        one.join()
    assert order == [0, 1, 2, 3, 4]


def test_a_question_that_never_arrives_is_waited_for_no_longer_than_a_moment() -> None:
    arrivals = Arrivals()
    arrivals.came()
    begun = time.monotonic()
    arrivals.let_pass()
    assert 1 < time.monotonic() - begun < 10
    begun = time.monotonic()
    arrivals.came()
    arrivals.arrived()
    arrivals.let_pass()
    assert time.monotonic() - begun < 1


@pytest.fixture
def examples_served(tmp_path: Path) -> Iterator[str]:
    """The example articles with all networks, served by a process of its own, warm, as people meet them."""
    home = tmp_path / "home"
    with Library.open(home, load_embedder(), create=True) as library:
        assert library.ingest(read_paths([EXAMPLES])).added
    process = subprocess.Popen(
        [*COMMAND, "--home", str(home), "serve", "--port", "0", "--reader"],
        stderr=subprocess.PIPE, text=True, env={**os.environ, "DATELINE_QUESTIONS_A_MINUTE": "100000"},
    )  # fmt: skip
    assert process.stderr is not None
    drained = threading.Thread(target=process.stderr.read)
    try:
        said = process.stderr.readline()
        assert said.startswith("Dateline is at http://"), said
        drained.start()  # else a full pipe would stop it
        url = said.split()[3].rstrip("/")
        assert asyncio.run(burst(url, 2, ["What did Quill say?", "Who resigned?"])).errors() == []
        yield url
    finally:
        process.kill()
        process.wait()
        if drained.ident is not None:
            drained.join()


@pytest.mark.soak
@pytest.mark.parametrize("over", [0.0, 30.0])
def test_sixty_people_at_once(examples_served: str, over: float) -> None:
    """All in the same moment, and within half a minute: the best of three, since other work disturbs it."""
    loads = [asyncio.run(burst(examples_served, PEOPLE, QUESTIONS, over=over, seed=n)) for n in range(3)]
    for load in loads:
        sys.stderr.write(f"\nwithin {over} s, load {os.getloadavg()[0]:.1f}: {load.told()}\n")
        assert load.errors() == []
    assert min(load.within("words", 0.95) for load in loads) <= BAR
