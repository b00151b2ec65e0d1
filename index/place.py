"""Where the vectors of a library live in Chroma: one collection a build, in a folder or on a server."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.offline import stay_offline
from index.derived import Unsound

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

_SYNC = 200
"""Vectors that may wait in Chroma's log: a cold process replays them at half a millisecond each."""
_EF_SEARCH, _EF_CONSTRUCTION = 400, 200
"""Widths of the graph search. Chroma seeds its graph by chance, so two builds agree only as far as they find
everything: on 8,000 passages of news these find all of the nearest 100 (recall@100 1.0000; with 200 and 100,
its default, .9958) in 2.9 ms instead of 1.8, and the graph takes 40 % longer to build."""

HNSW: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "ef_search": _EF_SEARCH,
    "ef_construction": _EF_CONSTRUCTION,
    "sync_threshold": _SYNC,
    "batch_size": 100,
}


class Unreachable(Unsound):
    """The server does not answer, or not as Chroma does; what it holds may well be sound."""


class Place(ABC):
    """Opens, creates and deletes builds, each by its name: that of a sub-folder of `chroma/`.

    Attributes:
        server: address of the Chroma server; empty for a folder.
    """

    server = ""

    @abstractmethod
    def open(self, build: str) -> "Collection":
        """Return the collection of a build; `Unsound` where it cannot be used."""

    @abstractmethod
    def create(self, build: str) -> "Collection":
        """Return the new collection of a build whose folder was just made."""

    @abstractmethod
    def branch(self, build: str) -> str:
        """Return the build that a change of this one works on: itself, or a copy."""

    @abstractmethod
    def settle(self, collection: "Collection", generation: int) -> None:
        """Bring a build to rest that has caught up with `generation`."""

    @abstractmethod
    def drop(self, build: str) -> None:
        """Delete a build as far as that goes; what is left is tried again with the next rebuild."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what is open; a second time does nothing."""

    def reach(self) -> None:  # noqa: B027 - a folder is always there
        """Raise `Unreachable` where nothing could be created."""

    def batch(self, collection: "Collection") -> int:
        """Return how many vectors one call may carry."""
        del collection
        return 5_000

    def confirm(self, collection: "Collection", generation: int) -> None:  # noqa: B027 - files have sums
        """Raise `Unsound` where the build is older than its stamp says."""

    def sweep(self, keep: str) -> None:  # noqa: B027 - a folder has no others
        """Delete the builds of this home, beyond those that have a sub-folder, that are not `keep`."""


@contextmanager
def sound() -> Iterator[None]:
    """Turn what Chroma, SQLite and the network raise into `Unsound` and `Unreachable`."""
    load()
    from chromadb.errors import ChromaError
    from httpx import HTTPError

    try:
        yield
    except HTTPError as error:
        raise Unreachable(str(error) or type(error).__name__) from error
    except (ChromaError, ValueError, OSError, sqlite3.Error, AttributeError) as error:
        # AttributeError: chromadb 1.5.9 trips over its own tidying up when it cannot open a file
        raise Unsound(str(error.__context__ or error)) from error


def load() -> None:
    """Import chromadb, or raise `Unsound` with the reason why it does not load."""
    if (refusal := _refusal()) is not None:
        raise Unsound(refusal)


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
