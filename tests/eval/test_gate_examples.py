"""The gate that guards this project's own answers: every sample question, held to `examples/gate.toml`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from answer.engine import AnswerEngine
from eval.articles import StoredArticles
from eval.gate import gate, no_worse
from eval.gold import read_gold
from eval.kept import KeptRuns, articles_of, read_runs
from eval.rules import read_rules
from eval.run import run
from index.library import Library
from ingest.read import read_paths
from models.embedder import load_embedder
from models.reader.network import load_reader

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[KeptRuns, StoredArticles]]:
    folder = tmp_path_factory.mktemp("samples")
    embedder, reader = load_embedder(), load_reader()
    with Library.open(folder / "home", embedder, create=True, reader=reader) as library:
        library.ingest(read_paths([EXAMPLES / "articles"]))
        gold = read_gold(EXAMPLES / "gold.jsonl")
        run(gold, AnswerEngine(library, embedder, reader), folder / "run", settings={}, library=library)
        runs = read_runs([folder / "run"])
        yield runs, articles_of(runs, library)


def test_the_samples_pass(kept: tuple[KeptRuns, StoredArticles]) -> None:
    runs, articles = kept
    found = gate(runs, read_rules(EXAMPLES / "gate.toml"), articles)
    assert [failure.sentence for failure in found.failures] == []
    assert (found.checks, found.questions) == (9, 55)


def test_they_would_not_if_no_source_were_cited(kept: tuple[KeptRuns, StoredArticles]) -> None:
    runs, articles = kept
    bare = tuple(
        replace(one, answer=replace(one.answer, sources=()) if one.answer else None)
        for one in runs.runs[0].recorded
    )
    spoiled = replace(runs.runs[0], recorded=bare)
    found = gate(replace(runs, runs=(spoiled,)), read_rules(EXAMPLES / "gate.toml"), articles)
    failed = {failure.metric for failure in found.failures}
    assert failed == {"every_statement_cited", "quote_validity", "gold_source_cited", "evidence_quote_recall"}
    both = no_worse(replace(runs, runs=(spoiled, runs.runs[0])), articles)
    assert {failure.metric for failure in both.failures} == failed - {"quote_validity"} | {
        "gold_source_recall"
    }
