"""The library of the sample articles, opened once, and the engine over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.engine import AnswerEngine
from index.library import Library
from ingest.article import Article
from models.embedder import MiniLM
from models.reader.network import CrossEncoder


@pytest.fixture(scope="session")
def library(sample_home: Path, embedder: MiniLM, reader: CrossEncoder) -> Iterator[Library]:
    with Library.open(sample_home, embedder, reader=reader) as opened:
        yield opened


@pytest.fixture(scope="session")
def engine(library: Library, reader: CrossEncoder) -> AnswerEngine:
    return AnswerEngine(library, library.embedder, reader)


def make_article(name: str, text: str = "It rained.", **given: str) -> Article:
    """An article with nothing but an id, a text and what is given."""
    return Article(id=name, uri=f"/{name}.txt", title=None, text=text, raw=text, runs=(), **given)  # type: ignore[arg-type]
