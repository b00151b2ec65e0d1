"""Our search beside what each library gives by itself, over the same passages, at growing sizes.

`make bench BENCH_ARGS="--search --library HOME"` cuts the sizes out of a library that has all vectors;
without one the articles of the news benchmarks are ingested first. Each rival is built by one process and
asked by another. Times belong to the machine, ratios to the run.
"""

import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from dateline.errors import DatelineError
from eval.benchmark import Benchmark, rates
from eval.pool import Known, Pool
from eval.rivals import RIVALS, Shown, missing
from eval.side_by_side import Row, side_by_side
from eval.trial import Ask, Trial, alone, ask, build
from index.library import Library
from index.query import Filters
from index.summary import ArticleSummary
from models.embedder import Embedder, load_embedder

SIZES, LARGEST = (1_000, 10_000), 95_000
"""Passages of the libraries that are compared; the largest is for `--search-full`."""
QUERIES = 200
"""Queries that times are taken over."""
SHARES = (0.001, 0.01, 0.1, 0.5, 0.9)
"""Shares of the articles that filters by date leave."""
P50 = "search, warm, p50"
_TEN = 10
_FEWEST = 20
"""Questions of a benchmark below which hit@k says nothing."""
_STEP = 50
"""Articles ingested at a time until there are passages enough."""

Make = Callable[[], Embedder]
_NEARLY_ALL = 0.8
"""Part of a question's articles that must be there: some of a dump are empty, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A library of one size.

    Attributes:
        home: its folder.
        folder: where what is built for it goes.
        pool: its passages and vectors.
        summaries: its articles.
        queries: what times are taken over.
        judged: questions whose articles are all in it, by benchmark.
    """

    home: Path
    folder: Path
    pool: Pool
    summaries: list[ArticleSummary]
    queries: list[str]
    judged: dict[str, list[dict[str, Any]]]


def compare(
    shared: Path, home: Path | None, sizes: Sequence[int], make: Make = load_embedder
) -> Iterator[str]:
    """Yield a table for each size, and one of how figures grow.

    Args:
        shared: the development data's folder, whose news benchmarks give questions; it may be missing.
        home: a library that has all vectors; it is only read.
        sizes: passages; a size beyond what there is takes all.
        make: makes the embedder of the library.
    """
    yield from filter(None, [missing()])
    benchmarks = [Benchmark(folder) for folder in sorted((shared / "benchmarks").glob("realtimeqa-*"))]
    rivals = [name for name in RIVALS if name != "llama-index" or missing() is None]
    grown: dict[int, dict[str, Trial]] = {}
    with TemporaryDirectory(prefix="dateline-bench-") as place:
        source = Path(place) / "source"
        if home is None:
            fill(source, benchmarks, max(sizes), make)
        else:
            copytree(home, source)
        for size in sorted(sizes):
            sized = _sized(source, Path(place) / str(size), size, benchmarks, make)
            grown[len(sized.pool.entries)] = yield from _compared(sized, benchmarks, rivals, make)
    yield growth(grown)


def fill(home: Path, benchmarks: Sequence[Benchmark], passages: int, make: Make) -> None:
    """Ingest articles of the benchmarks, those of the first questions first, up to so many passages."""
    if not benchmarks:
        raise DatelineError("there are no news benchmarks to ingest", "name a library with --library")
    wanted = _records(benchmarks)
    articles = {one.record: one for one in chain.from_iterable(each.articles() for each in benchmarks)}
    order = [articles[name] for name in dict.fromkeys([*wanted, *filter(None, articles)]) if name in articles]
    sys.stderr.write(f"Ingesting articles until there are {passages:,} passages ...\n")
    with Library.open(home, make(), create=True) as library:
        while order and library.counts()[1] < passages:
            library.ingest(order[:_STEP], wait=False)
            order = order[_STEP:]
        library.embed_pending()


def _records(benchmarks: Sequence[Benchmark]) -> list[str]:
    """Return the records of the articles of the first questions, then of the next, by turns."""
    turns = zip_longest(*(one.questions() for one in benchmarks))
    scopes = (question["scope"] for turn in turns for question in turn if question is not None)
    return list(dict.fromkeys(chain.from_iterable(scopes)))


