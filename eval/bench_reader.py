"""What the reader brings to a search, and what it costs: the same library searched without it and with it.

`make bench BENCH_ARGS="--reader --library HOME"` searches a library that has all vectors; without one the
articles of the first questions of the benchmark are ingested first. Each side has a process of its own. Times
belong to the machine, ratios to the run.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from dateline.errors import DatelineError
from dateline.offline import stay_offline
from eval.bench_search import QUERIES, all_there, fill, milliseconds, scored
from eval.benchmark import Benchmark
from eval.figure import timed
from eval.rivals import Shown
from eval.side_by_side import Row, side_by_side
from eval.trial import alone, resident
from index.library import Library
from models.embedder import Embedder, load_embedder
from models.reader.network import load_reader
from models.reader.reading import Pair, Reader, Reading

SIDES = ("without", "with")
MEASURES = ("hit@1", "hit@5", "hit@10", "hit@50", "MRR@10")
_PASSAGES = 10_000
"""Passages that are ingested where no library is named."""
_WARM, _TEN, _FIFTY = 5, 10, 50

MakeEmbedder = Callable[[], Embedder]
MakeReader = Callable[[], Reader]
Judged = Mapping[str, tuple[str, str | None]]
"""Questions by id, each with the day on which it was asked."""


@dataclass(frozen=True, slots=True)
class Side:
    """What came of one side: seconds, and MB.

    Attributes:
        opened: from nothing to the hits of the first query, imports included.
        times: of each query.
        cpu: of processor time, of all threads, a query.
        memory: resident after the queries.
        pace: pairs read a second while the reader reads; 0 without it.
        hits: of the questions that are judged; `told` where the search knows their day.
    """

    opened: float
    times: list[float]
    cpu: float
    memory: float
    pace: float
    hits: dict[str, list[Shown]]
    told: dict[str, list[Shown]]


class Watched:
    """A reader whose pairs and seconds are counted."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.name, self.sha256, self.max_pieces = reader.name, reader.sha256, reader.max_pieces
        self.pairs, self.seconds = 0, 0.0

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        """Read as the reader does, and count."""
        took, readings = timed(lambda: self._reader.read(pairs))
        self.pairs += len(pairs)
        self.seconds += took
        return readings


def compare(
    benchmark: Benchmark,
    home: Path | None,
    embedder: MakeEmbedder = load_embedder,
    reader: MakeReader = load_reader,
) -> Iterator[str]:
    """Yield the table.

    Args:
        benchmark: gives the questions; where it has none that the library can answer, titles are searched.
        home: a library that has all vectors; it is only read.
        embedder: makes the embedder, in the process that uses it.
        reader: makes the reader there.
    """
    there = [benchmark] if benchmark.folder.is_dir() else []
    with TemporaryDirectory(prefix="dateline-bench-") as place:
        source = Path(place) / "home"
        if home is None:
            fill(source, there, _PASSAGES, embedder)
        else:
            copytree(home, source)
        queries, judged, title = _asked(source, there, embedder)
        without = alone(measure, source, embedder, None, queries, judged)
        with_reader = alone(measure, source, embedder, reader, queries, judged)
        sides = (without, with_reader)
        rows = [*_costs(sides)]
        if judged:
            rows = [*_gains(benchmark, sides, Path(place)), *rows]
        yield side_by_side(title, SIDES, rows)


def _asked(
    home: Path, benchmarks: Sequence[Benchmark], embedder: MakeEmbedder
) -> tuple[list[str], Judged, str]:
    """Return what times are taken over, the questions whose articles are there, and the library's size."""
    with Library.open(home, embedder()) as library:
        summaries = library.articles()
        articles, passages = library.counts()
    named = {name: one for one in summaries for name in one.names}
    every = [question for one in benchmarks for question in one.questions()]
    queries = [one["question"] for one in every] or [one.title for one in summaries if one.title]
    if not queries:
        raise DatelineError("there is nothing to search for", "name another library, or a benchmark")
    judged = {
        one["id"]: (one["question"], one["asked"])
        for one in every
        if all_there(one["scope"], named, set(named))
    }
    return queries[:QUERIES], judged, f"{passages:,} passages of {articles:,} articles"


def measure(
    home: Path, embedder: MakeEmbedder, reader: MakeReader | None, queries: Sequence[str], judged: Judged
) -> Side:
    """Search a library for everything, with a reader or without."""
    stay_offline()
    watched = Watched(reader()) if reader is not None else None

    def search(library: Library, query: str, limit: int, day: str | None = None) -> list[Shown]:
        hits = library.search(query, limit=limit, asked=day).hits
        return [Shown(hit.passage, hit.record, hit.text) for hit in hits]

    def first() -> Library:
        library = Library.open(home, embedder(), reader=watched)
        search(library, queries[0], _TEN)
        return library

    opened, library = timed(first)
    for query in queries[:_WARM]:
        search(library, query, _TEN)
    if watched is not None:
        watched.pairs, watched.seconds = 0, 0.0
    before = time.process_time()
    times = [timed(partial(search, library, query, _TEN))[0] for query in queries]
    cpu = (time.process_time() - before) / len(times)
    memory = resident()
    pace = watched.pairs / watched.seconds if watched is not None and watched.seconds else 0.0
    hits = {key: search(library, query, _FIFTY) for key, (query, _) in judged.items()}
    told = {key: search(library, query, _FIFTY, day) for key, (query, day) in judged.items() if day}
    library.close()
    return Side(opened, times, cpu, memory, pace, hits, told)


def _gains(benchmark: Benchmark, sides: Sequence[Side], place: Path) -> Iterator[Row]:
    """Yield hit@k of both sides, and of both where they are told the day of the question."""
    for label, found in (("", [one.hits for one in sides]), (", told the day", [one.told for one in sides])):
        said = [scored(benchmark, list(hits), hits, place) for hits in found if hits]
        for name in MEASURES if said else ():
            yield Row(f"{name}{label}", [one[name] for one in said], int(said[0]["n"]))


def _costs(sides: Sequence[Side]) -> Iterator[Row]:
    """Yield time and memory of both sides, and how much more the reader takes."""
    n = len(sides[0].times)
    for percent in (50, 95):
        yield Row(f"search, warm, p{percent}", [milliseconds(one.times, percent) for one in sides], n)
    yield Row("processor time a search", [f"{one.cpu * 1000:.1f} ms" for one in sides], n)
    yield Row("opened and first query answered, new process", [f"{one.opened:.2f} s" for one in sides], 1)
    yield Row("resident memory after the searches", [f"{one.memory:.0f} MB" for one in sides])
    without, with_reader = sides
    yield Row("pairs read a second", ["-", f"{with_reader.pace:.0f}"], n)
    yield Row("seconds a search, ratio", ["1", f"{sum(with_reader.times) / sum(without.times):.2f}"], n)
