from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from answer import meaning
from answer.meaning import Meaning


class Counting:
    """An embedder of two dimensions that remembers what it was asked."""

    name, sha256, dimension, max_pieces = "counting", "0" * 64, 2, 256

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.batches: list[NDArray[np.float32]] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.extend(texts)
        turns = [len(text) * np.pi / 12 for text in texts]
        self.batches.append(np.array([[np.cos(t), np.sin(t)] for t in turns], dtype=np.float32))
        return self.batches[-1]

    def count_pieces(self, text: str) -> int:
        return len(text)


def test_the_cosine_of_each_text_in_order() -> None:
    found = Meaning(Counting()).similarities("aa", ["aa", "b" * 8, "c" * 14])
    assert found == pytest.approx([1, 0, -1], abs=1e-6)
    assert Meaning(Counting()).similarities("aa", []).shape == (0,)


def test_each_text_is_embedded_once() -> None:
    embedder = Counting()
    compares = Meaning(embedder)
    compares.similarities("a", ["bb", "bb", "a"])
    compares.similarities("bb", ["ccc", "a"])
    assert embedder.asked == ["a", "bb", "ccc"]


def test_what_was_used_longest_ago_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "_REMEMBERED", 2)
    embedder = Counting()
    compares = Meaning(embedder)
    for text in ("a", "bb", "a", "ccc", "a", "bb"):
        compares.vectors([text])
    assert embedder.asked == ["a", "bb", "ccc", "bb"]


def test_a_remembered_vector_keeps_no_batch_alive() -> None:
    embedder = Counting()
    compares = Meaning(embedder)
    before = compares.vectors(["a", "bb"])
    embedder.batches[0][:] = 0
    assert np.array_equal(compares.vectors(["a", "bb"]), before)
