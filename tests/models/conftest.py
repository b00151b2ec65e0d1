"""Fixtures of the models room."""

import pytest

from models.embedder import MiniLM
from models.reader.network import CrossEncoder


@pytest.fixture(scope="session")
def embedder() -> MiniLM:
    """Share one loaded embedder; it holds no state that a test could change."""
    return MiniLM(threads=2)


@pytest.fixture(scope="session")
def reader() -> CrossEncoder:
    """Share one loaded reader; it holds no state that a test could change."""
    return CrossEncoder(threads=2)
