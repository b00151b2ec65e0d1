import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.errors import DatelineError
from eval.answers import read_answers
from eval.articles import ArticleStore, NoArticles
from eval.gold import GoldSet, read_gold, to_question
from eval.record import RecordError
from eval.run import Answerer, run
from eval.score import score
from eval.summary import RunSummary

if TYPE_CHECKING:
    from eval.watch import Progress

SETTINGS: dict[str, object] = {"answerer": "extractive", "limit": 10}
SCRIPT = Path(__file__).with_name("conftest.py")


def lines_of(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "answers.jsonl").read_text().splitlines()]


def read(path: Path) -> dict[str, object]:
    value = json.loads(path.read_text())
    assert isinstance(value, dict)
    return value


@pytest.fixture
def done(gold: GoldSet, engine: Answerer, tmp_path: Path) -> tuple[Path, RunSummary]:
    out = tmp_path / "run"
    return out, run(gold, engine, out, settings=SETTINGS, command=("dateline", "eval"))


def test_the_lines_are_those_of_ask_in_the_order_of_the_gold(
    done: tuple[Path, RunSummary], gold: GoldSet
) -> None:
    lines = lines_of(done[0])
    assert [line["id"] for line in lines] == [question.id for question in gold.questions]
    assert [line["id"] for line in lines if "choice" in line] == ["choose"]
    keys = """id question understood outcome short statements sources searched conflicts as_of undated
        answerer usage timings_ms"""
    assert sorted(lines[0]) == sorted(keys.split())
    assert lines[5]["choice"] == 0


def test_what_an_answerer_raises_is_recorded_and_the_run_goes_on(done: tuple[Path, RunSummary]) -> None:
    out, summary = done
    assert [(failed.id, failed.error) for failed in summary.failures] == [
        ("boom", "ZeroDivisionError: boom"),
        ("odd", "the question is odd; ask another."),
    ]
    assert lines_of(out)[2] == {
        "id": "boom",
        "question": "Will the bridge explode?",
        "error": "ZeroDivisionError: boom",
    }


def test_the_metrics_are_those_worked_out_by_hand(done: tuple[Path, RunSummary]) -> None:
    overall = {name: (found.n, found.mean) for name, found in done[1].scores.overall.items()}
    assert overall == {
        "must_say": (4, 0.5),  # cost and paper say it, boom and odd failed
        "must_say_early": (4, 0.5),
        "must_not_say": (1, 1.0),
        "followup_said": (0, None),
        "gold_source_cited": (2, 1.0),
        "all_gold_sources_cited": (0, None),
        "gold_source_recall": (2, 1.0),
        "evidence_quote_recall": (2, 1.0),
        "hit_at_5": (0, None),  # the run was not asked for hits
        "recall_at_10": (0, None),
        "mrr": (0, None),
        "ndcg_at_10": (0, None),
        "map": (0, None),
        "evidence_found_at_10": (0, None),
        "every_statement_cited": (3, 1.0),
        "quote_validity": (3, 1.0),
        "statements_supported": (3, 1.0),
        "citation_recall": (0, None),
        "citation_precision": (0, None),
        "answered_rightly": (5, 0.6),
        "refused_rightly": (1, 1.0),
        "refusal_precision": (1, 1.0),
        "conflict_flagged": (0, None),
        "no_false_conflict": (3, 1.0),  # cost, paper, zebra; the type of choose is not ours
        "short_answer": (2, 0.0),
        "exact_match": (2, 0.0),
        "token_f1": (2, 0.0),
        "choice_accuracy": (1, 1.0),
        "latency": (4, 7.0),
        "tokens": (0, None),
        "cost": (0, None),
    }
    assert done[1].scores.by_type["fact"]["must_say"].mean == pytest.approx(1 / 3)
    assert sorted(done[1].scores.by_type) == ["attribution", "fact", "quiz", "unanswerable"]


def test_the_folder_holds_what_the_contract_names(done: tuple[Path, RunSummary], gold: GoldSet) -> None:
    out, summary = done
    names = {path.name for path in out.iterdir() if not path.name.startswith(".")}
    assert names == {"answers.jsonl", "metrics.json", "timings.json", "run.json", "report.html"}
    facts = read(out / "run.json")
    assert facts["command"] == ["dateline", "eval"]
    assert facts["settings"] == SETTINGS
    assert facts["gold"] == {"path": gold.path, "sha256": gold.sha256, "questions": 6}
    assert facts["models"] == {"embedder": {"name": "none", "sha256": "0"}}
    assert isinstance(facts["library"], dict)
    assert facts["library"]["articles"] == 3
    metrics = read(out / "metrics.json")
    assert "latency" not in json.dumps(metrics)
    assert metrics["notes"] == list(summary.notes)
    assert len(summary.notes) == 2  # the field and the type that are not ours
    assert read(out / "timings.json")["milliseconds"] == {
        "n": 4,
        "mean": 7.0,
        "median": 7.0,
        "median_low": 7.0,
        "median_high": 7.0,
        "p95": 7.0,
        "p95_low": 7.0,
        "p95_high": 7.0,
        "max": 7.0,
    }


