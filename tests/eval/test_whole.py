"""The whole house, from files to metrics, over a few articles of the sample corpus."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.engine import AnswerEngine
from eval.articles import StoredArticles
from eval.gold import GoldSet, read_gold
from eval.run import run
from index.library import Library
from ingest.read import read_paths
from models.embedder import load_embedder

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILES = ("000_4be81c77d09a.txt", "explainer-thornweir-dam.html", "museum-of-stopped-clocks.md")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AnswerEngine, Library]]:
    embedder = load_embedder()
    with Library.open(tmp_path_factory.mktemp("eval") / "home", embedder, create=True) as library:
        library.ingest(read_paths([EXAMPLES / "articles" / name for name in FILES]))
        yield AnswerEngine(library, embedder), library


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> GoldSet:
    """The questions whose evidence lies in those files, and two that nothing answers."""
    rows = [json.loads(line) for line in (EXAMPLES / "gold.jsonl").read_text("utf-8").splitlines()]
    inside = [
        row for row in rows if row["evidence"] and all(one["article"] in FILES for one in row["evidence"])
    ]
    refused = [row for row in rows if row["type"] == "unanswerable"][:2]
    path = tmp_path_factory.mktemp("gold") / "few.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in inside[:8] + refused), encoding="utf-8")
    return read_gold(path)


def test_a_run_over_real_articles_is_sound_and_repeatable(
    engine: tuple[AnswerEngine, Library], few: GoldSet, tmp_path: Path
) -> None:
    answerer, library = engine
    summaries = [run(few, answerer, tmp_path / name, settings={}, library=library) for name in ("a", "b")]
    summary = summaries[0]
    assert len(few.questions) >= 6
    assert summary.failures == ()
    assert summary.notes == ()
    overall = summary.scores.overall
    for promise in ("every_statement_cited", "quote_validity"):
        assert overall[promise].n > 0
        assert overall[promise].mean == 1
    for name in ("must_say", "gold_source_cited", "evidence_quote_recall", "latency"):
        assert overall[name].n >= 4
    assert overall["refused_rightly"].n == 2
    assert (tmp_path / "a" / "metrics.json").read_bytes() == (tmp_path / "b" / "metrics.json").read_bytes()
    lines = [_timeless(tmp_path / name / "answers.jsonl") for name in ("a", "b")]
    assert lines[0] == lines[1]
    facts = json.loads((tmp_path / "a" / "run.json").read_text())
    assert facts["library"]["articles"] == len({one.id for one in library.articles()})
    assert len(facts["models"]["embedder"]["sha256"]) == 64


def test_every_name_of_an_article_is_known_to_the_metrics(engine: tuple[AnswerEngine, Library]) -> None:
    library = engine[1]
    articles = StoredArticles(library)
    for summary in library.articles():
        for name in (summary.id, summary.uri, Path(summary.uri).name, *summary.names):
            assert summary.id in articles.named(name)
            assert summary.id in {one.id for one in library.article(name)}


def _timeless(path: Path) -> list[dict[str, object]]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [{name: value for name, value in line.items() if name != "timings_ms"} for line in lines]
