"""Vectors in a byte a coordinate, in memory: they tell which few are to be compared exactly.

A sketch is off by a known distance at most, so none that belongs among the nearest is left out: what is found
is what comparing every vector would find. Reading a vector from SQLite is a descent of its tree, and 10,000
of them take a quarter of a second.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.store import Store

MOST = 250_000
"""Vectors up to which sketches are kept: 100 MB."""
PATIENCE = 4
"""One in so many vectors of the library is read from SQLite before it is worth to read all of them once."""
_BLOCK = 4_096
_STEPS = 127
_ROUNDING = 1e-5
"""What adding up in float32 may be off by."""


class Sketches:
    """Sketches of all vectors of a library, brought up to its generation whenever they are asked.

    For one thread at a time.
    """

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._generation: int | None = None
        self._read = 0
        self._clear()

    def _clear(self) -> None:
        self._places: dict[str, int] = {}
        self._numbers = np.zeros(0, dtype=np.int64)
        self._articles = np.zeros(0, dtype=np.int32)
        self._bytes = np.zeros((0, 0), dtype=np.int8)
        self._scales = np.zeros(0, dtype=np.float32)
        self._off = np.zeros(0, dtype=np.float32)

    def worth(self, vectors: int) -> bool:
        """Whether to ask here rather than to read so many vectors from SQLite, which counts towards it."""
        there = self._store.counts()[1]
        if there > MOST:
            return False
        if self._generation is None:
            self._read += vectors
        return self._generation is not None or self._read * PATIENCE >= there

    def candidates(
        self, articles: Sequence[str] | None, vector: np.ndarray, limit: int
    ) -> tuple[list[str], np.ndarray]:
        """Return ids and vectors of passages of these articles, the `limit` nearest surely among them."""
        self._bring_up()
        rows = self._rows(articles)
        if len(rows) > limit:
            near, off = self._compared(rows, vector)
            floor = np.partition(near - off, -limit)[-limit]
            rows = rows[near + off >= floor]
        return self._store.vectors_of_numbers(self._numbers[rows].tolist())

    def _rows(self, articles: Sequence[str] | None) -> np.ndarray:
        if articles is None:
            return np.arange(len(self._numbers))
        wanted = np.zeros(len(self._places) + 1, dtype=bool)
        wanted[[self._places[one] for one in articles if one in self._places]] = True
        return np.flatnonzero(wanted[self._articles])

    def _compared(self, rows: np.ndarray, vector: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the cosine of each sketch, and what it may be off by."""
        near = np.empty(len(rows), dtype=np.float32)
        for at in range(0, len(rows), _BLOCK):
            block = rows[at : at + _BLOCK]
            near[at : at + _BLOCK] = (self._bytes[block].astype(np.float32) @ vector) * self._scales[block]
        return near, self._off[rows] * float(np.linalg.norm(vector)) + _ROUNDING

    def _bring_up(self) -> None:
        """Take in what happened since; begin anew where it cannot be told what was removed."""
        generation = self._store.generation()
        if generation == self._generation:
            return
        if self._generation is not None:
            gone = np.array(self._store.removed_numbers(self._generation), dtype=np.int64)
            if len(gone):
                self._keep(~np.isin(self._numbers, gone))
            self._add(self._store.added_with_articles(self._generation, _BLOCK))
        _, passages = self._store.counts()
        if self._generation is None or len(self._numbers) != passages - self._store.pending():
            self._clear()
            self._add(self._store.all_with_articles(_BLOCK))
        self._generation = generation

    def _keep(self, kept: np.ndarray) -> None:
        self._numbers, self._articles, self._bytes = (
            self._numbers[kept],
            self._articles[kept],
            self._bytes[kept],
        )
        self._scales, self._off = self._scales[kept], self._off[kept]

    def _add(self, batches: Iterable[tuple[list[int], list[str], np.ndarray]]) -> None:
        """Sketch vectors, given with numbers and articles of their passages."""
        numbers, articles = [self._numbers], [self._articles]
        drawn, scales, off = [self._bytes], [self._scales], [self._off]
        for some, theirs, vectors in batches:
            scale = np.maximum(np.abs(vectors).max(axis=1), _ROUNDING) / _STEPS
            sketch = np.rint(vectors / scale[:, None])
            numbers.append(np.array(some, dtype=np.int64))
            places = [self._places.setdefault(one, len(self._places)) for one in theirs]
            articles.append(np.array(places, dtype=np.int32))
            drawn.append(sketch.astype(np.int8))
            scales.append(scale.astype(np.float32))
            off.append(np.linalg.norm(vectors - sketch * scale[:, None], axis=1).astype(np.float32))
        self._numbers, self._articles = np.concatenate(numbers), np.concatenate(articles)
        self._bytes = np.concatenate([one for one in drawn if one.size] or drawn)
        self._scales, self._off = np.concatenate(scales), np.concatenate(off)
