"""The passages that every rival searches, with their vectors: taken from a library, kept in a folder."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from index.library import Library
from index.passages import embedded_text, short_title
from models.embedder import Embedder

_TEXTS, _VECTORS = "passages.jsonl", "vectors.npy"


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage: its id, its text, and the title and record of its article."""

    id: str
    record: str | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Pool:
    """Passages, and a row of `vectors` for each, of unit length."""

    entries: Sequence[Entry]
    vectors: np.ndarray

    @classmethod
    def of(cls, library: Library, articles: Iterable[str]) -> Self:
        """Take the passages of these articles, by id, out of a library that has all vectors."""
        entries: list[Entry] = []
        for one in articles:
            (article,) = library.article(one)
            entries += [
                Entry(
                    passage.id, article.record, article.title or "", article.text[passage.start : passage.end]
                )
                for passage in library.passages(one)
            ]
        return cls(entries, library.vectors([entry.id for entry in entries]))

    @classmethod
    def load(cls, folder: Path, *, mapped: bool = False) -> Self:
        """Read what `save` wrote; `mapped` leaves the vectors on disk until they are asked for."""
        with (folder / _TEXTS).open(encoding="utf-8") as lines:
            entries = [Entry(**json.loads(line)) for line in lines]
        return cls(entries, np.load(folder / _VECTORS, mmap_mode="r" if mapped else None))

    def save(self, folder: Path) -> None:
        """Write it to a new folder."""
        folder.mkdir(parents=True)
        np.save(folder / _VECTORS, self.vectors)
        with (folder / _TEXTS).open("w", encoding="utf-8") as file:
            for one in self.entries:
                row = {"id": one.id, "record": one.record, "title": one.title, "text": one.text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def nearest(self, vector: np.ndarray, limit: int) -> list[tuple[int, float]]:
        """Return rows and cosines of the nearest passages, every one compared, best first."""
        cosines = self.vectors @ vector
        limit = min(limit, len(cosines))
        best = np.argpartition(-cosines, limit - 1)[:limit] if limit else np.zeros(0, dtype=np.int64)
        return [(int(at), float(cosines[at])) for at in best[np.argsort(-cosines[best], kind="stable")]]


class Known:
    """An embedder that takes from a pool what is known there, and has only the rest computed."""

    def __init__(self, embedder: Embedder, pool: Pool) -> None:
        self._embedder = embedder
        self.name, self.sha256 = embedder.name, embedder.sha256
        self.dimension, self.max_pieces = embedder.dimension, embedder.max_pieces
        self._vectors = {
            embedded_text(short_title(entry.title, embedder.count_pieces), entry.text): vector
            for entry, vector in zip(pool.entries, pool.vectors, strict=True)
        }

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Return a row a text; see `models.embedder.Embedder`."""
        new = [text for text in texts if text not in self._vectors]
        self._vectors |= dict(zip(new, self._embedder.embed(new), strict=True))
        return np.stack([self._vectors[text] for text in texts])

    def count_pieces(self, text: str) -> int:
        """Count as the embedder does."""
        return self._embedder.count_pieces(text)