def test_the_summary_is_plain_data(done: tuple[Path, RunSummary]) -> None:
    whole = json.loads(json.dumps(done[1].as_dict(), allow_nan=False))
    assert whole["questions"] == 6
    assert whole["missed"]["must_say"] == ["boom", "odd"]
    assert whole["metrics"]["must_say"]["not_applicable"] == 2
    rows = {row.metric: row for row in done[1].rows()}
    assert "all_gold_sources_cited" not in rows
    assert (rows["latency"].unit, rows["latency"].higher_is_better) == ("ms", False)
    assert [row.metric for row in done[1].type_rows()["unanswerable"]] == [
        "refused_rightly", "refusal_precision", "no_false_conflict", "latency",
    ]  # fmt: skip


def test_the_answerer_is_given_the_questions_alone(gold: GoldSet, engine: Answerer, tmp_path: Path) -> None:
    run(gold, engine, tmp_path / "run", settings={})
    assert getattr(engine, "seen", None) == [to_question(question) for question in gold.questions]


def test_the_same_run_twice_gives_the_same_bytes(gold: GoldSet, engine: Answerer, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run(gold, engine, tmp_path / name, settings=SETTINGS)
    for file in ("answers.jsonl", "metrics.json", "run.json"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_progress_counts_up_to_the_whole(gold: GoldSet, engine: Answerer, tmp_path: Path) -> None:
    heard: list[Progress] = []
    run(gold, engine, tmp_path / "run", settings={}, progress=heard.append)
    assert [step.done for step in heard] == list(range(7))
    assert [step.failed for step in heard] == [0, 0, 0, 1, 2, 2, 2]
    assert heard[0].seconds_left is None
    assert heard[-1].seconds_left == 0


@pytest.mark.parametrize("cut", [1, 30, 200, -1, -2])
def test_a_run_cut_off_anywhere_ends_as_if_it_had_not_been(
    cut: int, done: tuple[Path, RunSummary], gold: GoldSet, engine: Answerer
) -> None:
    out, _ = done
    whole = {name: (out / name).read_bytes() for name in ("answers.jsonl", "metrics.json", "run.json")}
    (out / "answers.jsonl").write_bytes(whole["answers.jsonl"][:cut])
    (out / "metrics.json").unlink()
    (out / ".metrics.json.unfinished").write_text("{")
    summary = run(gold, engine, out, settings=SETTINGS)
    assert summary.taken_over == whole["answers.jsonl"][:cut].count(b"\n")
    assert {name: (out / name).read_bytes() for name in whole} == whole


def test_a_last_line_that_never_reached_the_disk_is_dropped(
    done: tuple[Path, RunSummary], gold: GoldSet, engine: Answerer
) -> None:
    path = done[0] / "answers.jsonl"
    whole = path.read_bytes()
    kept = whole.splitlines(keepends=True)[:2]
    path.write_bytes(b"".join(kept) + b"\x00" * 40 + b"\n")
    assert run(gold, engine, done[0], settings=SETTINGS).taken_over == 2
    assert path.read_bytes() == whole


def test_a_finished_run_is_not_asked_again(
    done: tuple[Path, RunSummary], gold: GoldSet, engine: Answerer
) -> None:
    asked = len(getattr(engine, "seen", ()))
    again = run(gold, engine, done[0], settings=SETTINGS)
    assert again.taken_over == 6
    assert len(getattr(engine, "seen", ())) == asked
    assert again.scores == done[1].scores


def wait_for_lines(path: Path, count: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if path.exists() and path.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.01)
    pytest.fail(f"{path.name} never had {count} lines")


@pytest.mark.parametrize(
    ("kills", "workers"),
    [
        pytest.param(3, 1, id="sample"),
        pytest.param(20, 1, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(1200)]),
        pytest.param(20, 2, id="whole, two at a time", marks=[pytest.mark.soak, pytest.mark.timeout(1200)]),
    ],
)
def test_a_run_killed_again_and_again_ends_as_if_it_had_not_been(
    kills: int, workers: int, tmp_path: Path, gold_file: Path
) -> None:
    """Killed at random moments, hits and support included, until it gets through."""
    dice = random.Random(20251129)
    many = write_many(tmp_path / "many.jsonl", gold_file, 40)
    out, straight = tmp_path / "killed", tmp_path / "straight"
    command = [sys.executable, str(SCRIPT), str(many)]
    killed = 0
    while killed < kills and not (out / "metrics.json").exists():
        process = subprocess.Popen([*command, str(out), "0.05", str(workers)], cwd=SCRIPT.parents[2])
        before = line_count(out)
        deadline = time.monotonic() + 60
        while line_count(out) == before and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(dice.random() * 0.08)
        process.kill()
        process.wait()
        killed += process.returncode == -signal.SIGKILL
    assert killed == kills
    for folder in (out, straight):
        subprocess.run([*command, str(folder), "0", "1"], check=True, cwd=SCRIPT.parents[2])
    for name in ("answers.jsonl", "metrics.json", "run.json", "hits.jsonl", "support.jsonl"):
        assert (out / name).read_bytes() == (straight / name).read_bytes()


def write_many(path: Path, gold_file: Path, count: int) -> Path:
    rows = [json.loads(line) for line in gold_file.read_text("utf-8").splitlines()]
    many = [rows[at % len(rows)] | {"id": f"q{at}"} for at in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in many), encoding="utf-8")
    return path


