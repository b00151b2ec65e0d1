"""Many at once: everybody is answered, in the order in which they came, and first words come early."""

import asyncio
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from ingest.read import read_paths
from models.embedder import load_embedder
from models.reader.network import load_reader
from tests.ui.web.serving.people import burst
from ui.web.server import serve
from ui.web.serving.turns import Arrivals, Turns
from ui.web_settings import WebSettings

PEOPLE = 60
FEW = 12
BAR = 1.5
"""Seconds within which 95 of 100 have their first words, on two cores that do nothing else."""
PATIENT = WebSettings.model_construct(questions_a_minute=100_000, log_level="error")
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


@pytest.fixture(scope="module")
def examples_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example articles, served with all networks."""
    from answer.engine import AnswerEngine
    from tests.ui.web.conftest import RealRuntime

    reader, embedder = load_reader(), load_embedder()
    home = tmp_path_factory.mktemp("examples") / "home"
    with Library.open(home, embedder, create=True, reader=reader) as library:
        library.ingest(read_paths([Path("examples/articles")]))
        runtime = RealRuntime(library, AnswerEngine(library, embedder, reader))
        serving = serve(runtime, port=0, settings=PATIENT, prevent_thread_lock=True)
        serving.warming.join()
        yield serving.url.rstrip("/")
        serving.close()


@pytest.mark.soak
@pytest.mark.parametrize("over", [0.0, 30.0])
def test_sixty_people_at_once(examples_served: str, over: float) -> None:
    """All in the same moment, and within half a minute: the best of three, since other work disturbs it."""
    loads = [asyncio.run(burst(examples_served, PEOPLE, QUESTIONS, over=over, seed=n)) for n in range(3)]
    for load in loads:
        sys.stderr.write(f"\nwithin {over} s, load {os.getloadavg()[0]:.1f}: {load.told()}\n")
        assert load.errors() == []
    assert min(load.within("words", 0.95) for load in loads) <= BAR
