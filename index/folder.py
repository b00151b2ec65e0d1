"""Chroma in a folder of the home.

It is never written where somebody reads: a change works on a copy of a build, which then takes its place. So
a killed writer cannot tear it, and no reader sees it half written.
"""

import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from index.derived import Unsound
from index.place import HNSW, Place, sound
from index.sums import OPENING

if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api.client import Client

_COLLECTION = "passages"


class Folder(Place):
    """Each build is a sub-folder of `root`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._client: Client | None = None

    def open(self, build: str) -> "Collection":
        """Open the sub-folder `build`."""
        if not (self._root / build).is_dir():
            raise Unsound("its folder is missing")
        with sound():
            return self._connect(build).get_collection(_COLLECTION, embedding_function=None)

    def create(self, build: str) -> "Collection":
        """Begin a collection in the empty sub-folder `build`."""
        with sound():
            return self._connect(build).create_collection(
                _COLLECTION, embedding_function=None, configuration={"hnsw": HNSW}
            )

    def _connect(self, build: str) -> "Client":
        from chromadb.api.client import Client
        from chromadb.config import Settings

        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]  # an argument of every pydantic-settings class
            anonymized_telemetry=False,
            is_persistent=True,
            persist_directory=str(self._root / build),
        )
        with OPENING:
            self._client = Client(settings=settings)
        return self._client

    def branch(self, build: str) -> str:
        """Copy the sub-folder."""
        self.close()
        copy = secrets.token_hex(4)
        shutil.copytree(self._root / build, self._root / copy)
        return copy

    def settle(self, collection: "Collection", generation: int) -> None:
        """Close the folder: its files are written to the end then."""
        del collection, generation
        self.close()

    def drop(self, build: str) -> None:
        """Delete the sub-folder."""
        shutil.rmtree(self._root / build, ignore_errors=True)

    def close(self) -> None:
        """Close the folder that is open."""
        if self._client is not None:
            with OPENING:
                self._client.close()
        self._client = None
