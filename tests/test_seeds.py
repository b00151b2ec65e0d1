"""The five articles this product was asked for, and the figures promised on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answer.engine import AnswerEngine
from answer.question import Question
from eval.gold import read_gold
from eval.run import run
from eval.summary import RunSummary
from index.library import Library
from ingest.read import read_paths
from models.embedder import load_embedder
from models.reader.network import load_reader


@pytest.fixture(scope="module")
def library(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("seeds") / "home"
    with Library.open(home, load_embedder(), create=True, reader=load_reader()) as opened:
        opened.ingest(read_paths([shared / "seeds"]))
        yield opened


@pytest.fixture(scope="module")
def engine(library: Library) -> AnswerEngine:
    return AnswerEngine(library, library.embedder, load_reader())


@pytest.fixture(scope="module")
def summary(
    shared: Path, library: Library, engine: AnswerEngine, tmp_path_factory: pytest.TempPathFactory
) -> RunSummary:
    gold = read_gold(shared / "gold" / "seeds-dev.jsonl")
    return run(gold, engine, tmp_path_factory.mktemp("runs") / "seeds", settings={}, library=library)


@pytest.mark.parametrize(
    ("metric", "questions", "least"),
    [
        ("gold_source_cited", 16, 15 / 16),
        ("must_say_early", 16, 12 / 16),
        ("answered_rightly", 16, 15 / 16),
        ("refused_rightly", 4, 3 / 4),
        ("every_statement_cited", 16, 1.0),
        ("quote_validity", 16, 1.0),
    ],
)
def test_the_figures_promised_on_the_seeds(
    summary: RunSummary, metric: str, questions: int, least: float
) -> None:
    value = summary.scores.overall[metric]
    assert summary.failures == ()
    assert value.n >= questions - 1
    assert value.mean is not None
    assert value.mean >= least


def test_what_grushko_demanded(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("What did Grushko demand?"))
    said = " ".join(statement.text for statement in answer.statements)
    assert answer.outcome == "answered"
    for word in ("Izvestia", "neutral", "membership", "Rossiya"):
        assert word in said
    assert not any(statement.speaker == "Maria Zakharova" for statement in answer.statements)


def test_the_two_outlets_are_a_disagreement(engine: AnswerEngine) -> None:
    answer = engine.ask(Question("Which outlet did Grushko talk to about guarantees?"))
    assert answer.outcome == "conflicting"
    assert len({n for side in answer.conflicts[0].sides for n in side.citations}) == 2
