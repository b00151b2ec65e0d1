"""From what an ingest meets to rows, in the order met, with only a little of it in memory at a time."""

import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from index.pool import Read, Workers
from index.prepare import Preparer
from ingest.article import Article, Failure
from ingest.document import Document
from ingest.format import ReaderFormat
from ingest.formats import format_of

if TYPE_CHECKING:
    from concurrent.futures import Future

CHUNK = 16
"""Documents that go to a worker together."""
_CHUNK_BYTES = 512 * 1024
"""Bytes after which a chunk is full."""
_CHUNK_SECONDS = 0.5
"""Seconds after which a chunk goes as it is: what is fetched page by page need not wait for the next."""

FEW = 12
"""Documents that are read in the process itself: starting workers takes longer."""
_FEW_BYTES = 64 * 1024
"""Bytes of such a document: not even a hostile page of this size keeps its reader busy for long."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read: its bytes are loaded, and `digest` is what the ledger will know it by."""

    document: Document
    digest: str


Met = Task | Article | Failure
Done = tuple[Met, Read]


@dataclass(slots=True)
class _Chunk:
    items: list[Met] = field(default_factory=list)
    bytes: int = 0
    begun: float = field(default_factory=time.monotonic)
    future: "Future[list[Read]] | None" = None

    def documents(self) -> list[Document]:
        return [one.document for one in self.items if isinstance(one, Task)]

    def add(self, item: Met) -> None:
        self.items.append(item)
        self.bytes += _size(item)

    def full(self) -> bool:
        old = time.monotonic() - self.begun > _CHUNK_SECONDS
        return old or self.bytes >= _CHUNK_BYTES or len(self.items) >= CHUNK


def prepared(items: Iterable[Met], preparer: Preparer, *, anywhere: bool) -> Generator[Done, None, None]:
    """Yield each item with what it was read as; an article or a failure comes back as it is, with nothing.

    Few small documents are read here; for more, and for what could keep its reader busy, there are workers,
    unless the embedder's counter cannot be sent to them (`anywhere` is not set).
    """
    rest = iter(items)
    begin: list[Met] = []
    if anywhere:
        for item in rest:
            begin.append(item)
            if _wants_worker(item) or sum(isinstance(one, Task) for one in begin) > FEW:
                yield from _by_workers(chain(begin, rest), preparer)
                return
    for item in chain(begin, rest):
        yield item, preparer.document(item.document) if isinstance(item, Task) else []


def _by_workers(items: Iterable[Met], preparer: Preparer) -> Iterator[Done]:
    with Workers(preparer) as workers:
        waiting: deque[_Chunk] = deque()
        for chunk in _chunks(items):
            if documents := chunk.documents():
                chunk.future = workers.submit(documents)
            waiting.append(chunk)
            while waiting and (_ready(waiting[0]) or len(waiting) > 2 * workers.count + 1):
                yield from _finished(waiting.popleft(), workers)
        while waiting:
            yield from _finished(waiting.popleft(), workers)


def _ready(chunk: _Chunk) -> bool:
    return chunk.future is None or chunk.future.done()


def _finished(chunk: _Chunk, workers: Workers) -> Iterator[Done]:
    """Yield what a chunk was read as, waiting for it where need be."""
    documents = chunk.documents()
    read = iter(workers.result(documents, chunk.future) if chunk.future is not None else [])
    for item in chunk.items:
        yield item, next(read) if isinstance(item, Task) else []


def _chunks(items: Iterable[Met]) -> Iterator[_Chunk]:
    """Yield items in chunks; what could keep its reader busy goes alone."""
    chunk = _Chunk()
    for item in items:
        if chunk.items and _slow(item):
            yield chunk
            chunk = _Chunk()
        if not chunk.items:
            chunk = _Chunk()
        chunk.add(item)
        if chunk.full() or _slow(item):
            yield chunk
            chunk = _Chunk()
    if chunk.items:
        yield chunk


def _size(item: Met) -> int:
    content = item.document.content if isinstance(item, Task) else b""
    return len(content) if isinstance(content, bytes) else 0


def _slow(item: Met) -> bool:
    kind = format_of(item.document.suffix) if isinstance(item, Task) else None
    return isinstance(kind, ReaderFormat) and kind.slow


def _wants_worker(item: Met) -> bool:
    return _slow(item) or _size(item) > _FEW_BYTES
