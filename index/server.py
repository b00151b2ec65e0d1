"""Chroma on a server: one collection a build, named after the library and the build.

A server's collection cannot be copied before a change, so a change works on it in place. That is sound as
each step may be done twice: a writer that was killed leaves the old stamp, and the next one takes in all that
came since it once more. What was built keeps two marks, so that nobody else's is touched: the inode of the
build's own sub-folder, which a copy of the home does not share, and the home that built it.
"""

import shutil
import socket
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.digest import digest
from index.derived import Unsound
from index.place import HNSW, Place, Unreachable, load, sound

if TYPE_CHECKING:
    import httpx
    from chromadb import Collection
    from chromadb.api import ClientAPI

_CONNECT = 2.0
"""Seconds within which a server takes a connection."""
READING, WRITING = 10.0, 120.0
"""Seconds within which it answers a search, and takes in a batch."""
_REST, _PART = 1.0, 5
"""A server that failed is left alone for a second, or for five times as long as it took to fail."""
_PAGE = 100
_MOST = 2_000
"""Vectors of one call: some 4 MB, which proxies let through."""


class Server(Place):
    """The builds of one library on the server at `url`.

    Args:
        url: `http://host:port`.
        root: the folder `chroma/` of the home, with an empty sub-folder a build.
        library: its id.
        patience: seconds that an answer may take.
    """

    def __init__(self, url: str, root: Path, library: str, patience: float = READING) -> None:
        self.server = url
        self._root, self._library, self._patience = root, library, patience
        self._client: ClientAPI | None = None
        self._failed, self._rest = "", 0.0

    def reach(self) -> None:
        """Raise `Unreachable` where the server does not answer."""
        self._connect()

    def open(self, build: str) -> "Collection":
        """Return the collection of a build that this very home made."""
        with sound():
            collection = self._connect().get_collection(self._name(build), embedding_function=None)
        if (collection.metadata or {}).get("mark") != self._mark(build):
            raise Unsound("it belongs to the folder that this one was copied from")
        return collection

    def create(self, build: str) -> "Collection":
        """Begin the collection of a build."""
        with sound():
            return self._connect().create_collection(
                self._name(build),
                embedding_function=None,
                configuration={"hnsw": HNSW},
                metadata={"mark": self._mark(build) or "", "home": self._home(), "generation": -1},
            )

    def branch(self, build: str) -> str:
        """Return the build itself: changes are made in place."""
        return build

    def batch(self, collection: "Collection") -> int:
        """Return how many vectors a call may carry."""
        del collection
        with sound():
            return max(1, min(_MOST, self._connect().get_max_batch_size()))

    def settle(self, collection: "Collection", generation: int) -> None:
        """Let the server remember which generation it holds."""
        with sound():
            collection.modify(metadata={**(collection.metadata or {}), "generation": generation})

    def confirm(self, collection: "Collection", generation: int) -> None:
        """Raise `Unsound` where the server was put back to an older state."""
        held = (collection.metadata or {}).get("generation")
        if not isinstance(held, int) or held < generation:
            raise Unsound("the server has an older state of it")

    def drop(self, build: str) -> None:
        """Delete the collection of a build, and its sub-folder once it is gone."""
        try:
            self._delete(build)
        except Unreachable:
            return
        except Unsound:
            pass  # no such collection, or somebody else's
        shutil.rmtree(self._root / build, ignore_errors=True)

    def _delete(self, build: str) -> None:
        self.open(build)
        with sound():
            self._connect().delete_collection(self._name(build))

    def sweep(self, keep: str) -> None:
        """Delete the collections of this home whose sub-folder is gone."""
        try:
            with sound():
                for name in self._of_this_home():
                    if name != self._name(keep):
                        self._connect().delete_collection(name)
        except Unsound:
            return  # what is left costs room and nothing else

    def _of_this_home(self) -> list[str]:
        found: list[str] = []
        client, at = self._connect(), 0
        while page := client.list_collections(limit=_PAGE, offset=at):
            at += len(page)
            ours = (one for one in page if one.name.startswith(self._name("")))
            found += [one.name for one in ours if (one.metadata or {}).get("home") == self._home()]
        return found

    def close(self) -> None:
        """Close the connection."""
        if self._client is not None:
            self._client.close()  # type: ignore[attr-defined]  # every client has it, only the class that types them not
        self._client = None

    # --- names and marks

    def _name(self, build: str) -> str:
        return f"dateline-{self._library}-{build}"

    def _mark(self, build: str) -> str | None:
        """Return what tells the build's folder from a copy of it."""
        try:
            return str((self._root / build).stat().st_ino)
        except OSError:
            return None

    def _home(self) -> str:
        return digest(socket.gethostname(), str(self._root.resolve()))

    # --- the connection

    def _connect(self) -> "ClientAPI":
        """Return the client; a server that has just failed is not asked again at once.

        Raises:
            Unreachable: it does not answer as Chroma does.
        """
        if self._client is not None:
            return self._client
        load()
        now = time.monotonic()
        if now < self._rest:
            raise Unreachable(self._failed)
        try:
            self._client = _client(self.server, self._patience)
        except Unreachable as error:
            self._failed = str(error)
            self._rest = time.monotonic() + max(_REST, _PART * (time.monotonic() - now))
            raise
        return self._client


def _client(url: str, patience: float) -> "ClientAPI":
    """Connect to the server at `url`."""
    import chromadb
    import httpx
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    address = httpx.URL(url)
    tls = address.scheme == "https"
    port = address.port or (443 if tls else 80)
    timeout = httpx.Timeout(patience, connect=_CONNECT)
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]  # an argument of every pydantic-settings class
        anonymized_telemetry=False,
        chroma_server_ssl_verify=tls,  # to load the certificates of the world takes 30 ms each time
    )
    _ask_first(url, timeout, verify=tls)
    try:
        client = chromadb.HttpClient(address.host, port, tls, settings=settings)
    except (ValueError, ChromaError, httpx.HTTPError) as error:
        raise Unreachable(str(error.__context__ or error)) from error
    session: httpx.Client = client._server._session  # type: ignore[attr-defined]  # noqa: SLF001 - see below
    session.timeout = timeout  # of its own accord Chroma's client waits for ever
    session.event_hooks["response"].append(_insist_on_chroma)
    return client


def _ask_first(url: str, timeout: "httpx.Timeout", *, verify: bool) -> None:
    """Raise `Unreachable` where nothing at `url` answers as Chroma does, within the time given."""
    import httpx

    try:
        answer = httpx.get(f"{url}/api/v2/heartbeat", timeout=timeout, verify=verify)
        beats = answer.is_success and "nanosecond heartbeat" in answer.json()
    except httpx.HTTPError as error:
        raise Unreachable(str(error) or type(error).__name__) from error
    except ValueError:
        beats = False
    if not beats:
        raise Unreachable(f"what answers there is no Chroma server, but says {answer.status_code}")


def _insist_on_chroma(response: "httpx.Response") -> None:
    """Raise what httpx raises for an error that is not in Chroma's own words: a proxy's, for one.

    Chroma's client makes a bare `Exception` of those.
    """
    from chromadb.errors import error_types

    if not response.is_error:
        return
    response.read()
    try:
        body = response.json()
    except ValueError:
        body = None
    if not isinstance(body, Mapping) or body.get("error") not in error_types:
        response.raise_for_status()
