"""The reader that ships: a cross-encoder, int8, which reads a query and a text together.

A reading depends on its query and text alone, down to the last bit: as in the embedder, the quantised network
scales its activations per tensor, so every pair is run alone and unpadded, several on several threads.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from models.files import CALIBRATION, READER, WEIGHTS, ModelFiles
from models.pieces import PieceCounter, Span
from models.reader.answer import best_words
from models.reader.calibration import Calibration, read_calibration
from models.reader.reading import Pair, Reading
from models.session import session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MAX_THREADS: Final = 16
MAX_QUERY: Final = 72
"""Word pieces read of a query; training cuts there, too."""
BEGIN: Final = 101  # the id of [CLS], which opens a pair
SEPARATOR: Final = 102  # the id of [SEP], which closes query and text
OUTPUTS: Final = ("relevance", "support", "span")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A pair as the network reads it: `[CLS] query [SEP] text [SEP]`, the text from place `first` on."""

    ids: list[int]
    first: int
    places: list[Span]
    text: str


class CrossEncoder:
    """The vendored reader, on the CPU; a `Reader`.

    Made in no time: the files are read when the first pair is (0.2 s). Safe to use from several threads.

    Args:
        folder: where `model.onnx`, `calibration.json` and `SHA256SUMS` are.
        threads: pairs read at the same time; by default one for each core. No reading depends on it.
        pieces: cuts into word pieces; by default a counter of its own over the embedder's vocabulary.
    """

    name = "dateline-reader-int8"
    max_pieces = 256

    def __init__(
        self, folder: Path = READER, threads: int | None = None, pieces: PieceCounter | None = None
    ) -> None:
        self._files = ModelFiles(folder, (WEIGHTS, CALIBRATION))
        self._pieces = pieces or PieceCounter()
        self._threads = min(max(1, threads or os.cpu_count() or 1), MAX_THREADS)
        self._lock = Lock()

    @cached_property
    def sha256(self) -> str:
        """The published hash of the weights; `verify` tells whether they still have it."""
        return self._files.sums()[WEIGHTS]

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        """Read each pair alone; see `Reader.read`.

        Args:
            pairs: any strings. Lone surrogates are passed over, as are NULs and control characters.

        Raises:
            ModelFileError: a file of the model or the vocabulary is missing or damaged.
        """
        if not pairs:
            return []
        self._load()
        queries = {
            query: self._pieces.pieces(query, special=False)[:MAX_QUERY] for query in {q for q, _ in pairs}
        }
        texts = {text: self._pieces.placed(text) for text in {t for _, t in pairs}}
        sheets = [self._lay_out(queries[query], text, texts[text]) for query, text in pairs]
        if len(sheets) == 1 or self._threads == 1:
            return [self._read_one(sheet) for sheet in sheets]
        # The longest first: none is left to run alone at the end.
        order = sorted(range(len(sheets)), key=lambda at: -len(sheets[at].ids))
        with ThreadPoolExecutor(self._threads, thread_name_prefix="read") as pool:
            done = pool.map(self._read_one, [sheets[at] for at in order])
            readings = dict(zip(order, done, strict=True))
        return [readings[at] for at in range(len(sheets))]

    def verify(self) -> None:
        """Hash the model's files (0.1 s) and compare them with the published hashes.

        Raises:
            ModelFileError: naming the first file that is missing or differs.
        """
        self._files.verify()

    def _lay_out(self, query: list[int], text: str, pieces: tuple[list[int], list[Span]]) -> _Sheet:
        ids, places = pieces
        first = len(query) + 2
        room = self.max_pieces - first - 1
        return _Sheet([BEGIN, *query, SEPARATOR, *ids[:room], SEPARATOR], first, places[:room], text)

    def _read_one(self, sheet: _Sheet) -> Reading:
        ids = np.array([sheet.ids], dtype=np.int64)
        kinds = np.ones_like(ids)
        kinds[:, : sheet.first] = 0
        relevance, support, span = self._session.run(OUTPUTS, {"ids": ids, "kinds": kinds})
        logit = float(relevance[0])
        supported, contradicted, neither = self._calibration.support(support[0].tolist())
        return Reading(
            logit=logit,
            relevance=self._calibration.relevance(logit),
            answer=best_words(span[0], sheet.first, sheet.places, sheet.text, self._calibration.span),
            supported=supported,
            contradicted=contradicted,
            neither=neither,
        )

    def _load(self) -> None:
        """Read vocabulary, calibration and weights once, whichever thread comes first."""
        with self._lock:
            _ = self._pieces.tokenizer, self._calibration, self._session

    @cached_property
    def _calibration(self) -> Calibration:
        return read_calibration(self._files)

    @cached_property
    def _session(self) -> "InferenceSession":
        return session(self._files.read(WEIGHTS))


def load_reader(threads: int | None = None) -> CrossEncoder:
    """Return the vendored reader, which can also `verify` its files; nothing is read yet."""
    return CrossEncoder(threads=threads)
