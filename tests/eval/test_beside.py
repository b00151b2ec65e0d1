"""What a run writes beside its answers when it is asked to, and what it does with several at a time."""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answer.answer import Answer
from answer.question import Question
from eval.articles import ArticleStore, StoredArticles
from eval.beside import Plan
from eval.gold import GoldQuestion, GoldSet
from eval.kept import read_runs
from eval.ordered import in_order
from eval.repeat import repeats
from eval.run import Answerer, run
from eval.slices import ages, outlets
from eval.summary import RunSummary
from eval.support import Pair
from index.query import Filters, Hit, SearchResult

if TYPE_CHECKING:
    from eval.watch import Progress

BRIDGE = "/news/bridge.txt"


class Searcher:
    """Finds the first articles there are, whatever is asked."""

    def __init__(self, library: ArticleStore) -> None:
        self.library = library
        self.queries: list[str] = []

    def __call__(self, query: str, *, limit: int, filters: Filters, asked: str | None) -> SearchResult:  # noqa: ARG002 - the protocol's parameter
        self.queries.append(query)
        hits = tuple(
            Hit(f"p{at}", one.id, 0, 60, "", (), 1 / (at + 1), one.uri, record=one.record)
            for at, one in enumerate(self.library.articles()[:limit])
        )
        return SearchResult(query, query, filters, hits, 3, 6)


def short(pairs: Sequence[Pair]) -> list[bool]:
    """A judge to whom only short statements are borne out."""
    return [len(text) < 50 for text, _ in pairs]


