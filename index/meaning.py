"""The index of meaning: every passage's vector in Chroma, cosine space, nothing else stored there."""

from collections.abc import Container, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from index.derived import Derived, Unsound
from index.folder import Folder
from index.place import Place, Unreachable, sound
from index.server import READING, WRITING, Server
from index.stamp import Stamp
from index.store import DIGITS, Store

if TYPE_CHECKING:
    from chromadb import Collection

_REBUILD = 4
"""How many times as many vectors as there are must come for building all anew to be no more work."""
_SLACK = 10.0**-DIGITS
"""What rounding may add to a cosine: those so near the last one kept are compared as they are shown."""


class Meaning(Derived):
    """Chroma over the passages; each is found by its id."""

    format = 2
    changing = None

    def __init__(
        self, root: Path, store: Store, server: str | None = None, *, patience: float = READING
    ) -> None:
        super().__init__(root, store)
        self.server = server
        self.place: Place = Server(server, root, store.library(), patience) if server else Folder(root)
        self._opened: Collection | None = None

    def builder(self) -> Self:
        """Return another instance, which gives a server the time that writing takes."""
        other = type(self)(self.root, self.store, self.server, patience=WRITING)
        other.sums = self.sums
        return other

    def open(self, *, alone: bool = False) -> None:
        """Open what the stamp names, and note whether its server answers."""
        try:
            if self.stamp is None:
                self.place.reach()  # whether there is a stamp or not, to be away goes before it
            super().open(alone=alone)
        except Unreachable as error:
            self.away = str(error)
            raise
        self.away = None

    def _is_ours(self, stamp: Stamp) -> bool:
        return super()._is_ours(stamp) and bool(stamp.server) == bool(self.server)

    def rebuild(self) -> None:
        """Build it anew beside the old one, where its place can be reached; for the holder of the lock."""
        self.place.reach()
        super().rebuild()

    def _attach(self, folder: Path, *, create: bool) -> None:
        opened = self.place.create(folder.name) if create else self.place.open(folder.name)
        self._opened = opened

    def _detach(self) -> None:
        self._opened = None
        self.place.close()

    @property
    def _collection(self) -> "Collection":
        if self._opened is None:
            raise Unsound("it is not open")
        return self._opened

    def expected(self) -> int:
        """Count the passages of SQLite that have a vector."""
        return self.store.counts()[1] - self.store.pending()

    def count(self) -> int:
        """Count the vectors in Chroma."""
        with sound():
            return int(self._collection.count())

    def check(self) -> None:
        """Raise `Unsound` unless it holds what its stamp says."""
        super().check()
        if self.stamp is not None:
            self.place.confirm(self._collection, self.stamp.generation)

    def catch_up(self) -> None:
        """Take in what happened, in the place's own way of changing; for the holder of the lock."""
        if self.stamp is None:
            raise Unsound("it is not open")
        since, generation = self.stamp.generation, self.store.generation()
        if since == generation:
            return
        added, removed = self.store.vectors_since(since), len(self.store.removed_ids(since))
        if removed > self.stamp.count // 2 or added > _REBUILD * self.stamp.count:
            self.rebuild()
            return
        build = self.stamp.folder
        if added or removed:
            self._opened = None
            build = self.place.branch(build)
            self._attach(self.root / build, create=False)
            self._apply(since)
        self._put_stamp(build, generation)
        self._sweep()

    def _apply(self, since: int) -> None:
        total, most = self.store.vectors_since(since), self.place.batch(self._collection)
        # even batches: none is left too small to be persisted
        size = -(-total // max(1, -(-total // most)))
        gone = self.store.removed_ids(since) if since >= 0 else []
        with sound():
            for at in range(0, len(gone), most):
                self._collection.delete(ids=gone[at : at + most])
            for ids, vectors in self.store.added_vectors(since, max(1, size)):
                self._collection.upsert(ids=ids, embeddings=vectors)

    def _settle(self, generation: int) -> str:
        self.place.settle(self._collection, generation)
        return self.place.server

    def _sums_of(self, folder: Path) -> dict[str, int]:
        """Leave out the graph of a collection that is all in Chroma's log: each reader begins it anew."""
        sums = super()._sums_of(folder)
        return {name: known for name, known in sums.items() if "/" not in name or _persisted(name, sums)}

    def _drop(self, folder: str) -> None:
        self.place.drop(folder)

    def _sweep(self) -> None:
        super()._sweep()
        if self.stamp is not None:
            self.place.sweep(self.stamp.folder)

    def nearest(self, vector: np.ndarray, limit: int) -> list[tuple[str, float]]:
        """Return ids and cosines of the passages nearest to `vector`, best first, ties by id.

        Raises:
            Unsound: Chroma cannot be read; `Unreachable` where its server does not answer.
        """
        # By the stamp, for counting takes Chroma as long as searching; one that holds less gives what it has.
        limit = min(limit, self.stamp.count if self.stamp is not None else 0)
        if limit < 1:
            return []
        with sound():
            found = self._collection.query(
                query_embeddings=vector.reshape(1, -1), n_results=limit, include=["distances"]
            )
        distances = found["distances"] or [[]]
        hits = [
            (one, round(1.0 - distance, DIGITS))
            for one, distance in zip(found["ids"][0], distances[0], strict=True)
        ]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))


def _persisted(name: str, names: Container[str]) -> bool:
    return f"{name.partition('/')[0]}/index_metadata.pickle" in names


def exact(
    batches: Iterable[tuple[list[str], np.ndarray]], vector: np.ndarray, limit: int
) -> list[tuple[str, float]]:
    """Return ids and cosines of the nearest passages, each compared, best first, ties by id."""
    best: list[tuple[float, str]] = []
    for ids, vectors in batches:
        cosines = vectors.astype(np.float64) @ vector  # a sum in float32 depends on how many rows there are
        floor = np.partition(cosines, -limit)[-limit] - _SLACK if len(ids) > limit else -2.0
        near = np.flatnonzero(cosines >= floor).tolist()
        best = sorted([*best, *((-round(float(cosines[at]), DIGITS), ids[at]) for at in near)])[:limit]
    return [(one, -negative) for negative, one in best]
