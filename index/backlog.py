"""The vectors that are pending, computed batch by batch behind the words."""

import time
from collections.abc import Callable, Iterable

from index.pace import Pace, Tell
from index.passages import embedded_text, short_title
from index.store import Store, Waiting
from models.embedder import Embedder

BATCH = 128
"""Passages embedded per transaction: what a killed ingest computes again."""
_FEW = 16
"""The same where it is to work for some seconds only, which `BATCH` would exceed."""


def embed_pending(
    store: Store,
    embedder: Embedder,
    tell: Tell,
    after_batch: Callable[[], None],
    seconds: float | None = None,
) -> None:
    """Compute the vectors that are pending, all of them or for about so many `seconds`.

    Each is durable with its batch; `after_batch` runs after each of them.
    """
    begun = time.monotonic()
    pace = Pace("vectors", store.pending(), tell)
    while waiting := store.waiting(BATCH if seconds is None else _FEW):
        texts = texts_of(waiting, embedder)
        vectors = embedder.embed(list(texts.values()))
        with store.change() as change:
            change.put_vectors(list(texts), vectors)
        after_batch()
        pace.add(len(waiting))
        if seconds is not None and time.monotonic() - begun >= seconds:
            break
    pace.finish()


def texts_of(waiting: Iterable[Waiting], embedder: Embedder) -> dict[str, str]:
    """Return what is embedded for passages, by the keys of their vectors."""
    texts: dict[str, str] = {}
    for passage in waiting:
        heading = short_title(passage.title, embedder.count_pieces)
        texts[passage.vector] = embedded_text(heading, passage.text)
    return texts