def line_count(out: Path) -> int:
    """Lines written so far, of answers and of what stands beside them."""
    names = ("answers.jsonl", "hits.jsonl", "support.jsonl")
    return sum((out / name).read_bytes().count(b"\n") for name in names if (out / name).exists())


def test_two_runs_cannot_write_to_one_folder(tmp_path: Path, gold_file: Path, engine: Answerer) -> None:
    out = tmp_path / "run"
    process = subprocess.Popen(
        [sys.executable, str(SCRIPT), str(gold_file), str(out), "1"], cwd=SCRIPT.parents[2]
    )
    try:
        wait_for_lines(out / "answers.jsonl", 0)
        with pytest.raises(DatelineError, match="another run is writing"):
            run(read_gold(gold_file), engine, out, settings={"k": 1})
    finally:
        process.kill()
        process.wait()


def test_another_run_is_not_mixed_in(
    done: tuple[Path, RunSummary], gold: GoldSet, engine: Answerer, library: ArticleStore
) -> None:
    out = done[0]
    before = (out / "answers.jsonl").read_bytes()
    others: list[tuple[GoldSet, dict[str, object], str]] = [
        (gold, {"limit": 20}, "other settings"),
        (replace(gold, sha256="0" * 64), SETTINGS, "other gold"),
        (replace(gold, sha256="0" * 64), {}, "other gold and settings"),
    ]
    for other, settings, reason in others:
        with pytest.raises(DatelineError, match=reason) as caught:
            run(other, engine, out, settings=settings)
        assert "--out" in str(caught.value)
    run(gold, engine, out, settings={**SETTINGS, "threads": 7})  # no answer depends on it
    fewer = library.articles()[:2]
    library.articles = lambda: fewer  # type: ignore[method-assign] # an article was removed meanwhile
    with pytest.raises(DatelineError, match="other library"):
        run(gold, engine, out, settings=SETTINGS)
    assert (out / "answers.jsonl").read_bytes() == before


def test_a_gold_file_may_move(done: tuple[Path, RunSummary], gold: GoldSet, engine: Answerer) -> None:
    assert run(replace(gold, path="elsewhere.jsonl"), engine, done[0], settings=SETTINGS).taken_over == 6


def test_a_folder_that_is_no_run_is_left_alone(gold: GoldSet, engine: Answerer, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    (tmp_path / "file").write_text("x")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "run.json").write_text("{")
    refusals = [
        ("mine", "holds no run"),
        ("file", "is a file"),
        ("broken", "cannot be read"),
        ("file/in", "cannot be"),
    ]
    for name, reason in refusals:
        with pytest.raises(DatelineError, match=reason):
            run(gold, engine, tmp_path / name, settings={})
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_answers_that_were_tampered_with_are_refused(
    done: tuple[Path, RunSummary], gold: GoldSet, engine: Answerer
) -> None:
    path = done[0] / "answers.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([lines[1], lines[0], *lines[2:]]))
    with pytest.raises(DatelineError, match="other questions"):
        run(gold, engine, done[0], settings=SETTINGS)
    path.write_text("".join([lines[0], "{broken\n", *lines[2:]]))
    with pytest.raises(RecordError, match="line 2"):
        run(gold, engine, done[0], settings=SETTINGS)


def test_a_run_can_be_scored_anew_from_its_files(done: tuple[Path, RunSummary], gold: GoldSet) -> None:
    answers = read_answers(done[0] / "answers.jsonl")
    scores = score(gold.questions, answers, NoArticles())
    assert scores.overall["must_say"] == done[1].scores.overall["must_say"]
    assert scores.overall["gold_source_cited"] == done[1].scores.overall["gold_source_cited"]
    assert scores.overall["quote_validity"].n == 0
    with pytest.raises(DatelineError, match="6 answers to 5 questions"):
        score(gold.questions[:5], answers, NoArticles())
    with pytest.raises(DatelineError, match="'cost' answered where 'paper' was asked"):
        score(gold.questions[1:], answers, NoArticles())


def test_half_a_surrogate_pair_can_be_asked(
    lines: Callable[..., Path], engine: Answerer, tmp_path: Path
) -> None:
    gold = read_gold(lines('{"id": "a", "question": "the \\ud800 bridge"}'))
    summary = run(gold, engine, tmp_path / "run", settings={})
    assert summary.failures == ()
    assert run(gold, engine, tmp_path / "run", settings={}).taken_over == 1
