"""The gate that guards this project's own answers: every sample question, held to `examples/gate.toml`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from eval.articles import StoredArticles
from eval.gate import gate, no_worse
from eval.kept import KeptRuns, articles_of, read_runs
from eval.rules import read_rules
from index.library import Library
from models.embedder import MiniLM
from tests.conftest import EXAMPLES

pytestmark = pytest.mark.timeout(600)  # the first test waits for the answers to all sample questions


@pytest.fixture(scope="module")
def kept(sample_home: Path, sample_run: Path, embedder: MiniLM) -> Iterator[tuple[KeptRuns, StoredArticles]]:
    with Library.open(sample_home, embedder) as library:
        runs = read_runs([sample_run])
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
