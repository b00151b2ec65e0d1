"""The comparison of searches: its arithmetic, and a small run that prints every row."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.errors import DatelineError
from eval import bench_search, rivals
from eval.bench_search import compare, filters_by_share, growth
from eval.benchmark import Benchmark, rates
from eval.pool import Known, Pool
from eval.side_by_side import Row, side_by_side
from eval.trial import Trial, alone, resident
from index.library import Library
from index.query import Filters
from index.summary import ArticleSummary
from tests.index.conftest import ToyEmbedder, article_of, story

PASSAGES = 1_000


def summary(n: int, day: str | None = None, outlet: str | None = None) -> ArticleSummary:
    return ArticleSummary(str(n), f"/{n}", None, None, outlet, day, "metadata", None, 3, None, ())


def trial(times: Sequence[float], memory: float = 100.0) -> Trial:
    return Trial(1.0, 0.5, list(times), 0.002, memory, {}, {}, [], {})


def test_columns_are_aligned_and_say_n() -> None:
    printed = side_by_side(
        "t", ["ours", "numpy"], [Row("p50", ["9.0 ms", "12.0 ms"], 1000), Row("x", ["-", "1"])]
    )
    assert printed == (
        "t\n-\n"
        "       ours    numpy\n"
        "p50  9.0 ms  12.0 ms  n = 1,000\n"
        "x         -        1\n"
    )  # fmt: skip


def test_filters_leave_the_shares_they_say() -> None:
    found = [summary(n, f"2024-{1 + n // 28:02}-{1 + n % 28:02}", f"paper {n % 3 % 2}") for n in range(200)]
    filters = filters_by_share(found)
    assert list(filters) == [
        "1.0% by date",
        "10.0% by date",
        "50.0% by date",
        "90.0% by date",
        "the largest outlet",
    ]
    for name, most in (("1.0% by date", 2), ("10.0% by date", 20), ("90.0% by date", 180)):
        assert sum(bench_search._fits(one, filters[name]) for one in found) == most
    assert filters["the largest outlet"] == Filters(outlets=("paper 0",))
    assert filters_by_share([summary(1)]) == {}


def test_a_cut_has_as_many_passages_as_asked_and_each_article_once() -> None:
    cut = bench_search._cut([summary(1), summary(2), summary(1), summary(3)], 7)
    assert [one.id for one in cut] == ["1", "2", "3"]
    assert len(bench_search._cut([summary(1), summary(2)], 3)) == 1


def test_a_question_is_judged_where_nearly_all_of_its_articles_are() -> None:
    named = {str(n): summary(n) for n in range(9)}
    scope = [str(n) for n in range(10)]
    assert bench_search.all_there(scope, named, set(named)), "one cannot be read"
    assert not bench_search.all_there(scope, named, set(named) - {"3"}), "one was cut off"
    assert not bench_search.all_there(["1", "x", "y"], named, set(named)), "it is of another library"
    assert not bench_search.all_there([], named, set(named))


def test_ratios_are_of_each_rival_to_ours() -> None:
    rows = [
        Row(bench_search.P50, ["4.0 ms", "12.0 ms"], 9),
        Row("q, hit@10", ["0.800", "0.600"], 5),
        Row("z", ["1"]),
    ]
    assert [row.values for row in bench_search._ratios(rows)] == [["1", "3.00"], ["1", "0.75"]]


def test_growth_has_a_column_for_each_size() -> None:
    printed = growth({1000: {"ours": trial([0.004])}, 10_000: {"ours": trial([0.008, 0.008], 250.0)}})
    assert "1,000  10,000" in printed
    assert "4.0 ms  8.0 ms" in printed
    assert "100 MB  250 MB" in printed


def test_percentiles_are_in_milliseconds() -> None:
    assert bench_search.milliseconds([0.001] * 99 + [0.1], 50) == "1.0 ms"
    assert bench_search.milliseconds([0.001, 0.003], 50) == "2.0 ms"


def test_what_the_script_says_is_read() -> None:
    said = "hit@1 0.487 (se 0.040)  hit@10 0.778 (se 0.033)  MRR@10 0.593  n 158"
    assert rates(said) == {"hit@1": "0.487", "hit@10": "0.778", "MRR@10": "0.593", "n": "158"}


def test_a_benchmark_is_judged_by_its_own_script(shared: Path, tmp_path: Path) -> None:
    benchmark = Benchmark(shared / "benchmarks" / "realtimeqa-2025")
    if not benchmark.folder.is_dir():
        pytest.skip("needs the news benchmark realtimeqa-2025 in the development data")
    questions = benchmark.questions()[:30]
    hits = {one["id"]: [(one["scope"][0], one["answer"])] for one in questions}
    said = rates(benchmark.judge(hits, tmp_path, only=True))
    assert said["hit@1"] == "1.000"
    assert 0 < int(said["n"]) <= 30


def test_without_llama_index_a_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    said = rivals.missing()
    assert said is not None
    assert "llama-index-vector-stores-chroma" in said
    assert "\n" not in said


def test_without_benchmarks_and_library_it_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="--library"):
        list(compare(tmp_path, None, [10], ToyEmbedder))


def test_each_rival_has_a_process_of_its_own() -> None:
    assert alone(os.getpid) not in {os.getpid(), alone(os.getpid)}


def test_this_process_has_some_memory() -> None:
    assert resident() > 10 or not Path("/proc").exists()


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of a thousand passages and more, of made-up text."""
    home = tmp_path_factory.mktemp("made-up") / "home"
    with Library.open(home, ToyEmbedder(), create=True) as library:
        number = 0
        while library.counts()[1] <= PASSAGES:
            library.ingest(
                article_of(
                    story(n, 60), f"/{n}", published=f"2024-{1 + n % 12:02}-{1 + n % 28:02}", outlet="Post"
                )
                for n in range(number, number + 25)
            )
            number += 25
    return home


