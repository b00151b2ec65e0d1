"""Likeness of sentences and of words, by the embedder, remembered between questions."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from models.embedder import Embedder

_REMEMBERED = 20_000  # vectors of 1.5 kB each: 30 MB at most


class Meaning:
    """Compares texts by the cosine of their vectors. Safe to use from several threads."""

    def __init__(self, embedder: "Embedder") -> None:
        self._embedder = embedder
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def similarities(self, text: str, others: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(others)]: the cosine, -1 to 1, of `text` and each other."""
        vectors = self.vectors([text, *others])
        likeness: NDArray[np.float32] = vectors[1:] @ vectors[0]
        return likeness

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 [len(texts), dimension], each row of unit length."""
        with self._lock:
            known = {text: self._known[text] for text in texts if text in self._known}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            fresh = self._embedder.embed(missing)
            known.update((text, row.copy()) for text, row in zip(missing, fresh, strict=True))  # no views
        with self._lock:
            for text in texts:
                self._known[text] = known[text]
                self._known.move_to_end(text)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return np.stack([known[text] for text in texts])
