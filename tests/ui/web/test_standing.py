"""The head of the page tells how the library stands, and the chat fills in what an ingest left."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.lock import writing
from index.progress import ProgressFile
from index.summary import Progress
from ingest.article import Article
from ui.web.filling import Filling
from ui.web.standing import standing_html, standing_of
from ui.web.words import lasting

MakeArticle = Callable[..., Article]


@pytest.fixture
def library(tmp_path: Path, article_of: MakeArticle) -> Iterator[Library]:
    from models.embedder import load_embedder

    with Library.open(tmp_path / "home", load_embedder(), create=True) as opened:
        opened.ingest(
            [article_of("Ferry strike\n\nThe ferry crews of Pell went on strike on Monday.")], wait=False
        )
        yield opened


def test_what_waits_for_its_meaning_is_told(library: Library) -> None:
    assert "1 passage found by words only so far" in standing_html(standing_of(library))
    library.embed_pending()
    assert standing_of(library).under_way == ""


def test_a_running_ingest_of_another_process_is_told(library: Library) -> None:
    ProgressFile(library.home).write(Progress("vectors", 4_300, 69_000, rate=35.2, left=1_860.0))
    told = standing_html(standing_of(library))
    assert "working out meanings: 4,300 of 69,000, 35 a second, 31 minutes left" in told
    assert told.count("<") == told.count(">")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 second"), (40, "40 seconds"), (130, "2 minutes"), (5_399, "90 minutes"), (9_000, "2 hours")],
)
def test_times_to_wait_are_told_as_people_would(seconds: float, words: str) -> None:
    assert lasting(seconds) == words


class _Runtime:
    def __init__(self, library: Library) -> None:
        self.library = library
        self.engine = None


def test_meanings_are_filled_in_behind_the_chat(library: Library) -> None:
    filling = Filling(_Runtime(library))  # type: ignore[arg-type]  # it needs no engine
    filling.start()
    until = time.monotonic() + 30
    while library.pending() and time.monotonic() < until:
        time.sleep(0.05)
    filling.close()
    assert library.pending() == 0
    assert library.search("ferry strike").hits[0].ranks.keys() == {"words", "meaning"}


def test_filling_leaves_a_library_alone_that_somebody_else_writes(library: Library) -> None:
    library.patience = 0.1
    filling = Filling(_Runtime(library))  # type: ignore[arg-type]  # it needs no engine
    with writing(library.home):
        filling.start()
        time.sleep(0.6)
        filling.close()
        assert library.pending() == 1
