"""The sample corpus in a real library, opened once, and the engine over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.engine import AnswerEngine
from index.library import Library
from ingest.article import Article
from ingest.read import read_paths
from models.embedder import load_embedder
from models.reader.network import CrossEncoder, load_reader

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def reader() -> CrossEncoder:
    return load_reader()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, reader: CrossEncoder) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("answers") / "home"
    with Library.open(home, load_embedder(), create=True, reader=reader) as opened:
        opened.ingest(read_paths([EXAMPLES / "articles"]))
        yield opened


@pytest.fixture(scope="session")
def engine(library: Library, reader: CrossEncoder) -> AnswerEngine:
    return AnswerEngine(library, library.embedder, reader)


def make_article(name: str, text: str = "It rained.", **given: str) -> Article:
    """An article with nothing but an id, a text and what is given."""
    return Article(id=name, uri=f"/{name}.txt", title=None, text=text, raw=text, runs=(), **given)  # type: ignore[arg-type]