def _sized(source: Path, folder: Path, size: int, benchmarks: Sequence[Benchmark], make: Make) -> Sized:
    """Cut a library of about this size out of `source`, the articles of the first questions first."""
    folder.mkdir()
    embedder, home = make(), folder / "home"
    with Library.open(source, embedder) as whole:
        summaries = whole.articles()
        named = {name: one for one in summaries for name in one.names}
        chosen = _cut([named[name] for name in _records(benchmarks) if name in named] + summaries, size)
        pool = Pool.of(whole, [one.id for one in chosen])
        if len(chosen) < len(summaries):
            with Library.open(home, Known(embedder, pool), create=True) as library:
                library.ingest(article for one in chosen for article in whole.article(one.id))
    if len(chosen) == len(summaries):
        copytree(source, home)
    pool.save(folder / "pool")
    known = {name for one in chosen for name in one.names}
    judged = {
        one.folder.name: [each for each in one.questions() if all_there(each["scope"], named, known)]
        for one in benchmarks
    }
    return Sized(home, folder, pool, chosen, _queries(benchmarks, chosen), judged)


def _cut(summaries: Sequence[ArticleSummary], size: int) -> list[ArticleSummary]:
    """Return the first articles, each once, that have so many passages together."""
    chosen: dict[str, ArticleSummary] = {}
    passages = 0
    for one in summaries:
        if passages >= size:
            break
        if one.id not in chosen:
            chosen[one.id] = one
            passages += one.passages
    return list(chosen.values())


def all_there(scope: Sequence[str], named: Mapping[str, ArticleSummary], known: set[str]) -> bool:
    """Whether all of a question's articles that the library has were chosen, and it has nearly all of them.

    A library of another year has one or two of a question's articles by chance.
    """
    there = [name for name in scope if name in named]
    return bool(there) and len(there) >= _NEARLY_ALL * len(scope) and known.issuperset(there)


