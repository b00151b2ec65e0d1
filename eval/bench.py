"""Speed, memory and, with `--full`, retrieval, measured in one run on this machine: `python -m eval.bench`.

By default the sample articles, and the development articles where they lie beside the repository: a minute
or two. With `--full` also the first 300 questions of a news benchmark there, their articles pooled: the share
of questions whose answer stands in the first passages by words only, by meaning only and fused.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dateline.errors import DatelineError
from dateline.offline import stay_offline
from eval.benchmark import Benchmark, failure
from eval.figure import Figure, peak_memory, timed
from eval.gold import GoldQuestion, read_gold, to_question

if TYPE_CHECKING:
    from index.library import Library
    from index.query import Hit
    from models.embedder import Embedder

ROOT = Path(__file__).resolve().parents[1]
ASKED = 20
"""Questions that a median is taken over."""
_CHOICES = 10_000
"""Questions that are asked with their choices: all of them."""
COLD = 3
"""Processes started for the cold figure."""

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    stay_offline()
    options = _options(arguments)
    try:
        _check(options)
        if options.search or options.search_full:
            return _printed(_beside(options))
        if options.reader:
            return _printed(_with_reader(options))
        if options.answers:
            return _printed(_answers(options))
        if options.conflicts:
            return _printed(_conflicts(options.conflicts))
        sys.stdout.write(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when this began\n\n")
        for title, figures in _sections(options):
            sys.stdout.write(table(title, figures) + "\n")
            sys.stdout.flush()
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


def _printed(texts: Iterator[str]) -> int:
    """Print tables as they come."""
    sys.stdout.write(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when this began\n\n")
    for text in texts:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    return 0


def _beside(options: argparse.Namespace) -> Iterator[str]:
    """Yield our search beside what each library gives by itself."""
    from eval.bench_search import LARGEST, SIZES, compare

    sizes = (*SIZES, LARGEST) if options.search_full or options.library else SIZES
    yield from compare(options.shared, options.library, sizes)


def _with_reader(options: argparse.Namespace) -> Iterator[str]:
    """Yield our search without the reader and with it."""
    from eval.bench_reader import compare

    yield from compare(Benchmark(options.shared / "benchmarks" / options.benchmark), options.library)


def _answers(options: argparse.Namespace) -> Iterator[str]:
    """Yield answers without the reader and with it."""
    from eval.bench_answers import compare

    benchmark = Benchmark(options.shared / "benchmarks" / options.benchmark)
    if options.library is None or not benchmark.folder.is_dir():
        raise DatelineError("no library is named, or there is no benchmark", "add --library and --shared")
    yield from compare(benchmark, options.library, options.first or _CHOICES)


def _conflicts(folder: Path) -> Iterator[str]:
    """Yield what is made of sources that disagree."""
    from eval.bench_conflicts import compare

    yield from compare(folder)


def table(title: str, figures: Sequence[Figure]) -> str:
    """Return the figures as aligned plain text."""
    name = max(len(figure.name) for figure in figures)
    value = max(len(figure.value) for figure in figures)
    lines = [f"{figure.name:<{name}}  {figure.value:>{value}}  n = {figure.n:,}" for figure in figures]
    return "\n".join([title, "-" * len(title), *lines, ""])


def speed(paths: Sequence[Path], gold: Path) -> list[Figure]:
    """Return the figures of an ingest into a new home and of questions asked there."""
    from ingest.read import read_paths

    questions = read_gold(gold).questions[:ASKED]
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        home = Path(folder) / "home"
        cleaning, found = timed(lambda: list(read_paths(paths)))
        with _opened(home, reader=True) as (library, embedder):
            took, report = timed(lambda: library.ingest(found))
            articles, passages = library.counts()
            words = report.seconds.get("words", took)
            figures = [
                Figure("cleaning", f"{len(found) / cleaning:.1f} articles/s", len(found)),
                Figure("ingest until words can be searched", f"{passages / words:.0f} passages/s", passages),
                Figure("ingest, vectors included", f"{passages / took:.0f} passages/s", passages),
                Figure("ratio, whole ingest : words alone", f"{took / words:.1f} : 1", articles),
            ]
            figures += _asking(library, embedder, questions)
        return figures + _cold(home, questions[0].question)


def _asking(library: "Library", embedder: "Embedder", questions: Sequence[GoldQuestion]) -> list[Figure]:
    """Return the times of a warm search and a warm answer, side by side."""
    from answer.engine import AnswerEngine

    engine = AnswerEngine(library, embedder, library.reader)
    engine.ask(to_question(questions[0]))  # what is loaded once is loaded now
    searches = [timed(partial(library.search, one.question))[0] for one in questions]
    answers = [timed(partial(engine.ask, to_question(one)))[0] for one in questions]
    search, ask = statistics.median(searches), statistics.median(answers)
    return [
        Figure("search, warm, median", f"{search * 1000:.0f} ms", len(searches)),
        Figure("ask, warm, median", f"{ask * 1000:.0f} ms", len(answers)),
        Figure("ask, warm, slowest", f"{max(answers) * 1000:.0f} ms", len(answers)),
        Figure("ratio, ask : search", f"{ask / search:.1f} : 1", len(answers)),
    ]


def _cold(home: Path, question: str) -> list[Figure]:
    """Return the time and memory of `dateline ask` in a process of its own."""
    program = Path(sys.executable).with_name("dateline")
    if not program.exists():
        return [Figure("ask, cold (no `dateline` beside this Python)", "not measured", 0)]
    command = [str(program), "--home", str(home), "ask", question, "--json"]
    runs = [timed(partial(_watched, command)) for _ in range(COLD)]
    figures = [Figure("ask, cold, median", f"{statistics.median(took for took, _ in runs):.2f} s", COLD)]
    if peak := max(memory for _, memory in runs):
        figures.append(Figure("ask, cold, peak memory", f"{peak:.0f} MB", COLD))
    helped = statistics.median(timed(partial(_watched, [str(program), "--help"]))[0] for _ in range(COLD))
    return [*figures, Figure("--help, cold, median", f"{helped:.2f} s", COLD)]


def _watched(command: Sequence[str]) -> float:
    """Run a program and return its peak memory in MB, or 0 where the system does not tell.

    Read from /proc while it runs: the peak that `wait` reports of a child is at least its parent's.
    """
    peak = 0.0
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)  # noqa: S603 - our own program
        while process.poll() is None:
            peak = max(peak, peak_memory(process.pid))
            time.sleep(0.01)
        if process.returncode:
            errors.seek(0)
            raise failure(command, process.returncode, errors.read().decode("utf-8", "replace"))
    return peak


def retrieval(benchmark: Benchmark) -> list[Figure]:
    """Return hit@k on a news benchmark by words, by meaning and fused, as its script defines it."""
    questions = benchmark.questions()
    pool = {name for question in questions for name in question["scope"]}
    articles = [one for one in benchmark.articles() if one.record in pool]
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as place:
        with _opened(Path(place) / "home") as (library, _):
            sys.stderr.write(f"Ingesting {len(articles):,} articles of {benchmark.folder.name} ...\n")
            took, _ = timed(lambda: library.ingest(articles))
            passages = library.counts()[1]
            found = {one["id"]: library.search(one["question"], limit=200).hits for one in questions}
        figures = [Figure("ingest, vectors included", f"{passages / took:.0f} passages/s", passages)]
        for name, order in ORDERS.items():
            shown = {key: [(hit.record, hit.text) for hit in order(hits)[:50]] for key, hits in found.items()}
            figures.append(Figure(name, benchmark.judge(shown, Path(place)), len(questions)))
    return figures


def _ranked_by(retriever: str) -> Callable[[Sequence["Hit"]], list["Hit"]]:
    """Return what puts the hits of one retriever in its own order: all that it ranked are among the fused."""

    def order(hits: Sequence["Hit"]) -> list["Hit"]:
        return sorted((hit for hit in hits if retriever in hit.ranks), key=lambda hit: hit.ranks[retriever])

    return order


ORDERS: dict[str, Callable[[Sequence["Hit"]], list["Hit"]]] = {
    "words only": _ranked_by("words"),
    "meaning only": _ranked_by("meaning"),
    "fused": list,
}


def _sections(options: argparse.Namespace) -> Iterator[tuple[str, list[Figure]]]:
    """Measure one corpus after the other."""
    yield "examples/articles", speed([ROOT / "examples" / "articles"], ROOT / "examples" / "gold.jsonl")
    shared: Path = options.shared
    gold = shared / "gold" / "seeds-dev.jsonl"
    if gold.exists():
        yield f"{shared.name}/seeds", speed([shared / "seeds"], gold)
    dump = shared / "benchmarks" / options.benchmark / "articles.jsonl.gz"
    if dump.exists():
        from eval.bench_ingest import EMBEDDED, FIRST, ingest

        whole = options.ingest_full
        most = None if whole else options.first or FIRST
        yield f"ingest of {dump.parent.name}", ingest(dump, most, 3 * EMBEDDED if whole else EMBEDDED)
    if options.full:
        benchmark = Benchmark(shared / "benchmarks" / options.benchmark)
        yield benchmark.folder.name, retrieval(benchmark)
    if peak := peak_memory(os.getpid()):
        yield "this process", [Figure("peak memory of all of the above", f"{peak:.0f} MB", 1)]


def _check(options: argparse.Namespace) -> None:
    """Refuse at once what would fail after minutes."""
    folder = options.shared / "benchmarks" / options.benchmark
    if options.full and not folder.is_dir():
        raise DatelineError(
            f"there is no folder '{folder}'", "leave out --full, or name --shared and --benchmark"
        )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m eval.bench", description="Measure speed, memory, retrieval."
    )
    parser.add_argument("--full", action="store_true", help="also hit@k on a news benchmark (minutes)")
    parser.add_argument("--search", action="store_true", help="our search beside others, and nothing else")
    parser.add_argument("--search-full", action="store_true", help="the same up to 95,000 passages")
    parser.add_argument("--reader", action="store_true", help="our search without the reader and with it")
    parser.add_argument("--answers", action="store_true", help="answers without the reader and with it")
    parser.add_argument("--conflicts", type=Path, help="sources that disagree, from this folder's questions")
    parser.add_argument(
        "--library",
        type=Path,
        help="for --search, --reader, --answers: a library with all vectors; only read",
    )
    parser.add_argument("--ingest-full", action="store_true", help="ingest all of its articles (minutes)")
    parser.add_argument("--first", type=int, help="so many articles to ingest (default: 600), or choices")
    parser.add_argument("--benchmark", default="realtimeqa-2025", help="which one (default: %(default)s)")
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="the development data's folder"
    )
    return parser.parse_args(arguments)


@contextmanager
def _opened(home: Path, *, reader: bool = False) -> Iterator[tuple["Library", "Embedder"]]:
    """Hold a new library open, with its embedder, and with the reader if that is wanted."""
    from index.library import Library
    from models.embedder import load_embedder
    from models.reader.network import load_reader

    embedder = load_embedder()
    with Library.open(home, embedder, create=True, reader=load_reader() if reader else None) as library:
        yield library, embedder


if __name__ == "__main__":
    sys.exit(main())
