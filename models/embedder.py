"""Turns text into vectors: the embedder that ships, and the interface it stands behind.

A text's vector depends on the text alone. The quantised network scales its activations per tensor, so texts
that share a batch, and the padding they bring, would change each other (by up to 0.03 in a coordinate);
an article added today would not get the vectors it would have got yesterday. So every text is run alone and
unpadded. That costs nothing, since the time goes into the matrices and not into the calls; several texts run
on several threads, one each, and the bytes are the same for any number of threads.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from models.files import FOLDER, VOCABULARY, WEIGHTS, ModelFiles
from models.pieces import PieceCounter
from models.session import session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Vectors = npt.NDArray[np.float32]

MAX_THREADS: Final = 16
SEPARATOR: Final = 102  # the id of [SEP], which closes every text


class Embedder(Protocol):
    """What the other rooms need of an embedder."""

    @property
    def name(self) -> str:
        """The model, for people."""
        ...

    @property
    def sha256(self) -> str:
        """The hash of the weights, in hexadecimal; vectors may be mixed where it is the same."""
        ...

    @property
    def dimension(self) -> int:
        """Coordinates of a vector."""
        ...

    @property
    def max_pieces(self) -> int:
        """Word pieces read of a text, the two special ones included; what follows is ignored."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return float32 [len(texts), dimension], each row of unit length, in the order of `texts`."""
        ...

    def count_pieces(self, text: str) -> int:
        """Return how many word pieces `text` has, the two special ones included, however long it is."""
        ...


@runtime_checkable
class CountsAnywhere(Protocol):
    """An embedder whose counting may be sent to other processes; others split articles in their own."""

    @property
    def piece_counter(self) -> Callable[[str], int]:
        """Counts as `count_pieces` does, and can be pickled."""
        ...


class MiniLM:
    """all-MiniLM-L6-v2, int8, on the CPU.

    Made in no time: the vocabulary is read when a text is first counted, the weights when one is first
    embedded (0.1 s). Safe to use from several threads at once.

    Args:
        folder: where `model.onnx`, `tokenizer.json` and `SHA256SUMS` are.
        threads: texts embedded at the same time; by default one for each core. No vector depends on it.
    """

    name = "all-MiniLM-L6-v2-int8"
    dimension = 384
    max_pieces = 256

    def __init__(self, folder: Path = FOLDER, threads: int | None = None) -> None:
        self._files = ModelFiles(folder, (WEIGHTS, VOCABULARY))
        self.piece_counter = PieceCounter(folder)
        self._threads = min(max(1, threads or os.cpu_count() or 1), MAX_THREADS)
        self._lock = Lock()

    @cached_property
    def sha256(self) -> str:
        """The published hash of the weights; `verify` tells whether they still have it."""
        return self._files.sums()[WEIGHTS]

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed each text alone; see `Embedder.embed`.

        Args:
            texts: any strings. Lone surrogates are dropped, as are NULs and control characters.

        Raises:
            ModelFileError: when a file of the model is missing or cannot be read as one.
        """
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        if not texts:
            return vectors
        self._load()
        if len(texts) == 1 or self._threads == 1:
            rows = map(self._embed_one, texts)
            for at, row in enumerate(rows):
                vectors[at] = row
            return vectors
        with ThreadPoolExecutor(self._threads, thread_name_prefix="embed") as pool:
            for at, row in enumerate(pool.map(self._embed_one, texts)):
                vectors[at] = row
        return vectors

    def count_pieces(self, text: str) -> int:
        """Count the word pieces of `text`; see `Embedder.count_pieces`."""
        return self.piece_counter(text)

    def verify(self) -> None:
        """Hash the model's files (0.1 s) and compare them with the published hashes.

        Raises:
            ModelFileError: naming the first file that is missing or differs.
        """
        self._files.verify()

    def _embed_one(self, text: str) -> Vectors:
        pieces = self.piece_counter.pieces(text)
        if len(pieces) > self.max_pieces:
            pieces = [*pieces[: self.max_pieces - 1], SEPARATOR]
        (row,) = self._session.run(None, {"input_ids": np.array([pieces], dtype=np.int64)})
        vector: Vectors = row[0]
        return vector

    def _load(self) -> None:
        """Read vocabulary and weights once, whichever thread comes first."""
        with self._lock:
            _ = self.piece_counter.tokenizer, self._session

    @cached_property
    def _session(self) -> "InferenceSession":
        return session(self._files.read(WEIGHTS))


def load_embedder(threads: int | None = None) -> MiniLM:
    """Return the vendored embedder, an `Embedder` that can also `verify` its files; nothing is read yet."""
    return MiniLM(threads=threads)
