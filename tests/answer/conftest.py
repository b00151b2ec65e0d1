"""The sample corpus in a real library, opened once, and the engine over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.engine import AnswerEngine
from index.library import Library
from ingest.read import read_paths
from models.embedder import load_embedder

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("answers") / "home"
    with Library.open(home, load_embedder(), create=True) as opened:
        opened.ingest(read_paths([EXAMPLES / "articles"]))
        yield opened


@pytest.fixture(scope="session")
def engine(library: Library) -> AnswerEngine:
    return AnswerEngine(library, library.embedder)
