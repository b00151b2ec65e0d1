"""What the reader brings and costs: a small run that prints every row, and who is judged."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from eval import bench, bench_reader
from eval.bench_reader import MEASURES, Watched, compare
from eval.benchmark import Benchmark
from index.library import Library
from models.reader.reading import Pair, Reading
from tests.index.conftest import ToyEmbedder, article_of, story


class LastReader:
    """Likes the article that is numbered 7."""

    name, sha256, max_pieces = "last", "b" * 64, 256

    def read(self, pairs: Sequence[Pair]) -> list[Reading]:
        logits = [5.0 if "Report 7 " in text else 0.0 for _, text in pairs]
        return [Reading(logit, 0.5, None, 0.0, 0.0, 1.0) for logit in logits]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of a few articles."""
    place = tmp_path_factory.mktemp("bench") / "home"
    with Library.open(place, ToyEmbedder(), create=True) as library:
        library.ingest(article_of(story(n), f"/{n}", record=f"r{n}") for n in range(9))
    return place


@pytest.fixture
def benchmark(tmp_path: Path) -> Benchmark:
    """Two questions, one of them on an article that is not in the library, and a judge."""
    folder = tmp_path / "benchmarks" / "tiny"
    folder.mkdir(parents=True)
    rows = [
        {
            "id": "a",
            "question": "What did the desk report of the ferry?",
            "asked": "2024-01-01",
            "scope": ["r7"],
        },
        {"id": "b", "question": "What did others report?", "asked": "2024-01-01", "scope": ["elsewhere"]},
    ]
    (folder / "qa.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (folder / "articles.jsonl.gz").write_bytes(b"")
    (folder.parent / "hits.py").write_text(
        "import json, sys\n"
        "gold = [json.loads(line) for line in open(sys.argv[1])]\n"
        "found = {(one := json.loads(line))['id']: one['hits'] for line in open(sys.argv[3])}\n"
        "def rate(k):\n"
        "    right = [any(h['record'] in g['scope'] for h in found[g['id']][:k]) for g in gold]\n"
        "    return sum(right) / len(gold)\n"
        "print(*(f'hit@{k} {rate(k):.3f}' for k in (1, 5, 10, 50)), 'MRR@10 0.500', 'n', len(gold))\n",
        "utf-8",
    )
    return Benchmark(folder)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search in this process, which has imported everything."""
    monkeypatch.setattr(bench_reader, "alone", lambda work, *given: work(*given))
    monkeypatch.setattr("index.rerank.FUSED", 0.0)


def test_a_small_run_prints_every_row(home: Path, benchmark: Benchmark) -> None:
    before = sorted(path.name for path in home.rglob("*"))
    (printed,) = compare(benchmark, home, ToyEmbedder, LastReader)
    lines = printed.splitlines()
    assert lines[0].endswith("of 9 articles")
    assert lines[2].split() == ["without", "with"]
    rows = {line[: line.index("  ")]: line[line.index("  ") :].split() for line in lines[3:]}
    assert list(rows)[:10] == [*MEASURES, *(f"{name}, told the day" for name in MEASURES)]
    assert rows["hit@1"] == ["0.000", "1.000", "n", "=", "1"], "the other question's article is not there"
    assert rows["hit@50"] == ["1.000", "1.000", "n", "=", "1"]
    assert float(rows["pairs read a second"][1]) > 0
    for name in (
        "search, warm, p50",
        "search, warm, p95",
        "processor time a search",
        "seconds a search, ratio",
    ):
        assert rows[name][-1] == "2", name
    assert {"opened and first query answered, new process", "resident memory after the searches"} <= set(rows)
    assert sorted(path.name for path in home.rglob("*")) == before, "the library is only read"


def test_without_a_benchmark_titles_are_searched_and_nothing_is_judged(home: Path, tmp_path: Path) -> None:
    (printed,) = compare(Benchmark(tmp_path / "none"), home, ToyEmbedder, LastReader)
    assert "hit@" not in printed
    assert "n = 9" in printed


def test_without_benchmark_and_library_it_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="--library"):
        list(compare(Benchmark(tmp_path / "none"), None, ToyEmbedder, LastReader))


def test_a_watched_reader_reads_as_the_reader_and_counts() -> None:
    watched, pairs = Watched(LastReader()), [("q", "Report 7 of"), ("q", "x")]
    assert watched.read(pairs) == LastReader().read(pairs)
    assert watched.pairs == 2
    assert watched.seconds > 0


def test_the_bench_takes_the_flag(
    home: Path, benchmark: Benchmark, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[object] = []

    def noted(*what: object) -> Iterator[str]:
        given.extend(what)
        yield "a table"

    monkeypatch.setattr(bench_reader, "compare", noted)
    shared = str(benchmark.folder.parents[1])
    assert bench.main(["--reader", "--library", str(home), "--shared", shared, "--benchmark", "tiny"]) == 0
    assert given == [benchmark, home]
    assert "a table\n" in capsys.readouterr().out
