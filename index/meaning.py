"""The index of meaning: every passage's vector in Chroma, cosine space, nothing else stored there.

Chroma is never written where somebody reads: a change works on a copy of its folder, which then takes the old
one's place. So a killed writer cannot tear it, and no reader sees it half written.
"""

import secrets
import shutil
import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dateline.offline import stay_offline
from index.derived import Derived, Unsound

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

_COLLECTION = "passages"
_BATCH = 5_000
"""Vectors of one upsert; Chroma takes 5,461 at most."""
_SYNC = 200
"""Vectors that may wait in Chroma's log: a cold process replays them at half a millisecond each."""
_REBUILD = 4
"""How many times as many vectors as there are must come for building all anew to be no more work."""
DIGITS = 6
"""Decimals of a cosine that both Chroma and numpy get right in float32; beyond them ties go by id."""
_EF_SEARCH, _EF_CONSTRUCTION = 400, 200
"""Widths of the graph search. Chroma seeds its graph by chance, so two builds agree only as far as they find
everything: on 8,000 passages of news these find all of the nearest 100 (recall@100 1.0000; with 200 and 100,
its default, .9958) in 2.9 ms instead of 1.8, and the graph takes 40 % longer to build."""

_HNSW: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "ef_search": _EF_SEARCH,
    "ef_construction": _EF_CONSTRUCTION,
    "sync_threshold": _SYNC,
    "batch_size": 100,
}


class Meaning(Derived):
    """Chroma over the passages; each is found by its id."""

    format = 2

    _client: "Client | None" = None
    _opened: "Collection | None" = None

    def _attach(self, folder: Path, *, create: bool) -> None:
        if not create and not folder.is_dir():
            raise Unsound("its folder is missing")
        if (refusal := _refusal()) is not None:
            raise Unsound(refusal)
        from chromadb.api.client import Client
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        try:
            settings = Settings(
                _env_file=None,  # type: ignore[call-arg]  # an argument of every pydantic-settings class
                anonymized_telemetry=False,
                is_persistent=True,
                persist_directory=str(folder),
            )
            self._client = client = Client(settings=settings)
            if create:
                self._opened = client.create_collection(
                    _COLLECTION, embedding_function=None, configuration={"hnsw": _HNSW}
                )
            else:
                self._opened = client.get_collection(_COLLECTION, embedding_function=None)
        except (ChromaError, ValueError, OSError, sqlite3.Error, AttributeError) as error:
            # AttributeError: chromadb 1.5.9 trips over its own tidying up when it cannot open a file
            raise Unsound(str(error.__context__ or error)) from error

    def _detach(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = self._opened = None

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
        from chromadb.errors import ChromaError

        try:
            return int(self._collection.count())
        except (ChromaError, ValueError) as error:
            raise Unsound(str(error)) from error

    def catch_up(self) -> None:
        """Take in what happened on a copy that then takes the old one's place; for the holder of the lock."""
        if self.stamp is None:
            raise Unsound("it is not open")
        since, generation = self.stamp.generation, self.store.generation()
        if since == generation:
            return
        added, removed = self.store.vectors_since(since), len(self.store.removed_ids(since))
        if not added and not removed:
            self._put_stamp(self.stamp.folder, generation)
            return
        if removed > self.stamp.count // 2 or added > _REBUILD * self.stamp.count:
            self.rebuild()
            return
        old, folder = self.root / self.stamp.folder, secrets.token_hex(4)
        self.close()
        shutil.copytree(old, self.root / folder)
        self._attach(self.root / folder, create=False)
        self._apply(since)
        self._put_stamp(folder, generation)
        self._sweep()

    def _apply(self, since: int) -> None:
        from chromadb.errors import ChromaError

        total = self.store.vectors_since(since)
        size = -(
            -total // max(1, -(-total // _BATCH))
        )  # even batches: none is left too small to be persisted
        try:
            gone = self.store.removed_ids(since)
            for at in range(0, len(gone) if since >= 0 else 0, _BATCH):
                self._collection.delete(ids=gone[at : at + _BATCH])
            for ids, vectors in self.store.added_vectors(since, max(1, size)):
                self._collection.upsert(ids=ids, embeddings=vectors)
        except (ChromaError, ValueError, OSError) as error:
            raise Unsound(str(error)) from error

    def nearest(self, vector: np.ndarray, limit: int) -> list[tuple[str, float]]:
        """Return ids and cosines of the passages nearest to `vector`, best first, ties by id.

        Raises:
            Unsound: Chroma cannot be read.
        """
        from chromadb.errors import ChromaError

        try:
            limit = min(limit, self._collection.count())
            if limit < 1:
                return []
            found = self._collection.query(
                query_embeddings=vector.reshape(1, -1), n_results=limit, include=["distances"]
            )
        except (ChromaError, ValueError, OSError) as error:
            raise Unsound(str(error)) from error
        distances = found["distances"] or [[]]
        hits = [
            (one, round(1.0 - distance, DIGITS))
            for one, distance in zip(found["ids"][0], distances[0], strict=True)
        ]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))


@cache
def _refusal() -> str | None:
    """Import chromadb once; return why it does not load.

    It reads a `.env` in the current folder while it is imported, and fails on what it cannot read there.
    """
    stay_offline()
    try:
        import chromadb.api.client  # noqa: F401 - the import is the point
    except ValueError:
        return f"chromadb does not load: it refuses the file '{Path.cwd() / '.env'}'"
    return None


def exact(
    batches: Iterable[tuple[list[str], np.ndarray]], vector: np.ndarray, limit: int
) -> list[tuple[str, float]]:
    """Return ids and cosines of the nearest passages, each compared, best first, ties by id."""
    best: list[tuple[float, str]] = []
    for ids, vectors in batches:
        cosines = (vectors @ vector).tolist()
        best = sorted(
            [*best, *((-round(cosine, DIGITS), one) for cosine, one in zip(cosines, ids, strict=True))]
        )[:limit]
    return [(one, -negative) for negative, one in best]