def _queries(benchmarks: Sequence[Benchmark], summaries: Sequence[ArticleSummary]) -> list[str]:
    """Return questions of all benchmarks, or titles where there is none."""
    each = -(-QUERIES // max(1, len(benchmarks)))
    asked = [question["question"] for one in benchmarks for question in one.questions()[:each]]
    return asked[:QUERIES] or [one.title for one in summaries if one.title][:QUERIES]


def filters_by_share(summaries: Sequence[ArticleSummary]) -> dict[str, Filters]:
    """Return filters by date that leave these shares of the articles, and one by the largest outlet."""
    days = sorted(one.published[:10] for one in summaries if one.published)
    found: dict[str, Filters] = {}
    for share in SHARES:
        most = round(share * len(summaries))
        if 1 <= most <= len(days):
            begin = (len(days) - most) // 2
            found[f"{share:.1%} by date"] = Filters(since=days[begin], until=days[begin + most - 1])
    outlets = Counter(one.outlet for one in summaries if one.outlet)
    for outlet, _ in outlets.most_common(1):
        found["the largest outlet"] = Filters(outlets=(outlet,))
    return found


def _compared(
    sized: Sized, benchmarks: Sequence[Benchmark], rivals: Sequence[str], make: Make
) -> Generator[str, None, dict[str, Trial]]:
    """Build and ask every rival, yield the tables, and return what came of it."""
    judged = {one["id"]: (one["question"], one["asked"]) for some in sized.judged.values() for one in some}
    filters = filters_by_share(sized.summaries)
    built, trials, sizes = {}, {}, {}
    for name in rivals:
        home = sized.home if name == "ours" else sized.folder / name
        built[name] = alone(build, name, sized.folder / "pool", home, make)
        asked = Ask(name, home, make, sized.queries, judged, filters if name == "ours" else {})
        trials[name] = alone(ask, asked)
        sizes[name] = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
    rows = [*_resources(trials, built, sizes), *_agreement(sized.pool, trials, sized.queries, make)]
    for benchmark in benchmarks:
        rows += _quality(benchmark, sized, trials)
    title = f"{len(sized.pool.entries):,} passages of {len(sized.summaries):,} articles"
    yield side_by_side(title, rivals, [*rows, *_ratios(rows)])
    yield _filtered(sized, trials["ours"], filters)
    return trials


def milliseconds(times: Sequence[float], percent: float) -> str:
    """Return a percentile of seconds."""
    return f"{np.percentile(times, percent) * 1000:.1f} ms"


def _resources(
    trials: Mapping[str, Trial], built: Mapping[str, float], sizes: Mapping[str, int]
) -> Iterator[Row]:
    """Yield time, memory and room."""
    every = list(trials.values())
    n = len(every[0].times)
    yield Row(P50, [milliseconds(one.times, 50) for one in every], n)
    yield Row("search, warm, p95", [milliseconds(one.times, 95) for one in every], n)
    yield Row("processor time a search", [f"{one.cpu * 1000:.1f} ms" for one in every], n)
    yield Row("opened and first question answered, new process", [f"{one.opened:.2f} s" for one in every], 1)
    yield Row("the same where all is imported", [f"{one.reopened:.2f} s" for one in every], 1)
    yield Row("resident memory after the searches", [f"{one.memory:.0f} MB" for one in every])
    yield Row("bytes on disk", [f"{sizes[name] / 1e6:.0f} MB" for name in trials])
    yield Row("build, vectors known", [f"{built[name]:.1f} s" for name in trials], 1)


def _agreement(pool: Pool, trials: Mapping[str, Trial], queries: Sequence[str], make: Make) -> Iterator[Row]:
    """Yield how many of the ten nearest by exact comparison each one's index of vectors finds."""
    vectors = make().embed(queries)
    exact = [{pool.entries[at].id for at, _ in pool.nearest(vector, _TEN)} for vector in vectors]
    values = []
    for one in trials.values():
        same = sum(len(best & set(found)) for best, found in zip(exact, one.nearest, strict=False))
        values.append(f"{same / sum(map(len, exact)):.4f}" if one.nearest else "-")
    yield Row("ten nearest as by exact comparison", values, sum(map(len, exact)))


def _quality(benchmark: Benchmark, sized: Sized, trials: Mapping[str, Trial]) -> Iterator[Row]:
    """Yield hit@k of every rival, and of our search where it is told the day of the question."""
    keys = [one["id"] for one in sized.judged[benchmark.folder.name]]
    if len(keys) < _FEWEST:
        return
    columns = {name: one.hits for name, one in trials.items()}
    said = {name: scored(benchmark, keys, hits, sized.folder) for name, hits in columns.items()}
    told = scored(benchmark, keys, trials["ours"].told, sized.folder)
    for name in ("hit@1", "hit@5", "hit@10", "hit@50", "MRR@10"):
        values = [one[name] for one in said.values()]
        yield Row(f"{benchmark.folder.name}, {name}", values, int(told["n"]))
    blank = ["-"] * (len(trials) - 1)
    yield Row(f"{benchmark.folder.name}, hit@10, told the day", [told["hit@10"], *blank], int(told["n"]))


def scored(
    benchmark: Benchmark, keys: Sequence[str], hits: Mapping[str, Sequence[Shown]], place: Path
) -> dict[str, str]:
    """Return the figures of the benchmark's script, by name, for the hits of the questions `keys`."""
    found = {key: [(hit.record, hit.text) for hit in hits.get(key, ())] for key in keys}
    return rates(benchmark.judge(found, place, only=True))


def _ratios(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield p50 and hit@10 of each rival as a multiple of ours."""
    for row in rows:
        if row.name == P50 or row.name.endswith("hit@10"):
            ours, *others = (float(value.split()[0]) for value in row.values)
            values = ["1", *(f"{other / ours:.2f}" if ours else "-" for other in others)]
            yield Row(f"ratio to ours, {row.name}", values, row.n)


def _filtered(sized: Sized, ours: Trial, filters: Mapping[str, Filters]) -> str:
    """Return the table of our search under each filter."""
    rows = []
    for name, times in ours.filtered.items():
        left = [one for one in sized.summaries if _fits(one, filters[name])]
        size = f"{len(left):,} articles, {sum(one.passages for one in left):,} passages"
        rows.append(Row(f"{name} ({size})", [milliseconds(times, 50), milliseconds(times, 95)], len(times)))
    return side_by_side("our search under a filter", ["p50", "p95"], rows)


def _fits(one: ArticleSummary, filters: Filters) -> bool:
    if filters.outlets:
        return (one.outlet or "").casefold() == filters.outlets[0].casefold()
    day = (one.published or "")[:10]
    return bool(day) and (filters.since or "") <= day <= (filters.until or "9999")


def growth(grown: Mapping[int, Mapping[str, Trial]]) -> str:
    """Return the table of time and memory by size."""
    rows = []
    for name in next(iter(grown.values())):
        every = [trials[name] for trials in grown.values()]
        rows.append(Row(f"{name}, p50", [milliseconds(one.times, 50) for one in every], len(every[0].times)))
        rows.append(Row(f"{name}, resident memory", [f"{one.memory:.0f} MB" for one in every]))
    return side_by_side("growth, by passages", [f"{size:,}" for size in grown], rows)