def test_a_pool_is_what_the_library_has_and_is_not_embedded_again(made_up: Path, tmp_path: Path) -> None:
    toy = ToyEmbedder()
    with Library.open(made_up, toy) as library:
        article = library.articles()[0]
        pool = Pool.of(library, [article.id])
        whole = library.article(article.id)
    pool.save(tmp_path / "pool")
    assert list(Pool.load(tmp_path / "pool").entries) == list(pool.entries)
    assert len(pool.entries) == article.passages
    assert pool.nearest(pool.vectors[1], 3)[0][0] == 1
    with Library.open(tmp_path / "home", Known(toy, pool), create=True) as library:
        library.ingest(whole)
        assert library.counts()[1] == article.passages
        assert library.pending() == 0
    assert toy.embedded == 0


def test_a_small_run_prints_every_row(made_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_search, "QUERIES", 12)
    monkeypatch.setattr(
        bench_search, "alone", lambda work, *given: work(*given)
    )  # imports once, not eight times
    before = sorted(path.name for path in made_up.rglob("*"))
    texts = list(compare(tmp_path, made_up, [PASSAGES], ToyEmbedder))
    printed = "\n".join(texts)
    for row in (
        "search, warm, p50", "search, warm, p95", "processor time a search",
        "opened and first question answered, new process",
        "the same where all is imported", "resident memory", "bytes on disk", "build, vectors known",
        "ten nearest as by exact comparison", "ratio to ours, search, warm, p50",
        "10.0% by date", "90.0% by date",
        "the largest outlet", "growth, by passages", "ours, p50", "numpy, resident memory",
    ):  # fmt: skip
        assert row in printed, row
    header = texts[-3].splitlines()[2].split()
    assert header[0] == "ours"
    assert header[-2:] == ["tantivy", "numpy"]
    assert ("llama-index" in header) == (rivals.missing() is None)
    assert sorted(path.name for path in made_up.rglob("*")) == before, "the library is only read"