def plan(library: ArticleStore) -> Plan:
    return Plan(search=Searcher(library), depth=2, judge=short)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_hits_and_support_are_kept_and_scored(
    gold: GoldSet, engine: Answerer, library: ArticleStore, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    summary = run(gold, engine, out, settings={}, plan=plan(library))
    ids = [question.id for question in gold.questions]
    for name in ("hits.jsonl", "support.jsonl"):
        assert [line["id"] for line in lines(out / name)] == ids
    overall = summary.scores.overall
    assert (overall["recall_at_10"].n, overall["recall_at_10"].mean) == (2, 1.0)
    assert overall["mrr"].mean == pytest.approx((1 + 1 / 2) / 2)  # the bridge first, the ferry second
    assert overall["evidence_found_at_10"].mean == 1.0
    assert overall["citation_recall"].n == 3
    kept = read_runs([out])
    assert kept.notes == ()
    assert kept.runs[0].recorded[0].hits is not None
    again = run(gold, engine, out, settings={})
    assert again.scores == summary.scores


def test_the_answers_are_the_same_with_and_without(
    gold: GoldSet, engine: Answerer, library: ArticleStore, tmp_path: Path
) -> None:
    run(gold, engine, tmp_path / "plain", settings={})
    run(gold, engine, tmp_path / "beside", settings={}, plan=plan(library))
    plain, beside = ((tmp_path / name / "answers.jsonl").read_bytes() for name in ("plain", "beside"))
    assert plain == beside


@pytest.mark.parametrize("cut", [0, 40, -3])
def test_a_file_that_was_cut_off_is_completed(
    cut: int, gold: GoldSet, engine: Answerer, library: ArticleStore, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    summary = run(gold, engine, out, settings={}, plan=plan(library))
    whole = {name: (out / name).read_bytes() for name in ("hits.jsonl", "support.jsonl", "metrics.json")}
    for name in ("hits.jsonl", "support.jsonl"):
        (out / name).write_bytes(whole[name][:cut])
    without = run(gold, engine, out, settings={})
    assert without.scores.overall["mrr"].n == 0
    assert without.scores.overall["citation_recall"].n == 0
    assert sum("is left out" in note for note in without.notes) == 2
    assert any("--hits completes it" in note for note in read_runs([out]).notes)
    again = run(gold, engine, out, settings={}, plan=plan(library))
    assert again.scores == summary.scores
    assert {name: (out / name).read_bytes() for name in whole} == whole


def test_another_depth_begins_anew(
    gold: GoldSet, engine: Answerer, library: ArticleStore, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    run(gold, engine, out, settings={}, plan=plan(library))
    run(gold, engine, out, settings={}, plan=replace(plan(library), depth=1))
    assert {line["limit"] for line in lines(out / "hits.jsonl")} == {1}


def test_each_phase_tells_how_far_it_is(
    gold: GoldSet, engine: Answerer, library: ArticleStore, tmp_path: Path
) -> None:
    heard: list[Progress] = []
    run(gold, engine, tmp_path / "run", settings={}, plan=plan(library), progress=heard.append)
    assert list(dict.fromkeys(one.phase for one in heard)) == ["asking", "searching", "judging"]
    for phase in ("searching", "judging"):
        assert [one.done for one in heard if one.phase == phase] == list(range(7))


@pytest.mark.parametrize("workers", [2, 5])
def test_several_at_a_time_give_the_same_bytes(
    workers: int, gold: GoldSet, engine: Answerer, tmp_path: Path
) -> None:
    for name, number in (("one", 1), ("several", workers)):
        run(gold, engine, tmp_path / name, settings={}, plan=Plan(workers=number))
    for file in ("answers.jsonl", "metrics.json", "run.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "several" / file).read_bytes()


def test_what_comes_late_is_waited_for_and_little_is_begun_ahead() -> None:
    begun: list[int] = []

    def work(item: int) -> int:
        begun.append(item)
        time.sleep(0.02 if item == 0 else 0)
        return item

    found = in_order(range(50), work, 3)
    assert next(found) == 0
    assert len(begun) <= 7
    assert list(found) == list(range(1, 50))


@dataclass
class Moody:
    """Answers as another does, or refuses, as it likes; the same moods for the same seed."""

    engine: Answerer
    dice: random.Random

    def ask(self, question: Question) -> Answer:
        answer = self.engine.ask(question)
        if self.dice.random() < 0.5:
            return answer
        return replace(answer, outcome="not_in_sources", short=None, statements=(), sources=())


def asked(gold: GoldSet, engine: Answerer, out: Path) -> tuple[RunSummary, list[str]]:
    summary = run(gold, engine, out, settings={})
    return summary, (out / "answers.jsonl").read_text("utf-8").splitlines()


def test_repeats_tell_how_far_the_runs_are_apart(gold: GoldSet, engine: Answerer, tmp_path: Path) -> None:
    moods = iter(range(10))
    _, found = repeats(
        tmp_path / "run", 4, lambda out: asked(gold, Moody(engine, random.Random(next(moods))), out)
    )
    assert [Path(one).name for one in found.folders] == ["run", "repeat-2", "repeat-3", "repeat-4"]
    must_say = found.metrics["must_say"]
    known = [mean for mean in must_say.means if mean is not None]
    average = sum(known) / 4
    assert must_say.mean == pytest.approx(average)
    assert must_say.sd == pytest.approx((sum((mean - average) ** 2 for mean in known) / 3) ** 0.5)
    assert (must_say.low, must_say.high) == (min(known), max(known))
    assert 0 < must_say.unsteady <= must_say.n == 4
    assert found.rewritten
    assert read_runs([Path(one) for one in found.folders]).notes == ()


def test_a_steady_answerer_has_no_variance(gold: GoldSet, engine: Answerer, tmp_path: Path) -> None:
    _, found = repeats(tmp_path / "run", 3, lambda out: asked(gold, engine, out))
    assert found.rewritten == ()
    assert {(one.sd, one.unsteady, one.within) for one in found.metrics.values()} == {(0.0, 0, 0.0)}


@pytest.fixture
def dated(library: ArticleStore) -> StoredArticles:
    entries = [
        replace(one, outlet=outlet, published=day)  # type: ignore[type-var] # the conftest's entries
        for one, outlet, day in zip(
            library.articles(), ("Post", "Echo", None), ("2024-05-01", "2024-05-20", None), strict=True
        )
    ]
    library.articles = lambda: entries  # type: ignore[method-assign] # what else it knows stays
    return StoredArticles(library)


@pytest.mark.parametrize(
    ("asked_on", "scope", "wanted"),
    [
        ("2024-05-20", (), "the same day"),
        ("2024-05-21", (), "1 to 7 days"),
        ("2024-05-27T08:00", (), "1 to 7 days"),
        ("2024-05-28", (), "8 to 30 days"),
        ("2024-12-28", (), "31 to 365 days"),
        ("2026-01-01", (), "over a year"),
        ("2024-05-19", (), "published later"),
        ("2024-05-19", ("bridge.txt",), "8 to 30 days"),
        ("2024-05-19", ("pages.txt#part-1",), "unknown"),
        (None, (), "unknown"),
    ],
)
def test_the_age_is_that_of_the_newest_article(
    asked_on: str | None, scope: tuple[str, ...], wanted: str, dated: StoredArticles
) -> None:
    question = GoldQuestion("q", "What?", asked=asked_on, scope=scope or ("bridge.txt", "ferry.txt"))
    assert ages(question, dated) == (wanted,)


def test_a_question_counts_under_each_outlet(dated: StoredArticles) -> None:
    assert outlets(GoldQuestion("q", "What?", scope=("bridge.txt", "ferry.txt")), dated) == ("Echo", "Post")
    assert outlets(GoldQuestion("q", "What?", scope=("pages.txt#part-1",)), dated) == ("unknown",)
