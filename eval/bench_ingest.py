"""Speed and memory of an ingest of thousands of articles, each read as a document, and ratios in one run.

The dump is a benchmark's; of it the first articles, or all. Wall-clock figures belong to the machine; beside
them stands the processor's time of all processes, and the ratios are from the same run.
"""

import gzip
import json
import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from eval.figure import Figure, timed
from index.library import Library
from ingest.document import Document
from ingest.page import Hints
from models.embedder import load_embedder

FIRST = 600
"""Articles of the dump that are measured unless all are asked for."""
EMBEDDED = 100
"""Articles whose passages are embedded, beside the bare embedder."""
_EVERY = 0.5
"""Seconds between two looks at memory."""


def ingest(dump: Path, most: int | None, embedded: int = EMBEDDED) -> list[Figure]:
    """Return the figures of an ingest of the first `most` articles of `dump`, or of all."""
    with TemporaryDirectory(prefix="dateline-bench-") as place:
        with Library.open(Path(place) / "home", load_embedder(), create=True) as library:
            with Watch() as watch:
                first, report = timed(lambda: library.ingest(documents(dump, most), wait=False))
            again, _ = timed(lambda: library.ingest(documents(dump, most), wait=False))
            articles, passages = library.counts()
        half = _memory_of_half(dump, articles, Path(place) / "half")
        ratio, few = _embedding(dump, embedded, Path(place) / "few")
    return [
        Figure("all but embedding and Chroma", f"{passages / first:.0f} passages/s", passages),
        Figure(
            "the same, were all cores free",
            f"{(os.cpu_count() or 1) * passages / max(watch.cpu, 1e-6):.0f} passages/s",
            passages,
        ),
        Figure("searchable by words after", f"{report.seconds['words']:.1f} s", articles),
        Figure("processor time an article", f"{watch.cpu / articles * 1000:.1f} ms", articles),
        Figure("peak memory of all processes (PSS)", f"{watch.peak:.0f} MB", articles),
        Figure("ratio, that : that of half the articles", f"{watch.peak / half:.2f} : 1", articles),
        Figure("unchanged, of the first time", f"{again / first:.1%}", articles),
        Figure("with embedding and Chroma, of the bare embedder's rate", f"{ratio:.0%}", few),
    ]


def documents(dump: Path, most: int | None) -> Iterator[Document]:
    """Yield the articles of a dump as plain-text documents with what the dump knows of them."""
    with gzip.open(dump, "rt", encoding="utf-8") as lines:
        for line in islice(lines, most):
            row = json.loads(line)
            hints = Hints(
                title=row["title"], outlet=row["outlet"], published=row["published"], url=row["url"]
            )
            yield Document(
                uri=row["url"],
                name=f"'{dump}' > '{row['id']}'",
                suffix=".txt",
                content=row["text"].encode(),
                source=str(dump),
                hints=hints,
                record=row["id"],
            )


def _memory_of_half(dump: Path, articles: int, home: Path) -> float:
    """Return the peak memory of an ingest of half as many articles."""
    with Library.open(home, load_embedder(), create=True) as library, Watch() as watch:
        library.ingest(documents(dump, articles // 2), wait=False)
    return max(watch.peak, 1.0)


def _embedding(dump: Path, articles: int, home: Path) -> tuple[float, int]:
    """Return the rate of a whole ingest as a part of the bare embedder's, and over how many passages."""
    embedder = load_embedder()
    with Library.open(home / "texts", embedder, create=True) as library:
        library.ingest(documents(dump, articles), wait=False)
        texts = library.pending_texts()
    embedder.embed(texts[:8])  # what is loaded once is loaded now
    bare, _ = timed(lambda: embedder.embed(texts))
    with Library.open(home / "whole", embedder, create=True) as library:
        whole, _ = timed(lambda: library.ingest(documents(dump, articles)))
    return bare / whole, len(texts)


@dataclass(slots=True)
class Watch:
    """Watches this process and all it starts, while it is open.

    Attributes:
        peak: the most memory they had together, in MB, shared memory counted once (PSS); 0 where the system
            does not tell.
        cpu: seconds of processor time, less what watching takes, for a look at memory costs some 20 ms.
    """

    peak: float = 0.0
    cpu: float = 0.0
    _used: dict[int, float] = field(default_factory=dict)
    _before: float = 0.0
    _watching: float = 0.0
    _done: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._look()
        self._before = sum(self._used.values())
        self.peak, self._watching = 0.0, 0.0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        if self._thread is not None:
            self._thread.join()
        self._look()
        self.cpu = sum(self._used.values()) - self._before - self._watching

    def _watch(self) -> None:
        while not self._done.wait(_EVERY):
            self._look()

    def _look(self) -> None:
        begun = time.thread_time()
        memory = 0.0
        for process in _family(os.getpid()):
            with suppress(OSError, ValueError, IndexError):
                memory += _shared_out(process)
                self._used[process] = _processor_time(process)
        self.peak = max(self.peak, memory)
        self._watching += time.thread_time() - begun


def _family(process: int) -> list[int]:
    """Return a process and all that it has started, directly or not."""
    found = [process]
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                found += _family(int(child))
    return found


def _shared_out(process: int) -> float:
    """Return a process's memory in MB, with its part of what it shares."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    found = re.search(r"^Pss:\s*(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def _processor_time(process: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
