"""Fixtures of the models room."""

import pytest

from models.embedder import MiniLM


@pytest.fixture(scope="session")
def embedder() -> MiniLM:
    """Share one loaded embedder; it holds no state that a test could change."""
    return MiniLM(threads=2)
